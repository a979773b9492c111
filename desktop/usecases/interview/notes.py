"""The three notes at a question: note, what the tolk says, own impression. Only the first is for a plan."""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.changes import Change, ChangeKind
from desktop.usecases.interview.shown import NoteKind
from desktop.usecases.talk import Talk


def note_draft_key(kind: NoteKind, question: str) -> str:
    """The draft key of a note: 'note.notitie.T01'."""
    return f"note.{kind.value}.{question}"


def note_changes(talk: Talk, question: str, kind: NoteKind) -> tuple[Change, ...]:
    """The notes of this kind that stand at a question, oldest first. Two desks can each have made one."""
    found = [
        change
        for (change_kind, _), heads in talk.heads.items()
        if change_kind is ChangeKind.NOTE
        for change in heads
        if isinstance(change.value, Mapping)
        and change.value.get("question") == question
        and change.value.get("kind") == kind.value
    ]
    return tuple(sorted(found, key=lambda change: (change.time, change.id)))


def note_text(talk: Talk, question: str, kind: NoteKind) -> str:
    """All notes of this kind at a question, one under another."""
    values = (change.value for change in note_changes(talk, question, kind))
    return "\n".join(str(value["text"]) for value in values if isinstance(value, Mapping) and "text" in value)


def notes_at(talk: Talk, question: str) -> Mapping[NoteKind, str]:
    """The texts of the kinds that are filled."""
    texts = {kind: note_text(talk, question, kind) for kind in NoteKind}
    return {kind: text for kind, text in texts.items() if text}
