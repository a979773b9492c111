"""The client window: on the second screen, or over the whole laptop when it is turned around."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from desktop.domain.wording import nl
from desktop.ui.client_window.bodies import PartsBody, SignBody, WeekBody, tile_pages
from desktop.ui.client_window.letters import LettersBody
from desktop.ui.client_window.pages import TilePages
from desktop.ui.client_window.scale_lines import ScaleLines
from desktop.ui.client_window.shown import ClientShown
from desktop.ui.client_window.tiles import Pointable, StateTile, Tile
from desktop.ui.client_window.unseen_line import UnseenLine
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column, empty_out, row
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.letter_key import LetterKey
from desktop.ui.widgets.pictogram import Pictogram, picture_file
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.second_screen import SecondWindow
from desktop.ui.widgets.twin_row import translation_mark
from desktop.ui.widgets.week_grid import WeekCell

_ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class ThemeDots(QWidget):
    """The place in the theme: gone, here, to come."""

    def __init__(self, theme: Theme, place: int, of: int, rtl: bool) -> None:
        super().__init__()
        self._theme, self._place, self._of, self._rtl = theme, place, of, rtl
        self._pitch = 44 if of <= 10 else 30
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(on_screen(nl("{place} / {of}", place=place, of=of)))

    def sizeHint(self) -> QSize:
        return QSize(max(1, self._of) * self._pitch, 16)

    def paintEvent(self, event: object) -> None:
        painter, pitch = QPainter(self), self._pitch
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for i in range(self._of):
            left = self.width() - (i + 1) * pitch + 8 if self._rtl else i * pitch
            is_here = i + 1 == self._place
            tone = "klei_700" if is_here else "inkt_600" if i + 1 < self._place else "lijn_sterk"
            painter.setPen(QPen(self._theme.colour(tone), 1))
            painter.setBrush(self._theme.colour("wit" if tone == "lijn_sterk" else tone))
            height = 14 if is_here else 8
            box = QRectF(left + 0.5, 8 - height / 2 + 0.5, pitch - 9, height - 1)
            painter.drawRoundedRect(box, height / 2 - 0.5, height / 2 - 0.5)


class _Content(QScrollArea):
    """Scrolls down when it must; arrows belong to the window."""

    def __init__(self, inside: QWidget) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class ClientWindow(SecondWindow):
    """Only 1-9, arrows, Space and F10 do something here, and all they do is point."""

    chosen = Signal(str)
    stepped = Signal(str, str)
    cell_chosen = Signal(str, str)
    signed = Signal(str)
    spelled = Signal(str)
    state_picked = Signal(str)

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: ClientShown | None = None
        self._states: list[StateTile] = []
        self._body: QWidget | None = None
        self._pages: TilePages | None = None
        self._scroll: QScrollArea | None = None
        self._inside = column(14, (40, 24, 40, 26))
        self._inside.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setLayout(self._inside)
        self._ring = FocusRing(self, theme, app)

    # --- what it shows

    def show_client(self, shown: ClientShown) -> None:
        """Show this and nothing else; the same question keeps its widgets, so nothing moves."""
        before = self._shown
        self._shown = shown
        if before is None or _shape(before) != _shape(shown):
            self._build(shown)
        if self._pages is not None:
            self._pages.show_tiles(shown.tiles)
        body = self._body
        if isinstance(body, PartsBody):
            body.show_parts(shown)
        elif isinstance(body, WeekBody) and shown.week is not None:
            body.show_week(shown.week)
        elif isinstance(body, ScaleLines):
            body.show_lines(shown)
        elif isinstance(body, SignBody):
            body.show_ink(shown.ink or "")
        elif isinstance(body, LettersBody) and body.text != (shown.spelled or ""):
            body.show_text(shown.spelled or "")
        for state, which in zip(self._states, shown.states, strict=True):
            state.show_choice(which.is_chosen, which.is_pointed)

    def _build(self, shown: ClientShown) -> None:
        empty_out(self._inside)
        direction = Qt.LayoutDirection.RightToLeft if shown.rtl else Qt.LayoutDirection.LeftToRight
        self.setLayoutDirection(direction)
        run = shown.question
        is_dutch = run.mark in ("missing", "outdated_dutch")
        question = RunLabel(
            self._theme, run.text, "client_question", script=run.script, rtl=run.rtl, bold=not is_dutch
        )
        content = column(14, (0, 0, 0, 4))
        content.addWidget(question)
        if run.mark:
            content.addWidget(translation_mark(self._theme, run.mark))
        content.addWidget(self._line_under(shown))
        self._body, self._pages = None, None
        content.addWidget(self._middle(shown), 1)
        holder = QWidget()
        holder.setLayout(content)
        # a long question in large letters: it scrolls, the three states stay
        self._scroll = _Content(holder)
        self._inside.addWidget(self._scroll, 1)
        states = row(18)
        self._states = []
        for one in shown.states:
            tile = StateTile(self._theme, one, shown.rtl)
            tile.waits_words = shown.words.not_kept.text
            tile.clicked.connect(lambda _on=False, s=one.state: self.state_picked.emit(s.value))
            self._states.append(tile)
            states.addWidget(tile, 1)
        self._inside.addLayout(states)
        if shown.not_checked.text:
            self._inside.addWidget(UnseenLine(self._theme, shown.not_checked))
        self._inside.setContentsMargins(40, 24, 40, 6 if shown.not_checked.text else 26)
        self._inside.setSpacing(8 if shown.not_checked.text else 14)

    def _line_under(self, shown: ClientShown) -> QWidget:
        """The place in the theme, what to do, and that nothing of it is kept yet."""
        line = row(14)
        line.addWidget(ThemeDots(self._theme, shown.place, shown.of, shown.rtl))
        line.addStretch(1)
        words = shown.words
        if words.hint.text:
            self._say_on(line, words.hint)
        if words.not_kept.text:
            line.addWidget(Sign(self._theme, "eye", self._theme.px("icon_bar"), "klei_700"))
            self._say_on(line, words.not_kept)
        holder = QWidget()
        holder.setLayout(line)
        return holder

    def _say_on(self, line: QHBoxLayout, run: RunText) -> None:
        """On one line where there is room for it; what is too long for both wraps in proportion."""
        end = Qt.AlignmentFlag.AlignLeft if run.rtl else Qt.AlignmentFlag.AlignRight
        said = RunLabel(
            self._theme, run.text, "answer", script=run.script, rtl=run.rtl, tone="inkt_600", align=end
        )
        said.setMaximumWidth(said.natural_width())
        said.setMinimumWidth(min(said.natural_width(), self._theme.scaled(170)))  # a short one never wraps
        line.addWidget(said, said.natural_width())

    def _middle(self, shown: ClientShown) -> QWidget:
        self._pages = tile_pages(self._theme, shown, shown.words) if not shown.lines else None
        body: QWidget
        if shown.lines:
            body = lines = ScaleLines(self._theme, shown)
            lines.stepped.connect(self.stepped)
            self._body = body
            return lines
        if shown.cells:
            body = self._parts(shown)
        elif shown.week is not None:
            body = week = WeekBody(self._theme, shown.week, self._pages, shown.rtl)
            week.chosen.connect(self.chosen)
        elif shown.ink is not None:
            body = sign = SignBody(self._theme, shown)
            sign.signed.connect(self.signed)
        elif shown.spelled is not None:
            body = letters = LettersBody(self._theme, shown.language, shown.spelled)
            letters.spelled.connect(self.spelled)
        elif self._pages is not None:
            self._pages.chosen.connect(self.chosen)
            return self._pages
        else:
            return self._picture(shown)
        self._body = body
        if self._pages is not None and not isinstance(body, WeekBody):
            return self._with_alone(body, self._pages)
        return body

    def _parts(self, shown: ClientShown) -> PartsBody:
        parts = PartsBody(self._theme, shown)
        parts.pointed.connect(self.cell_chosen)
        return parts

    def _with_alone(self, body: QWidget, pages: TilePages) -> QWidget:
        """The answers that stand beside the rest ('geen', 'op papier'), lower."""
        pages.chosen.connect(self.chosen)
        holder = QWidget()
        inside = column(10)
        inside.addWidget(body, 1)
        inside.addWidget(pages)
        holder.setLayout(inside)
        return holder

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

    def _targets(self) -> list[QAbstractButton]:
        """What can be pointed at now."""
        return [
            one
            for one in self.findChildren(QAbstractButton)
            if isinstance(one, Pointable | WeekCell | LetterKey) and one.isVisible() and one.isEnabled()
        ]

    def _go(self, across: int, down: int) -> None:
        """To what is seen next in that direction; nothing wraps around."""
        here = self.focusWidget()
        targets = self._targets()
        if not isinstance(here, QAbstractButton) or here not in targets:
            if targets:
                targets[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        at = _centre(here, self)
        best: tuple[float, QAbstractButton] | None = None
        for one in targets:
            by = _centre(one, self) - at
            ahead = by.x() * across + by.y() * down
            aside = abs(by.y() if across else by.x())
            if one is here or ahead <= 4:
                continue
            away = ahead + 3.0 * aside
            if best is None or away < best[0]:
                best = (away, one)
        if best is not None:
            best[1].setFocus(Qt.FocusReason.TabFocusReason)
            if self._scroll is not None and self._scroll.isAncestorOf(best[1]):
                self._scroll.ensureWidgetVisible(best[1], 0, 12)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_F10:
            self.close()
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self._point_at(key - Qt.Key.Key_0)
        elif (way := _ARROWS.get(Qt.Key(key))) is not None:
            self._go(*way)
        # every other key does nothing here, on purpose

    def _point_at(self, place: int) -> None:
        """The answer with this number, if it is in sight."""
        for tile in self._targets():
            if isinstance(tile, Tile) and tile.place == place:
                tile.click()
                return

    def focusNextPrevChild(self, next_one: bool) -> bool:
        """Tab does nothing here."""
        return True


def _centre(widget: QWidget, window: QWidget) -> QPoint:
    return widget.mapTo(window, widget.rect().center())


def _shape(shown: ClientShown) -> tuple[object, ...]:
    week = shown.week
    return (
        shown.question_id,
        shown.question,
        shown.place,
        shown.of,
        tuple((tile.key, tile.text) for tile in shown.tiles),
        tuple(state.text for state in shown.states),
        tuple(line.text for line in shown.lines),
        (week.days, week.parts) if week is not None else None,
        bool(shown.cells),
        shown.ink is None,
        shown.spelled is None,
        shown.words,
        shown.not_checked,
    )
