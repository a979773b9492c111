"""The table of a repeat: only the rows in sight are drawn, so row 200 costs what row 2 costs."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.icons import draw_sign
from desktop.usecases.interview import ColumnShown, RowShown

#: rows in sight above a short form, and above a long one
_ROWS_IN_SIGHT, _ROWS_ABOVE_FORM = 5, 3
_SHORT_FORM = 4
#: a table shows so many columns; the rest is seen in the form of its row
_MOST_COLUMNS = 5
_HALF = nl("nog niet af")
Index = QModelIndex | QPersistentModelIndex


class RowsModel(QAbstractTableModel):
    """Rows as they are shown; the last column says what is not finished."""

    def __init__(self, columns: tuple[ColumnShown, ...]) -> None:
        super().__init__()
        self._columns = columns[:_MOST_COLUMNS]
        self.is_short = len(columns) <= _SHORT_FORM
        self.rows: tuple[RowShown, ...] = ()

    def show_rows(self, rows: tuple[RowShown, ...]) -> None:
        """Other rows; where only the end grew, only the end is told."""
        before = self.rows
        if rows[: len(before)] == before and len(rows) > len(before):
            self.beginInsertRows(QModelIndex(), len(before), len(rows) - 1)
            self.rows = rows
            self.endInsertRows()
        elif [one.id for one in rows] == [one.id for one in before]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, self.columnCount() - 1))
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return len(self._columns) + 1

    def data(self, index: Index, role: int = 0) -> object:
        one, at = self.rows[index.row()], index.column()
        if at == len(self._columns):
            words = _HALF if one.is_half else ""
        else:
            words = one.words.get(self._columns[at].key, "") or "-"
        if role == Qt.ItemDataRole.DisplayRole:
            return on_screen(words)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = "" if at == len(self._columns) else nl("{dutch}: ", dutch=self._columns[at].dutch)
            return on_screen(nl("{name}{words}", name=name, words=words))
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        return self._columns[section].dutch if section < len(self._columns) else ""


class _HalfMark(QStyledItemDelegate):
    """The last column: a sign and the words of the chip, never colour alone."""

    def __init__(self, theme: Theme, view: QWidget) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self._theme.scaled(110), self._theme.px("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        words = str(index.data() or "")
        if not words:
            return
        theme, box = self._theme, option.rect
        painter.save()
        tall = theme.px("chip")
        chip = box.adjusted(2, (box.height() - tall) // 2, -4, -((box.height() - tall) // 2))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("zon_100"))
        painter.drawRoundedRect(chip, tall / 2, tall / 2)
        side = theme.px("icon_chip")
        sign = chip.adjusted(8, 0, 0, 0)
        sign.setWidth(side)
        draw_sign(painter, theme, "partly", sign, theme.colour("zon_700"))
        painter.setFont(theme.font("secondary"))
        painter.setPen(theme.colour("zon_700"))
        painter.drawText(
            chip.adjusted(12 + side, 0, 0, 0),
            int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft),
            on_screen(words),
        )
        painter.restore()


class RowsTable(QTableView):
    """`asked_change` and `asked_removal` give the id of a row; Enter and Delete do the same."""

    asked_change = Signal(str)
    asked_removal = Signal(str)
    picked = Signal()

    def __init__(self, theme: Theme, columns: tuple[ColumnShown, ...], name: str) -> None:
        super().__init__()
        self._theme = theme
        self._rows = RowsModel(columns)
        self.setModel(self._rows)
        self.setAccessibleName(on_screen(name))
        self.setProperty("stop", "table")
        self.setProperty("role", "rows")
        self.setProperty("ring", "inside")
        self.setFont(theme.font("answer"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px("table_row"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setFont(theme.font("secondary", bold=True))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        last = self._rows.columnCount() - 1
        head.setSectionResizeMode(last, QHeaderView.ResizeMode.Fixed)
        head.resizeSection(last, theme.scaled(120))
        self.setItemDelegateForColumn(last, _HalfMark(theme, self))
        self.doubleClicked.connect(self._double_clicked)
        self.selectionModel().selectionChanged.connect(lambda _on, _off: self.picked.emit())

    @property
    def rows(self) -> tuple[RowShown, ...]:
        return self._rows.rows

    def show_rows(self, rows: tuple[RowShown, ...]) -> None:
        """Other rows; a new one comes in sight and is picked."""
        has_grown = len(rows) > len(self.rows) > 0
        self._rows.show_rows(rows)
        most = _ROWS_IN_SIGHT if self._rows.is_short else _ROWS_ABOVE_FORM
        tall = min(len(rows), most) * self._theme.px("table_row")
        self.setFixedHeight(tall + self.horizontalHeader().sizeHint().height() + 4)
        if has_grown:
            self.selectRow(len(rows) - 1)
            self.scrollToBottom()

    def picked_row(self) -> RowShown | None:
        """The row that is picked, if any."""
        at = self.currentIndex().row()
        has = self.selectionModel().hasSelection()
        return self.rows[at] if has and 0 <= at < len(self.rows) else None

    def _double_clicked(self, at: QModelIndex) -> None:
        self.asked_change.emit(self.rows[at.row()].id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.picked_row() is not None:
            self.asked_change.emit(self.rows[self.currentIndex().row()].id)
        elif event.key() == Qt.Key.Key_Delete and self.picked_row() is not None:
            self.asked_removal.emit(self.rows[self.currentIndex().row()].id)
        elif event.text().isdigit():
            event.ignore()
        else:
            super().keyPressEvent(event)
