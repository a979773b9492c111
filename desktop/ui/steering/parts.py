"""What the screen is made of: a line with a bar, a card of lines, the table of routes against the test."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.domain.wording import nl, small
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.steering import SteeringLine

_TONES = {"ok": "blad_700", "bad": "steen_700", "plain": "petrol_600"}
_SIGNS = {"ok": "check_circle", "bad": "clock_alert"}
_HIDDEN = nl("Te klein om te tonen")


class PartBar(QWidget):
    """A thin bar for a part of the whole; empty with a dashed edge where the number is not told."""

    def __init__(self, theme: Theme, part: float | None, tone: str) -> None:
        super().__init__()
        self._theme, self._part, self._tone = theme, part, tone
        self.setFixedHeight(theme.px("progress"))
        self.setMinimumWidth(theme.scaled(60))

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2
        edge = QPen(theme.colour("lijn_sterk"), 1)
        if self._part is None:
            edge.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(edge)
        painter.setBrush(theme.colour("wit"))
        painter.drawRoundedRect(box, radius, radius)
        if self._part:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(_TONES[self._tone]))
            width = max(box.height(), box.width() * self._part)
            painter.drawRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius)


class CountLine(QWidget):
    """Words, number and bar. The number and the words carry it; the bar helps."""

    def __init__(self, theme: Theme, line: SteeringLine) -> None:
        super().__init__()
        words = row(6)
        if line.tone in _SIGNS:
            tone = _TONES[line.tone]
            words.addWidget(Sign(theme, _SIGNS[line.tone], theme.px("icon_chip"), tone))
        words.addWidget(RunLabel(theme, line.words, "small_body"), 1)
        count = RunLabel(
            theme,
            line.count,
            "small_body",
            bold=line.count != "0",
            wrap=False,
            tone="inkt_900" if line.part is not None else "inkt_600",
            align=Qt.AlignmentFlag.AlignRight,
        )
        words.addWidget(count)
        inside = column(3, (0, 2, 0, 4))
        inside.addLayout(words)
        inside.addWidget(PartBar(theme, line.part, line.tone))
        self.setLayout(inside)
        told = (
            line.count
            if line.part is not None
            else nl("{count}, {hidden}", count=line.count, hidden=small(_HIDDEN))
        )
        self.setAccessibleName(on_screen(nl("{words}: {told}", words=line.words, told=told)))


class LinesCard(Panel):
    """A title, what it is about, and a line each."""

    def __init__(self, theme: Theme, title: str, sign: str, empty: str) -> None:
        super().__init__("card")
        self._theme, self._empty = theme, empty
        self._note = RunLabel(theme, "", "small_body", tone="inkt_600")
        self._lines: QVBoxLayout = column(2)
        inside = column(6, (18, 14, 18, 14))
        inside.addLayout(titled(theme, title, sign))
        inside.addWidget(self._note)
        inside.addLayout(self._lines)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_lines(self, lines: tuple[SteeringLine, ...], note: str = "") -> None:
        """`note` stands above them; '' = none."""
        self._note.say(note)
        self._note.setVisible(bool(note))
        empty_out(self._lines)
        for line in lines:
            self._lines.addWidget(CountLine(self._theme, line))
        if not lines:
            self._lines.addWidget(RunLabel(self._theme, self._empty, "small_body", tone="inkt_600"))


class NumberCard(Panel):
    """One number and what it is."""

    def __init__(self, theme: Theme, words: str, sign: str) -> None:
        super().__init__("card")
        self._words = words
        self._number = RunLabel(theme, "", "title", wrap=False)
        inside = row(12, (18, 12, 18, 12))
        inside.addWidget(Sign(theme, sign, theme.px("icon_button"), "petrol_800"))
        inside.addWidget(RunLabel(theme, words, "body"), 1)
        inside.addWidget(self._number)
        self.setLayout(inside)

    def show_number(self, text: str) -> None:
        self._number.say(text)
        self.setAccessibleName(on_screen(nl("{words}: {text}", words=self._words, text=text)))


class RouteTable(Panel):
    """The routes that were chosen, against how the test weighs."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("card")
        self._theme = theme
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(6)
        inside = column(8, (18, 14, 18, 14))
        inside.addLayout(titled(theme, nl("Leerroute en toets"), "split"))
        told = nl("Per gekozen route: wat de leerbaarheidstoets zei. Afwijken mag, met een reden.")
        inside.addWidget(RunLabel(theme, told, "small_body", tone="inkt_600"))
        inside.addLayout(self._grid)
        inside.addStretch(1)
        self.setLayout(inside)

    def show_table(self, outcomes: tuple[str, ...], rows: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
        theme = self._theme
        empty_out(self._grid)
        heads = (*outcomes, nl("Samen"))
        for at, words in enumerate(heads, start=1):
            head = RunLabel(theme, words, "secondary", tone="inkt_600", align=Qt.AlignmentFlag.AlignRight)
            self._grid.addWidget(head, 0, at, Qt.AlignmentFlag.AlignBottom)
        for place, (route, counts) in enumerate(rows, start=1):
            self._grid.addWidget(RunLabel(theme, route, "small_body", bold=True), place, 0)
            for at, count in enumerate(counts, start=1):
                label = RunLabel(
                    theme,
                    count,
                    "small_body",
                    bold=at == len(heads),
                    wrap=False,
                    tone="inkt_900" if count.isdecimal() and count != "0" else "inkt_600",
                    align=Qt.AlignmentFlag.AlignRight,
                )
                label.setAccessibleName(
                    on_screen(
                        nl(
                            "{route}, {head}: {count}",
                            route=route,
                            head=small(heads[at - 1]),
                            count=count,
                        )
                    )
                )
                self._grid.addWidget(label, place, at)
        self._grid.setColumnStretch(0, 2)
        for at in range(1, len(heads) + 1):
            self._grid.setColumnStretch(at, 1)


def titled(theme: Theme, title: str, sign: str) -> QVBoxLayout:
    """A sign and the title of a card."""
    head = row(8)
    head.addWidget(Sign(theme, sign, theme.scaled(22), "petrol_800"))
    head.addWidget(RunLabel(theme, title, "panel"), 1)
    whole = column(0)
    whole.addLayout(head)
    return whole
