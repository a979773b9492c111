"""The letters of a field: opened with F3 or the sign in it, never over it, closed with Esc or by going on."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from desktop.ui.theme import Theme
from desktop.ui.tokens import script_of
from desktop.ui.widgets.boxes import Panel, column
from desktop.ui.widgets.letter_board import LetterBoard
from translations.boards import installed_scripts

#: the language of the talk, set on whatever holds the fields of one person
TALK_LANGUAGE = "talk_language"
_GAP, _EDGE = 8, 12
_AT_MOST = 760


class FieldLetters(Panel):
    """One board over a window, beside the field it writes in."""

    def __init__(self, theme: Theme, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__("dialog")
        self.setProperty("tone", "calm")
        self.setParent(field.window())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._field = theme, field
        self.letters = LetterBoard(theme, language_around(field))
        inside = column(0, (12, 10, 12, 10))
        inside.addWidget(self.letters)
        self.setLayout(inside)
        self.letters.typed.connect(self._type)
        self.letters.erased.connect(self._erase)
        self.letters.done.connect(self.put_away)
        self.letters.follow(self._before_cursor())
        field.destroyed.connect(self.close)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        self._place()
        self.show()
        self.raise_()

    @property
    def field(self) -> QLineEdit | QPlainTextEdit:
        return self._field

    def _before_cursor(self) -> str:
        if isinstance(self._field, QLineEdit):
            return self._field.text()[: self._field.cursorPosition()]
        return self._field.toPlainText()[: self._field.textCursor().position()]

    def _type(self, letter: str) -> None:
        """The first letter says in which direction the whole name runs, as far as nobody turned the field."""
        turn, script = getattr(self._field, "turn", None), installed_scripts()[self.letters.language]
        if turn is not None and not self._before_cursor() and letter.isalpha():
            turn(script == "Arab", script_of(script))
        if isinstance(self._field, QLineEdit):
            self._field.insert(letter)
        else:
            self._field.insertPlainText(letter)
        self.letters.follow(self._before_cursor())

    def _erase(self) -> None:
        if isinstance(self._field, QLineEdit):
            self._field.backspace()
        else:
            self._field.textCursor().deletePreviousChar()
        self.letters.follow(self._before_cursor())

    def put_away(self) -> None:
        """Back to the field; what was pointed at stands in it."""
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.close()

    def _follow_focus(self, old: QWidget | None, new: QWidget | None) -> None:
        """Going on to something else leaves the field, and the letters go."""
        if new is None or new is self._field or self.isAncestorOf(new) or not self.isVisible():
            return
        was_inside = old is not None and self.isAncestorOf(old)
        self.close()
        left = getattr(self._field, "left_field", None)
        if was_inside and left is not None:
            left.emit()

    def _place(self) -> None:
        """Under the field where there is room, else above it, else beside it: never over it."""
        window = self._field.window()
        wanted = self.sizeHint()
        width = min(max(wanted.width(), self._theme.scaled(_AT_MOST)), window.width() - 2 * _EDGE)
        field = QRect(self._field.mapTo(window, QPoint(0, 0)), self._field.size())
        height = wanted.height()
        left = min(max(field.left(), _EDGE), window.width() - _EDGE - width)
        below, above = field.bottom() + _GAP, field.top() - _GAP - height
        has_room = below + height <= window.height() - _EDGE
        top = below if has_room or above < _EDGE else above
        if top + height > window.height() and above < _EDGE:
            top = max(_EDGE, window.height() - _EDGE - height)
            at_right = window.width() - field.right() - _GAP - _EDGE
            at_left = field.left() - _GAP - _EDGE
            width = min(width, max(at_right, at_left))
            left = field.right() + _GAP if at_right >= at_left else field.left() - _GAP - width
        self.setGeometry(left, top, width, height)


def language_around(field: QWidget) -> str:
    """The language of the person whose fields these are; '' where nobody said it."""
    at: QWidget | None = field
    while at is not None:
        said = at.property(TALK_LANGUAGE)
        if isinstance(said, str) and said:
            return said
        at = at.parentWidget()
    return ""


def open_letters(theme: Theme, field: QLineEdit | QPlainTextEdit, with_keys: bool) -> FieldLetters:
    """Open the letters for a field, or go to them; `with_keys` gives them the keyboard."""
    for other in field.window().findChildren(FieldLetters):
        if other.field is field and other.isVisible():
            if with_keys:
                other.letters.take_focus()
            return other
        other.close()
    made = FieldLetters(theme, field)
    if with_keys:
        made.letters.take_focus()
    return made
