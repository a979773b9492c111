"""What is said about an answer afterwards: how it is known, which act it was, confirmed, taken back.

Each is a change of its own that keeps how the question was asked; nothing that was written is altered.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from desktop.domain.acts import possible_acts
from desktop.domain.changes import Act, Certainty, Change, ChangeKind, Source, is_conflict
from desktop.domain.ids import DossierId
from desktop.usecases.asking import asked_at
from desktop.usecases.interview.answer_words import readable
from desktop.usecases.interview.answering import EMPTY, finish, write_answer
from desktop.usecases.interview.guarding import (
    refuse_guarded,
    write_free_text_on,
    write_guard_opened,
)
from desktop.usecases.interview.shown import Interview
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, asked_as, pen
from desktop.usecases.talk import Talk, load_talk
from forms.answer_moves import ROW_MARK, row_key


def record_act(desk: Desk, dossier: DossierId, question: str, act: Act, row: str = "") -> Outcome[Interview]:
    """Say which act the answer that stands was: a following change with the same value.

    Does nothing where that act cannot be (an emptied answer is no change of mind), where the answer replaces
    nothing, or while two answers wait for a choice.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        heads = _one(talk, row_key(question, row) if row else question)
        changes: tuple[Change, ...] = ()
        if heads and heads[-1].act not in (None, act):
            now = readable(heads[-1].value)
            if now is not None and act in possible_acts(now):
                changes = (_again(desk, work, talk, heads, replace(asked_as(heads[-1]), act=act)),)
        return finish(desk, work, talk, question, changes)


def record_source(
    desk: Desk, dossier: DossierId, question: str, source: Source, certainty: Certainty
) -> Outcome[Interview]:
    """Note how the answer that stands is known; its rows go with it. Nothing stands: nothing is written."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes = []
        for heads in _standing(talk, question).values():
            head = heads[-1]
            if (head.source, head.certainty) != (source, certainty):
                how = replace(asked_as(head), act=head.act, source=source, certainty=certainty)
                changes.append(_again(desk, work, talk, heads, how))
        return finish(desk, work, talk, question, tuple(changes))


def confirm_answer(desk: Desk, dossier: DossierId, question: str) -> Outcome[Interview]:
    """'Klopt': the person says that what was known before is right. Said and certain from here on."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        refuse_guarded(talk, asked)
        how = asked_at(desk, talk, asked, Source.SAID, Certainty.CERTAIN)
        changes = tuple(
            _again(desk, work, talk, heads, how)
            for heads in _standing(talk, question).values()
            if heads[-1].certainty is Certainty.TO_CHECK
        )
        return finish(desk, work, talk, question, changes)


def withdraw_answer(desk: Desk, dossier: DossierId, question: str) -> Outcome[Interview]:
    """The person takes the answer back, its rows too. What was said stays in history."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        how = replace(asked_at(desk, talk, asked, Source.SAID, Certainty.CERTAIN), act=Act.WITHDRAWAL)
        changes: tuple[Change, ...] = ()
        for key in _standing(talk, question):
            changes += write_answer(desk, work, talk, key, EMPTY, how)
        work.drafts.clear(dossier, question)
        return finish(desk, work, talk, question, changes)


def open_guarded(desk: Desk, dossier: DossierId, question: str, reason: str) -> Outcome[Interview]:
    """Ask it anyway, with this company, for this reason: a decision and an audit line."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes = write_guard_opened(desk, work, talk, talk.pack.question(question), reason)
        return finish(desk, work, talk, question, changes)


def switch_on_free_text(desk: Desk, dossier: DossierId, question: str, reason: str) -> Outcome[Interview]:
    """Allow typed text at this special question, for this reason: a decision and an audit line."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        changes = write_free_text_on(desk, work, talk, talk.pack.question(question), reason)
        return finish(desk, work, talk, question, changes)


def _standing(talk: Talk, question: str) -> Mapping[str, tuple[Change, ...]]:
    """Answer key to its heads, for the question and its rows, where one value stands."""
    found = {}
    for (kind, key), heads in talk.heads.items():
        if kind is ChangeKind.ANSWER and (key == question or key.startswith(question + ROW_MARK)):
            answer = readable(heads[-1].value) if heads and not is_conflict(heads) else None
            if answer is not None and not answer.is_empty:
                found[key] = heads
    return found


def _one(talk: Talk, key: str) -> tuple[Change, ...]:
    heads = talk.heads.get((ChangeKind.ANSWER, key), ())
    return () if is_conflict(heads) else heads


def _again(desk: Desk, work: UnitOfWork, talk: Talk, heads: tuple[Change, ...], how: Asked) -> Change:
    """The same value once more, with other words about it."""
    head = heads[-1]
    return pen(desk, work, talk.dossier, ChangeKind.ANSWER, head.key, head.value, heads, how)
