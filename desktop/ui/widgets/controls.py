"""Controls made of more than one thing: state buttons, segments, tabs."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QSpacerItem, QToolButton, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.boxes import column, row, set_state
from desktop.ui.widgets.button import draw_key_cap, key_cap_size
from desktop.ui.widgets.directions import own_tip
from desktop.ui.widgets.icons import draw_sign, sign_icon
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.runs import RunText
from desktop.ui.widgets.wrap_row import WrapRow


class StateButton(QAbstractButton):
    """'Weet niet', 'wil niet zeggen', 'later', 'niet begrepen': Dutch, own language, and its key."""

    def __init__(
        self, theme: Theme, dutch: str, own: RunText, icon: str, key: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._key = theme, icon, key
        self._key_shown = True
        self._is_pointed = False
        self.setCheckable(True)
        self.setText(on_screen(dutch))
        self.setAccessibleName(on_screen(dutch))
        self.setAccessibleDescription(on_screen(nl("{text}, toets {key}", text=own.text, key=key)))
        self.setToolTip(own_tip(theme, own, key))
        self.setMinimumHeight(theme.px("state_button"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._dutch = RunLabel(theme, dutch, "small_body", wrap=False)
        self._own = RunLabel(
            theme,
            own.text,
            "small_body",
            script=own.script,
            rtl=own.rtl,
            wrap=False,
            tone="inkt_600",
            align=Qt.AlignmentFlag.AlignLeft,
        )
        words = column(0)
        words.addStretch(1)
        words.addWidget(self._dutch)
        words.addWidget(self._own)
        words.addStretch(1)
        self._inside = row(8, (10 + theme.px("icon_state") + 8, 3, 10, 3))
        self._inside.addLayout(words, 1)
        self._cap_room = QSpacerItem(key_cap_size(theme, key).width(), 1)
        self._inside.addSpacerItem(self._cap_room)
        self.setLayout(self._inside)
        for child in (self._dutch, self._own):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_own(self, shown: bool) -> None:
        """Give way: the second language stays in the tooltip and in the client window."""
        self._own.setVisible(shown)

    def show_key(self, shown: bool) -> None:
        """Give way: without the cap; name and tooltip keep the key."""
        if shown != self._key_shown:
            self._key_shown = shown
            self._cap_room.changeSize(key_cap_size(self._theme, self._key).width() if shown else 0, 1)
            self._inside.invalidate()
            self.update()

    def natural_width(self, with_own: bool, with_key: bool) -> int:
        """The width it wants in that shape."""
        words = max(self._dutch.natural_width(), self._own.natural_width() if with_own else 0)
        cap = key_cap_size(self._theme, self._key).width() + 8 if with_key else 0
        return words + self._theme.px("icon_state") + 28 + cap

    def minimumSizeHint(self) -> QSize:
        return QSize(self._theme.px("icon_state") + 28, self._theme.px("state_button"))

    def show_on(self, on: bool) -> None:
        self.setChecked(on)
        self._dutch.embolden(on)
        self.update()

    def show_pointed(self, is_pointed: bool) -> None:
        """The person points at this; it waits to be taken over."""
        if is_pointed != self._is_pointed:
            self._is_pointed = is_pointed
            words = self.text()
            self.setAccessibleName(
                on_screen(nl("{words}, aangewezen, nog niet bewaard", words=words) if is_pointed else words)
            )
            self.update()

    def nextCheckState(self) -> None:
        """Nothing: the state comes back from the use case."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: object) -> None:
        theme, painter = self._theme, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = self.isChecked()
        width = 2 if on else 1
        painter.setPen(QPen(theme.colour("zon_700" if on else "lijn_sterk"), width))
        fill = (
            "zon_100"
            if on
            else "petrol_100"
            if self.isDown()
            else "petrol_050"
            if self.underMouse()
            else "wit"
        )
        painter.setBrush(theme.colour(fill))
        sign, tone = self._icon, "zon_700" if on else "inkt_600"
        if self._is_pointed:
            width, sign, tone = 3, "hand", "klei_700"
            painter.setPen(QPen(theme.colour(tone), width))
            painter.setBrush(theme.colour("klei_100"))
        half = width / 2
        radius = theme.px("radius_field")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)
        side = theme.px("icon_state")
        box = QRectF(10, (self.height() - side) / 2, side, side).toRect()
        draw_sign(painter, theme, sign, box, theme.colour(tone))
        if self._key_shown:
            size = key_cap_size(theme, self._key)
            cap = QRectF(
                self.width() - 10 - size.width(),
                (self.height() - size.height()) / 2,
                size.width(),
                size.height(),
            )
            draw_key_cap(painter, theme, self._key, cap, theme.colour("inkt_600"))


class Segments(QWidget):
    """Buttons side by side of which one is on. `picked` gives the key."""

    picked = Signal(str)

    def __init__(
        self,
        theme: Theme,
        parts: Sequence[tuple[str, str, str]],
        look: str = "segment",
        parent: QWidget | None = None,
    ) -> None:
        """`parts`: key, words, icon name ('' = none). `look`: 'segment' or 'tab'."""
        super().__init__(parent)
        self._theme, self._look = theme, look
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QToolButton] = {}
        inside = WrapRow(0 if look == "segment" else 2, line_gap=2)
        for i, (key, words, icon) in enumerate(parts):
            button = QToolButton()
            button.setText(on_screen(nl(" {words}", words=words) if icon else words))
            button.setAccessibleName(on_screen(words))
            button.setCheckable(True)
            button.setProperty("role", look)
            button.setProperty("place", _place_in(i, len(parts)))
            button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred)
            if icon:
                checked = "wit" if look == "segment" else "inkt_900"
                button.setIcon(sign_icon(theme, icon, "inkt_600" if look == "tab" else "inkt_900", checked))
                side = theme.px("icon_button" if look == "segment" else "icon_chip")
                button.setIconSize(QSize(side, side))
                button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.toggled.connect(lambda _on, b=button: self._refont(b))
            button.clicked.connect(lambda _on=False, k=key: self.picked.emit(k))
            self._refont(button)
            self._group.addButton(button)
            self._buttons[key] = button
            inside.put(button)
        inside.put_gap()
        self.setLayout(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where they went on under each other, every line has ends of its own."""
        super().resizeEvent(event)
        lines: dict[int, list[QToolButton]] = {}
        for button in self._buttons.values():
            lines.setdefault(button.y(), []).append(button)
        for line in lines.values():
            for at, button in enumerate(line):
                set_state(button, "place", _place_in(at, len(line)))

    def _refont(self, button: QToolButton) -> None:
        role = "body" if self._look == "segment" else "secondary"
        button.setFont(self._theme.font(role, bold=button.isChecked()))

    def show_picked(self, key: str) -> None:
        """Show which one is on; announces nothing."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def show_none(self) -> None:
        """None of them is on."""
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def rename(self, key: str, words: str) -> None:
        self._buttons[key].setText(on_screen(words))
        self._buttons[key].setAccessibleName(on_screen(words))

    def button(self, key: str) -> QToolButton:
        return self._buttons[key]


def _place_in(at: int, of: int) -> str:
    """Which corners are round: of the first, the last, the only one."""
    return "only" if of == 1 else "first" if at == 0 else "last" if at == of - 1 else "mid"


def latin(text: str) -> RunText:
    """A Dutch text as a run."""
    return RunText(text, Script.LATN, False)
