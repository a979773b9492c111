"""What else holds within a term, a sentence each: changing route, lean months, extension, housing.

Hints only: DUO extends a term and nobody else does (WI 12), and the norm for housing counts nowhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from desktop.domain.answer import Answers, whole_day
from desktop.domain.case_view import CaseView
from desktop.domain.deadlines import Deadline, DeadlineKind
from desktop.domain.dutch_days import day_words
from desktop.domain.errors import Refusal
from desktop.domain.law.book import LawBook, LawValue
from desktop.domain.leerroute import Leerroute
from desktop.domain.ontzorgen import lean_months
from desktop.domain.switching import Switch, switches_of
from desktop.domain.wording import nl

#: rules that the sheet of a term tells beside those of its values
BESIDE: Mapping[DeadlineKind, tuple[str, ...]] = {
    DeadlineKind.INBURGERINGSTERMIJN: ("R-TRM-05", "R-TRM-08", "R-TRM-09"),
    DeadlineKind.SCHAKELEN: ("R-TRM-07",),
    DeadlineKind.ONTZORGEN: ("R-ONT-05", "R-ONT-06"),
}
_ROUTES = {
    Leerroute.B1: nl("de B1-route"),
    Leerroute.ONDERWIJS: nl("de onderwijsroute"),
    Leerroute.Z_ROUTE: nl("de Z-route"),
}


def switch_hints(view: CaseView, book: LawBook) -> tuple[str, ...]:
    """To which other route this plan can still go, and until when (rules R-TRM-06 and R-TRM-07)."""
    route = view.pip.route if view.pip is not None and view.is_met else None
    started = whole_day(view.pip.dagtekening_initieel) if view.pip is not None else None
    if route is None or started is None:
        return ()
    return tuple(_switch_words(one) for one in switches_of(route, started, view.today, book))


def lean_hints(period: Deadline | None, book: LawBook) -> tuple[str, ...]:
    """The first months, in which toeslagen have often not come yet (rule R-ONT-06)."""
    lean = None if period is None else lean_months(period, book)
    if lean is None:
        return ()
    return (
        nl(
            "Toeslagen komen vaak pas later: tot en met {day_words} kan er te weinig geld "
            "zijn. Denk aan een voorschot.",
            day_words=day_words(lean.last),
        ),
    )


def extension_hints(today: date, book: LawBook) -> tuple[str, ...]:
    """That DUO can extend the three years, and on what ground (rules R-TRM-08 and R-TRM-09)."""
    illness = _value(book, today, "verlenging.illness_months")
    marking = _value(book, today, "verlenging.marking_months")
    told = []
    if illness is not None:
        told.append(
            nl(
                "Verlengen doet alleen DUO, op verzoek: bijvoorbeeld bij ziekte langer dan "
                "{number} maanden, of bij praktijkonderwijs, vso of entree.",
                number=illness.number,
            )
        )
    if marking is not None:
        told.append(
            nl(
                "DUO geeft {number} maanden extra aan wie in de knel komt doordat examens laat "
                "worden nagekeken (sinds {day_words}).",
                number=marking.number,
                day_words=day_words(marking.start),
            )
        )
    return tuple(told)


def housing_hints(answers: Answers, today: date, book: LawBook) -> tuple[str, ...]:
    """About when somebody who was coupled may move here (rule R-TRM-11): an older norm, for planning only."""
    cell = answers.cells("P10").get("sinds")
    coupled = whole_day(cell) if isinstance(cell, str) else None
    weeks, move = _value(book, today, "huisvesting.weeks"), _value(book, today, "huisvesting.move_weeks")
    if coupled is None or weeks is None or move is None:
        return ()
    around = coupled + timedelta(weeks=weeks.number + move.number)
    return (
        nl(
            "Verhuizing naar onze gemeente: misschien rond {day_words} (oude norm, telt niet mee).",
            day_words=day_words(around),
        ),
    )


def _switch_words(one: Switch) -> str:
    last = one.deadline.last
    if last is None:
        return nl("Naar {routes}: de wet noemt geen laatste dag.", routes=_ROUTES[one.new])
    when = (
        nl("kon tot en met {day_words}", day_words=day_words(last))
        if not one.is_in_time
        else nl("kan tot en met {day_words}", day_words=day_words(last))
    )
    soon = nl(" Dat is binnenkort voorbij.") if one.is_ending else ""
    return nl("Naar {routes}: {when}.{soon}", routes=_ROUTES[one.new], when=when, soon=soon)


def _value(book: LawBook, day: date, key: str) -> LawValue | None:
    """The value on a day; None where the law gives none yet."""
    try:
        return book.on(day).value(key)
    except Refusal:
        return None
