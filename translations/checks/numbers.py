"""Numbers: every number of the Dutch stands in the translation, and no other.

A number may be written in digits of any script. A digit of the Dutch may have become a word when that word
stands in `number_words` of the language; a Dutch number word may have become a digit.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from translations.checks.bare import plain, western, without_places
from translations.checks.finding import Check, Problem, Translated
from translations.checks.rules import Rules

_NUMBER = re.compile(r"\d+")
_WORD = re.compile(r"\w+")


def problems(one: Translated, rules: Rules, dutch: Rules) -> Iterator[Problem]:
    """Numbers that are lost or new."""
    wanted, found = _numbers(one.dutch), _numbers(one.text)
    lost = [
        number
        for number in (wanted - found).elements()
        if not any(word in plain(one.text) for word in rules.number_words.get(number, ()))
    ]
    words = set(_WORD.findall(plain(one.dutch)))
    new = sorted(
        number
        for number in found.keys() - wanted.keys()
        if not words.intersection(dutch.number_words.get(number, ()))
    )
    if lost:
        yield Problem(
            Check.NUMBERS,
            f"mist het getal {', '.join(lost)}.",
            "Zet het erin, zoals het in het Nederlands staat.",
        )
    if new:
        yield Problem(
            Check.NUMBERS, f"heeft een getal te veel: {', '.join(new)}.", "Het staat niet in het Nederlands."
        )


def _numbers(text: str) -> Counter[str]:
    return Counter(_NUMBER.findall(western(without_places(text))))
