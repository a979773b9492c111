"""What the letter of DUO and the klantprofiel of COA say, written in at the desk; it waits for the talk."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.pip_board.facts import NumberTag
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.prefill import PrefillShown, Source

_HOW = nl(
    "Schrijf over wat u al weet. Elk antwoord houdt zijn bron en wacht: in het gesprek vraagt u of het klopt."
)


class PrefillCard(QWidget):
    """`written` question, what was typed or chosen, source."""

    written = Signal(str, str, str)
    jumped = Signal(str)
    file_asked = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.fields: dict[str, LineField | ChoiceField] = {}
        self._shown: dict[str, PrefillShown] = {}
        self.source = Segments(
            theme, ((Source.DOCUMENT.value, nl("Brief of papier"), ""), (Source.COA.value, "COA", ""))
        )
        self._source = Source.DOCUMENT.value
        self.source.show_picked(self._source)
        self.source.picked.connect(self._pick_source)
        self._rows = column(8)
        inside = column(12)
        inside.addWidget(RunLabel(theme, _HOW, "secondary", tone="inkt_600"))
        where = row(12)
        where.addWidget(RunLabel(theme, nl("Waar komt het vandaan?"), "small_body", bold=True))
        where.addWidget(self.source)
        where.addStretch(1)
        inside.addLayout(where)
        more = row(12)
        more.addWidget(RunLabel(theme, nl("Hebt u een bestand, of tekst om te plakken?"), "small_body"), 1)
        self.file_button = Button(theme, nl("Overdracht"), icon="tray_up", size="small")
        self.file_button.clicked.connect(self.file_asked)
        more.addWidget(self.file_button)
        inside.addLayout(more)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        self.setLayout(inside)

    def _pick_source(self, source: str) -> None:
        self._source = source
        self.source.show_picked(source)

    def show_values(self, values: tuple[PrefillShown, ...]) -> None:
        """Fields stay where they are while somebody goes through them."""
        if [v.question for v in values] != list(self._shown):
            self._build(values)
        self._shown = {value.question: value for value in values}
        for value in values:
            field = self.fields[value.question]
            if isinstance(field, ChoiceField):
                field.choose(value.raw)
            elif not field.hasFocus():
                field.setText(value.raw)
            told = self._told[value.question]
            told.say(value.provenance)
            told.setVisible(bool(value.provenance))
            self._chips[value.question].setVisible(value.waits)

    def _build(self, values: tuple[PrefillShown, ...]) -> None:
        theme = self._theme
        empty_out(self._rows)
        self.fields, self._told, self._chips = {}, {}, {}
        for i, value in enumerate(values):
            if i:
                self._rows.addWidget(hair_line())
            head = row(8)
            tag = NumberTag(theme, value.number, value.text)
            tag.clicked.connect(lambda _on=False, q=value.question: self.jumped.emit(q))
            head.addWidget(tag)
            head.addWidget(RunLabel(theme, value.text, "small_body", bold=True), 1)
            chip = Chip(theme, nl("wacht op het gesprek"), "warn", "clock")
            head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
            told = RunLabel(theme, "", "secondary", tone="inkt_600")
            self.fields[value.question] = self._field(value)
            self._told[value.question], self._chips[value.question] = told, chip
            one = column(4)
            one.addLayout(head)
            one.addWidget(self.fields[value.question])
            one.addWidget(told)
            self._rows.addLayout(one)

    def _field(self, value: PrefillShown) -> LineField | ChoiceField:
        question = value.question
        if value.choices and value.type in ("one", "yes_no"):
            choice = ChoiceField(self._theme, value.text, value.choices)
            choice.activated.connect(lambda _at: self._give(question, choice.chosen()))
            return choice
        line = LineField(self._theme, value.text)
        line.left_field.connect(lambda: self._give(question, line.text()))
        line.returnPressed.connect(lambda: self._give(question, line.text()))
        return line

    def _give(self, question: str, raw: str) -> None:
        """Only what was changed; leaving a field that nobody touched says nothing."""
        if raw.strip() != self._shown[question].raw:
            self.written.emit(question, raw, self._source)

    def show_error(self, question: str) -> None:
        """The field that could not be read; '' = none."""
        for key, field in self.fields.items():
            if isinstance(field, LineField):
                field.show_error(key == question)
