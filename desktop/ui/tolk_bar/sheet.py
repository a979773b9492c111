"""A sheet that stands on the tolk bar, over the lower part of the talk. Nothing below it moves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter

_SIDE, _LEAST = 12, 120


class Page(QWidget):
    """One thing a sheet can show. `title` stands above it; `closed` = put the sheet away."""

    closed = Signal()
    grown = Signal()
    title = ""

    def take_focus(self) -> None:
        """Put the keyboard where one begins."""

    def wanted_height(self, width: int) -> int:
        """How high it is at this width."""
        layout = self.layout()
        if layout is None:
            return self.sizeHint().height()
        layout.invalidate()  # what was put in just now has not told its height yet
        layout.activate()
        return layout.totalHeightForWidth(width) if layout.hasHeightForWidth() else layout.sizeHint().height()


class TolkSheet(Panel):
    """Child of the screen `over`; stands on `above`. The keyboard goes back where it was when it closes."""

    opened = Signal(str)

    def __init__(self, theme: Theme, over: QWidget, above: QWidget) -> None:
        super().__init__("card", parent=over)
        self._theme, self._over, self._above = theme, over, above
        self._pages: dict[str, Page] = {}
        self._areas: dict[str, QScrollArea] = {}
        self._from: QWidget | None = None
        self.page = ""
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._place)
        self._title = RunLabel(theme, "", "panel", wrap=False)
        self._close = Button(theme, nl("Sluit"), icon="chevron_down", key="Esc", size="small")
        self._close.clicked.connect(self.put_away)
        head = row(12, (18, 10, 12, 0))
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._close)
        self._body = column(6, (0, 0, 0, 8))
        self._body.addLayout(head)
        self.setLayout(self._body)
        self.hide()
        over.installEventFilter(self)

    def add(self, name: str, page: Page) -> None:
        """A page by name."""
        area = scroller(page)
        area.hide()
        self._pages[name], self._areas[name] = page, area
        self._body.addWidget(area, 1)
        page.closed.connect(self.put_away)
        page.grown.connect(self._grown)

    def open(self, name: str) -> None:
        """Show a page; its key again puts the sheet away."""
        if self.page == name and self.isVisible():
            self.put_away()
            return
        focused = QApplication.focusWidget()
        if not self.isVisible() and focused is not None and self._over.isAncestorOf(focused):
            self._from = focused
        self.page = name
        for other, area in self._areas.items():
            area.setVisible(other == name)
        self._title.say(self._pages[name].title)
        self.setAccessibleName(on_screen(self._pages[name].title))
        self._place()
        self.show()
        self.raise_()
        self._place()
        self.opened.emit(name)
        self._pages[name].take_focus()

    def shows(self, name: str) -> bool:
        """True while this page is in sight."""
        return self.isVisible() and self.page == name

    def put_away(self) -> bool:
        """False when it was not open."""
        if not self.isVisible():
            return False
        self.hide()
        if self._from is not None and isValid(self._from) and self._from.isVisible():
            self._from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._from = None
        return True

    def _grown(self) -> None:
        """Now, and again once the layouts inside have settled."""
        self._place()
        self._again.start()

    def _place(self) -> None:
        page = self._pages.get(self.page)
        if page is None:
            return
        room = self._above.geometry().top()
        width = self._over.width() - 2 * _SIDE
        margins = self._body.contentsMargins()
        head = self._close.sizeHint().height() + 10 + self._body.spacing()
        wanted = head + page.wanted_height(width - 14) + margins.bottom() + 6
        height = max(_LEAST, min(wanted, room - 8))
        self.setGeometry(QRect(_SIDE, room - height - 4, width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button; digits and the rest are the talk's."""
        if not took_enter(self, event):
            super().keyPressEvent(event)
