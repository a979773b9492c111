"""Rows of a repeat: children, jobs, diplomas, languages. Each row is an answer with a key of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from desktop.domain.changes import Certainty, Change, Source
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined
from desktop.usecases.asking import asked_at
from desktop.usecases.interview.answering import EMPTY, accepted, finish, write_answer
from desktop.usecases.interview.guarding import refuse_free_text, refuse_guarded
from desktop.usecases.interview.shown import ColumnShown, Interview, RawCell
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, next_row_id
from desktop.usecases.talk import Talk, load_talk
from forms.answer_moves import Answer, answer_payload, row_key
from forms.model import Column, Question
from forms.question_types import Value, read_answer
from forms.question_types.cells import columns_that_apply


def record_row(
    desk: Desk, dossier: DossierId, question: str, row: str | None, cells: Mapping[str, RawCell]
) -> Outcome[Interview]:
    """Add (`row` None) or change one row of a repeat; half rows are kept and marked.

    Only cells that were typed count: a row without any is not added, and an existing one is removed. A new
    row takes the place of 'geen' or a state at the question. Raises Refusal with the column in its facts.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        asked = talk.pack.question(question)
        refuse_guarded(talk, asked)
        read = _read_cells(asked, cells, talk)
        how = asked_at(desk, talk, asked, Source.SAID, Certainty.CERTAIN)
        refuse_free_text(talk, asked, read)
        changes: tuple[Change, ...] = ()
        if row is not None or read:
            key = row_key(question, row or next_row_id(desk, work))
            value = answer_payload(Answer(value=read)) if read else EMPTY
            changes = write_answer(desk, work, talk, key, value, how)
        if read:
            changes += make_room(desk, work, talk, asked, how)
        _clear_drafts(work, dossier, question, row)
        return finish(desk, work, talk, question, changes)


def remove_row(desk: Desk, dossier: DossierId, question: str, row: str) -> Outcome[Interview]:
    """Take a row out: a change with value null, kept in history."""
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
        how = asked_at(desk, talk, talk.pack.question(question), Source.SAID, Certainty.CERTAIN)
        changes = write_answer(desk, work, talk, row_key(question, row), EMPTY, how)
        _clear_drafts(work, dossier, question, row)
        return finish(desk, work, talk, question, changes)


def _read_cells(question: Question, cells: Mapping[str, RawCell], talk: Talk) -> dict[str, Value]:
    """The typed cells as values; a required cell may still be missing. A cell that does not apply is kept
    when it can be read, and stands in no one's way when it cannot."""
    value = accepted(read_answer(question, dict(cells), talk.today), question.id)
    return dict(value) if isinstance(value, Mapping) else {}


def cells_that_apply(columns: Sequence[ColumnShown], cells: Mapping[str, RawCell]) -> frozenset[str]:
    """Which cells of a half-typed row or set of parts are asked now. Pure: nothing is read or kept."""
    asked = tuple(Column(c.key, c.dutch, c.type, relevant=c.relevant) for c in columns)
    texts = {key: cell if isinstance(cell, str) else joined(" ", cell) for key, cell in cells.items()}
    return frozenset(columns_that_apply(asked, texts))


def make_room(desk: Desk, work: UnitOfWork, talk: Talk, question: Question, how: Asked) -> tuple[Change, ...]:
    """A row stands, so 'geen' or 'weet niet' does not; a conflict there waits for a person. Not committed."""
    if talk.answers.answer(question.id) is None:
        return ()
    return write_answer(desk, work, talk, question.id, EMPTY, how)


def _clear_drafts(work: UnitOfWork, dossier: DossierId, question: str, row: str | None) -> None:
    """The half-typed cells of this row ('T01#new.taal' for a row that did not exist)."""
    start = row_key(question, row or "new")
    for key in work.drafts.of(dossier):
        if key == start or key.startswith(start + "."):
            work.drafts.clear(dossier, key)
