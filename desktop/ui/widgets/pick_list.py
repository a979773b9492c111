"""Lists to pick from in two languages: Dutch at the left, the person's own at the right, each in its font."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetricsF, QKeyEvent, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.directions import draw_run
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.runs import RunText
from translations.letters import search_form

_SIDE, _GAP = 12, 24
#: (key, Dutch, own language)
Entries = Sequence[tuple[str, str, RunText]]
_KEY = int(Qt.ItemDataRole.UserRole)
_SOUGHT = _KEY + 1
_IN_SIGHT = 8
Index = QModelIndex | QPersistentModelIndex


class EntryDelegate(QStyledItemDelegate):
    """One entry: never one text for two scripts."""

    def __init__(self, theme: Theme, own: Mapping[str, RunText], parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._own = theme, own

    def _own_of(self, index: Index) -> tuple[str, QFont, bool]:
        run = self._own.get(str(index.data(_KEY)), RunText(""))
        said = "" if run.mark or run.text == index.data(Qt.ItemDataRole.DisplayRole) else run.text
        return said, self._theme.font("body", run.script), run.rtl

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        own, font, _ = self._own_of(index)
        dutch = str(index.data(Qt.ItemDataRole.DisplayRole))
        width = _width(self._theme.font("body"), dutch) + (_GAP + _width(font, own) if own else 0)
        return QSize(width + 2 * _SIDE, self._theme.scaled(36))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, box = self._theme, QRect(option.rect)
        here = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(box, theme.colour("petrol_100" if here else "wit"))
        inner = box.adjusted(_SIDE, 0, -_SIDE, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("inkt_900"))
        dutch = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.drawText(inner, int(middle | Qt.AlignmentFlag.AlignLeft), on_screen(dutch))
        own, font, rtl = self._own_of(index)
        if own:
            painter.setFont(font)
            painter.setPen(theme.colour("inkt_600"))
            draw_run(painter, inner, own, rtl, middle | Qt.AlignmentFlag.AlignRight)
        painter.restore()


class TwinChoiceField(ChoiceField):
    """A list of choices in both languages; closed it shows the Dutch."""

    def __init__(self, theme: Theme, name: str, entries: Entries) -> None:
        super().__init__(theme, name, tuple((key, dutch) for key, dutch, _ in entries))
        delegate = EntryDelegate(theme, MappingProxyType({key: own for key, _, own in entries}), self)
        self.setItemDelegate(delegate)
        option, model = QStyleOptionViewItem(), self.model()
        widths = [delegate.sizeHint(option, model.index(at, 0)).width() for at in range(self.count())]
        self.view().setMinimumWidth(max(widths, default=0) + 16)


class NamesField(LineField):
    """A field to type a name in, with a list of what may be meant: sought in both languages and by code.

    Enter with an unfinished name takes the first that begins so, or the only one found.
    `named` = a name was taken from the list.
    """

    named = Signal(str)

    def __init__(self, theme: Theme, name: str, entries: Entries, placeholder: str = "") -> None:
        super().__init__(theme, name, placeholder=placeholder)
        self._names = {search_form(dutch) for _, dutch, _ in entries}
        model = QStandardItemModel(self)
        for key, dutch, own in entries:
            item = QStandardItem(dutch)
            item.setData(key, _KEY)
            item.setData(search_form(f"{dutch} {own.text} {key}"), _SOUGHT)
            model.appendRow(item)
        self._finder = _ByDutch(self)
        self._finder.setModel(model)
        self._finder.setCompletionRole(_SOUGHT)
        self._finder.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._finder.setFilterMode(Qt.MatchFlag.MatchContains)
        self._finder.setMaxVisibleItems(_IN_SIGHT)
        shown = QListView()
        self._finder.setPopup(shown)
        self._list = shown
        own_names = MappingProxyType({key: own for key, _, own in entries})
        delegate = EntryDelegate(theme, own_names, self)
        shown.setItemDelegate(delegate)
        shown.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        option = QStyleOptionViewItem()
        widths = [delegate.sizeHint(option, model.index(at, 0)).width() for at in range(model.rowCount())]
        shown.setMinimumWidth(min(max(widths, default=0) + 20, theme.scaled(420)))
        shown.setAccessibleName(on_screen(name))
        self.setCompleter(self._finder)
        self._finder.activated.connect(lambda _taken: self.named.emit(self.text()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._take_first():
            event.accept()
            return
        super().keyPressEvent(event)

    def _take_first(self) -> bool:
        """True when what stands here was unfinished and is a name now."""
        typed = self.text().strip()
        if not typed or search_form(typed) in self._names or not self._finder.completionCount():
            return False
        found = []
        for at in range(self._finder.completionCount()):
            self._finder.setCurrentRow(at)
            found.append(self._finder.currentCompletion())
        begun = [name for name in found if search_form(name).startswith(search_form(typed))]
        if not begun and len(found) > 1:
            return False  # more could be meant: nobody chooses for the person
        self.setText((begun or found)[0])
        self._list.hide()
        self.named.emit(self.text())
        return True


class _ByDutch(QCompleter):
    """Sought in everything, written in Dutch."""

    def pathFromIndex(self, index: Index) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))

    def splitPath(self, path: str) -> list[str]:
        """What was typed, as it is sought: spellings of one name are found together."""
        return [search_form(path)]


def _width(font: QFont, words: str) -> int:
    return math.ceil(QFontMetricsF(font).horizontalAdvance(on_screen(words)))
