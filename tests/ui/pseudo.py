"""What stands on a window that did not come through the language of the screens.

Texts of samples, questions, plan lines and papers are content: Dutch by right. All else has to be pseudo.
"""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.composition import read_installed_sources
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.marks import Chip
from forms.reader import installed_pack
from translations.catalog import Catalog
from resources import paths
from translations.pseudo import CLOSES, OPENS

_HERE = Path(__file__).resolve().parent
_PLACE = re.compile(r"\{\w+\}")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
#: keys and signs, the same in every language
_KEYS = re.compile(r"\b(Ctrl|Alt|Shift|Enter|Esc|Tab|F\d+|PgUp|PgDn|Home|End|Backspace|Del)\b")


def not_translated(window: QWidget) -> list[str]:
    """Words shown, hinted or told by a visible part of this window that are neither pseudo nor content."""
    return sorted({text for part in (window, *_parts(window)) for text in _texts(part) if left_over(text)})


def left_over(text: str) -> str:
    """What is left of a text without its pseudo parts, content, keys and signs; '' when nothing is."""
    bare = without_pseudo(text)
    if not _LETTERS.search(bare):
        return ""
    for known in content():
        if known in bare:
            bare = bare.replace(known, " ")
            if not _LETTERS.search(bare):
                return ""
    bare = _KEYS.sub(" ", bare)
    return bare.strip() if _LETTERS.search(bare) else ""


def without_pseudo(text: str) -> str:
    """A text without what stands between the marks of the pseudo language, which may hold each other."""
    kept, depth = [], 0
    for sign in text:
        depth += sign == OPENS
        if not depth:
            kept.append(sign)
        depth -= sign == CLOSES and depth > 0
    return "".join(kept)


@cache
def content() -> tuple[str, ...]:
    """Every text that is Dutch by right, the longest first."""
    catalog = Catalog.installed()
    found: set[str] = set()
    for domain, texts in read_installed_sources().items():
        for one in texts:
            found |= set(_PLACE.split(one.dutch))
            for code in ("ar", "ti", "tr"):
                found |= set(_PLACE.split(catalog.say(domain, one.key, one.dutch, code).text))
    for path in sorted(paths.law_folder().glob("*.toml")):
        found |= set(_strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    pack = installed_pack("landelijk")
    for section in pack.sections:
        found.add(section.title)
        for question in section.questions:
            stem = question.simple.rstrip("?")
            found |= {stem[:at] + "…" for at in range(4, len(stem) + 1)}
            found |= {question.official, question.tip, question.leads_to, question.purpose, question.legal_basis}
    for language in catalog.languages():
        found |= {language.dutch_name, language.own_name, language.code}
    for path in sorted(_HERE.glob("*.py")):
        found |= set(_constants(path))
    bare = {text.strip(" .:?") for text in found}
    return tuple(sorted((text for text in bare if len(text) > 2), key=len, reverse=True))


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
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value.strip()


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
