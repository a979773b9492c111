"""The photos of a dossier as small pictures in rows. Only what is in sight asks for its picture."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.domain.wording import nl
from desktop.ui.attachments.attachment_words import SPECIAL, short_line, told
from desktop.ui.attachments.hint import DROP_SIGN, paint_hint
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.page_image import image_of
from desktop.ui.widgets.wrapped_words import wrapped
from desktop.usecases.attachments_shown import AttachmentShown
from desktop.usecases.ports import PageImage

Index = QModelIndex | QPersistentModelIndex
EMPTY = nl("Sleep een foto of scan van een diploma of brief hierheen, of voeg er een toe.")
SHOWN = int(Qt.ItemDataRole.UserRole)
PICTURE = SHOWN + 1
#: so many small pictures are held; the ones longest out of sight go first
HELD = 120
#: a tile, in px at 100%: its edge, the picture, two lines of words and one below
_WIDE, _PICTURE, _EDGE = 212, 150, 10
_CAPTION_LINES = 2


class PhotoModel(QAbstractListModel):
    """The lines of the list; pictures come later, by key."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[AttachmentShown, ...] = ()
        self._pictures: OrderedDict[str, QPixmap] = OrderedDict()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # as Qt has it
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> Any:
        if not 0 <= index.row() < len(self.rows):
            return None
        one = self.rows[index.row()]
        if role == SHOWN:
            return one
        if role == PICTURE:
            return self._pictures.get(one.key)
        if role in (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole)):
            return on_screen(told(one))
        return None

    def put(self, rows: tuple[AttachmentShown, ...]) -> None:
        """Other lines; a picture stays where its line stays as it is."""
        same = {one.key for one in rows if one in self.rows}
        self.beginResetModel()
        self.rows = rows
        for key in [key for key in self._pictures if key not in same]:
            del self._pictures[key]
        self.endResetModel()

    def put_pictures(self, pictures: Mapping[str, PageImage]) -> None:
        for key, image in pictures.items():
            self._pictures[key] = QPixmap.fromImage(image_of(image))
            self._pictures.move_to_end(key)
        while len(self._pictures) > HELD:
            self._pictures.popitem(last=False)
        places = [at for at, one in enumerate(self.rows) if one.key in pictures]
        if places:
            self.dataChanged.emit(self.index(min(places)), self.index(max(places)))

    def lacks(self, one: AttachmentShown) -> bool:
        """Whether its picture may be shown in the list and is not there."""
        return one.is_here and not one.is_special and one.key not in self._pictures


