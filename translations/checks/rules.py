"""What the checks know of a language, read strictly from `rules/<code>.toml`; `nl.toml` is the Dutch side.

Absent keys mean: this language has no such rule. All problems are told at once, with file and key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

_NONE: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_PATTERNS = ("negation", "either", "leftover")
_LISTS = (*_PATTERNS, "stop", "names", "same")
_TEXTS = ("never", "question", "opening")
_TABLES = ("number_words",)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of one language."""

    code: str
    negation: re.Pattern[str] | None = None  # a word or a part of a word that says no
    number_words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: _NONE)  # '3' -> words for it
    never: str = ""  # letters that belong to a sister language or another keyboard
    question: str = "?"  # the sign at the end of a question
    opening: str = ""  # the sign before a question
    stop: tuple[str, ...] = (".",)
    either: re.Pattern[str] | None = None  # Dutch only: what another language may well say with a 'not'
    names: tuple[str, ...] = ()  # Dutch only: names that stay as they are in every language
    same: frozenset[str] = frozenset()  # texts that are rightly the same as the Dutch
    leftover: re.Pattern[str] | None = None  # Dutch only: words that are Dutch and nothing else


class RulesBroken(Exception):
    """A file with rules cannot be used; `problems` lists everything that is wrong, one sentence each."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


def rules_of(folder: Path, code: str) -> Rules:
    """The rules of a language in a folder of translations; plain ones without a file. Raises RulesBroken."""
    path = folder / "rules" / f"{code}.toml"
    return read_rules(path.read_text(encoding="utf-8"), code) if path.is_file() else Rules(code)


def read_rules(text: str, code: str) -> Rules:
    """The rules in a TOML text. Raises RulesBroken with all problems at once."""
    name = f"rules/{code}.toml"
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesBroken((f"{name} is geen geldige TOML: {error}",)) from None
    known = (*_LISTS, *_TEXTS, *_TABLES)
    problems = [
        f"{name}: '{key}' is onbekend; toegestaan: {', '.join(known)}" for key in table if key not in known
    ]
    problems += [
        f"{name}: '{key}' hoort een lijst van teksten te zijn"
        for key in _LISTS
        if not _is_list(table.get(key, []))
    ]
    problems += [
        f"{name}: '{key}' hoort tekst te zijn" for key in _TEXTS if not isinstance(table.get(key, ""), str)
    ]
    words = table.get("number_words", {})
    if not isinstance(words, dict) or not all(key.isdecimal() and _is_list(w) for key, w in words.items()):
        problems.append(f"{name}: number_words hoort per getal een lijst van woorden te hebben")
    if problems:
        raise RulesBroken(tuple(problems))
    patterns = {}
    for key in _PATTERNS:
        try:
            if table.get(key):
                patterns[key] = re.compile("|".join(table[key]), re.IGNORECASE)
        except re.error as error:
            problems.append(f"{name}: '{key}' is geen patroon: {error}")
    if problems:
        raise RulesBroken(tuple(problems))
    plain = Rules(code)
    return Rules(
        code,
        negation=patterns.get("negation"),
        either=patterns.get("either"),
        number_words=MappingProxyType({key: tuple(found) for key, found in words.items()}),
        never=table.get("never", ""),
        question=table.get("question", plain.question),
        opening=table.get("opening", ""),
        stop=tuple(table.get("stop", plain.stop)),
        names=tuple(table.get("names", ())),
        same=frozenset(table.get("same", ())),
        leftover=patterns.get("leftover"),
    )


def _is_list(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(one, str) and one for one in value)
