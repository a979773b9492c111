"""What may leave by the clipboard: marked for no history and no cloud, soon away again, never special.

What is copied from a field of the class `special` stays inside the koffer: the clipboard of the system gets a
sign without text, and pasting works in other special fields only. Decided: refusing to cut as well would make
it impossible to move a sentence in one's own note.
"""

from __future__ import annotations

import hashlib
from typing import Final

from PySide6.QtCore import QByteArray, QMimeData, QObject, QTimer, Signal
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

#: property of a widget, and its value, when what is said in it is of the class `special`
PRIVACY: Final = "privacy"
SPECIAL: Final = "special"
CLEAR_MS: Final = 30_000
_INSIDE: Final = "application/x-intakekoffer-inside"
_WINDOWS: Final = 'application/x-qt-windows-mime;value="{}"'
_NUMBER_0: Final = bytes(4)
#: what history and cloud of each system look for
_MARKS: Final = (
    (_WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"), b"1"),
    (_WINDOWS.format("CanIncludeInClipboardHistory"), _NUMBER_0),
    (_WINDOWS.format("CanUploadToCloudClipboard"), _NUMBER_0),
    ("x-kde-passwordManagerHint", b"secret"),
    ("application/x-nspasteboard-concealed-type", b"1"),
)
_SIGN: Final = _MARKS[3][0]


def mark_special(part: QWidget, is_special: bool) -> None:
    """Say of a part of a screen whether what stands in it is of the class `special`."""
    part.setProperty(PRIVACY, SPECIAL if is_special else "")


def is_special(widget: QWidget | None) -> bool:
    """Whether a widget stands in a special part of its screen."""
    while widget is not None:
        if widget.property(PRIVACY) == SPECIAL:
            return True
        widget = widget.parentWidget()
    return False


def marked(text: str) -> QMimeData:
    """A text for the clipboard that no history keeps and no cloud gets."""
    data = QMimeData()
    data.setText(text)
    for kind, value in _MARKS:
        data.setData(kind, QByteArray(value))
    return data


def shown_outside(field: QWidget, text: str) -> QMimeData:
    """What another program may get of this field: the marked text, or for a special one a sign without it."""
    if not is_special(field):
        return marked(text)
    data = QMimeData()
    data.setData(_INSIDE, QByteArray(b"1"))
    data.setData(_SIGN, QByteArray(_MARKS[3][1]))
    return data


def copy_from(field: QWidget, text: str) -> None:
    """Ctrl+C or Ctrl+X in this field, or the same in its menu."""
    data, guard = shown_outside(field, text), guard_of_app()
    if guard is not None:
        guard.hand_out(data, text if is_special(field) else None)
    QGuiApplication.clipboard().setMimeData(data)


def pasted_into(field: QWidget) -> str | None:
    """The text that was copied inside the koffer, for a special field; None: paste as always."""
    guard = guard_of_app()
    return guard.inside if guard is not None and is_special(field) else None


def guard_of_app() -> ClipboardGuard | None:
    """The one of this application, where there is one."""
    app = QApplication.instance()
    return app.findChild(ClipboardGuard) if app is not None else None


class ClipboardGuard(QObject):
    """Watches what our windows put on the clipboard. `kept_inside`: a special text was copied."""

    kept_inside = Signal()

    def __init__(self, app: QApplication, clear_ms: int = CLEAR_MS) -> None:
        super().__init__(app)
        self._clipboard: QClipboard = QGuiApplication.clipboard()
        self._ours, self._handed = b"", b""
        self.inside: str | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(clear_ms)
        self._timer.timeout.connect(self.clear_now)
        self._clipboard.changed.connect(self._changed)
        app.aboutToQuit.connect(self.clear_now)

    def hand_out(self, data: QMimeData, inside: str | None) -> None:
        """A field of ours puts this on the clipboard; `inside`: the special text it stands for."""
        self._handed, self.inside = _mark_of(data), inside

    def clear_now(self) -> None:
        """Take away what is still ours; what somebody else put there stays."""
        self._timer.stop()
        self.inside = None
        if self._ours and self._ours == _mark_of(self._clipboard.mimeData()):
            self._clipboard.clear()
        self._ours = b""

    def _changed(self, mode: QClipboard.Mode) -> None:
        data = self._clipboard.mimeData(mode)
        is_ours = self._owns(mode) or _mark_of(data) == self._handed
        if mode is QClipboard.Mode.Selection:
            # a mouse that marks text hands it to every window at once, in some desktops
            if is_ours and data is not None and data.hasText() and is_special(QApplication.focusWidget()):
                self._clipboard.clear(mode)
            return
        if mode is not QClipboard.Mode.Clipboard:
            return
        if not is_ours or data is None:
            self._ours, self._handed, self.inside = b"", b"", None
            self._timer.stop()
        elif data.hasFormat(_INSIDE):
            self._remember(data)
            self.kept_inside.emit()
        elif data.hasFormat(_SIGN):
            self._remember(data)
        elif data.hasText():  # by a way that no field of ours guards
            copy_from(QApplication.focusWidget() or QWidget(), data.text())

    def _owns(self, mode: QClipboard.Mode) -> bool:
        if mode is QClipboard.Mode.Selection:
            return self._clipboard.ownsSelection()
        return self._clipboard.ownsClipboard()

    def _remember(self, data: QMimeData) -> None:
        self._ours = _mark_of(data)
        self._timer.start()


def _mark_of(data: QMimeData | None) -> bytes:
    """To know our own text again without keeping it."""
    if data is None:
        return b""
    return hashlib.sha256(f"{data.hasFormat(_INSIDE)}\n{data.text()}".encode()).digest()
