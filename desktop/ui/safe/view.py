"""The screen Mijn koffer: calm cards in two columns; what is being changed stands above them."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.safe.cards import HelpCard, LockCard, RoomCard, WaysCard, WordsStart
from desktop.ui.safe.copies_card import CopiesCard
from desktop.ui.safe.presenter import SafePresenter
from desktop.ui.safe.words_card import WordsCard
from desktop.ui.screen import Frame
from desktop.ui.scroll_screen import ScrollScreen, two_sides
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.my_safe import ComparisonShown, SafeBoard


class SafeScreen(ScrollScreen):
    """Ctrl+Shift+K from anywhere. Esc: leave a passphrase as it is, put a comparison away."""

    def __init__(self, frame: Frame) -> None:
        super().__init__(nl("Mijn koffer"))
        theme = self._theme = frame.theme
        self.presenter = act = SafePresenter(self, frame.navigator, frame.runner_for(self))
        self._told = RunLabel(theme, "", "body", tone="inkt_600")
        self.message = MessageCard(theme)
        self.words = WordsCard(theme)
        self.words.typed.connect(act.change)
        self.words.again_asked.connect(act.ask_words)
        self.words.closed.connect(self.escape)
        self.start, self.locking, self.help = WordsStart(theme), LockCard(theme), HelpCard(theme)
        self.copies, self.room = CopiesCard(theme), RoomCard(theme)
        self.ways = WaysCard(theme, frame.places)
        self.start.asked.connect(act.ask_words)
        self.locking.picked.connect(act.set_minutes)
        self.copies.asked.connect(act.backup)
        self.copies.compared.connect(act.compare)
        self.ways.went.connect(lambda name: act.go(ScreenName(name)))
        self.setLayout(self._laid_out())

    def _laid_out(self) -> QVBoxLayout:
        theme = self._theme
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(RunLabel(theme, nl("Mijn koffer"), "title"))
        titles.addWidget(self._told)
        left, right = (self.start, self.locking, self.help), (self.copies, self.room, self.ways)
        whole = column(12, (5, 5, 8, 5))
        whole.addWidget(self.message)
        whole.addWidget(self.words)
        whole.addLayout(two_sides(theme, left, right))
        whole.addStretch(1)
        inside = column(10, (19, 14, 14, 12))
        inside.addLayout(titles)
        inside.addWidget(self.scrolling(whole), 1)
        return inside

    # --- Screen

    def enter(self, place: Place) -> None:
        self.show_message(None, "")
        self.show_comparison(None)
        self.presenter.load()
        self.setFocus()

    def leave(self) -> None:
        self.presenter.put_words_away()

    def escape(self) -> bool:
        if self.presenter.put_words_away():
            self.start.button.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return self.copies.put_comparison_away()

    # --- what the presenter asks

    def show_board(self, board: SafeBoard) -> None:
        self._told.say(
            nl("{name}. Alleen u kunt hem openen.", name=board.state.label)
            if not board.state.roll_over_waits
            else nl(
                "{name}. Na vergrendelen en openen krijgt hij een nieuwe sleutel.", name=board.state.label
            )
        )
        for card in (self.start, self.locking, self.help, self.copies, self.room):
            card.show_board(board)

    def show_words(self, words: tuple[str, ...] | None) -> None:
        self.words.show_words(words)
        self.start.setVisible(words is None)
        if words is not None:
            self.to_top()

    def show_words_refusal(self, field: str, message: Message | None) -> None:
        self.words.show_refusal(field, message)

    def show_busy(self, is_busy: bool) -> None:
        self.words.show_busy(is_busy)
        self.copies.show_busy(is_busy)

    def show_comparison(self, found: ComparisonShown | None) -> None:
        self.copies.show_comparison(found)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")
        if message is not None:
            self.to_top()