class PhotoTile(QStyledItemDelegate):
    """One photo: its picture, what it is, what it belongs to."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        theme = self._theme
        words = QFontMetricsF(theme.font("small_body", bold=True)).height() * _CAPTION_LINES
        below = QFontMetricsF(theme.font("secondary")).height()
        height = theme.scaled(_PICTURE) + words + below + 3 * _EDGE
        return QSize(theme.scaled(_WIDE), int(height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        one = index.data(SHOWN)
        if not isinstance(one, AttachmentShown):
            return
        theme, box = self._theme, QRect(option.rect).adjusted(4, 4, -4, -4)
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("petrol_100" if is_chosen else "wit"))
        painter.setPen(QPen(theme.colour("petrol_800" if is_chosen else "lijn"), 2 if is_chosen else 1))
        painter.drawRoundedRect(box, 8, 8)
        inner = box.adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        high = theme.scaled(_PICTURE) - _EDGE
        self._paint_picture(
            painter, one, index.data(PICTURE), QRect(inner.topLeft(), QSize(inner.width(), high))
        )
        self._paint_words(painter, one, inner.adjusted(0, high + 6, 0, 0))
        painter.restore()

    def _paint_picture(self, painter: QPainter, one: AttachmentShown, picture: object, box: QRect) -> None:
        theme = self._theme
        if isinstance(picture, QPixmap):
            size = picture.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
            at = QRect(box.topLeft(), size)
            at.moveCenter(box.center())
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(at, picture)
            painter.setPen(QPen(theme.colour("lijn_sterk"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(at)
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("linnen_100"))
        painter.drawRoundedRect(box, 6, 6)
        words = one.place.words if not one.is_here else SPECIAL if one.is_special else ""
        sign = "laptop" if not one.is_here else "shield" if one.is_special else "document"
        side = theme.scaled(34)
        at = QRect(0, 0, side, side)
        at.moveCenter(box.center())
        at.moveTop(box.top() + (box.height() - side) // (4 if words else 2))
        draw_sign(painter, theme, sign, at, theme.colour("inkt_600"))
        if words:
            painter.setFont(theme.font("secondary"))
            painter.setPen(theme.colour("inkt_600"))
            below = QRect(box.left() + 6, at.bottom() + 4, box.width() - 12, box.bottom() - at.bottom() - 6)
            painter.drawText(
                below, int(Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap), on_screen(words)
            )

    def _paint_words(self, painter: QPainter, one: AttachmentShown, box: QRect) -> None:
        theme = self._theme
        font = theme.font("small_body", bold=True)
        metrics = QFontMetricsF(font)
        lines = wrapped(metrics, one.caption, box.width())
        if len(lines) > _CAPTION_LINES:
            rest = " ".join(lines[_CAPTION_LINES - 1 :])
            lines = [*lines[: _CAPTION_LINES - 1], rest]
        painter.setFont(font)
        painter.setPen(theme.colour("inkt_900"))
        top = float(box.top())
        for line in lines:
            words = metrics.elidedText(line, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box.left(), int(top + metrics.ascent()), words)
            top += metrics.height()
        font = theme.font("secondary")
        metrics = QFontMetricsF(font)
        painter.setFont(font)
        painter.setPen(theme.colour("inkt_600"))
        words = metrics.elidedText(on_screen(short_line(one)), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box.left(), int(box.bottom() - metrics.descent()), words)


class PhotoList(QListView):
    """Arrows go about, Enter opens. `wanted`: lines in sight whose picture is not there yet."""

    opened = Signal(object)
    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.model_of = PhotoModel()
        self._asked: set[str] = set()
        self.setModel(self.model_of)
        self.setItemDelegate(PhotoTile(theme))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(4)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setDragEnabled(False)
        self.setAccessibleName(on_screen(nl("Bijlagen, de nieuwste vooraan")))
        self.setProperty("ring", "inside")
        self.setProperty("role", "photos")
        self.activated.connect(lambda index: self.opened.emit(self.model_of.rows[index.row()]))

    def show_rows(self, rows: tuple[AttachmentShown, ...]) -> None:
        """Other lines; the same one stays chosen when it is still there, else the first."""
        before = self.chosen()
        self._asked.clear()
        self.model_of.put(rows)
        places = [at for at, one in enumerate(rows) if before is not None and one.key == before.key]
        if rows:
            self.setCurrentIndex(self.model_of.index(places[0] if places else 0))
        self.viewport().update()

    def chosen(self) -> AttachmentShown | None:
        """The line where the keyboard is."""
        at = self.currentIndex().row()
        return self.model_of.rows[at] if 0 <= at < len(self.model_of.rows) else None

    def put_pictures(self, pictures: Mapping[str, PageImage]) -> None:
        """What was asked for came; what did not come is not asked for again."""
        self._asked -= set(pictures)
        self.model_of.put_pictures(pictures)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.model_of.rows:
            paint_hint(self.viewport(), self._theme, DROP_SIGN, EMPTY)
        lacking = tuple(
            one
            for at, one in enumerate(self.model_of.rows)
            if self.model_of.lacks(one) and one.key not in self._asked and self._is_in_sight(at)
        )
        if lacking:
            self._asked |= {one.key for one in lacking}
            self.wanted.emit(lacking)

    def _is_in_sight(self, at: int) -> bool:
        return self.visualRect(self.model_of.index(at)).intersects(self.viewport().rect())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if (one := self.chosen()) is not None:
                self.opened.emit(one)
            return
        super().keyPressEvent(event)
