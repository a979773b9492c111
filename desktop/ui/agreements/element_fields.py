"""The fields of one form of an agreement, made from their specs: label, field, and what stands in them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.agreements.element_specs import FieldSpec, Kind
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.controls import Segments, latin
from desktop.ui.widgets.fields import ChoiceField, LineField, TextField
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.tick_field import TickField
from desktop.ui.widgets.week_grid import WeekGrid, WeekHead
from desktop.usecases.dutch_words import WEEKDAYS
from desktop.usecases.plan_elements import Raw

_PARTS = ("ochtend", "middag", "avond")
_NOTHING = ("", nl("nog niet gekozen"))
#: wider letters leave room for one field on a line
_ONE_COLUMN = 1.3

Value = str | tuple[str, ...]


class Field(QWidget):
    """One field under its label. `typed`: something changed; `finished`: Enter, or chosen for good."""

    typed = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, spec: FieldSpec, about: str) -> None:
        super().__init__()
        self.spec = spec
        self._theme = theme
        self._name = nl("{label} {about}", label=spec.label, about=about)
        self._read: Callable[[], Value] = str
        self._write: Callable[[Value], None] = lambda _value: None
        self._mark: Callable[[bool], None] = lambda _wrong: None
        inside = column(3)
        if spec.kind is not Kind.TICK:
            self.label = RunLabel(theme, spec.label, "small_body", bold=True)
            inside.addWidget(self.label)
        self.stop: QWidget = _MAKERS[spec.kind](self, inside)
        self.setLayout(inside)

    def value(self) -> Value:
        """What stands in it."""
        return self._read()

    def put(self, value: Value) -> None:
        """Show this; nothing is announced."""
        self._write(value)

    def show_error(self, wrong: bool) -> None:
        """A frame around what cannot be kept."""
        self._mark(wrong)

    # --- one maker per kind

    def _line(self, inside: QVBoxLayout) -> QWidget:
        field = LineField(self._theme, self._name, placeholder=self.spec.placeholder)
        field.textEdited.connect(self.typed)
        field.returnPressed.connect(self.finished)
        self._read, self._mark = field.text, field.show_error
        self._write = lambda value: field.setText(str(value))
        inside.addWidget(field)
        return field

    def _text(self, inside: QVBoxLayout) -> QWidget:
        field = TextField(self._theme, self._name, lines=3)
        field.textChanged.connect(self.typed)
        field.finished.connect(self.finished)
        self._read, self._mark = field.toPlainText, field.show_error
        self._write = lambda value: field.put_text(str(value))
        inside.addWidget(field)
        return field

    def _pick(self, inside: QVBoxLayout) -> QWidget:
        field = ChoiceField(self._theme, self._name, (_NOTHING, *self.spec.choices))
        field.choose("")
        field.activated.connect(lambda _at: self.typed.emit())
        self._read, self._write = field.chosen, lambda value: field.choose(str(value))
        inside.addWidget(field)
        return field

    def _segments(self, inside: QVBoxLayout) -> QWidget:
        self.label.hide()  # the title of the card says it
        field = Segments(self._theme, [(key, words, "") for key, words in self.spec.choices])
        chosen = [""]

        def pick(key: str) -> None:
            chosen[0] = key
            self.finished.emit()

        def put(value: Value) -> None:
            chosen[0] = str(value)
            field.show_picked(str(value)) if value else field.show_none()

        field.picked.connect(pick)
        for key, words in self.spec.choices:
            field.button(key).setAccessibleName(
                on_screen(nl("{words}, {name}", words=words, name=self._name))
            )
        field.setFocusProxy(field.button(self.spec.choices[0][0]))
        self._read, self._write = lambda: chosen[0], put
        inside.addWidget(field)
        return field

    def _tick(self, inside: QVBoxLayout) -> QWidget:
        field = TickField(self._theme, self.spec.label)
        field.setAccessibleName(on_screen(self._name))
        field.clicked.connect(lambda _on: self.typed.emit())
        self._read = lambda: "ja" if field.isChecked() else ""
        self._write = lambda value: field.setChecked(value == "ja")
        inside.addWidget(field)
        return field

    def _ticks(self, inside: QVBoxLayout) -> QWidget:
        holder, grid = QWidget(), QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(0)
        across = 2 if self._theme.tokens.factor < _ONE_COLUMN else 1
        boxes: dict[str, TickField] = {}
        for i, (key, words) in enumerate(self.spec.choices):
            boxes[key] = TickField(self._theme, words)
            boxes[key].setAccessibleName(on_screen(nl("{words}, {name}", words=words, name=self._name)))
            boxes[key].clicked.connect(lambda _on: self.typed.emit())
            grid.addWidget(boxes[key], i // across, i % across)
        holder.setLayout(grid)

        def put(value: Value) -> None:
            for key, box in boxes.items():
                box.setChecked(key in value)

        self._read = lambda: tuple(key for key, box in boxes.items() if box.isChecked())
        self._write = put
        inside.addWidget(holder)
        return next(iter(boxes.values()), holder)

    def _week(self, inside: QVBoxLayout) -> QWidget:
        days = [WeekHead(day[:2], (latin(on_screen(day)[:2]),), day) for day in WEEKDAYS]
        parts = [WeekHead(part, (latin(on_screen(nl(part))),), nl(part)) for part in _PARTS]
        least = QSize(self._theme.scaled(30), self._theme.scaled(30))
        grid = WeekGrid(self._theme, days, parts, role="small_body", least=least)
        order = [cell.key for cell in grid.cells()]
        chosen: list[str] = []

        def put(value: Value) -> None:
            chosen[:] = [key for key in order if key in value]
            grid.show_chosen(chosen)

        def point(key: str) -> None:
            put(tuple(one for one in (*chosen, key) if one != key or key not in chosen))
            self.typed.emit()

        grid.pointed.connect(point)
        self._read, self._write = lambda: tuple(chosen), put
        inside.addWidget(grid)
        return grid


_MAKERS: Mapping[Kind, Callable[[Field, QVBoxLayout], QWidget]] = {
    Kind.LINE: Field._line,
    Kind.TEXT: Field._text,
    Kind.PICK: Field._pick,
    Kind.SEGMENTS: Field._segments,
    Kind.TICK: Field._tick,
    Kind.TICKS: Field._ticks,
    Kind.WEEK: Field._week,
}


class FieldForm(QWidget):
    """The fields of one agreement beside and under each other."""

    typed = Signal()
    finished = Signal()

    def __init__(self, theme: Theme, specs: tuple[FieldSpec, ...], about: str) -> None:
        super().__init__()
        self._specs = specs
        self._fields = {spec.name: Field(theme, spec, about) for spec in specs}
        self._stood: Raw = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(8)
        across = 2 if theme.tokens.factor < _ONE_COLUMN else 1
        at = 0
        for spec in specs:
            wide = spec.is_wide or across == 1
            if wide and at % across:
                at += 1
            field = self._fields[spec.name]
            grid.addWidget(field, at // across, at % across, 1, across if wide else 1)
            at += across if wide else 1
            field.typed.connect(self._heard)
            field.finished.connect(self.finished)
        for i in range(across):
            grid.setColumnStretch(i, 1)
        self.setLayout(grid)
        self._show_needed()

    def raw(self) -> Raw:
        """What stands in the form; a field that says nothing now is left empty."""
        found = {name: field.value() for name, field in self._fields.items()}
        return {
            spec.name: "" if spec.only_with and not found[spec.only_with] else found[spec.name]
            for spec in self._specs
        }

    def put(self, raw: Raw) -> None:
        """Show this as what stands there; nothing is half-typed after it."""
        for name, field in self._fields.items():
            field.put(raw.get(name, () if field.spec.kind in (Kind.TICKS, Kind.WEEK) else ""))
        self._show_needed()
        self._stood = self.raw()

    def restore(self, half: Raw) -> None:
        """Put what stood half-typed over what was put; it stays half-typed."""
        for name, value in half.items():
            if name in self._fields:
                self._fields[name].put(value)
        self._show_needed()

    @property
    def is_touched(self) -> bool:
        """True when something else stands there than was put."""
        return self.raw() != self._stood

    def settle(self) -> None:
        """What stands here is kept now."""
        self._stood = self.raw()

    def show_refusal(self, name: str) -> None:
        """Mark the field with this name, and put the keyboard there; '' takes the marks away."""
        for known, field in self._fields.items():
            field.show_error(known == name)
        if name in self._fields:
            self._fields[name].stop.setFocus()

    def take_keyboard(self) -> None:
        """Put the keyboard in the first field."""
        self._fields[self._specs[0].name].stop.setFocus()

    def field(self, name: str) -> Field:
        """One field; KeyError where the form has none of that name."""
        return self._fields[name]

    def _heard(self) -> None:
        self._show_needed()
        self.typed.emit()

    def _show_needed(self) -> None:
        for spec in self._specs:
            if spec.only_with:
                self._fields[spec.name].setVisible(bool(self._fields[spec.only_with].value()))
