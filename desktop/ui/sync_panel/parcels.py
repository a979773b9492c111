"""What waits and what arrived: a row per parcel, a sentence per state."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.wrap_row import WrapRow
from desktop.usecases.parcels_shown import ParcelShown
from desktop.usecases.ports import ParcelState

_STATES = {
    ParcelState.WAITS: (nl("wacht"), "plain", "tray_up"),
    ParcelState.UNDER_WAY: (nl("onderweg"), "info", "under_way"),
    ParcelState.CONFIRMED: (nl("bevestigd"), "ok", "check_all"),
    ParcelState.SET_ASIDE: (nl("apart gelegd"), "bad", "set_aside"),
}
_TITLES = (nl("Dossier"), nl("Pakje"), nl("Stand"), nl("Wat betekent dat?"))
_SHARES = (3, 5, 0, 6)
#: from this text factor on a row has three columns, and what it means stands under what is in it
LARGE = 1.3


class ParcelTable(Panel):
    """As high as its rows; the page around it scrolls."""

    again_asked = Signal(str, int)  # incarnation and number of a parcel that was put apart
    dossier_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._is_large = theme.tokens.factor >= LARGE
        self._titles: tuple[str, ...] = _TITLES[:3] if self._is_large else _TITLES
        shares: tuple[int, ...] = (3, 9, 0) if self._is_large else _SHARES
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(0)
        for i, share in enumerate(shares):
            self._grid.setColumnStretch(i, share)
        inside = column(0, (1, 1, 1, 1))
        inside.addLayout(self._grid)
        self.setLayout(inside)

    def show_parcels(self, parcels: tuple[ParcelShown, ...], older: int) -> None:
        """A row for each; `older` more are confirmed and told in one line."""
        empty_out(self._grid)
        for i, title in enumerate(self._titles):
            label = RunLabel(self._theme, title, "secondary", tone="inkt_600", wrap=False)
            label.setContentsMargins(12, 8, 12, 8)
            label.setMinimumWidth(label.natural_width() + 24)
            self._grid.addWidget(label, 0, i)
        self._line(1, "strong")
        at = 2
        for parcel in parcels:
            if at > 2:
                self._line(at, "")
            self._row(at + 1, parcel)
            at += 2
        if older:
            self._line(at, "")
            words = nl("En nog {number} oudere pakjes, alle bevestigd.", number=older)
            self._sentence(at + 1, nl("En nog 1 ouder pakje, bevestigd.") if older == 1 else words)
        elif not parcels:
            self._sentence(at, nl("Er is nog niets ingepakt. Wat u invult, wordt vanzelf een pakje."))

    def _row(self, at: int, parcel: ParcelShown) -> None:
        theme = self._theme
        words, tone, sign = _STATES[parcel.state]
        name = RunLabel(theme, parcel.roepnaam or nl("dossier zonder naam"), "body", bold=True)
        content = RunLabel(theme, parcel.content, "body")
        meaning = RunLabel(theme, parcel.meaning, "small_body", tone="inkt_600")
        for label in (name, content, meaning):
            label.setContentsMargins(12, 6, 12, 6)
        self._grid.addWidget(name, at, 0, Qt.AlignmentFlag.AlignVCenter)
        last = column(2)
        last.addStretch(1)
        if self._is_large:
            content.setContentsMargins(12, 6, 12, 0)
            meaning.setContentsMargins(12, 0, 12, 6)
            last.addWidget(content)
        else:
            self._grid.addWidget(content, at, 1, Qt.AlignmentFlag.AlignVCenter)
        last.addWidget(meaning)
        if parcel.state is ParcelState.SET_ASIDE:
            last.addLayout(self._ways_on(parcel))
        last.addStretch(1)
        self._grid.addLayout(last, at, 1 if self._is_large else 3)
        state = row(0, (12, 4, 12, 4))
        state.addWidget(Chip(theme, words, tone, sign), 0, Qt.AlignmentFlag.AlignVCenter)
        state.addStretch(1)
        self._grid.addLayout(state, at, 2)
        self._grid.setRowMinimumHeight(at, theme.scaled(46))

    def _ways_on(self, parcel: ParcelShown) -> WrapRow:
        """What the municipality put apart can be looked at and mended, and goes again when one says so."""
        look = Button(self._theme, nl("Bekijk"), icon="folder", size="small")
        look.setAccessibleName(on_screen(nl("Bekijk het dossier van {roepnaam}", roepnaam=parcel.roepnaam)))
        look.clicked.connect(lambda: self.dossier_asked.emit(parcel.dossier))
        again = Button(self._theme, nl("Opnieuw sturen"), icon="again", size="small")
        again.setAccessibleName(
            on_screen(nl("Stuur het pakje van {roepnaam} opnieuw", roepnaam=parcel.roepnaam))
        )
        again.clicked.connect(lambda: self.again_asked.emit(parcel.incarnation, parcel.n))
        ways = WrapRow(8, (12, 0, 12, 6))
        ways.put(look)
        ways.put(again)
        return ways

    def _line(self, at: int, tone: str) -> None:
        self._grid.addWidget(hair_line(tone=tone), at, 0, 1, len(self._titles))

    def _sentence(self, at: int, words: str) -> None:
        label = RunLabel(self._theme, words, "small_body", tone="inkt_600")
        label.setContentsMargins(12, 12, 12, 12)
        self._grid.addWidget(label, at, 0, 1, len(self._titles))
