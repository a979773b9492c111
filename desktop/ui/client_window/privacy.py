"""'Uw gegevens' for the person: page by page, large, on the second screen or the turned laptop."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui.client_window.privacy_shown import PrivacyPage
from desktop.ui.client_window.turned_pages import TurnedPages
from desktop.ui.client_window.unseen_line import UnseenLine
from desktop.ui.client_window.view import ThemeDots
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, row, scroller
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.twin_row import translation_mark

_SCROLLS = {Qt.Key.Key_Up: -60, Qt.Key.Key_Down: 60}


class PrivacyWindow(TurnedPages[PrivacyPage]):
    """A card with words, an arrow on both sides; up and down scroll."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__(app, theme, column(16, (40, 26, 40, 22)))
        self._inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self._area: QScrollArea | None = None

    def put_page(self, page: PrivacyPage) -> None:
        head = row(18)
        head.addWidget(self._label(page.title, "answer", tone="inkt_600"), 1)
        dots = ThemeDots(self._theme, page.place, page.of, page.rtl)
        head.addWidget(dots, 0, Qt.AlignmentFlag.AlignVCenter)
        self._inside.addLayout(head)
        across = row(16)
        if self.back is not None:
            across.addWidget(self.back)
        across.addWidget(self._card(page), 1)
        if self.on is not None:
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
        step = _SCROLLS.get(Qt.Key(event.key()))
        if step is not None and self._area is not None:
            bar = self._area.verticalScrollBar()
            bar.setValue(bar.value() + step)
        else:
            super().keyPressEvent(event)
