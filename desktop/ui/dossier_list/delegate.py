"""How a row of the table is drawn: bold name, two scripts in two fonts, the clock, a chip for choices."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_list.table_model import ROW, Column, cell_words, language_words
from desktop.ui.standing_signs import STANDING_SIGNS
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script, script_of
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.week_clock import clock_size, paint_clock
from desktop.usecases.dossier_standing import DossierStanding
from desktop.usecases.dossiers import CaseloadRow, ClockState

_SIDE = 12
_GAP = 8


class RowDelegate(QStyledItemDelegate):
    """One delegate for all columns. `show_own` False leaves the own name of a language out."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.show_own = True
        self._widths: dict[tuple[str, Script, bool | None, str], int] = {}
        self._clocks: dict[tuple[ClockState, str], int] = {}

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        row = index.data(ROW)
        height = self._theme.px("table_row")
        if not isinstance(row, CaseloadRow):
            return QSize(2 * _SIDE, height)
        return QSize(self.wanted(row, Column(index.column())), height)

    def wanted(self, row: CaseloadRow, column: Column) -> int:
        """The width this cell wants, in px. Words are measured once: most stand in many rows."""
        if column is Column.CLOCK:
            key = (row.clock.state, row.clock.words)
            if key not in self._clocks:
                self._clocks[key] = clock_size(self._theme, row.clock).width() + 2 * _SIDE
            return self._clocks[key]
        if column is Column.LANGUAGE:
            dutch, own = language_words(row)
            width = self._measured("body", dutch)
            if own and self.show_own:
                script = script_of(row.language.script) if row.language else Script.LATN
                width += 6 + self._measured("body", own, script)
            return width + 2 * _SIDE
        if column is Column.CHOICES and row.conflicts:
            words = cell_words(row, column)
            return self._measured("secondary", words) + self._theme.px("icon_chip") + 26 + 2 * _SIDE
        bold = column is Column.NAME
        mark = self._theme.px("icon_chip") + _GAP if bold and row.standing is not None else 0
        return self._measured("body", cell_words(row, column), bold=bold) + mark + 2 * _SIDE

    def _measured(self, role: str, words: str, script: Script = Script.LATN, bold: bool | None = None) -> int:
        key = (role, script, bold, words)
        if key not in self._widths:
            self._widths[key] = _width(self._theme.font(role, script, bold), words)
        return self._widths[key]

    def _own_font(self, row: CaseloadRow) -> QFont:
        script = script_of(row.language.script) if row.language else Script.LATN
        return self._theme.font("body", script)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row = index.data(ROW)
        if not isinstance(row, CaseloadRow):
            return
        column = Column(index.column())
        theme = self._theme
        box = QRect(option.rect)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, theme.colour("petrol_100" if is_chosen else "wit"))
        painter.fillRect(box.left(), box.bottom(), box.width(), 1, theme.colour("lijn"))
        inner = box.adjusted(_SIDE, 0, -_SIDE, -1)
        if column is Column.CLOCK:
            paint_clock(painter, theme, row.clock, inner)
        elif column is Column.LANGUAGE:
            self._paint_language(painter, row, inner)
        elif column is Column.CHOICES and row.conflicts:
            self._paint_choices(painter, cell_words(row, column), inner)
        else:
            self._paint_words(painter, row, column, inner)
        painter.restore()

    def _paint_words(self, painter: QPainter, row: CaseloadRow, column: Column, box: QRect) -> None:
        if column is Column.NAME and row.standing is not None:
            after = self._measured("body", cell_words(row, column), bold=True) + _GAP
            self._paint_standing(painter, row.standing, box.adjusted(after, 0, 0, 0))
        is_quiet = column is Column.CHOICES
        role = "secondary" if is_quiet else "body"
        painter.setFont(self._theme.font(role, bold=column is Column.NAME))
        painter.setPen(self._theme.colour("inkt_600" if is_quiet else "inkt_900"))
        side = Qt.AlignmentFlag.AlignRight if column is Column.QUESTIONS else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, int(side | Qt.AlignmentFlag.AlignVCenter), on_screen(cell_words(row, column)))

    def _paint_standing(self, painter: QPainter, standing: DossierStanding, box: QRect) -> None:
        """Where our own work in it is, after the name."""
        sign, tone = STANDING_SIGNS[standing.where]
        side = self._theme.px("icon_chip")
        at = QRect(box.left(), box.center().y() - side // 2, side, side)
        draw_sign(painter, self._theme, sign, at, self._theme.colour(tone))

    def _paint_language(self, painter: QPainter, row: CaseloadRow, box: QRect) -> None:
        """Dutch, then the own name in its own font and script, both on the same middle."""
        dutch, own = language_words(row)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        font = self._theme.font("body")
        painter.setFont(font)
        painter.setPen(self._theme.colour("inkt_900"))
        painter.drawText(box, flags, on_screen(dutch))
        if own and self.show_own:
            painter.setFont(self._own_font(row))
            painter.setPen(self._theme.colour("inkt_600"))
            painter.drawText(box.adjusted(_width(font, dutch) + 6, 0, 0, 0), flags, on_screen(own))

    def _paint_choices(self, painter: QPainter, words: str, box: QRect) -> None:
        theme = self._theme
        font = theme.font("secondary")
        sign, height = theme.px("icon_chip"), theme.px("chip")
        width = _width(font, words) + sign + 26
        chip = QRectF(box.left(), box.center().y() - height / 2 + 1, width, height)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("klei_100"))
        painter.drawRoundedRect(chip, height / 2, height / 2)
        colour = theme.colour("klei_700")
        draw_sign(
            painter, theme, "split", QRectF(chip.left() + 10, chip.top(), sign, height).toRect(), colour
        )
        painter.setPen(colour)
        painter.setFont(font)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.drawText(chip.adjusted(10 + sign + 5, 0, 0, 0), flags, on_screen(words))


def _width(font: QFont, words: str) -> int:
    return math.ceil(QFontMetricsF(font).horizontalAdvance(on_screen(words))) + 1
