"""What stands half-typed at the present question, and where one stands in it. No Qt, nothing recorded.

Keys of fields: the question id, 'note.<kind>.<id>', '<id>#<row, new or parts>.<column>'; '<id>#at' is the
place of the keyboard.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from desktop.ui.interview.pointing import named_cell
from desktop.usecases.interview import Interview, NoteKind, QuestionShown, RawCell
from desktop.usecases.interview.answering import PARTS
from desktop.usecases.ports import Draft
from forms.answer_moves import ROW_MARK


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in a field."""

    text: str
    cursor: int
    is_kept: bool = False
    scroll: int = 0


def place_key(question: str) -> str:
    """The key of where one was at a question: a stop's name, its cursor, and how far was scrolled."""
    return f"{question}{ROW_MARK}at"


def note_key(kind: NoteKind, question: str) -> str:
    """The key of a note's field."""
    return f"note.{kind.value}.{question}"


class HalfTyped:
    """Fields by key."""

    def __init__(self) -> None:
        self._fields: dict[str, Typed] = {}

    def now(self) -> Mapping[str, Typed]:
        """As it is at this moment."""
        return dict(self._fields)

    def get(self, key: str) -> Typed | None:
        """What stands in this field, None for nothing."""
        return self._fields.get(key)

    def put(self, key: str, text: str, cursor: int) -> None:
        """Another letter."""
        self._fields[key] = Typed(text, cursor)

    def pop(self, key: str) -> Typed | None:
        """Taken in, or given up."""
        return self._fields.pop(key, None)

    def stands(self, question: str, name: str, cursor: int, scroll: int) -> None:
        """Where the keyboard is and how far was scrolled."""
        key, now = place_key(question), Typed(name, cursor, scroll=scroll)
        before = self._fields.get(key)
        if (name or scroll) and (before is None or replace(before, is_kept=False) != now):
            self._fields[key] = now

    def arrive(self, shown: Interview, is_same: bool, before: Mapping[str, Typed]) -> None:
        """A question is shown: the same again keeps what was typed in it meanwhile; a draft that is given
        back counts as typed, so that leaving its field records it."""
        newer = {key: typed for key, typed in self._fields.items() if before.get(key) != typed}
        self._fields = newer if is_same else {}
        half = {} if shown.question.draft is None else {shown.question.id: shown.question.draft}
        for key, draft in (half | dict(shown.drafts)).items():
            if key != place_key(shown.question.id):
                self._fields.setdefault(key, Typed(draft.text, draft.cursor, is_kept=True))

    def to_keep(self, which: Callable[[str], bool]) -> Iterator[tuple[str, Draft]]:
        """What is not kept yet, of the fields that are meant; from now on it counts as kept."""
        for key, typed in tuple(self._fields.items()):
            if not typed.is_kept and which(key):
                self._fields[key] = replace(typed, is_kept=True)
                yield key, Draft(typed.text, typed.cursor, typed.scroll)

    def drop_rows(self) -> None:
        """A row was taken in."""
        self._fields = {key: typed for key, typed in self._fields.items() if ROW_MARK not in key}

    def cells(self, question: QuestionShown) -> dict[str, RawCell]:
        """Cells of a question in parts in which something else stands than what was taken in."""
        columns = {column.key: column for column in question.columns}
        typed = {key: one for key, one in self._parts(question.id) if key in columns}
        return {
            key: named_cell(columns[key], one.text)
            for key, one in typed.items()
            if one.text.strip() not in (columns[key].raw, columns[key].words)
        }

    def forget_taken(self, question: QuestionShown) -> None:
        """Cells that were taken in as they were typed are half-typed no more."""
        still = self.cells(question)
        for key, _ in list(self._parts(question.id)):
            if key not in still:
                self._fields.pop(f"{question.id}{ROW_MARK}{PARTS}.{key}")

    def _parts(self, question: str) -> Iterator[tuple[str, Typed]]:
        start = f"{question}{ROW_MARK}{PARTS}."
        return ((key[len(start) :], one) for key, one in self._fields.items() if key.startswith(start))
