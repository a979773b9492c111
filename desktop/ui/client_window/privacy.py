"""'Uw gegevens' for the person: page by page, large, on the second screen or the turned laptop."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.client_window.pages import side_signs
from desktop.ui.client_window.privacy_shown import PrivacyPage
from desktop.ui.client_window.tiles import ArrowTile
from desktop.ui.client_window.unseen_line import UnseenLine
from desktop.ui.client_window.view import ThemeDots
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.second_screen import SecondWindow
from desktop.ui.widgets.twin_row import translation_mark

_ON = (Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_BACK = (Qt.Key.Key_Backspace, Qt.Key.Key_PageUp)
_SCROLLS = {Qt.Key.Key_Up: -60, Qt.Key.Key_Down: 60}


class PrivacyWindow(SecondWindow):
    """Left and right as they are seen, Space and Page Up and Down page; up and down scroll; F10 and Esc
    close it. Nothing else does anything: there is nothing to choose."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pages: tuple[PrivacyPage, ...] = ()
        self.at = 0
        self.back: ArrowTile | None = None
        self.on: ArrowTile | None = None
        self._area: QScrollArea | None = None
        self._inside = column(16, (40, 26, 40, 22))
        self._inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._inside)
        self._ring = FocusRing(self, theme, app)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring", "none")

    def open_beside(self, desk_window: QWidget) -> None:
        """On the other screen, or over the desk window."""
        super().open_beside(desk_window)
        self.setFocus()

    def show_pages(self, pages: Sequence[PrivacyPage]) -> None:
        """From the first page."""
        self._pages, self.at = tuple(pages), 0
        self._show()

    def turn(self, by: int) -> None:
        """So many pages on, or back; it stays at the ends."""
        self.move_to(self.at + by)

    def move_to(self, at: int) -> None:
        """To a page, counted from 0."""
        to = min(max(at, 0), len(self._pages) - 1)
        if to != self.at:
            self.at = to
            self._show()

    def _show(self) -> None:
        page = self._pages[self.at]
        empty_out(self._inside)
        way = Qt.LayoutDirection.RightToLeft if page.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(way)
        head = row(18)
        head.addWidget(self._label(page.title, "answer", tone="inkt_600"), 1)
        dots = ThemeDots(self._theme, page.place, page.of, page.rtl)
        head.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(head)
        back, on = side_signs(page.rtl)
        self.back = ArrowTile(self._theme, page.back, back)
        self.on = ArrowTile(self._theme, page.on, on)
        self.back.clicked.connect(lambda: self.turn(-1))
        self.on.clicked.connect(lambda: self.turn(1))
        self.back.setEnabled(self.at > 0)
        self.on.setEnabled(self.at < len(self._pages) - 1)
        for arrow in (self.back, self.on):
            arrow.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys belong to the window
        across = row(16)
        across.addWidget(self.back)
        across.addWidget(self._card(page), 1)
        across.addWidget(self.on)
        self._inside.addLayout(across, 1)
        if page.not_checked.text:
            self._inside.addWidget(UnseenLine(self._theme, page.not_checked))

    def _card(self, page: PrivacyPage) -> QWidget:
        words = column(18, (30, 24, 30, 24))
        self._say(words, page.heading, "client_question", bold=True)
        for line in page.lines:
            self._say(words, line, "client_answer")
        words.addStretch(1)
        self._area = scroller(Panel("card", words))
        return self._area

    def _say(self, into: QVBoxLayout, run: RunText, role: str, bold: bool | None = None) -> None:
        is_dutch = run.mark in ("missing", "outdated_dutch")
        into.addWidget(self._label(run, role, bold=False if is_dutch else bold))
        if run.mark:
            into.addWidget(translation_mark(self._theme, run.mark))

    def _label(self, run: RunText, role: str, bold: bool | None = None, tone: str = "inkt_900") -> RunLabel:
        return RunLabel(self._theme, run.text, role, script=run.script, rtl=run.rtl, bold=bold, tone=tone)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        rtl = bool(self._pages) and self._pages[self.at].rtl
        if key in (Qt.Key.Key_F10, Qt.Key.Key_Escape):
            self.close()
        elif key in _ON or key == (Qt.Key.Key_Left if rtl else Qt.Key.Key_Right):
            self.turn(1)
        elif key in _BACK or key == (Qt.Key.Key_Right if rtl else Qt.Key.Key_Left):
            self.turn(-1)
        elif key in _SCROLLS and self._area is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLLS[key])
        # every other key does nothing here, on purpose

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab does nothing here."""
        return True

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
