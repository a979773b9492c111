"""A row that goes on under itself where it does not fit: what is said stays whole, nothing grows too wide."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSpacerItem, QStyle, QWidget

from desktop.ui.widgets.button import Button

#: `least` of a part that never stands narrower than it wants while another line would give it that
WHOLE = 1 << 20
MIDDLE = Qt.AlignmentFlag.AlignVCenter
_ANYWHERE = Qt.AlignmentFlag(0)


@dataclass(slots=True)
class _Part:
    """A widget or a layout in the row; `least`: narrower than this it goes to the next line."""

    item: QLayoutItem
    stretch: int
    least: int

    @property
    def is_gap(self) -> bool:
        return isinstance(self.item, QSpacerItem)

    def narrowest(self) -> int:
        return self.item.minimumSize().width()

    def wished(self) -> int:
        """As a horizontal box counts: what stretches asks no more than it must have."""
        return self.narrowest() if self.stretch else max(self.item.sizeHint().width(), self.narrowest())

    def breaking(self) -> int:
        """How much room it must find on a line."""
        return max(self.narrowest(), min(self.least, self.item.sizeHint().width()))

    def height(self, width: int) -> int:
        item = self.item
        low = item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
        return max(low, 0 if item.hasHeightForWidth() else item.minimumSize().height())


class WrapRow(QLayout):
    """A horizontal box as long as all fits at its narrowest; else the last parts go to the next line.

    `to_end`: lines that nothing stretches stand at the far end.
    """

    def __init__(
        self,
        gap: int = 8,
        margins: tuple[int, int, int, int] = (0, 0, 0, 0),
        *,
        line_gap: int = 6,
        to_end: bool = False,
    ) -> None:
        super().__init__()
        self._parts: list[_Part] = []
        self._gap, self._line_gap, self._to_end = gap, line_gap, to_end
        self._next = (0, 0)
        self.setSpacing(gap)
        self.setContentsMargins(*margins)

    def put(
        self, what: QWidget | QLayout, stretch: int = 0, *, least: int = 0, at: Qt.AlignmentFlag = _ANYWHERE
    ) -> None:
        """Add a part at the end of the row; `at`: no higher than it wants, there in its line.

        `least`: with less room than this (or than it wants) the part goes to the next line.
        """
        self._next = stretch, least
        if isinstance(what, QWidget):
            self.addWidget(what)
        else:
            self.addChildLayout(what)
            self.addItem(what)
        self._next = 0, 0
        self._parts[-1].item.setAlignment(at)

    def put_gap(self) -> None:
        """What comes after stands at the far end of its line."""
        self._next = 1, 0
        self.addItem(QSpacerItem(0, 0))
        self._next = 0, 0

    def spare_words(self, room: int, buttons: Iterable[Button]) -> None:
        """Words on all buttons; of the first ones the sign alone, as far as a line of `room` px asks it."""
        buttons = tuple(buttons)
        for button in buttons:
            button.show_words(True)
        for button in buttons:
            seen = self._seen()
            if room < 2 or self._sides().width() + self._gaps(seen) + sum(p.breaking() for p in seen) <= room:
                break
            button.show_words(False)

    # --- what Qt asks of a layout

    def addItem(self, item: QLayoutItem) -> None:
        self._parts.append(_Part(item, *self._next))
        self.invalidate()

    def count(self) -> int:
        return len(self._parts)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._parts[index].item if 0 <= index < len(self._parts) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._parts.pop(index).item if 0 <= index < len(self._parts) else None

    def expandingDirections(self) -> Qt.Orientation:
        stretches = any(part.stretch for part in self._parts)
        return Qt.Orientation.Horizontal if stretches else Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._lay(QRect(0, 0, width, 0), is_real=False)

    def sizeHint(self) -> QSize:
        seen = self._seen()
        width = sum(part.item.sizeHint().width() for part in seen) + self._gaps(seen)
        sides = self._sides()
        height = max((part.item.sizeHint().height() for part in seen), default=0)
        return QSize(width, height) + sides

    def minimumSize(self) -> QSize:
        widest = max((part.narrowest() for part in self._seen()), default=0)
        lowest = max((part.item.minimumSize().height() for part in self._seen()), default=0)
        return QSize(widest, lowest) + self._sides()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._lay(rect, is_real=True)

    # --- inside

    def _sides(self) -> QSize:
        margins = self.contentsMargins()
        return QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _seen(self) -> list[_Part]:
        return [part for part in self._parts if part.is_gap or not part.item.isEmpty()]

    def _lines(self, width: int) -> list[list[_Part]]:
        lines: list[list[_Part]] = []
        taken = 0
        for part in self._seen():
            more = part.breaking()
            if part.is_gap and lines:
                lines[-1].append(part)
            elif lines and taken + (self._gap if taken else 0) + more <= width:
                lines[-1].append(part)
                taken += (self._gap if taken else 0) + more
            else:
                lines.append([part])
                taken = more
        return lines

    def _gaps(self, line: list[_Part]) -> int:
        return self._gap * max(0, sum(not part.is_gap for part in line) - 1)

    def _widths(self, line: list[_Part], room: int) -> list[int]:
        """As a horizontal box shares: what lacks is taken from the widest, the rest goes to who stretches."""
        widths = [part.wished() for part in line]
        room -= self._gaps(line)
        while (over := sum(widths) - room) > 0:
            loose = [at for at, part in enumerate(line) if widths[at] > part.narrowest()]
            if not loose:
                break
            at = max(loose, key=lambda at: widths[at])
            widths[at] -= min(over, widths[at] - line[at].narrowest())
        growing = [at for at, part in enumerate(line) if part.stretch]
        while growing:
            left = room - sum(width for at, width in enumerate(widths) if at not in growing)
            whole = sum(line[at].stretch for at in growing)
            shares = {at: left * line[at].stretch // whole for at in growing}
            if all(shares[at] >= line[at].narrowest() for at in growing):
                for at in growing:
                    widths[at] = shares[at]
                break
            growing = [at for at in growing if shares[at] >= line[at].narrowest()]
        return widths

    def _lay(self, rect: QRect, is_real: bool) -> int:
        """The height of all lines at this width; puts the parts in their places when `is_real`."""
        inner = rect.marginsRemoved(self.contentsMargins())
        holder = self.parentWidget()
        direction = holder.layoutDirection() if holder is not None else Qt.LayoutDirection.LeftToRight
        lines = self._lines(inner.width())
        top = inner.top()
        for at, line in enumerate(lines):
            widths = self._widths(line, inner.width())
            height = max(part.height(width) for part, width in zip(line, widths, strict=True))
            if is_real and len(lines) == 1:
                height = max(height, inner.height())
            taken = sum(widths) + self._gaps(line)
            left = inner.left() + (max(0, inner.width() - taken) if self._to_end else 0)
            for part, width in zip(line, widths, strict=True):
                if is_real:
                    place = QRect(QPoint(left, top), QSize(width, height))
                    part.item.setGeometry(QStyle.visualRect(direction, inner, place))
                left += width + (0 if part.is_gap else self._gap)
            top += height + (self._line_gap if at < len(lines) - 1 else 0)
        margins = self.contentsMargins()
        return top - inner.top() + margins.top() + margins.bottom()
