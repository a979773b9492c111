"""Enter on a screen: the button that has the focus is pressed, else the screen does its main thing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
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
