"""The table itself: columns as wide as they want; what does not fit gives way to the line below the table."""

from __future__ import annotations

import math

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.dossier_list.delegate import RowDelegate
from desktop.ui.dossier_list.table_model import Column, DossierTable
from desktop.ui.theme import Theme
from desktop.usecases.dossiers import CaseloadRow

#: what goes first when the letters are large; the line below the table tells all of it
_GIVES_WAY = (Column.PLACE, Column.QUESTIONS, Column.DUE)


class DossierTableView(QTableView):
    """One row is always chosen; Enter and double click open it."""

    row_chosen = Signal(object)
    row_opened = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.table = DossierTable(self)
        self._delegate = RowDelegate(theme)
        self.setModel(self.table)
        self.setItemDelegate(self._delegate)
        self.setAccessibleName(on_screen(nl("Dossiers, de krapste klok bovenaan")))
        self.setProperty("ring", "inside")
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px("table_row"))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setFont(theme.font("secondary"))
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.selectionModel().selectionChanged.connect(self._chosen)
        self.activated.connect(lambda index: self.row_opened.emit(self.table.rows[index.row()]))

    def show_rows(self, rows: tuple[CaseloadRow, ...]) -> None:
        """Other rows; the same dossier stays chosen when it is still there, else the first."""
        before = self.chosen_row()
        self.table.put(rows)
        self.fit()
        if not rows:
            self.row_chosen.emit(None)
            return
        places = [i for i, row in enumerate(rows) if before is not None and row.dossier == before.dossier]
        self.choose(places[0] if places else 0)

    def choose(self, place: int) -> None:
        index = self.table.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)

    def chosen_row(self) -> CaseloadRow | None:
        """The row that is chosen."""
        at = self.currentIndex().row()
        return self.table.rows[at] if 0 <= at < len(self.table.rows) else None

    def _chosen(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        self.row_chosen.emit(self.chosen_row())

    def fit(self) -> None:
        """Hide in the given order until all fits; what is left over goes between the columns."""
        self._delegate.show_own = True
        wanted = {column: self._wanted(column) for column in Column}
        for hidden in range(len(_GIVES_WAY) + 1):
            gone = _GIVES_WAY[:hidden]
            for column in Column:
                self.setColumnHidden(column, column in gone)
            widths = {column: width for column, width in wanted.items() if column not in gone}
            if sum(widths.values()) <= self.viewport().width():
                break
        else:
            self._delegate.show_own = False
            widths[Column.LANGUAGE] = self._wanted(Column.LANGUAGE)
        spare = max(0, self.viewport().width() - sum(widths.values())) // len(widths)
        for column, width in widths.items():
            self.setColumnWidth(column, width + spare)

    def _wanted(self, column: Column) -> int:
        title = self.table.headerData(column, Qt.Orientation.Horizontal)
        head = math.ceil(QFontMetricsF(self._theme.font("secondary")).horizontalAdvance(title)) + 26
        return max([head, *(self._delegate.wanted(row, column) for row in self.table.rows)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if (row := self.chosen_row()) is not None:
                self.row_opened.emit(row)
            return
        super().keyPressEvent(event)
