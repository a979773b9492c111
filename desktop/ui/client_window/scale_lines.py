"""A scale set in the client window: a line of five steps for each part, words above the steps."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.client_window.shown import ClientLine, ClientShown, ClientTile
from desktop.ui.client_window.tiles import Pointable
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel


class Step(Pointable):
    """One step of one line."""

    def __init__(self, theme: Theme, line: ClientLine, tile: ClientTile) -> None:
        super().__init__(theme, nl("{text}: {text_2}", text=line.text.text, text_2=tile.text.text))
        self._tile = tile
        self.setMinimumSize(theme.scaled(64), 52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(120), 64)

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        on, waits = self.isChecked(), self._is_pointed
        self._paint_box(painter, "wit")
        painter.setPen(theme.colour("inkt_900"))
        painter.setFont(
            theme.font("client_number", self._tile.text.script if self._tile.local_place else Script.LATN)
        )
        words = self._tile.local_place or str(self._tile.place)
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), on_screen(words))
        if on or waits:
            side = theme.px("icon_bar")
            sign = QRectF(self.width() - side - 12, 10, side, side).toRect()
            tone = theme.colour("klei_700" if waits else "petrol_800")
            draw_sign(painter, theme, "hand" if waits else "tick", sign, tone)


class ScaleLines(QWidget):
    """`stepped` gives line and step."""

    stepped = Signal(str, str)

    def __init__(self, theme: Theme, shown: ClientShown) -> None:
        super().__init__()
        self._steps: dict[tuple[str, str], Step] = {}
        grid = QGridLayout()
        grid.setContentsMargins(5, 5, 5, 5)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, theme.scaled(210))
        for at, tile in enumerate(shown.tiles, start=1):
            grid.addWidget(_meaning(theme, tile), 0, at)
            grid.setColumnStretch(at, 1)
        for down, line in enumerate(shown.lines, start=1):
            run = line.text
            grid.addWidget(
                RunLabel(theme, run.text, "client_answer", script=run.script, rtl=run.rtl), down, 0,
                Qt.AlignmentFlag.AlignVCenter,
            )  # fmt: skip
            for at, tile in enumerate(shown.tiles, start=1):
                step = Step(theme, line, tile)
                step.clicked.connect(lambda _on=False, c=line.key, s=tile.key: self.stepped.emit(c, s))
                self._steps[(line.key, tile.key)] = step
                grid.addWidget(step, down, at)
        self.setLayout(grid)

    def show_lines(self, shown: ClientShown) -> None:
        """Which steps are chosen."""
        for line in shown.lines:
            for tile in shown.tiles:
                is_here = line.step == tile.key
                self._steps[(line.key, tile.key)].mark(
                    is_here and not line.is_pointed, is_here and line.is_pointed
                )


def _meaning(theme: Theme, tile: ClientTile) -> QWidget:
    holder = QWidget()
    inside = column(2)
    centre = Qt.AlignmentFlag.AlignHCenter
    inside.addWidget(Pictogram(theme, tile.picture, theme.px("picture_client_state")), 0, centre)
    run = tile.text
    inside.addWidget(RunLabel(theme, run.text, "answer", script=run.script, rtl=run.rtl, align=centre))
    inside.addStretch(1)
    holder.setLayout(inside)
    return holder
