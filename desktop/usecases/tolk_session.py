"""The interpreter: who, which language, how, how long; and where the talk faltered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.ids import DossierId, TolkSessionId
from desktop.domain.tolk import (
    Break,
    Span,
    TolkKind,
    TolkSession,
    TolkWay,
    ended,
    paused,
    resumed,
    session_value,
)
from desktop.domain.tolk_marks import TolkMark
from desktop.usecases.asking import asked_at
from desktop.usecases.dutch_words import local
from desktop.usecases.one_line import one_line
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, moment_of, new_id, pen
from desktop.usecases.talk import Talk, load_talk, tolk_state_name
from desktop.usecases.tolk_words import TolkShown, running_session, tolk_shown

__all__ = [
    "TolkKind",
    "TolkMark",
    "TolkShown",
    "TolkStart",
    "TolkWay",
    "end_tolk",
    "look_at_tolk",
    "lose_line",
    "mark",
    "pause_tolk",
    "start_tolk",
]

_LONGEST_VARIETY = 40


@dataclass(frozen=True, slots=True)
class TolkStart:
    """`who`: a number or a name, as little as possible. `variety`: short text ('Syrisch'), '' unknown."""

    who: str
    way: TolkWay
    kind: TolkKind
    language: str
    variety: str = ""
    is_minor: bool = False
    is_partner: bool = False


def start_tolk(desk: Desk, dossier: DossierId, start: TolkStart) -> Outcome[TolkShown]:
    """Begin a session now; one that still runs here ends first (another tolk takes over).

    Refusal as `one_line`, for who it is and the variety.
    """
    who, variety = one_line(start.who, "who"), _short(one_line(start.variety, "variety"))
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes = _finish(desk, work, talk)
        now = desk.clock.now()
        session = TolkSession(
            id=TolkSessionId(new_id(desk)),
            who=who,
            way=start.way,
            kind=start.kind,
            language=start.language,
            spans=(Span(now, None),),
            variety=variety,
            is_minor=start.is_minor,
            is_partner=start.is_partner,
        )
        changes += (_write(desk, work, talk, session),)
        work.state.put(tolk_state_name(dossier), session.id)
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(_surely_shown(desk, talk), changes)


def pause_tolk(desk: Desk, dossier: DossierId) -> Outcome[TolkShown]:
    """Pause, or go on when it is paused. KeyError when no session runs."""
    return _stop_or_go_on(desk, dossier, Break.PAUSE)


def lose_line(desk: Desk, dossier: DossierId) -> Outcome[TolkShown]:
    """The line is away: minutes stop and the loss is counted; again = the line is back. KeyError as above."""
    return _stop_or_go_on(desk, dossier, Break.LINE_LOST)


def _stop_or_go_on(desk: Desk, dossier: DossierId, why: Break) -> Outcome[TolkShown]:
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        session = running_session(talk)
        if session is None:
            raise KeyError("no tolk session runs")
        stop: Callable[[TolkSession, datetime], TolkSession] = partial(paused, why=why)
        turn = resumed if session.is_paused else stop
        change = _write(desk, work, talk, turn(session, desk.clock.now()))
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(_surely_shown(desk, talk), (change,))


def look_at_tolk(desk: Desk, dossier: DossierId, question: str) -> TolkShown | None:
    """The session that runs, with its minutes as of now; None when there is none. Writes nothing."""
    with desk.unit_of_work() as work:
        return tolk_shown(desk, load_talk(desk, work, dossier), question)


def end_tolk(desk: Desk, dossier: DossierId) -> Outcome[None]:
    """End the session that runs here; nothing happens when there is none."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes = _finish(desk, work, talk)
        work.commit()
    return Outcome(None, changes)


def mark(desk: Desk, dossier: DossierId, question: str, what: TolkMark) -> Outcome[TolkShown | None]:
    """One key: this question was not understood, was said in other words, or the tolk doubts.

    Kept with the exact wording and language, so that a translation can be judged by it.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        value = {"question": question, "what": what.value}
        asked = asked_at(desk, talk, talk.pack.question(question))
        change = pen(desk, work, dossier, ChangeKind.TOLK_MARK, new_id(desk), value, asked=asked)
        talk = load_talk(desk, work, dossier)
        work.commit()
    return Outcome(tolk_shown(desk, talk, question), (change,))


def rest_tolk(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[Change, ...]:
    """The talk is left: a session that runs is paused, so that no minutes run on unheard. No commit."""
    session = running_session(talk)
    if session is None or session.is_paused:
        return ()
    return (_write(desk, work, talk, paused(session, desk.clock.now())),)


def end_forgotten_tolk(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[Change, ...]:
    """A session of an earlier day ends where it was paused, or, cut off, where that day last wrote something:
    who sits there today is asked anew, and no session is billed over two days. No commit.
    """
    session = running_session(talk)
    if session is None or not session.spans or local(session.spans[-1].start).date() >= talk.today:
        return ()
    work.state.drop(tolk_state_name(talk.dossier))
    last_word = max(moment_of(talk.row.last_change), session.spans[-1].start)
    return (_write(desk, work, talk, ended(session, last_word)),)


def _finish(desk: Desk, work: UnitOfWork, talk: Talk) -> tuple[Change, ...]:
    session = running_session(talk)
    work.state.drop(tolk_state_name(talk.dossier))
    if session is None:
        return ()
    return (_write(desk, work, talk, ended(session, desk.clock.now())),)


def _write(desk: Desk, work: UnitOfWork, talk: Talk, session: TolkSession) -> Change:
    parents = talk.heads.get((ChangeKind.TOLK_SESSION, session.id), ())
    value = session_value(session)
    asked = Asked(pack=talk.pack.name)
    return pen(desk, work, talk.dossier, ChangeKind.TOLK_SESSION, session.id, value, parents, asked)


def _short(text: str) -> str:
    """A name of a variety: not longer than a label."""
    return text[:_LONGEST_VARIETY].rstrip()


def _surely_shown(desk: Desk, talk: Talk) -> TolkShown:
    shown = tolk_shown(desk, talk, talk.place.question)
    if shown is None:
        raise KeyError("the session that was just written is not there")
    return shown
