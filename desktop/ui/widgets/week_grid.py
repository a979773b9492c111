"""A week to point in: days across, parts of the day down; whole cells are the targets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText

#: the ring around the first cell keeps off the words beside it
_RING = 6
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


@dataclass(frozen=True, slots=True)
class WeekHead:
    """A day or a part of a day: the lines to write above or beside, and what a screen reader says."""

    key: str
    lines: tuple[RunText, ...]
    name: str


class WeekCell(QAbstractButton):
    """One part of one day. `step_to` goes across and down in what is seen; False at the edge."""

    def __init__(
        self, theme: Theme, key: str, name: str, least: QSize, step_to: Callable[[int, int], bool]
    ) -> None:
        super().__init__()
        self._theme, self.key, self._is_pointed = theme, key, False
        self._step_to = step_to
        self._name = name
        self.setCheckable(True)
        self.setAccessibleName(on_screen(name))
        self.setMinimumSize(least)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return self.minimumSize()

    def nextCheckState(self) -> None:
        """Nothing: what is chosen comes back from the use case."""

    def show_choice(self, is_chosen: bool, is_pointed: bool) -> None:
        """Chosen, or pointed at and waiting."""
        self.setChecked(is_chosen)
        self._is_pointed = is_pointed
        self.setAccessibleName(
            on_screen(nl("{name}, aangewezen", name=self._name) if is_pointed else self._name)
        )
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            if not self._step_to(*step):
                event.ignore()  # at the edge: on to what is seen there
        elif event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: object) -> None:
        theme, painter, on = self._theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = "klei_700" if self._is_pointed else "petrol_800" if on else "lijn_sterk"
        fill = (
            "klei_100" if self._is_pointed else "petrol_100" if on
            else "petrol_050" if self.underMouse() else "wit"
        )  # fmt: skip
        width = 3 if on or self._is_pointed else 1
        painter.setPen(QPen(theme.colour(edge), width))
        painter.setBrush(theme.colour(fill))
        half = width / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 8, 8)
        if on or self._is_pointed:
            side = min(self.width(), self.height(), theme.px("icon_message")) - 12
            box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side).toRect()
            draw_sign(painter, theme, "hand" if self._is_pointed else "tick", box, theme.colour(edge))


class WeekGrid(QWidget):
    """`pointed` gives the key of a cell ('ma_ochtend'); right to left, Monday stands at the right."""

    pointed = Signal(str)

    def __init__(
        self,
        theme: Theme,
        days: Sequence[WeekHead],
        parts: Sequence[WeekHead],
        *,
        role: str,
        least: QSize,
        rtl: bool = False,
        twin: bool = False,
    ) -> None:
        """`twin`: the first line of a part stands at the left, the second at the right."""
        super().__init__()
        self._rtl = rtl
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        self._cells: list[list[WeekCell]] = []
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        centre = Qt.AlignmentFlag.AlignHCenter
        for across, day in enumerate(days, start=1):
            head = QWidget()
            lines = column(0)
            for i, run in enumerate(day.lines):
                tone = "inkt_900" if i == 0 else "inkt_600"
                lines.addWidget(_label(theme, run, role, tone, centre))
            head.setLayout(lines)
            grid.addWidget(head, 0, across, Qt.AlignmentFlag.AlignBottom)
            grid.setColumnStretch(across, 3)
        middle = Qt.AlignmentFlag.AlignVCenter
        for down, part in enumerate(parts, start=1):
            name = _label(theme, part.lines[0], role, "inkt_900", None)
            name.setContentsMargins(_RING if rtl else 0, 0, 0 if rtl else _RING, 0)
            grid.addWidget(name, down, 0, middle)
            if twin and len(part.lines) > 1:
                own = _label(theme, part.lines[1], role, "inkt_900", None)
                grid.addWidget(own, down, len(days) + 1, middle)
            row: list[WeekCell] = []
            for across, day in enumerate(days, start=1):
                at = (across - 1, down - 1)
                cell = WeekCell(
                    theme,
                    f"{day.key}_{part.key}",
                    nl("{name} {name_2}", name=day.name, name_2=part.name),
                    least,
                    partial(self._step, at),
                )
                cell.setProperty("stop", f"week.{day.key}_{part.key}")
                cell.clicked.connect(lambda _on=False, k=cell.key: self.pointed.emit(k))
                grid.addWidget(cell, down, across)
                row.append(cell)
            self._cells.append(row)
            grid.setRowStretch(down, 1)
        self.setLayout(grid)
        self._one_stop(self._cells[0][0] if self._cells and self._cells[0] else None)

    def cells(self) -> list[WeekCell]:
        """All cells, part by part."""
        return [cell for row in self._cells for cell in row]

    def show_chosen(self, chosen: Sequence[str], waits: Sequence[str] = ()) -> None:
        """`waits` are pointed at and not taken over yet."""
        for cell in self.cells():
            cell.show_choice(cell.key in chosen, cell.key in waits)

    def take_focus(self) -> None:
        """Put the keyboard in the first cell that stands, else in the first."""
        cells = self.cells()
        first = next((cell for cell in cells if cell.isChecked()), cells[0] if cells else None)
        if first is not None:
            self._go(first)

    def _step(self, at: tuple[int, int], x: int, y: int) -> bool:
        across, down = at[0] + (-x if self._rtl else x), at[1] + y
        if 0 <= down < len(self._cells) and 0 <= across < len(self._cells[down]):
            self._go(self._cells[down][across])
            return True
        return False

    def _go(self, cell: WeekCell) -> None:
        self._one_stop(cell)
        cell.setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self, stop: WeekCell | None) -> None:
        """Tab comes here once; the arrows go through the week."""
        for cell in self.cells():
            is_stop = cell is stop
            cell.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)


def _label(theme: Theme, run: RunText, role: str, tone: str, align: Qt.AlignmentFlag | None) -> RunLabel:
    return RunLabel(theme, run.text, role, script=run.script, rtl=run.rtl, tone=tone, align=align, wrap=False)
