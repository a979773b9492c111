"""Where the file goes, what it is and why: in the page itself. Its two buttons stand below it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.folders import folders_to_offer
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.usecases.sharing import ShareForm

_FORMS = (
    (ShareForm.JSON.value, nl("JSON, voor een systeem"), ""),
    (ShareForm.CSV.value, nl("CSV, voor een rekenblad"), ""),
)


class FileForm(Panel):
    """`sent` folder, name, form, reason. Hidden until asked for; Esc keeps what was typed."""

    sent = Signal(object, str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._form = ShareForm.JSON.value
        self._title = RunLabel(theme, "", "panel")
        self.forms = Segments(theme, _FORMS)
        self.forms.show_picked(self._form)
        self.forms.picked.connect(self._pick)
        self.folder = ChoiceField(theme, nl("Waar komt het bestand?"), folders_to_offer())
        self.folder.setCurrentIndex(0)
        self.name = LineField(theme, nl("Naam van het bestand"))
        self.reason = LineField(
            theme, nl("Waarom gaat dit nu?"), placeholder=nl("bijvoorbeeld: aanmelding voor de les")
        )
        for line in (self.name, self.reason):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        self.save_button = Button(theme, nl("Maak het bestand"), icon="tray_up", role="primary", size="main")
        self.save_button.clicked.connect(self.send)
        self.close_button = Button(theme, nl("Sluit"), key="Esc")
        self.close_button.clicked.connect(self.closed)
        inside = column(4, (16, 14, 16, 14))
        inside.addWidget(self._title)
        told = nl("Er gaat precies wat hieronder staat. Het bestand is niet versleuteld.")
        inside.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        inside.addWidget(self.message)
        inside.addSpacing(4)
        inside.addWidget(self.forms)
        for field in (self.reason, self.folder, self.name):
            inside.addSpacing(4)
            inside.addWidget(RunLabel(theme, field.accessibleName(), "small_body", bold=True))
            inside.addWidget(field)
        self.setLayout(inside)
        self.hide()

    def ask(self, party: str, file_name: str) -> None:
        """Open for this party."""
        self._title.say(nl("Bestand voor {party}", party=party))
        self.name.setText(file_name)
        self.show_refusal("", None)
        self.show()
        self.reason.setFocus()

    def empty(self) -> None:
        self.reason.clear()

    def send(self) -> None:
        folder = Path(self.folder.chosen())
        self.sent.emit(folder, self.name.text(), self._form, self.reason.text())

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Next to its field; None takes it away."""
        self.message.show_message(message)
        self.reason.show_error(field == "reason")
        self.name.show_error(field == "target")
        if field in ("reason", "target"):
            (self.reason if field == "reason" else self.name).setFocus()

    def _pick(self, form: str) -> None:
        self._form = form
        self.forms.show_picked(form)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
