"""Panels that gave way, opened over the talk for as long as they are needed. Nothing below them moves."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QBoxLayout, QLayout, QWidget

from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column


class Drawer:
    """Borrows a widget from its layout, shows it above everything, and gives it back to the same place."""

    def __init__(self, theme: Theme, over: QWidget) -> None:
        self._theme, self._over = theme, over
        self._holder: Panel | None = None
        self._widget: QWidget | None = None
        self._give_back: Callable[[], None] | None = None

    def holds(self, widget: QWidget) -> bool:
        """True while this widget is shown in the drawer."""
        return self._widget is widget

    def toggled_off(self, widget: QWidget) -> bool:
        """Close the drawer when it shows this widget; True when it did."""
        return self.close_drawer() if self.holds(widget) else False

    def open_below(self, widget: QWidget, at: QRect) -> None:
        """Over the lower half of the question."""
        self._open(widget, at, lambda: None, 10)

    def open_side(self, widget: QWidget, at: QRect, closed: Callable[[], None]) -> None:
        """From the side, over the question; `closed` makes it narrow again."""
        self._open(widget, at, closed, 0)

    def _open(self, widget: QWidget, at: QRect, closed: Callable[[], None], margin: int) -> None:
        if self.holds(widget):
            return
        self.close_drawer()
        parent = widget.parentWidget()
        layout = parent.layout() if parent is not None else None
        place = _place_in(layout, widget)
        holder = Panel("card", column(0, (margin, margin, margin, margin)), parent=self._over)
        own = holder.layout()
        if layout is None or place is None or own is None:
            return
        inner, index, stretch = place

        def give_back() -> None:
            inner.insertWidget(index, widget, stretch)
            widget.show()
            closed()

        own.addWidget(widget)
        widget.show()
        holder.setGeometry(at)
        holder.show()
        holder.raise_()
        self._holder, self._widget, self._give_back = holder, widget, give_back

    def close_drawer(self) -> bool:
        """Give the widget back; False when nothing was open."""
        if self._holder is None or self._give_back is None:
            return False
        holder, give_back = self._holder, self._give_back
        self._holder = self._widget = self._give_back = None
        give_back()
        holder.hide()
        holder.deleteLater()
        return True


def _place_in(layout: QLayout | None, widget: QWidget) -> tuple[QBoxLayout, int, int] | None:
    """The box layout that holds the widget directly, its index and its stretch."""
    if layout is None:
        return None
    at = layout.indexOf(widget)
    if at >= 0 and isinstance(layout, QBoxLayout):
        return layout, at, layout.stretch(at)
    for i in range(layout.count()):
        item = layout.itemAt(i)
        found = _place_in(item.layout(), widget) if item is not None else None
        if found is not None:
            return found
    return None
