"""Rows of a repeat: the table first, the form for one row beneath it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.interview.answer_areas import AnswerArea, choice_rows
from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.pick_list import NamesField, TwinChoiceField
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import ColumnShown, Interview, RowShown
from forms.answer_moves import ROW_MARK

#: the name of a row that does not exist yet, in the key of its drafts
NEW_ROW = "new"
_CHOOSING = ("one", "yes_no", "language", "scale5")
_EXAMPLES = {"date": "20-7-2026", "date_partial": "2019 of 3-2019", "int": "getal", "country": "land"}


class RowsArea(AnswerArea):
    """'Geen' where it exists, the table of what was said, then the fields to add or change a row."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        self._theme, self._language = theme, shown.language
        self._columns = shown.question.columns
        self._editing: str | None = None
        self._standing: dict[str, str] = {}
        self._fields: dict[str, LineField | ChoiceField] = {}
        self._shown_rows: tuple[RowShown, ...] | None = None
        self._none_rows = choice_rows(
            theme, shown.question.choices, shown.language, True, self.chosen.emit, lambda _row, _by: None
        )
        self._table_holder = QWidget()
        self._table = QGridLayout()
        self._table.setContentsMargins(16, 0, 16, 0)
        self._table.setHorizontalSpacing(10)
        self._table.setVerticalSpacing(0)
        for at in range(len(self._columns)):
            self._table.setColumnStretch(at, 1)
        self._table_holder.setLayout(self._table)
        form = QWidget()
        form.setLayout(self._form())
        inside = column(0)
        for answer in self._none_rows:
            inside.addWidget(answer)
        inside.addWidget(self._table_holder)
        inside.addWidget(form)
        self.setLayout(inside)
        self.show_answer(shown)
        self._restore(shown)

    def _restore(self, shown: Interview) -> None:
        """What stood half-typed in the cells, of a new row or of one that was being changed."""
        start = f"{shown.question.id}{ROW_MARK}"
        typed = {key[len(start) :]: one.text for key, one in shown.drafts.items() if key.startswith(start)}
        rows = {one.id: one for one in shown.question.rows}
        changed = next((row for row in rows if any(at.startswith(f"{row}.") for at in typed)), None)
        if changed is not None:
            self._edit(rows[changed])
        for key, field in self._fields.items():
            text = typed.get(f"{changed or NEW_ROW}.{key}")
            if text is not None:
                field.choose(text) if isinstance(field, ChoiceField) else field.setText(text)

    def _form(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setContentsMargins(16, 10, 16, 14)
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(5)
        for at, col in enumerate(self._columns):
            star = " *" if col.is_required else ""
            grid.addWidget(RunLabel(self._theme, f"{col.dutch}{star}", "secondary", bold=True), 0, at)
            own = spoken_run(col.own, self._language)
            if not own.mark:
                grid.addWidget(
                    RunLabel(
                        self._theme, own.text, "secondary", script=own.script, rtl=own.rtl, tone="inkt_600",
                        align=Qt.AlignmentFlag.AlignLeft,
                    ), 1, at,
                )  # fmt: skip
            field = self._field(col)
            self._fields[col.key] = field
            grid.addWidget(field, 2, at)
            grid.setColumnStretch(at, 1)
        self._add = Button(self._theme, "Voeg toe", icon="check", role="primary")
        self._add.clicked.connect(self._give)
        self._stop = Button(self._theme, "Laat zo", role="quiet")
        self._stop.clicked.connect(self._leave_row)
        self._stop.hide()
        buttons = row(8, (0, 6, 0, 0))
        buttons.addWidget(self._add)
        buttons.addWidget(self._stop)
        buttons.addStretch(1)
        grid.addLayout(buttons, 3, 0, 1, max(1, len(self._columns)))
        return grid

    def _field(self, col: ColumnShown) -> LineField | ChoiceField:
        entries = tuple((c.key, c.dutch, spoken_run(c.own, self._language)) for c in col.choices)
        if col.type in _CHOOSING:
            choosing = TwinChoiceField(self._theme, col.dutch, entries)
            choosing.activated.connect(lambda _at: self._tell(col.key, choosing.chosen(), 0))
            return choosing
        example = _EXAMPLES.get(col.type, "")
        field: LineField
        if entries:
            field = names = NamesField(self._theme, col.dutch, entries, example)
            names.named.connect(lambda name: self._tell(col.key, name, len(name)))
        else:
            field = LineField(self._theme, col.dutch, placeholder=example)
        field.returnPressed.connect(self._give)
        field.textEdited.connect(lambda text: self._tell(col.key, text, field.cursorPosition()))
        return field

    def _tell(self, key: str, text: str, cursor: int) -> None:
        """A cell is half-typed: it is kept until the row is given."""
        self.cell_typed.emit(f"{self._editing or NEW_ROW}.{key}", text, cursor)

    def _cells(self) -> dict[str, str]:
        cells = {}
        for key, field in self._fields.items():
            text = field.chosen() if isinstance(field, ChoiceField) else field.text()
            if text:
                cells[key] = text
        return cells

    def _give(self) -> None:
        cells = self._cells()
        if cells:
            self.row_given.emit(self._editing, cells)
        else:
            self.entered.emit()

    def _leave_row(self) -> None:
        """'Laat zo': the row stays as it was, so its half-typed cells say nothing more."""
        for key in self._fields:
            self._tell(key, self._standing.get(key, ""), 0)
        self._empty_form()

    def row_recorded(self) -> None:
        self._empty_form()
        self.take_focus()

    def _empty_form(self) -> None:
        self._editing = None
        self._standing = {}
        for field in self._fields.values():
            if isinstance(field, ChoiceField):
                field.choose("")
            else:
                field.clear()
        self._add.rename("Voeg toe")
        self._stop.hide()

    def _edit(self, one: RowShown) -> None:
        self._editing = one.id
        self._standing = dict(one.cells)
        for key, field in self._fields.items():
            if isinstance(field, ChoiceField):
                field.choose(one.cells.get(key, ""))
            else:
                field.setText(one.cells.get(key, ""))
        self._add.rename("Bewaar regel")
        self._stop.show()
        self.take_focus()

    def show_answer(self, shown: Interview) -> None:
        question = shown.question
        for answer, choice in zip(self._none_rows, question.choices, strict=True):
            answer.show_choice(choice.is_chosen, question.state is not None)
        if question.rows == self._shown_rows:
            return
        self._shown_rows = question.rows
        empty_out(self._table)
        for down, one in enumerate(question.rows):
            self._table_row(one, down * 2)
        self._table_holder.setVisible(bool(question.rows))
        for at in range(self._table.count()):  # the height is asked for before the event loop turns
            item = self._table.itemAt(at)
            made = item.widget() if item is not None else None
            if made is not None:
                made.show()
        self._table.invalidate()
        self._table_holder.updateGeometry()
        self.updateGeometry()

    def _table_row(self, one: RowShown, down: int) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        last = len(self._columns)
        for at, col in enumerate(self._columns):
            words = RunLabel(self._theme, one.words.get(col.key, "") or "-", "answer")
            self._table.addWidget(words, down, at, middle)
        if one.is_half:
            self._table.addWidget(Chip(self._theme, "nog niet af", "warn", "partly"), down, last, middle)
        change = Button(self._theme, "Verander", icon="pencil", size="small")
        change.clicked.connect(lambda _on=False: self._edit(one))
        away = Button(self._theme, "Haal weg", size="small")
        away.clicked.connect(lambda _on=False: self.row_removed.emit(one.id))
        self._table.addWidget(change, down, last + 1, middle)
        self._table.addWidget(away, down, last + 2, middle)
        self._table.setRowMinimumHeight(down, self._theme.px("table_row"))
        self._table.addWidget(hair_line(), down + 1, 0, 1, last + 3)

    def show_error(self, wrong: bool) -> None:
        for field in self._fields.values():
            if isinstance(field, LineField):
                field.show_error(wrong)

    def take_focus(self) -> None:
        first = next(iter(self._fields.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
