"""People-facing pictures: SVG pictograms by key, drawn at the pixels of the screen, never mirrored."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize
from PySide6.QtGui import QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme

#: the three colours every pictogram is drawn in, and the tokens that take their place
_DRAWN_IN = (("1C2528", "inkt_900"), ("E9DFCB", "linnen_200"), ("fff", "wit"))


def picture_file(theme: Theme, key: str | None) -> Path | None:
    """The file of a picture key, or None when there is none."""
    if not key:
        return None
    file = theme.pictures / f"{key}.svg"
    return file if file.is_file() else None


def _drawn_for(theme: Theme, file: Path) -> QByteArray:
    """The drawing with its ink, tint and white in the colours of the scheme."""
    drawing = file.read_text(encoding="utf-8")
    for drawn, name in _DRAWN_IN:
        drawing = drawing.replace(f'"#{drawn}"', f'"{theme.tokens.colours[name]}"')
    return QByteArray(drawing.encode())


class Pictogram(QWidget):
    """A picture in a square box. Without a picture the box stays empty: the words beside it carry all."""

    def __init__(
        self, theme: Theme, key: str | None, px: int, caption: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._renderer: QSvgRenderer | None = None
        self._px = px
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(on_screen(caption))
        self._theme = theme
        self.change(key)

    def change(self, key: str | None) -> None:
        """Another picture."""
        file = picture_file(self._theme, key)
        self._renderer = QSvgRenderer(_drawn_for(self._theme, file), self) if file is not None else None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def paintEvent(self, event: object) -> None:
        if self._renderer is None:
            return
        side = min(self.width(), self.height())
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._renderer.render(painter, box)
