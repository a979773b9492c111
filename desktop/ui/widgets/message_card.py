"""What happened, what is safe, what to do: three sentences in a card beside where it happened."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel

#: tone -> role of the frame, sign, colour of the sign
_TONES = {
    "error": ("error", "exclamation", "steen_700"),
    "warn": ("warn", "alert", "zon_700"),
    "good": ("good", "check_circle", "blad_700"),
    "tip": ("tip", "bulb", "lucht_700"),
}


class MessageCard(Panel):
    """Hidden while there is nothing to say. `add_way(button)` puts the way out under the sentences."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("error", parent=parent)
        self._happened = RunLabel(theme, "", "body", bold=True)
        self._safe = RunLabel(theme, "", "small_body")
        self._advice = RunLabel(theme, "", "small_body")
        self._sign = Sign(theme, "exclamation", theme.px("icon_bar"), "steen_700")
        words = column(2)
        words.addWidget(self._happened)
        words.addWidget(self._safe)
        words.addWidget(self._advice)
        self._ways = row(8)
        self._ways.addStretch(1)
        head = row(12)
        head.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        inside = column(8, (14, 12, 14, 12))
        inside.addLayout(head)
        inside.addLayout(self._ways)
        self.setLayout(inside)
        self.hide()

    def add_way(self, button: Button) -> None:
        """A button under the sentences."""
        self._ways.addWidget(button)

    def show_message(self, message: Message | None, tone: str = "error") -> None:
        """Three sentences, or nothing. The whole is the accessible name."""
        self.setVisible(message is not None)
        if message is None:
            return
        role, sign, colour = _TONES[tone]
        self.set_role(role)
        self._sign.change(sign, colour)
        for label, text in (
            (self._happened, message.happened),
            (self._safe, message.safe),
            (self._advice, message.advice),
        ):
            label.say(text)
            label.setVisible(bool(text))
        self.setAccessibleName(on_screen(message.words))
