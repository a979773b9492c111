"""In the place of a note at special data: free text is off, and can be switched on with a reason."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.run_label import RunLabel

_WORDS = nl("Vrije tekst staat uit: bijzonder gegeven (AVG 9, 10).")


class FreeTextOff(Panel):
    """`given` = the reason."""

    given = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("figure")
        self._words = RunLabel(theme, _WORDS, "small_body")
        self._reason = LineField(
            theme,
            nl("Waarom is hier vrije tekst nodig?"),
            role="small_body",
            placeholder=nl("Waarom is het nodig?"),
        )
        self._reason.returnPressed.connect(self._give)
        button = Button(theme, nl("Aanzetten"), icon="pencil", size="small")
        button.clicked.connect(self._give)
        line = row(8)
        line.addWidget(self._reason, 1)
        line.addWidget(button)
        inside = column(4, (10, 6, 10, 6))
        inside.addWidget(self._words)
        inside.addLayout(line)
        self.setLayout(inside)

    def show_wrong(self, message: Message | None) -> None:
        """What is wrong with the reason, in the place of the explanation."""
        self._words.say(_WORDS if message is None else message.words)
        self._reason.show_error(message is not None)

    def empty(self) -> None:
        """Another question."""
        self._reason.clear()
        self.show_wrong(None)

    def take_focus(self) -> None:
        self._reason.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _give(self) -> None:
        self.given.emit(self._reason.text())
