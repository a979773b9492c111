"""The teach-back screen: the blocks at the left, the one that is told now, and how the whole stands."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.teach_back.block_card import OUTCOMES, BlockCard
from desktop.ui.teach_back.block_row import BlockRow
from desktop.ui.teach_back.client import TeachBackClient
from desktop.ui.teach_back.client_shown import client_shown
from desktop.ui.teach_back.presenter import TeachBackPresenter
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.second_screen import WindowBeside
from desktop.ui.widgets.status_mark import StatusMark
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.teach_back import TeachBack, ToldBack

_WORDS = {ToldBack.GOOD: "goed", ToldBack.PARTLY: "deels", ToldBack.NOT: "niet"}
_HOW = nl("U vraagt, de persoon vertelt of wijst. Alleen u ziet hoe het ging; het komt nooit op papier.")


class TeachBackScreen(Screen):
    """One block at a time. 1, 2, 3: how it came back; U: explain; Enter: next."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = TeachBackPresenter(self, frame.navigator, frame.runner_for(self))
        self._shown: TeachBack | None = None
        self._at, self._explains = 0, False
        self._person: WindowBeside[TeachBackClient] = WindowBeside()
        self.message = MessageCard(theme)
        self.card = BlockCard(theme)
        self.card.given.connect(lambda key: act.give(ToldBack(key)))
        self.card.explained.connect(act.explain)
        self._list = column(6, (5, 5, 5, 5))
        self.rows: dict[int, BlockRow] = {}
        self._nothing = RunLabel(theme, "", "body", tone="inkt_600")
        self.setLayout(self._laid_out())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Terugvertellen: het plan in blokken")))
        self.setProperty("ring", "none")
        self._keys()

    def _laid_out(self) -> QVBoxLayout:
        theme, act = self._theme, self.presenter
        titles = column(0, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Laat het terugvertellen"), "question"))
        titles.addWidget(RunLabel(theme, _HOW, "small_body", tone="inkt_600"))
        back = Button(theme, nl("Naar het plan"), icon="chevron_left")
        back.clicked.connect(act.back_to_plan)
        head = WrapRow(12, (0, 0, 5, 0), to_end=True)
        head.put(titles, 1, least=theme.scaled(320))
        self.spoken = StatusMark(theme)
        head.put(self.spoken)
        head.put(back)
        left = Panel("", self._list)
        area = scroller(left)
        area.setFixedWidth(min(theme.scaled(300), 430))
        across = row(10)
        across.addWidget(area)
        across.addWidget(self.card, 1)
        self._whole = RunLabel(theme, "", "body", bold=True)
        self._again = RunLabel(theme, "", "small_body", tone="inkt_600")
        self.confirm_button = Button(theme, nl("Leg vast"), icon="check", key="Ctrl K", role="primary")
        self.confirm_button.clicked.connect(act.confirm)
        told = column(2)
        told.addWidget(self._whole)
        told.addWidget(self._again)
        foot = row(16, (16, 10, 16, 10))
        foot.addLayout(told, 1)
        foot.addWidget(self.confirm_button)
        inside = column(10, (15, 14, 15, 12))
        inside.addLayout(head)
        inside.addWidget(self.message)
        inside.addWidget(self._nothing)
        inside.addLayout(across, 1)
        self._foot = Panel("calm", foot)
        inside.addWidget(self._foot)
        return inside

    def _keys(self) -> None:
        act = self.presenter
        keys: dict[str, Callable[[], None]] = {"U": act.explain, "Ctrl+K": self.confirm_button.click}
        for outcome, _, _, key in OUTCOMES:
            keys[key] = self.card.buttons[outcome].click
        for sequence, do in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(do)

    # --- Screen

    def enter(self, place: Place) -> None:
        if place.dossier is not None:
            self.presenter.open(place.dossier)
        self.setFocus()

    def leave(self) -> None:
        self._person.close()

    @property
    def client(self) -> TeachBackClient | None:
        """The window of the person; None while it is closed."""
        return self._person.window

    def toggle_client(self) -> bool:
        if not self._person.close() and self._shown is not None and self._at:
            self._person.open_window(TeachBackClient(self._theme), self.window())
            self._show_client()
        return True

    def _show_client(self) -> None:
        if self.client is not None and self._shown is not None and self._at:
            self.client.show_block(client_shown(self._shown, self._at, self._explains))

    # --- what the presenter asks

    def show_step(self, shown: TeachBack, number: int, explains: bool) -> None:
        self._shown, self._at, self._explains = shown, number, explains
        has_blocks = bool(shown.blocks)
        for part in (self.card, self._foot):
            part.setVisible(has_blocks)
        self._nothing.setVisible(not has_blocks)
        self._nothing.say(
            nl("Deze persoon heeft geen plan nodig. Er is niets om terug te vertellen.")
            if shown.is_stopped
            else nl("Er staat nog niets in het plan. Houd eerst het gesprek.")
        )
        self._show_rows(shown, number)
        said = [(one.own_title, one.own_ask, *one.own) for one in shown.blocks]
        self.spoken.show_texts(text for texts in said for text in texts)
        block = next((block for block in shown.blocks if block.number == number), None)
        if block is not None:
            self.card.show_block(shown, block, explains)
        self._show_whole(shown)
        self._show_client()

    def show_message(self, message: Message | None) -> None:
        self.message.show_message(message)

    def _show_rows(self, shown: TeachBack, number: int) -> None:
        had_focus = next((n for n, button in self.rows.items() if button.hasFocus()), 0)
        empty_out(self._list)
        self.rows = {}
        for block in shown.blocks:
            button = BlockRow(self._theme, block, block.number == number)
            button.clicked.connect(lambda _on=False, n=block.number: self.presenter.pick(n))
            self._list.addWidget(button)
            self.rows[block.number] = button
        self._list.addStretch(1)
        if had_focus in self.rows:
            self.rows[had_focus].setFocus()

    def _show_whole(self, shown: TeachBack) -> None:
        todo = sum(block.outcome is None for block in shown.blocks)
        if shown.overall is None:
            words = nl("Nog 1 blok te vragen") if todo == 1 else nl("Nog {todo} blokken te vragen", todo=todo)
            if not todo:
                words = nl("Het plan is veranderd: vraag dat deel opnieuw")
        else:
            words = nl("Het geheel kwam terug: {words}", words=_WORDS[shown.overall])
        is_kept = shown.overall is not None and shown.confirmed is shown.overall
        self._whole.say(nl("{words} · vastgelegd", words=words) if is_kept else words)
        titles = {block.number: block.title for block in shown.blocks}
        again = joined(", ", (nl("{n} {titles}", n=n, titles=titles[n]) for n in shown.again))
        self._again.say(nl("Nog eens uitleggen en vragen: {again}", again=again) if again else "")
        self._again.setVisible(bool(again))
        self.confirm_button.setVisible(shown.has_question and shown.overall is not None and not is_kept)

    # --- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.presenter.step(1 if event.key() == Qt.Key.Key_Down else -1)
        elif not took_enter(self, event, lambda: self.presenter.step(1)):
            super().keyPressEvent(event)
