"""The sharing screen: parties at the left, what would go in the middle, what went to whom at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.sharing.file_form import FileForm
from desktop.ui.sharing.party_card import PartyCard, sent_line
from desktop.ui.sharing.party_row import PartyRow
from desktop.ui.sharing.presenter import SharingPresenter, file_name
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.wrap_row import MIDDLE, WHOLE, WrapRow
from desktop.usecases.sharing import PartyShown, SharingShown

_HOW = nl("Niets gaat vanzelf. De persoon zegt per partij ja of nee; u ziet eerst precies wat er gaat.")


class SharingScreen(Screen):
    """Up and down: another party. Enter: make the file. Esc: close the form."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = SharingPresenter(self, frame.navigator, frame.runner_for(self))
        self.message = MessageCard(theme)
        self.card = PartyCard(theme)
        self.card.jumped.connect(act.to_field)
        self.form = FileForm(theme)
        self.form.sent.connect(act.share)
        self.form.closed.connect(self._close_form)
        self.rows: dict[str, PartyRow] = {}
        self._list, self._went = column(6, (0, 5, 0, 0)), column(10, (18, 14, 18, 14))
        self._nothing = RunLabel(theme, "", "body", tone="inkt_600")
        self.setLayout(self._laid_out())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Delen: wat mag naar wie, en wat ging er")))
        self.setProperty("ring", "none")

    def _laid_out(self) -> QVBoxLayout:
        theme, act = self._theme, self.presenter
        titles = column(0)
        titles.addWidget(RunLabel(theme, nl("Delen"), "question"))
        titles.addWidget(RunLabel(theme, _HOW, "small_body", tone="inkt_600"))
        back = Button(theme, nl("Naar het dossier"), icon="chevron_left")
        back.clicked.connect(act.back)
        self.ask_button = Button(theme, nl("Vraag het de persoon"), icon="talk").let_wrap()
        self.ask_button.clicked.connect(act.to_question)
        self.move_button = Button(theme, nl("Verhuist naar een andere gemeente"), icon="tray_up").let_wrap()
        self.move_button.clicked.connect(act.to_moving)
        head = WrapRow(12, (5, 0, 5, 0))
        head.put(titles, 1, least=theme.scaled(420))
        for button in (self.ask_button, self.move_button, back):
            head.put(button, least=WHOLE, at=MIDDLE)
        self.share_button = Button(
            theme, nl("Deel dit"), icon="tray_up", key="Enter", role="primary", size="main"
        )
        self.share_button.clicked.connect(self._open_form)
        body = column(12, (5, 5, 8, 5))
        body.addWidget(self.message)
        body.addWidget(self.form)
        body.addWidget(self.card)
        body.addStretch(1)
        middle = column(8)
        middle.addWidget(scroller(ScrollBody(body)), 1)
        foot = row(12, (5, 0, 8, 0))
        foot.addStretch(1)
        for button in (self.form.close_button, self.form.save_button, self.share_button):
            foot.addWidget(button)
        middle.addLayout(foot)
        across = row(12)
        across.addWidget(self._side(self._list_panel()))
        across.addLayout(middle, 1)
        inside = column(10, (15, 14, 15, 12))
        inside.addLayout(head)
        inside.addWidget(self._nothing)
        inside.addLayout(across, 1)
        return inside

    def _list_panel(self) -> QWidget:
        """The parties, and below them what went to whom."""
        left = column(12, (5, 0, 8, 5))
        left.addLayout(self._list)
        left.addWidget(Panel("card", self._went))
        left.addStretch(1)
        return ScrollBody(left)

    def _side(self, inside: QWidget) -> QWidget:
        area = scroller(inside)
        area.setFixedWidth(min(self._theme.scaled(330), 470))
        return area

    # --- Screen

    def enter(self, place: Place) -> None:
        self.form.hide()
        if place.dossier is not None:
            self.presenter.open(place.dossier)
        self.setFocus()

    def escape(self) -> bool:
        if self.form.isVisibleTo(self):
            self._close_form()
            return True
        return False

    # --- what the presenter asks

    def show_sharing(self, shown: SharingShown, party: PartyShown | None) -> None:
        self._nothing.setVisible(party is None)
        self._nothing.say(nl("Op deze laptop staan geen afspraken over delen.") if party is None else "")
        self._show_rows(shown, party)
        self._show_went(shown)
        self.card.setVisible(party is not None)
        if party is None or not party.may_share:
            self.form.hide()
        if party is not None:
            self.card.show_party(party)
            self.share_button.rename(nl("Deel dit met {name}", name=party.name))
        self.ask_button.rename(
            nl("Vraag {question_number}: met wie delen?", question_number=shown.question_number)
        )
        self.ask_button.setVisible(bool(shown.question_number))
        self._show_buttons()

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_refusal(self, field: str, message: Message | None) -> None:
        if self.form.isVisibleTo(self):
            self.form.show_refusal(field, message)
        else:
            self.message.show_message(message)

    def file_made(self) -> None:
        self.form.empty()
        self._close_form()

    def _show_rows(self, shown: SharingShown, present: PartyShown | None) -> None:
        had_focus = next((key for key, button in self.rows.items() if button.hasFocus()), "")
        empty_out(self._list)
        self.rows = {}
        for party in shown.parties:
            button = PartyRow(self._theme, party, present is not None and party.key == present.key)
            button.clicked.connect(lambda _on=False, key=party.key: self._pick(key))
            self._list.addWidget(button)
            self.rows[party.key] = button
        if had_focus in self.rows:
            self.rows[had_focus].setFocus()

    def _show_went(self, shown: SharingShown) -> None:
        empty_out(self._went)
        self._went.addLayout(card_head(self._theme, "history", nl("Wat ging naar wie")))
        if not shown.sent:
            words = nl("Er is nog niets gedeeld.")
            self._went.addWidget(RunLabel(self._theme, words, "small_body", tone="inkt_600"))
        for one in shown.sent:
            self._went.addLayout(sent_line(self._theme, one))

    def _pick(self, key: str) -> None:
        self.form.hide()
        self.presenter.pick(key)

    def _open_form(self) -> None:
        party = self.presenter.party
        if party is not None and party.may_share:
            self.form.ask(party.name, file_name(party))
            self._show_buttons()

    def _close_form(self) -> None:
        self.form.hide()
        self._show_buttons()
        (self.share_button if self.share_button.isVisibleTo(self) else self).setFocus()

    def _show_buttons(self) -> None:
        party = self.presenter.party
        is_open = self.form.isVisibleTo(self)
        may_share = party is not None and party.may_share
        self.share_button.setVisible(may_share and not is_open)
        for button in (self.form.save_button, self.form.close_button):
            button.setVisible(is_open)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.form.hide()
            self.presenter.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not took_enter(self, event, self._open_form):
            super().keyPressEvent(event)
