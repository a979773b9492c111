"""The interview screen: rail, middle, plan and tolk bar put together, with its keys and its timers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import pairwise

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.client_window.view import ClientWindow
from desktop.ui.interview.answer_areas import AnswerArea
from desktop.ui.interview.attached_button import place_beside
from desktop.ui.interview.drawer import Drawer
from desktop.ui.interview.fitting import LEVELS, Level, level_that_fits
from desktop.ui.interview.middle import Middle
from desktop.ui.interview.person_screen import PersonScreen
from desktop.ui.interview.plan_panel import PlanPanel
from desktop.ui.interview.presenter import InterviewPresenter
from desktop.ui.interview.rail import Rail
from desktop.ui.interview.talk_keys import lay_keys, may_press, talk_keys
from desktop.ui.interview.talk_sheets import TalkSheets
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Frame, Screen
from desktop.ui.tolk_bar.tools import TolkTools
from desktop.ui.tolk_bar.view import TolkBar
from desktop.ui.widgets.boxes import column, row, tab_stops
from desktop.ui.widgets.field_letters import TALK_LANGUAGE
from desktop.ui.widgets.why_sheet import WhySheet
from desktop.usecases.interview import Interview, RawCell
from forms.model import AnswerState

#: from the first unsaved letter; saving itself takes a moment too, and a crash may cost a second at most
_QUIET_MS = 700
_RETRY_MS = 5000


class InterviewScreen(Screen):
    """One talk at a time."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._theme, self._navigator = frame.theme, frame.navigator
        self._shown: Interview | None = None
        self._pointed: Interview | None = None
        self._stop_seen = ""
        self._level = LEVELS[0]
        runner = frame.runner_for(self)
        self.presenter = InterviewPresenter(self, frame.navigator, runner)
        self.rail = Rail(frame.theme)
        self.middle = Middle(frame.theme)
        self.plan = PlanPanel(frame.theme)
        self.tolk = TolkBar(frame.theme)
        self._person = PersonScreen(frame.theme, self.presenter.pointing)
        self.sheets = TalkSheets(frame.theme, self, (self.middle, self.rail), self.presenter, runner)
        across = row(0)
        across.addWidget(self.rail)
        across.addWidget(self.middle, 1)
        across.addWidget(self.plan)
        inside = column(0)
        inside.addLayout(across, 1)
        inside.addWidget(self.tolk)
        self.setLayout(inside)
        self.tools = TolkTools(
            self, frame.theme, frame.navigator, runner, self.tolk, self.presenter,
            has_client=lambda: self.client is not None, turn_client=self.toggle_client,
        )  # fmt: skip
        self._drawer = Drawer(frame.theme, self)
        self.why = WhySheet(frame.theme, self)
        self._quiet = self._timer(_QUIET_MS, self.save_now)
        self._retry = self._timer(_RETRY_MS, self.presenter.retry)
        self.sheets.about_asked = self._about
        self._wire()
        self._keys()

    def _timer(self, after_ms: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(after_ms)
        timer.timeout.connect(act)
        return timer

    def _wire(self) -> None:
        presenter, middle = self.presenter, self.middle
        self.rail.picked.connect(self._pick_theme)
        self.rail.menu_asked.connect(self._open_rail)
        self.plan.opened.connect(self._open_plan)
        self.plan.went.connect(presenter.go_to)
        middle.area_made.connect(self._area_made)
        middle.moved.connect(self._moved)
        middle.position.asked_let_go.connect(presenter.pointing.let_go)
        middle.confirmed.connect(self.sheets.presenter.confirm)
        middle.position.asked_next.connect(presenter.next)
        middle.position.asked_previous.connect(presenter.previous)
        middle.asked_place.connect(lambda name: self._navigator.go(place_beside(name, self._shown)))
        middle.states.picked.connect(lambda state: presenter.set_state(AnswerState(state)))
        middle.tip.retry.connect(presenter.retry)
        middle.notes.typed.connect(self._typed)
        middle.notes.left.connect(presenter.left_field)
        middle.stop.back.connect(lambda: self.middle.show_stop(False))
        middle.stop.why_asked.connect(self.why.show_why)
        self.why.question_asked.connect(self._why_question)
        middle.stop.away.connect(lambda: self._navigator.go(Place(ScreenName.DOSSIERS)))
        self.tolk.asked_tip.connect(self._tip)
        self.tolk.asked_note.connect(self._note)
        self.tolk.asked_next.connect(presenter.next)

    def _why_question(self, question: str) -> None:
        self.why.put_away()
        self.middle.show_stop(False)
        self.presenter.go_to(question)

    def _area_made(self, area: AnswerArea) -> None:
        presenter = self.presenter
        area.chosen.connect(presenter.choose)
        area.stepped.connect(presenter.choose_step)
        area.typed.connect(lambda text, cursor: self._typed(self.question_here(), text, cursor))
        area.cell_typed.connect(lambda at, text, cur: self._typed(f"{self.question_here()}#{at}", text, cur))
        area.left.connect(lambda: presenter.left_field(self.question_here()))
        area.entered.connect(presenter.next)
        area.cell_chosen.connect(presenter.choose_cell)
        area.cell_left.connect(presenter.left_cell)
        area.given.connect(presenter.give)
        area.row_given.connect(presenter.record_row)
        area.row_removed.connect(presenter.remove_row)

    def _keys(self) -> None:
        own = {"F2": self._tip, "F4": self._note, "Alt+D": self._about, "Alt+A": self._other_tolk}
        lay_keys(self, {**talk_keys(self.presenter, self.tolk), **own, **self.sheets.keys()}, self._may_press)
        self.middle.guard.other_tolk.connect(self._other_tolk)

    def _may_press(self, sequence: str) -> bool:
        is_guarded = self._shown is not None and self._shown.guard is not None
        return may_press(sequence, self.sheets.is_open, is_guarded)

    def _other_tolk(self) -> None:
        """The guard's first way on: who interprets is said in the tolk bar."""
        if self._shown is not None and self._shown.guard is not None:
            self.tolk.show_start_form(True)

    def _about(self) -> None:
        """Alt+D: the line of the answer, over the lower half where it gave way."""
        if not self._level.bottom and not self._drawer.holds(self.middle.notes):
            self._drawer.open_below(self.middle.notes, self._lower_half(self.middle.notes))
        self.middle.notes.turn_to_about()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.presenter.previous() if shift else self.presenter.next()
        elif self.middle.is_waiting:
            super().keyPressEvent(event)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and not event.modifiers():
            self.presenter.choose_place(key - Qt.Key.Key_0)
        else:
            super().keyPressEvent(event)

    # --- Screen

    def enter(self, place: Place) -> None:
        if place.dossier is not None:
            self._shown = None
            self.presenter.open(place.dossier, place.question)

    def leave(self) -> None:
        self.close_client()
        self.sheets.privacy.close()
        self.tools.leave()
        if not self.is_locking:
            self.presenter.leave()

    def save_now(self) -> None:
        self.presenter.stands(*self.middle.standing())
        self.presenter.keep_drafts()

    def _moved(self) -> None:
        """Focus or scroll is somewhere else: that is where one comes back to."""
        if self.isVisible() and self._shown is not None:
            self.presenter.stands(*self.middle.standing())
            if not self._quiet.isActive():
                self._quiet.start()

    def escape(self) -> bool:
        return (
            self.why.put_away()
            or self.sheets.close_sheet()
            or self._drawer.close_drawer()
            or self.tolk.close_form()
            or self.presenter.pointing.let_go()
        )

    def toggle_client(self) -> bool:
        if self.sheets.privacy.close() or self.tools.second.close():
            return True
        if self.client is not None:
            self.close_client()
        elif self._shown is not None:
            self._person.open_beside(self.window(), self._shown, self._pointed)
        return True

    # --- what the presenter asks

    def show_interview(self, shown: Interview) -> None:
        rows_before = self._shown.question.rows if self._shown is not None else ()
        has_switched = self._shown is not None and self._shown.language != shown.language
        waited = self.middle.is_waiting
        self._shown = shown
        self.setProperty(TALK_LANGUAGE, shown.language.code)
        is_other = self.middle.show_question(shown)
        self.rail.show_themes(shown)
        self.plan.show_plan(shown.plan)
        self.tolk.show_talk(shown)
        self.tools.show_talk(shown)
        self.sheets.show_interview(shown)
        stop_words = shown.stop.title if shown.stop is not None else ""
        if shown.stop is not None and stop_words != self._stop_seen:
            self.middle.stop.show_stop(shown.stop, shown.language)
            self.middle.show_stop(True)
        elif shown.stop is None:
            self.middle.show_stop(False)
        self._stop_seen = stop_words
        self._drawer.close_drawer()
        if is_other or has_switched:
            self._fit()
            self._order_tabs()
            if self.isVisible():
                self._lay_out_now()
                self.middle.come_back(shown)
            self._show_alarm()
        elif len(shown.question.rows) != len(rows_before):
            self._fit()  # the form under the table stays in sight
            self._order_tabs()
        elif waited != self.middle.is_waiting:
            self._fit()  # what stands in the place of the question came or went
        self._person.show(shown, self._pointed)

    def show_pointed(self, pointed: Interview | None) -> None:
        if pointed is None and self._pointed is None:
            return
        self._pointed = pointed
        self.middle.show_pointed(pointed)
        self.tolk.show_waiting(pointed is not None)
        if self._shown is not None:
            self._person.show(self._shown, pointed)

    def put_cells(self, cells: Mapping[str, RawCell]) -> None:
        self.middle.put_cells(cells)

    def show_refusal(self, message: Message | None) -> None:
        self._hold_still(message)
        self.middle.tip.show_refusal(message)
        if self.middle.area is not None:
            self.middle.area.show_error(message is not None)
        self._show_alarm()

    def show_unsaved(self, number: str, message: Message | None) -> None:
        self._hold_still(message)
        self.middle.tip.show_unsaved(number, message)
        self.middle.show_error(message is not None)
        if message is not None:
            self._retry.start()
        else:
            self._retry.stop()
        self._show_alarm()

    def row_recorded(self) -> None:
        if self.middle.area is not None:
            self.middle.area.row_recorded()

    def _hold_still(self, message: Message | None) -> None:
        """Before the tip changes: a changed tip lays out everything around it at once."""
        if message is not None:
            self.middle.show_alarm(True)

    def _show_alarm(self) -> None:
        """Where the tip has given way, an error is put over the lower half; nothing above it moves."""
        self.middle.show_alarm(self.middle.tip.is_alarmed)
        if self._level.bottom:
            return
        if self.middle.tip.wants_room:
            self._drawer.open_below(self.middle.tip, self._lower_half(self.middle.tip))
        elif self._drawer.holds(self.middle.tip):
            self._drawer.close_drawer()

    # --- typing, keys, panels

    def question_here(self) -> str:
        return self._shown.question.id if self._shown is not None else ""

    def _typed(self, key: str, text: str, cursor: int) -> None:
        self.presenter.typed(key, text, cursor)
        if not self._quiet.isActive():  # also while somebody types on and on
            self._quiet.start()

    def _pick_theme(self, number: int) -> None:
        self._drawer.close_drawer()
        self.presenter.go_to_theme(number)

    def _lower_half(self, widget: QWidget) -> QRect:
        box = self.middle.geometry()
        inner = widget.layout()
        wanted = inner.totalHeightForWidth(box.width() - 22) if inner is not None else 0
        height = min(max(self._theme.scaled(104), wanted) + 22, box.height())
        return QRect(box.left(), box.bottom() - height + 1, box.width(), height)

    def _tip(self) -> None:
        """The tip, where it gave way; where it stands (or again), all about the question."""
        gave_way = not self._level.bottom and not self.sheets.is_open
        if gave_way and not self._drawer.toggled_off(self.middle.tip):
            self._drawer.open_below(self.middle.tip, self._lower_half(self.middle.tip))
        else:
            self.sheets.show_question()

    def _note(self) -> None:
        if not self._level.bottom and not self._drawer.holds(self.middle.notes):
            self._drawer.open_below(self.middle.notes, self._lower_half(self.middle.notes))
        self.middle.notes.next_tab()

    def _open_rail(self) -> None:
        self.rail.set_narrow(False)
        box = self.middle.geometry()
        width = self._theme.scaled(self._theme.px("rail"))
        self._drawer.open_side(
            self.rail, QRect(0, 0, width, box.height()), lambda: self.rail.set_narrow(True)
        )
        self.rail.setFixedWidth(width)

    def _open_plan(self) -> None:
        self.plan.set_narrow(False)
        box = self.middle.geometry()
        width = self._theme.scaled(self._theme.px("plan"))
        at = QRect(self.width() - width, 0, width, box.height())
        self._drawer.open_side(self.plan, at, lambda: self.plan.set_narrow(True))
        self.plan.setFixedWidth(width)

    @property
    def client(self) -> ClientWindow | None:
        """The person's own window while it is open."""
        return self._person.window

    def close_client(self) -> None:
        self._person.close()

    # --- giving way

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()
        self.sheets.place()

    def _order_tabs(self) -> None:
        """Tab goes through the groups as they are seen: rail, middle from top to bottom, plan, tolk bar."""
        area = [self.middle.area] if self.middle.area is not None else []
        head = [self.middle.head] if self.middle.head is not None else []
        groups: list[QWidget] = [
            self.rail, *head, *area, self.middle.states, self.middle.tip, self.middle.notes,
            self.middle.position, self.plan, self.tolk,
        ]  # fmt: skip
        stops = [stop for group in groups for stop in tab_stops(group)]
        for one, other in pairwise(stops):
            QWidget.setTabOrder(one, other)

    def _fit(self) -> None:
        if self._shown is None or self.width() < 200:
            return
        self._drawer.close_drawer()
        height = self._middle_height()
        level = level_that_fits(self._fits, self.plan.words_fit(), self.rail.words_fit(height))
        self._apply(level)

    def _middle_height(self) -> int:
        return self.height() - max(self._theme.px("tolk_bar"), self.tolk.minimumHeight())

    def _fits(self, level: Level) -> bool:
        rail = self.rail.wide_width() if level.rail else self.rail.narrow_width()
        plan = self.plan.width_when(not level.plan)
        width = self.width() - rail - plan
        self.middle.give_way(level.official, level.own_states, level.bottom, level.position)
        if not self.middle.states_fit(width, level.own_states):
            return False
        return self.middle.least_height(width, level.bottom, level.position) <= self._middle_height()

    def _lay_out_now(self) -> None:
        """Where the keyboard goes is looked for in the places things really have, not in those before."""
        for part in (self, self.middle, self.middle.card):
            layout = part.layout()
            if layout is not None:
                layout.activate()

    def _apply(self, level: Level) -> None:
        self._level = level
        self.rail.set_narrow(not level.rail)
        self.plan.set_narrow(not level.plan)
        self.middle.give_way(level.official, level.own_states, level.bottom, level.position)
        width = self.width() - self.rail.width() - self.plan.width()
        self.middle.give_head(width, self._middle_height())
        self.tolk.show_short(not level.bottom, with_next=not level.position)
