"""The day on the screen: talks at the left in order of time, what matters now at the right."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.visit.appointment_form import AppointmentForm
from desktop.ui.visit.koffer_card import KofferCard
from desktop.ui.visit.presenter import VisitPresenter
from desktop.ui.visit.side import DaySide
from desktop.ui.visit.visit_card import VisitCard, short_time
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.appointments import Typed
from desktop.usecases.koffer_today import KofferNotice
from desktop.usecases.prepare_visit import DayTab, VisitDay

_STACKED = 1.75
#: Alt+1 to Alt+6: a day each
_DAY_KEYS = 6


class VisitScreen(Screen):
    """The first screen after opening."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        self._theme = frame.theme
        theme = frame.theme
        #: at the largest letters what matters now stands under the talks
        self._is_stacked = theme.tokens.factor >= _STACKED
        self.presenter = VisitPresenter(self, frame.navigator, frame.runner_for(self))
        self._title = RunLabel(theme, "", "title")
        self._below = RunLabel(theme, "", "body", tone="inkt_600")
        self.segments = Segments(theme, (("day", nl("Dag"), "day"), ("all", nl("Alle dossiers"), "list")))
        self.segments.show_picked("day")
        self.segments.picked.connect(self._picked)
        self.message = MessageCard(theme)
        self.koffer = KofferCard(theme)
        self.koffer.went.connect(self.presenter.about_koffer)
        self._talks = column(10, (5, 5, 5, 5))
        talks = Panel("", self._talks)
        self.side = DaySide(theme)
        self.side.choosing.connect(self.presenter.choose)
        self.side.looked_through.connect(self.presenter.look_through)
        self.side.done.connect(self.presenter.set_done)
        self.form = AppointmentForm(theme)
        self.form.saved.connect(self.presenter.save)
        self.form.taken_off.connect(self.presenter.take_off)
        self.form.closed.connect(self.close_form)
        self._tabs = row(6, (5, 0, 5, 0))
        self.day_buttons: list[Button] = []
        self._kept = RunLabel(theme, "", "small_body", tone="inkt_600")
        inside = row(16, (19, 16, 19, 16))
        inside.addLayout(self._left(talks), 1)
        if self._is_stacked:
            self._page.addWidget(self.side)
        else:
            right = scroller(self.side)
            right.setFixedWidth(min(theme.scaled(theme.px("side")), 432))
            inside.addWidget(right)
        self.setLayout(inside)
        self.cards: list[VisitCard] = []
        keys: dict[str, Callable[[], None]] = {"Ctrl+G": self.presenter.plan}
        keys |= {nl("Alt+{number}", number=i + 1): partial(self._day_key, i) for i in range(_DAY_KEYS)}
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    def _left(self, talks: Panel) -> QVBoxLayout:
        theme = self._theme
        titles = column(2, (5, 0, 0, 0))
        titles.addWidget(self._title)
        titles.addWidget(self._below)
        head = row(12, (0, 0, 5, 0))
        head.addLayout(titles, 1)
        head.addWidget(self.segments, 0, Qt.AlignmentFlag.AlignVCenter)
        self.new_button = Button(theme, nl("Nieuw dossier"), icon="person_add", key="Ctrl N")
        self.new_button.clicked.connect(self.presenter.begin)
        foot = WrapRow(12, (5, 4, 5, 4))
        foot.put(self.new_button)
        self.plan_button = Button(theme, nl("Gesprek plannen"), icon="calendar", key="Ctrl G")
        self.plan_button.clicked.connect(self.presenter.plan)
        foot.put(self.plan_button)
        foot.put_gap()
        kept = row(8)
        kept.addWidget(Sign(theme, "check_circle", theme.px("icon_button"), "blad_700"))
        kept.addWidget(self._kept)
        self._kept_row = QWidget()
        self._kept_row.setLayout(kept)
        foot.put(self._kept_row)
        left = column(8)
        left.addLayout(head)
        left.addLayout(self._tabs)
        left.addWidget(self.message)
        left.addWidget(self.koffer)
        self._page = column(8)
        self._page.addWidget(self.form)
        self._page.addWidget(talks, 1)
        self._area = scroller(ScrollBody(self._page))
        left.addWidget(self._area, 1)
        left.addLayout(foot)
        return left

    def enter(self, place: Place) -> None:
        self.presenter.load()

    def arrived(self) -> None:
        if not self.form.isVisibleTo(self):
            self.presenter.refresh()

    def show_failure(self, message: Message | None) -> None:
        self.message.show_message(message)

    def show_koffer(self, notices: tuple[KofferNotice, ...]) -> None:
        self.koffer.show_notices(notices)

    def show_day(self, day: VisitDay) -> None:
        count = len(day.visits)
        self._title.say(_title(day, is_short=self._theme.tokens.factor >= 1.3))
        words = [day.day_words]
        if day.room:
            words.append(
                day.room if day.room.casefold().startswith("kamer") else nl("kamer {room}", room=day.room)
            )
        if count:
            words.append(
                nl("{count} {part}", count=count, part=nl("gesprek") if count == 1 else nl("gesprekken"))
            )
        self._below.say(joined(" · ", words))
        stand = (
            nl("1 dossier staat")
            if day.on_laptop == 1
            else nl("{on_laptop} dossiers staan", on_laptop=day.on_laptop)
        )
        if not day.on_laptop:
            stand = nl("Er staan nog geen dossiers")
        self._kept.say(nl("{stand} op deze laptop. Alles werkt zonder netwerk.", stand=stand))
        self._kept_row.setVisible(self._theme.tokens.factor < 1.3)  # the bar on top says it too
        self._show_days(day.days)
        self._show_talks(day)
        self.side.show_day(day)

    def _show_days(self, days: tuple[DayTab, ...]) -> None:
        """The days that have talks, when there is more than one."""
        empty_out(self._tabs)
        self.day_buttons = []
        if len(days) < 2:
            return
        for i, one in enumerate(days):
            talks = nl("1 gesprek") if one.count == 1 else nl("{count} gesprekken", count=one.count)
            role = "primary" if one.is_shown else ""
            words = nl("{words} · {count}", words=one.words, count=one.count)
            button = Button(self._theme, words, key=f"Alt {i + 1}", role=role, size="small")
            button.setAccessibleName(on_screen(nl("{words}, {talks}", words=one.words, talks=talks)))
            button.clicked.connect(lambda _on=False, day=one.day: self.presenter.pick_day(day))
            self._tabs.addWidget(button)
            self.day_buttons.append(button)
        self._tabs.addStretch(1)

    def _day_key(self, place: int) -> None:
        if place < len(self.day_buttons):
            self.day_buttons[place].click()

    def show_form(
        self, who: tuple[tuple[str, str], ...], dossier: str, key: str, typed: Typed, name: str
    ) -> None:
        self.form.ask(who, dossier, key, typed, name)
        self._area.verticalScrollBar().setValue(0)

    def close_form(self) -> None:
        had_focus = self.form.isAncestorOf(self.focusWidget() or QWidget())
        self.form.hide()
        if had_focus:
            self.plan_button.setFocus()

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.form.show_refusal(field, message)

    def escape(self) -> bool:
        if not self.form.isVisibleTo(self):
            return False
        self.close_form()
        return True

    def _show_talks(self, day: VisitDay) -> None:
        empty_out(self._talks)
        self.cards = []
        for visit in day.visits:
            card = VisitCard(self._theme, visit)
            card.opened.connect(self.presenter.open)
            card.edited.connect(self.presenter.edit)
            card.asked_about.connect(self.presenter.about)
            self._talks.addWidget(card)
            self.cards.append(card)
        if not day.visits:
            self._talks.addWidget(self._empty(day))
        self._talks.addWidget(self._back_at_the_office(day.parcels_waiting, day.back_at))
        self._talks.addStretch(1)
        self._fit()
        following = next((card for card in self.cards if card.visit.is_next), None)
        first = following.button if following is not None else self.new_button
        QTimer.singleShot(0, first, lambda: _focus_if_seen(first))

    def _fit(self) -> None:
        """All cards the same: clock beside the name, or under it in every card."""
        room = self._area.viewport().width() - 10
        titles = max(self._title.natural_width(), self._below.natural_width())
        self.segments.setVisible(room >= titles + 12 + self.segments.sizeHint().width())
        side_by_side = all(card.fits_side_by_side(room) for card in self.cards)
        way_beside = side_by_side or all(card.fits_way_in(room) for card in self.cards)
        for card in self.cards:
            card.lay(side_by_side, way_beside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _empty(self, day: VisitDay) -> Panel:
        theme = self._theme
        inside = column(4, (18, 16, 18, 16))
        first = day.on_laptop == 0
        inside.addWidget(
            RunLabel(
                theme,
                nl("Er staat nog geen dossier op deze laptop")
                if first
                else nl("Vandaag en later staat er niets"),
                "name",
            )
        )
        inside.addWidget(
            RunLabel(
                theme,
                nl("Begin een nieuw dossier, of haal dossiers op bij Samenvoegen.")
                if first
                else nl("Open een dossier bij Alle dossiers, of begin een nieuw dossier."),
                "body",
                tone="inkt_600",
            )
        )
        return Panel("card", inside)

    def _back_at_the_office(self, waiting: int, at: str) -> Panel:
        """The last row of the day."""
        theme = self._theme
        words = column(0)
        words.addWidget(RunLabel(theme, nl("Terug op kantoor: samenvoegen"), "body", bold=True))
        told = (
            nl("Er wacht niets. Alles staat veilig op deze laptop.")
            if not waiting
            else nl(
                "{waiting} {part}. {part_2} veilig op deze laptop.",
                waiting=waiting,
                part=nl("pakje wacht") if waiting == 1 else nl("pakjes wachten"),
                part_2=nl("Het staat") if waiting == 1 else nl("Ze staan"),
            )
        )
        words.addWidget(RunLabel(theme, told, "secondary", tone="inkt_600"))
        inside = row(16, (18, 10, 18, 10))
        inside.addWidget(Sign(theme, "sync", theme.scaled(24), "inkt_600"))
        inside.addLayout(words, 1)
        button = Button(theme, nl("Samenvoegen"), key="F12", size="small")
        button.clicked.connect(self.presenter.synchronise)
        inside.addWidget(button)
        card = Panel("card", inside, "empty")
        time = RunLabel(theme, short_time(at), "name", wrap=False)
        time.setMinimumWidth(theme.scaled(64))
        time.setContentsMargins(0, 14, 0, 0)
        outer = row(0)
        outer.addWidget(time, 0, Qt.AlignmentFlag.AlignTop)
        outer.addWidget(card, 1)
        return Panel("", outer)

    def _picked(self, key: str) -> None:
        self.segments.show_picked("day")
        if key == "all":
            self.presenter.all_dossiers()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not took_enter(self, event, self.presenter.open_next):
            super().keyPressEvent(event)


def _focus_if_seen(widget: QWidget) -> None:
    """A day that arrives after one has gone elsewhere takes the keyboard from nobody."""
    if widget.isVisible():
        widget.setFocus()


def _title(day: VisitDay, is_short: bool) -> str:
    if not day.visits:
        return nl("Geen gesprekken gepland")
    places = day.azcs or ((day.azc,) if day.azc else ())
    if len(places) > (1 if is_short else 2):
        return nl("Gesprekken op {count} plaatsen", count=len(places))
    return nl("Gesprekken in {places}", places=joined(nl(" en "), places)) if places else nl("Gesprekken")
