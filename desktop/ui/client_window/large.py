"""The plan, large and on white, for the camera of a telephone: on the other screen or over the window."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QApplication, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.client_window.large_shown import LargePage
from desktop.ui.client_window.tiles import ArrowTile
from desktop.ui.client_window.turned_pages import TurnedPages
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.page_image import image_of
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.second_screen import screen_beside
from desktop.usecases.ports import PageImage

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
#: of the width, for what stands on either side of the page
_SIDE = 0.2


def room_beside(desk_window: QWidget) -> tuple[float, float]:
    """Width and height in real pixels that a page gets in the window that would open beside this one."""
    other = screen_beside(desk_window)
    size = desk_window.size() if other is None else other.size()
    ratio = desk_window.devicePixelRatioF() if other is None else other.devicePixelRatio()
    return size.width() * (1 - 2 * _SIDE) * ratio, size.height() * ratio


class PageView(QWidget):
    """A page as large as its place, sharp, on white."""

    def __init__(self, image: PageImage, told: str) -> None:
        super().__init__()
        self._image = image_of(image)
        self._scaled = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(on_screen(told))

    def drawn_size(self) -> QSize:
        """How large the page is now, without the white round it."""
        return self._image.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, event: QPaintEvent) -> None:
        ratio = self.devicePixelRatioF()
        wanted = self.drawn_size() * ratio
        if self._scaled.size() != wanted:
            smooth = Qt.TransformationMode.SmoothTransformation
            pixels = self._image.scaled(wanted, Qt.AspectRatioMode.IgnoreAspectRatio, smooth)
            pixels.setDevicePixelRatio(ratio)
            self._scaled = QPixmap.fromImage(pixels)
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        size = self.drawn_size()
        at = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        painter.drawPixmap(at, self._scaled)


class LargeWindow(TurnedPages[LargePage]):
    """The page in the middle, words and arrows on both sides; up and down page too."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        # beside the page there is little room, and these letters are twice the usual size already
        super().__init__(app, theme.at_most(1.0), row(0))
        self.page: PageView | None = None
        white = self.palette()
        white.setColor(self.backgroundRole(), Qt.GlobalColor.white)
        self.setPalette(white)
        self.setAutoFillBackground(True)
        self.setProperty("role", "large")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, False)

    def put_page(self, page: LargePage) -> None:
        self.page = PageView(page.image, nl("Bladzijde {number}", number=self.at + 1))
        self._inside.addWidget(self._side((page.line, page.line_dutch), self.back))
        self._inside.addWidget(self.page, 1)
        self._inside.addWidget(self._side((page.part, page.part_dutch), self.on))

    def _side(self, said: tuple[RunText, str], arrow: ArrowTile | None) -> QWidget:
        """Words above, the arrow beneath them; as wide on both sides, so that the page is in the middle."""
        words = column(8, (14, 30, 14, 30))
        own, dutch = said
        if own.text:
            label = RunLabel(
                self._theme, own.text, "client_answer", script=own.script, rtl=own.rtl, bold=False
            )
            words.addWidget(label)
        if dutch:
            words.addWidget(RunLabel(self._theme, dutch, "answer", tone="inkt_600", align=self._lead()))
        words.addStretch(1)
        if arrow is not None:
            arrow.setFixedHeight(self._theme.scaled(190))
            words.addWidget(arrow, 0, Qt.AlignmentFlag.AlignHCenter)
        side = QWidget()
        side.setLayout(words)
        side.setFixedWidth(self._side_width())
        return side

    def _lead(self) -> Qt.AlignmentFlag:
        """The side where lines begin on this page, for the Dutch too."""
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft

    def _side_width(self) -> int:
        return int(self.width() * _SIDE)

    def resizeEvent(self, event: object) -> None:
        for at in (0, 2):
            place = self._inside.itemAt(at)
            side = None if place is None else place.widget()
            if side is not None:
                side.setFixedWidth(self._side_width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _STEPS:
            self.turn(_STEPS[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
