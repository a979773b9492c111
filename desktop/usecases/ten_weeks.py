"""The ten-week clock of one dossier as lists and the interview show it: state, squares, words, reasons."""

from __future__ import annotations

from desktop.domain.answer import whole_day
from desktop.domain.deadlines import (
    Deadline,
    FactName,
    NotRunning,
    PipClockFacts,
    ThirdPartyDelay,
    Urgency,
    pip_deadline,
)
from desktop.domain.errors import Refusal
from desktop.domain.law.book import Confidence
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
_NOT_RUNNING = {
    NotRunning.NO_KENNISGEVING: "De datum van de brief van DUO is nog niet bekend.",
    NotRunning.NOT_IN_BRP: "De persoon staat nog niet in de BRP van onze gemeente. Daarna begint de klok.",
    NotRunning.BRP_UNKNOWN: "De datum van inschrijving in de BRP van onze gemeente is nog niet bekend.",
}
_FACTS = {
    FactName.KENNISGEVING: "Brief van DUO",
    FactName.BRP: "Inschrijving in de BRP van onze gemeente",
    FactName.ANCHOR: "De klok loopt vanaf de laatste van de twee",
    FactName.THIRD_PARTY_ASKED: "Informatie gevraagd aan een ander",
    FactName.THIRD_PARTY_RECEIVED: "Informatie ontvangen",
    FactName.BEFORE_SHIFT: "Zonder weekend of feestdag was het",
    FactName.DAGTEKENING: "Dagtekening van het eerste plan",
    FactName.BIJSTAND: "Recht op bijstand vanaf",
    FactName.BEKENDMAKING: "Bekendmaking van het plan",
}
_CONFIDENCE = {
    Confidence.LAW: "gezien in de wettekst",
    Confidence.LAW2: "uit de wet, via een andere bron gelezen",
    Confidence.GUIDANCE: "uit een handreiking",
    Confidence.INFERRED: "eigen uitleg",
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
        return TenWeekClock(ClockState.NIET_VAN_TOEPASSING, None, 0, None, None, "geen klok", ())
    if is_established:
        return TenWeekClock(ClockState.KLAAR, None, 10, None, None, "plan vastgesteld", ())
    facts = PipClockFacts(whole_day(kennisgeving), whole_day(brp), brp == NOT_YET, delay_from(*third_party))
    try:
        deadline = pip_deadline(facts, desk.law)
    except Refusal:
        why = "De wet geeft voor deze datum geen termijn van tien weken. Kijk de brief van DUO na."
        return TenWeekClock(ClockState.LOOPT_NIET, None, 0, None, None, "loopt niet", (why,))
    return _shown(desk, deadline)


def delay_from(asked: str, received: str) -> ThirdPartyDelay | None:
    """The delay for information of a third party (BI 5.3) from ISO texts; None while nothing was asked."""
    day = whole_day(asked)
    return None if day is None else ThirdPartyDelay(day, whole_day(received))


def _shown(desk: Desk, deadline: Deadline) -> TenWeekClock:
    today = desk.clock.today()
    left = deadline.days_left(today)
    if left is None or deadline.last is None:
        reason = _NOT_RUNNING[deadline.not_running] if deadline.not_running else ""
        return TenWeekClock(
            ClockState.LOOPT_NIET, None, 0, None, None, "loopt nog niet", (reason, *reasons_of(deadline))
        )
    words = (
        f"{counted(-left, 'dag', 'dagen')} te laat"
        if left < 0
        else "vandaag is de laatste dag"
        if left == 0
        else f"nog {counted(left, 'dag', 'dagen')}"
    )
    head = f"10 weken is {day_words(deadline.last)}."
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
    told = [f"{_FACTS[f.name]}: {day_words(f.day)}." for f in deadline.facts if f.day and f.name in _FACTS]
    for law in deadline.law:
        checked = f"nagekeken door {law.checked_by}" if law.checked_by else "nog niet nagekeken"
        told.append(f"Bron: {law.article} ({_CONFIDENCE[law.confidence]}, {checked}).")
    if deadline.is_holiday_unsure:
        told.append("De feestdagen van dat jaar staan nog niet in de lijst; alleen het weekend telt mee.")
    told.append(f"Deze datum is {deadline.label}; u beslist.")
    return tuple(told)
