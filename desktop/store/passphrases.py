"""Passphrases made by the app: everyday Dutch words drawn by chance, enough of them for the bits wanted.

The list is read from `resources/words/nl.txt`; how many words are needed follows from its length, so that a
shorter or longer list never makes a weaker passphrase. No PIN, no own inventions: people choose predictably
(design: security 4.1 and 4.2).
"""

from __future__ import annotations

import math
import re
import secrets
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.errors import Refusal, RefusalCode
from desktop.store.wiping import wipe
from resources.paths import words_folder

WORDS_FILE = "nl.txt"
#: bits to reach: with a secret of the device beside it, and without one
BITS_WITH_DEVICE = 51
BITS_WITHOUT_DEVICE = 64
FEWEST_WORDS = 1296
_WORD = re.compile(r"[a-z]{3,9}")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words that are all different and plain a-z. ValueError when there are too few or one is not so."""

    words: tuple[str, ...]

    def __post_init__(self) -> None:
        if len(set(self.words)) != len(self.words) or len(self.words) < FEWEST_WORDS:
            raise ValueError("word list is too short or has doubles")
        if not all(_WORD.fullmatch(word) for word in self.words):
            raise ValueError("word list has a word that is not 3 to 9 letters a-z")

    @property
    def bits_per_word(self) -> float:
        return math.log2(len(self.words))

    def needed(self, has_device_secret: bool) -> int:
        """How many words a passphrase must have."""
        bits = BITS_WITH_DEVICE if has_device_secret else BITS_WITHOUT_DEVICE
        return math.ceil(bits / self.bits_per_word)


def read_words(folder: Path | None = None) -> WordList:
    """The list of the installation, one word a line."""
    path = (folder or words_folder()) / WORDS_FILE
    return WordList(tuple(path.read_text("ascii").split()))


def proposed(words: WordList, has_device_secret: bool) -> tuple[str, ...]:
    """A fresh passphrase, word by word, to be shown once and typed back."""
    return tuple(secrets.choice(words.words) for _ in range(words.needed(has_device_secret)))


def check_strength(passphrase: bytearray, words: WordList, has_device_secret: bool) -> None:
    """Raises Refusal(PASSPHRASE_TOO_WEAK) unless it is enough words of the list, nearly all different.

    The same word twice can fall by chance; more than that was not drawn.
    """
    needed = words.needed(has_device_secret)
    known = frozenset(words.words)
    parts = passphrase.split()
    is_strong = len(parts) >= needed and all(bytes(p).decode("utf-8", "replace") in known for p in parts)
    different = len({bytes(p) for p in parts})
    for part in parts:
        wipe(part)
    if not is_strong or different < needed - 1:
        raise Refusal(RefusalCode.PASSPHRASE_TOO_WEAK, facts={"words": str(needed)})


def tidied(passphrase: bytearray) -> bytearray:
    """The same words in small letters with one blank between, however they were typed; wipes the original."""
    small = passphrase.lower()
    parts = small.split()
    neat = bytearray(b" ").join(parts)
    for part in (*parts, small, passphrase):
        wipe(part)
    return neat
