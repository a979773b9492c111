"""The question that two laptops answered differently, on its spine: Dutch, number, the person's language."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from desktop.ui.interview.pointing import spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import TwinGrid, paint_spine, translation_mark
from desktop.usecases.choices_shown import ChoiceShown
from desktop.usecases.ports import Language


class QuestionCard(Panel):
    """As in the talk. What is no question has its name and nothing beside it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._inside = column(0, (2, 2, 2, 2))
        self.setLayout(self._inside)

    def show_question(self, shown: ChoiceShown, language: Language) -> None:
        """Another one."""
        empty_out(self._inside)
        if shown.own is None:
            words = column(0, (18, 12, 18, 12))
            words.addWidget(RunLabel(self._theme, shown.title, "question", bold=True))
            self._inside.addLayout(words)
        else:
            self._inside.addWidget(_Twin(self._theme, shown, language))


class _Twin(QWidget):
    def __init__(self, theme: Theme, shown: ChoiceShown, language: Language) -> None:
        super().__init__()
        self._theme = theme
        left = _half(RunLabel(theme, shown.dutch, "question", bold=True))
        own = spoken_run(shown.own, language) if shown.own is not None else None
        label = RunLabel(theme, "", "question")
        mark = None
        if own is not None:
            is_dutch = own.mark in ("missing", "outdated_dutch")
            label = RunLabel(
                theme, own.text, "question", script=own.script, rtl=own.rtl, bold=False if is_dutch else None
            )
            mark = translation_mark(theme, own.mark) if own.mark else None
        self._spine = QWidget()
        middle = row(0, (3, 10, 3, 10))
        middle.addWidget(
            Disc(theme, shown.number, theme.px("disc_question"), "question", "name"),
            0,
            Qt.AlignmentFlag.AlignCenter,
        )
        self._spine.setLayout(middle)
        self.setLayout(TwinGrid(theme, left, self._spine, _half(label, mark)))

    def paintEvent(self, event: object) -> None:
        paint_spine(QPainter(self), self._theme, self._spine.geometry(), False)


def _half(*parts: QWidget | None) -> QWidget:
    inside = column(2, (16, 12, 16, 12))
    inside.addStretch(1)
    for part in parts:
        if part is not None:
            inside.addWidget(part)
    inside.addStretch(1)
    half = QWidget()
    half.setLayout(inside)
    return half
