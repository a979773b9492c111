"""Ontzorgen beside its dates: which forms there are, and the months in which there may be too little money.

The dates are in `deadlines`. Another form than the full one needs a reason (rule R-ONT-03); what the
municipality usually does is a choice of its own and never fills the form of a person.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.day_counting import last_of_months
from desktop.domain.deadlines import Deadline, DeadlineKind
from desktop.domain.law.book import LawBook, LawOnDay, LawValue, ListItem

FULL = "volledig"


@dataclass(frozen=True, slots=True)
class LeanMonths:
    """The first months, in which toeslagen have often not come yet (rule R-ONT-06): time for a voorschot."""

    first: date
    last: date
    law: tuple[LawValue, ...]

    def is_running(self, today: date) -> bool:
        """True while there is reason to ask whether the money is enough."""
        return self.first <= today <= self.last


def lean_months(period: Deadline, book: LawBook) -> LeanMonths | None:
    """The lean months within a period of ontzorgen; None where the period does not run.

    Raises ValueError for a deadline of another kind.
    """
    if period.kind is not DeadlineKind.ONTZORGEN:
        raise ValueError("not a period of ontzorgen")
    if period.first is None or period.last is None:
        return None
    wait = book.on(period.first).value("toeslagen.wait_months")
    return LeanMonths(period.first, min(period.last, last_of_months(period.first, wait.number)), (wait,))


def forms_of(law: LawOnDay) -> tuple[ListItem, ...]:
    """The forms to choose from on a day. Before March 2023 the law knew the full form only."""
    forms = [one for one in law.lists if one.key == "ontzorgen.forms"]
    return forms[0].items if forms else (ListItem(FULL, FULL),)


def is_reason_missing(form: str, reason: str) -> bool:
    """True where another form than the full one was chosen without saying why."""
    return form not in ("", FULL) and not reason.strip()
