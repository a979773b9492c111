"""The form for a new dossier, in the page itself: name, language, azc."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.field_letters import TALK_LANGUAGE
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.ports import Language


class NewDossierForm(Panel):
    """Hidden until it is asked for; Esc closes it and keeps what was typed."""

    begun = Signal(str, str, str)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self._theme = theme
        self.roepnaam = LineField(theme, nl("Roepnaam"), placeholder=nl("Bijvoorbeeld: Samir H."))
        self.language = ChoiceField(theme, nl("Taal van het gesprek"), ())
        self.roepnaam.offer_letters()
        self.language.currentIndexChanged.connect(
            lambda _at: self.setProperty(TALK_LANGUAGE, self.language.chosen())
        )
        self.azc = LineField(
            theme, nl("Azc (mag leeg blijven)"), placeholder=nl("Bijvoorbeeld: azc Zandoever")
        )
        for line in (self.roepnaam, self.azc):
            line.returnPressed.connect(self.send)
        self.message = MessageCard(theme)
        fields = WrapRow(16)
        for field in (self.roepnaam, self.language, self.azc):
            fields.put(labelled(theme, field), 1)
        begin = Button(theme, nl("Begin het gesprek"), icon="play", key="Enter", role="primary")
        begin.clicked.connect(self.send)
        close = Button(theme, nl("Sluit"), key="Esc")
        close.clicked.connect(self.closed)
        foot = row(12)
        foot.addWidget(
            RunLabel(
                theme,
                nl("Alleen de naam waarmee u hem of haar aanspreekt. Geen BSN, geen V-nummer."),
                "secondary",
                tone="inkt_600",
            ),
            1,
        )
        foot.addWidget(close)
        foot.addWidget(begin)
        inside = column(12, (18, 14, 18, 14))
        inside.addWidget(RunLabel(theme, nl("Nieuw dossier"), "panel"))
        inside.addLayout(fields)
        inside.addWidget(self.message)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def ask(self, languages: tuple[Language, ...]) -> None:
        """Open, with the languages there are. What was typed before still stands."""
        before = self.language.chosen()
        self.language.clear()
        for language in languages:
            self.language.addItem(on_screen(language.dutch_name), language.code)
        self.language.choose(before)
        self.show_refusal("", None)
        self.show()
        self.roepnaam.setFocus()

    def empty(self) -> None:
        for field in (self.roepnaam, self.azc):
            field.clear()
        self.language.choose("")

    def send(self) -> None:
        self.begun.emit(self.roepnaam.text(), self.language.chosen(), self.azc.text())

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.message.show_message(message, "warn")
        self.roepnaam.show_error(field == "roepnaam")
        wrong: dict[str, QWidget] = {"roepnaam": self.roepnaam, "language": self.language}
        if field in wrong:
            wrong[field].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
