"""What was brought in before: from whom, when, what stayed out; taking it back, taking an older plan over."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.dossier_page.parts import act_button, card_head
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.handover_shown import EARLIER_PIP_WORDS, HandoverShown, earlier_pip_words


class BeforePage(QWidget):
    """`taken_back` gives the hand-over; `plan_taken` the plan of another municipality that it told of."""

    taken_back = Signal(str)
    plan_taken = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._inside = column(10, (5, 5, 8, 5))
        self.setLayout(self._inside)

    def show_before(self, found: tuple[HandoverShown, ...]) -> None:
        theme = self._theme
        empty_out(self._inside)
        if not found:
            nothing = RunLabel(theme, nl("Hier is nog niets binnengebracht."), "body", tone="inkt_600")
            self._inside.addWidget(nothing)
        for one in found:
            self._inside.addWidget(self._card(one))
        self._inside.addStretch(1)

    def _card(self, one: HandoverShown) -> Panel:
        theme = self._theme
        inside = column(6, (18, 14, 18, 14))
        inside.addLayout(card_head(theme, "history", one.words))
        foot = row(8)
        many = (
            nl("1 staat er nog zoals het kwam.")
            if one.left == 1
            else nl("{left} staan er nog zoals ze kwamen.", left=one.left)
        )
        foot.addWidget(RunLabel(theme, many, "small_body"), 1)
        back = act_button(theme, nl("Haal terug"), one.words, lambda: self.taken_back.emit(one.key), "again")
        foot.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(foot)
        if one.plan:
            inside.addLayout(self._plan(one))
        if one.beside:
            said = nl("Staat in overdracht, niet overgenomen:")
            inside.addWidget(RunLabel(theme, said, "small_body", bold=True))
        for line in one.beside:
            inside.addWidget(RunLabel(theme, line, "small_body"))
        return Panel("card", inside)

    def _plan(self, one: HandoverShown) -> QHBoxLayout:
        """It locks the leerroute, so a person says so."""
        theme, line = self._theme, row(8)
        words = earlier_pip_words(one.plan)
        told = nl(
            "{earlier_pip_words}: {words}. Neemt u het over, dan ligt de leerroute vast.",
            earlier_pip_words=EARLIER_PIP_WORDS,
            words=words,
        )
        line.addWidget(RunLabel(theme, told, "small_body"), 1)
        take = act_button(
            theme, nl("Neem dit plan over"), words, lambda: self.plan_taken.emit(one.plan), "seal"
        )
        line.addWidget(take, 0, Qt.AlignmentFlag.AlignTop)
        return line
