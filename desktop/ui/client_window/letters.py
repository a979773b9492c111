"""A name that the person spells: letters to point at, and above them what was pointed at so far."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.letter_board import LetterBoard
from desktop.ui.widgets.run_label import RunLabel
from translations.boards import installed_scripts

#: all rows are in sight at 150% text too; a large screen gets large keys
_KEY, _LARGEST, _GAP = 48, 84, 6


class LettersBody(QWidget):
    """`spelled` gives all letters so far. Nothing that the klantmanager typed is ever shown here.

    There is no key for 'done': the klantmanager takes it over, and nobody is done too early.
    """

    spelled = Signal(str)

    def __init__(self, theme: Theme, language: str, text: str) -> None:
        super().__init__()
        self._theme, self._text = theme, ""
        self.letters = LetterBoard(
            theme.at_most(1.0), language, role="client_answer", side=_KEY, has_end=False
        )
        self._shown = RunLabel(theme, "", "client_answer", bold=True, wrap=False)
        self._shown.setMinimumHeight(theme.scaled(44))
        paper = Panel("card", column(0, (20, 8, 20, 8)))
        inner = paper.layout()
        if inner is not None:
            inner.addWidget(self._shown)
        self.letters.typed.connect(lambda letter: self._say(self._text + letter))
        self.letters.erased.connect(lambda: self._say(self._text[:-1]))
        inside = column(12, (5, 0, 5, 0))
        inside.addWidget(paper)
        inside.addStretch(1)
        inside.addWidget(self.letters, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        self.setLayout(inside)
        self.show_text(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows, across = self.letters.shape()
        room = self.height() - self._shown.height() - 60
        side = min(room // rows - _GAP, (self.width() - 40) // across - _GAP, _LARGEST)
        self.letters.resize_keys(max(_KEY, side))

    @property
    def text(self) -> str:
        return self._text

    def _say(self, text: str) -> None:
        self.show_text(text)
        self.spelled.emit(text)

    def show_text(self, text: str) -> None:
        """What waits; '' when it was taken over or let go."""
        self._text = text
        script = installed_scripts()[self.letters.language]
        self._shown.speak(text, script_of(script), script == "Arab")
        self.letters.follow(text)
