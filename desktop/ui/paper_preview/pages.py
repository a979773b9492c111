"""The pages as on paper: whole page or real size, always sharp, never wider than the screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, scroller
from desktop.ui.widgets.page_image import image_of
from desktop.usecases.ports import PageImage

#: A4 at 96 dots an inch
_REAL_WIDTH = 794
_MARGIN = 12


class PageSheet(QWidget):
    """One page with a thin edge, scaled smoothly to the width it is given."""

    def __init__(self, theme: Theme, page: PageImage, number: int, of: int) -> None:
        super().__init__()
        self._theme = theme
        self._image = image_of(page)
        self._scaled = QPixmap()
        self._width = page.width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(on_screen(nl("Bladzijde {number} van {of}", number=number, of=of)))

    def scale_to(self, width: int) -> None:
        if width != self._width or self._scaled.isNull():
            self._width = max(1, width)
            ratio = self.devicePixelRatioF()
            pixels = self._image.scaledToWidth(
                round(self._width * ratio), Qt.TransformationMode.SmoothTransformation
            )
            pixels.setDevicePixelRatio(ratio)
            self._scaled = QPixmap.fromImage(pixels)
            self.updateGeometry()
            self.update()

    def ratio(self) -> float:
        """Height per width."""
        return self._image.height() / self._image.width()

    def sizeHint(self) -> QSize:
        return QSize(self._width, int(self._width * self.ratio()))

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._scaled)
        painter.setPen(QPen(self._theme.colour("lijn_sterk"), 1))
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))


class PagesArea(QWidget):
    """The pages under each other. `whole_page` True fits a page in the height there is."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.whole_page = True
        self._sheets: list[PageSheet] = []
        self._inside = column(_MARGIN, (_MARGIN, _MARGIN, _MARGIN, _MARGIN))
        holder = QWidget()
        holder.setLayout(self._inside)
        self.area: QScrollArea = scroller(holder)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setProperty("ring", "inside")
        self.area.setAccessibleName(on_screen(nl("Het papier")))
        outer = column(0)
        outer.addWidget(self.area)
        self.setLayout(outer)

    def show_pages(self, pages: tuple[PageImage, ...]) -> None:
        empty_out(self._inside)
        self._sheets = [PageSheet(self._theme, page, i + 1, len(pages)) for i, page in enumerate(pages)]
        for sheet in self._sheets:
            self._inside.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        self._inside.addStretch(1)
        self._fit()

    def zoom(self, whole_page: bool) -> None:
        self.whole_page = whole_page
        self._fit()

    def sheet_width(self) -> int:
        """How wide a page is shown now; 0 without pages."""
        return self._sheets[0].sizeHint().width() if self._sheets else 0

    def _fit(self) -> None:
        room = self.area.viewport().size()
        for sheet in self._sheets:
            widest = max(100, room.width() - 2 * _MARGIN)
            wanted = (room.height() - 2 * _MARGIN) / sheet.ratio() if self.whole_page else _REAL_WIDTH
            sheet.scale_to(int(min(widest, max(100, wanted))))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()
