"""The sync panel on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.sync_panel.enrolment import EnrolmentForm
from desktop.ui.sync_panel.own_link import own_link
from desktop.ui.sync_panel.parcels import LARGE, ParcelTable
from desktop.ui.sync_panel.parts import SYNC_PARTS
from desktop.ui.sync_panel.presenter import SyncPresenter
from desktop.ui.sync_panel.side import SyncSide
from desktop.ui.sync_panel.slots import SyncPart, SyncSlots
from desktop.ui.sync_panel.steps import StepRow
from desktop.ui.sync_panel.told import HeadShown, StepsShown
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, keeps_key, took_enter
from desktop.ui.widgets.scroll_body import FocusInSight, ScrollBody
from desktop.ui.widgets.wrap_row import MIDDLE, WHOLE, WrapRow
from desktop.usecases.synchronise import SyncPanel


class SyncScreen(Screen):
    """What waits, how a sync goes, and what other rooms hang beside it."""

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        link = frame.link() or own_link(self, lambda: self.presenter.runner())
        self.presenter = SyncPresenter(self, frame.navigator, frame.runner_for(self), link)
        self._headline = RunLabel(theme, "", "question" if theme.tokens.factor < LARGE else "panel")
        self._sentence = RunLabel(theme, "", "body", tone="inkt_600")
        self.start_button = Button(
            theme, nl("Samenvoegen"), icon="sync", key="F12", role="primary", size="main"
        )
        self.start_button.clicked.connect(lambda: self.presenter.start())
        self.message = MessageCard(theme)
        self.form = EnrolmentForm(theme)
        self.form.sent.connect(self.presenter.enrol)
        self.steps = StepRow(theme)
        self.parcels = ParcelTable(theme)
        self.parcels.again_asked.connect(self.presenter.send_again)
        self.parcels.dossier_asked.connect(self.presenter.open_dossier)
        self.side = SyncSide(theme)
        self.side.choices_asked.connect(self.presenter.look_at_choices)
        self._foot_buttons = WrapRow(8)
        self._forms = column(12)
        right = scroller(self.side)
        right.setFixedWidth(min(theme.scaled(300), 424))
        inside = row(11, (19, 18, 19, 16))
        inside.addLayout(self._left(), 1)
        inside.addWidget(right)
        self.setLayout(inside)
        self.slots = SyncSlots(
            theme,
            frame.navigator,
            self.presenter.runner,
            self.side.add_first,
            self.side.add_card,
            self._foot_buttons.addWidget,
            self.show_message,
            self.presenter.load,
            link,
            self._forms.addWidget,
        )
        self._parts: tuple[SyncPart, ...] = tuple(make(self.slots) for make in SYNC_PARTS)

    def _left(self) -> QVBoxLayout:
        theme = self._theme
        words = column(2)
        words.addWidget(self._headline)
        words.addWidget(self._sentence)
        first = row(16, (20, 18, 20, 18))
        self._sign = Sign(theme, "shield", theme.scaled(44), "petrol_800")
        first.addWidget(self._sign)
        first.addLayout(words, 1)
        first.addWidget(self.start_button)
        table_head = WrapRow(12, line_gap=2)
        table_head.put(RunLabel(theme, nl("Wat wacht en wat is aangekomen"), "panel"), least=WHOLE)
        table_head.put_gap()
        table_head.put(
            RunLabel(theme, nl("een pakje is: wat u in één onderwerp invulde"), "secondary", tone="inkt_600"),
            least=WHOLE,
            at=MIDDLE,
        )
        sealed = row(8)
        sealed.addWidget(Sign(theme, "shield", theme.px("icon_small"), "inkt_600"))
        sealed.addWidget(
            RunLabel(
                theme,
                nl("Elk pakje is versleuteld en getekend door deze laptop"),
                "secondary",
                tone="inkt_600",
            ),
            1,
        )
        foot = WrapRow(8, (5, 0, 5, 0))
        foot.put(self._foot_buttons)
        foot.put_gap()
        foot.put(Panel("", sealed), at=MIDDLE)
        head = Panel("calm", first)
        is_large = theme.tokens.factor >= LARGE
        below = column(12, (5, 5 if is_large else 0, 5, 5))
        if is_large:  # it scrolls away with the rest: what waits needs the room
            below.addWidget(head)
        for part in (self.message, self.form):
            below.addWidget(part)
        below.addLayout(self._forms)
        below.addWidget(self.steps)
        below.addLayout(table_head)
        below.addWidget(self.parcels)
        below.addStretch(1)
        self.area = scroller(ScrollBody(below))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("ring", "inside")
        self.area.setAccessibleName(on_screen(nl("Wat wacht en wat is aangekomen")))
        FocusInSight(self.area)
        left = column(12)
        if not is_large:
            left.addWidget(_inset(head))
        left.addWidget(self.area, 1)
        left.addLayout(foot)
        return left

    def enter(self, place: Place) -> None:
        self.presenter.enter()

    def leave(self) -> None:
        self.presenter.leave()

    # --- what the presenter asks

    def show_panel(self, panel: SyncPanel) -> None:
        self.start_button.setVisible(panel.is_enrolled)
        self.steps.setVisible(panel.is_enrolled)
        self.form.setVisible(not panel.is_enrolled)
        self.parcels.show_parcels(panel.parcels, panel.older)
        self.side.show_panel(panel)
        for part in self._parts:
            part.show_panel(panel)
        if not self.isVisible():
            return  # it came when one had gone elsewhere
        if panel.is_enrolled:
            self.start_button.setFocus()
        elif not self.form.code.hasFocus():
            self.form.address.setFocus()

    def show_head(self, head: HeadShown) -> None:
        self._headline.say(head.headline)
        self._sentence.say(head.sentence)
        self._sign.change(head.sign)
        self.start_button.rename(head.button)

    def show_steps(self, steps: StepsShown) -> None:
        self.steps.show_steps(steps)

    def show_running(self, running: bool) -> None:
        """The button says it and keeps the keyboard; pressed meanwhile it does nothing."""
        self.form.show_running(running)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")
        if message is not None:
            QTimer.singleShot(0, self, lambda: self.area.ensureWidgetVisible(self.message, 0, 12))

    def show_enrol_message(self, field: str, message: Message | None) -> None:
        self.form.show_message(field, message)

    def event(self, event: QEvent) -> bool:
        """F12 brings one here from anywhere; once here it starts."""
        return keeps_key(event, "F12") or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_key(event, "F12"):
            self.presenter.start()
        elif not took_enter(self, event):
            super().keyPressEvent(event)


def _inset(panel: Panel) -> Panel:
    """In line with what scrolls below it, which leaves room for the focus ring."""
    holder = row(0, (5, 0, 5, 0))
    holder.addWidget(panel)
    return Panel("", holder)
