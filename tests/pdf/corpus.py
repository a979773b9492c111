"""Over eight hundred texts in sixteen languages, the same in every run: what the engine is held against.

Our own shipped texts (an even walk through the files of papers and questions), seeded mixtures of what stands
together on a paper, and by hand what goes wrong first: brackets in brackets, local digits, marks, long words.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path

from desktop.documents.blocks import Direction
from tests.pdf.corpus_by_hand import BY_HAND
from translations.languages import LanguageEntry, read_languages
from translations.po_files import read_entries

FOLDER = Path(__file__).parents[2] / "translations"
CODES = ("nl", "ar", "ti", "tr", "kmr", "so", "prs", "ckb", "fa", "ps", "en", "ru", "fr", "es", "am", "uk")
SHIPPED, MIXED = 26, 20  # of each language
LATIN = (
    "Samir H.",
    "De Brug, Kerkstraat 5",
    "B1",
    "azc Voorbeeldstad",
    "Wi2021",
    "M. van der Berg-Éloi",
    "A2",
)
WESTERN = (
    "12-8-2026",
    "\u20ac\u00a01.250,50",
    "088 000 00 00",
    "9:30",
    "40%",
    "3",
    "2026/2027",
    "12,5",
    "+31 20 000",
    "1/2",
)
FILLED = (
    "\u2068Samir H.\u2069",
    "\u20683\u2069",
    "\u206812-8-2026\u2069",
    "\u2068B1\u2069",
    "\u2066Markt 4, Voorbeeldstad\u2069",
)
BRACKETS = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"), ("‘", "’"), ("“", "”"))
_PLACE = re.compile(r"\{\w+\}")


@dataclass(frozen=True, slots=True)
class Sample:
    """One paragraph; `kind` says where it comes from: shipped, mixed or a name of `corpus_by_hand`."""

    kind: str
    language: str
    direction: Direction
    text: str


@cache
def corpus() -> tuple[Sample, ...]:
    """All samples, each text once in a language."""
    return tuple(dict.fromkeys(_samples()))


@cache
def _languages() -> dict[str, LanguageEntry]:
    return dict(read_languages((FOLDER / "languages.toml").read_text(encoding="utf-8")))


def _samples() -> Iterator[Sample]:
    for code in CODES:
        direction = Direction(_languages()[code].direction)
        texts = _shipped(code)
        step = len(texts) / SHIPPED
        for at in range(SHIPPED):
            yield Sample("shipped", code, direction, _filled(texts[int(at * step)]))
        chance = random.Random(f"corpus {code}")
        words = [word for text in texts for word in _PLACE.sub("", text).split()]
        for _ in range(MIXED):
            yield Sample("mixed", code, direction, _mixture(chance, words, _languages()[code].digits))
    for kind, code, text in BY_HAND:
        yield Sample(kind, code, Direction(_languages()[code].direction), text)


def _shipped(code: str) -> Sequence[str]:
    """Every text of the papers and the questions in a language, in the order of their keys."""
    is_dutch = code == "nl"
    files = [FOLDER / part / f"{'en' if is_dutch else code}.po" for part in ("documents", "packs/landelijk")]
    return [
        entry.dutch if is_dutch else entry.text
        for file in files
        for _, entry in sorted(read_entries(file).items())
    ]


def _filled(text: str) -> str:
    values = cycle(FILLED)
    return _PLACE.sub(lambda _: next(values), text)


def _mixture(chance: random.Random, words: Sequence[str], digits: str) -> str:
    """Words of the language with names, numbers, dates, money, brackets and isolates between them."""
    parts: list[str] = []
    for _ in range(chance.randint(3, 12)):
        part = chance.choice(words)
        match chance.randint(0, 9):
            case 0:
                part = chance.choice(LATIN)
            case 1:
                part = chance.choice(WESTERN)
            case 2:
                part = f"\u2068{chance.choice((*LATIN, *WESTERN))}\u2069"
            case 3:
                opening, closing = chance.choice(BRACKETS)
                part = f"{opening}{part} {chance.choice((*LATIN, *WESTERN, *words))}{closing}"
            case 4 if digits:
                part = "".join(chance.choice(digits) for _ in range(chance.randint(1, 4)))
            case 5:
                part += chance.choice((",", ".", ":", ";", "?", "!", "/", " -", "\u2026"))
        parts.append(part)
    return " ".join(parts)
