"""The agreements of the plan: eight blocks at the left, the open one at the right."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget
from shiboken6 import isValid

from desktop.domain.wording import nl
from desktop.ui.agreements.block_rail import BlockRail, rail_width
from desktop.ui.agreements.elements_area import ElementsArea
from desktop.ui.agreements.line_picker import LinePicker
from desktop.ui.agreements.presenter import AgreementsPresenter
from desktop.ui.agreements.step_cards import LineList, StepList
from desktop.ui.agreements.step_form import StepForm
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.pip_board.lacks import StopCard
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Frame, Screen
from desktop.ui.widgets.boxes import column, row, scroller, tab_stops
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.plan_strip import PlanStrip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.why_sheet import WhySheet
from desktop.usecases.plan_steps import Agreements, StepShown, Who

_QUIET = 700
_TONES = {"klaar": ("ok", "check"), "deels": ("warn", "partly"), "leeg": ("plain", "circle")}


class AgreementsScreen(Screen):
    """Who does what by when, block by block."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        runner = frame.runner_for(self)
        self.presenter = act = AgreementsPresenter(self, frame.navigator, runner)
        self.strip = PlanStrip(theme, ScreenName.AGREEMENTS, frame.places)
        self.strip.wanted.connect(lambda name: act.show_part(ScreenName(name)))
        self.rail = BlockRail(theme)
        self.message = MessageCard(theme)
        self.stop = StopCard(theme)
        self.steps = StepList(theme)
        self.lines = LineList(theme, act.jump)
        self.picker = LinePicker(theme, act.jump)
        self.form = StepForm(theme)
        self.elements = ElementsArea(theme, runner)
        self.why = WhySheet(theme, self)
        self._in_sight: QWidget | None = None
        self._shown: Agreements | None = None
        self._opened: tuple[str, int] | None = None
        self._quiet = QTimer(self, singleShot=True, interval=_QUIET)
        self._quiet.timeout.connect(act.keep_drafts)
        paper = Button(theme, nl("Bekijk op papier"), icon="print_look", key="Ctrl P", size="small")
        paper.clicked.connect(act.look_at_paper)
        self.strip.end.addWidget(paper)
        inside = column(8, (15, 8, 15, 8))
        inside.addWidget(self.strip)
        self._body = row(12)
        self.rail.setFixedWidth(rail_width(theme))
        self._rail_area = scroller(ScrollBody(_only(self.rail)))
        self._rail_area.setFixedWidth(rail_width(theme) + 14)
        self._area = scroller(self._right())
        self._area.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._keep_in_sight())
        self._body.addWidget(self._rail_area)
        self._body.addWidget(self._area, 1)
        self._stop_area = scroller(ScrollBody(_only(self.stop)))
        inside.addWidget(self._stop_area, 1)
        inside.addLayout(self._body, 1)
        self.setLayout(inside)
        self._stop_area.hide()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Plan: afspraken per blok")))
        self.setProperty("ring", "none")
        self._connect()

    def _right(self) -> QWidget:
        theme = self._theme
        self._title = RunLabel(theme, "", "question")
        self._state = Chip(theme, "", "plain", "circle")
        head = row(12, (5, 0, 5, 0))
        head.addWidget(self._title, 1)
        head.addWidget(self._state)
        self.pick_button = Button(theme, nl("Kies uit de lijst"), icon="list", key="Ctrl K", role="primary")
        self.own_button = Button(theme, nl("Eigen afspraak"), icon="pencil", key="Ctrl E")
        acts = row(10, (5, 0, 5, 0))
        acts.addWidget(self.pick_button)
        acts.addWidget(self.own_button)
        acts.addStretch(1)
        inside = column(10, (4, 0, 8, 8))
        inside.addLayout(head)
        inside.addLayout(acts)
        below: tuple[QWidget, ...] = (
            self.message,
            self.form,
            self.picker,
            self.steps,
            self.elements,
            self.lines,
        )
        for part in below:
            inside.addWidget(part)
        inside.addStretch(1)
        return ScrollBody(inside)

    def _connect(self) -> None:
        act = self.presenter
        self.rail.pressed.connect(self.open_block)
        self.pick_button.clicked.connect(self.toggle_picker)
        self.own_button.clicked.connect(self.toggle_own)
        self.steps.change_asked.connect(self._ask_change)
        self.steps.ended.connect(act.end)
        self.steps.taken_up.connect(act.take_up)
        self.steps.answer_chosen.connect(act.choose_answer)
        self.picker.chosen.connect(self._choose_line)
        self.picker.sought.connect(lambda text: self.picker.show_offers(act.offers(text)))
        self.picker.closed.connect(self.escape)
        self.form.given.connect(act.add_own)
        self.form.changed.connect(lambda key, who, name, by: act.change(key, Who(who), name, by))
        self.form.typed.connect(self._typed)
        self.form.closed.connect(self.escape)
        self.elements.changed.connect(act.load)
        self.elements.made_anew.connect(self._take_up_keyboard)
        self.elements.jumped.connect(act.jump)
        self.elements.choosing.connect(act.choose_element)
        self.elements.why_asked.connect(self.why.show_why)
        self.elements.came_in_sight.connect(self._bring_in_sight)
        self.why.question_asked.connect(act.jump)
        for keys, button in (("Ctrl+K", self.pick_button), ("Ctrl+E", self.own_button)):
            self._key(keys, button.click)
        for number in range(1, 9):
            self._key(nl("Alt+{number}", number=number), partial(self.open_block, number))

    def _key(self, keys: str, act: Callable[[], object]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(act)

    # --- hooks of the window

    def enter(self, place: Place) -> None:
        self._opened = None  # elsewhere the route can have changed, and with it what belongs in the block
        self.setFocus()
        if place.dossier is not None:
            self.elements.bring_in_sight(place.question)
            self.presenter.open(place.dossier, place.question)

    def leave(self) -> None:
        self.presenter.keep_drafts()
        if not self.is_locking:
            self.elements.record_all()

    def save_now(self) -> None:
        self.presenter.keep_drafts()
        self.elements.keep_drafts()

    def search(self) -> bool:
        if not self.picker.isVisibleTo(self):
            self.toggle_picker()
        self.picker.search.setFocus()
        return True

    def escape(self) -> bool:
        if self.why.put_away():
            return True
        for panel, button in ((self.form, self.own_button), (self.picker, self.pick_button)):
            if panel.isVisibleTo(self):
                self.presenter.keep_drafts()
                panel.hide()
                button.setFocus()
                return True
        return False

    # --- what the presenter asks

    def show_agreements(self, shown: Agreements, number: int) -> None:
        self._shown = shown
        self.stop.show_stop(shown.stop)
        self._stop_area.setVisible(shown.stop is not None)
        self._rail_area.setVisible(shown.stop is None)
        self._area.setVisible(shown.stop is None)
        block = self.presenter.block
        if shown.stop is not None or block is None:
            return
        self.rail.show_blocks(shown.blocks, number)
        self._title.say(nl("{number}. {title}", number=block.number, title=block.title))
        tone, icon = _TONES[block.status]
        self._state.say(block.status, tone, icon)
        had = self.focusWidget()
        is_lost = had is not None and (self.steps.isAncestorOf(had) or self.lines.isAncestorOf(had))
        self.steps.show_block(block)
        self.lines.show_block(block)
        if is_lost:  # what had the keyboard was made anew
            self.pick_button.setFocus()
        self.picker.show_offers(self.presenter.offers(self.picker.search.text()))
        where = (str(shown.dossier), number)
        if where != self._opened:
            self._opened = where
            self.form.hide()
            self.picker.hide()
            self._area.verticalScrollBar().setValue(0)
            self.elements.show_block(shown.dossier, number)

    def _take_up_keyboard(self, is_lost: bool) -> None:
        """Tab goes as the block is seen; a keyboard whose form is gone stays on this screen."""
        above = [self.pick_button, self.own_button]
        parts = (self.form, self.picker, self.steps)
        stops = [*above, *(stop for part in parts for stop in tab_stops(part))]
        for one, other in pairwise([*stops, *self.elements.stops(), *tab_stops(self.lines)]):
            QWidget.setTabOrder(one, other)
        if is_lost:
            self.pick_button.setFocus()

    def show_drafts(self, typed: Mapping[str, str]) -> None:
        if self.form.isVisibleTo(self):
            self.form.put_drafts(typed)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone)

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def close_form(self) -> None:
        self.form.hide()
        self.own_button.setFocus()

    # --- inside

    def open_block(self, number: int) -> None:
        self.presenter.choose_block(number)

    def toggle_picker(self) -> None:
        """The ready lines of this block; again = away."""
        if self.picker.isVisibleTo(self):
            self.escape()
            return
        self.form.hide()
        self.picker.search.clear()
        self.picker.show_offers(self.presenter.offers(""))
        self.picker.show()
        self.picker.search.setFocus()
        self._area.verticalScrollBar().setValue(0)

    def toggle_own(self) -> None:
        """The form for own words; again = away, what stood in it is kept."""
        if self.form.isVisibleTo(self) and self.form.is_for_own:
            self.escape()
            return
        self.picker.hide()
        words = self._shown.language_words if self._shown is not None else ""
        is_rtl = self._shown is not None and self._shown.is_rtl
        self.form.ask_own(self.presenter.number, words, is_rtl, self.presenter.typed())
        self._area.verticalScrollBar().setValue(0)

    def _choose_line(self, key: str) -> None:
        self.picker.search.setFocus()  # the button goes away with its line
        self.presenter.add_line(key)

    def _bring_in_sight(self, part: QWidget) -> None:
        self._in_sight = part
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        """Also while the texts around it still get their room; no longer than the keyboard is in it."""
        part, focused = self._in_sight, QApplication.focusWidget()
        if part is None or not isValid(part) or focused is None or not part.isAncestorOf(focused):
            self._in_sight = None
        else:
            self._area.ensureWidgetVisible(part, 0, 12)
            self._area.ensureWidgetVisible(focused, 0, 12)
            self._area.horizontalScrollBar().setValue(0)  # it goes down only

    def _ask_change(self, step: StepShown) -> None:
        self.presenter.keep_drafts()
        self.picker.hide()
        self.form.ask_change(step)
        self._area.verticalScrollBar().setValue(0)  # the form is on top

    def _typed(self, field: str, text: str) -> None:
        if not self.form.is_for_own:
            return
        self.presenter.type(field, text)
        if not self._quiet.isActive():  # also while somebody types on and on
            self._quiet.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)


def _only(widget: QWidget) -> QHBoxLayout:
    inside = row(0)
    inside.addWidget(widget)
    return inside
