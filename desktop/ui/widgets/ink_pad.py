"""A surface to sign on with finger, pen or mouse. Ink is in thousandths: the same on any screen."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from forms.question_types.seen import strokes_of

_EDGE = 1000
#: width to height of the paper, everywhere, so that a signature keeps its shape
_SHAPE = 2.5
#: a new point at this distance in thousandths; and so many points at most
_NEAR, _MOST = 4, 4000


class InkPad(QWidget):
    """`drawn` is announced at the end of each stroke. `show_ink` shows strokes that were kept."""

    drawn = Signal()

    def __init__(self, theme: Theme, name: str, least: int) -> None:
        super().__init__()
        self._theme = theme
        self._strokes: list[list[tuple[int, int]]] = []
        self._is_open = True
        self.setAccessibleName(on_screen(name))
        self.setMinimumSize(round(least * _SHAPE), least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def ink(self) -> str:
        """The strokes as 'x,y x,y;x,y'; '' when nothing was drawn."""
        return ";".join(" ".join(f"{x},{y}" for x, y in stroke) for stroke in self._strokes if stroke)

    def show_ink(self, ink: str) -> None:
        """Strokes that were kept or drawn elsewhere; '' is an empty surface."""
        if ink != self.ink():
            self._strokes = [list(stroke) for stroke in strokes_of(ink)]
            self.update()

    def wipe(self) -> None:
        """Begin again."""
        self._strokes = []
        self.update()

    def paper(self) -> QRectF:
        """Where can be drawn: always of the same shape, in the middle."""
        width, height = float(self.width()), float(self.height())
        if width / max(height, 1.0) > _SHAPE:
            width = height * _SHAPE
        else:
            height = width / _SHAPE
        return QRectF((self.width() - width) / 2, (self.height() - height) / 2, width, height)

    def _at(self, where: QPointF) -> tuple[int, int]:
        paper = self.paper()
        x = round((where.x() - paper.left()) / paper.width() * _EDGE)
        y = round((where.y() - paper.top()) / paper.height() * _EDGE)
        return min(max(x, 0), _EDGE), min(max(y, 0), _EDGE)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.paper().contains(event.position()):
            self._strokes.append([self._at(event.position())])
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not self._strokes or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        at, last = self._at(event.position()), self._strokes[-1][-1]
        is_far = max(abs(at[0] - last[0]), abs(at[1] - last[1])) >= _NEAR
        if is_far and sum(map(len, self._strokes)) < _MOST:
            self._strokes[-1].append(at)
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._strokes and event.button() == Qt.MouseButton.LeftButton:
            self.drawn.emit()

    def paintEvent(self, event: object) -> None:
        theme, painter, paper = self._theme, QPainter(self), self.paper()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("lijn_sterk"), 2))
        painter.setBrush(theme.colour("wit"))
        painter.drawRoundedRect(paper.adjusted(1, 1, -1, -1), 8, 8)
        base = paper.top() + paper.height() * 0.78
        painter.setPen(QPen(theme.colour("lijn"), 2))
        painter.drawLine(QPointF(paper.left() + 24, base), QPointF(paper.right() - 24, base))
        pen = QPen(theme.colour("inkt_900"), max(2.5, paper.height() / 70))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for stroke in self._strokes:
            points = [
                QPointF(paper.left() + x * paper.width() / _EDGE, paper.top() + y * paper.height() / _EDGE)
                for x, y in stroke
            ]
            if len(points) == 1:
                painter.drawPoint(points[0])
                continue
            path = QPainterPath(points[0])
            for point in points[1:]:
                path.lineTo(point)
            painter.drawPath(path)
