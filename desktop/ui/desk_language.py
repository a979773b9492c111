"""The klantmanager's own language: a phrase becomes what stands on the screen here, and nowhere else.

Qt holds the choice (its own `QTranslator`). Only a `Phrase` is ever translated: what people said or typed,
names and questions come as plain text and go through as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from unicodedata import bidirectional

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from desktop.domain.wording import Known, Phrase, cased, has_words, one_stop

_CONTEXT = "desk"
_FSI, _PDI = "\u2068", "\u2069"
_OTHER_WAY = ("R", "AL", "AN")
Wording = Callable[[str], str]


class DeskTranslator(QTranslator):
    """Templates of the house in one language; a template it does not have stays Dutch."""

    def __init__(self, wording: Wording, parent: QObject) -> None:
        super().__init__(parent)
        self._wording = wording

    def isEmpty(self) -> bool:  # Qt asks it of its own class only
        return False

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """The text of a template, '' for what is not ours (Qt then asks the next translator)."""
        return self._wording(source) if context == _CONTEXT else ""


def speak(app: QCoreApplication, wording: Wording | None, qt_language: str) -> None:
    """From now on screens are built in this wording (None = Dutch), and Qt's own words in `qt_language`."""
    for old in app.findChildren(QTranslator):
        app.removeTranslator(old)
        old.deleteLater()
    own_words = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if own_words.load(f"qtbase_{qt_language}", folder):
        app.installTranslator(own_words)
    if wording is not None:
        app.installTranslator(DeskTranslator(wording, app))


def wording_of(texts: Mapping[str, str]) -> Wording:
    """The wording of a file: the text of a template, '' where it has none."""
    return lambda template: texts.get(template, "")


def _apart(value: str) -> str:
    """A name or a word in a script that runs the other way, in an isolate: it moves nothing around it."""
    if value.isascii() or not any(bidirectional(sign) in _OTHER_WAY for sign in value):
        return value
    return f"{_FSI}{value}{_PDI}"


def on_screen(text: str) -> str:
    """What stands on the screen for a text of the house; plain text comes out as it went in."""
    if not isinstance(text, Phrase):
        return text
    template = text.template
    if has_words(template):
        template = QCoreApplication.translate(_CONTEXT, template) or template
    shown = {name: _apart(on_screen(value)) for name, value in text.values.items()}
    return cased(template.format_map(one_stop(template, Known(shown))), text.casing)
