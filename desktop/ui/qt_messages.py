"""What Qt itself has to say goes to the log as level and category; its text can hold words of a screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

_LEVELS: Mapping[QtMsgType, str] = MappingProxyType(
    {
        QtMsgType.QtDebugMsg: "debug",
        QtMsgType.QtInfoMsg: "info",
        QtMsgType.QtWarningMsg: "warning",
        QtMsgType.QtCriticalMsg: "critical",
        QtMsgType.QtFatalMsg: "fatal",
    }
)
_QUIET = ("debug", "info")


@contextmanager
def qt_messages_to(noted: Callable[[str, str], None]) -> Iterator[None]:
    """While the block lasts: `noted(level, category)` for what is a warning or worse; no text anywhere."""

    def taken(kind: QtMsgType, context: QMessageLogContext, text: str) -> None:
        level = _LEVELS.get(kind, "warning")
        if level not in _QUIET:
            noted(level, str(context.category or "default"))

    before = qInstallMessageHandler(taken)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
