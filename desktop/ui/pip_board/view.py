"""The plan board on the screen: title with what is missing, three columns, eight blocks."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.pip_board.blocks import BlockGrid, BlockLines
from desktop.ui.pip_board.doubt_card import DoubtCard, LockCard, NoTestCard
from desktop.ui.pip_board.lacks import LackList, StopCard
from desktop.ui.pip_board.offer_row import OfferRow
from desktop.ui.pip_board.person_card import PersonCard
from desktop.ui.pip_board.presenter import Field, PipBoardPresenter, lack_words
from desktop.ui.pip_board.route_column import ReasonField, RouteColumn
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Frame, Screen
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.plan_strip import PlanStrip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.status_mark import StatusMark
from desktop.ui.widgets.why_sheet import WhySheet
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.pip import Extra, Leerroute, Missing, PlanBoard
from desktop.usecases.why_shown import WhyShown

_QUIET = 700
_HOW = nl("U kiest en u geeft de redenen. Het programma telt geen punten.")
_LACKS_KEY = "Ctrl+M"
_READY = {"gereed": nl("Deze versie is gereed"), "vastgesteld": nl("Dit plan is vastgesteld")}
#: at this size of text the columns stand under each other
_HUGE = 1.75


class PipBoardScreen(Screen):
    """Order of the columns is always the same; nothing is chosen beforehand."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = act = PipBoardPresenter(self, frame.navigator, frame.runner_for(self))
        self.why = WhySheet(theme, self)
        self.offer = OfferRow(theme)
        more = {Leerroute.ONDERWIJS: self.offer}
        self.columns = {
            route: RouteColumn(theme, route, f"Ctrl {i + 1}", more.get(route))
            for i, route in enumerate(Leerroute)
        }
        self.extra = ReasonField(theme, nl("Extra reden"))
        self.message = MessageCard(theme)
        self._refused_why: WhyShown | None = None
        self._message_why = Button(theme, nl("Waarom?"), size="small")
        self._message_why.hide()
        self.message.add_way(self._message_why)
        self.doubts = DoubtCard(theme, act.jump, self.why.show_why)
        self.no_test = NoTestCard(theme, self.why.show_why)
        self.lock = LockCard(theme, self.why.show_why)
        self.person = PersonCard(theme)
        self.lacks = LackList(theme, frame.places)
        self.stop = StopCard(theme)
        self.blocks = BlockGrid(theme)
        self.lines = BlockLines(theme, act.jump)
        self._open_block = 0
        self._is_beside: bool | None = None
        self._board: PlanBoard | None = None
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(_QUIET)
        self._quiet.timeout.connect(act.keep_drafts)
        self.strip = PlanStrip(theme, ScreenName.PLAN, frame.places)
        self.strip.wanted.connect(lambda name: act.show_part(ScreenName(name)))
        inside = column(8, (15, 8, 15, 8))
        inside.addWidget(self.strip)
        inside.addLayout(self._head())
        inside.addWidget(self.message)
        self._area = scroller(self._body())
        inside.addWidget(self._area, 1)
        self.setLayout(inside)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Plan: drie leerroutes en acht blokken")))
        self.setProperty("ring", "none")
        self._connect()

    def _head(self) -> WrapRow:
        theme = self._theme
        self._title = RunLabel(theme, "", "question", wrap=False)
        self._below = RunLabel(theme, "", "small_body", tone="inkt_600")
        head = WrapRow(12, (5, 0, 5, 0), to_end=True)
        head.put(self._title)
        is_huge = theme.tokens.factor >= _HUGE
        head.put(self._below, 1, least=theme.scaled(240))
        if is_huge:
            self._below.hide()
        self.lack_button = Button(theme, "", icon="exclamation", key="Ctrl M", role="danger")
        self.lack_button.clicked.connect(self.toggle_lacks)
        self.status = Chip(theme, "", "ok", "check")
        self.ready_button = Button(theme, nl("Plan is gereed"), icon="seal", role="primary")
        self.ready_button.clicked.connect(self.presenter.make_ready)
        if is_huge:
            head.put_gap()
        for part in (self.status, self.lack_button, self.ready_button):
            (head if is_huge else self.strip.end).put(part)
        return head

    def _body(self) -> QWidget:
        theme = self._theme
        columns = self._grid = QGridLayout()
        for i, route in enumerate(self.columns.values()):
            columns.addWidget(route, 0, i)  # in here before what follows: Tab goes in this order
        columns.setSpacing(14)
        columns.setContentsMargins(5, 5, 5, 5)
        self._routes = QWidget()
        self._routes.setLayout(columns)
        self._routes.installEventFilter(self)
        self._extra_card = Panel("card", self._extra_inside())
        paper = Button(theme, nl("Bekijk op papier"), icon="print_look", key="Ctrl P", size="small")
        paper.clicked.connect(self.presenter.look_at_paper)
        head = WrapRow(12, (5, 0, 5, 0), to_end=True)
        head.put(RunLabel(theme, nl("Het plan in acht blokken"), "panel", wrap=False))
        head.put(RunLabel(theme, nl("kies een blok om het te lezen"), "secondary", tone="inkt_600"), 1)
        told = Button(theme, nl("Laat het terugvertellen"), icon="talk", key="Ctrl T", size="small")
        told.clicked.connect(self.presenter.tell_back)
        self.spoken = StatusMark(theme)
        head.put(self.spoken)
        ways = head
        if theme.tokens.factor >= _HUGE:
            ways = WrapRow(12, (5, 0, 5, 0), to_end=True)
        for way in (told, paper):
            ways.put(way)
        self._blocks = QWidget()
        blocks = column(4, (0, 4, 0, 0))
        blocks.addLayout(head)
        if ways is not head:
            blocks.addLayout(ways)
        blocks.addWidget(self.blocks)
        blocks.addLayout(_inset(self.lines, 5))
        self._blocks.setLayout(blocks)
        inside = column(4)
        inside.addLayout(_inset(self.lacks, 5))
        inside.addLayout(_inset(self.lock, 5))
        inside.addLayout(_inset(self.doubts, 5))
        inside.addLayout(_inset(self.stop, 5))
        inside.addLayout(_inset(self.no_test, 5))
        inside.addWidget(self._routes, 1)
        inside.addLayout(_inset(self._extra_card, 5))
        inside.addLayout(_inset(self.person, 5))
        inside.addWidget(self._blocks)
        inside.addStretch(0)
        return ScrollBody(inside)

    def _lay_columns(self) -> None:
        """Beside each other where all three have room, else under each other; always in the same order."""
        wanted = sum(route.minimumSizeHint().width() for route in self.columns.values())
        room = self._area.viewport().width() - 2 * 5 - 2 * 14
        is_beside = self._theme.tokens.factor < _HUGE and (room < 100 or wanted <= room)
        if self._is_beside is is_beside:
            return
        self._is_beside = is_beside
        for i, route in enumerate(self.columns.values()):
            self._grid.addWidget(route, *((0, i) if is_beside else (i, 0)))
            self._grid.setColumnStretch(i, 1 if is_beside or i == 0 else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_columns()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another fact in a column can make it wider."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._routes:
            self._lay_columns()
        return False

    def _extra_inside(self) -> QVBoxLayout:
        inside = column(4, (11, 10, 11, 10))
        inside.addLayout(self.extra)
        return inside

    def _connect(self) -> None:
        act = self.presenter
        fields: dict[Field, ReasonField] = {route: one.reason for route, one in self.columns.items()}
        self._fields = {**fields, None: self.extra, Extra.NO_TEST: self.no_test.reason}
        ask_why = self.why.show_why
        for one in self.columns.values():
            one.chosen.connect(lambda key: act.choose(Leerroute(key)))
            one.jumped.connect(act.jump)
            one.why_asked.connect(ask_why)
        self.offer.recorded.connect(act.record_offer)
        self.person.second.recorded.connect(act.record_second)
        self.person.jumped.connect(act.jump)
        for asking in (self.offer, self.person, self.lacks, self.stop):
            asking.why_asked.connect(ask_why)
        self.why.question_asked.connect(act.jump)
        self._message_why.clicked.connect(self._ask_message_why)
        self.lacks.place_asked.connect(act.go_to_place)
        for field, reason in self._fields.items():
            reason.field.textChanged.connect(lambda f=field: self._typed(f))
            reason.field.left_field.connect(lambda f=field: act.record(f))
        for i, route in enumerate(Leerroute):
            shortcut = QShortcut(QKeySequence(f"Ctrl+{i + 1}"), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self.columns[route].choose_button.click)
        lacks = QShortcut(QKeySequence(_LACKS_KEY), self)
        lacks.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        lacks.activated.connect(self.toggle_lacks)
        self.lacks.question_asked.connect(act.jump)
        self.lacks.field_asked.connect(self._to_field)
        self.blocks.pressed.connect(self._show_lines)

    # --- hooks of the window

    def enter(self, place: Place) -> None:
        if place.dossier is not None:
            self.presenter.open(place.dossier)
        self.setFocus()

    def leave(self) -> None:
        self.why.put_away()
        if not self.is_locking:
            self.presenter.record_all()

    def save_now(self) -> None:
        self.presenter.keep_drafts()

    def escape(self) -> bool:
        if self.why.put_away():
            return True
        if self.lacks.isVisibleTo(self):
            self.toggle_lacks()
        elif self._open_block:
            self._show_lines(self._open_block)
        else:
            return False
        return True

    # --- what the presenter asks

    def show_board(self, board: PlanBoard, typed: Mapping[Field, str]) -> None:
        self._board = board
        self.stop.show_stop(board.stop)
        self._title.say(nl("Welke leerroute past?") if board.stop is None else nl("Geen plan nodig"))
        self.spoken.show_count(board.spoken)
        self._below.say(_HOW if board.stop is None else nl("Alles wat u invulde is bewaard."))
        for part in (self._routes, self._blocks):
            part.setVisible(board.stop is None)
        for route in board.routes:
            self.columns[route.route].show_route(route, typed.get(route.route))
        is_extra = board.stop is None and (board.needs_extra_reason or bool(board.extra_reason))
        self._extra_card.setVisible(is_extra)
        extra = typed.get(None, board.extra_reason)
        self.extra.show_reason(
            nl("Waarom anders dan de leerbaarheidstoets?"), extra, board.needs_extra_reason
        )
        self.extra.show_two(board.extra_two)
        self._show_beside(board, typed)
        self.blocks.show_blocks(board.blocks)
        self.lines.show_block(next((b for b in board.blocks if b.number == self._open_block), None))
        self._show_state(board)
        self._lay_columns()

    def _show_beside(self, board: PlanBoard, typed: Mapping[Field, str]) -> None:
        """Offer, doubts, lock, what was seen instead of a test, what the person thinks."""
        is_stopped = board.stop is not None
        remarks = board.remarks if board.doubts or board.remarks else board.warnings
        if board.two_routes:
            told = joined(nl(" en "), board.two_routes)
            remarks = (nl("Twee laptops kozen een leerroute: {told}. Kies er een.", told=told), *remarks)
        self.doubts.show_doubts(*(((), ()) if is_stopped else (board.doubts, remarks)))
        self.offer.show_offer(board.offer)
        self.lock.show_lock(None if is_stopped else board.lock)
        self.no_test.show_no_test(None if is_stopped else board.no_test, typed.get(Extra.NO_TEST))
        self.person.show_person(board.roepnaam, None if is_stopped else board.person)

    def _show_state(self, board: PlanBoard) -> None:
        lack = lack_words(board.missing) if board.stop is None else ""
        self.lack_button.rename(lack)
        self.lack_button.setVisible(bool(lack))
        self.lacks.show_missing(board.missing)
        if not lack:
            self.lacks.hide()
        is_ready = board.status in _READY
        self.status.setVisible(is_ready and not lack)
        self.status.say(_READY.get(board.status, ""))
        self.ready_button.setVisible(board.stop is None)
        self.ready_button.setEnabled(not lack and not is_ready)
        self.ready_button.setAccessibleDescription(on_screen(lack or _READY.get(board.status, "")))

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_reason_refusal(self, field: Field, message: Message | None) -> None:
        self._fields[field].show_refusal(message)

    def show_offer_refusal(self, message: Message | None) -> None:
        self.offer.show_refusal(message)

    def show_second_refusal(self, message: Message | None) -> None:
        self.person.second.show_refusal(message)

    def show_refused_why(self, why: WhyShown | None) -> None:
        self._refused_why = why
        self._message_why.setVisible(why is not None)

    # --- inside

    def _ask_message_why(self) -> None:
        if self._refused_why is not None:
            self.why.show_why(self._refused_why)

    def toggle_lacks(self) -> None:
        """What is missing, under the title; again = away."""
        shown = not self.lacks.isVisibleTo(self) and self.lack_button.isVisibleTo(self)
        self.lacks.setVisible(shown)
        self._area.verticalScrollBar().setValue(0)
        if shown and self.lacks.first is not None:
            self.lacks.first.setFocus()
        elif not shown:
            self.lack_button.setFocus()

    def _to_field(self, lack: Missing) -> None:
        """To the field on this board that waits."""
        self.lacks.hide()
        if lack.field == "aanbod.onderwijs":
            self.offer.take_focus()
        elif lack.field == "tweede_gesprek":
            self.person.second.take_focus()
        elif lack.field == "leerroute":
            self.columns[Leerroute.B1].choose_button.setFocus()
        else:
            field: Field = None if lack.field == "reden.afwijking" else lack.route
            field = Extra.NO_TEST if lack.field == Extra.NO_TEST else field
            self._fields[field].field.setFocus()

    def _typed(self, field: Field) -> None:
        self.presenter.type(field, self._fields[field].field.toPlainText())
        if not self._quiet.isActive():  # also while somebody types on and on
            self._quiet.start()

    def _show_lines(self, number: int) -> None:
        self._open_block = 0 if number == self._open_block else number
        blocks = self._board.blocks if self._board is not None else ()
        self.lines.show_block(next((b for b in blocks if b.number == self._open_block), None))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event):
            super().keyPressEvent(event)


def _inset(widget: QWidget, side: int) -> QHBoxLayout:
    """In line with the cards, which leave room for the focus ring."""
    holder = row(0, (side, 0, side, 0))
    holder.addWidget(widget)
    return holder
