"""Fields to type in. Direction belongs to the language and is set; it is never guessed from the text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QTextOption,
)
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from desktop.domain.wording import nl
from desktop.ui.clipboard import shown_outside
from desktop.ui.desk_language import on_screen
from desktop.ui.theme import Theme
from desktop.ui.tokens import Script
from desktop.ui.widgets.boxes import set_state
from desktop.ui.widgets.copying import copying_key, guard_menu
from desktop.ui.widgets.directions import qt_direction, set_apart
from desktop.ui.widgets.field_letters import open_letters
from desktop.ui.widgets.icons import draw_sign, sign_icon

#: turns the words in a field around, for a name in another script; said in the help of F1
_TURN = (Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
_SIDES = {Qt.Key.Key_Direction_L: False, Qt.Key.Key_Direction_R: True}


def _turned(field: QWidget, event: QKeyEvent) -> bool | None:
    """Whether the field is to run from the right now; None when this key does not say so."""
    if (event.key(), event.modifiers()) == _TURN:
        return field.layoutDirection() is not Qt.LayoutDirection.RightToLeft
    return _SIDES.get(Qt.Key(event.key()))


class LineField(QLineEdit):
    """One line. `left_field` is announced when the cursor leaves it."""

    left_field = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        script: Script = Script.LATN,
        rtl: bool = False,
        role: str = "body",
        placeholder: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._theme, self._role, self._waiting = theme, role, ""
        self.setFont(theme.font(role, script))
        self.setLayoutDirection(qt_direction(rtl))
        self._settle()
        self.setAlignment(Qt.AlignmentFlag.AlignLeft)  # Qt reads it as 'leading' and mirrors it itself
        self.setAccessibleName(on_screen(name))
        self.setPlaceholderText(on_screen(placeholder))
        self.setMinimumHeight(theme.px("field"))

    @property
    def is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def turn(self, rtl: bool, script: Script | None = None) -> None:
        """Run the other way, with the letters of another script; what stands in it stays."""
        if script is not None:
            self.setFont(self._theme.font(self._role, script))
        self.setLayoutDirection(qt_direction(rtl))

    def setPlaceholderText(self, text: str) -> None:
        """As QLineEdit; the words run as the field does."""
        self._waiting = text
        super().setPlaceholderText(set_apart(text, True) if self.is_rtl else text)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange and hasattr(self, "_waiting"):
            self._settle()
            self.setPlaceholderText(self._waiting)

    def _settle(self) -> None:
        """Qt guesses the direction of a line from its first letter until a key has told it."""
        side = Qt.Key.Key_Direction_R if self.is_rtl else Qt.Key.Key_Direction_L
        told = QKeyEvent(QEvent.Type.KeyPress, side, Qt.KeyboardModifier.NoModifier)
        super().keyPressEvent(told)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is said once, by `returnPressed`; Qt would let the screen around hear it a second time."""
        if (rtl := _turned(self, event)) is not None:
            self.turn(rtl)
            return
        if event.key() == Qt.Key.Key_F3 and not self.isReadOnly():
            open_letters(self._theme, self, with_keys=True)
            return
        if copying_key(self, event):
            return
        super().keyPressEvent(event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        guard_menu(self, self.createStandardContextMenu(), event)

    def offer_letters(self) -> None:
        """A sign in the field for the letters of another script; F3 opens them in every field."""
        sign = sign_icon(self._theme, "translate", "inkt_600")
        action = self.addAction(sign, QLineEdit.ActionPosition.TrailingPosition)
        action.setText(on_screen(nl("Letters van een andere taal (F3)")))
        action.triggered.connect(lambda _on=False: open_letters(self._theme, self, with_keys=False))

    def show_error(self, wrong: bool) -> None:
        """2 px edge; the sheet takes one pixel off the padding, so nothing moves."""
        set_state(self, "state", "error" if wrong else "")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left_field.emit()


class TextField(QPlainTextEdit):
    """More lines. Enter makes a new line; Ctrl+Enter is announced as `finished`; Tab goes on."""

    left_field = Signal()
    finished = Signal()

    def __init__(
        self,
        theme: Theme,
        name: str,
        *,
        script: Script = Script.LATN,
        rtl: bool = False,
        role: str = "body",
        placeholder: str = "",
        lines: int = 3,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        font = theme.font(role, script)
        self.setFont(font)
        self._theme, self._role = theme, role
        self.turn(rtl)
        self.document().setDocumentMargin(0)
        self.setTabChangesFocus(True)
        self.setAccessibleName(on_screen(name))
        self.setPlaceholderText(on_screen(placeholder))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across = self.horizontalScrollBar()  # a space at the end of a line would move all text aside
        across.rangeChanged.connect(lambda _least, _most: across.setRange(0, 0))
        self.setMinimumHeight(round(QFontMetricsF(font).lineSpacing() * lines) + 20)

    @property
    def is_rtl(self) -> bool:
        return self.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def turn(self, rtl: bool, script: Script | None = None) -> None:
        """Run the other way, with the letters of another script; what stands in it stays."""
        if script is not None:
            self.setFont(self._theme.font(self._role, script))
        self.setLayoutDirection(qt_direction(rtl))
        option = QTextOption()
        option.setTextDirection(qt_direction(rtl))
        option.setAlignment(Qt.AlignmentFlag.AlignLeft)  # leading: mirrored by the direction
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDefaultTextOption(option)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        guard_menu(self, self.createStandardContextMenu(), event)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What goes to another window by a drag, or by marking alone."""
        return shown_outside(self, self.textCursor().selection().toPlainText())

    def sizeHint(self) -> QSize:
        """As high as the lines asked for; it grows only where a layout gives it room."""
        return QSize(240, self.minimumHeight())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.minimumHeight())

    def show_error(self, wrong: bool) -> None:
        set_state(self, "state", "error" if wrong else "")

    def put_text(self, text: str) -> None:
        """Replace the text if it differs, the cursor at the end, without announcing a change."""
        if self.toPlainText() != text:
            self.blockSignals(True)
            self.setPlainText(text)
            self.blockSignals(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (rtl := _turned(self, event)) is not None:
            self.turn(rtl)
            return
        if event.key() == Qt.Key.Key_F3 and not self.isReadOnly():
            open_letters(self._theme, self, with_keys=True)
            return
        if copying_key(self, event):
            return
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.finished.emit()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left_field.emit()


class ChoiceField(QComboBox):
    """A list to choose from and to type in (languages, countries): (key, words) pairs."""

    def __init__(
        self, theme: Theme, name: str, choices: tuple[tuple[str, str], ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFont(theme.font("body"))
        self.setAccessibleName(on_screen(name))
        self.setMinimumHeight(theme.px("field"))
        self.setMaxVisibleItems(12)
        for key, words in choices:
            self.addItem(on_screen(words), key)
        self.setCurrentIndex(-1)

    def choose(self, key: str) -> None:
        """Show this key; nothing chosen when it is unknown."""
        self.setCurrentIndex(self.findData(key))

    def chosen(self) -> str:
        """The chosen key, '' for none."""
        key = self.currentData()
        return key if isinstance(key, str) else ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        side = self._theme.px("icon_button")
        box = QRect(self.width() - side - 8, (self.height() - side) // 2, side, side)
        draw_sign(QPainter(self), self._theme, "chevron_down", box, self._theme.colour("inkt_600"))

    def wheelEvent(self, event: QEvent) -> None:
        """A turning wheel never changes an answer."""
        event.ignore()


def cursor_of(field: QWidget) -> int:
    """Where the cursor stands in a field; 0 for anything that is no field."""
    if isinstance(field, QPlainTextEdit):
        return field.textCursor().position()
    return field.cursorPosition() if isinstance(field, QLineEdit) else 0


def put_cursor(field: QWidget, at: int) -> None:
    """Put the cursor of a field there, nothing selected; the end when it would be past it."""
    if isinstance(field, QLineEdit):
        field.deselect()
        field.setCursorPosition(min(at, len(field.text())))
    elif isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(min(at, len(field.toPlainText())))
        field.setTextCursor(cursor)


def text_of(field: LineField | TextField) -> str:
    """What stands in a field."""
    return field.toPlainText() if isinstance(field, TextField) else field.text()


def put_text(field: LineField | TextField, text: str) -> None:
    """Another text in a field, without announcing it as typed."""
    if isinstance(field, TextField):
        field.put_text(text)
    elif field.text() != text:
        field.setText(text)
