"""What stands inside a scroll area: exactly as high as its wrapped texts are at the width there is."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, QTimer
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QWidget
from shiboken6 import isValid

#: so much of what stands around it is seen too: its heading, its ring
_ROUND_FOCUS = 28


class ScrollBody(QWidget):
    """Qt also counts the height at the narrowest width, which leaves holes; here the real width counts."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self.setLayout(layout)

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(hint.width(), 0 if self.hasHeightForWidth() else hint.height())


class FocusInSight(QObject):
    """Tab that comes from outside a scroll area scrolls to where it lands, as Tab within it does."""

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow)

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is None or QApplication.mouseButtons():  # nothing moves away from under a mouse
            return
        if self._area.isAncestorOf(new) and new is not self._area:
            self._area.ensureWidgetVisible(new, 0, _ROUND_FOCUS)
            # a form that opened just now has its place only when the layout was done
            QTimer.singleShot(0, self, lambda: self._still(new))

    def _still(self, had: QWidget) -> None:
        if isValid(had) and had.hasFocus() and not QApplication.mouseButtons():
            self._area.ensureWidgetVisible(had, 0, _ROUND_FOCUS)
