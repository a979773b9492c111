"""Cut, copy and paste of a field: by keys and by its menu the same guarded way."""

from __future__ import annotations

from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit

from desktop.ui.clipboard import copy_from, pasted_into

#: what Qt calls the three in the menu of a field
_CUT, _COPY, _PASTE = "edit-cut", "edit-copy", "edit-paste"
Field = QLineEdit | QPlainTextEdit


def copying_key(field: Field, event: QKeyEvent) -> bool:
    """Do what the key asks; False when it is another key, or Qt's own pasting serves."""
    if event.matches(QKeySequence.StandardKey.Copy):
        copy(field)
    elif event.matches(QKeySequence.StandardKey.Cut):
        cut(field)
    elif event.matches(QKeySequence.StandardKey.Paste):
        return paste_inside(field)
    else:
        return False
    return True


def copy(field: Field) -> None:
    """What is marked, if anything is."""
    text = _marked_in(field)
    if text:
        copy_from(field, text)


def cut(field: Field) -> None:
    """As `copy`, and away with it where one may type."""
    if field.isReadOnly():
        return
    copy(field)
    if isinstance(field, QLineEdit):
        if field.hasSelectedText():
            field.del_()
    else:
        field.textCursor().removeSelectedText()


def paste_inside(field: Field) -> bool:
    """Put in what was copied inside the koffer; False where Qt should paste what is on the clipboard."""
    text = None if field.isReadOnly() else pasted_into(field)
    if text is None:
        return False
    if isinstance(field, QLineEdit):
        field.insert(text.replace("\n", " "))
    else:
        field.insertPlainText(text)
    return True


def guard_menu(field: Field, menu: QMenu, event: QContextMenuEvent) -> None:
    """Show the menu of a field; its cut, copy and paste do as the keys."""
    for action in menu.actions():
        name = action.objectName()
        if name in (_CUT, _COPY):
            action.triggered.disconnect()
            action.triggered.connect(lambda _on=False, act=cut if name == _CUT else copy: act(field))
        elif name == _PASTE and pasted_into(field) is not None:
            action.setEnabled(not field.isReadOnly())
            action.triggered.disconnect()
            action.triggered.connect(lambda _on=False: paste_inside(field))
    menu.exec(event.globalPos())
    menu.deleteLater()


def _marked_in(field: Field) -> str:
    if isinstance(field, QLineEdit):
        return field.selectedText()
    return field.textCursor().selection().toPlainText()
