"""A page of the lock screen on which a passphrase is typed and handed over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.unlock.secret_field import SecretField
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard


class SecretPage(QWidget):
    """Field, message and the button that goes on; whoever gets `given` wipes it. Laid out by who is one.

    `busy`: what the button says while the work is done.
    """

    given = Signal(bytearray)

    def __init__(self, theme: Theme, field: str, go_button: Button, busy: str) -> None:
        super().__init__()
        self._at_rest, self._at_work, self._is_busy = go_button.words, busy, False
        self.field = SecretField(theme, field)
        self.field.entered.connect(self.go_on)
        self.message = MessageCard(theme)
        self.go_button = go_button
        self.go_button.clicked.connect(self.go_on)
        self.setTabOrder(self.field, self.field.eye)

    def ask(self, message: Message | None) -> None:
        """The field has the keyboard."""
        self.message.show_message(message)
        self.field.show_error(message is not None)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_busy(self, busy: bool) -> None:
        """Nothing can be handed over twice; the words on the button say what is done."""
        self._is_busy = busy
        self.go_button.setEnabled(not busy)
        self.go_button.rename(self._at_work if busy else self._at_rest)

    def go_on(self) -> None:
        """Hand the passphrase over."""
        if len(self.field) and not self._is_busy:
            self.given.emit(self.field.take())
