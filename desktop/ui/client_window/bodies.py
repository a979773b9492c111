"""What stands between the question and the three states: a week, a surface to sign on, parts one by one."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.wording import nl
from desktop.ui.client_window.pages import TilePages, side_signs
from desktop.ui.client_window.shown import ClientCell, ClientHead, ClientShown, ClientWeek, ClientWords
from desktop.ui.client_window.tiles import ArrowTile
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.ink_pad import InkPad
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import translation_mark
from desktop.ui.widgets.week_grid import WeekGrid, WeekHead

#: whatever can be pointed at is at least so high and wide
_LEAST = 44


class WeekBody(QWidget):
    """The week, large, and under it the answer that stands alone. `chosen` gives a cell or that answer."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, week: ClientWeek, pages: TilePages | None, rtl: bool) -> None:
        super().__init__()
        least = QSize(theme.scaled(64), _LEAST)
        self._grid = WeekGrid(
            theme, _heads(week.days), _heads(week.parts), role="answer", least=least, rtl=rtl
        )
        self._grid.pointed.connect(self.chosen)
        self.pages = pages
        inside = column(14, (5, 0, 5, 0))
        inside.addWidget(self._grid, 1)
        if pages is not None:
            pages.chosen.connect(self.chosen)
            inside.addWidget(pages)
        self.setLayout(inside)
        self.show_week(week)

    def show_week(self, week: ClientWeek) -> None:
        """What stands and what waits."""
        self._grid.show_chosen(week.chosen, week.waits)


def _heads(heads: tuple[ClientHead, ...]) -> tuple[WeekHead, ...]:
    return tuple(WeekHead(head.key, (head.text,), head.text.text) for head in heads)


class SignBody(QWidget):
    """A surface to sign on. `signed` gives the ink when the person says it is done, '' when wiped out."""

    signed = Signal(str)

    def __init__(self, theme: Theme, shown: ClientShown) -> None:
        super().__init__()
        words = shown.words
        self._pad = InkPad(theme, shown.words.hint.text or shown.question.text, theme.scaled(150))
        self._again = ArrowTile(theme, words.sign_again, "broom", upright=False)
        self._done = ArrowTile(theme, words.sign_done, "check", upright=False)
        self._pad.drawn.connect(self._drawn)
        self._again.clicked.connect(self._wipe)
        self._done.clicked.connect(lambda: self.signed.emit(self._pad.ink()))
        buttons = column(14)
        for part in (self._done, self._again):
            part.setMinimumWidth(theme.scaled(190))
            buttons.addWidget(part)
        buttons.addStretch(1)
        inside = row(18, (5, 0, 5, 0))
        inside.addWidget(self._pad, 1)
        inside.addLayout(buttons)
        self.setLayout(inside)
        self.show_ink(shown.ink or "")

    def _drawn(self) -> None:
        self._done.setEnabled(True)
        self._again.setEnabled(True)

    def _wipe(self) -> None:
        self._pad.wipe()
        self.signed.emit("")
        self._done.setEnabled(False)
        self._again.setEnabled(False)

    def show_ink(self, ink: str) -> None:
        """A signature that stands or waits; what is being drawn stays."""
        if ink:
            self._pad.show_ink(ink)
        has = bool(self._pad.ink())
        self._done.setEnabled(has)
        self._again.setEnabled(has)


class PartsBody(QWidget):
    """A question in parts, one part at a time, with arrows. `pointed` gives the part and the key."""

    pointed = Signal(str, str)

    def __init__(self, theme: Theme, shown: ClientShown) -> None:
        super().__init__()
        self._theme, self._shown = theme, shown
        self._key = ""
        self._pages: TilePages | None = None
        self._week: WeekBody | None = None
        direction = Qt.LayoutDirection.RightToLeft if shown.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        back, on = side_signs(shown.rtl)
        self._back = ArrowTile(theme, shown.words.previous_part, back, upright=False)
        self._on = ArrowTile(theme, shown.words.next_part, on, upright=False)
        self._back.clicked.connect(lambda: self._turn(-1))
        self._on.clicked.connect(lambda: self._turn(1))
        self._place = RunLabel(theme, "", "answer", tone="inkt_600", wrap=False)
        self._body = column(8)
        turning = row(14, (5, 0, 5, 0))
        turning.addWidget(self._back)
        turning.addStretch(1)
        turning.addWidget(self._place)
        turning.addStretch(1)
        turning.addWidget(self._on)
        inside = column(10)
        inside.addLayout(self._body, 1)
        inside.addLayout(turning)
        self.setLayout(inside)
        self.show_parts(shown)

    def _at(self) -> int:
        keys = [cell.key for cell in self._shown.cells]
        return keys.index(self._key) if self._key in keys else 0

    def _turn(self, by: int) -> None:
        at = min(max(self._at() + by, 0), len(self._shown.cells) - 1)
        self._key = self._shown.cells[at].key
        self._build(self._shown.cells[at])
        self._show_turning()

    def _build(self, cell: ClientCell) -> None:
        empty_out(self._body)
        self._pages = self._week = None
        run = cell.text
        label = RunLabel(self._theme, run.text, "client_answer", script=run.script, rtl=run.rtl, bold=True)
        self._body.addWidget(label)
        if run.mark:
            self._body.addWidget(translation_mark(self._theme, run.mark))
        words = self._shown.words
        if cell.tiles:
            self._pages = TilePages(
                self._theme, cell.tiles, words, rtl=self._shown.rtl, words_first=cell.words_first,
                is_low=cell.week is not None,
            )  # fmt: skip
        if cell.week is not None:
            self._week = WeekBody(self._theme, cell.week, self._pages, self._shown.rtl)
            self._week.chosen.connect(self._point)
            self._body.addWidget(self._week, 1)
        elif self._pages is not None:
            self._pages.chosen.connect(self._point)
            self._body.addWidget(self._pages, 1)
        else:
            self._body.addStretch(1)  # it is told: there is nothing to point at
        for made in (label, self._pages, self._week):
            if made is not None:
                made.show()

    def _point(self, key: str) -> None:
        self.pointed.emit(self._key, key)

    def show_parts(self, shown: ClientShown) -> None:
        """The same parts, other marks; a part that no longer applies makes room for the one before it."""
        was_at = self._at()
        self._shown = shown
        if not shown.cells:
            return
        keys = [cell.key for cell in shown.cells]
        if self._key not in keys:
            first = next((c.key for c in shown.cells if c.tiles or c.week), keys[0])
            self._key = keys[min(was_at, len(keys) - 1)] if self._key else first
            self._build(shown.cells[keys.index(self._key)])
        cell = shown.cells[keys.index(self._key)]
        if self._pages is not None:
            self._pages.show_tiles(cell.tiles)
        if self._week is not None and cell.week is not None:
            self._week.show_week(cell.week)
        self._show_turning()

    def _show_turning(self) -> None:
        at, of = self._at(), len(self._shown.cells)
        self._place.say(nl("{number} / {of}", number=at + 1, of=of))
        self._back.setEnabled(at > 0)
        self._on.setEnabled(at < of - 1)
        for part in (self._back, self._on, self._place):
            part.setVisible(of > 1)


def tile_pages(theme: Theme, shown: ClientShown, words: ClientWords) -> TilePages | None:
    """The answers of the question itself, if it has any to point at."""
    if not shown.tiles:
        return None
    is_beside = shown.week is not None or shown.ink is not None or bool(shown.cells)
    return TilePages(
        theme, shown.tiles, words, rtl=shown.rtl, words_first=shown.words_first, is_low=is_beside
    )
