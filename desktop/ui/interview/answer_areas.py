"""What stands under the question: one area per shape of answer, all with the same few signals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.interview.pointing import is_exclusive_to, spoken_run
from desktop.ui.locking.typed_fields import keeps_drafts
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.fields import cursor_of, put_cursor
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.usecases.interview import ChoiceShown, Interview, RawCell
from desktop.usecases.ports import Language

#: the property that names a place of the keyboard ('choice.ja', 'cell.gemeente')
STOP = "stop"


class AnswerArea(QWidget):
    """Base: `chosen` a choice key, `stepped` line and step, `typed` text and cursor, `left` the field,
    `entered` Enter or Ctrl+Enter in a field, `row_given` and `row_removed` for repeats, `cell_chosen` and
    `cell_left` for a question in parts, `given` a whole answer at once (a signature).

    Where the keyboard can stand is named by the property `stop`, so that it can be found again.
    """

    chosen = Signal(str)
    stepped = Signal(str, str)
    typed = Signal(str, int)
    left = Signal()
    entered = Signal()
    row_given = Signal(object, object)  # row id or None, cells
    row_removed = Signal(str)
    cell_typed = Signal(str, str, int)  # key after the question id, text, cursor
    cell_chosen = Signal(str, str)  # column, key
    cell_left = Signal(str)
    given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        keeps_drafts(self)

    def show_answer(self, shown: Interview) -> None:
        """The same question, another answer."""

    def show_error(self, wrong: bool) -> None:
        """A refusal stands beside it, or not."""

    def take_focus(self) -> None:
        """Put the keyboard where answering begins."""

    def show_pointed(self, pointed: Interview | None) -> None:
        """What the person points at on the own screen, as the answer would be; None = nothing waits."""

    def put_cells(self, cells: Mapping[str, RawCell]) -> None:
        """Cells of a row that were pointed at and taken over."""

    def standing(self) -> tuple[str, int]:
        """Where the keyboard is in here and its cursor; ('', 0) when it is elsewhere."""
        here = QApplication.focusWidget()
        if here is None or not self.isAncestorOf(here):
            return "", 0
        name = here.property(STOP)
        return (name if isinstance(name, str) else ""), cursor_of(here)

    def stand_at(self, name: str, cursor: int) -> bool:
        """Put the keyboard back where it was; False when that place is not here (any more)."""
        found = next((w for w in self.findChildren(QWidget) if w.property(STOP) == name), None)
        if not name or found is None or not found.isVisibleTo(self):
            return False
        found.setFocus(Qt.FocusReason.OtherFocusReason)
        put_cursor(found, cursor)
        return True

    def row_recorded(self) -> None:
        """A row was taken in."""

    def least_height(self, width: int, rows: int) -> int:
        """The height below which the area would have to scroll with more than `rows` rows in sight."""
        layout = self.layout()
        return (
            layout.totalHeightForWidth(width)
            if layout is not None and layout.hasHeightForWidth()
            else (self.sizeHint().height())
        )


def choice_rows(
    theme: Theme, choices: tuple[ChoiceShown, ...], language: Language, only_one: bool,
    chosen: Callable[[str], None], moved: Callable[[AnswerRow, int], None], stop: str = "",
) -> list[AnswerRow]:  # fmt: skip
    """One row per choice, wired."""
    rows = []
    for choice in choices:
        row = AnswerRow(
            theme, choice.key, str(choice.place), choice.local_place, choice.dutch,
            spoken_run(choice.own, language), choice.picture, only_one=only_one,
        )  # fmt: skip
        row.setProperty(STOP, f"{stop}choice.{choice.key}")
        row.chosen.connect(chosen)
        row.moved.connect(lambda by, r=row: moved(r, by))
        rows.append(row)
    return rows


def mark_pointed(rows: Sequence[AnswerRow], would_be: Sequence[ChoiceShown] | None) -> None:
    """Mark what is pointed at and not chosen yet; None = nothing waits."""
    keys = {choice.key for choice in would_be or () if choice.is_chosen}
    for row in rows:
        row.show_pointed(row.key in keys and not row.isChecked())


class ChoiceArea(AnswerArea):
    """Answers to point at, one under the other; Up and Down go through them."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._rows = choice_rows(
            theme, question.choices, shown.language, is_exclusive_to(question), self.chosen.emit, self._move
        )
        inside = column(0)
        for i, row in enumerate(self._rows):
            row.set_last(i == len(self._rows) - 1)
            inside.addWidget(row)
        self.setLayout(inside)
        self.show_answer(shown)

    def _move(self, row: AnswerRow, by: int) -> None:
        at = self._rows.index(row) + by
        if 0 <= at < len(self._rows):
            self._one_stop(self._rows[at])
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self, stop: AnswerRow | None) -> None:
        """Tab comes here once; Up and Down go through the answers."""
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def show_answer(self, shown: Interview) -> None:
        is_quiet = shown.question.state is not None
        for row, choice in zip(self._rows, shown.question.choices, strict=True):
            row.show_choice(choice.is_chosen, is_quiet)
        focused = next((row for row in self._rows if row.hasFocus()), None)
        self._one_stop(focused or self._first())

    def show_pointed(self, pointed: Interview | None) -> None:
        mark_pointed(self._rows, pointed.question.choices if pointed is not None else None)

    def _first(self) -> AnswerRow | None:
        return next((row for row in self._rows if row.isChecked()), self._rows[0] if self._rows else None)

    def take_focus(self) -> None:
        first = self._first()
        if first is not None:
            self._one_stop(first)
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def least_height(self, width: int, rows: int) -> int:
        heights = [_height_at(row, width) for row in self._rows]
        return sum(heights[:rows])


def _height_at(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    wanted = layout.totalHeightForWidth(width) if layout is not None else widget.sizeHint().height()
    return max(wanted, widget.minimumHeight())
