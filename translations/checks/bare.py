"""A text without what the checks must not look at: places, vowel signs, local digits."""

from __future__ import annotations

import re
import unicodedata

_PLACE = re.compile(r"\{\w*\}")
#: where one sentence ends and the next begins, in all our scripts
_SENTENCE = re.compile(r"(?<=[.!?؟።፧])\s+|\n+")


def without_places(text: str) -> str:
    """The text with a space for every `{place}`: its name is ours, not the translator's."""
    return _PLACE.sub(" ", text)


def plain(text: str) -> str:
    """For finding words: lower case, plain apostrophes, without places and Arabic vowel signs."""
    bare = without_places(text).replace("’", "'").casefold()
    return "".join(
        c for c in bare if not (unicodedata.combining(c) and "\u0600" <= c <= "\u06ff") and c != "ـ"
    )


def western(text: str) -> str:
    """The text with every digit of another script as 0-9."""
    return "".join(str(int(c)) if c.isdecimal() and not c.isascii() else c for c in text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [part for part in _SENTENCE.split(text) if part.strip()]
