"""The six steps: a disc with number or tick, the word, and under the present one what happens."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.sync_panel.told import STEPS, StepLook, StepsShown
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.ports import SyncStep

_WORDS = {
    SyncStep.SEAL: nl("Dichtdoen"),
    SyncStep.FIND: nl("Zoeken"),
    SyncStep.SEND: nl("Versturen"),
    SyncStep.FETCH: nl("Ophalen"),
    SyncStep.COMPARE: nl("Vergelijken"),
    SyncStep.CONFIRMED: nl("Bevestigd"),
}
_SAID = {
    StepLook.DONE: nl("klaar"),
    StepLook.NOW: nl("bezig"),
    StepLook.STUCK: nl("gestopt"),
    StepLook.LATER: nl("nog niet"),
}
_DISCS = {StepLook.DONE: "done", StepLook.NOW: "now", StepLook.STUCK: "now", StepLook.LATER: "later"}


class StepDisc(Disc):
    """A tick instead of the number when it is done."""

    def __init__(self, theme: Theme, number: str, px: int) -> None:
        super().__init__(theme, number, px, "later", "body")
        self._number = number
        self._done = False

    def turn(self, look: StepLook) -> None:
        self._done = look is StepLook.DONE
        self.change("" if self._done else self._number, _DISCS[look])

    def paintEvent(self, event: object) -> None:
        super().paintEvent(event)
        if self._done:
            inner = self.rect().adjusted(7, 7, -7, -7)
            draw_sign(QPainter(self), self._theme, "tick", inner, self._theme.colour("wit"))


class Step(QWidget):
    """One step."""

    def __init__(self, theme: Theme, step: SyncStep, number: int) -> None:
        super().__init__()
        self._step = step
        self._disc = StepDisc(theme, str(number), theme.scaled(34))
        self._name = RunLabel(theme, _WORDS[step], "body")
        self._below = RunLabel(theme, "", "secondary", tone="inkt_600")
        words = column(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._below)
        words.addStretch(1)
        inside = row(10)
        inside.addWidget(self._disc)
        inside.addLayout(words, 1)
        self.setLayout(inside)
        self.setMinimumHeight(theme.scaled(44))

    def wanted_width(self) -> int:
        """Disc and word on one line."""
        return self._disc.sizeHint().width() + 10 + self._name.natural_width()

    def turn(self, look: StepLook, word: str) -> None:
        self._disc.turn(look)
        self._name.embolden(
            look in (StepLook.NOW, StepLook.STUCK), "inkt_600" if look is StepLook.LATER else "inkt_900"
        )
        told = word or ("bezig" if look is StepLook.NOW else "")
        self._below.say(told)
        self._below.setVisible(bool(told))
        self.setAccessibleName(
            on_screen(nl("{words}: {part}", words=_WORDS[self._step], part=word or _SAID[look]))
        )


class StepRow(QWidget):
    """Six in a row; two rows of three where the letters are too large for that."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._steps = {step: Step(theme, step, i + 1) for i, step in enumerate(STEPS)}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(5, 0, 5, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._across = 0
        self.setLayout(self._grid)
        self._place(len(STEPS))

    def _place(self, across: int) -> None:
        if across == self._across:
            return
        self._across = across
        for i, step in enumerate(self._steps.values()):
            self._grid.addWidget(step, i // across, i % across)
        for i in range(len(STEPS)):
            self._grid.setColumnStretch(i, 1 if i < across else 0)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(
            min(hint.width(), 3 * max(s.wanted_width() for s in self._steps.values()) + 2 * 8 + 10),
            hint.height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        widest = max(step.wanted_width() for step in self._steps.values())
        self._place(6 if self.width() >= 6 * widest + 50 else 3)

    def show_steps(self, shown: StepsShown) -> None:
        for step, widget in self._steps.items():
            widget.turn(shown.looks[step], shown.words.get(step, ""))
