"""The ten-week clock of one dossier as lists and the interview show it: state, squares, words, reasons."""

from __future__ import annotations

from dataclasses import replace

from desktop.domain.answer import whole_day
from desktop.domain.deadlines import (
    Deadline,
    PipClockFacts,
    ThirdPartyDelay,
    Urgency,
    pip_deadline,
)
from desktop.domain.errors import Refusal
from desktop.domain.law.why import why_lines
from desktop.domain.reasons import why_deadline
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import counted, day_words
from desktop.usecases.ports import Desk
from desktop.usecases.shown_clock import ClockState, TenWeekClock

NOT_YET = "nog_niet"
_STATES = {
    Urgency.RUIM: ClockState.RUIM,
    Urgency.KRAP: ClockState.KRAP,
    Urgency.NU: ClockState.NU,
    Urgency.LAAT: ClockState.LAAT,
}


def ten_week_clock(
    desk: Desk,
    kennisgeving: str | None,
    brp: str | None,
    is_stopped: bool,
    is_established: bool,
    third_party: tuple[str, str] = ("", ""),
) -> TenWeekClock:
    """The clock from ISO texts of P08 and P11 ('' or None = unknown, 'nog_niet' for P11).

    `is_stopped`: the person does not belong here, so there is no clock. A date before the act makes no
    error here: the clock says that the law gives no term for it. `third_party`: when information was asked of
    somebody else and when it came in, ISO or ''.
    """
    if is_stopped:
        return TenWeekClock(ClockState.NIET_VAN_TOEPASSING, None, 0, None, None, nl("geen klok"), ())
    if is_established:
        return TenWeekClock(ClockState.KLAAR, None, 10, None, None, nl("plan vastgesteld"), ())
    facts = PipClockFacts(whole_day(kennisgeving), whole_day(brp), brp == NOT_YET, delay_from(*third_party))
    try:
        deadline = pip_deadline(facts, desk.law)
    except Refusal:
        why = nl("De wet geeft voor deze datum geen termijn van tien weken. Kijk de brief van DUO na.")
        return TenWeekClock(ClockState.LOOPT_NIET, None, 0, None, None, nl("loopt niet"), (why,))
    return _shown(desk, deadline)


def delay_from(asked: str, received: str) -> ThirdPartyDelay | None:
    """The delay for information of a third party (BI 5.3) from ISO texts; None while nothing was asked."""
    day = whole_day(asked)
    return None if day is None else ThirdPartyDelay(day, whole_day(received))


def _shown(desk: Desk, deadline: Deadline) -> TenWeekClock:
    today = desk.clock.today()
    left = deadline.days_left(today)
    if left is None or deadline.last is None:
        claim = why_deadline(deadline).claim
        return TenWeekClock(
            ClockState.LOOPT_NIET, None, 0, None, None, nl("loopt nog niet"), (claim, *reasons_of(deadline))
        )
    words = (
        nl("{counted} te laat", counted=counted(-left, "dag", "dagen"))
        if left < 0
        else nl("vandaag is de laatste dag")
        if left == 0
        else nl("nog {counted}", counted=counted(left, "dag", "dagen"))
    )
    head = nl("10 weken is {day_words}.", day_words=day_words(deadline.last))
    return TenWeekClock(
        state=_STATES[deadline.urgency(today)],
        days_left=left,
        weeks_gone=min(10, deadline.weeks_gone(today) or 0),
        due=deadline.last,
        anchor=deadline.first,
        words=words,
        why=(head, *reasons_of(deadline)),
    )


def reasons_of(deadline: Deadline) -> tuple[str, ...]:
    """The facts, value, article and confidence a deadline was computed from, a sentence each."""
    return why_lines(replace(why_deadline(deadline), claim="", steps=()), has_sources=False)
