"""The lock screen: petrol at the left with the suitcase, one page at the right."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.wording import nl
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.theme import Theme
from desktop.ui.top_bar import NAME, SuitcaseMark
from desktop.ui.unlock.foot import LARGE
from desktop.ui.unlock.new_pages import BackPage, WhoPage, WordsPage
from desktop.ui.unlock.open_page import OpenPage
from desktop.ui.unlock.presenter import UnlockPresenter
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.unlock import PersonRow

#: the page is at least this wide, and grows with the letters
_PAGE = 530


class UnlockScreen(Screen):
    """Nothing of the work can be seen here: no counts, no clients, no times."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = frame.theme
        self.presenter = UnlockPresenter(self, frame.navigator, frame.runner_for(self))
        self.open_page = OpenPage(theme, QTime.currentTime().hour())
        self.who_page, self.words_page, self.back_page = WhoPage(theme), WordsPage(theme), BackPage(theme)
        self._pages = QStackedWidget()
        for page in (self.open_page, self.who_page, self.words_page, self.back_page):
            whole = column(0)
            whole.addWidget(page)
            self._pages.addWidget(scroller(ScrollBody(whole)))  # large letters, many words: it scrolls
        self._shown: QWidget = self.open_page
        self._pages.setFixedWidth(min(theme.scaled(_PAGE), 790))
        inside = row(0)
        inside.addWidget(_brand(theme))
        inside.addStretch(1)
        inside.addWidget(self._pages)
        inside.addStretch(1)
        self.setLayout(inside)
        self._connect()

    def _connect(self) -> None:
        act = self.presenter
        self.open_page.asked.connect(act.open)
        self.open_page.person_chosen.connect(act.choose)
        self.open_page.new_asked.connect(act.begin_new)
        self.open_page.second_gone.connect(act.second_gone)
        self.who_page.filled_in.connect(act.introduce)
        self.who_page.back_asked.connect(act.back_to_people)
        self.words_page.written.connect(act.written_down)
        self.words_page.back_asked.connect(act.begin_new)
        self.back_page.typed.connect(act.make)
        self.back_page.again_asked.connect(act.other_words)

    def enter(self, place: Place) -> None:
        self.presenter.load()

    def leave(self) -> None:
        self.open_page.field.wipe()
        self.back_page.field.wipe()
        self.presenter.forget()

    # --- what the presenter asks

    def show_people(self, rows: tuple[PersonRow, ...], chosen: str) -> None:
        self._turn_to(self.open_page)
        self.open_page.show_people(rows, chosen)

    def show_new(self, is_first: bool, message: Message | None) -> None:
        self._turn_to(self.who_page)
        self.who_page.show_new(is_first, message)

    def show_words(self, words: tuple[str, ...]) -> None:
        self._turn_to(self.words_page)
        self.words_page.show_words(words)

    def ask_back(self, message: Message | None) -> None:
        self._turn_to(self.back_page)
        self.back_page.ask(message)

    def show_busy(self, busy: bool) -> None:
        self.open_page.show_busy(busy)
        self.back_page.show_busy(busy)

    def show_failure(self, message: Message | None) -> None:
        self.open_page.show_failure(message)

    def show_wait(self, seconds: int) -> None:
        self.open_page.show_wait(seconds)

    def _turn_to(self, page: QWidget) -> None:
        if page is not self.words_page:
            self.words_page.clear()
        if page is not self.back_page:
            self.back_page.field.wipe()
        self._shown = page
        pages = (self.open_page, self.who_page, self.words_page, self.back_page)
        self._pages.setCurrentIndex(pages.index(page))

    # --- keys

    def escape(self) -> bool:
        present = self._shown
        if present is self.open_page and self.open_page.help.isVisibleTo(self):
            self.open_page.show_help(False)
        elif present is self.who_page:
            self.presenter.back_to_people()
        elif present in (self.words_page, self.back_page):
            self.presenter.begin_new()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)


def _brand(theme: Theme) -> Panel:
    """The petrol half: the suitcase, its name, what it is for."""
    is_large = theme.tokens.factor >= LARGE
    inside = column(0, (32, 40, 24, 32) if is_large else (56, 72, 32, 40))
    mark = SuitcaseMark(theme, theme.scaled(64 if is_large else 132))
    mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    mark.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    inside.addWidget(mark)
    inside.addSpacing(20)
    inside.addWidget(RunLabel(theme, NAME, "title" if is_large else "brand", tone="op_balk", wrap=False))
    inside.addSpacing(10)
    for line in (nl("Samen praten."), nl("Samen een plan maken.")):
        inside.addWidget(RunLabel(theme, line, "panel", tone="op_balk_zacht", bold=False))
    inside.addStretch(1)
    for sign, words in (
        ("no_network", nl("Openen werkt zonder netwerk")),
        ("shield", nl("Alles op deze laptop is versleuteld")),
    ):
        foot = row(8)
        foot.addWidget(
            Sign(theme, sign, theme.px("icon_button"), "op_balk_zacht"), 0, Qt.AlignmentFlag.AlignTop
        )
        foot.addWidget(RunLabel(theme, words, "small_body", tone="op_balk_zacht"), 1)
        inside.addSpacing(8)
        inside.addLayout(foot)
    half = Panel("top", inside)
    half.setProperty("tone", "dark")
    half.setFixedWidth(min(theme.scaled(440), 480))
    return half
