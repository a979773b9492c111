"""The lock screen: petrol at the left with the suitcase, one page at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTime
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from desktop.domain.errors import Trouble
from desktop.domain.wording import nl
from desktop.ui.locking.reasons import told_before
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.theme import Theme
from desktop.ui.top_bar import NAME, SuitcaseMark
from desktop.ui.unlock.foot import LARGE
from desktop.ui.unlock.new_pages import BackPage, WhoPage, WordsPage
from desktop.ui.unlock.open_page import OpenPage
from desktop.ui.unlock.presenter import UnlockPresenter, one_blank_between
from desktop.ui.unlock.recovery_page import RecoveryPage
from desktop.ui.unlock.repair_pages import DamagePage, DonePage, LookPage, WaysPage
from desktop.ui.unlock.repair_presenter import RepairPresenter
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.damage_kinds import Way
from desktop.usecases.damage_shown import DamageShown, WayBackShown
from desktop.usecases.repair import RecoveryAsk
from desktop.usecases.unlock import PersonRow

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk

#: the page is at least this wide, and grows with the letters
_PAGE = 530


class UnlockScreen(Screen):
    """Nothing of the work can be seen here: no counts, no clients, no times."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = frame.theme
        runner = frame.runner_for(self)
        self.presenter = UnlockPresenter(self, frame.navigator, runner, self._opened, self._damaged)
        self.repair = RepairPresenter(self, runner, self.presenter.opened, self.presenter.back_to_people)
        self.open_page = OpenPage(theme, QTime.currentTime().hour())
        self.who_page, self.words_page, self.back_page = WhoPage(theme), WordsPage(theme), BackPage(theme)
        self.damage_page, self.look_page, self.ways_page = DamagePage(theme), LookPage(theme), WaysPage(theme)
        self.done_page, self.recovery_page = DonePage(theme), RecoveryPage(theme)
        self._pages = QStackedWidget()
        self._all: tuple[QWidget, ...] = (
            self.open_page, self.who_page, self.words_page, self.back_page, self.damage_page, self.look_page,
            self.ways_page, self.done_page, self.recovery_page,
        )  # fmt: skip
        for page in self._all:
            whole = column(0, (0, 16, 0, 16))
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
        self.words_page.back_asked.connect(self._words_back)
        self.back_page.given.connect(self._typed_back)
        self.back_page.again_asked.connect(self._other_words)
        mend = self.repair
        self.open_page.restore_asked.connect(lambda: mend.begin_restore(act.chosen))
        self.open_page.recovery_asked.connect(lambda: mend.begin_recovery(act.chosen))
        self.damage_page.way_chosen.connect(self._take_way)
        self.damage_page.back_asked.connect(act.back_to_people)
        self.look_page.given.connect(mend.look)
        self.look_page.back_asked.connect(mend.leave)
        self.ways_page.chosen.connect(mend.put_back)
        self.ways_page.back_asked.connect(mend.leave)
        self.done_page.went_on.connect(mend.go_on)
        self.recovery_page.answered.connect(mend.take_answer)
        self.recovery_page.back_asked.connect(mend.leave)

    def _opened(self, desk: Desk) -> None:
        self.repair.opened(desk)

    def _damaged(self, person: str, trouble: Trouble) -> bool:
        return self.repair.look_at(person, trouble)

    def _take_way(self, way: str) -> None:
        mend = self.repair
        ways = {
            Way.RESTORE: mend.begin_restore,
            Way.EARLIER: mend.begin_restore,
            Way.LOCK_BACK: mend.put_lock_back,
            Way.RECOVER: mend.begin_recovery,
            Way.AGAIN: mend.again,
        }
        ways[Way(way)]()

    def _words_back(self) -> None:
        if self.repair.is_recovering:
            self.repair.back_to_answer()
        else:
            self.presenter.begin_new()

    def _typed_back(self, typed: bytearray) -> None:
        if self.repair.is_recovering:
            self.repair.finish(one_blank_between(typed))
        else:
            self.presenter.make(typed)

    def _other_words(self) -> None:
        if self.repair.is_recovering:
            self.repair.other_words()
        else:
            self.presenter.other_words()

    def enter(self, place: Place) -> None:
        self.open_page.show_why(told_before())
        self.presenter.load()

    def leave(self) -> None:
        self.open_page.field.wipe()
        self.back_page.field.wipe()
        self.look_page.field.wipe()
        self.ways_page.clear()
        self.presenter.forget()
        self.repair.forget()

    # --- what the presenter asks

    def show_people(self, rows: tuple[PersonRow, ...], chosen: str) -> None:
        self._turn_to(self.open_page)
        self.open_page.show_people(rows, chosen)

    def show_new(self, is_first: bool, message: Message | None, is_wrong: bool = True) -> None:
        self._turn_to(self.who_page)
        self.who_page.show_new(is_first, message, is_wrong)

    def show_words(self, words: tuple[str, ...]) -> None:
        self._turn_to(self.words_page)
        self.words_page.show_words(words)

    def ask_back(self, message: Message | None) -> None:
        self._turn_to(self.back_page)
        self.back_page.ask(message)

    def show_busy(self, busy: bool) -> None:
        for page in (self.open_page, self.back_page, self.look_page, self.ways_page):
            page.show_busy(busy)

    def show_failure(self, message: Message | None, tone: str = "error") -> None:
        self.open_page.show_failure(message, tone)

    def show_wait(self, seconds: int) -> None:
        self.open_page.show_wait(seconds)

    # --- what the presenter of repair asks

    def show_damage(self, shown: DamageShown) -> None:
        self._turn_to(self.damage_page)
        self.damage_page.show_damage(shown)

    def ask_to_look(self, message: Message | None) -> None:
        self._turn_to(self.look_page)
        self.look_page.ask(message)

    def show_ways_back(self, ways: tuple[WayBackShown, ...]) -> None:
        self._turn_to(self.ways_page)
        self.ways_page.show_ways(ways)

    def show_done(self, title: str, lines: tuple[str, ...]) -> None:
        self._turn_to(self.done_page)
        self.done_page.show_done(title, lines)

    def show_recovery(self, ask: RecoveryAsk, message: Message | None) -> None:
        self._turn_to(self.recovery_page)
        self.recovery_page.show_recovery(ask, message)

    def show_open(self, message: Message | None, tone: str = "error") -> None:
        self.presenter.back_to_people()
        self.open_page.show_failure(message, tone)

    def _turn_to(self, page: QWidget) -> None:
        if page is not self.words_page:
            self.words_page.clear()
        if page is not self.back_page:
            self.back_page.field.wipe()
        if page is not self.look_page:
            self.look_page.field.wipe()
        if page is not self.ways_page:
            self.ways_page.clear()
        self._shown = page
        self._pages.setCurrentIndex(self._all.index(page))

    # --- keys

    def escape(self) -> bool:
        present = self._shown
        if present is self.open_page and self.open_page.help.isVisibleTo(self):
            self.open_page.show_help(False)
        elif present is self.who_page:
            self.presenter.back_to_people()
        elif present in (self.words_page, self.back_page):
            self._words_back()
        elif present is self.damage_page:
            self.presenter.back_to_people()
        elif present in (self.look_page, self.ways_page, self.recovery_page):
            self.repair.leave()
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        main = {
            self.done_page: self.done_page.go_button.click,
            self.ways_page: self.ways_page.go_button.click,
        }
        if not took_enter(self, event, main.get(self._shown)):
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
