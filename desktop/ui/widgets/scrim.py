"""A blocking message over the content: plain translucent ink; the bar on top stays readable."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.domain.wording import joined
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel

#: words, icon, what it does; the first one repairs and is filled
Way = tuple[str, str, Callable[[], None]]


class Scrim(QWidget):
    """Covers `over`, takes the focus and gives it back. Enter = first way out, Esc = last."""

    def __init__(
        self,
        theme: Theme,
        over: QWidget,
        title: str,
        lines: Sequence[str],
        ways: Sequence[Way],
        *,
        icon: str = "disk",
        tone: str = "",
    ) -> None:
        super().__init__(over)
        self._theme, self._ways = theme, tuple(ways)
        self._before = QApplication.focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "none")
        dialog = Panel("dialog")
        dialog.setProperty("tone", tone)
        dialog.setMaximumWidth(820)
        dialog.setMinimumWidth(min(820, over.width() - 80))
        head = row(20)
        head.addWidget(
            Sign(theme, icon, theme.px("icon_message"), "steen_700" if not tone else "petrol_800"),
            0,
            Qt.AlignmentFlag.AlignTop,
        )
        words = column(8)
        words.addWidget(RunLabel(theme, title, "title"))
        for line in lines:
            words.addWidget(RunLabel(theme, line, "answer"))
        head.addLayout(words, 1)
        foot = row(12)
        foot.addStretch(1)
        buttons = [
            Button(theme, what, icon=sign, role="primary" if i == 0 else "", size="main")
            for i, (what, sign, _) in enumerate(self._ways)
        ]
        for button, (_, _, act) in zip(buttons, self._ways, strict=True):
            button.clicked.connect(lambda _on=False, a=act: self.take(a))
        for button in reversed(buttons):
            foot.addWidget(button)
        inside = column(20, (26, 24, 26, 24))
        inside.addLayout(head)
        inside.addLayout(foot)
        dialog.setLayout(inside)
        outer = column(0, (40, 24, 40, 24))
        outer.addStretch(2)
        # No alignment: one that is aligned gets the height of its words on one line, and a long title is cut.
        middle = row(0)
        middle.addStretch(1)
        middle.addWidget(dialog, 1000)
        middle.addStretch(1)
        outer.addLayout(middle)
        outer.addStretch(3)
        self.setLayout(outer)
        self.setAccessibleName(on_screen(joined(" ", [title, *lines])))
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self.show()
        self.raise_()
        if buttons:
            buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def take(self, act: Callable[[], None]) -> None:
        """Close, give the focus back, then do it."""
        self.put_away()
        act()

    def put_away(self) -> None:
        """Close and give the focus back."""
        self.hide()
        if self._before is not None and isValid(self._before):
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
        self.deleteLater()

    def take_last(self) -> None:
        """Esc: the last way out, which throws nothing away."""
        if self._ways:
            self.take(self._ways[-1][2])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.take_last()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._ways:
            self.take(self._ways[0][2])
        # every other key stops here: nothing under the scrim may be reached

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def paintEvent(self, event: object) -> None:
        QPainter(self).fillRect(self.rect(), self._theme.colour("scrim"))
