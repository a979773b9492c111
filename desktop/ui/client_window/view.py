"""The client window: on the second screen, or over the whole laptop when it is turned around."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QApplication, QGridLayout, QLayout, QScrollArea, QSizePolicy, QWidget

from desktop.ui.client_window.scale_lines import ScaleLines
from desktop.ui.client_window.shown import ClientShown
from desktop.ui.client_window.tiles import StateTile, Tile
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row, scroller
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.pictogram import Pictogram, picture_file
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import translation_mark

#: the letters here are twice the usual size already
_LARGEST = 1.25
_ONE_ROW = 5
_TWO_ROWS = 10


class ThemeDots(QWidget):
    """The place in the theme: gone, here, to come."""

    def __init__(self, theme: Theme, place: int, of: int, rtl: bool) -> None:
        super().__init__()
        self._theme, self._place, self._of, self._rtl = theme, place, of, rtl
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{place} / {of}")

    def sizeHint(self) -> QSize:
        return QSize(max(1, self._of) * 44, 16)

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(self._of):
            left = self.width() - (i + 1) * 44 + 8 if self._rtl else i * 44
            is_here = i + 1 == self._place
            tone = "klei_700" if is_here else "inkt_600" if i + 1 < self._place else "lijn_sterk"
            painter.setPen(QPen(self._theme.colour(tone), 1))
            painter.setBrush(self._theme.colour("wit" if tone == "lijn_sterk" else tone))
            height = 14 if is_here else 8
            box = QRectF(left + 0.5, 8 - height / 2 + 0.5, 35, height - 1)
            painter.drawRoundedRect(box, height / 2 - 0.5, height / 2 - 0.5)


class ClientWindow(QWidget):
    """Only 1-9, arrows, Space and F10 do something here."""

    chosen = Signal(str)
    stepped = Signal(str, str)
    state_picked = Signal(str)
    closed = Signal()

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self.setWindowTitle("Intake")
        self.setProperty("role", "window")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        theme = self._theme = theme.at_most(_LARGEST)
        self._shown: ClientShown | None = None
        self._tiles: list[Tile] = []
        self._states: list[StateTile] = []
        self._lines: ScaleLines | None = None
        self._columns = _ONE_ROW
        self._inside = column(18, (40, 26, 40, 28))
        self._inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._inside)
        self._ring = FocusRing(self, theme, app)

    # --- where it stands

    def open_beside(self, desk_window: QWidget) -> None:
        """Full size on another screen than the desk window; over the desk window when there is one screen."""
        screens = QGuiApplication.screens()
        here = desk_window.screen()
        other = next((screen for screen in screens if screen is not here), None)
        self.setGeometry(other.geometry() if other is not None else desk_window.geometry())
        if other is not None or desk_window.isFullScreen():
            self.showFullScreen()
        else:
            self.show()
        self.activateWindow()

    # --- what it shows

    def show_client(self, shown: ClientShown) -> None:
        """Show this and nothing else; the same question keeps its widgets, so nothing moves."""
        before = self._shown
        self._shown = shown
        if before is None or _shape(before) != _shape(shown):
            self._build(shown)
        for tile, one in zip(self._tiles, shown.tiles, strict=not shown.lines):
            tile.show_choice(one.is_chosen)
        for state, which in zip(self._states, shown.states, strict=True):
            state.show_choice(which.is_chosen)
        if self._lines is not None:
            self._lines.show_lines(shown)

    def _build(self, shown: ClientShown) -> None:
        empty_out(self._inside)
        self._lines = None
        direction = Qt.LayoutDirection.RightToLeft if shown.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        run = shown.question
        is_dutch = run.mark in ("missing", "outdated_dutch")
        question = RunLabel(
            self._theme, run.text, "client_question", script=run.script, rtl=run.rtl, bold=not is_dutch
        )
        self._inside.addWidget(question)
        if run.mark:
            self._inside.addWidget(translation_mark(self._theme, run.mark))
        dots = ThemeDots(self._theme, shown.place, shown.of, shown.rtl)
        self._inside.addWidget(dots, 0, Qt.AlignmentFlag.AlignLeft)
        self._tiles = []
        self._inside.addWidget(self._middle(shown), 1)
        states = row(18)
        self._states = []
        for one in shown.states:
            tile = StateTile(self._theme, one, shown.rtl)
            tile.clicked.connect(lambda _on=False, s=one.state: self.state_picked.emit(s.value))
            self._wire(tile)
            self._states.append(tile)
            states.addWidget(tile, 1)
        self._inside.addLayout(states)

    def _middle(self, shown: ClientShown) -> QWidget:
        if shown.lines:
            self._lines = ScaleLines(self._theme, shown)
            self._lines.stepped.connect(self.stepped)
            return scroller(self._lines)
        if not shown.tiles:
            return self._picture(shown)
        holder = QWidget()
        grid = QGridLayout()
        grid.setSpacing(18)
        grid.setContentsMargins(5, 5, 5, 5)
        self._columns = self._per_row(len(shown.tiles))
        is_low = len(shown.tiles) > self._columns
        for i, one in enumerate(shown.tiles):
            tile = Tile(self._theme, one, shown.rtl, is_low)
            tile.clicked.connect(lambda _on=False, k=one.key: self.chosen.emit(k))
            self._wire(tile)
            self._tiles.append(tile)
            grid.addWidget(tile, i // self._columns, i % self._columns)
        for at in range(self._columns):
            grid.setColumnStretch(at, 1)
        holder.setLayout(grid)
        if len(shown.tiles) > _TWO_ROWS:
            area: QScrollArea = scroller(holder)
            return area
        return holder

    def _per_row(self, count: int) -> int:
        wide = max(2, (self.width() - 80) // max(1, self._theme.scaled(200)))
        if count <= min(_ONE_ROW, wide):
            return max(1, count)
        return min(wide, (count + 1) // 2) if count <= _TWO_ROWS else min(wide, _ONE_ROW)

    def _picture(self, shown: ClientShown) -> QWidget:
        holder = QWidget()
        inside = column(0)
        inside.addStretch(1)
        if picture_file(self._theme, shown.picture) is not None:
            picture = Pictogram(self._theme, shown.picture, self._theme.px("picture_client"))
            inside.addWidget(picture, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(2)
        holder.setLayout(inside)
        holder.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        return holder

    # --- keys

    def _wire(self, tile: Tile | StateTile) -> None:
        tile.moved.connect(lambda by, t=tile: self._move(t, by))
        tile.risen.connect(lambda by, t=tile: self._rise(t, by))

    def _move(self, tile: Tile | StateTile, by: int) -> None:
        """Left and Right follow what is seen, also right to left."""
        line: list[Tile | StateTile] = [*(self._states if isinstance(tile, StateTile) else self._tiles)]
        if self._shown is not None and self._shown.rtl:
            by = -by
        at = line.index(tile) + by
        if 0 <= at < len(line):
            line[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _rise(self, tile: Tile | StateTile, by: int) -> None:
        if isinstance(tile, StateTile):
            if by < 0 and self._tiles:
                at = min(self._states.index(tile), len(self._tiles) - 1)
                self._tiles[at].setFocus(Qt.FocusReason.TabFocusReason)
            return
        at = self._tiles.index(tile) + by * self._columns
        if 0 <= at < len(self._tiles):
            self._tiles[at].setFocus(Qt.FocusReason.TabFocusReason)
        elif by > 0 and self._states:
            self._states[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F10:
            self.close()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9 and self._shown is not None:
            place = key - Qt.Key.Key_0
            found = next((one.key for one in self._shown.tiles if one.place == place), None)
            if found is not None and not self._shown.lines:
                self.chosen.emit(found)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down) and self._tiles:
            self._tiles[0].setFocus(Qt.FocusReason.TabFocusReason)
        # every other key does nothing here, on purpose

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab does nothing here."""
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._shown is not None and self._tiles and self._per_row(len(self._tiles)) != self._columns:
            self._build(self._shown)
            self.show_client(self._shown)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()


def _shape(shown: ClientShown) -> tuple[object, ...]:
    return (
        shown.question_id,
        shown.question,
        shown.place,
        shown.of,
        tuple((tile.key, tile.text) for tile in shown.tiles),
        tuple(state.text for state in shown.states),
    )
