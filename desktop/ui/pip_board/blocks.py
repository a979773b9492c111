"""The plan in eight blocks, two rows of four; pressing one shows all its lines below."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.pip_board.facts import NumberTag
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import PlanBlockShown

_STATES = {
    "klaar": ("check_circle", "blad_700"),
    "deels": ("partly", "zon_700"),
    "leeg": ("circle", "inkt_600"),
}
_LINES_IN_CARD = 2


class BlockCard(QAbstractButton):
    """Number, picture, title, state in words, the first lines."""

    def __init__(self, theme: Theme, block: PlanBlockShown) -> None:
        super().__init__()
        self._theme, self.block = theme, block
        self._is_empty = block.status == "leeg"
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName(
            on_screen(
                nl(
                    "Blok {number}, {title}: {status}",
                    number=block.number,
                    title=block.title,
                    status=block.status,
                )
            )
        )
        sign, tone = _STATES[block.status]
        head = row(8)
        head.addWidget(Disc(theme, str(block.number), theme.scaled(24), "full", "secondary"))
        head.addWidget(RunLabel(theme, block.title, "body", bold=True), 1)
        state = row(3)
        state.addWidget(Sign(theme, sign, theme.scaled(17), tone))
        state.addWidget(RunLabel(theme, block.status, "secondary", tone=tone, wrap=False))
        head.addLayout(state)
        words = column(4)
        words.addStretch(1)
        words.addLayout(head)
        said = joined(" ", (line.text for line in block.lines[:_LINES_IN_CARD]))
        if len(block.lines) > _LINES_IN_CARD:
            said += nl(" (en nog {number})", number=len(block.lines) - _LINES_IN_CARD)
        tone = "inkt_600" if self._is_empty else "inkt_900"
        words.addWidget(RunLabel(theme, said or block.waits_for or nl("nog leeg"), "secondary", tone=tone))
        words.addStretch(1)
        inside = row(10, (10, 8, 12, 8))
        if theme.tokens.factor < 1.3:
            inside.addWidget(Pictogram(theme, block.picture, theme.px("picture_block")))
        inside.addLayout(words, 1)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        wanted = layout.totalHeightForWidth(width) if layout is not None else 0
        return max(wanted, self._theme.scaled(98))

    def hasHeightForWidth(self) -> bool:
        return True

    def sizeHint(self) -> QSize:
        return QSize(self._theme.scaled(250), self.heightForWidth(self._theme.scaled(250)))

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        width = layout.minimumSize().width() if layout is not None else 0
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        style = Qt.PenStyle.DashLine if self._is_empty else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("lijn_sterk" if self._is_empty else "lijn"), 1, style))
        fill = "petrol_050" if self.underMouse() else "linnen_050" if self._is_empty else "wit"
        painter.setBrush(theme.colour(fill))
        radius = theme.px("radius_card")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)


class BlockGrid(QWidget):
    """Four across; two where the letters are too large for that."""

    pressed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.cards: list[BlockCard] = []
        self._across = 4
        self._grid = QGridLayout()
        self._grid.setSpacing(10)
        self._grid.setContentsMargins(5, 5, 5, 5)
        self.setLayout(self._grid)

    def show_blocks(self, blocks: tuple[PlanBlockShown, ...]) -> None:
        empty_out(self._grid)
        self.cards = [BlockCard(self._theme, block) for block in blocks]
        for card in self.cards:
            card.clicked.connect(lambda _on=False, n=card.block.number: self.pressed.emit(n))
        self._place()

    def _place(self) -> None:
        for i, card in enumerate(self.cards):
            self._grid.addWidget(card, i // self._across, i % self._across)
        for i in range(4):
            self._grid.setColumnStretch(i, 1 if i < self._across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        across = 4 if self.width() >= self._theme.scaled(1160) else 2
        if across != self._across:
            self._across = across
            self._place()

    def minimumSizeHint(self) -> QSize:
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), 600), hint.height())


class BlockLines(Panel):
    """All lines of one block, each with the question it comes from."""

    def __init__(self, theme: Theme, jump: Callable[[str], None]) -> None:
        super().__init__("sheet")
        self._theme, self._jump = theme, jump
        self._inside = column(4, (16, 12, 16, 12))
        self.setLayout(self._inside)
        self.hide()

    def show_block(self, block: PlanBlockShown | None) -> None:
        self.setVisible(block is not None)
        empty_out(self._inside)
        if block is None:
            return
        self._inside.addWidget(
            RunLabel(
                self._theme, nl("{number} {title}", number=block.number, title=block.title), "body", bold=True
            )
        )
        for line in block.lines:
            one = row(8, (0, 0, 5, 0))
            one.addWidget(RunLabel(self._theme, line.text, "body"), 1)
            if line.from_question:
                tag = NumberTag(self._theme, line.from_number or "vraag", line.text)
                tag.clicked.connect(lambda _on=False, q=line.from_question: self._jump(q))
                one.addWidget(tag)
            self._inside.addLayout(one)
        if not block.lines:
            words = block.waits_for or nl("Hier staat nog niets.")
            self._inside.addWidget(RunLabel(self._theme, words, "body", tone="inkt_600"))
