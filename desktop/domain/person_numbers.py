"""BSN and V-nummer inside words that somebody typed: they are never printed, whatever they were typed in."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from desktop.domain.answer import Answers
from forms.question_types.texts import bsn_is_valid

#: what stands where a number stood
LEFT_OUT = "…"
_QUESTIONS = ("P03", "P04")
#: nine digits as people group them, and no part of a longer row: a date with an hour behind it is none
_BSN = re.compile(r"(?<!\d)(?:\d{9}|\d{3}([ .-])\d{3}\1\d{3}|\d{4}([ .-])\d{2}\2\d{3})(?!\d)")
_LEAST = 6


def numbers_of(answers: Answers) -> tuple[str, ...]:
    """The digits of the BSN and the V-nummer of this person, as far as they are known."""
    told = (_digits(answers.text(question) or "") for question in _QUESTIONS)
    return tuple(digits for digits in told if len(digits) >= _LEAST)


def without_person_numbers(words: str, known: Iterable[str] = ()) -> str:
    """The words with LEFT_OUT for every number that passes the test of a BSN (Wabb 1), and for the `known`
    numbers however they are grouped. A telephone number stays."""
    for digits in known:
        grouped = r"[ .-]?".join(digits)
        words = re.sub(rf"(?<!\d){grouped}(?!\d)", LEFT_OUT, words)
    return _BSN.sub(lambda found: LEFT_OUT if bsn_is_valid(_digits(found[0])) else found[0], words)


def _digits(text: str) -> str:
    """0 to 9, of digits in any script."""
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())
