"""A yes or no with its words: the tick box of the house, large enough to hit, in every text size."""

from __future__ import annotations

import math

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.icons import draw_sign

_GAP = 10


class TickField(QCheckBox):
    """Space or a press anywhere on box or words turns it on and off."""

    def __init__(self, theme: Theme, words: str) -> None:
        super().__init__(on_screen(words))
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setAccessibleName(on_screen(words))

    def sizeHint(self) -> QSize:
        words = math.ceil(QFontMetricsF(self._theme.font("body")).horizontalAdvance(self.text())) + 1
        return QSize(self._theme.px("tick_box") + _GAP + words, self._theme.px("button"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter, on = self._theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px("tick_box")
        box = QRectF(1, (self.height() - side) / 2 + 1, side - 2, side - 2)
        painter.setPen(QPen(theme.colour("petrol_800" if on else "lijn_sterk"), 2))
        painter.setBrush(theme.colour("petrol_800" if on else "wit" if self.isEnabled() else "linnen_100"))
        painter.drawRoundedRect(box, 5, 5)
        if on:
            draw_sign(painter, theme, "tick", box.toRect().adjusted(1, 1, -1, -1), theme.colour("wit"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("inkt_900" if self.isEnabled() else "inkt_500"))
        words = self.rect().adjusted(side + _GAP, 0, 0, 0)
        middle = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        painter.drawText(words, middle, self.text())
