"""Keys of a screen: Enter presses the focused button or does the main thing; keys kept from the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractButton, QWidget


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
