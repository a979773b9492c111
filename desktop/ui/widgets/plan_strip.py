"""The three screens of the plan as tabs: Leerroute, Afspraken, Besluit. One strip on top of each of them.

A tab whose screen this window does not have is not shown: what cannot be pressed is not promised.
"""

from __future__ import annotations

import math
from collections.abc import Collection

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import row
from desktop.ui.widgets.button import draw_key_cap, key_cap_size
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.wrap_row import WHOLE, WrapRow

#: screen, words, sign, key; always in this order
TABS: tuple[tuple[ScreenName, str, str, str], ...] = (
    (ScreenName.PLAN, nl("Leerroute"), "split", "Alt L"),
    (ScreenName.AGREEMENTS, nl("Afspraken"), "list", "Alt A"),
    (ScreenName.DECISION, nl("Besluit"), "seal", "Alt B"),
)
_BAR = 4


class PlanTab(QAbstractButton):
    """A sign, a word and a key; the present one is bold, on white, with a bar under it."""

    def __init__(self, theme: Theme, words: str, icon: str, key: str, is_here: bool) -> None:
        super().__init__()
        self._theme, self._icon, self._key = theme, icon, key
        self.setText(on_screen(words))
        self.setCheckable(True)
        self.setChecked(is_here)
        self.setAccessibleName(on_screen(nl("{words}, u bent hier", words=words) if is_here else words))
        self.setAccessibleDescription(on_screen(nl("toets {key}", key=key)))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def nextCheckState(self) -> None:
        """Nothing: the window says where one is."""

    def _words_width(self) -> int:
        metrics = QFontMetricsF(self._theme.font("body", bold=True))
        return math.ceil(metrics.horizontalAdvance(self.text())) + 2

    def sizeHint(self) -> QSize:
        theme = self._theme
        cap = key_cap_size(theme, self._key)
        width = 14 + theme.px("icon_chip") + 8 + self._words_width() + 8 + cap.width() + 14
        return QSize(width, theme.px("button_small"))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: object) -> None:
        theme, painter, is_here = self._theme, QPainter(self), self.isChecked()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if is_here or self.underMouse():
            painter.setPen(theme.colour("lijn_sterk" if is_here else "lijn"))
            painter.setBrush(theme.colour("wit" if is_here else "petrol_050"))
            radius = theme.px("radius_field")
            box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, radius)
            painter.drawRoundedRect(box, radius, radius)
        colour = theme.colour("inkt_900" if is_here else "inkt_600")
        side, middle = theme.px("icon_chip"), (self.height() - _BAR) // 2
        draw_sign(painter, theme, self._icon, QRect(14, middle - side // 2, side, side), colour)
        left = 14 + side + 8
        painter.setFont(theme.font("body", bold=is_here))
        painter.setPen(colour)
        words = QRect(left, 0, self._words_width(), self.height() - _BAR)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.text())
        left += self._words_width() + 8
        cap = key_cap_size(theme, self._key)
        box = QRectF(left, middle - cap.height() / 2, cap.width(), cap.height())
        draw_key_cap(painter, theme, self._key, box, theme.colour("inkt_600"))
        if is_here:
            painter.fillRect(0, self.height() - _BAR, self.width(), _BAR, theme.colour("petrol_800"))


class PlanStrip(QWidget):
    """`wanted` gives the `ScreenName` of the tab that was pressed; never the present one.

    `here`: the screen it stands on. `places`: the screens of this window (`Frame.places`). What a screen
    wants at the right end of the strip goes into `end`.
    """

    wanted = Signal(str)

    def __init__(self, theme: Theme, here: ScreenName, places: Collection[ScreenName]) -> None:
        super().__init__()
        self.setAccessibleName(on_screen(nl("Delen van het plan")))
        self.tabs: dict[ScreenName, PlanTab] = {}
        self._here = here
        self.end = WrapRow(12, to_end=True)
        inside = WrapRow(12, (5, 0, 5, 0))
        tabs = row(2)
        for screen, words, icon, key in TABS:
            if screen is not here and screen not in places:
                continue
            tab = self.tabs[screen] = PlanTab(theme, words, icon, key, screen is here)
            tab.clicked.connect(lambda _on=False, s=screen: self._pressed(s))
            shortcut = QShortcut(QKeySequence(key.replace(" ", "+")), self)
            shortcut.activated.connect(tab.click)
            tabs.addWidget(tab, 0, Qt.AlignmentFlag.AlignBottom)
        inside.put(tabs)
        inside.put(self.end, 1, least=WHOLE)
        self.setLayout(inside)

    def _pressed(self, screen: ScreenName) -> None:
        if screen is not self._here:
            self.wanted.emit(screen.value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right move along the tabs."""
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        tabs = list(self.tabs.values())
        at = next((i for i, tab in enumerate(tabs) if tab.hasFocus()), None)
        if step is None or at is None:
            super().keyPressEvent(event)
            return
        tabs[(at + step) % len(tabs)].setFocus(Qt.FocusReason.TabFocusReason)
