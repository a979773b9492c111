"""The screen of the remarks: a new one for who reads along, then what was said, the open ones first."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.clipboard import mark_special
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.remarks.new_form import NewRemarkForm
from desktop.ui.remarks.presenter import RemarksPresenter
from desktop.ui.remarks.remark_card import RemarkCard
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import ScrollScreen
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.remarks import RemarksShown

_NONE = nl("Er zijn nog geen opmerkingen.")
_HOW = nl("Wie meeleest stelt hier een vraag over een antwoord of een regel van het plan.")


class RemarksScreen(ScrollScreen):
    """Ctrl+N: a new one. Enter in a field: answer. Esc: back."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Opmerkingen van wie meeleest"))
        theme = self._theme = frame.theme
        self.presenter = act = RemarksPresenter(self, frame.navigator, frame.runner_for(self))
        self._told = RunLabel(theme, "", "small_body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.form = NewRemarkForm(theme)
        self.form.sent.connect(act.begin)
        self.cards: dict[str, RemarkCard] = {}
        self._list = column(12)
        self.back_button = Button(theme, nl("Terug"), icon="chevron_left", key="Esc")
        self.back_button.clicked.connect(act.back)
        self.setLayout(self._laid_out())
        mark_special(self, True)  # what is asked about an answer may tell of anything

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Opmerkingen van wie meeleest"), "title"))
        titles.addWidget(self._told)
        head = row(12, (0, 0, 8, 0))
        head.addLayout(titles, 1)
        head.addWidget(self.back_button)
        body = column(12, (5, 5, 8, 5))
        for part in (self.message, self.form):
            body.addWidget(part)
        body.addLayout(self._list)
        body.addStretch(1)
        inside = column(10, (19, 14, 14, 12))
        inside.addLayout(head)
        inside.addWidget(self.scrolling(body), 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        if place.dossier != self.presenter.dossier:  # what was typed is about somebody else
            self.form.empty()
            self.cards = {}
        self.presenter.open(place)
        self.setFocus()

    def escape(self) -> bool:
        self.presenter.back()
        return True

    def make_new(self) -> bool:
        if self.form.isHidden():
            return False
        self.form.about.setFocus()
        return True

    # --- what the presenter asks

    def show_remarks(self, shown: RemarksShown, about: str) -> None:
        self.form.setVisible(shown.may_begin)
        self.form.show_subjects(shown.subjects, about)
        count = sum(one.is_open for one in shown.remarks)
        told = (
            nl("1 opmerking is nog open.")
            if count == 1
            else nl("{count} opmerkingen zijn nog open.", count=count)
        )
        self._told.say(told if count else _HOW if shown.may_begin else _NONE if not shown.remarks else _HOW)
        typed = {key: card.line.text() for key, card in self.cards.items()}
        empty_out(self._list)
        self.cards = {}
        for one in shown.remarks:
            card = self.cards[one.key] = RemarkCard(self._theme, one)
            card.line.setText(typed.get(one.key, "") if one.is_open else "")
            card.answered.connect(self.presenter.answer)
            card.closed.connect(self.presenter.close)
            card.jumped.connect(self.presenter.to_question)
            self._list.addWidget(card)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_refusal(self, key: str, field: str, message: Message | None) -> None:
        if key in self.cards:
            self.cards[key].show_refusal(field, message)
        else:
            self.form.show_refusal(field, message)

    def written(self, key: str) -> None:
        if key in self.cards:
            self.cards[key].line.clear()
        else:
            self.form.empty()
