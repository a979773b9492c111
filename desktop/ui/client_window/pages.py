"""Answers to point at, as many as fit: one row, two rows, or pages with a large arrow at each side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.ui.client_window.shown import ClientTile, ClientWords
from desktop.ui.client_window.tile_fit import GAP, TileFit
from desktop.ui.client_window.tiles import ArrowTile, Tile
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import empty_out, row

_NO_LIMIT = 16_777_215
#: more height than this is never asked for: the page then has fewer tiles
_MOST_ASKED = 420


def side_signs(rtl: bool) -> tuple[str, str]:
    """The signs of 'back' and 'on': arrows follow the direction of reading."""
    return ("chevron_right", "chevron_left") if rtl else ("chevron_left", "chevron_right")


class TilePages(QWidget):
    """`chosen` gives the key that is pointed at. The same answers keep their widgets, so nothing moves."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        tiles: Sequence[ClientTile],
        words: ClientWords,
        *,
        rtl: bool,
        words_first: bool = False,
        is_low: bool = False,
    ) -> None:
        """`is_low`: one low line, for what stands beside something larger."""
        super().__init__()
        self._is_low = is_low
        self._theme, self._all, self._words = theme, tuple(tiles), words
        self._rtl, self._words_first = rtl, words_first
        self._page = 0
        self._measure = TileFit(theme, self._all, is_low)
        self._fit = self._measure.best(900, 400, 0)
        self._tiles: dict[str, Tile] = {}
        direction = Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        back, on = side_signs(rtl)
        self._back = ArrowTile(theme, words.back, back)
        self._on = ArrowTile(theme, words.more, on)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._grid = QGridLayout()
        self._grid.setSpacing(GAP)
        self._grid.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._grid)
        across = row(12, (5, 5, 5, 5))
        across.addWidget(self._back)
        across.addWidget(holder, 1)
        across.addWidget(self._on)
        self.setLayout(across)
        self._build()

    @property
    def pages(self) -> int:
        """How many pages there are at this size."""
        return -(-len(self._all) // max(1, self._fit.capacity))

    def _turn(self, by: int) -> None:
        self._page = min(max(self._page + by, 0), self.pages - 1)
        self._build()
        first = next(iter(self._tiles.values()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit_in(self) -> None:
        """As many on a page as fit with every word whole; what needs more height says so."""
        arrows = self._back.width_wanted() + self._on.width_wanted() + 24
        room = _NO_LIMIT if self._is_low else self.height() - 10
        fit = self._measure.best(self.width() - 10, room, arrows)
        least = fit.height + 10
        if self._is_low:
            self.setFixedHeight(least)
        elif self.minimumHeight() != min(least, _MOST_ASKED):
            self.setMinimumHeight(min(least, _MOST_ASKED))
        if fit != self._fit:
            seen = self._page * self._fit.capacity
            self._fit = fit
            self._page = min(seen // max(1, fit.capacity), self.pages - 1)
            self._build()

    def _build(self) -> None:
        empty_out(self._grid)
        self._tiles = {}
        fit = self._fit
        start = self._page * fit.capacity
        shown = self._all[start : start + fit.capacity]
        for i, one in enumerate(shown):
            tile = Tile(self._theme, one, self._rtl, fit.is_low, self._words_first)
            tile.waits_words = self._words.not_kept.text
            tile.clicked.connect(lambda _on=False, k=one.key: self.chosen.emit(k))
            self._tiles[one.key] = tile
            self._grid.addWidget(tile, i // fit.columns, i % fit.columns)
        for at in range(self._grid.columnCount()):
            self._grid.setColumnStretch(at, 1 if at < fit.columns else 0)
        for down in range(self._grid.rowCount()):
            self._grid.setRowStretch(down, 1 if down < fit.rows else 0)
        has_pages = self.pages > 1
        for arrow, may in ((self._back, self._page > 0), (self._on, self._page < self.pages - 1)):
            arrow.setVisible(has_pages)
            arrow.setEnabled(may)
        self.show_tiles(self._all)

    def show_tiles(self, tiles: Sequence[ClientTile]) -> None:
        """The same answers, other marks."""
        self._all = tuple(tiles)
        for one in self._all:
            tile = self._tiles.get(one.key)
            if tile is not None:
                tile.show_choice(one.is_chosen, one.is_pointed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_in()
