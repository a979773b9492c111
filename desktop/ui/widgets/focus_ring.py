"""The one ring that shows where the keyboard is: 3 px, 2 px outside the control, inside for whole rows."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from shiboken6 import isValid

from desktop.ui.theme import Theme

_GAP = 2


class FocusRing(QWidget):
    """Follows the focus within one window. A widget says `ring="inside"` to have it drawn inside its edges,
    `ring="none"` when it shows its focus itself, and `tone="dark"` when it stands on petrol."""

    def __init__(self, window: QWidget, theme: Theme, app: QApplication) -> None:
        super().__init__(window)
        self._theme, self._window, self._target = theme, window, window
        self._is_dark = self._is_inside = False
        self._watched: list[QWidget] = []
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.timeout.connect(self._place_again)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        app.focusChanged.connect(self._follow)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if not isValid(self) or not isValid(self._window):
            return  # the window is going
        for one in self._watched:
            if isValid(one):
                one.removeEventFilter(self)
        self._watched = []
        self._target = self._window
        if new is None or new.window() is not self._window or new.property("ring") == "none":
            self._come_home()
            return
        self._target = new
        self._is_inside = new.property("ring") == "inside"
        self._is_dark = _stands_on_dark(new)
        if new.parentWidget() is None:
            self._come_home()
            return
        self._place()
        self.show()

    def _place(self) -> None:
        """On the nearest thing around the target that has room for it: a ring is never cut by a row."""
        reach = 0 if self._is_inside else _GAP + self._theme.px("line_focus")
        holder, watched = self._target.parentWidget(), [self._target]
        box = self._target.geometry().adjusted(-reach, -reach, reach, reach)
        while holder is not None and not holder.rect().contains(box) and not _scrolls(holder):
            if holder is self._window or holder.parentWidget() is None:
                break
            watched.append(holder)
            box = QRect(box.topLeft() + QPoint(holder.x(), holder.y()), box.size())
            holder = holder.parentWidget()
        if holder is None:
            return
        for one in watched:
            if one not in self._watched:
                one.installEventFilter(self)
                self._watched.append(one)
        if self.parentWidget() is not holder:
            was_shown = self.isVisible()
            self.setParent(holder)
            self.setVisible(was_shown)
        self.setGeometry(box)
        self.raise_()

    def _place_again(self) -> None:
        if isValid(self._target) and self._target is not self._window and self.isVisible():
            self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Move, QEvent.Type.Resize):
            self._place()
            self._again.start()  # a layout may go round once more without telling this widget
        elif watched is not self._target:
            return False
        elif event.type() == QEvent.Type.Hide:
            self._come_home()
        elif event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.hasFocus():
            self._follow(None, watched)
        return False

    def _come_home(self) -> None:
        """To the window: what is hidden may be deleted next, and would take the ring along."""
        self.hide()
        if self.parentWidget() is not self._window:
            self.setParent(self._window)

    def paintEvent(self, event: object) -> None:
        width = self._theme.px("line_focus")
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("focus_donker" if self._is_dark else "focus"))
        pen.setWidth(width)
        painter.setPen(pen)
        half = width / 2
        radius = 4 if self._is_inside else self._radius() + _GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _radius(self) -> float:
        own = self._target.property("focus_radius")
        if isinstance(own, int | float):
            return float(own)
        if isinstance(self._target, QAbstractButton | QLineEdit | QPlainTextEdit):
            return float(self._theme.px("radius_field"))
        return float(self._theme.px("radius_card"))


def _scrolls(widget: QWidget) -> bool:
    """True for what moves under a scroll area: a ring outside it would stay behind."""
    area = widget.parentWidget()
    return area is not None and isinstance(area.parentWidget(), QAbstractScrollArea)


def _stands_on_dark(widget: QWidget) -> bool:
    at: QWidget | None = widget
    while at is not None:
        if at.property("tone") == "dark":
            return True
        at = at.parentWidget()
    return False
