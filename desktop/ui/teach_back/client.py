"""The window of the person while the plan is told back: one block, large, picture first."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from desktop.ui.client_window.unseen_line import UnseenLine
from desktop.ui.client_window.view import ThemeDots
from desktop.ui.desk_language import on_screen
from desktop.ui.teach_back.client_shown import TeachBackClientShown
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.second_screen import SecondWindow
from desktop.ui.widgets.twin_row import translation_mark


class TeachBackClient(SecondWindow):
    """Only F10 does something here; there is nothing to choose."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(18, (40, 26, 40, 28))
        self._inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._inside)

    def show_block(self, shown: TeachBackClientShown) -> None:
        """Show this and nothing else."""
        empty_out(self._inside)
        rtl = shown.rtl
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._say(self._inside, shown.ask, "client_question", bold=True)
        dots = ThemeDots(self._theme, shown.place, shown.of, rtl)
        self._inside.addWidget(dots, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addWidget(self._middle(shown), 1)
        # where letters are very large the tolk says this line: the question and the picture stay whole
        if not shown.lines and self._has_tell():
            self._say(self._inside, shown.tell, "client_answer")
        if shown.not_checked.text:
            self._inside.addWidget(UnseenLine(self._theme, shown.not_checked))

    def _middle(self, shown: TeachBackClientShown) -> QWidget:
        """The picture alone while the person tells; beside the words while it is explained."""
        theme = self._theme
        card = column(14, (28, 22, 28, 22))
        card.addLayout(self._head(shown))
        side = theme.px("picture_client")
        # what question, dots and title take, and the line below where there is one
        room = self.height() - theme.scaled(384 if self._has_tell() else 344)
        large = min(2 * side, max(96, room))
        picture = Pictogram(theme, shown.picture, side if shown.lines else large)
        picture.setAccessibleName(on_screen(shown.title.text))
        if not shown.lines:
            card.addStretch(1)
            card.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
            card.addStretch(1)
            return Panel("card", card)
        words = column(14)
        for line in shown.lines:
            self._say(words, line, "client_answer")
        words.addStretch(1)
        across = row(32)
        across.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(words, 1)
        card.addLayout(across)
        card.addStretch(1)
        return scroller(Panel("card", card))

    def _has_tell(self) -> bool:
        return self.height() >= self._theme.scaled(480)

    def _head(self, shown: TeachBackClientShown) -> QHBoxLayout:
        """The number in both digit sets, and the title."""
        theme, title = self._theme, shown.title
        head = row(14)
        if shown.local_number:
            local = RunLabel(theme, shown.local_number, "client_number", script=title.script, wrap=False)
            head.addWidget(local)
            head.addWidget(RunLabel(theme, str(shown.number), "name", tone="inkt_600", wrap=False))
        else:
            head.addWidget(RunLabel(theme, str(shown.number), "client_number", wrap=False))
        words = column(0)
        self._say(words, title, "client_answer", bold=True)
        head.addLayout(words, 1)
        return head

    def _say(self, into: QVBoxLayout, run: RunText, role: str, bold: bool | None = None) -> None:
        is_dutch = run.mark in ("missing", "outdated_dutch")
        bold = False if is_dutch else bold
        into.addWidget(RunLabel(self._theme, run.text, role, script=run.script, rtl=run.rtl, bold=bold))
        if run.mark:
            into.addWidget(translation_mark(self._theme, run.mark))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F10:
            self.close()
        # every other key does nothing here, on purpose

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab does nothing here."""
        return True
