"""The sync panel on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.messages import Message
from desktop.ui.places import Place
from desktop.ui.screen import Frame, Screen
from desktop.ui.sync_panel.enrolment import EnrolmentForm
from desktop.ui.sync_panel.parcels import ParcelTable
from desktop.ui.sync_panel.presenter import StepsShown, SyncPresenter
from desktop.ui.sync_panel.side import SyncSide
from desktop.ui.sync_panel.steps import StepRow
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.message_card import MessageCard
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import is_key, keeps_key, took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.ports import SyncStep
from desktop.usecases.synchronise import SyncPanel


class SyncScreen(Screen):
    """`step_arrived` is sent from the worker thread and brings the step to the window's own."""

    step_arrived = Signal(object)

    def __init__(self, frame: Frame) -> None:
        super().__init__()
        theme = self._theme = frame.theme
        self.presenter = SyncPresenter(self, frame.navigator, frame.runner_for(self), self.step_arrived.emit)
        self.step_arrived.connect(self._stepped, Qt.ConnectionType.QueuedConnection)
        self._headline = RunLabel(theme, "", "question" if theme.tokens.factor < 1.3 else "panel")
        self._sentence = RunLabel(theme, "", "body", tone="inkt_600")
        self.start_button = Button(
            theme, nl("Samenvoegen"), icon="sync", key="F12", role="primary", size="main"
        )
        self.start_button.clicked.connect(self.presenter.start)
        self.message = MessageCard(theme)
        self.form = EnrolmentForm(theme)
        self.form.sent.connect(self.presenter.enrol)
        self.steps = StepRow(theme)
        self.parcels = ParcelTable(theme)
        self.side = SyncSide(theme)
        self.side.choices_asked.connect(self.presenter.look_at_choices)
        right = scroller(self.side)
        right.setFixedWidth(min(theme.scaled(300), 400))
        inside = row(11, (19, 18, 19, 16))
        inside.addLayout(self._left(), 1)
        inside.addWidget(right)
        self.setLayout(inside)

    def _left(self) -> QVBoxLayout:
        theme = self._theme
        words = column(2)
        words.addWidget(self._headline)
        words.addWidget(self._sentence)
        first = row(16, (20, 18, 20, 18))
        first.addWidget(Sign(theme, "shield", theme.scaled(44), "petrol_800"))
        first.addLayout(words, 1)
        first.addWidget(self.start_button)
        table_head = row(12)
        table_head.addWidget(RunLabel(theme, nl("Wat wacht en wat is aangekomen"), "panel"), 3)
        table_head.addWidget(
            RunLabel(
                theme,
                nl("een pakje is: wat u in één onderwerp invulde"),
                "secondary",
                tone="inkt_600",
                align=Qt.AlignmentFlag.AlignRight,
            ),
            2,
        )
        foot = row(8, (5, 0, 5, 0))
        foot.addStretch(1)
        foot.addWidget(Sign(theme, "shield", theme.px("icon_small"), "inkt_600"))
        foot.addWidget(
            RunLabel(
                theme,
                nl("Elk pakje is versleuteld en getekend door deze laptop"),
                "secondary",
                tone="inkt_600",
                wrap=False,
            )
        )
        below = column(12, (5, 0, 5, 5))
        for part in (self.message, self.form, self.steps):
            below.addWidget(part)
        below.addLayout(table_head)
        below.addWidget(self.parcels)
        below.addStretch(1)
        self.area = scroller(ScrollBody(below))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("ring", "inside")
        self.area.setAccessibleName(on_screen(nl("Wat wacht en wat is aangekomen")))
        left = column(12)
        left.addWidget(_inset(Panel("calm", first)))
        left.addWidget(self.area, 1)
        left.addLayout(foot)
        return left

    def enter(self, place: Place) -> None:
        self.presenter.load()

    # --- what the presenter asks

    def show_panel(self, panel: SyncPanel) -> None:
        self._headline.say(panel.headline)
        self._sentence.say(panel.sentence)
        self.start_button.setVisible(panel.is_enrolled)
        self.steps.setVisible(panel.is_enrolled)
        self.form.setVisible(not panel.is_enrolled)
        self.parcels.show_parcels(panel.parcels)
        self.side.show_panel(panel)
        if not self.isVisible():
            return  # it came when one had gone elsewhere
        if panel.is_enrolled:
            self.start_button.setFocus()
        elif not self.form.code.hasFocus():
            self.form.address.setFocus()

    def show_steps(self, steps: StepsShown) -> None:
        self.steps.show_steps(steps)

    def show_running(self, running: bool) -> None:
        self.start_button.setEnabled(not running)
        self.start_button.rename(nl("Bezig met samenvoegen") if running else nl("Samenvoegen"))
        self.form.show_running(running)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message.show_message(message, tone or "error")

    def show_enrol_message(self, field: str, message: Message | None) -> None:
        self.form.show_message(field, message)

    def _stepped(self, step: SyncStep) -> None:
        self.presenter.stepped(step)

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
