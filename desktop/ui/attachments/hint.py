"""A dashed frame with a sign and a sentence, where there is nothing to look at yet."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.icons import draw_sign

#: where a picture can be dropped, and where all of them are
DROP_SIGN = "paperclip"


def paint_hint(on: QWidget, theme: Theme, sign: str, words: str) -> None:
    """In the middle of this widget, from inside its paint event."""
    painter = QPainter(on)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = on.rect().adjusted(8, 8, -8, -8)
    painter.setPen(QPen(theme.colour("lijn_sterk"), 1, Qt.PenStyle.DashLine))
    painter.drawRoundedRect(box, 12, 12)
    side = theme.scaled(40)
    at = QRect(0, 0, side, side)
    at.moveCenter(box.center() - QPoint(0, side))
    draw_sign(painter, theme, sign, at, theme.colour("inkt_600"))
    painter.setPen(theme.colour("inkt_600"))
    painter.setFont(theme.font("body"))
    below = QRect(box.left() + 20, at.bottom() + 12, box.width() - 40, box.bottom() - at.bottom() - 12)
    painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), on_screen(words))
