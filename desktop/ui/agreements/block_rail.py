"""The eight blocks at the left: number, picture, title, state in words. Up and down move along them."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QLayout, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import Panel, column, empty_out, row
from desktop.ui.widgets.icons import Sign
from desktop.ui.widgets.marks import Disc
from desktop.ui.widgets.pictogram import Pictogram
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.plan_steps import AgreedBlock

RAIL = 270
#: text as large as this leaves no room for words beside the open block: number and sign are enough
_MOST_WITH_WORDS = 1.6
_STATES = {
    "klaar": ("check_circle", "blad_700"),
    "deels": ("partly", "zon_700"),
    "leeg": ("circle", "inkt_600"),
}


def has_words(theme: Theme) -> bool:
    """Whether the rail shows titles, or only numbers with a sign."""
    return theme.tokens.factor <= _MOST_WITH_WORDS


def rail_width(theme: Theme) -> int:
    """The width of the rail in pixels."""
    return theme.scaled(RAIL if has_words(theme) else 76)


class BlockTab(QAbstractButton):
    """One block in the rail; the open one is white with a bar at its leading edge."""

    def __init__(self, theme: Theme, block: AgreedBlock, is_open: bool) -> None:
        super().__init__()
        self._theme, self.number = theme, block.number
        self.setCheckable(True)
        self.setChecked(is_open)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        chosen = len(block.steps)
        steps = {0: "", 1: nl(", 1 afspraak gekozen")}.get(
            chosen, nl(", {chosen} afspraken gekozen", chosen=chosen)
        )
        name = nl(
            "Blok {number}, {title}: {status}{steps}",
            number=block.number,
            title=block.title,
            status=block.status,
            steps=steps,
        )
        self.setAccessibleName(on_screen(nl("{name}, u bent hier", name=name) if is_open else name))
        self.setAccessibleDescription(on_screen(nl("toets Alt {number}", number=block.number)))
        inside = row(8, (12, 6, 10, 6))
        inside.addWidget(Disc(theme, str(block.number), theme.scaled(24), "full", "secondary"))
        if theme.tokens.factor < 1.3:
            inside.addWidget(Pictogram(theme, block.picture, theme.scaled(34)))
        self.setToolTip(
            on_screen(
                "" if has_words(theme) else nl("{title}: {status}", title=block.title, status=block.status)
            )
        )
        inside.addLayout(self._words(block, is_open), 1)
        self.setLayout(inside)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def _words(self, block: AgreedBlock, is_open: bool) -> QLayout:
        theme = self._theme
        sign, tone = _STATES[block.status]
        if not has_words(theme):
            alone = row(0)
            alone.addWidget(Sign(theme, sign, theme.scaled(18), tone))
            return alone
        chosen = len(block.steps)
        words = column(0)
        words.addWidget(RunLabel(theme, block.title, "body", bold=is_open))
        state = row(3)
        state.addWidget(Sign(theme, sign, theme.scaled(15), tone))
        said = block.status + (nl(" · {chosen} gekozen", chosen=chosen) if chosen else "")
        state.addWidget(RunLabel(theme, said, "secondary", tone=tone), 1)
        words.addLayout(state)
        return words

    def nextCheckState(self) -> None:
        """Nothing: the screen says which block is open."""

    def hasHeightForWidth(self) -> bool:
        return has_words(self._theme)  # only words wrap

    def heightForWidth(self, width: int) -> int:
        layout = self.layout()
        return max(layout.totalHeightForWidth(width) if layout is not None else 0, self._theme.scaled(50))

    def sizeHint(self) -> QSize:
        wide = rail_width(self._theme) - self._theme.scaled(50 if has_words(self._theme) else 12)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        layout = self.layout()
        width = layout.minimumSize().width() if layout is not None else 0
        return QSize(width, self.heightForWidth(max(width, self.width())))

    def paintEvent(self, event: object) -> None:
        theme, painter, is_open = self._theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_open or self.underMouse():
            painter.setPen(QPen(theme.colour("lijn_sterk" if is_open else "lijn"), 1))
            painter.setBrush(theme.colour("wit" if is_open else "petrol_050"))
            radius = theme.px("radius_card")
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        if is_open:
            painter.fillRect(0, 8, 4, self.height() - 16, theme.colour("petrol_800"))


class BlockRail(Panel):
    """`pressed` gives the number of the block that was chosen."""

    pressed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__("rail")
        self._theme = theme
        self.tabs: list[BlockTab] = []
        self._inside = column(3, (6, 6, 6, 6))
        self.setLayout(self._inside)
        self.setAccessibleName(on_screen(nl("Blokken van het plan")))

    def show_blocks(self, blocks: tuple[AgreedBlock, ...], number: int) -> None:
        """The blocks anew; the keyboard stays on the same one."""
        had = next((tab.number for tab in self.tabs if tab.hasFocus()), None)
        empty_out(self._inside)
        self.tabs = [BlockTab(self._theme, block, block.number == number) for block in blocks]
        for tab in self.tabs:
            tab.clicked.connect(lambda _on=False, n=tab.number: self.pressed.emit(n))
            self._inside.addWidget(tab)
            if tab.number == had:
                tab.setFocus()
        self._inside.addStretch(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        at = next((i for i, tab in enumerate(self.tabs) if tab.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        self.tabs[(at + step) % len(self.tabs)].setFocus(Qt.FocusReason.TabFocusReason)
