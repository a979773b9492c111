"""The plan as it grows: eight blocks, what is new is marked; a strip when space is short."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy, QStackedLayout, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, hair_line, row, scroller
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.marks import Chip, Disc
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.interview import PlanBlockShown, PlanLineShown


class PlanPanel(Panel):
    """`opened` = the strip was pressed: show the whole plan over the question. `went` = to the question that
    a line comes from."""

    opened = Signal()
    went = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__("plan")
        self._theme = theme
        self._shown: tuple[PlanBlockShown, ...] | None = None
        self._sheet = column(0, (12, 2, 12, 2))
        self._strip = column(10, (6, 14, 6, 8))
        self._wide = self._build_wide()
        self._narrow = QWidget()
        self._narrow.setLayout(self._strip)
        self._both = QStackedLayout(self)  # with its parent at once: else its first page opens as a window
        self._both.addWidget(self._wide)
        self._both.addWidget(self._narrow)
        self.set_narrow(False)

    def _build_wide(self) -> QWidget:
        head = row(8)
        head.addWidget(RunLabel(self._theme, nl("Zo groeit het plan"), "panel"), 1)
        head.addWidget(Chip(self._theme, nl("Concept"), "plain"))
        sheet = Panel("sheet", self._sheet)
        holder = QWidget()
        below = column(0)
        below.addWidget(sheet)
        below.addStretch(1)
        holder.setLayout(below)
        outer = column(8, (14, 12, 14, 8))
        outer.addLayout(head)
        outer.addWidget(scroller(holder), 1)
        wide = QWidget()
        wide.setLayout(outer)
        return wide

    def set_narrow(self, narrow: bool) -> None:
        self.setFixedWidth(self.width_when(narrow))
        self._both.setCurrentWidget(self._narrow if narrow else self._wide)

    def width_when(self, narrow: bool) -> int:
        """As the tokens say; the strip never narrower than its round numbers."""
        px = self._theme.px
        return max(px("plan_narrow"), self._theme.scaled(32) + 12) if narrow else px("plan")

    def words_fit(self) -> bool:
        """True when every title of a block stands on one line."""
        metrics = QFontMetricsF(self._theme.font("small_body", bold=True))
        room = self._theme.px("plan") - 28 - 26 - self._theme.px("disc") - 8
        return all(metrics.horizontalAdvance(on_screen(block.title)) <= room for block in self._shown or ())

    def show_plan(self, blocks: tuple[PlanBlockShown, ...]) -> None:
        """Show the blocks; does nothing while they are the same."""
        if blocks == self._shown:
            return
        self._shown = blocks
        empty_out(self._sheet)
        for i, block in enumerate(blocks):
            if i:
                self._sheet.addWidget(hair_line())
            self._sheet.addWidget(plan_block(self._theme, block, self.went.emit))
        empty_out(self._strip)
        opener = _PlanOpener(self._theme)
        opener.clicked.connect(self.opened)
        self._strip.addWidget(opener, 0, Qt.AlignmentFlag.AlignHCenter)
        for block in blocks:
            disc = Disc(self._theme, str(block.number), self._theme.scaled(32), _disc_look(block), "body")
            disc.setToolTip(on_screen(nl("{title}: {status}", title=block.title, status=block.status)))
            disc.setAccessibleName(
                on_screen(
                    nl(
                        "{number} {title}: {status}",
                        number=block.number,
                        title=block.title,
                        status=block.status,
                    )
                )
            )
            self._strip.addWidget(disc, 0, Qt.AlignmentFlag.AlignHCenter)
        self._strip.addStretch(1)


def _disc_look(block: PlanBlockShown) -> str:
    if any(line.is_new for line in block.lines):
        return "new"
    return "full" if block.lines else "empty"


def plan_block(theme: Theme, block: PlanBlockShown, go: Callable[[str], None]) -> QWidget:
    """One block: round number, title, lines with the question they come from."""
    words = column(0)
    is_empty = not block.lines
    tone = "inkt_600" if is_empty else "inkt_900"
    words.addWidget(RunLabel(theme, block.title, "small_body", bold=True, tone=tone))
    for line in block.lines:
        words.addWidget(PlanLineRow(theme, line, go))
    if is_empty and block.waits_for:
        words.addWidget(RunLabel(theme, block.waits_for, "caps", tone="inkt_600"))
    inside = row(8, (0, 7, 0, 7))
    look = "empty" if is_empty else "full"
    disc = Disc(theme, str(block.number), theme.px("disc"), look)
    disc.setAccessibleName(on_screen(nl("blok {number}: {status}", number=block.number, status=block.status)))
    inside.addWidget(disc, 0, Qt.AlignmentFlag.AlignTop)
    inside.addLayout(words, 1)
    holder = QWidget()
    holder.setLayout(inside)
    return holder


class PlanLineRow(QPushButton):
    """One line of the plan; pressing it goes to the question that it comes from."""

    def __init__(self, theme: Theme, line: PlanLineShown, go: Callable[[str], None]) -> None:
        super().__init__()
        self.setProperty("role", "planline")
        self.setAutoDefault(False)
        inside = column(0)
        inside.addWidget(RunLabel(theme, line.text, "small_body", lead=nl("Nieuw:") if line.is_new else ""))
        source = nl("uit vraag {from_number}", from_number=line.from_number) if line.from_number else ""
        if source:
            inside.addWidget(RunLabel(theme, source, "caps", tone="inkt_600"))
        if line.is_new:
            inside.setContentsMargins(12, 4, 8, 4)
            panel = Panel("new", inside)
            panel.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            whole = column(0)
            whole.addWidget(panel)
            self.setLayout(whole)
        else:
            self.setLayout(inside)
        for label in self.findChildren(RunLabel):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setEnabled(bool(line.from_question))
        self.setAccessibleName(on_screen(joined(" ", (part for part in (line.text, source) if part))))
        if line.from_question:
            self.setToolTip(on_screen(nl("Ga naar vraag {from_number}", from_number=line.from_number)))
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.clicked.connect(lambda _on=False: go(line.from_question))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def heightForWidth(self, width: int) -> int:
        inner = self.layout()
        return inner.totalHeightForWidth(width) if inner is not None else 0

    def sizeHint(self) -> QSize:
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 16)


class _PlanOpener(QAbstractButton):
    """The plan sign on top of the strip: opens the whole plan."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        side = max(44, theme.scaled(30))
        self.setFixedSize(side, side)
        self.setAccessibleName(on_screen(nl("Het plan bekijken")))
        self.setToolTip(on_screen(nl("Het plan bekijken")))

    def paintEvent(self, event: object) -> None:
        side = self._theme.px("icon_state")
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        draw_sign(QPainter(self), self._theme, "plan", box, self._theme.colour("inkt_600"))
