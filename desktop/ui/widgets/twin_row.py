"""The twin: Dutch | spine with number and picture | the person's language, as one row of one piece."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QFrame, QGridLayout, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.boxes import column, row, set_state
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import TickBox
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText


class TwinGrid(QGridLayout):
    """Three columns 1 - spine - 1: every row of a card has the same, so the spine is one straight line."""

    def __init__(self, theme: Theme, left: QWidget, spine: QWidget, right: QWidget) -> None:
        super().__init__()
        self.setSpacing(0)
        self.setContentsMargins(0, 0, 0, 0)
        self.setColumnStretch(0, 1)
        self.setColumnStretch(2, 1)
        spine.setFixedWidth(theme.px("spine"))
        for half in (left, right):
            half.setMinimumWidth(1)
            half.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.addWidget(left, 0, 0)
        self.addWidget(spine, 0, 1)
        self.addWidget(right, 0, 2)


_MARKS = {
    "missing": ("not_translated", nl("Niet vertaald: dit is Nederlands"), "zon_700"),
    "outdated_dutch": ("outdated", nl("Verouderd: dit is Nederlands"), "zon_700"),
    "outdated": ("outdated", nl("Verouderd: Nederlands is veranderd"), "inkt_600"),
}


class AnswerRow(QAbstractButton):
    """One answer that can be pointed at in both halves; tells its role, words and checked state."""

    chosen = Signal(str)
    moved = Signal(int)  # -1 up, +1 down

    def __init__(
        self,
        theme: Theme,
        key: str,
        number: str,
        local_number: str,
        dutch: str,
        own: RunText,
        picture: str | None,
        *,
        only_one: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.key = theme, key
        self._is_quiet = self._is_last = self._is_pointed = False
        self.setCheckable(True)
        self.setText(on_screen(dutch))
        self.setAccessibleName(on_screen(nl("{number}. {dutch}", number=number, dutch=dutch)))
        self._own_words = own.text
        self.setAccessibleDescription(on_screen(own.text))
        self.setProperty("ring", "inside")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(theme.px("answer_row"))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._boxes = (TickBox(theme, only_one), TickBox(theme, only_one))
        self._dutch = RunLabel(theme, dutch, "answer")
        self._own = RunLabel(theme, own.text, "answer", script=own.script, rtl=own.rtl)
        self._numbers = (
            RunLabel(theme, number, "body", bold=True, wrap=False, align=Qt.AlignmentFlag.AlignHCenter),
            RunLabel(
                theme,
                local_number or number,
                "body",
                script=own.script if local_number else Script.LATN,
                bold=True,
                wrap=False,
                align=Qt.AlignmentFlag.AlignHCenter,
            ),
        )
        self._build(theme, own, picture)
        self.clicked.connect(lambda: self.chosen.emit(self.key))
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _build(self, theme: Theme, own: RunText, picture: str | None) -> None:
        left = _half(row(12, (16, 4, 16, 4)), self._boxes[0], _stack(self._dutch))
        words = _stack(self._own, translation_mark(theme, own.mark) if own.mark else None)
        right = _half(row(12, (16, 4, 16, 4)), words, self._boxes[1])
        # in a right-to-left half everything mirrors; the row itself never does
        if own.rtl:
            right.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        for number in self._numbers:
            number.setFixedWidth(max(theme.scaled(18), number.natural_width()))
        spine = QWidget()
        inside = row(4, (4, 2, 4, 2))
        inside.addStretch(1)
        inside.addWidget(self._numbers[0], 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addWidget(Pictogram(theme, picture, theme.px("picture_row")))
        inside.addWidget(self._numbers[1], 0, Qt.AlignmentFlag.AlignVCenter)
        inside.addStretch(1)
        spine.setLayout(inside)
        self._spine = spine
        self.setLayout(TwinGrid(theme, left, spine, right))

    def show_choice(self, is_chosen: bool, is_quiet: bool) -> None:
        """Chosen or not; `is_quiet` = another full answer ('weet niet') stands, the words stay readable."""
        self.setChecked(is_chosen)
        self._is_quiet = is_quiet
        for box in self._boxes:
            box.set_on(is_chosen)
        for label in (self._dutch, self._own):
            label.embolden(is_chosen, "inkt_600" if is_quiet else "inkt_900")
        self.update()

    def show_pointed(self, is_pointed: bool) -> None:
        """The person points here on the own screen; it waits until the klantmanager takes it over."""
        if is_pointed != self._is_pointed:
            self._is_pointed = is_pointed
            for box in self._boxes:
                box.set_pointed(is_pointed)
            words = (
                nl("{own_words}, aangewezen, nog niet bewaard", own_words=self._own_words)
                if is_pointed
                else self._own_words
            )
            self.setAccessibleDescription(on_screen(words))
            self.update()

    def set_last(self, last: bool) -> None:
        """The last row of a card has no line under it."""
        self._is_last = last

    def nextCheckState(self) -> None:
        """Nothing: what is chosen comes back from the use case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.moved.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        theme, spine = self._theme, self._spine.geometry()
        if self._is_pointed:
            painter.fillRect(self.rect(), theme.colour("klei_100"))
        elif self.isChecked() or self.isDown():
            painter.fillRect(self.rect(), theme.colour("petrol_100"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("petrol_050"))
        paint_spine(painter, theme, spine, self.isChecked())
        if not self._is_last:
            painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("lijn"))
        if self._is_pointed:
            painter.fillRect(0, 0, 6, self.height(), theme.colour("klei_700"))
            painter.fillRect(self.width() - 6, 0, 6, self.height(), theme.colour("klei_700"))


def paint_spine(painter: QPainter, theme: Theme, box: QRect, is_chosen: bool) -> None:
    """The column in the middle with its two edges."""
    painter.fillRect(box, theme.colour("petrol_200" if is_chosen else "linnen_100"))
    painter.setPen(QPen(theme.colour("petrol_600" if is_chosen else "lijn"), 1))
    painter.drawLine(box.topLeft(), box.bottomLeft())
    painter.drawLine(box.topRight(), box.bottomRight())


def translation_mark(theme: Theme, mark: str) -> QWidget:
    """The small line under a text that is not, or no longer, translated."""
    sign, words, tone = _MARKS[mark]
    line = QWidget()
    inside = row(4)
    inside.addWidget(Sign(theme, sign, theme.px("icon_chip"), tone))
    inside.addWidget(RunLabel(theme, words, "secondary", tone=tone), 1)
    line.setLayout(inside)
    line.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return line


def _stack(label: RunLabel, below: QWidget | None = None) -> QWidget:
    holder = QWidget()
    inside = column(0)
    inside.addStretch(1)
    inside.addWidget(label)
    if below is not None:
        inside.addWidget(below)
    inside.addStretch(1)
    holder.setLayout(inside)
    return holder


def _half(layout: QBoxLayout, *parts: QWidget) -> QWidget:
    half = QWidget()
    for part in parts:
        if isinstance(part, TickBox):
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        else:
            layout.addWidget(part, 1)
    half.setLayout(layout)
    return half


class TwinCard(QFrame):
    """The white card that holds the rows; its edge turns red when an answer is not saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.rows = column(0, (2, 2, 2, 2))
        self.setLayout(self.rows)

    def set_error(self, wrong: bool) -> None:
        """Red edge; one pixel of margin goes to it, so nothing moves."""
        set_state(self, "state", "error" if wrong else "")
