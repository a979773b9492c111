"""The statutory terms of one dossier, each with its source; and the one reason that moves the ten weeks."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from desktop.domain.answer import whole_day
from desktop.domain.case_view import case_view
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.deadlines import Deadline, DeadlineKind, bezwaar_deadline
from desktop.domain.doelgroep import Belongs, Doelgroep
from desktop.domain.dossier import THIRD_PARTY_ASKED_KEY, THIRD_PARTY_RECEIVED_KEY
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.law.why import Why, rules_behind, short_mark, why_lines
from desktop.domain.plan_elements import plan_elements
from desktop.domain.progress_talks import talk_norm
from desktop.domain.reasons import why_deadline
from desktop.domain.wording import nl
from desktop.usecases.dutch_words import counted, day_words
from desktop.usecases.outcome import Outcome
from desktop.usecases.pip_versions import holding
from desktop.usecases.ports import Desk
from desktop.usecases.recording import Asked, pen
from desktop.usecases.shown_clock import ClockState, TenWeekClock
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.ten_weeks import reasons_of, ten_week_clock
from desktop.usecases.term_hints import (
    BESIDE,
    extension_hints,
    housing_hints,
    lean_hints,
    switch_hints,
)
from desktop.usecases.typed_days import read_past_day
from desktop.usecases.why_shown import WhyShown, why_shown

_TITLES = {
    DeadlineKind.PIP: nl("Plan (PIP) binnen tien weken"),
    DeadlineKind.INBURGERINGSTERMIJN: nl("Inburgeringstermijn"),
    DeadlineKind.SCHAKELEN: nl("Wisselen van leerroute"),
    DeadlineKind.ONTZORGEN: nl("Ontzorgen"),
    DeadlineKind.BEZWAAR: nl("Bezwaar tegen het plan"),
}


@dataclass(frozen=True, slots=True)
class TermShown:
    """One term: until when, how long that is, and why. `clock` only for the ten weeks.

    `mark`: 'niet nagekeken: ...' where nobody laid the value beside the official text. `more`: what else
    holds within the term, a sentence each. `reason` fills the sheet 'waarom?'.
    """

    kind: str
    title: str
    until: str  # 'donderdag 10 september 2026', '' where it does not run
    words: str  # 'nog 34 dagen', 'begint als het plan is vastgesteld'
    why: tuple[str, ...]
    clock: TenWeekClock | None = None
    mark: str = ""
    more: tuple[str, ...] = ()
    reason: WhyShown | None = None


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
    first, last = read_past_day(asked, today, "asked"), read_past_day(received, today, "received")
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
    row, book = talk.row, desk.law
    is_elsewhere = view.clock is None and not isinstance(view.group, Belongs)
    delay = (row.third_asked, row.third_received)
    clock = ten_week_clock(desk, row.kennisgeving, row.brp, is_elsewhere, view.is_met, delay)
    until = day_words(clock.due) if clock.due else ""
    title = _TITLES[DeadlineKind.PIP]
    why = None if view.clock is None or view.is_met else why_deadline(view.clock, book)
    mark, reason = _grounds(talk, why)
    hints = housing_hints(view.answers, talk.today, book) if view.clock and not view.clock.last else ()
    yield TermShown(DeadlineKind.PIP, title, until, clock.words, clock.why, clock, mark, hints, reason)
    if clock.state is ClockState.NIET_VAN_TOEPASSING:
        return
    bezwaar = _bezwaar(desk, talk)
    later = nl("begint als het plan is vastgesteld")
    extension = extension_hints(talk.today, book)
    yield _term(DeadlineKind.INBURGERINGSTERMIJN, talk, view.term, later, extension)
    yield _term(DeadlineKind.SCHAKELEN, talk, view.schakelen, later, switch_hints(view, book))
    if isinstance(view.group, Belongs) and view.group.doelgroep is Doelgroep.ASIELSTATUSHOUDER:
        bijstand = nl("begint op de eerste dag van de bijstand")
        yield _term(DeadlineKind.ONTZORGEN, talk, view.ontzorgen, bijstand, lean_hints(view.ontzorgen, book))
    yield _term(DeadlineKind.BEZWAAR, talk, bezwaar, later)
    if isinstance(view.group, Belongs):
        yield _reviews(desk, talk, view.group.doelgroep)


def _term(
    kind: DeadlineKind, talk: Talk, deadline: Deadline | None, otherwise: str, more: tuple[str, ...] = ()
) -> TermShown:
    if deadline is None or deadline.last is None or deadline.first is None:
        return TermShown(kind, _TITLES[kind], "", otherwise, ())
    left = (deadline.last - talk.today).days
    words = nl("nog {counted}", counted=counted(left, "dag", "dagen")) if left >= 0 else nl("voorbij")
    told = (nl("Van {day_words}.", day_words=day_words(deadline.first)), *reasons_of(deadline))
    why = why_deadline(deadline, talk.law)
    beside = (talk.law.rule(id) for id in BESIDE.get(kind, ()))
    why = replace(why, rules=tuple(dict.fromkeys((*why.rules, *beside))))
    mark, reason = _grounds(talk, why)
    return TermShown(kind, _TITLES[kind], day_words(deadline.last), words, told, None, mark, more, reason)


def _grounds(talk: Talk, why: Why | None) -> tuple[str, WhyShown | None]:
    """The mark, and what the sheet shows."""
    return ("", None) if why is None else (short_mark(why), why_shown(why, talk.pack))


def _bezwaar(desk: Desk, talk: Talk) -> Deadline | None:
    """Six weeks from the day the letter of the plan that holds went out, else from its dagtekening."""
    holds = holding(talk)
    if holds is None:
        return None
    told = whole_day(holds.bekendmaking) or whole_day(holds.pip.dagtekening)
    return None if told is None else bezwaar_deadline(told, desk.law)


def _reviews(desk: Desk, talk: Talk, group: Doelgroep) -> TermShown:
    """The talks about progress: the law names no number, the budget norm does (rule R-VGG-01)."""
    norm = talk_norm(group, desk.law.on(talk.today))
    agreed = plan_elements(talk.heads).talks
    days = {one.day for one in talk.row.appointments} | set(agreed.days if agreed else ())
    ahead = sorted(day for day in days if day >= talk.today)
    kind = nl("keuze van de gemeente") if norm.decided_by else nl("begrotingsnorm")
    talks = counted(len(ahead), "gesprek", "gesprekken")
    words = nl("{talks} gepland; {kind} {number}", talks=talks, kind=kind, number=norm.number)
    until = day_words(ahead[0]) if ahead else ""
    told = why_lines(Why("", law=(norm,)), has_sources=False)
    claim = nl("Er is gerekend met {number} voortgangsgesprekken.", number=norm.number)
    why = Why(
        claim,
        law=(norm,),
        rules=rules_behind((norm,), desk.law),
        closing=nl("U kiest hoeveel het er worden."),
    )
    mark, reason = _grounds(talk, why)
    return TermShown("voortgang", nl("Voortgangsgesprekken"), until, words, told, None, mark, (), reason)
