"""A sheet over the middle of the talk: a title, what it tells, and the way back. Esc closes it too."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.scroll_body import ScrollBody


class Sheet(Panel):
    """Covers the question entirely: what lies under it is not reached by keys while it is open."""

    closed = Signal()

    def __init__(self, theme: Theme, title: str, parent: QWidget) -> None:
        super().__init__("card", parent=parent)
        self._theme = theme
        self._title = RunLabel(theme, title, "panel")
        back = Button(theme, nl("Terug naar de vraag"), icon="chevron_left", key="Esc", size="small")
        back.clicked.connect(self.closed)
        self._back = back
        head = row(10)
        head.addWidget(self._title, 1)
        head.addWidget(back)
        self._body: QVBoxLayout = column(6, (0, 0, 8, 8))
        self._area = scroller(ScrollBody(self._body))
        self._foot: QHBoxLayout = row(8)
        inside = column(8, (16, 10, 12, 10))
        inside.addLayout(head)
        inside.addWidget(self._area, 1)
        inside.addLayout(self._foot)
        self.setLayout(inside)
        self.setAutoFillBackground(True)
        self.hide()

    def open_over(self, box: QRect) -> None:
        """Show it there, the keyboard on the first line that can be gone to."""
        self.setGeometry(box)
        self.show()
        self.raise_()
        lines = self.lines()
        (lines[0] if lines else self._back).setFocus(Qt.FocusReason.OtherFocusReason)

    def lines(self) -> list[QPushButton]:
        """The lines that can be gone to, from top to bottom."""
        found = []
        for at in range(self._body.count()):
            item = self._body.itemAt(at)
            widget = item.widget() if item is not None else None
            if isinstance(widget, QPushButton) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                found.append(widget)
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        lines = self.lines()
        focused = self.focusWidget()
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and lines:
            at = lines.index(focused) if isinstance(focused, QPushButton) and focused in lines else -1
            line = lines[max(0, min(len(lines) - 1, at + (1 if key == Qt.Key.Key_Down else -1)))]
            line.setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(line)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QPushButton):
            focused.click()
        event.accept()  # no key of the question works through a sheet

    def clear(self) -> None:
        """Empty body and foot."""
        empty_out(self._body)
        empty_out(self._foot)

    def say_group(self, words: str, sign: str = "") -> None:
        """A heading between lines."""
        label = RunLabel(self._theme, words, "small_body", bold=True, tone="petrol_800")
        label.setContentsMargins(0, 8, 0, 0)
        self._body.addWidget(label)

    def say(self, words: str, tone: str = "inkt_900") -> None:
        """A sentence."""
        self._body.addWidget(RunLabel(self._theme, words, "small_body", tone=tone))
