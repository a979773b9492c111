"""What stands under the question: one area per shape of answer, all with the same few signals."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QSizePolicy, QWidget

from desktop.ui.interview.pointing import is_exclusive_to, spoken_run
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import column
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.usecases.interview import ChoiceShown, Interview
from desktop.usecases.ports import Language


class AnswerArea(QWidget):
    """Base: `chosen` a choice key, `stepped` line and step, `typed` text and cursor, `left` the field,
    `entered` Enter or Ctrl+Enter in a field, `row_given` and `row_removed` for repeats."""

    chosen = Signal(str)
    stepped = Signal(str, str)
    typed = Signal(str, int)
    left = Signal()
    entered = Signal()
    row_given = Signal(object, object)  # row id or None, cells
    row_removed = Signal(str)
    cell_typed = Signal(str, str, int)  # key after the question id, text, cursor

    def show_answer(self, shown: Interview) -> None:
        """The same question, another answer."""

    def show_error(self, wrong: bool) -> None:
        """A refusal stands beside it, or not."""

    def take_focus(self) -> None:
        """Put the keyboard where answering begins."""

    def row_recorded(self) -> None:
        """A row was taken in."""

    def least_height(self, width: int, rows: int) -> int:
        """The height below which the area would have to scroll with more than `rows` rows in sight."""
        layout = self.layout()
        return (
            layout.totalHeightForWidth(width)
            if layout is not None and layout.hasHeightForWidth()
            else (self.sizeHint().height())
        )


def choice_rows(
    theme: Theme, choices: tuple[ChoiceShown, ...], language: Language, only_one: bool,
    chosen: Callable[[str], None], moved: Callable[[AnswerRow, int], None],
) -> list[AnswerRow]:  # fmt: skip
    """One row per choice, wired."""
    rows = []
    for choice in choices:
        row = AnswerRow(
            theme, choice.key, str(choice.place), choice.local_place, choice.dutch,
            spoken_run(choice.own, language), choice.picture, only_one=only_one,
        )  # fmt: skip
        row.chosen.connect(chosen)
        row.moved.connect(lambda by, r=row: moved(r, by))
        rows.append(row)
    return rows


class ChoiceArea(AnswerArea):
    """Answers to point at, one under the other; Up and Down go through them."""

    def __init__(self, theme: Theme, shown: Interview) -> None:
        super().__init__()
        question = shown.question
        self._rows = choice_rows(
            theme, question.choices, shown.language, is_exclusive_to(question), self.chosen.emit, self._move
        )
        inside = column(0)
        for i, row in enumerate(self._rows):
            row.set_last(i == len(self._rows) - 1)
            inside.addWidget(row)
        self.setLayout(inside)
        self.show_answer(shown)

    def _move(self, row: AnswerRow, by: int) -> None:
        at = self._rows.index(row) + by
        if 0 <= at < len(self._rows):
            self._one_stop(self._rows[at])
            self._rows[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _one_stop(self, stop: AnswerRow | None) -> None:
        """Tab comes here once; Up and Down go through the answers."""
        for row in self._rows:
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row is stop else Qt.FocusPolicy.ClickFocus)

    def show_answer(self, shown: Interview) -> None:
        is_quiet = shown.question.state is not None
        for row, choice in zip(self._rows, shown.question.choices, strict=True):
            row.show_choice(choice.is_chosen, is_quiet)
        focused = next((row for row in self._rows if row.hasFocus()), None)
        self._one_stop(focused or self._first())

    def _first(self) -> AnswerRow | None:
        return next((row for row in self._rows if row.isChecked()), self._rows[0] if self._rows else None)

    def take_focus(self) -> None:
        first = self._first()
        if first is not None:
            self._one_stop(first)
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def least_height(self, width: int, rows: int) -> int:
        heights = [_height_at(row, width) for row in self._rows]
        return sum(heights[:rows])


def _height_at(widget: QWidget, width: int) -> int:
    layout = widget.layout()
    wanted = layout.totalHeightForWidth(width) if layout is not None else widget.sizeHint().height()
    return max(wanted, widget.minimumHeight())


class FitScroll(QScrollArea):
    """As high as what is in it, when there is room; scrolls down only, when there is not.

    The bar lies over the outer padding of the rows, so that the spine stays one straight line.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self._over = QScrollBar(Qt.Orientation.Vertical, self)
        self._over.hide()
        real = self.verticalScrollBar()
        real.rangeChanged.connect(self._range_changed)
        real.valueChanged.connect(self._over.setValue)
        self._over.valueChanged.connect(real.setValue)

    def _range_changed(self, least: int, most: int) -> None:
        real = self.verticalScrollBar()
        self._over.setRange(least, most)
        self._over.setPageStep(real.pageStep())
        self._over.setSingleStep(40)
        self._over.setVisible(most > least)
        self._over.raise_()

    def sizeHint(self) -> QSize:
        inside = self.widget()
        if inside is None:
            return QSize(200, 60)
        layout = inside.layout()
        if layout is not None and layout.hasHeightForWidth() and self.width() > 50:
            return QSize(200, layout.totalHeightForWidth(self.width()))
        return QSize(200, inside.sizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self.updateGeometry()  # what is inside grew or shrank
        return super().eventFilter(watched, event)

    def minimumSizeHint(self) -> QSize:
        return QSize(200, min(60, self.sizeHint().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._over.setGeometry(self.width() - 13, 2, 12, self.height() - 4)
        self._over.setPageStep(self.verticalScrollBar().pageStep())
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()


class SpinePaper(QWidget):
    """A twin-shaped row without an answer to tick: paints the spine behind its middle."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.spine = QWidget()

    def paintEvent(self, event: object) -> None:
        painter, box = QPainter(self), self.spine.geometry()
        painter.fillRect(box, self._theme.colour("linnen_100"))
        painter.fillRect(box.left(), box.top(), 1, box.height(), self._theme.colour("lijn"))
        painter.fillRect(box.right(), box.top(), 1, box.height(), self._theme.colour("lijn"))
