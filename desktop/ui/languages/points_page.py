"""All points of one language, by kind, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.languages.board_words import KIND_LOOKS, plain_number
from desktop.ui.languages.detail import put_point
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.fields import LineField
from desktop.ui.widgets.marks import Chip
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.screen_keys import took_enter
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.language_points import LanguagePoints, Point, PointKind
from desktop.usecases.languages import LanguageRow

PER_PAGE = 25
_ALL = "alles"
_STACKED = 1.3


class PointsPage(QWidget):
    """Page Up and Down turn; the field searches in Dutch, in the language and in where it stands."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._found: LanguagePoints | None = None
        self._kind, self.at = _ALL, 0
        self._title = RunLabel(theme, "", "title")
        self._back = Button(theme, nl("Naar de talen"), icon="chevron_left", key="Esc")
        self._back.clicked.connect(self.closed)
        self.search = LineField(theme, nl("Zoek in de punten"), placeholder=nl("woord of vraagnummer"))
        self.search.textChanged.connect(lambda _text: self._turn_to(0))
        self._filters: QHBoxLayout | QVBoxLayout = row(0)
        self.filter: Segments | None = None
        self._body: QVBoxLayout = column(8, (0, 0, 8, 8))
        self._area = scroller(ScrollBody(self._body))
        self._place = RunLabel(theme, "", "small_body", tone="inkt_600", wrap=False)
        self.previous = Button(theme, nl("Vorige"), icon="chevron_left", key="PgUp")
        self.next = Button(theme, nl("Volgende"), icon_after="chevron_right", key="PgDn")
        self.previous.clicked.connect(lambda: self._turn_to(self.at - 1))
        self.next.clicked.connect(lambda: self._turn_to(self.at + 1))
        self.setLayout(self._laid_out())
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(on_screen(nl("Alle punten van een taal")))
        self.setProperty("ring", "none")
        self.hide()

    def _laid_out(self) -> QVBoxLayout:
        head = row(12)
        head.addWidget(self._title, 1)
        head.addWidget(self._back)
        foot = row(12)
        foot.addWidget(self._place)
        foot.addStretch(1)
        foot.addWidget(self.previous)
        foot.addWidget(self.next)
        inside = column(10)
        inside.addLayout(head)
        inside.addLayout(self._filters)
        inside.addWidget(self.search)
        inside.addWidget(self._area, 1)
        inside.addLayout(foot)
        return inside

    def show_points(self, shown: LanguageRow, found: LanguagePoints) -> None:
        """From the first one, of all kinds."""
        self._found, self._kind = found, _ALL
        self.search.setText("")
        count = len(found.points)
        name = shown.language.dutch_name
        self._title.say(
            nl("{name}: 1 punt", name=name)
            if count == 1
            else nl("{name}: {n} punten", name=name, n=plain_number(count))
        )
        empty_out(self._filters)
        parts = [(_ALL, nl("alles {n}", n=plain_number(count)), "")]
        for kind in PointKind:
            if points := found.of(kind):
                words = nl("{words} {n}", words=KIND_LOOKS[kind][0], n=plain_number(len(points)))
                parts.append((kind.value, words, ""))
        self.filter = Segments(self._theme, parts) if self._theme.tokens.factor < _STACKED else None
        if self.filter is not None:
            self.filter.show_picked(_ALL)
            self.filter.picked.connect(self._pick)
            self._filters.addWidget(self.filter)
            self._filters.addStretch(1)
        else:
            self._stacked(parts)
        self._turn_to(0)

    def _stacked(self, parts: Sequence[tuple[str, str, str]]) -> None:
        """Kinds under each other, where their words do not fit beside each other."""
        under = column(4)
        for at in range(0, len(parts), 2):
            line = Segments(self._theme, parts[at : at + 2])
            line.picked.connect(self._pick)
            under.addWidget(line)
        self._filters.addLayout(under, 1)

    def _pick(self, key: str) -> None:
        self._kind = key
        for line in self.findChildren(Segments):
            line.show_picked(key)
        self._turn_to(0)

    @property
    def chosen(self) -> tuple[Point, ...]:
        """The points of the kind that was picked, in which the words that were typed stand."""
        if self._found is None:
            return ()
        words = self.search.text().casefold().split()
        return tuple(
            point
            for point in self._found.points
            if self._kind in (_ALL, point.kind.value)
            and all(word in f"{point.where} {point.dutch} {point.text}".casefold() for word in words)
        )

    def _turn_to(self, at: int) -> None:
        points = self.chosen
        pages = max(1, -(-len(points) // PER_PAGE))
        self.at = min(max(at, 0), pages - 1)
        begin = self.at * PER_PAGE
        here = points[begin : begin + PER_PAGE]
        empty_out(self._body)
        for point in here:
            self._body.addWidget(self._card(point))
        self._body.addStretch(1)
        last = begin + len(here)
        self._place.say(
            nl("{first} tot en met {last} van {of}", first=begin + 1, last=last, of=plain_number(len(points)))
            if here
            else nl("geen punten")
        )
        self.previous.setEnabled(self.at > 0)
        self.next.setEnabled(self.at < pages - 1)
        self._area.verticalScrollBar().setValue(0)

    def _card(self, point: Point) -> QWidget:
        words, tone, icon = KIND_LOOKS[point.kind]
        if point.times:
            words = nl("{n} keer niet begrepen", n=point.times)
        head = row(8)
        head.addWidget(Chip(self._theme, words, tone, icon))
        head.addStretch(1)
        inside = column(3, (14, 8, 14, 10))
        inside.addLayout(head)
        if self._found is not None:
            put_point(self._theme, inside, point, self._found.language)
        return Panel("card", inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self._area.verticalScrollBar()
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._turn_to(self.at + (1 if event.key() == Qt.Key.Key_PageDown else -1))
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            bar.setValue(bar.value() + (60 if event.key() == Qt.Key.Key_Down else -60))
        elif not took_enter(self, event):
            super().keyPressEvent(event)
