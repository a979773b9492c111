"""Signs that never belong in a text: direction and control characters, double spaces, unpaired brackets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from translations.checks.finding import Check, Problem, Translated

_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: joiner and non-joiner: needed inside words of Persian, Pashto and Kurdish, senseless elsewhere
_JOINERS = "\u200c\u200d"
_PAIRS = (("(", ")"), ("[", "]"), ("«", "»"), ("“", "”"))


def problems(one: Translated, script: str) -> Iterator[Problem]:
    """Everything invisible or broken in the signs of a text; `script` is that of the language ('Arab')."""
    hidden = {c for c in one.text if c in _DIRECTION}
    if hidden:
        yield Problem(Check.SIGNS, "bevat een bidi-stuurteken.", "Haal het weg: de app zet die zelf.")
    odd = sorted(
        {
            f"U+{ord(c):04X}"
            for c in one.text
            if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp")
            and c not in hidden
            and c != "\n"
            and not (c in _JOINERS and script == "Arab")
        }
    )
    if odd:
        yield Problem(Check.SIGNS, f"bevat een stuurteken: {', '.join(odd)}.", "Haal het weg.")
    if one.text.count("\n") != one.dutch.count("\n"):
        yield Problem(Check.SIGNS, "heeft andere regels dan het Nederlands.", "Evenveel regels als daar.")
    if one.text != one.text.strip():
        yield Problem(Check.SIGNS, "begint of eindigt met een spatie.", "Haal die weg.")
    if re.search(r"[ \u00a0]{2,}", one.text):
        yield Problem(Check.SIGNS, "heeft een dubbele spatie.", "Maak er een van.")
    if re.search(r"\s[,.;:!?،؛؟።፣፤፧](?!\w)", one.text) and not re.search(r"\u00a0|\u202f", one.text):
        yield Problem(Check.SIGNS, "heeft een spatie voor een leesteken.", "Haal die weg.")
    for opens, closes in _PAIRS:
        if one.text.count(opens) != one.text.count(closes):
            yield Problem(Check.SIGNS, f"heeft niet evenveel {opens} als {closes}.", "Zet het andere erbij.")
    if unicodedata.normalize("NFC", one.text) != one.text:
        yield Problem(Check.SIGNS, "heeft losse tekens op letters (niet NFC).", "Typ de letter als geheel.")
