"""Small signs that carry a state in shape and word: chips, discs, tick boxes, bars."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.icons import draw_sign
from desktop.ui.widgets.wrapped_words import widest_word, wrapped

#: tone -> fill, text, edge
_CHIPS = {
    "ok": ("blad_100", "blad_700", ""),
    "warn": ("zon_100", "zon_700", ""),
    "warn_edge": ("zon_100", "zon_700", "zon_700"),
    "bad": ("steen_100", "steen_700", ""),
    "info": ("lucht_100", "lucht_700", ""),
    "plan": ("klei_100", "klei_700", ""),
    "plain": ("linnen_100", "inkt_600", "lijn"),
    "dark": ("inkt_900", "wit", ""),
    "chosen": ("petrol_800", "wit", ""),
    "alarm": ("wit", "steen_700", ""),
}


class Chip(QWidget):
    """A sign and a word on a round fill; `own` is a second word in another script ('العربية')."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        tone: str = "plain",
        icon: str = "",
        own: str = "",
        own_script: Script = Script.LATN,
        bold: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._icon, self._own, self._own_script = theme, icon, own, own_script
        self._tone, self._bold, self.words, self._wraps = tone, bold, "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(words)

    def let_wrap(self) -> Chip:
        """In a narrow place the words go on a second line. Gives itself."""
        self._wraps = True
        policy = QSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        return self

    def say(self, words: str, tone: str | None = None, icon: str | None = None) -> None:
        """Other words, tone or sign."""
        words = on_screen(words)
        is_same = words == self.words == self.accessibleName() and tone in (None, self._tone)
        if is_same and icon in (None, self._icon):
            return
        self.words = words
        self._tone = tone or self._tone
        self._icon = self._icon if icon is None else icon
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def _widths(self) -> tuple[int, int, int]:
        words = math.ceil(
            QFontMetricsF(self._theme.font("secondary", bold=self._bold)).horizontalAdvance(self.words)
        )
        own = QFontMetricsF(self._theme.font("secondary", self._own_script)).horizontalAdvance(self._own)
        return (self._theme.px("icon_chip") if self._icon else 0), words, math.ceil(own)

    def sizeHint(self) -> QSize:
        parts = [w for w in self._widths() if w]
        return QSize(sum(parts) + 5 * max(0, len(parts) - 1) + 20, self._theme.px("chip"))

    def minimumSizeHint(self) -> QSize:
        hint = self.sizeHint()
        if not self._wraps:
            return hint
        return QSize(
            hint.width() - self._widths()[1] + widest_word(self._metrics(), self.words), hint.height()
        )

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self._theme.font("secondary", bold=self._bold))

    def _lines(self, width: int) -> list[str]:
        if not self._wraps or width >= self.sizeHint().width():
            return [self.words]
        return wrapped(self._metrics(), self.words, width - self.sizeHint().width() + self._widths()[1])

    def heightForWidth(self, width: int) -> int:
        """Where the words wrap: as high as they are at this width."""
        more = len(self._lines(width)) - 1
        return self._theme.px("chip") + more * math.ceil(self._metrics().height())

    def paintEvent(self, event: object) -> None:
        fill, text, edge = _CHIPS[self._tone]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colour(fill))
        painter.setPen(QPen(self._theme.colour(edge), 1) if edge else Qt.PenStyle.NoPen)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = min(box.height(), self._theme.px("chip")) / 2
        painter.drawRoundedRect(box, radius, radius)
        colour = self._theme.colour(text)
        sign, words, own = self._widths()
        left = 10.0
        if sign:
            draw_sign(painter, self._theme, self._icon, QRectF(left, 0, sign, self.height()).toRect(), colour)
            left += sign + 5
        painter.setPen(colour)
        flags = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextDontClip)
        painter.setFont(self._theme.font("secondary", bold=self._bold))
        painter.drawText(
            QRectF(left, 0, words + 2, self.height()), flags, "\n".join(self._lines(self.width()))
        )
        if own:
            painter.setFont(self._theme.font("secondary", self._own_script))
            painter.drawText(QRectF(left + words + 5, 0, own + 2, self.height()), flags, self._own)


