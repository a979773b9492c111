"""Yes stays yes and no stays no: 'niet', 'geen', 'nooit', 'zonder' against the words of the language for it.

Sentence by sentence where both texts have as many sentences, else over the whole text. A list of words cannot
know every way to say no, so what is found is a doubt until a language has its exceptions written down.
"""

from __future__ import annotations

from collections.abc import Iterator

from translations.checks.bare import plain, sentences
from translations.checks.finding import Check, Problem, Translated, Weight
from translations.checks.rules import Rules

_REMEDY = "Lees terug: zegt de vertaling ja waar het Nederlands nee zegt?"


def problems(one: Translated, rules: Rules, dutch: Rules) -> Iterator[Problem]:
    """A 'not' that is gone or came in."""
    if rules.negation is None or dutch.negation is None:
        return
    theirs, ours = sentences(one.text), sentences(one.dutch)
    if len(theirs) != len(ours):
        theirs, ours = [one.text], [one.dutch]
    for said, meant in zip(theirs, ours, strict=True):
        has, wants = rules.negation.search(plain(said)), dutch.negation.search(plain(meant))
        if wants and not has:
            yield Problem(Check.POLARITY, f"mist een woord voor '{wants[0]}'.", _REMEDY, Weight.DOUBT)
        if has and not wants and not (dutch.either and dutch.either.search(plain(meant))):
            yield Problem(
                Check.POLARITY,
                f"ontkent ('{has[0]}') waar het Nederlands dat niet doet.",
                _REMEDY,
                Weight.DOUBT,
            )
