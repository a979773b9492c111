"""A file for the translator: which one, where, under which name. In the page itself, no dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.usecases.translator_files import TranslatorForm

_FORMS = (
    (TranslatorForm.XLSX.value, nl("Rekenblad (XLSX): komt terug")),
    (TranslatorForm.PO.value, nl("Voor vertaalprogramma's (PO): komt terug")),
    (TranslatorForm.WORK_LIST.value, nl("Niet begrepen in gesprekken (CSV): werklijst")),
)


class TranslatorFileForm(Panel):
    """`sent` folder, name, form. Esc closes it and keeps what was typed."""

    sent = Signal(object, str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._told = RunLabel(theme, "", "small_body")
        self.form = ChoiceField(theme, nl("Welke lijst?"), _FORMS)
        self.form.setCurrentIndex(0)
        self.folder = ChoiceField(theme, nl("Waar komt het bestand?"), folders_to_offer())
        self.folder.setCurrentIndex(0)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.name.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.save_button = Button(theme, nl("Sla op"), icon="tray_up", role="primary")
        self.save_button.clicked.connect(self.send)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        inside = column(8, (16, 12, 16, 12))
        inside.addWidget(self._told)
        inside.addWidget(self.message)
        inside.addLayout(labelled(theme, self.form))
        across = row(12)
        across.addLayout(labelled(theme, self.folder), 1)
        across.addLayout(labelled(theme, self.name), 1)
        inside.addLayout(across)
        buttons = row(8)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        buttons.addWidget(self.save_button)
        inside.addLayout(buttons)
        self.setLayout(inside)
        self.hide()

    def ask(self, language: str, file_name: str) -> None:
        """Open it for a language, with a name for the file."""
        self._told.say(
            nl("Lijst voor de vertaler {language}. Er staat niets over een persoon in.", language=language)
        )
        self.name.setText(file_name)
        self.show_refusal("", None)
        self.show()
        self.form.setFocus(Qt.FocusReason.OtherFocusReason)

    def send(self) -> None:
        self.sent.emit(Path(self.folder.chosen()), self.name.text(), self.form.chosen())

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Above the fields, with the field it is about marked; None takes it away."""
        self.message.show_message(message)
        self.name.show_error(field == "target")
        if field == "target":
            self.name.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
