"""Whether the fonts draw every character of the texts they are for, in every weight: no empty boxes, ever."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from desktop.pdf.font_build import WEIGHTS
from desktop.pdf.fonts import FontShelf

#: nothing to see: controls, joiners, marks of direction
_UNSEEN = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})


@dataclass(frozen=True, slots=True)
class Coverage:
    """What was looked at for one language, and the characters no font draws, with where they stand.

    `borrowed`: characters that another script's font draws (Latin names in Arabic text), per weight.
    """

    language: str
    texts: int
    characters: int
    missing: Mapping[str, str]  # character -> key of a text that has it
    borrowed: int


def coverage(shelf: FontShelf, language: str, script: str, texts: Iterable[tuple[str, str]]) -> Coverage:
    """Look at (key, text) pairs of one language against the faces of its script, in both weights."""
    where: dict[str, str] = {}
    count = 0
    for key, text in texts:
        count += 1
        for character in unicodedata.normalize("NFC", text):
            if unicodedata.category(character) not in _UNSEEN:
                where.setdefault(character, key)
    missing, borrowed = {}, set()
    for weight in WEIGHTS:
        own = shelf.of_script(script, weight)
        for character, key in where.items():
            if own.draws(character):
                continue
            borrowed.add(character)
            others = (face for (_, one), face in shelf.faces.items() if one == weight)
            if not any(face.draws(character) for face in others):
                missing[character] = key
    return Coverage(language, count, len(where), missing, len(borrowed))
