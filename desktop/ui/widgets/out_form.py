"""Something leaves the koffer as a file: why, where, under which name. In the page itself, no dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folders import FolderField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter


class OutForm(Panel):
    """`sent` folder, name, form, reason. Hidden until asked for; Esc closes it and keeps what was typed.

    `forms`: key and words of the kinds of file there are, the first one chosen.
    """

    sent = Signal(object, str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme, told: str, example: str, forms: tuple[tuple[str, str], ...]) -> None:
        super().__init__("calm")
        self.form = ChoiceField(theme, nl("Soort bestand"), forms)
        self.form.setCurrentIndex(0)
        self.folder = FolderField(theme)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.reason = LineField(theme, nl("Waarom gaat dit de koffer uit?"), placeholder=example)
        for line in (self.name, self.reason):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.save_button = Button(theme, nl("Sla op"), icon="tray_up", role="primary")
        self.save_button.clicked.connect(self.send)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        inside = column(8, (16, 12, 16, 12))
        inside.addWidget(RunLabel(theme, told, "small_body"))
        inside.addWidget(self.message)
        for pair in ((self.reason, self.form), (self.folder, self.name)):
            across = row(12)
            for field in pair:
                across.addLayout(labelled(theme, field), 1)
            inside.addLayout(across)
        buttons = row(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        inside.addLayout(buttons)
        self.setLayout(inside)
        self.hide()

    def ask(self, file_name: str) -> None:
        """Open it, with a name for the file."""
        self.folder.offer()
        self.name.setText(self.name.text() or file_name)
        self.show_refusal("", None)
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """It was saved."""
        self.reason.clear()
        self.name.clear()

    def put_away(self, then: QWidget) -> bool:
        """Close it; the keyboard goes to `then` where the form had it. False when it was not open."""
        if self.isHidden():
            return False
        focused = self.window().focusWidget()
        had_focus = focused is not None and self.isAncestorOf(focused)
        self.hide()
        if had_focus:
            then.setFocus()
        return True

    def send(self) -> None:
        self.sent.emit(Path(self.folder.chosen()), self.name.text(), self.form.chosen(), self.reason.text())

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Above the fields, with the field it is about marked; None takes it away."""
        self.message.show_message(message)
        self.reason.show_error(field == "reason")
        self.name.show_error(field == "target")
        if field in ("reason", "target"):
            (self.reason if field == "reason" else self.name).setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
