"""One page as large as there is room, or larger and moved about with the arrows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from desktop.ui.attachments.hint import paint_hint
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.page_image import image_of
from desktop.usecases.ports import PageImage

#: how many times as large as what fits
ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0)
_STEP = 60
_ARROWS = {
    Qt.Key.Key_Left: QPoint(-_STEP, 0),
    Qt.Key.Key_Right: QPoint(_STEP, 0),
    Qt.Key.Key_Up: QPoint(0, -_STEP),
    Qt.Key.Key_Down: QPoint(0, _STEP),
}


class _Sheet(QWidget):
    """The pixels at the size that was asked for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._scaled = theme, QPixmap()

    def put(self, image: QImage, size: QSize) -> None:
        self.setFixedSize(size)
        if image.isNull():
            self._scaled = QPixmap()
            return
        ratio = self.devicePixelRatioF()
        pixels = image.scaled(
            size * ratio, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        pixels.setDevicePixelRatio(ratio)
        self._scaled = QPixmap.fromImage(pixels)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._scaled.isNull():
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        painter.setPen(QPen(self._theme.colour("lijn_sterk"), 1))
        painter.drawRect(QRect(0, 0, self.width() - 1, self.height() - 1))


class LargePhoto(QScrollArea):
    """`zoomed`: another size, for who shows it. Arrows move what does not fit; nothing is changed here."""

    zoomed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._sign, self._words = theme, "", ""
        self._sheet, self._image, self._zoom = _Sheet(theme), QImage(), 0
        self.setWidget(self._sheet)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "inside")
        self.setMinimumHeight(theme.scaled(120))

    def show_page(self, page: PageImage | None, words: str) -> None:
        """Another page, whole; `words` are what a screen reader says of it. None = nothing."""
        self._image = image_of(page) if page is not None else QImage()
        self._zoom = 0
        self.setAccessibleName(on_screen(words))
        self._fit()

    def show_nothing(self, sign: str, words: str) -> None:
        """Why there is nothing to look at, or what to do about it."""
        self._sign, self._words = sign, words
        self.show_page(None, words)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.has_page and self._sign:
            paint_hint(self.viewport(), self._theme, self._sign, self._words)

    @property
    def has_page(self) -> bool:
        """Whether there is something to look at."""
        return not self._image.isNull()

    def zoom(self, by: int) -> None:
        """Larger (1) or smaller (-1)."""
        zoom = min(max(self._zoom + by, 0), len(ZOOMS) - 1)
        if zoom == self._zoom or not self.has_page:
            return
        bars = (self.horizontalScrollBar(), self.verticalScrollBar())
        middles = [
            (bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in bars
        ]
        self._zoom = zoom
        self._fit()
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))
        self.zoomed.emit()

    @property
    def times(self) -> float:
        """How many times as large as what fits."""
        return ZOOMS[self._zoom]

    def _fit(self) -> None:
        if not self.has_page:
            self._sheet.put(QImage(), QSize(0, 0))
            return
        room = self.maximumViewportSize() - QSize(2, 2)
        whole = self._image.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        size = QSize(max(1, round(whole.width() * self.times)), max(1, round(whole.height() * self.times)))
        self._sheet.put(self._image, size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Only the arrows, and only where there is more than fits: all else is for the screen."""
        step = _ARROWS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._zoom == 0:
            event.ignore()
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        across.setValue(across.value() + step.x())
        down.setValue(down.value() + step.y())
