"""Frames that hold other things: cards, panels, lines, rows and columns with the house's gaps."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

L = TypeVar("L", bound=QBoxLayout)


def set_state(widget: QWidget, name: str, value: str) -> None:
    """Change a dynamic property and have the sheet look again."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()


def row(gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QHBoxLayout:
    """A horizontal layout; margins left, top, right, bottom."""
    return _shaped(QHBoxLayout(), gap, margins)


def column(gap: int = 8, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """A vertical layout; margins left, top, right, bottom."""
    return _shaped(QVBoxLayout(), gap, margins)


def _shaped(layout: L, gap: int, margins: tuple[int, int, int, int]) -> L:
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout


class Panel(QFrame):
    """A frame whose look the sheet gives by `role` and `state` ('card', 'tip', 'error', 'rail' ...)."""

    def __init__(
        self, role: str, layout: QLayout | None = None, state: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", role)
        self.setProperty("state", state)
        if layout is not None:
            self.setLayout(layout)

    def set_state(self, state: str) -> None:
        set_state(self, "state", state)

    def set_role(self, role: str) -> None:
        set_state(self, "role", role)


def least_width(layout: QLayout) -> int:
    """The least width of a layout now; asks its nested layouts again instead of trusting what they said."""
    layout.invalidate()
    layout.activate()
    return layout.minimumSize().width()


def tab_stops(group: QWidget) -> list[QWidget]:
    """Everything in a group that can have the keyboard, in the order in which it was put there."""
    window = group.window()
    return [
        stop
        for stop in group.findChildren(QWidget)
        if stop.focusPolicy() & Qt.FocusPolicy.ClickFocus and stop.window() is window
    ]


def widgets_in(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout and of those in it, in the order they are seen."""
    found: list[QWidget] = []
    for at in range(layout.count()):
        item = layout.itemAt(at)
        if item is None:
            continue
        inner, widget = item.layout(), item.widget()
        found += [widget] if widget is not None else widgets_in(inner) if inner is not None else []
    return found


def hair_line(vertical: bool = False, tone: str = "", length: int = 0) -> QFrame:
    """A one-pixel decorative line."""
    line = QFrame()
    line.setProperty("role", "hair")
    line.setProperty("tone", tone)
    if vertical:
        line.setFixedWidth(1)
        if length:
            line.setFixedHeight(length)
    else:
        line.setFixedHeight(1)
    return line


def scroller(inside: QWidget) -> QScrollArea:
    """`inside` in a scroll area that scrolls down only, never sideways."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def empty_out(layout: QLayout) -> None:
    """Take everything out of a layout; the widgets go away at the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            empty_out(inner)
