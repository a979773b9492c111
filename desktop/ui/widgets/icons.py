"""The icon font: names for its signs, and one engine that draws them in a colour."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtWidgets import QLabel, QWidget

from desktop.ui.theme import Theme

#: name -> code point in Material Design Icons 7
SIGNS: Mapping[str, int] = MappingProxyType(
    {
        "alert": 0xF002A, "arrow_up": 0xF005D, "broom": 0xF00E2, "split": 0xF00FB, "tray_up": 0xF011D,
        "check": 0xF012C, "check_all": 0xF012D, "check_many": 0xF0139, "chevron_down": 0xF0140,
        "chevron_left": 0xF0141, "chevron_right": 0xF0142, "clock": 0xF0150, "set_aside": 0xF015D,
        "list": 0xF0279, "disk": 0xF02CA, "history": 0xF02DA, "no_network": 0xF0319, "laptop": 0xF0322,
        "lock": 0xF0341, "search": 0xF0349, "menu": 0xF035C, "minus_circle": 0xF0377, "pause": 0xF03E4,
        "play": 0xF040A, "plus_circle": 0xF0419, "again": 0xF0450, "sync": 0xF04E6, "clock_alert": 0xF05CE,
        "exclamation": 0xF05D6, "check_circle_full": 0xF05E0, "check_circle": 0xF05E1, "question": 0xF0625,
        "caps_lock": 0xF0632, "outdated": 0xF06B0, "eye": 0xF06D0, "bulb": 0xF06E9, "close_circle": 0xF073A,
        "circle": 0xF0766, "ear": 0xF07C5, "place": 0xF07D9, "person_add": 0xF0801, "talk": 0xF0822,
        "lifebuoy": 0xF087E, "plan": 0xF0982, "under_way": 0xF0998, "document": 0xF09EE, "ear_off": 0xF0A45,
        "tolk_missing": 0xF0B50, "person": 0xF0B55, "book": 0xF0B63, "folder": 0xF0B9C, "tolk_here": 0xF0BE2,
        "pencil": 0xF0CB6, "shield": 0xF0CC8, "octagon": 0xF0CE6, "paper_pencil": 0xF0DC9, "phone": 0xF0DF0,
        "not_translated": 0xF0E06, "tick": 0xF0E1E, "not_saved": 0xF0F43, "day": 0xF11D8, "stick": 0xF129F,
        "rephrase": 0xF12C4, "tolk": 0xF1309, "print_look": 0xF1458, "client_screen": 0xF1483,
        "townhall": 0xF151F, "postpone": 0xF16E1, "seal": 0xF1740, "note": 0xF1782, "printer": 0xF1786,
        "text_ltr": 0xF0285, "text_rtl": 0xF0286, "sound_off": 0xF0581, "translate": 0xF05CA,
        "checklist": 0xF0756, "file_out": 0xF102E,
        "paperclip": 0xF03E2, "turn": 0xF0467, "partly": 0xF1787, "hand": 0xF182D, "kept": 0xF18EB,
        "calendar": 0xF1A30,
    }
)  # fmt: skip


def draw_sign(painter: QPainter, theme: Theme, name: str, box: QRect, colour: QColor) -> None:
    """Draw a sign centred in `box`, as large as its shorter side. Never mirrored."""
    painter.save()
    painter.setFont(theme.icon_font(min(box.width(), box.height())))
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip
    painter.drawText(box, int(flags), chr(SIGNS[name]))
    painter.restore()


class _SignEngine(QIconEngine):
    """A `QIcon` that is one sign of the font in one colour (and one for the checked state)."""

    def __init__(self, font: QFont, name: str, colour: QColor, checked: QColor) -> None:
        super().__init__()
        self._font, self._name, self._colour, self._checked = font, name, colour, checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        font = QFont(self._font)
        font.setPixelSize(min(rect.width(), rect.height()))
        painter.setFont(font)
        painter.setPen(self._checked if state == QIcon.State.On else self._colour)
        painter.drawText(rect, int(Qt.AlignmentFlag.AlignCenter), chr(SIGNS[self._name]))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        picture = QPixmap(size)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return picture

    def clone(self) -> QIconEngine:
        return _SignEngine(self._font, self._name, self._colour, self._checked)


def sign_icon(theme: Theme, name: str, tone: str = "inkt_900", checked: str | None = None) -> QIcon:
    """The sign as a `QIcon`, tinted with colours of the tokens."""
    on = theme.colour(checked or tone)
    return QIcon(_SignEngine(theme.icon_font(16), name, theme.colour(tone), on))


class Sign(QLabel):
    """A sign standing by itself, always beside a word; silent for the screen reader."""

    def __init__(
        self, theme: Theme, name: str, px: int, tone: str = "inkt_900", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._name, self._px, self._tone = theme, name, px, tone
        self.setFixedSize(px, px)

    def change(self, name: str, tone: str | None = None) -> None:
        """Another sign, or another colour."""
        self._name, self._tone = name, tone or self._tone
        self.update()

    def paintEvent(self, event: object) -> None:
        painter = QPainter(self)
        draw_sign(painter, self._theme, self._name, self.rect(), self._theme.colour(self._tone))
