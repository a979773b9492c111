"""A new remark: about which question or line of the plan, and what."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, TextField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import WrapRow

_NOT_ON_PAPER = nl("Een opmerking komt nooit op het plan. De persoon krijgt haar wel te lezen in de kopie.")


class NewRemarkForm(Panel):
    """`sent` subject and text; Ctrl+Enter in the text sends."""

    sent = Signal(str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("calm")
        self.about = ChoiceField(theme, nl("Waar gaat het over?"), ())
        self.text = TextField(theme, nl("Uw opmerking"), lines=2)
        self.text.finished.connect(self.send)
        self.message = MessageCard(theme)
        self.button = Button(theme, nl("Schrijf op"), icon="pencil", key="Ctrl Enter", role="primary")
        self.button.clicked.connect(self.send)
        inside = column(10, (18, 14, 18, 14))
        inside.addWidget(RunLabel(theme, nl("Nieuwe opmerking"), "panel"))
        inside.addWidget(self.message)
        inside.addLayout(labelled(theme, self.about))
        inside.addLayout(labelled(theme, self.text))
        foot = WrapRow(12, to_end=True)
        foot.put(RunLabel(theme, _NOT_ON_PAPER, "secondary", tone="inkt_600"), 1, least=theme.scaled(260))
        foot.put(self.button)
        inside.addLayout(foot)
        self.setLayout(inside)
        self.hide()

    def show_subjects(self, subjects: tuple[tuple[str, str], ...], about: str) -> None:
        """What it can be about; what was chosen stays chosen, else the subject one came with."""
        chosen = self.about.chosen() or about
        known = [self.about.itemData(at) for at in range(self.about.count())]
        if known != [key for key, _ in subjects]:
            self.about.clear()
            for key, words in subjects:
                self.about.addItem(on_screen(words), key)
        self.about.setCurrentIndex(-1)
        if chosen in {key for key, _ in subjects}:
            self.about.choose(chosen)

    def send(self) -> None:
        self.sent.emit(self.about.chosen(), self.text.toPlainText())

    def empty(self) -> None:
        """It was written down, or somebody else's dossier is shown."""
        self.text.put_text("")
        self.about.setCurrentIndex(-1)
        self.show_refusal("", None)

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.message.show_message(message)
        self.text.show_error(field == "text")
        if field == "text":
            self.text.setFocus()
        elif field == "about":
            self.about.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
