"""Rows that one picks from, under each other: arrow keys walk, Enter or Space picks."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from desktop.ui.widgets.boxes import column, empty_out
from desktop.ui.widgets.pick_row import PickRow

K = TypeVar("K", bound=Hashable)
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PickColumn(QWidget, Generic[K]):
    """`rows`: the row of each key, in order. Walking stays at the ends; picking is for who made the rows."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[K, PickRow] = {}
        self._inside = column(6)
        self.setLayout(self._inside)

    def show_rows(self, rows: Mapping[K, PickRow]) -> None:
        """Show them; the keyboard stays with the row it was at."""
        held = next((key for key, one in self.rows.items() if one.hasFocus()), None)
        empty_out(self._inside)
        self.rows = dict(rows)
        for one in self.rows.values():
            one.installEventFilter(self)
            self._inside.addWidget(one)
        self._fit()
        if held in self.rows:
            self.rows[held].setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Every row as high as its words are at the width there is."""
        for one in self.rows.values():
            one.setFixedHeight(one.heightForWidth(max(120, self.width())))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow keys of a row, before Qt makes Tab of them."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        step = _STEPS.get(Qt.Key(event.key()))
        keys = list(self.rows)
        at = next((at for at, one in enumerate(self.rows.values()) if one is watched), None)
        if step is None or at is None:
            return False
        self.focus(keys[min(max(at + step, 0), len(keys) - 1)])
        return True

    def focus(self, key: K) -> None:
        """The keyboard to one row, in sight."""
        one = self.rows.get(key)
        if one is None:
            return
        one.setFocus()
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(one)
