"""One key of the letters to point at, and going from key to key with the arrows."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.directions import draw_run
from desktop.ui.widgets.icons import draw_sign

#: whatever can be pointed at is at least so high and wide
LEAST = 44
#: how much of a key its letter takes
_LETTER = 0.46


class LetterKey(QAbstractButton):
    """One letter, or one thing to do: 'erase', 'space', 'capitals', 'done', another script."""

    def __init__(self, theme: Theme, name: str, text: str, script: Script, act: str = "") -> None:
        super().__init__()
        self._theme, self._script, self.act, self.letter = theme, script, act, text
        self.is_from_right = False
        self._role, self._side = "answer", LEAST
        self.setText(text)
        self.setAccessibleName(on_screen(name))
        self.setCheckable(act.startswith("script") or act == "capitals")
        self.setProperty("focus_radius", theme.px("radius_field"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a mouse leaves the field its cursor
        wide = act in ("space",) or act.startswith("script")
        self.setSizePolicy(
            QSizePolicy.Policy.Expanding if wide else QSizePolicy.Policy.Preferred,
            QSizePolicy.Policy.Preferred,
        )

    def set_size(self, role: str, side: int) -> None:
        """The type of the letter, and how large the key is at 100% text."""
        self._role, self._side = role, side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(self._role, self._script))
        side = max(LEAST, self._theme.scaled(self._side))
        words = metrics.horizontalAdvance(self.text()) + 36 if self.act.startswith("script") else side
        return QSize(max(side, words), side)

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, LEAST)

    def nextCheckState(self) -> None:
        """Nothing: what is on is said by the board."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            event.ignore()

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        painter.setPen(QPen(theme.colour("petrol_800" if on else "lijn_sterk"), 2 if on else 1))
        fill = "petrol_100" if on or self.isDown() else "petrol_050" if self.underMouse() else "wit"
        painter.setBrush(theme.colour(fill if self.isEnabled() else "linnen_100"))
        radius, half = theme.px("radius_field"), 1 if on else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        tone = theme.colour("inkt_900" if self.isEnabled() else "inkt_500")
        painter.setPen(QPen(tone, 2))
        centre, side = QRectF(self.rect()).center(), theme.px("icon_button")
        if self.act == "erase":
            self._paint_erase(painter, centre, side)
        elif self.act == "done":
            box = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side).toRect()
            draw_sign(painter, theme, "check", box, tone)
        elif self.act == "space":
            edge = min(self.width() / 3, theme.scaled(70))
            low = centre.y() + 4
            corners = ((-edge, low - 7), (-edge, low), (edge, low), (edge, low - 7))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(QPolygonF([QPointF(centre.x() + x, y) for x, y in corners]))
        else:
            font = theme.font(self._role, self._script, bold=on)
            if not self.act:
                font.setPixelSize(max(font.pixelSize(), round(min(self.width(), self.height()) * _LETTER)))
            painter.setFont(font)
            draw_run(painter, self.rect(), self.text(), self.is_from_right, Qt.AlignmentFlag.AlignCenter)

    def _paint_erase(self, painter: QPainter, centre: QPointF, side: int) -> None:
        """A box with a point to the side the last letter stands at, and a cross in it."""
        way, half = (-1 if not self.is_from_right else 1), side / 2
        shape = (
            (half, -half * 0.7),
            (-half * 0.4, -half * 0.7),
            (-half, 0),
            (-half * 0.4, half * 0.7),
            (half, half * 0.7),
        )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolygon(QPolygonF([QPointF(centre.x() - way * x, centre.y() + y) for x, y in shape]))
        for sign in (1, -1):
            painter.drawLine(
                QPointF(centre.x() - 3 - way * 2, centre.y() - 3 * sign),
                QPointF(centre.x() + 3 - way * 2, centre.y() + 3 * sign),
            )


def go_on(window: QWidget, targets: Sequence[QWidget], across: int, down: int) -> None:
    """Give the focus to what is seen next in that direction; nothing wraps around."""
    here = next((one for one in targets if one.hasFocus()), None)
    if here is None:
        return
    best: tuple[float, QWidget] | None = None
    at = _centre(here, window)
    for one in targets:
        by = _centre(one, window) - at
        ahead, aside = by.x() * across + by.y() * down, abs(by.y() if across else by.x())
        if one is not here and ahead > 4:
            away = ahead + 3.0 * aside
            if best is None or away < best[0]:
                best = (away, one)
    if best is not None:
        best[1].setFocus(Qt.FocusReason.PopupFocusReason)


def _centre(widget: QWidget, window: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())
