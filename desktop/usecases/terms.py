"""The statutory terms of one dossier, each with its source; and the one reason that moves the ten weeks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from desktop.domain.answer import whole_day
from desktop.domain.case_view import case_view
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.deadlines import Deadline, DeadlineKind, bezwaar_deadline
from desktop.domain.doelgroep import Belongs, Doelgroep
from desktop.domain.dossier import THIRD_PARTY_ASKED_KEY, THIRD_PARTY_RECEIVED_KEY
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.law.why import Why, why_lines
from desktop.domain.progress_talks import talk_norm
from desktop.usecases.dutch_words import counted, day_words
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk
from desktop.usecases.recording import Asked, pen
from desktop.usecases.shown_clock import ClockState, TenWeekClock
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.ten_weeks import reasons_of, ten_week_clock

_TITLES = {
    DeadlineKind.PIP: "Plan (PIP) binnen tien weken",
    DeadlineKind.INBURGERINGSTERMIJN: "Inburgeringstermijn",
    DeadlineKind.SCHAKELEN: "Wisselen van leerroute",
    DeadlineKind.ONTZORGEN: "Ontzorgen",
    DeadlineKind.BEZWAAR: "Bezwaar tegen het plan",
}
_NUMBERED = re.compile(r"(\d{1,2})[-./ ](\d{1,2})[-./ ](\d{4})")


@dataclass(frozen=True, slots=True)
class TermShown:
    """One term: until when, how long that is, and why. `clock` only for the ten weeks."""

    kind: str
    title: str
    until: str  # 'donderdag 10 september 2026', '' where it does not run
    words: str  # 'nog 34 dagen', 'begint als het plan is vastgesteld'
    why: tuple[str, ...]
    clock: TenWeekClock | None = None


@dataclass(frozen=True, slots=True)
class Delay:
    """Information asked of a third party, as days: None = not."""

    asked: date | None
    received: date | None


def terms_of(desk: Desk, dossier: DossierId) -> tuple[TermShown, ...]:
    """The terms of one dossier, the ten weeks first."""
    with desk.unit_of_work() as work:
        return terms_shown(desk, load_talk(desk, work, dossier))


def record_delay(desk: Desk, dossier: DossierId, asked: str, received: str) -> Outcome[tuple[TermShown, ...]]:
    """Somebody else was asked for information (a diploma valuation) and when it came in (BI 5.3); '' = not.

    Refusal NOT_A_DATE, IMPOSSIBLE_DATE or DATE_IN_FUTURE with field 'asked' or 'received', OUT_OF_RANGE when
    it came in before it was asked.
    """
    today = desk.clock.today()
    first, last = _past(asked, today, "asked"), _past(received, today, "received")
    if last is not None and (first is None or last < first):
        raise Refusal(RefusalCode.IMPOSSIBLE_DATE, "received")
    days = {THIRD_PARTY_ASKED_KEY: first, THIRD_PARTY_RECEIVED_KEY: last}
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes: tuple[Change, ...] = ()
        for key, day in days.items():
            heads = talk.heads.get((ChangeKind.DECISION, key), ())
            value = None if day is None else day.isoformat()
            if (heads or value) and not (heads and all(change.value == value for change in heads)):
                asked_how = Asked(pack=talk.pack.name)
                changes += (pen(desk, work, dossier, ChangeKind.DECISION, key, value, heads, asked_how),)
        shown = terms_shown(desk, load_talk(desk, work, dossier))
        work.commit()
    return Outcome(shown, changes)


def delay_of(talk: Talk) -> Delay:
    """What was asked of a third party in this dossier."""
    return Delay(whole_day(talk.row.third_asked), whole_day(talk.row.third_received))


def terms_shown(desk: Desk, talk: Talk) -> tuple[TermShown, ...]:
    """The terms of a loaded talk."""
    return tuple(_terms(desk, talk))


def _terms(desk: Desk, talk: Talk) -> Iterator[TermShown]:
    view = case_view(talk.dossier, talk.heads, desk.law, talk.today)
    row = talk.row
    is_elsewhere = view.clock is None and not isinstance(view.group, Belongs)
    delay = (row.third_asked, row.third_received)
    clock = ten_week_clock(desk, row.kennisgeving, row.brp, is_elsewhere, view.is_met, delay)
    until = day_words(clock.due) if clock.due else ""
    yield TermShown(DeadlineKind.PIP, _TITLES[DeadlineKind.PIP], until, clock.words, clock.why, clock)
    if clock.state is ClockState.NIET_VAN_TOEPASSING:
        return
    established = whole_day(view.pip.dagtekening) if view.pip is not None and view.is_met else None
    bezwaar = None if established is None else bezwaar_deadline(established, desk.law)
    later = "begint als het plan is vastgesteld"
    yield _term(DeadlineKind.INBURGERINGSTERMIJN, view.term, talk.today, later)
    yield _term(DeadlineKind.SCHAKELEN, view.schakelen, talk.today, later)
    if isinstance(view.group, Belongs) and view.group.doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        yield _term(
            DeadlineKind.ONTZORGEN, view.ontzorgen, talk.today, "begint op de eerste dag van de bijstand"
        )
    yield _term(DeadlineKind.BEZWAAR, bezwaar, talk.today, later)
    if isinstance(view.group, Belongs):
        yield _reviews(desk, talk, view.group.doelgroep)


def _term(kind: DeadlineKind, deadline: Deadline | None, today: date, otherwise: str) -> TermShown:
    if deadline is None or deadline.last is None or deadline.first is None:
        return TermShown(kind, _TITLES[kind], "", otherwise, ())
    left = (deadline.last - today).days
    words = f"nog {counted(left, 'dag', 'dagen')}" if left >= 0 else "voorbij"
    why = (f"Van {day_words(deadline.first)}.", *reasons_of(deadline))
    return TermShown(kind, _TITLES[kind], day_words(deadline.last), words, why)


def _reviews(desk: Desk, talk: Talk, group: Doelgroep) -> TermShown:
    """The talks about progress: the law names no number, the budget norm does (rule R-VGG-01)."""
    norm = talk_norm(group, desk.law.on(talk.today))
    ahead = [one for one in talk.row.appointments if one.day >= talk.today]
    kind = "keuze van de gemeente" if norm.decided_by else "begrotingsnorm"
    words = f"{counted(len(ahead), 'gesprek', 'gesprekken')} gepland; {kind} {norm.number}"
    until = day_words(ahead[0].day) if ahead else ""
    why = why_lines(Why("", law=(norm,)), has_sources=False)
    return TermShown("voortgang", "Voortgangsgesprekken", until, words, why)


def _past(text: str, today: date, field: str) -> date | None:
    """A day that is not ahead, written with its year; None for an empty field."""
    if not text.strip():
        return None
    found = _NUMBERED.fullmatch(text.strip())
    if found is None:
        raise Refusal(RefusalCode.NOT_A_DATE, field)
    try:
        day = date(int(found[3]), int(found[2]), int(found[1]))
    except ValueError:
        raise Refusal(RefusalCode.IMPOSSIBLE_DATE, field) from None
    if day > today:
        raise Refusal(RefusalCode.DATE_IN_FUTURE, field)
    return day
