"""One block in the list at the left: number, title, and a sign that says how it stands."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.domain.wording import nl
from desktop.ui.teach_back.block_card import STATES
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.pick_row import PickRow
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.teach_back import BlockState, ToldBlock

_TONES = {"ok": "blad_700", "warn": "zon_700", "plain": "inkt_600"}


class BlockRow(PickRow):
    """One block; its state stands in words below the title."""

    def __init__(self, theme: Theme, block: ToldBlock, is_present: bool) -> None:
        words, tone, icon = STATES[block.state]
        super().__init__(
            theme,
            block.title,
            nl("Blok {number}, {title}, {words}", number=block.number, title=block.title, words=words),
            is_present,
        )
        look = "full" if block.state is BlockState.GOOD else "soft"
        state = row(4)
        colour = _TONES[tone]
        state.addWidget(Sign(theme, icon, theme.px("icon_chip"), colour), 0, Qt.AlignmentFlag.AlignTop)
        state.addWidget(RunLabel(theme, words, "secondary", tone=colour), 1)
        told = column(0)
        told.addWidget(RunLabel(theme, block.title, "small_body", bold=True))
        told.addLayout(state)
        inside = row(10, (10, 5, 10, 5))
        inside.addWidget(Disc(theme, str(block.number), theme.scaled(26), look))
        inside.addLayout(told, 1)
        self.put(inside)
