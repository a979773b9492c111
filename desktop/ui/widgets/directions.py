"""Direction of what is drawn, shown in a tip or waits in a field: it belongs to the language and is set here.

Qt would guess it from the first letter: a sentence in Farsi that begins with 'B1' would run the wrong way.
"""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QPainter

from desktop.ui.theme import Theme
from desktop.ui.widgets.runs import RunText

_RLI, _LRI, _PDI = "\u2067", "\u2066", "\u2069"


def qt_direction(rtl: bool) -> Qt.LayoutDirection:
    """Qt's word for it; there is no third."""
    return Qt.LayoutDirection.RightToLeft if rtl else Qt.LayoutDirection.LeftToRight


def set_apart(text: str, rtl: bool) -> str:
    """The text as an isolate of a known direction, for a place that Qt lays out its own way; '' stays ''."""
    return f"{_RLI if rtl else _LRI}{text}{_PDI}" if text else ""


def draw_run(
    painter: QPainter, box: QRect | QRectF, text: str, rtl: bool, align: Qt.AlignmentFlag | None = None
) -> None:
    """One line of one language in its own direction, in the font and colour of the painter.

    `align`: where in the box, as it is seen; None = at the edge where the language begins, in the middle.
    """
    if align is None:
        edge = Qt.AlignmentFlag.AlignRight if rtl else Qt.AlignmentFlag.AlignLeft
        align = edge | Qt.AlignmentFlag.AlignVCenter
    before = painter.layoutDirection()
    painter.setLayoutDirection(qt_direction(rtl))
    painter.drawText(box, int(align | Qt.AlignmentFlag.AlignAbsolute), text)
    painter.setLayoutDirection(before)


def own_tip(theme: Theme, own: RunText, after: str = "") -> str:
    """A tip in the language of the person: its direction and font; `after` (a key) on a line of its own."""
    font = theme.font("body", own.script)
    families = ", ".join(f"'{family}'" for family in font.families())
    way = "rtl" if own.rtl else "ltr"
    style = f"font-family: {families}; font-size: {font.pixelSize()}px"
    said = f'<p dir="{way}" style="{style}">{escape(own.text)}</p>'
    return said + (f'<p dir="ltr">{escape(after)}</p>' if after else "")
