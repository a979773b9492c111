"""What stands on a window that did not come through the language of the screens.

Texts of samples, questions, plan lines and papers are content: Dutch by right. All else has to be pseudo.
"""

from __future__ import annotations

import ast
import html
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.dates import get_day_names, get_month_names
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

import forms
from desktop.installed import read_installed_sources
from desktop.ui.top_bar import NAME
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from resources import paths
from translations import checks
from translations.catalog import Catalog
from translations.pseudo import CLOSES, OPENS

_HERE = Path(__file__).resolve().parent
_PLACE = re.compile(r"\{\w+\}")
#: of a question or of a line
_NUMBER = re.compile(r"^\d+\.\d* ")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^<>]*>")
#: what a text of the person has in an isolate is a value of it: a name, a day, choices
_VALUE = re.compile("\u2068[^\u2068\u2069]*\u2069")
#: keys, kinds of file and our own name: the same in every language
_SAME = re.compile(
    r"\b(Ctrl|Alt|Shift|Enter|Esc|Tab|F\d+|PgUp|PgDn|Home|End|Backspace|Del|CSV|JSON|UTF|PDF|Aa)\b|\b" + NAME
)
#: an example of an address or of a code is the same in every language
_EXAMPLE = re.compile(r"\b(https?://)?[\w-]+(\.[\w-]+)*\.nl(:\d+)?\b|\b[A-Z\d]{4}(-[A-Z\d]{4}){3}\b")
#: the questions of the house, and those of the tests
_PACKS = (Path(forms.__file__).parent / "packs" / "landelijk", _HERE.parent / "packs" / "dertig")
#: what klantmanagers of the stories typed
_TYPED = _HERE.parent / "stories" / "files"
#: the languages of the pictures that the walks look at
_SHOWN = ("ar", "ti", "tr")
#: what tests type and show as somebody's file or words; their other texts are no content
_SAMPLES = ("samples*.py", "shots*.py", "rooms.py", "real_talk.py", "fakes.py")
#: a beginning of a question that is shorter than this, without '…', is no beginning
_BEGINNING = 10
#: words no longer than this are content only where nothing else stands beside them: 'Ja', 'met'
_SHORT = 3
#: in the round beside the names of the samples
_INITIALS = ("MB", "JW")
_AROUND = " .,:;?!…()'‘’\n"


def not_translated(window: QWidget) -> list[str]:
    """Words shown, hinted or told by a visible part of this window that are neither pseudo nor content."""
    return sorted({text for part in (window, *_parts(window)) for text in _texts(part) if left_over(text)})


def left_over(text: str) -> str:
    """What is left of a text without its pseudo parts, content, keys and signs; '' when nothing is."""
    bare = without_pseudo(html.unescape(_TAG.sub(" ", text)) if text.startswith("<p") else text)
    while _VALUE.search(bare):
        bare = _VALUE.sub(" ", bare)
    bare = _SAME.sub(" ", _EXAMPLE.sub(" ", bare))
    bare = "  ".join(part for part in _parted(bare) if not _is_known(part))
    for known in content():
        if not _LETTERS.search(bare):
            return ""
        if known in bare:
            bare = re.sub(rf"(?<!\w){re.escape(known)}(?!\w)", " ", bare)
    rest = [piece for part in _parted(bare) if not _is_known(part) for piece in part.split(": ")]
    return " | ".join(piece for piece in rest if _LETTERS.search(piece) and not _is_known(piece))


def _parted(text: str) -> list[str]:
    """A line of facts as its facts: 'vraag · kolom', '1.4 vraag'."""
    parts = [_NUMBER.sub("", part.strip()) for part in re.split(r" · |  |\n", text)]
    return [part for part in parts if _LETTERS.search(part)]


def without_pseudo(text: str) -> str:
    """A text without what stands between the marks of the pseudo language, which may hold each other."""
    kept, depth = [], 0
    for sign in text:
        depth += sign == OPENS
        if not depth:
            kept.append(sign)
        depth -= sign == CLOSES and depth > 0
    return "".join(kept)


def _is_known(part: str) -> bool:
    """A short word of a text, or the beginning of a question: lists say no more of it."""
    bare = part.strip(_AROUND)
    if bare in _INITIALS or bare in _all_content():
        return True
    is_beginning = part.endswith("…") or len(bare) >= _BEGINNING
    return is_beginning and any(text.startswith(bare) for text in _all_content())


@cache
def content() -> tuple[str, ...]:
    """What is content wherever it stands in a text, the longest first; shorter words only count alone."""
    return tuple(sorted((one for one in _all_content() if len(one) > _SHORT), key=len, reverse=True))


@cache
def _all_content() -> frozenset[str]:
    """Every text that is Dutch, or of the person, by right."""
    catalog = Catalog.installed()
    found: set[str] = set()
    for code in _SHOWN:
        for one in catalog.standings(read_installed_sources(), code):
            for text in (one.source.dutch, one.entry.text if one.entry else ""):
                found |= {text, *_PLACE.split(text)}
    for path in sorted(paths.law_folder().glob("*.toml")):
        found |= set(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    for folder in _PACKS:
        for path in sorted(folder.glob("*.toml")):
            found |= set(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    for language in catalog.languages():
        found |= {language.dutch_name, language.own_name}
    for code in ("nl", *_SHOWN):
        for names in (get_month_names("wide", locale=code), get_day_names("wide", locale=code)):
            found |= set(names.values())
    for pattern in _SAMPLES:
        for path in sorted(_HERE.glob(pattern)):
            found |= set(_constants(path))
    for path in sorted(_TYPED.glob("*.toml")):
        found |= set(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    # what is wrong with a translation is said in the words that its translator gets
    for path in sorted((Path(checks.__file__).parent).glob("*.py")):
        found |= set(_constants(path))
    found |= {_NUMBER.sub("", line) for text in found for line in text.split("\n")}
    return frozenset(bare for text in found if len(bare := text.strip(_AROUND)) > 1)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


def _constants(path: Path) -> Iterator[str]:
    """Every text in a file of samples, and the cells of a table or the lines of a letter in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.strip()
            yield from (part.strip() for part in re.split(r"[;\n]| · ", node.value))


def _parts(window: QWidget) -> list[QWidget]:
    return [one for one in window.findChildren(QWidget) if one.isVisibleTo(window)]


def _texts(part: QWidget) -> Iterator[str]:
    yield part.toolTip()
    yield part.accessibleName()
    yield part.accessibleDescription()
    yield part.windowTitle()
    if isinstance(part, QLabel):
        yield part.text()
    if isinstance(part, (Button, Chip)):
        yield part.words
    elif isinstance(part, QAbstractButton):
        yield part.text()
    if isinstance(part, (QLineEdit, QPlainTextEdit)):
        yield part.placeholderText()
    if isinstance(part, QComboBox):
        yield from (part.itemText(at) for at in range(part.count()))
    if isinstance(part, QTableView):
        yield from _table_texts(part)


def _table_texts(table: QAbstractItemView) -> Iterator[str]:
    """Heads and cells, as they are drawn and as they are told."""
    model = table.model()
    for across in range(model.columnCount()):
        yield str(model.headerData(across, Qt.Orientation.Horizontal) or "")
        for down in range(model.rowCount()):
            for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                yield str(model.index(down, across).data(role) or "")
