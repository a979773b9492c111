"""The field of a passphrase. Qt's own text holds only fillers; the letters stand in a bytearray of ours."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
)
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from desktop.domain.wording import joined, nl
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import set_state
from desktop.ui.widgets.directions import qt_direction
from desktop.ui.widgets.icons import sign_icon

#: one letter as fixed-width UTF-32, so that the n-th letter stands at 4 n
_WIDTH = 4
_FILLER = "x"
_MOST = 400
_EYE_ROOM = 52


class SecretField(QLineEdit):
    """Letters go into a bytearray; `take()` gives them as UTF-8 and leaves nothing behind.

    Only while the eye is open are they also in Qt's own text, as they are then on the screen.
    """

    entered = Signal()
    caps_seen = Signal(bool)
    changed = Signal()

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setLayoutDirection(qt_direction(rtl=False))
        self._theme = theme
        self._secret = bytearray()
        self._is_open = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAccessibleName(on_screen(name))
        self.setFont(theme.font("panel", bold=False))
        self.setMinimumHeight(theme.scaled(52))
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        room = theme.scaled(_EYE_ROOM)
        self.setTextMargins(4, 0, room - 12, 0)
        self.eye = QPushButton(self)
        self.eye.setProperty("role", "quiet")
        self.eye.setProperty("size", "small")
        self.eye.setCheckable(True)
        side = theme.scaled(24)
        self.eye.setIcon(sign_icon(theme, "eye", "inkt_600", "petrol_800"))
        self.eye.setIconSize(QSize(side, side))
        self.eye.setAccessibleName(on_screen(nl("Laat de wachtzin zien")))
        self.eye.setToolTip(on_screen(nl("Laat de wachtzin zien")))
        self.eye.setCursor(Qt.CursorShape.PointingHandCursor)
        self.eye.toggled.connect(self.show_letters)

    def __len__(self) -> int:
        return len(self._secret) // _WIDTH

    def rename(self, name: str) -> None:
        """Whose passphrase."""
        self.setAccessibleName(on_screen(name))

    def take(self) -> bytearray:
        """The passphrase as UTF-8, handed over; the field is empty and wiped afterwards."""
        given = bytearray()
        for start in range(0, len(self._secret), _WIDTH):
            given += chr(int.from_bytes(self._secret[start : start + _WIDTH], "little")).encode()
        self.wipe()
        return given

    def wipe(self) -> None:
        """Overwrite what was typed."""
        self._secret[:] = bytes(len(self._secret))
        self._secret = bytearray()
        self.eye.setChecked(False)
        self.setText("")
        self.changed.emit()

    def show_letters(self, shown: bool) -> None:
        """The eye: letters, or dots."""
        self._is_open = shown
        words = nl("Verberg de wachtzin") if shown else nl("Laat de wachtzin zien")
        self.eye.setAccessibleName(on_screen(words))
        self.eye.setToolTip(on_screen(words))
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._redraw(self.cursorPosition())

    def show_error(self, wrong: bool) -> None:
        set_state(self, "state", "error" if wrong else "")

    def _redraw(self, cursor: int) -> None:
        text = self._secret.decode("utf-32-le") if self._is_open else _FILLER * len(self)
        self.setText(text)
        self.setCursorPosition(min(cursor, len(self)))

    def _put(self, letters: str) -> None:
        """Replace the selection, or put in at the cursor."""
        at = self._drop_selection()
        kept = [letter for letter in letters if letter.isprintable()][: _MOST - len(self)]
        new = bytearray(joined("", kept).encode("utf-32-le"))
        self._secret[at * _WIDTH : at * _WIDTH] = new
        new[:] = bytes(len(new))
        self._redraw(at + len(kept))
        self.changed.emit()

    def _drop_selection(self) -> int:
        if not self.hasSelectedText():
            return self.cursorPosition()
        start, length = self.selectionStart(), self.selectionLength()
        self._cut(start, start + length)
        return start

    def _cut(self, start: int, end: int) -> None:
        del self._secret[start * _WIDTH : end * _WIDTH]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, text = event.key(), event.text()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._put(QGuiApplication.clipboard().text())
        elif event.matches(QKeySequence.StandardKey.Copy) or event.matches(QKeySequence.StandardKey.Cut):
            event.accept()  # never to the clipboard
        elif event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo):
            event.accept()  # nothing is kept to go back to
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self._delete(event)
        elif _is_typed(event):
            self._look_at_caps(event)
            self._put(text)
        else:
            super().keyPressEvent(event)

    def _delete(self, event: QKeyEvent) -> None:
        if self.hasSelectedText():
            at = self._drop_selection()
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = 0
            self._cut(0, len(self))
        else:
            cursor = self.cursorPosition()
            at = max(0, cursor - 1) if event.key() == Qt.Key.Key_Backspace else cursor
            if event.key() != Qt.Key.Key_Backspace or cursor > 0:
                self._cut(at, at + 1)
        self._redraw(at)
        self.changed.emit()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if event.commitString():
            self._put(event.commitString())
        event.accept()

    def _look_at_caps(self, event: QKeyEvent) -> None:
        """Qt cannot ask the keyboard; a capital without Shift (or the reverse) tells it."""
        letter = event.text()
        if len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            has_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != has_shift)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """None: it would offer copy and undo."""

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: object) -> None:
        side = self._theme.scaled(40)
        corner = QPoint(self.width() - side - 6, (self.height() - side) // 2)
        self.eye.setGeometry(QRect(corner, QSize(side, side)))


def _is_typed(event: QKeyEvent) -> bool:
    """A letter, a digit, a sign; AltGr (Control and Alt together) makes signs too."""
    text, modifiers = event.text(), event.modifiers()
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    alt = bool(modifiers & Qt.KeyboardModifier.AltModifier)
    return bool(text) and text.isprintable() and control == alt
