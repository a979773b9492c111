"""What waits and what arrived: a row per parcel, a sentence per state."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout

from desktop.domain.wording import nl
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.ports import ParcelState
from desktop.usecases.synchronise import ParcelShown

#: confirmed parcels beyond these are told in one line
_MOST_CONFIRMED = 12
_STATES = {
    ParcelState.WAITS: (nl("wacht"), "plain", "tray_up"),
    ParcelState.UNDER_WAY: (nl("onderweg"), "info", "under_way"),
    ParcelState.CONFIRMED: (nl("bevestigd"), "ok", "check_all"),
    ParcelState.SET_ASIDE: (nl("apart gelegd"), "bad", "set_aside"),
}
_TITLES = (nl("Dossier"), nl("Pakje"), nl("Stand"), nl("Wat betekent dat?"))
_SHARES = (3, 5, 0, 6)


class ParcelTable(Panel):
    """As high as its rows; the page around it scrolls."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        for i, share in enumerate(_SHARES):
            self._grid.setColumnStretch(i, share)
        inside = column(0, (1, 1, 1, 1))
        inside.addLayout(self._grid)
        self.setLayout(inside)

    def show_parcels(self, parcels: tuple[ParcelShown, ...]) -> None:
        """All that is not confirmed, and the newest that is."""
        empty_out(self._grid)
        for i, title in enumerate(_TITLES):
            label = RunLabel(self._theme, title, "secondary", tone="inkt_600", wrap=False)
            label.setContentsMargins(12, 8, 12, 8)
            label.setMinimumWidth(label.natural_width() + 24)
            self._grid.addWidget(label, 0, i)
        self._line(1, "strong")
        confirmed = 0
        at = 2
        for parcel in parcels:
            confirmed += parcel.state is ParcelState.CONFIRMED
            if parcel.state is ParcelState.CONFIRMED and confirmed > _MOST_CONFIRMED:
                continue
            if at > 2:
                self._line(at, "")
            self._row(at + 1, parcel)
            at += 2
        if confirmed > _MOST_CONFIRMED:
            self._line(at, "")
            self._sentence(
                at + 1,
                nl("En nog {number} oudere pakken, alle bevestigd.", number=confirmed - _MOST_CONFIRMED),
            )
        elif not parcels:
            self._sentence(at, nl("Er is nog niets ingepakt. Wat u invult, wordt vanzelf een pakje."))

    def _row(self, at: int, parcel: ParcelShown) -> None:
        theme = self._theme
        words, tone, sign = _STATES[parcel.state]
        name = RunLabel(theme, parcel.roepnaam or nl("dossier zonder naam"), "body", bold=True)
        content = RunLabel(theme, parcel.content, "body")
        meaning = RunLabel(theme, parcel.meaning, "small_body", tone="inkt_600")
        for i, label in ((0, name), (1, content), (3, meaning)):
            label.setContentsMargins(12, 6, 12, 6)
            self._grid.addWidget(label, at, i, Qt.AlignmentFlag.AlignVCenter)
        state = row(0, (12, 4, 12, 4))
        state.addWidget(Chip(theme, words, tone, sign), 0, Qt.AlignmentFlag.AlignVCenter)
        state.addStretch(1)
        self._grid.addLayout(state, at, 2)
        self._grid.setRowMinimumHeight(at, theme.scaled(46))

    def _line(self, at: int, tone: str) -> None:
        self._grid.addWidget(hair_line(tone=tone), at, 0, 1, len(_TITLES))

    def _sentence(self, at: int, words: str) -> None:
        label = RunLabel(self._theme, words, "small_body", tone="inkt_600")
        label.setContentsMargins(12, 12, 12, 12)
        self._grid.addWidget(label, at, 0, 1, len(_TITLES))
