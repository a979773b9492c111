"""Types that are typed as text: free text, whole numbers, BSN and V-nummer."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import ClassVar

from forms.problems import AnswerProblem, Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, Value

TEXT_MAX = 2000
LONG_TEXT_MAX = 10_000
#: Unicode Bidi_Control: can make a screen or a paper show another order than was said
_DIRECTION_MARKS = frozenset("\u061c\u200e\u200f")
_BIDI_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BREAKS = re.compile(r"\r\n|\r|\u0085|\u2028|\u2029")
_NOT_PRINTABLE = Refused(AnswerProblem.NOT_PRINTABLE_TEXT)


def clean_text(raw: str) -> str | Refused:
    """The text without outer spaces in NFC, or Refused for signs that cannot be shown or printed safely.

    Kept: line breaks (as \\n), tabs (as a space), the joiners that Persian and Kurdish need.
    """
    text = _BREAKS.sub("\n", raw).replace("\t", " ").replace("\ufeff", "").strip()
    for sign in text:
        if sign in _BIDI_CONTROLS:
            return _NOT_PRINTABLE
        if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cs", "Co"):
            return _NOT_PRINTABLE
        if ord(sign) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(sign) <= 0xFDEF:  # Unicode noncharacters
            return _NOT_PRINTABLE
    return unicodedata.normalize("NFC", text)


def western_digits(text: str) -> str:
    """Every decimal digit of Unicode (Arabic-Indic, Persian ...) as 0-9, without direction marks in between.

    A keyboard or a copied date brings those marks along; in a number or a date they mean nothing.
    """
    plain = "".join(sign for sign in text if sign not in _DIRECTION_MARKS)
    return "".join(str(unicodedata.decimal(sign, None) or 0) if sign.isdecimal() else sign for sign in plain)


def bsn_is_valid(digits: str) -> bool:
    """The 11-proef of the burgerservicenummer: weights 9 to 2 and -1, sum divisible by 11, not all zeros."""
    if not re.fullmatch(r"[0-9]{9}", digits) or digits == "0" * 9:
        return False
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(int(sign) * weight for sign, weight in zip(digits, weights, strict=True)) % 11 == 0


class TextType(QuestionType):
    """Free text. Limit: max_length in characters (2000 when not given)."""

    name = "text"
    limit_keys = frozenset({"max_length"})
    longest: ClassVar[int] = TEXT_MAX

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        text = clean_text(raw)
        if isinstance(text, Refused):
            return text
        return self.check(text, asked, today) or text or None

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, str) or clean_text(value) != value:
            return _NOT_PRINTABLE
        limit = int(asked.limits.get("max_length", str(self.longest)))
        if len(value) > limit:
            return Refused(AnswerProblem.TOO_LONG, {"max": str(limit)})
        return None

    def show(self, value: Value, asked: Asked) -> str:
        return value if isinstance(value, str) else ""


class LongTextType(TextType):
    """Free text of many lines. Limit: max_length in characters (10,000 when not given)."""

    name = "long_text"
    longest = LONG_TEXT_MAX


class IntType(QuestionType):
    """A whole number, in any digits. Limits: min and max, both included."""

    name = "int"
    limit_keys = frozenset({"min", "max"})

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        text = western_digits(raw).strip()
        if not text:
            return None
        if not re.fullmatch(r"[+-]?[0-9]{1,12}", text):
            return Refused(AnswerProblem.NOT_A_NUMBER)
        return self.check(int(text), asked, today) or int(text)

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, int) or isinstance(value, bool):
            return Refused(AnswerProblem.NOT_A_NUMBER)
        low, high = asked.limits.get("min"), asked.limits.get("max")
        if (low is not None and value < int(low)) or (high is not None and value > int(high)):
            return Refused(AnswerProblem.OUT_OF_RANGE, {"min": low or "", "max": high or ""})
        return None

    def show(self, value: Value, asked: Asked) -> str:
        return str(value) if isinstance(value, int) else ""


class _NumberCode(QuestionType):
    """A number that is a name: kept as text, leading zeros included."""

    length: int
    refusal: AnswerProblem

    def is_valid(self, digits: str) -> bool:
        return re.fullmatch(rf"[0-9]{{{self.length}}}", digits) is not None

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        digits = re.sub(r"[\s.\-]", "", western_digits(raw))
        if not digits:
            return None
        return digits if self.is_valid(digits) else Refused(self.refusal)

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        return None if isinstance(value, str) and self.is_valid(value) else Refused(self.refusal)

    def show(self, value: Value, asked: Asked) -> str:
        return value if isinstance(value, str) else ""


class BsnType(_NumberCode):
    """A burgerservicenummer: nine digits that pass the 11-proef (Wabb 1)."""

    name = "bsn"
    length = 9
    refusal = AnswerProblem.BSN_FAILS_11_PROEF

    def is_valid(self, digits: str) -> bool:
        return bsn_is_valid(digits)


class VNummerType(_NumberCode):
    """The IND's V-nummer: ten digits, leading zeros kept."""

    name = "v_nummer"
    length = 10
    refusal = AnswerProblem.V_NUMMER_NOT_10_DIGITS
