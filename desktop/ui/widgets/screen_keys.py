"""Keys of a screen: Enter presses the focused button or does the main thing; arrows scroll; keys kept from
the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QScrollArea, QWidget

#: px of one press of an arrow
_LINE = 60


def took_enter(screen: QWidget, event: QKeyEvent, main: Callable[[], None] | None = None) -> bool:
    """True when Enter was meant and something was done with it.

    Qt presses a focused push button on Enter only inside dialogs; here every button takes it.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    focused = screen.focusWidget()
    if isinstance(focused, QAbstractButton) and focused.hasFocus() and focused.isEnabled():
        focused.click()
        return True
    if main is None:
        return False
    main()
    return True


def is_key(event: QKeyEvent, keys: str) -> bool:
    """Whether this key press is `keys` ('F12', 'Ctrl+P')."""
    pressed = QKeySequence(QKeyCombination(event.modifiers(), Qt.Key(event.key())))
    return pressed == QKeySequence(keys)


def keeps_key(event: QEvent, keys: str) -> bool:
    """In `event()` of a screen: True keeps a key of the window for the screen, as a key press of its own."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not is_key(event, keys):
        return False
    event.accept()
    return True


def took_scroll(area: QScrollArea, event: QKeyEvent) -> bool:
    """True when the arrows or Page Up and Page Down were meant: the area goes along."""
    bar = area.verticalScrollBar()
    steps = {
        Qt.Key.Key_Up: -_LINE,
        Qt.Key.Key_Down: _LINE,
        Qt.Key.Key_PageUp: -bar.pageStep(),
        Qt.Key.Key_PageDown: bar.pageStep(),
    }
    step = steps.get(Qt.Key(event.key()))
    if step is None:
        return False
    bar.setValue(bar.value() + step)
    return True
