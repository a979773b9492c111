"""A text without what the checks must not look at: places, vowel signs, local digits."""

from __future__ import annotations

import re
from functools import lru_cache

_PLACE = re.compile(r"\{\w*\}")
#: signs on Arabic letters that are written or left out as one likes, and the stretched line between letters
_VOWELS = re.compile(
    "[\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed]"
)
_DIGIT = re.compile(r"(?![0-9])\d")
#: where one sentence ends and the next begins, in all our scripts
_SENTENCE = re.compile(r"(?<=[.!?؟።፧])\s+|\n+")


def without_places(text: str) -> str:
    """The text with a space for every `{place}`: its name is ours, not the translator's."""
    return _PLACE.sub(" ", text)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """For finding words: lower case, plain apostrophes, without places and Arabic vowel signs."""
    return _VOWELS.sub("", without_places(text).replace("’", "'").casefold())


def western(text: str) -> str:
    """The text with every digit of another script as 0-9."""
    return _DIGIT.sub(lambda found: str(int(found[0])), text)


def sentences(text: str) -> list[str]:
    """The sentences of a text, without empty ones."""
    return [part for part in _SENTENCE.split(text) if part.strip()]
