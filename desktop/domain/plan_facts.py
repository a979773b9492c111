"""What the plan is made of, and which of somebody's own words may stand in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from desktop.domain.answer import Answers
from desktop.domain.deadlines import Deadline
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.law.book import LawOnDay
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_elements import PlanElements
from desktop.domain.plan_library import LibraryLine
from desktop.domain.plan_lines import OwnWords
from desktop.domain.plan_steps import PlanStep

#: a run of digits that could be a BSN, a V-nummer or a phone number, however it is grouped
_LONG_NUMBER = re.compile(r"\d(?:[\s.\-]?\d){7,}")
WEEKDAY_KEYS = ("ma", "di", "wo", "do", "vr", "za", "zo")


@dataclass(frozen=True, slots=True)
class PlanFacts:
    """What the plan is made of. Days are local; `next_talk` is 'YYYY-MM-DDTHH:MM' or ''."""

    roepnaam: str
    language: str
    answers: Answers
    law: LawOnDay
    today: date
    doelgroep: Doelgroep | None = None
    route: Leerroute | None = None
    #: only for an established PIP: WI 11 begins at its dagtekening
    term: Deadline | None = None
    ontzorgen: Deadline | None = None
    coach: str = ""
    phone: str = ""
    next_talk: str = ""
    place: str = ""
    elements: PlanElements = PlanElements()
    #: the steps that stand, each with its line of the library (None for own words)
    steps: tuple[tuple[PlanStep, LibraryLine | None], ...] = ()
    #: the route was chosen by the municipality before this one (R-OVG-06)
    is_moved: bool = False

    @property
    def is_asiel(self) -> bool:
        return self.doelgroep is Doelgroep.ASIELSTATUSHOUDER

    @property
    def is_own_course(self) -> bool:
        """Gezin and overig buy their lessons themselves; the municipality advises (R-AAN-01)."""
        return self.doelgroep is not None and not self.is_asiel


def is_fit_for_paper(words: str) -> bool:
    """False when somebody's own words hold a long number: a BSN or V-nummer must never be printed."""
    return _LONG_NUMBER.search(words) is None


def quoted(facts: PlanFacts, question: str) -> OwnWords | None:
    """What was said to a question in own words; None where nothing was, or it may not be printed."""
    words = facts.answers.text(question)
    return OwnWords((words,)) if words is not None and is_fit_for_paper(words) else None


def weekdays(keys: tuple[str, ...]) -> tuple[int, ...]:
    """0 = Monday, each once and in order, out of the keys of a week grid ('ma_ochtend')."""
    names = {key.partition("_")[0] for key in keys}
    return tuple(i for i, name in enumerate(WEEKDAY_KEYS) if name in names)