class Disc(QWidget):
    """A number on a round fill: full (dark), empty (dashed), question (petrol), new (klei, squarer)."""

    def __init__(
        self,
        theme: Theme,
        words: str,
        px: int,
        look: str = "full",
        role: str = "small_body",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self.words, self._px, self._look, self._role = theme, words, px, look, role
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(on_screen(words))

    def change(self, words: str, look: str) -> None:
        """Another number or another state."""
        if (words, look) == (self.words, self._look):
            return
        self.words, self._look = words, look
        self.setAccessibleName(on_screen(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._px, self._px)

    def paintEvent(self, event: object) -> None:
        fill, text = {
            "full": ("inkt_900", "wit"),
            "empty": ("wit", "inkt_600"),
            "question": ("petrol_800", "wit"),
            "new": ("klei_700", "wit"),
            "error": ("steen_700", "wit"),
            "soft": ("linnen_200", "inkt_900"),
            "done": ("blad_700", "wit"),
            "now": ("wit", "klei_700"),
            "later": ("wit", "inkt_600"),
        }[self._look]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self._theme.colour(fill))
        painter.setPen(Qt.PenStyle.NoPen)
        if self._look == "empty":
            painter.setPen(QPen(self._theme.colour("lijn_sterk"), 1, Qt.PenStyle.DashLine))
        elif self._look in ("now", "later"):
            painter.setPen(QPen(self._theme.colour("klei_700" if self._look == "now" else "lijn_sterk"), 2))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = 10 if self._look == "new" and self._px > 30 else box.height() / 2
        painter.drawRoundedRect(box, radius, radius)
        painter.setPen(self._theme.colour(text))
        painter.setFont(self._theme.font(self._role, bold=True))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.words)


class TickBox(QWidget):
    """The box on the outer edge of an answer; filled with a tick when chosen. Round where only one can be."""

    def __init__(self, theme: Theme, is_round: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._is_round, self._is_on = theme, is_round, False
        self._is_pointed = False
        self.setFixedSize(theme.px("tick_box"), theme.px("tick_box"))

    def set_on(self, on: bool) -> None:
        if on != self._is_on:
            self._is_on = on
            self.update()

    def set_pointed(self, pointed: bool) -> None:
        """Pointed at on the person's screen, and not taken over yet."""
        if pointed != self._is_pointed:
            self._is_pointed = pointed
            self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_pointed:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("klei_700"))
            painter.drawEllipse(QRectF(self.rect()))
            inner = self.rect().adjusted(4, 4, -4, -4)
            draw_sign(painter, self._theme, "hand", inner, self._theme.colour("wit"))
            return
        edge = "petrol_800" if self._is_on else "lijn_sterk"
        painter.setPen(QPen(self._theme.colour(edge), 2))
        painter.setBrush(self._theme.colour("petrol_800" if self._is_on else "wit"))
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        radius = box.height() / 2 if self._is_round else 5
        painter.drawRoundedRect(box, radius, radius)
        if self._is_on:
            inner = self.rect().adjusted(2, 2, -2, -2)
            draw_sign(painter, self._theme, "tick", inner, self._theme.colour("wit"))


class ProgressBar(QWidget):
    """A thin bar; its words are in the accessible name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(theme.px("progress"))

    def show_share(self, part: int, whole: int) -> None:
        words = nl("{part} van {whole}", part=part, whole=whole)
        if words != self.accessibleName():
            self._share = part / whole if whole else 0.0
            self.setAccessibleName(on_screen(words))
            self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        radius = box.height() / 2
        painter.setPen(QPen(self._theme.colour("lijn_sterk"), 1))
        painter.setBrush(self._theme.colour("wit"))
        painter.drawRoundedRect(box, radius, radius)
        if self._share:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.colour("petrol_600"))
            width = max(box.height(), box.width() * self._share)
            painter.drawRoundedRect(QRectF(box.left(), box.top(), width, box.height()), radius, radius)
