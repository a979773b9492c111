"""Rows of a repeat: the table first, the form for one row beneath it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.interview.answer_areas import AnswerArea, choice_rows, mark_pointed
from desktop.ui.interview.row_cell import RowCell
from desktop.ui.interview.rows_table import RowsTable
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.button import Button
from desktop.usecases.interview import Interview, RawCell, RowShown, cells_that_apply
from forms.answer_moves import ROW_MARK

#: the name of a row that does not exist yet, in the key of its drafts
NEW_ROW = "new"
_PER_LINE = 4


class RowsArea(AnswerArea):
    """'Geen' where it exists, the table of what was said, then the fields to add or change a row."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        self._theme = theme
        self._columns = shown.question.columns
        self._editing: str | None = None
        self._standing: Mapping[str, RawCell] = {}
        self._none_rows = choice_rows(
            theme, shown.question.choices, shown.language, True, self.chosen.emit, lambda _row, _by: None
        )
        self._table = RowsTable(theme, self._columns, shown.question.simple)
        self._table.asked_change.connect(self._edit_id)
        self._table.asked_removal.connect(self.row_removed)
        self._table.picked.connect(self._show_picked)
        self._cells = {col.key: RowCell(theme, col, shown.language) for col in self._columns}
        inside = column(0)
        for answer in self._none_rows:
            inside.addWidget(answer)
        self._top = QWidget()
        top = column(0, (16, 0, 16, 0))
        top.addWidget(self._table)
        top.addLayout(self._row_buttons())
        self._top.setLayout(top)
        form = QWidget()
        form.setLayout(self._form())
        inside.addWidget(self._top)
        inside.addWidget(form)
        self.setLayout(inside)
        self.show_answer(shown)
        self._restore(shown)
        self._show_cells()

    def _row_buttons(self) -> QGridLayout:
        line = QGridLayout()
        line.setContentsMargins(0, 6, 0, 2)
        line.setHorizontalSpacing(8)
        self._change = Button(self._theme, nl("Verander"), icon="pencil", size="small")
        self._away = Button(self._theme, nl("Haal weg"), size="small")
        self._change.clicked.connect(lambda: self._on_picked(self._edit))
        self._away.clicked.connect(lambda: self._on_picked(lambda one: self.row_removed.emit(one.id)))
        line.addWidget(self._change, 0, 0)
        line.addWidget(self._away, 0, 1)
        line.setColumnStretch(2, 1)
        return line

    def _restore(self, shown: Interview) -> None:
        """What stood half-typed in the cells, of a new row or of one that was being changed."""
        start = f"{shown.question.id}{ROW_MARK}"
        typed = {key[len(start) :]: one.text for key, one in shown.drafts.items() if key.startswith(start)}
        rows = {one.id: one for one in shown.question.rows}
        changed = next((row for row in rows if any(at.startswith(f"{row}.") for at in typed)), None)
        if changed is not None:
            self._edit(rows[changed])
        for key, cell in self._cells.items():
            text = typed.get(f"{changed or NEW_ROW}.{key}")
            if text is not None:
                cell.put(text)

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        narrow = [cell for cell in self._cells.values() if not cell.is_wide]
        lines = -(-len(narrow) // _PER_LINE) or 1
        across = -(-len(narrow) // lines) or 1
        down, at = 0, 0
        for cell in self._cells.values():
            cell.changed.connect(lambda text, cursor, k=cell.column.key: self._tell(k, text, cursor))
            cell.entered.connect(self._give)
            if cell.is_wide:
                down, at = (down + 1 if at else down), 0
                grid.addWidget(cell, down, 0, 1, across)
                down += 1
                continue
            grid.addWidget(cell, down, at)
            at += 1
            if at == across:
                down, at = down + 1, 0
        for place in range(across):
            grid.setColumnStretch(place, 1)
        self._add = Button(self._theme, nl("Voeg toe"), icon="check", role="primary")
        self._add.clicked.connect(self._give)
        self._stop = Button(self._theme, nl("Laat zo"), role="quiet")
        self._stop.clicked.connect(self._leave_row)
        self._stop.hide()
        buttons = row(8, (0, 6, 0, 0))
        buttons.addWidget(self._add)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        grid.addLayout(buttons, down + 1, 0, 1, across)
        return grid

    def _tell(self, key: str, text: str, cursor: int) -> None:
        """A cell is half-typed: it is kept until the row is given."""
        self.cell_typed.emit(f"{self._editing or NEW_ROW}.{key}", text, cursor)
        self._show_cells()

    def _row(self) -> dict[str, RawCell]:
        return {key: raw for key, cell in self._cells.items() if (raw := cell.raw())}

    def _show_cells(self) -> None:
        """Only cells whose condition holds for this row."""
        applies = cells_that_apply(self._columns, self._row())
        for key, cell in self._cells.items():
            cell.setVisible(key in applies)

    def _give(self) -> None:
        cells = self._row()
        if cells:
            self.row_given.emit(self._editing, cells)
        else:
            self.entered.emit()

    def _leave_row(self) -> None:
        """'Laat zo': the row stays as it was, so its half-typed cells say nothing more."""
        for key in self._cells:
            standing = self._standing.get(key, "")
            text = standing if isinstance(standing, str) else joined(" ", standing)
            self.cell_typed.emit(f"{self._editing or NEW_ROW}.{key}", text, 0)
        self._empty_form()

    def row_recorded(self) -> None:
        self._empty_form()
        self.take_focus()

    def _empty_form(self) -> None:
        self._editing, self._standing = None, {}
        for cell in self._cells.values():
            cell.put("")
            cell.show_pointed("")
        self._show_cells()
        self._add.rename(nl("Voeg toe"))
        self._stop.hide()

    def _on_picked(self, act: Callable[[RowShown], None]) -> None:
        one = self._table.picked_row()
        if one is not None:
            act(one)

    def _edit_id(self, row_id: str) -> None:
        one = next((one for one in self._table.rows if one.id == row_id), None)
        if one is not None:
            self._edit(one)

    def _edit(self, one: RowShown) -> None:
        self._editing, self._standing = one.id, dict(one.cells)
        for key, cell in self._cells.items():
            cell.put(one.cells.get(key, ""))
        self._show_cells()
        self._add.rename(nl("Bewaar regel"))
        self._stop.show()
        self.take_focus()

    def _show_picked(self) -> None:
        has = self._table.picked_row() is not None
        self._change.setEnabled(has)
        self._away.setEnabled(has)

    def show_answer(self, shown: Interview) -> None:
        question = shown.question
        for answer, choice in zip(self._none_rows, question.choices, strict=True):
            answer.show_choice(choice.is_chosen, question.state is not None)
        if question.rows != self._table.rows:
            self._table.show_rows(question.rows)
            self.updateGeometry()
        self._top.setVisible(bool(question.rows))
        self._show_picked()

    def show_pointed(self, pointed: Interview | None) -> None:
        mark_pointed(self._none_rows, pointed.question.choices if pointed is not None else None)
        waits = {col.key: col for col in pointed.question.columns} if pointed is not None else {}
        for key, cell in self._cells.items():
            col = waits.get(key)
            keys = col.chosen if col is not None else ()
            names = {c.key: c.dutch for c in col.choices} if col is not None else {}
            cell.show_pointed(joined(", ", (names.get(k, k.replace("_", " ")) for k in keys)))

    def put_cells(self, cells: Mapping[str, RawCell]) -> None:
        for key, raw in cells.items():
            cell = self._cells.get(key)
            if cell is not None:
                cell.put(raw)
                cell.changed.emit(raw if isinstance(raw, str) else joined(" ", raw), 0)
        self._show_cells()

    def show_error(self, wrong: bool) -> None:
        for cell in self._cells.values():
            cell.show_error(wrong)

    def take_focus(self) -> None:
        first = next((cell for cell in self._cells.values() if not cell.isHidden()), None)
        if first is not None:
            first.take_focus()
