"""One row of a list at the side: a button with a layout in it; the present one has the thick edge."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme


class PickRow(QAbstractButton):
    """As high as its words need. `told`: what a reader hears; `may`: False for one that cannot be had now."""

    def __init__(self, theme: Theme, words: str, told: str, is_present: bool, may: bool = True) -> None:
        super().__init__()
        self._theme, self._is_present, self._may = theme, is_present, may
        self.setText(on_screen(words))
        self.setAccessibleName(on_screen(told))
        self.setCheckable(True)
        self.setChecked(is_present)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        if may:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("focus_radius", theme.px("radius_field"))

    def put(self, inside: QLayout) -> None:
        """What stands in the row; a click on any of it is a click on the row."""
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def nextCheckState(self) -> None:
        """Nothing: which one is present comes from the presenter."""

    def sizeHint(self) -> QSize:
        width = max(self.width(), 200)
        return QSize(width, self.heightForWidth(width))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return layout.totalHeightForWidth(width) if layout is not None else 40

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2 if self._is_present else 1
        painter.setPen(QPen(theme.colour("petrol_800" if self._is_present else "lijn"), edge))
        hover = self._may and self.underMouse()
        fill = "petrol_100" if self._is_present else "petrol_050" if hover else "wit"
        painter.setBrush(theme.colour(fill))
        half, radius = edge / 2, theme.px("radius_field")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
