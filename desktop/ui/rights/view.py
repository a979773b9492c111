"""The rights of the person: what was asked at the left, the copy at the right."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.clipboard import mark_special
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.rights.ask_form import AskForm
from desktop.ui.rights.copy_card import CopyCard
from desktop.ui.rights.presenter import RightsPresenter
from desktop.ui.rights.request_card import RequestCard
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import ScrollScreen
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.access_copy import COPY_FILE
from desktop.usecases.person_rights import RightsShown

_HOW = nl("De persoon mag zien, verbeteren, stilzetten en laten wissen wat hier staat.")
_STACKED = 1.3


class RightsScreen(ScrollScreen):
    """Ctrl+E: the copy as a file. Esc: close its form, then back to the dossier."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Rechten van de persoon: kopie, verbeteren, stilzetten, wissen"))
        theme = self._theme = frame.theme
        self.presenter = act = RightsPresenter(self, frame.navigator, frame.runner_for(self))
        self.message = MessageCard(theme)
        self.restricted = MessageCard(theme)
        self.ask = AskForm(theme)
        self.ask.asked.connect(act.ask)
        self.copy = CopyCard(theme)
        self.copy.paper_asked.connect(act.to_paper)
        self.copy.left_out.connect(act.leave_out)
        self.copy.file_button.clicked.connect(self.ask_file)
        self.copy.form.sent.connect(act.save)
        self.copy.form.closed.connect(self.put_away_form)
        self.cards: dict[str, RequestCard] = {}
        self._requests = column(10)
        self.back_button = Button(theme, nl("Naar het dossier"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(act.back)
        self.setLayout(self._laid_out())
        mark_special(self, True)  # why somebody asks, and what was done, may say anything about the person
        self.lay_keys({"Ctrl+E": self.ask_file})

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Rechten van de persoon"), "title"))
        titles.addWidget(RunLabel(theme, _HOW, "small_body", tone="inkt_600"))
        head = row(12, (0, 0, 8, 0))
        head.addLayout(titles, 1)
        head.addWidget(self.back_button)
        left, right = column(12), column(12)
        left.addWidget(self.ask)
        left.addLayout(self._requests)
        left.addStretch(1)
        right.addWidget(self.copy)
        right.addStretch(1)
        halves = column(12) if theme.tokens.factor >= _STACKED else row(14)
        halves.addLayout(left, 1)
        halves.addLayout(right, 1)
        body = column(12, (5, 5, 8, 5))
        body.addWidget(self.restricted)
        body.addWidget(self.message)
        body.addLayout(halves)
        body.addStretch(1)
        inside = column(10, (19, 14, 14, 12))
        inside.addLayout(head)
        inside.addWidget(self.scrolling(body), 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        self.copy.form.hide()
        if place.dossier is not None:
            if place.dossier != self.presenter.dossier:  # what was typed is about somebody else
                self.copy.form.empty()
                self.ask.empty()
                self.show_refusal("", "", None)
                self.cards = {}
            self.presenter.open(place.dossier)
        self.setFocus()

    def escape(self) -> bool:
        if not self.put_away_form():
            self.presenter.back()
        return True

    # --- what the presenter asks

    def show_rights(self, shown: RightsShown) -> None:
        self.restricted.show_message(_restricted(shown), "warn")
        self.ask.show_questions(shown.questions)
        self.copy.show_rights(shown)
        typed = {key: card.outcome.text() for key, card in self.cards.items()}
        empty_out(self._requests)
        self.cards = {}
        for request in shown.requests:
            card = RequestCard(self._theme, request)
            card.outcome.setText(typed.get(request.key, "") if request.is_open else "")
            card.dealt_with.connect(self.presenter.deal_with)
            card.jumped.connect(self.presenter.to_question)
            self._requests.addWidget(card)
            self.cards[request.key] = card

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_refusal(self, key: str, field: str, message: Message | None) -> None:
        if key in self.cards:
            self.cards[key].show_refusal(field, message)
        else:
            self.ask.show_refusal(field, message)

    def written(self) -> None:
        self.ask.empty()

    def show_file_refusal(self, field: str, message: Message | None) -> None:
        self.copy.form.show_refusal(field, message)

    def file_saved(self) -> None:
        self.copy.form.empty()
        self.put_away_form()

    # --- the file

    def ask_file(self) -> None:
        """The form for the copy as a file."""
        self.show_message(None, "")
        self.copy.form.ask(COPY_FILE)

    def put_away_form(self) -> bool:
        """What was typed stays for the next time; False when it was not open."""
        return self.copy.form.put_away(self.copy.file_button)


def _restricted(shown: RightsShown) -> Message | None:
    if not shown.restricted:
        return None
    return Message(
        nl("Beperkt sinds {day}.", day=shown.restricted),
        nl("Niemand kan op deze laptop iets in dit dossier veranderen. Lezen mag."),
        nl("Opheffen doet u hieronder, als de persoon of de privacy-officer dat wil."),
    )
