"""Photos, logo and colours as they will be printed: in colour, and in grey beside it."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.contrast import INK, WHITE
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.page_image import image_of
from desktop.usecases.ports import PageImage


class PhotoView(QWidget):
    """One photo with a thin edge on white; `grey` as a grey printer makes it."""

    def __init__(
        self, theme: Theme, photo: PageImage, words: str, width: int, height: int, grey: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        image = image_of(photo)
        if grey:
            image = image.convertToFormat(QImage.Format.Format_Grayscale8)
        self._image = image
        ratio = min(width / max(image.width(), 1), height / max(image.height(), 1))
        self._size = QSize(max(1, round(image.width() * ratio)), max(1, round(image.height() * ratio)))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(on_screen(words))

    def sizeHint(self) -> QSize:
        return self._size

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        pixels = self._image.scaled(
            self._size * ratio,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawPixmap(QRect(0, 0, self.width(), self.height()), QPixmap.fromImage(pixels))
        painter.setPen(QPen(self._theme.colour("lijn_sterk"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class Swatch(QWidget):
    """A colour, with a numeral or a line on it as on paper. Silent: the words stand beside it."""

    def __init__(self, theme: Theme, colour: str, is_accent: bool) -> None:
        super().__init__()
        self._theme, self._colour, self._is_accent = theme, QColor(colour), is_accent
        side = theme.scaled(40)
        self.setFixedSize(side, side)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = QRectF(self.rect()).adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setBrush(self._colour)
        if self._is_accent:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(inside)
            painter.setPen(QColor(WHITE))
            painter.setFont(self._theme.font("body", bold=True))
            painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), "3")
            return
        painter.setPen(QPen(QColor(INK), 3))
        painter.drawRoundedRect(inside, 6, 6)
