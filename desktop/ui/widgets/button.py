"""Buttons: a sign, a word, and the key that does the same."""

from __future__ import annotations

import math

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.wrapped_words import widest_word, wrapped

_TONES = {"primary": "wit", "quiet": "petrol_800", "danger": "steen_700", "dark": "op_balk"}


def draw_key_cap(painter: QPainter, theme: Theme, key: str, box: QRectF, colour: QColor) -> None:
    """A key in a thin round frame."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(colour)
    pen.setWidthF(1.0)
    painter.setPen(pen)
    radius = theme.px("radius_key")
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    painter.setFont(theme.font("caps"))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), key)


def key_cap_size(theme: Theme, key: str) -> QSize:
    """How large the cap of this key is."""
    metrics = QFontMetricsF(theme.font("caps"))
    return QSize(math.ceil(metrics.horizontalAdvance(key)) + 12, math.ceil(metrics.height()) + 2)


class Button(QPushButton):
    """`role`: '', 'primary', 'quiet', 'danger', 'dark'. `key`: shown as a cap, told to the screen reader.

    `words_shown` False leaves sign and key only; name and tooltip keep the words.
    """

    def __init__(
        self,
        theme: Theme,
        words: str,
        *,
        icon: str = "",
        icon_after: str = "",
        key: str = "",
        role: str = "",
        size: str = "",
        words_shown: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.words, self._icon, self._icon_after = theme, "", icon, icon_after
        self._key, self._role, self._words_shown, self._key_shown = key, role, words_shown, True
        self._wraps = False
        self.setProperty("role", role)
        self.setProperty("scale", size)
        if role in ("dark",):
            self.setProperty("tone", "dark")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(False)
        self.rename(words)

    def rename(self, words: str, icon: str | None = None) -> None:
        """Other words on the same button."""
        words = on_screen(words)
        if words == self.words == self.accessibleName() and icon in (None, self._icon):
            return
        self.words = words
        if icon is not None:
            self._icon = icon
        self.setAccessibleName(words)
        self.setAccessibleDescription(on_screen(nl("toets {key}", key=self._key) if self._key else ""))
        if not self._words_shown:
            self.setToolTip(words)
        self.updateGeometry()
        self.update()

    def show_words(self, shown: bool, with_key: bool = True) -> None:
        """Give way: sign (and key) alone, or all of it."""
        if (shown, with_key) != (self._words_shown, self._key_shown):
            self._words_shown, self._key_shown = shown, with_key
            self.setToolTip("" if shown else self.words)
            self.updateGeometry()
            self.update()

    def let_wrap(self) -> Button:
        """In a narrow place the words go on a second line; a button in a row never does. Gives itself."""
        self._wraps = True
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def _font_bold(self) -> bool:
        return self._role in ("primary", "quiet")

    def _parts(self) -> list[tuple[str, str, QSize]]:
        side = self._theme.px("icon_button")
        found = [("sign", self._icon, QSize(side, side))] if self._icon else []
        if self._words_shown and self.words:
            metrics = QFontMetricsF(self._theme.font("body", bold=self._font_bold()))
            width = math.ceil(metrics.horizontalAdvance(self.words)) + 1
            found.append(("words", self.words, QSize(width, math.ceil(metrics.height()))))
        if self._icon_after:
            found.append(("sign", self._icon_after, QSize(side, side)))
        if self._key and self._key_shown:
            found.append(("key", self._key, key_cap_size(self._theme, self._key)))
        return found

    def _padding(self) -> int:
        if self.property("scale") == "line":
            return 3
        if not self._words_shown:
            return 9
        return 8 if self._role == "quiet" else 14

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        parts = self._parts()
        width = (
            sum(size.width() for _, _, size in parts) + 8 * max(0, len(parts) - 1) + 2 * self._padding() + 2
        )
        height = max([size.height() for _, _, size in parts] or [0]) + 8
        return QSize(width, max(height, self._least_height()))

    def _least_height(self) -> int:
        size = self.property("scale")
        name = {"small": "button_small", "main": "button_main", "line": "chip"}.get(size, "button")
        return self._theme.px("button_bar" if self._role == "dark" and not size else name)

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self._wraps or not self._words_shown:
            return hint
        metrics = self._metrics()
        words = math.ceil(metrics.horizontalAdvance(self.words)) + 1
        return QSize(hint.width() - words + widest_word(metrics, self.words), hint.height())

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("body", bold=self._font_bold()))

    def _lines(self, width: int) -> list[str]:
        if not self._wraps or width >= self.sizeHint().width():
            return [self.words]
        metrics = self._metrics()
        rest = self.sizeHint().width() - math.ceil(metrics.horizontalAdvance(self.words)) - 1
        return wrapped(metrics, self.words, width - rest)

    def heightForWidth(self, width: int) -> int:
        """Where the words wrap: as high as they are at this width."""
        more = len(self._lines(width)) - 1
        return self.sizeHint().height() + more * math.ceil(self._metrics().height())

    def paintEvent(self, event: object) -> None:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        painter = QPainter(self)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, option, painter, self)
        colour = self._theme.colour(_TONES.get(self._role, "inkt_900") if self.isEnabled() else "inkt_500")
        parts = self._parts()
        if len(lines := self._lines(self.width())) > 1:
            width = math.ceil(max(self._metrics().horizontalAdvance(line) for line in lines)) + 1
            size = QSize(width, len(lines) * math.ceil(self._metrics().height()))
            parts = [("words", "\n".join(lines), size) if part[0] == "words" else part for part in parts]
        total = sum(size.width() for _, _, size in parts) + 8 * max(0, len(parts) - 1)
        left = (self.width() - total) / 2
        for kind, what, size in parts:
            box = QRectF(left, (self.height() - size.height()) / 2, size.width(), size.height())
            if kind == "sign":
                draw_sign(painter, self._theme, what, box.toRect(), colour)
            elif kind == "words":
                painter.setFont(self._theme.font("body", bold=self._font_bold()))
                painter.setPen(colour)
                painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip), what)
            else:
                draw_key_cap(painter, self._theme, what, box, colour)
            left += size.width() + 8


def centred(box: QRect, size: QSize) -> QRect:
    """A rectangle of `size` in the middle of `box`."""
    return QRect(
        box.left() + (box.width() - size.width()) // 2,
        box.top() + (box.height() - size.height()) // 2,
        size.width(),
        size.height(),
    )
