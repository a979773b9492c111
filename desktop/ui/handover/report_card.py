"""What could be made of the file, and everything that is wrong with it, in order of weight."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_page.parts import card_head
from desktop.ui.handover.problem_words import problems_by_weight, report_words
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.handover_file import FileRead

_SIGNS = {
    "error": ("exclamation", "steen_700"),
    "warn": ("alert", "zon_700"),
    "tip": ("bulb", "lucht_700"),
    "good": ("check_circle", "blad_700"),
}


class ReportCard(QWidget):
    """Hidden until a file was read."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(8)
        self.setLayout(self._inside)
        self.hide()

    def show_file(self, read: FileRead | None) -> None:
        empty_out(self._inside)
        self.setVisible(read is not None)
        if read is None:
            return
        told = problems_by_weight(read.problems)
        what = report_words(read)
        if not told:
            self._add("good", nl("Gelezen, zonder problemen"), (what,))
            return
        for i, (tone, title, lines) in enumerate(told):
            self._add(tone, title, (what, *lines) if i == 0 else lines)

    def _add(self, tone: str, title: str, lines: tuple[str, ...]) -> None:
        theme = self._theme
        sign, colour = _SIGNS[tone]
        inside = column(4, (16, 12, 16, 12))
        inside.addLayout(card_head(theme, sign, title, colour))
        for line in lines:
            inside.addWidget(RunLabel(theme, line, "small_body"))
        card = Panel(tone, inside)
        card.setAccessibleName(on_screen(nl("{title}. {lines}", title=title, lines=joined(" ", lines))))
        self._inside.addWidget(card)
