"""What was brought in before: from whom, when, what stayed out; and taking it back."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.dossier_page.parts import act_button, card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.handover_shown import HandoverShown


class BeforePage(QWidget):
    """`taken_back` gives the hand-over."""

    taken_back = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(10, (5, 5, 8, 5))
        self.setLayout(self._inside)

    def show_before(self, found: tuple[HandoverShown, ...]) -> None:
        theme = self._theme
        empty_out(self._inside)
        if not found:
            self._inside.addWidget(
                RunLabel(theme, "Hier is nog niets binnengebracht.", "body", tone="inkt_600")
            )
        for one in found:
            inside = column(6, (18, 14, 18, 14))
            inside.addLayout(card_head(theme, "history", one.words))
            foot = row(8)
            told = (
                f"{one.left} staan er nog zoals ze kwamen."
                if one.left != 1
                else "1 staat er nog zoals het kwam."
            )
            foot.addWidget(RunLabel(theme, told, "small_body"), 1)
            back = act_button(theme, "Haal terug", one.words, partial(self.taken_back.emit, one.key), "again")
            foot.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
            inside.addLayout(foot)
            if one.beside:
                said = "Staat in overdracht, niet overgenomen:"
                inside.addWidget(RunLabel(theme, said, "small_body", bold=True))
            for line in one.beside:
                inside.addWidget(RunLabel(theme, line, "small_body"))
            self._inside.addWidget(Panel("card", inside))
        self._inside.addStretch(1)
