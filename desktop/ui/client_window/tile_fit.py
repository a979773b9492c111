"""How many tiles go in a row and how many rows there are: the most that fits with every word whole.

Nothing is shrunk to fit: fewer tiles on a page instead, and pages with arrows.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from desktop.domain.wording import nl
from desktop.ui.client_window.shown import ClientTile
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.pictogram import picture_file
from desktop.ui.widgets.run_label import RunLabel

GAP = 18
_ONE_ROW, _TWO_ROWS, _THREE_ROWS = 5, 10, 9
#: of long lists only the longest words are measured
_MEASURED = 16
_MARK_WORDS = nl("Verouderd: Nederlands is veranderd")


@dataclass(frozen=True, slots=True)
class Fit:
    """Columns and rows of a page; low tiles have the picture beside the words. `height` is what it needs."""

    columns: int
    rows: int
    is_low: bool
    height: int

    @property
    def capacity(self) -> int:
        return self.columns * self.rows


class TileFit:
    """Measures the tiles of one question once; answers for any width and height."""

    def __init__(self, theme: Theme, tiles: Sequence[ClientTile], is_low: bool) -> None:
        self._theme, self._count, self._is_low = theme, len(tiles), is_low
        longest = sorted(tiles, key=lambda tile: -len(tile.text.text))[:_MEASURED]
        self._words = [
            RunLabel(theme, t.text.text, "client_answer", script=t.text.script, rtl=t.text.rtl, bold=True)
            for t in longest
        ]
        self._mark = RunLabel(theme, _MARK_WORDS, "secondary") if any(t.text.mark for t in tiles) else None
        self._has_picture = any(picture_file(theme, t.picture) is not None for t in tiles)
        widest = max(tiles, key=lambda tile: tile.place, default=None)
        self._numbers = self._numbers_width(widest) if widest is not None else 0

    def _numbers_width(self, tile: ClientTile) -> int:
        theme, script = self._theme, tile.text.script
        if not tile.local_place:
            return RunLabel(theme, str(tile.place), "client_number", wrap=False).natural_width()
        own = RunLabel(theme, tile.local_place, "client_number", script=script, wrap=False)
        ours = RunLabel(theme, str(tile.place), "name", script=Script.LATN, wrap=False)
        return own.natural_width() + ours.natural_width() + 8

    def best(self, width: int, height: int, arrows: int) -> Fit:
        """The first way that fits; `arrows` is the width that both arrows take. When none does: the least."""
        least: Fit | None = None
        for columns, rows, is_low in self._ways():
            is_whole = columns * rows >= self._count
            room = width - (0 if is_whole else arrows)
            tall = self._tall(columns, room, is_low)
            if tall is None:
                continue
            fit = Fit(columns, rows, is_low, rows * tall + (rows - 1) * GAP)
            if fit.height <= height:
                return fit
            if least is None or fit.height < least.height or (rows == 1 and columns >= 2):
                least = fit
        return least or Fit(1, 1, True, self._theme.scaled(72))

    def _ways(self) -> Iterator[tuple[int, int, bool]]:
        count = max(1, self._count)
        if count <= _ONE_ROW:
            if not self._is_low:
                yield count, 1, False
            yield count, 1, True
        if self._is_low and count > 1:
            for columns in range(min(count, _ONE_ROW), 0, -1):
                yield columns, 1, True
            return
        if 2 < count <= _TWO_ROWS:
            yield (count + 1) // 2, 2, True
        if 4 < count <= _THREE_ROWS:
            yield (count + 2) // 3, 3, True
        if 1 < count <= 4:
            yield 1, count, True
        for rows in (2, 1):
            for columns in range(_ONE_ROW, 0, -1):
                if columns * rows < count:
                    yield columns, rows, True

    def _tall(self, columns: int, room: int, is_low: bool) -> int | None:
        """How high a tile is when so many stand beside each other; None when a word would be cut."""
        width = (room - 10 - GAP * (columns - 1)) // columns
        scaled = self._theme.scaled
        numbers = max(scaled(28), self._numbers)
        picture = scaled(54) if is_low else self._theme.px("picture_client")
        words = width - 26 - numbers - 10 if is_low else width - 32
        if self._has_picture and is_low:
            words -= picture + 10
        if words <= 0 or any(label.minimumSizeHint().width() > words for label in self._words):
            return None
        tall = max((label.heightForWidth(words) for label in self._words), default=0)
        if self._mark is not None:
            tall += self._mark.heightForWidth(max(40, words - 24)) + 2
        if is_low:
            return max(tall, picture if self._has_picture else 0, scaled(40)) + 20
        above = scaled(40) + (picture if self._has_picture else 0)
        return math.ceil(tall + above + 8 + 26)
