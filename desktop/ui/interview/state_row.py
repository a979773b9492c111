"""The four states under the answers: weet niet, wil niet zeggen, later, niet begrepen."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import empty_out, row
from desktop.ui.widgets.controls import StateButton
from desktop.usecases.interview import Interview
from forms.model import AnswerState

#: state -> sign, key shown
_LOOKS: Mapping[AnswerState, tuple[str, str]] = MappingProxyType(
    {
        AnswerState.WEET_NIET: ("question", "Alt W"),
        AnswerState.WIL_NIET_ZEGGEN: ("hand", "Alt Z"),
        AnswerState.LATER: ("clock", "Alt L"),
        AnswerState.NIET_BEGREPEN: ("ear", "Alt N"),
        AnswerState.NIET_BESPROKEN: ("minus_circle", ""),
    }
)
#: the letter of Alt+letter
STATE_KEYS: Mapping[str, AnswerState] = MappingProxyType(
    {
        "W": AnswerState.WEET_NIET,
        "Z": AnswerState.WIL_NIET_ZEGGEN,
        "L": AnswerState.LATER,
        "N": AnswerState.NIET_BEGREPEN,
    }
)


class StateRow(QWidget):
    """`picked` gives the value of an `AnswerState`."""

    picked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._buttons: dict[AnswerState, StateButton] = {}
        self._words: tuple[tuple[str, str], ...] = ()
        self._own_shown = True
        self._row = row(8)
        self.setLayout(self._row)

    def show_states(self, shown: Interview) -> None:
        """The buttons of this question, the present state marked."""
        words = tuple((dutch, own.text) for _, dutch, own in shown.question.states)
        if words != self._words:
            self._words = words
            empty_out(self._row)
            self._buttons = {}
            for state, dutch, own in shown.question.states:
                sign, key = _LOOKS[state]
                button = StateButton(self._theme, dutch, spoken_run(own, shown.language), sign, key)
                button.clicked.connect(lambda _on=False, s=state: self.picked.emit(s.value))
                self._buttons[state] = button
                self._row.addWidget(button, 1)
                button.show()  # now, not in the next round of events: it takes room from the answers
        for state, button in self._buttons.items():
            button.show_on(shown.question.state is state)
            button.show_own(self._own_shown)

    def show_pointed(self, pointed: AnswerState | None) -> None:
        """The state that the person points at on the own screen; it waits to be taken over."""
        for state, button in self._buttons.items():
            button.show_pointed(state is pointed and not button.isChecked())

    def show_own(self, shown: bool) -> None:
        """Give way: the second language stays in the tooltip and the client window."""
        self._own_shown = shown
        for button in self._buttons.values():
            button.show_own(shown)

    def fits(self, width: int, with_own: bool) -> bool:
        """True when every button holds its words, without their keys if need be."""
        buttons = list(self._buttons.values())
        if not buttons:
            return True
        room = width - 8 * (len(buttons) - 1)
        return sum(button.natural_width(with_own, False) for button in buttons) <= room

    def height_wanted(self) -> int:
        """As high as the tokens say, or as the highest button wants with what it shows now."""
        wanted = (button.sizeHint().height() for button in self._buttons.values())
        return max(self._theme.px("state_button"), *wanted, 0)

    def fit_keys(self, width: int) -> None:
        """Show the key caps where there is room for all of them; width goes by what each has to say."""
        buttons = list(self._buttons.values())
        room = width - 8 * max(0, len(buttons) - 1)
        shown = sum(button.natural_width(self._own_shown, True) for button in buttons) <= room
        for at, button in enumerate(buttons):
            button.show_key(shown)
            self._row.setStretch(at, button.natural_width(self._own_shown, shown))
