"""Saving the counts as a file: which form, where, and why. In the page itself, no dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.paper_preview.export_form import folders_to_offer
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.usecases.steering import SteeringForm

_FORMS = (
    (SteeringForm.CSV.value, nl("CSV, voor een rekenblad")),
    (SteeringForm.JSON.value, nl("JSON, voor een systeem")),
)


class SteeringFileForm(Panel):
    """`sent` folder, name, form, reason. Esc closes it and keeps what was typed."""

    sent = Signal(object, str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self.form = ChoiceField(theme, nl("Soort bestand"), _FORMS)
        self.form.setCurrentIndex(0)
        self.folder = ChoiceField(theme, nl("Waar komt het bestand?"), folders_to_offer())
        self.folder.setCurrentIndex(0)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.reason = LineField(
            theme, nl("Waarom gaat dit de koffer uit?"), placeholder=nl("bijvoorbeeld: overleg")
        )
        for line in (self.name, self.reason):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.save_button = Button(theme, nl("Sla op"), icon="tray_up", role="primary")
        self.save_button.clicked.connect(self.send)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        inside = column(8, (16, 12, 16, 12))
        told = nl(
            "Alle tabellen, zonder namen. Kleine aantallen blijven verborgen. Uw reden blijft in de koffer."
        )
        inside.addWidget(RunLabel(theme, told, "small_body"))
        inside.addWidget(self.message)
        pairs: tuple[tuple[QWidget, QWidget], ...] = ((self.reason, self.form), (self.folder, self.name))
        for first, second in pairs:
            across = row(12)
            across.addLayout(labelled(theme, first), 1)
            across.addLayout(labelled(theme, second), 1)
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
        self.name.setText(self.name.text() or file_name)
        self.show_refusal("", None)
        self.show()
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def empty(self) -> None:
        """It was saved."""
        self.reason.clear()
        self.name.clear()

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
