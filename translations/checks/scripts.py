"""Letters of the language's own script; names of Dutch things stay Latin and nothing else does."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from translations.checks.bare import without_places
from translations.checks.finding import Check, Problem, Translated
from translations.checks.rules import Rules

_SCRIPTS = {"Latn": "LATIN", "Arab": "ARABIC", "Ethi": "ETHIOPIC", "Cyrl": "CYRILLIC"}
_EXPLAINED = re.compile(r"\(([A-Za-zÀ-ÿ' -]+)\)")
_LETTER = re.compile(r"(?<![^\W\d_])[A-Za-z](?![^\W\d_])")
_RUN = re.compile(r"[^\W\d_][\w’'-]*")


def problems(one: Translated, script: str, rules: Rules, names: re.Pattern[str]) -> Iterator[Problem]:
    """Words in another script that are no Dutch name, and letters of a sister language."""
    bare = names.sub(" ", without_places(one.text))
    own = _SCRIPTS.get(script, script)
    if own != "LATIN":  # '(huisarts)' behind the own word, and letters that are spoken of
        said = one.dutch.casefold()
        bare = _EXPLAINED.sub(lambda m: " " if _is_explained(m[1], said) else m[0], bare)
        bare = _LETTER.sub(lambda m: " " if re.search(rf"\b{m[0]}\b", one.dutch) else m[0], bare)
    strange = sorted({word for word in _RUN.findall(bare) if any(_script(c) not in (own, "") for c in word)})
    if strange:
        yield Problem(
            Check.SCRIPT,
            f"heeft woorden in een ander schrift: {', '.join(strange)}.",
            "Schrijf ze in het schrift van de taal; is het een Nederlandse naam, zet die in rules/nl.toml.",
        )
    wrong = sorted({c for c in one.text if c in rules.never})
    if wrong:
        signs = ", ".join(f"{c} (U+{ord(c):04X})" for c in wrong)
        yield Problem(
            Check.SCRIPT, f"heeft letters van een andere taal: {signs}.", "Gebruik de letters van deze taal."
        )


def _is_explained(words: str, dutch: str) -> bool:
    """True when the Dutch says these words too, be it with another ending ('stageplek', '(stage)')."""
    return all(word.casefold().rstrip("en") in dutch for word in words.split())


def named(names: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for the names that stay as they are; a letter of another script may be glued to them."""
    ordered = sorted(names, key=len, reverse=True)
    return re.compile(
        rf"(?<![A-Za-zÀ-ÿ])(?:{'|'.join(map(re.escape, ordered))})(?![A-Za-zÀ-ÿ])", re.IGNORECASE
    )


@lru_cache(maxsize=4096)
def _script(letter: str) -> str:
    if not letter.isalpha():
        return ""
    first = unicodedata.name(letter, "").split(" ")[0]
    return "" if first in ("MODIFIER", "FEMININE", "MASCULINE") else first
