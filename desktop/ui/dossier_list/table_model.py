"""The dossiers as a Qt table: words for the screen reader in every cell, the row itself for the delegate."""

from __future__ import annotations

from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.usecases.dossiers import CaseloadRow
from desktop.usecases.dutch_words import short_day

Index = QModelIndex | QPersistentModelIndex
ROW = int(Qt.ItemDataRole.UserRole)


class Column(IntEnum):
    NAME = 0
    LANGUAGE = 1
    CLOCK = 2
    DUE = 3
    STATUS = 4
    QUESTIONS = 5
    PLACE = 6
    CHOICES = 7


_TITLES = {
    Column.NAME: nl("Naam"),
    Column.LANGUAGE: nl("Taal"),
    Column.CLOCK: nl("Klok van tien weken"),
    Column.DUE: nl("Uiterlijk"),
    Column.STATUS: nl("Waar staat het?"),
    Column.QUESTIONS: nl("Vragen"),
    Column.PLACE: nl("Plaats"),
    Column.CHOICES: nl("Keuzes"),
}


def language_words(row: CaseloadRow) -> tuple[str, str]:
    """Dutch name and own name; the second is '' where they are the same or unknown."""
    if row.language is None:
        return nl("onbekend"), ""
    own = row.language.own_name
    return row.language.dutch_name, "" if own == row.language.dutch_name else own


def cell_words(row: CaseloadRow, column: Column) -> str:
    """What stands in a cell, in words."""
    match column:
        case Column.NAME:
            return nl("{roepnaam}, nieuw", roepnaam=row.roepnaam) if row.is_new_here else row.roepnaam
        case Column.LANGUAGE:
            return joined(" ", (part for part in language_words(row) if part))
        case Column.CLOCK:
            return row.clock.words
        case Column.DUE:
            return short_day(row.clock.due) if row.clock.due else ""
        case Column.STATUS:
            return row.status
        case Column.QUESTIONS:
            return (
                nl("{answered}/{applicable}", answered=row.answered, applicable=row.applicable)
                if row.applicable
                else str(row.answered)
            )
        case Column.PLACE:
            return row.azc
        case Column.CHOICES:
            return nl("{conflicts} open", conflicts=row.conflicts) if row.conflicts else nl("geen")


class DossierTable(QAbstractTableModel):
    """Rows in the order of the use case: the tightest clock first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[CaseloadRow, ...] = ()

    def put(self, rows: tuple[CaseloadRow, ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[CaseloadRow, ...]:
        return self._rows

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(Column)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        column = Column(index.column())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return on_screen(cell_words(row, column))
            case Qt.ItemDataRole.AccessibleTextRole:
                words = cell_words(row, column)
                if column is Column.NAME and row.standing is not None:
                    words = nl("{name}, {standing}", name=words, standing=row.standing.words)
                return on_screen(nl("{titles}: {cell_words}", titles=_TITLES[column], cell_words=words))
            case Qt.ItemDataRole.ToolTipRole if column is Column.NAME and row.standing is not None:
                words = nl("{words}: {meaning}", words=row.standing.words, meaning=row.standing.meaning)
                return on_screen(words)
            case Qt.ItemDataRole.ToolTipRole if column is Column.CLOCK:
                return on_screen(joined("\n", row.clock.why))
            case Qt.ItemDataRole.TextAlignmentRole:
                side = (
                    Qt.AlignmentFlag.AlignRight if column is Column.QUESTIONS else Qt.AlignmentFlag.AlignLeft
                )
                return side | Qt.AlignmentFlag.AlignVCenter
            case _:
                return row if role == ROW else None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return on_screen(_TITLES[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section == Column.QUESTIONS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None
