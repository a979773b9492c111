"""What holds the answers: a scroll area that lies over its padding, and paper with a spine."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from desktop.ui.theme import Theme

_NO_LIMIT = 16_777_215


class FitScroll(QScrollArea):
    """As high as what is in it, when there is room; scrolls down only, when there is not.

    The bar lies over the outer padding of the rows, so that the spine stays one straight line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._wanted = 0
        self._over = QScrollBar(Qt.Orientation.Vertical, self)
        self._over.hide()
        real = self.verticalScrollBar()
        real.rangeChanged.connect(self._range_changed)
        real.valueChanged.connect(self._over.setValue)
        self._over.valueChanged.connect(real.setValue)

    def scroll_to(self, at: int) -> None:
        """Scroll there now, or as soon as what is inside is high enough."""
        bar = self.verticalScrollBar()
        self._wanted = at if at > bar.maximum() else 0
        bar.setValue(at)

    def _range_changed(self, least: int, most: int) -> None:
        real = self.verticalScrollBar()
        self._over.setRange(least, most)
        if self._wanted and most >= self._wanted:
            at, self._wanted = self._wanted, 0
            real.setValue(at)
        self._over.setPageStep(real.pageStep())
        self._over.setSingleStep(40)
        self._over.setVisible(most > least)
        self._over.raise_()

    def sizeHint(self) -> QSize:
        inside = self.widget()
        if inside is None:
            return QSize(200, 60)
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth() and self.width() > 50:
            return QSize(200, layout.totalHeightForWidth(self.width()))
        return QSize(200, inside.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()  # what is inside grew or shrank
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(60, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._over.setGeometry(self.width() - 13, 2, 12, self.height() - 4)
        self._over.setPageStep(self.verticalScrollBar().pageStep())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class HeadScroll(FitScroll):
    """The question: whole in sight while answers stay under it; else as high as `most`, and it scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self._most = _NO_LIMIT

    def give_way(self, most: int | None) -> None:
        """How high it may be; None = as high as it wants."""
        self._most = _NO_LIMIT if most is None else most
        self.setMaximumHeight(self._most)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(self._most, self.sizeHint().height()))


class SpinePaper(QWidget):
    """A twin-shaped row without an answer to tick: paints the spine behind its middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.spine = QWidget()

    def paintEvent(self, event: object) -> None:
        painter, box = QPainter(self), self.spine.geometry()
        painter.fillRect(box, self._theme.colour("linnen_100"))
        painter.fillRect(box.left(), box.top(), 1, box.height(), self._theme.colour("lijn"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), self._theme.colour("lijn"))
