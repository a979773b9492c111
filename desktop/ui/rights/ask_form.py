"""Writing down what the person asks: which right, why, when, and for a correction which question."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.labelled import labelled
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.person_rights import RIGHT_WORDS, Right

_WHAT_IT_DOES = {
    Right.COPY: nl("De persoon krijgt alles te lezen wat hier over haar of hem staat."),
    Right.CORRECTION: nl("U verbetert bij de vraag zelf. Wat er stond blijft in de geschiedenis."),
    Right.RESTRICTION: nl("Meteen kan niemand op deze laptop dit dossier nog veranderen. Lezen mag."),
    Right.ERASURE: nl("De privacy-officer beslist; een bewaarplicht kan voorgaan."),
}


class AskForm(Panel):
    """`asked` right, day, why, question."""

    asked = Signal(str, str, str, str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        choices = tuple((right.value, words) for right, words in RIGHT_WORDS.items())
        self.right = ChoiceField(theme, nl("Wat vraagt de persoon?"), choices)
        self.right.activated.connect(lambda _at: self._show_what())
        self.question = ChoiceField(theme, nl("Welk antwoord klopt niet? (mag leeg)"), ())
        self.why = LineField(theme, nl("In eigen woorden, kort"), placeholder=nl("wat de persoon zei"))
        self.day = LineField(theme, nl("Gevraagd op (leeg is vandaag)"), placeholder="15-9-2026")
        self.message = MessageCard(theme)
        self.send_button = Button(theme, nl("Schrijf op"), icon="pencil", role="primary")
        self.send_button.clicked.connect(self.send)
        for line in (self.why, self.day):
            line.returnPressed.connect(self.send)
        self._does = RunLabel(theme, "", "secondary", tone="inkt_600")
        self._about = QWidget()
        self._about.setLayout(labelled(theme, self.question))
        inside = column(10, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "talk", nl("De persoon vraagt iets")))
        inside.addWidget(self.message)
        inside.addLayout(labelled(theme, self.right))
        inside.addWidget(self._does)
        inside.addWidget(self._about)
        inside.addLayout(labelled(theme, self.why))
        foot = WrapRow(12, to_end=True)
        foot.put(labelled(theme, self.day), 1, least=theme.scaled(200))
        foot.put(self.send_button, at=Qt.AlignmentFlag.AlignBottom)
        inside.addLayout(foot)
        self.setLayout(inside)
        self._show_what()

    def show_questions(self, questions: tuple[tuple[str, str], ...]) -> None:
        """What can be corrected: the questions with an answer."""
        known = [self.question.itemData(at) for at in range(self.question.count())]
        if known != [key for key, _ in questions]:
            self.question.clear()
            for key, words in questions:
                self.question.addItem(on_screen(words), key)
            self.question.setCurrentIndex(-1)

    def send(self) -> None:
        self.asked.emit(self.right.chosen(), self.day.text(), self.why.text(), self.question.chosen())

    def empty(self) -> None:
        """It was written down."""
        self.right.setCurrentIndex(-1)
        self.question.setCurrentIndex(-1)
        self.why.clear()
        self.day.clear()
        self._show_what()

    def show_refusal(self, field: str, message: Message | None) -> None:
        """Above the fields, with the field it is about marked; None takes it away."""
        self.message.show_message(message)
        fields = {"why": self.why, "day": self.day}
        for name, line in fields.items():
            line.show_error(field == name)
        if field in fields:
            fields[field].setFocus()
        elif field == "right":
            self.right.setFocus()

    def _show_what(self) -> None:
        chosen = self.right.chosen()
        self._does.say(_WHAT_IT_DOES[Right(chosen)] if chosen else "")
        self._does.setVisible(bool(chosen))
        self._about.setVisible(chosen == Right.CORRECTION)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.send):
            super().keyPressEvent(event)
