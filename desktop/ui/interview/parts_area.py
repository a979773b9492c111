"""A question in parts: cells under each other, each with its own kind of answer, in both languages."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from shiboken6 import isValid

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.interview.answer_areas import STOP, AnswerArea, choice_rows, mark_pointed
from desktop.ui.interview.answer_paper import SpinePaper
from desktop.ui.interview.done_areas import twin_week
from desktop.ui.interview.pointing import is_exclusive_to, is_sought, spoken_run
from desktop.ui.interview.typing_field import (
    example_for,
    hint_for,
    typing_field,
    understood,
    understood_words,
)
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, hair_line, row
from desktop.ui.widgets.fields import LineField, TextField, cursor_of, put_text, text_of
from desktop.ui.widgets.pick_list import NamesField
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import AnswerRow, TwinGrid, translation_mark
from desktop.ui.widgets.week_grid import WeekGrid
from desktop.usecases.interview import ColumnShown, Interview
from desktop.usecases.interview.answering import PARTS
from desktop.usecases.ports import Language
from forms.answer_moves import ROW_MARK


class PartCell(QWidget):
    """One cell: its question in both halves, then rows to choose, a field to type in, or a week."""

    def __init__(self, theme: Theme, area: PartsArea, col: ColumnShown, language: Language) -> None:
        super().__init__()
        self.key, self._theme = col.key, theme
        self.rows: list[AnswerRow] = []
        self.field: LineField | TextField | None = None
        self.week: WeekGrid | None = None
        self._is_named = False
        self._words = understood(theme, col.type, language)
        self._missing = RunLabel(theme, "", "secondary", tone="zon_700", wrap=False)
        inside = column(0)
        inside.addWidget(self._head(col, language))
        if col.grid is not None:
            self.week = twin_week(theme, col.grid, language)
            self.week.pointed.connect(lambda key: area.cell_chosen.emit(col.key, key))
            around = column(0, (16, 4, 16, 10))
            around.addWidget(self.week)
            inside.addLayout(around)
        if self._is_typed(col):
            inside.addWidget(self._typed(area, col, language))
        else:
            self.rows = choice_rows(
                theme, col.choices, language, is_exclusive_to(col),
                lambda key: area.cell_chosen.emit(col.key, key), area.step_from, nl("{key}.", key=col.key),
            )  # fmt: skip
            for answer in self.rows:
                inside.addWidget(answer)
        if not self.rows:
            inside.addWidget(hair_line())
        self.setLayout(inside)

    @staticmethod
    def _is_typed(col: ColumnShown) -> bool:
        return (
            (is_sought(col) and is_exclusive_to(col))
            or (col.grid is None and not col.choices)
            or col.type == "date_or_not_yet"
        )

    def _head(self, col: ColumnShown, language: Language) -> QWidget:
        theme = self._theme
        paper = SpinePaper(theme)
        left = RunLabel(
            theme, nl("{dutch} *", dutch=col.dutch) if col.is_required else col.dutch, "body", bold=True
        )
        said = spoken_run(col.own, language)
        right = RunLabel(theme, said.text, "body", script=said.script, rtl=said.rtl, bold=not said.mark)
        under = translation_mark(theme, said.mark) if said.mark else None
        middle = row(0)
        if col.picture:
            middle.addWidget(Pictogram(theme, col.picture, theme.scaled(28)))
        paper.spine.setLayout(middle)
        named = row(8)
        named.addWidget(left, 1)
        named.addWidget(self._missing, 0, Qt.AlignmentFlag.AlignTop)
        asked = QWidget()
        asked.setLayout(named)
        halves = _half(asked, is_top=True), _half(right, under, is_top=True)
        paper.setLayout(TwinGrid(theme, halves[0], paper.spine, halves[1]))
        return paper

    def _typed(self, area: PartsArea, col: ColumnShown, language: Language) -> QWidget:
        theme = self._theme
        entries = tuple((c.key, c.dutch, spoken_run(c.own, language)) for c in col.choices)
        named = entries if is_sought(col) else ()
        self._is_named = bool(named)
        field = typing_field(
            theme, col.dutch, col.type, col.limits, named, lines=2, role="body",
            placeholder=example_for(col.type),
        )  # fmt: skip
        self.field = field
        field.setProperty(STOP, f"cell.{col.key}")
        if isinstance(field, TextField):
            field.textChanged.connect(lambda: area.tell(col.key, text_of(field), cursor_of(field)))
            field.finished.connect(area.entered)
        else:
            field.textEdited.connect(lambda text: area.tell(col.key, text, cursor_of(field)))
            field.returnPressed.connect(area.entered)
        if isinstance(field, NamesField):
            field.named.connect(lambda name: area.name_taken(col.key, name))
        field.left_field.connect(lambda: area.leave_cell(col.key) if isValid(area) else None)
        field.setToolTip(on_screen(hint_for(col.type, col.limits)[1]))
        paper = SpinePaper(theme)
        middle = row(0)
        paper.spine.setLayout(middle)
        paper.setLayout(TwinGrid(theme, _half(field), paper.spine, _half(self._words)))
        return paper

    def show_cell(self, col: ColumnShown, is_quiet: bool, is_missing: bool, half_typed: str | None) -> None:
        """What stands in it; half-typed text is kept until it is taken in or left."""
        for answer, choice in zip(self.rows, col.choices if self.rows else (), strict=True):
            answer.show_choice(choice.is_chosen, is_quiet)
        if self.week is not None:
            self.week.show_chosen(col.chosen)
        if self.field is not None:
            if not self.field.hasFocus():
                stands = col.words if self._is_named else col.raw
                put_text(self.field, stands if half_typed is None else half_typed)
            self._words.say(understood_words(col))
            self._words.embolden(None, "inkt_600")
        self._missing.say(nl("nog nodig") if is_missing else "")

    def show_pointed(self, col: ColumnShown, would_be: ColumnShown | None) -> None:
        """What the person points at in it; None = nothing waits."""
        mark_pointed(self.rows, would_be.choices if would_be is not None else None)
        new = would_be.chosen if would_be is not None else ()
        if self.week is not None:
            self.week.show_chosen(col.chosen, [key for key in new if key not in col.chosen])
        if self.field is not None and would_be is not None and would_be.words not in ("", col.words):
            self._words.say(nl("Aangewezen: {words}", words=would_be.words))
            self._words.embolden(True, "klei_700")

    def stops(self) -> list[QWidget]:
        """Where the keyboard can stand, from top to bottom."""
        week: list[QWidget] = [self.week] if self.week is not None else []
        field: list[QWidget] = [self.field] if self.field is not None else []
        return [*week, *field, *self.rows]


class PartsArea(AnswerArea):
    """Cells that do not apply are hidden; what is pointed at stays where it is on the screen."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._is_setting = True
        self._half_typed: dict[str, str] = {}
        self._shown = shown
        self._cells: dict[str, PartCell] = {}
        inside = column(0)
        for col in question.columns:
            cell = PartCell(theme, self, col, shown.language)
            self._cells[col.key] = cell
            inside.addWidget(cell)
        self.setLayout(inside)
        start = f"{question.id}{ROW_MARK}{PARTS}."
        self._half_typed = {
            key[len(start) :]: draft.text for key, draft in shown.drafts.items() if key.startswith(start)
        }
        self.show_answer(shown)
        self._is_setting = False

    def tell(self, key: str, text: str, cursor: int) -> None:
        """A cell is half-typed."""
        if not self._is_setting:
            self._half_typed[key] = text
            self.cell_typed.emit(f"{PARTS}.{key}", text, cursor)

    def leave_cell(self, key: str) -> None:
        """The cursor left a cell; a window that closes leaves it too, when the area is gone already."""
        self.cell_left.emit(key)

    def name_taken(self, key: str, name: str) -> None:
        """A name was taken from the list: as typed, and at once taken in."""
        self.tell(key, name, len(name))
        self.cell_left.emit(key)

    def step_from(self, answer: AnswerRow, by: int) -> None:
        """Up and Down go on from cell to cell."""
        stops = [stop for cell in self._cells.values() if not cell.isHidden() for stop in cell.stops()]
        at = stops.index(answer) + by
        if 0 <= at < len(stops):
            target = stops[at]
            if isinstance(target, WeekGrid):
                target.take_focus()
            else:
                target.setFocus(Qt.FocusReason.TabFocusReason)

    def show_answer(self, shown: Interview) -> None:
        question, self._shown = shown.question, shown
        anchor = self._anchor()
        self._is_setting = True
        for col in question.columns:
            cell = self._cells[col.key]
            half = self._half_typed.get(col.key)
            if half is not None and half.strip() in (col.raw, col.words):
                del self._half_typed[col.key]
                half = None
            cell.show_cell(col, question.state is not None, col.key in question.missing, half)
            cell.setVisible(col.is_shown)
        self._is_setting = False
        self._hold(anchor)

    def show_pointed(self, pointed: Interview | None) -> None:
        would_be = {col.key: col for col in pointed.question.columns} if pointed is not None else {}
        anchor = self._anchor()
        for col in self._shown.question.columns:
            cell, new = self._cells[col.key], would_be.get(col.key)
            cell.show_pointed(col, new)
            cell.setVisible(col.is_shown if new is None else new.is_shown)
        self._hold(anchor)

    def _anchor(self) -> tuple[QWidget, QPoint, QAbstractScrollArea] | None:
        """What is being pointed at or typed in, and where it stands in what scrolls around it."""
        here, around = QApplication.focusWidget(), self.parentWidget()
        scroll = around.parentWidget() if around is not None else None
        if here is None or not self.isAncestorOf(here) or not isinstance(scroll, QAbstractScrollArea):
            return None
        return here, here.mapTo(scroll, QPoint(0, 0)), scroll

    def _hold(self, anchor: tuple[QWidget, QPoint, QAbstractScrollArea] | None) -> None:
        """Cells came or went: the one in hand stays at the same height of the screen."""
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.updateGeometry()
        if anchor is not None:
            here, before, scroll = anchor
            moved = here.mapTo(scroll, QPoint(0, 0)).y() - before.y()
            if moved:
                scroll.verticalScrollBar().setValue(scroll.verticalScrollBar().value() + moved)

    def show_error(self, wrong: bool) -> None:
        for cell in self._cells.values():
            if cell.field is not None:
                cell.field.show_error(wrong and cell.key in self._half_typed)

    def take_focus(self) -> None:
        for col in self._shown.question.columns:
            cell = self._cells[col.key]
            if cell.isHidden() or (col.raw or col.chosen):
                continue
            self._focus_in(cell)
            return
        first = next((cell for cell in self._cells.values() if not cell.isHidden()), None)
        if first is not None:
            self._focus_in(first)

    def _focus_in(self, cell: PartCell) -> None:
        target = next(iter(cell.stops()), None)
        if isinstance(target, WeekGrid):
            target.take_focus()
        elif target is not None:
            target.setFocus(Qt.FocusReason.TabFocusReason)

    def least_height(self, width: int, rows: int) -> int:
        """As high as so many answers: more than that scrolls under the question."""
        heights, left = 0, rows
        for cell in self._cells.values():
            layout = cell.layout()
            if cell.isHidden() or layout is None or left <= 0:
                continue
            heights += layout.totalHeightForWidth(width)
            left -= max(1, len(cell.rows))
        return heights


def _half(*parts: QWidget | None, is_top: bool = False) -> QWidget:
    half = QWidget()
    inside = column(2, (16, 3, 16, 3))
    if not is_top:
        inside.addStretch(1)
    for part in parts:
        if part is not None:
            inside.addWidget(part)
    inside.addStretch(1)
    half.setLayout(inside)
    return half
