"""Where the talk faltered: which wording, in which language, how often."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.sheet import Page
from desktop.ui.widgets.boxes import column, empty_out
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.tolk_counts import MarkRow

_HEADS = (nl("Vraag"), nl("Niet begrepen"), nl("Anders gezegd"), nl("Tolk twijfelt"), nl("Taal"))


class MarksPage(Page):
    """Numbers only; no answer and no name."""

    title = nl("Waar het stokte")

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._told = RunLabel(
            theme, nl("De maker van de vragen ziet alleen deze aantallen, zonder naam."), "secondary",
            tone="inkt_600",
        )  # fmt: skip
        self._rows = column(0)
        inside = column(10, (18, 4, 18, 8))
        inside.addWidget(self._told)
        inside.addLayout(self._rows)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_marks(self, rows: tuple[MarkRow, ...]) -> None:
        """Most often first; a sentence where nothing faltered."""
        empty_out(self._rows)
        holder = QWidget()
        holder.setLayout(self._table(rows) if rows else self._nothing())
        self._rows.addWidget(holder)
        holder.show()  # at once: the sheet asks how high it is
        self.grown.emit()

    def _nothing(self) -> QLayout:
        inside = column(0)
        inside.addWidget(RunLabel(self._theme, nl("Er is nog niets aangetekend met F7 of F8."), "body"))
        return inside

    def _table(self, rows: tuple[MarkRow, ...]) -> QLayout:
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, words in enumerate(_HEADS):
            grid.addWidget(RunLabel(self._theme, words, "secondary", bold=True, tone="inkt_600"),
                           0, at)  # fmt: skip
        for line, row in enumerate(rows, start=1):
            self._add(grid, line, row)
        return grid

    def _add(self, grid: QGridLayout, line: int, row: MarkRow) -> None:
        count = row.count
        grid.addWidget(RunLabel(self._theme, row.simple, "small_body", lead=row.number), line, 0)
        for at, number in enumerate((count.not_understood, count.rephrased, count.doubted), start=1):
            grid.addWidget(
                RunLabel(self._theme, str(number) if number else "–", "body", wrap=False), line, at
            )
        grid.addWidget(RunLabel(self._theme, row.language_words, "small_body", wrap=False), line, 4)
        if not row.is_current:
            grid.addWidget(Chip(self._theme, nl("andere woorden dan nu"), "plain").let_wrap(), line, 5)
