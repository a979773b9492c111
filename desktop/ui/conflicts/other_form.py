"""Something else than one of the sides: parts of both together, or a third value. One form, two uses."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.ids import ChangeId
from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.tick_field import TickField
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.choices_shown import ChoiceShown, OtherWay

_PLACES = {
    "interview": nl("Naar de vraag"),
    "plan": nl("Naar Leerroute"),
    "agreements": nl("Naar Afspraken"),
    "decision": nl("Naar Besluit"),
    "attachments": nl("Naar de bijlagen"),
    "teach_back": nl("Naar Terugvertellen"),
    "paper": nl("Naar Papier"),
    "sharing": nl("Naar Delen"),
    "handover": nl("Naar de overdracht"),
    "remarks": nl("Naar de opmerkingen"),
    "dossier": nl("Naar het dossier"),
}
_AND = nl(" en ")
_JOINED = nl("Beide teksten komen onder elkaar te staan. U kunt ze daarna bij de vraag zelf bijwerken.")
_PARTS = nl("Zet aan wat moet blijven. Wat op beide laptops stond, staat al aan.")
_FIELDS = nl("Kies bij elk verschil wat er moet staan.")
_ELSEWHERE = nl("Dit vult u in op de plek waar het altijd staat. Daarmee is de keuze ook gemaakt.")


class OtherForm(Panel):
    """`sent`: Enter was pressed; `went` screen and question. Hidden until it is asked for."""

    sent = Signal()
    went = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme = theme
        self.is_together = False
        self.line: LineField | None = None
        self.one: ChoiceField | None = None
        self.ticks: dict[str, TickField] = {}
        self.fields: dict[str, ChoiceField] = {}
        self._inside = column(10, (18, 14, 18, 14))
        self.setLayout(self._inside)
        self.hide()

    def ask(self, shown: ChoiceShown, is_together: bool) -> None:
        """Open it for parts of both, or for a third value."""
        self.is_together = is_together
        self._empty()
        title = nl("Samenstellen") if is_together else nl("Iets anders invullen")
        self._inside.addWidget(RunLabel(self._theme, title, "panel"))
        if is_together:
            self._together(shown)
        else:
            self._other(shown)
        self.show()
        self.take_focus()

    def put_away(self) -> bool:
        """False when it was not open."""
        was_open = not self.isHidden()
        self.hide()
        self._empty()
        return was_open

    def take_focus(self) -> None:
        """The first thing to fill in."""
        first = next(
            iter([*filter(None, (self.line, self.one)), *self.ticks.values(), *self.fields.values()]), None
        )
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, wrong: bool) -> None:
        """The field is not right."""
        if self.line is not None:
            self.line.show_error(wrong)
        if wrong:
            self.take_focus()

    # --- what is in it

    @property
    def keys(self) -> tuple[str, ...]:
        """The choices that are on."""
        return tuple(key for key, tick in self.ticks.items() if tick.isChecked())

    @property
    def whose(self) -> Mapping[str, ChangeId]:
        """Per field the change whose value is taken; without those where nothing was chosen."""
        return {name: ChangeId(one.chosen()) for name, one in self.fields.items() if one.chosen()}

    @property
    def typed(self) -> str | tuple[str, ...]:
        """The third value as it stands in the form."""
        if self.line is not None:
            return self.line.text()
        return self.one.chosen() if self.one is not None else self.keys

    # --- making it

    def _empty(self) -> None:
        empty_out(self._inside)
        self.line = self.one = None
        self.ticks, self.fields = {}, {}

    def _together(self, shown: ChoiceShown) -> None:
        theme = self._theme
        if shown.can_join:
            self._inside.addWidget(RunLabel(theme, _JOINED, "body"))
            return
        self._inside.addWidget(RunLabel(theme, _PARTS if shown.options else _FIELDS, "body"))
        every = "".join(side.letter for side in shown.sides)
        ticks = {
            one.key: (
                nl("{what} (bij {letters})", what=one.dutch, letters=joined(_AND, one.letters)),
                one.letters == every,
            )
            for one in shown.options
        }
        self._tick_rows(ticks)
        changes = {side.letter: side.change for side in shown.sides}
        for one in shown.fields:
            choices = tuple(
                (str(changes[letter]), nl("{letter}: {words}", letter=letter, words=words or nl("niets")))
                for letter, words in one.by_letter
            )
            field = ChoiceField(theme, one.label, choices)
            self.fields[one.name] = field
            self._inside.addLayout(labelled(theme, field))

    def _other(self, shown: ChoiceShown) -> None:
        theme, other = self._theme, shown.other
        if other.way is OtherWay.TEXT:
            self.line = LineField(theme, nl("Wat moet er staan?"), placeholder=other.hint)
            self.line.returnPressed.connect(self.sent)
            self._inside.addLayout(labelled(theme, self.line))
        elif other.way is OtherWay.ONE:
            self.one = ChoiceField(theme, nl("Wat moet er staan?"), other.choices)
            self._inside.addLayout(labelled(theme, self.one))
        elif other.way is OtherWay.MANY:
            self._tick_rows({key: (words, False) for key, words in other.choices})
        elif other.way is OtherWay.PLACE:
            self._inside.addWidget(RunLabel(theme, _ELSEWHERE, "body"))
            go = Button(theme, _PLACES.get(other.screen, nl("Ga erheen")), icon="chevron_right")
            go.clicked.connect(lambda: self.went.emit(other.screen, other.question))
            line = WrapRow(8)
            line.put(go)
            self._inside.addLayout(line)

    def _tick_rows(self, ticks: Mapping[str, tuple[str, bool]]) -> None:
        line = WrapRow(18)
        for key, (words, is_on) in ticks.items():
            tick = self.ticks[key] = TickField(self._theme, words)
            tick.setChecked(is_on)
            tick.setAccessibleName(on_screen(words))
            line.put(tick)
        if ticks:
            self._inside.addLayout(line)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.sent.emit):
            super().keyPressEvent(event)
