"""Is there a place in the onderwijsroute here? Three answers and a note, in the column of that route."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.pip import OFFER_WORDS, OfferShown, OfferState


class OfferRow(QWidget):
    """`recorded` gives state and note; nothing is chosen beforehand."""

    recorded = Signal(str, str)
    why_asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._shown = OfferShown("", "", False)
        self.states = Segments(theme, [(state.value, OFFER_WORDS[state], "") for state in OfferState])
        for state in OfferState:
            self.states.button(state.value).setAccessibleName(
                on_screen(nl("Plek in de regio: {offer_words}", offer_words=OFFER_WORDS[state]))
            )
        self.states.picked.connect(lambda state: self._record(state))
        self.note = LineField(theme, nl("Plek in de regio: welke school, vanaf wanneer"), role="small_body")
        self.note.setPlaceholderText(on_screen(nl("School, vanaf wanneer")))
        self.note.left_field.connect(self._note_left)
        self._chip = Chip(theme, nl("Nog invullen"), "bad", "exclamation")
        self._two = RunLabel(theme, "", "secondary", tone="zon_700")
        self._why = WhyButton(theme, nl("plek in de regio"))
        self._why.clicked.connect(lambda: self.why_asked.emit(self._shown.why))
        self._message = MessageCard(theme)
        head = row(8)
        head.addWidget(RunLabel(theme, nl("Is er een plek in de regio?"), "small_body", bold=True), 1)
        head.addWidget(self._chip)
        head.addWidget(self._why)
        inside = column(4, (5, 2, 5, 4))
        inside.addLayout(head)
        inside.addWidget(self.states)
        inside.addWidget(self.note)
        inside.addWidget(self._two)
        inside.addWidget(self._message)
        self.setLayout(inside)

    def show_offer(self, shown: OfferShown) -> None:
        """What was recorded; a note that is being typed stays."""
        self._shown = shown
        self.states.show_none() if not shown.state else self.states.show_picked(shown.state)
        if not self.note.hasFocus():
            self.note.setText(shown.note)
        self.note.setVisible(bool(shown.state))
        self._chip.setVisible(shown.is_needed)
        self._why.setVisible(shown.why is not None)
        self._two.say(
            nl("Twee antwoorden: {two_offers}. Kies er een.", two_offers=joined(" / ", shown.two_offers))
            if shown.two_offers
            else ""
        )
        self._two.setVisible(bool(shown.two_offers))

    def show_refusal(self, message: Message | None) -> None:
        """Beside the note."""
        self._message.show_message(message)

    def take_focus(self) -> None:
        """The keyboard comes to the first answer."""
        self.states.button(self._shown.state or OfferState.YES.value).setFocus()

    def _record(self, state: str) -> None:
        self.recorded.emit(state, self.note.text())

    def _note_left(self) -> None:
        if self._shown.state and self.note.text().strip() != self._shown.note:
            self.recorded.emit(self._shown.state, self.note.text())
