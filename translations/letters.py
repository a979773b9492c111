"""Capitals, searching and sorting as a language has them (ICU); nothing here changes what is kept.

Turkish writes i with a dot in capitals too; Python does not know in which language it cases a text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import icu

#: letters that are typed for one another: Arabic, Persian, Kurdish and Pashto keyboards differ
_ALIKE = str.maketrans(
    {
        "ي": "ی", "ى": "ی", "ې": "ی", "ۍ": "ی", "ئ": "ی", "ێ": "ی", "ے": "ی",
        "ك": "ک", "ڪ": "ک", "ګ": "گ", "ة": "ه", "ۀ": "ه", "ە": "ه", "ھ": "ه", "ہ": "ه",
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ؤ": "و", "ۆ": "و", "ۇ": "و",
        "ڵ": "ل", "ڕ": "ر", "ړ": "ر", "ټ": "ت", "ډ": "د", "ڼ": "ن", "ښ": "ش", "ږ": "ژ", "ځ": "خ", "څ": "چ",
        "ı": "i", "ß": "ss", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe",
        "ʼ": "'", "’": "'", "‘": "'",
    }
)  # fmt: skip
#: Ethiopic series that sound the same, each in the eight forms of a consonant: from -> to
_SERIES = (("ሐ", "ሀ"), ("ኀ", "ሀ"), ("ሠ", "ሰ"), ("ዐ", "አ"), ("ፀ", "ጸ"))
_ETHIOPIC = {
    ord(first) + at: chr(ord(second) + at) for first, second in _SERIES for at in range(7)
} | {ord("ኸ"): "ሀ", ord("ኧ"): "አ", ord("ኃ"): "ሀ", ord("ሓ"): "ሀ", ord("ሃ"): "ሀ", ord("ኻ"): "ሀ",
     ord("ኣ"): "አ", ord("ዓ"): "አ"}  # fmt: skip
#: joiners, direction marks, kashida: seen or not, they are no letters
_SILENT = re.compile("[\u00ad\u0640\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_NOT_COMPARED = re.compile(r"[\s\-_.,;:/()\u060c\u061b\u1361-\u1364]+")


def upper(text: str, language: str) -> str:
    """In capitals, as `language` has them."""
    return str(icu.UnicodeString(text).toUpper(_locale(language)))


def lower(text: str, language: str) -> str:
    """Without capitals, as `language` has them."""
    return str(icu.UnicodeString(text).toLower(_locale(language)))


def first_capital(text: str, language: str) -> str:
    """The first letter a capital, the rest as it was written."""
    return upper(text[:1], language) + text[1:]


def first_small(text: str, language: str) -> str:
    """The first letter small, the rest as it was written."""
    return lower(text[:1], language) + text[1:]


def search_form(text: str) -> str:
    """What is compared when somebody searches: 'İpek', 'ipek', 'IPEK' and 'Ipek' give the same.

    Capitals, accents, vowel signs, hamza, kashida, joiners, the ways to write ya and kaf, letters that one
    keyboard has and another not, and Ethiopic letters that sound alike make no difference. Never kept.
    """
    if text.isascii():
        return _NOT_COMPARED.sub(" ", text.lower()).strip()
    plain = unicodedata.normalize("NFKC", _SILENT.sub("", text)).translate(_ALIKE)
    plain = unicodedata.normalize("NFD", plain.casefold())
    plain = "".join(sign for sign in plain if unicodedata.category(sign) != "Mn")
    digits = "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in plain)
    return _NOT_COMPARED.sub(" ", digits.translate(_ALIKE).translate(_ETHIOPIC)).strip()


def sort_key(text: str, language: str = "nl") -> bytes:
    """Where a name stands in a list of that language, whatever script it is in (ICU collation)."""
    return bytes(_collator(language).getSortKey(text))


@cache
def _locale(language: str) -> icu.Locale:
    return icu.Locale(language)


@cache
def _collator(language: str) -> icu.Collator:
    return icu.Collator.createInstance(icu.Locale(language))
