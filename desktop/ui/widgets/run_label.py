"""One label for one run of one language: own font, own line height, direction set and never guessed."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script

_UNBOUND = 16_000_000.0


class RunLabel(QLabel):
    """Word-wrapped text. `lead` is printed bold before it ('Nieuw:'); `text()` gives both, in reading order.

    `rtl` is the direction of the text; `leading` False puts a right-to-left text at the left edge, as a short
    label in a Dutch control wants it.
    """

    def __init__(
        self,
        theme: Theme,
        text: str = "",
        role: str = "body",
        *,
        script: Script = Script.LATN,
        rtl: bool = False,
        bold: bool | None = None,
        tone: str = "inkt_900",
        wrap: bool = True,
        align: Qt.AlignmentFlag | None = None,
        lead: str = "",
        max_lines: int = 0,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._script, self._rtl = theme, role, script, rtl
        self._bold, self._tone, self._lead, self._align = bold, tone, "", align
        self._sizes: dict[float, tuple[float, float]] = {}
        self._least: QSize | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
        policy = QSizePolicy(
            QSizePolicy.Policy.Preferred if wrap else QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Preferred
        )
        policy.setHeightForWidth(wrap)
        self.setSizePolicy(policy)
        self.say(text, lead)

    @property
    def is_rtl(self) -> bool:
        return self._rtl

    @property
    def script(self) -> Script:
        return self._script

    def say(self, text: str, lead: str | None = None) -> None:
        """Another text in the same language; the same text lays nothing out anew."""
        before = self._lead
        if lead is not None:
            self._lead = on_screen(lead)
        words = f"{self._lead} {on_screen(text)}" if self._lead else on_screen(text)
        if (words, self._lead) != (self.text(), before):
            self.setText(words)
            self._look_again()

    def speak(self, text: str, script: Script, rtl: bool, role: str | None = None) -> None:
        """Another text in another language."""
        if (script, rtl, role or self._role) != (self._script, self._rtl, self._role):
            self._script, self._rtl, self._role = script, rtl, role or self._role
            self.setLayoutDirection(Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight)
            self._look_again()
        self.say(text)

    def embolden(self, bold: bool | None, tone: str | None = None) -> None:
        """Chosen or not."""
        if tone is not None and tone != self._tone:
            self._tone = tone
            self.update()
        if bold != self._bold:
            self._bold = bold
            self._look_again()

    def setWordWrap(self, wraps: bool) -> None:
        """As QLabel; what was measured on other lines is forgotten."""
        super().setWordWrap(wraps)
        self._look_again()

    def _look_again(self) -> None:
        self._sizes.clear()
        self._least = None
        self.updateGeometry()
        self.update()

    def run_font(self) -> QFont:
        return self._theme.font(self._role, self._script, self._bold)

    def _lay_out(self, width: float) -> tuple[QTextLayout, float, float]:
        """The laid-out lines, the widest natural line, and the whole height."""
        font = self.run_font()
        layout = QTextLayout(self.text(), font)
        option = QTextOption()
        wraps = self.wordWrap()
        option.setWrapMode(QTextOption.WrapMode.WordWrap if wraps else QTextOption.WrapMode.NoWrap)
        option.setTextDirection(
            Qt.LayoutDirection.RightToLeft if self._rtl else Qt.LayoutDirection.LeftToRight
        )
        option.setAlignment(self._horizontal())
        layout.setTextOption(option)
        if self._lead:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            lead_run = QTextLayout.FormatRange()
            lead_run.start, lead_run.length, lead_run.format = 0, len(self._lead), bold
            layout.setFormats([lead_run])
        # the fonts of the house claim far more room than their letters take; the tokens say how much is given
        pitch = font.pixelSize() * self._theme.line_height(self._script)
        layout.beginLayout()
        top, widest = 0.0, 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (pitch - line.height()) / 2))
            widest = max(widest, line.naturalTextWidth())
            top += pitch
        layout.endLayout()
        return layout, widest, max(top, pitch)

    def _measured(self, width: float) -> tuple[float, float]:
        """The widest natural line and the whole height at a width; layouts ask the same again and again."""
        found = self._sizes.get(width)
        if found is None:
            found = self._sizes[width] = self._lay_out(width)[1:]
        return found

    def natural_width(self) -> int:
        """How wide the text is on one line, in px."""
        return math.ceil(self._measured(_UNBOUND)[0]) + 1

    def heightForWidth(self, width: int) -> int:
        """The height the wrapped text takes at `width`."""
        margins = self.contentsMargins()
        inner = max(1, width - margins.left() - margins.right())
        return math.ceil(self._measured(inner)[1]) + margins.top() + margins.bottom()

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        if not self.wordWrap():
            return self.sizeHint()
        if self._least is None:
            metrics = QFontMetricsF(self.run_font())
            # a long address has breaks in it that no one sees
            words = self.text().replace("\u200b", " ").split()
            widest = max((metrics.horizontalAdvance(word) for word in words), default=0.0)
            self._least = QSize(math.ceil(widest) + 1, math.ceil(self._measured(_UNBOUND)[1]))
        return self._least

    def _horizontal(self) -> Qt.AlignmentFlag:
        """Where the lines stand; without a wish at the leading edge of the language."""
        align = self._align
        if align is None:
            align = Qt.AlignmentFlag.AlignRight if self._rtl else Qt.AlignmentFlag.AlignLeft
        return align | Qt.AlignmentFlag.AlignAbsolute

    def paintEvent(self, event: object) -> None:
        area = QRectF(self.contentsRect())
        layout, _, height = self._lay_out(area.width())
        painter = QPainter(self)
        group = "inkt_500" if not self.isEnabled() else self._tone
        painter.setPen(self._theme.colour(group))
        down = (
            max(0.0, (area.height() - height) / 2)
            if self.alignment() & Qt.AlignmentFlag.AlignVCenter
            else 0.0
        )
        for i in range(layout.lineCount()):
            layout.lineAt(i).draw(painter, QPointF(area.left(), area.top() + down))
