"""The ten-week clock: ten squares, a sign and words. The sign and the words carry it; colour helps."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.wrapped_words import widest_word, wrapped
from desktop.usecases.dossiers import ClockState, TenWeekClock

_WEEKS = 10
_NO_SQUARES = (ClockState.LOOPT_NIET, ClockState.NIET_VAN_TOEPASSING, ClockState.KLAAR)
#: state -> sign, tone of the squares, tone of the words
_LOOKS = {
    ClockState.RUIM: ("clock", "inkt_600", "inkt_900"),
    ClockState.KRAP: ("clock_alert", "zon_700", "zon_700"),
    ClockState.NU: ("alert", "steen_700", "steen_700"),
    ClockState.LAAT: ("octagon", "steen_700", "steen_700"),
    ClockState.LOOPT_NIET: ("clock", "inkt_600", "inkt_600"),
    ClockState.NIET_VAN_TOEPASSING: ("minus_circle", "inkt_600", "inkt_600"),
    ClockState.KLAAR: ("check_circle", "blad_700", "blad_700"),
}


def clock_size(theme: Theme, clock: TenWeekClock) -> QSize:
    """How large the drawn clock is."""
    words = math.ceil(QFontMetricsF(_font(theme, clock)).horizontalAdvance(on_screen(clock.words))) + 1
    squares = 0 if clock.state in _NO_SQUARES else _WEEKS * (theme.px("clock_square_w") + 2) + 6
    return QSize(squares + theme.px("icon_small") + 8 + words, max(theme.px("icon_small") + 4, 22))


def _font(theme: Theme, clock: TenWeekClock) -> QFont:
    return theme.font("body", bold=clock.state in (ClockState.NU, ClockState.LAAT))


def paint_clock(painter: QPainter, theme: Theme, clock: TenWeekClock, box: QRect) -> None:
    """Draw the clock at the left of `box`, in its middle height; for the widget and for table delegates."""
    left = box.left()
    if clock.state not in _NO_SQUARES:
        left = paint_squares(painter, theme, clock, box)
    paint_words(painter, theme, clock, box.adjusted(left - box.left(), 0, 0, 0), on_screen(clock.words))


def paint_squares(painter: QPainter, theme: Theme, clock: TenWeekClock, box: QRect) -> int:
    """The ten weeks at the left of `box`; gives where the words begin, in px."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    left, middle = float(box.left()), box.center().y() + 0.5
    for week in range(_WEEKS):
        left += _paint_square(painter, theme, clock, week, _LOOKS[clock.state][1], left, middle)
    painter.restore()
    return round(left) + 6


def paint_words(painter: QPainter, theme: Theme, clock: TenWeekClock, box: QRect, words: str) -> None:
    """The sign and the words, from the left of `box`, in its middle height."""
    sign, _, tone = _LOOKS[clock.state]
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    side, middle = theme.px("icon_small"), box.center().y() + 0.5
    colour = theme.colour(tone)
    draw_sign(painter, theme, sign, QRect(box.left(), round(middle - side / 2), side, side), colour)
    painter.setPen(colour)
    painter.setFont(_font(theme, clock))
    flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
    painter.drawText(box.adjusted(side + 8, 0, 0, 0), flags, words)
    painter.restore()


def _paint_square(
    painter: QPainter, theme: Theme, clock: TenWeekClock, week: int, tone: str, left: float, middle: float
) -> float:
    is_now = week == clock.weeks_gone and clock.state is not ClockState.LAAT
    colour = theme.colour("inkt_900" if is_now and clock.state is ClockState.RUIM else tone)
    width = theme.px("clock_square_w")
    height = theme.px("clock_square_now" if is_now else "clock_square_h")
    painter.setPen(QPen(colour, 1))
    painter.setBrush(colour if week < clock.weeks_gone or is_now else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(left + 0.5, middle - height / 2 + 0.5, width - 1, height - 1), 2, 2)
    return width + 2.0


class WeekClock(QWidget):
    """The clock as a widget; its words are its accessible name, its reasons the tooltip."""

    def __init__(self, theme: Theme, clock: TenWeekClock, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.show_clock(clock)

    def show_clock(self, clock: TenWeekClock) -> None:
        self._clock = clock
        self.setAccessibleName(on_screen(nl("Klok van tien weken: {words}", words=clock.words)))
        self.setToolTip(on_screen(joined("\n", clock.why)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return clock_size(self._theme, self._clock)

    def minimumSizeHint(self) -> QSize:
        """Narrow, the words stand under the squares, on as many lines as they need."""
        hint, theme = self.sizeHint(), self._theme
        words = widest_word(QFontMetricsF(_font(theme, self._clock)), on_screen(self._clock.words))
        squares = 0 if self._clock.state in _NO_SQUARES else _WEEKS * (theme.px("clock_square_w") + 2)
        width = max(squares, theme.px("icon_small") + 8 + words)
        return QSize(min(width, hint.width()), hint.height())

    def _lines(self, width: int) -> list[str]:
        words = on_screen(self._clock.words)
        if width >= self.sizeHint().width():
            return [words]
        room = width - self._theme.px("icon_small") - 8
        return wrapped(QFontMetricsF(_font(self._theme, self._clock)), words, room)

    def heightForWidth(self, width: int) -> int:
        """One line where all fits; else the squares, and the lines under them."""
        high = self.sizeHint().height()
        if width >= self.sizeHint().width():
            return high
        squares = 0 if self._clock.state in _NO_SQUARES else high
        lines = len(self._lines(width))
        return squares + lines * max(high, math.ceil(QFontMetricsF(_font(self._theme, self._clock)).height()))

    def paintEvent(self, event: object) -> None:
        painter, width = QPainter(self), self.width()
        if width >= self.sizeHint().width():
            paint_clock(painter, self._theme, self._clock, self.rect())
            return
        high, top = self.sizeHint().height(), 0
        if self._clock.state not in _NO_SQUARES:
            paint_squares(painter, self._theme, self._clock, QRect(0, 0, width, high))
            top = high
        below = QRect(0, top, width, self.height() - top)
        paint_words(painter, self._theme, self._clock, below, "\n".join(self._lines(width)))
