"""Punctuation of the script: a question ends as questions end there, and stays a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translations.checks.finding import Check, Problem, Translated, Weight
from translations.checks.rules import Rules

_FOREIGN = {"Arab": {",": "،", ";": "؛", "?": "؟"}, "Ethi": {",": "፣", ";": "፤"}}


def problems(one: Translated, script: str, rules: Rules) -> Iterator[Problem]:
    """Signs of another script, and questions that became statements or the other way round.

    Only the end of a text is compared: 'Bent u ziek? Bel ons.' may well become 'If you are ill, ring us.'
    """
    signs = (rules.question, "?", "؟", "፧")
    for wrong, right in _FOREIGN.get(script, {}).items():
        if re.search(rf"{re.escape(wrong)}(?!\s*[A-Za-z]\b)", one.text):
            yield Problem(Check.PUNCTUATION, f"heeft '{wrong}'.", f"In dit schrift is dat '{right}'.")
    asks, asked = one.text.rstrip("’»”)").endswith(signs), one.dutch.rstrip("’)").endswith("?")
    if asks != asked:
        what = "is geen vraag meer." if asked else "is een vraag geworden."
        yield Problem(Check.PUNCTUATION, what, "Lees terug wat er gevraagd of gezegd wordt.", Weight.DOUBT)
    if rules.opening and one.text.count(rules.opening) != one.text.count(rules.question):
        yield Problem(
            Check.PUNCTUATION,
            f"heeft niet evenveel '{rules.opening}' als '{rules.question}'.",
            "Zet ze om elke vraag heen.",
        )
    stops = (*rules.stop, ".")
    if one.dutch.endswith(".") and not one.text.endswith((*stops, *signs, "!", "}", ")", "’", "»", "”")):
        yield Problem(Check.PUNCTUATION, "eindigt zonder punt.", f"Sluit af met '{rules.stop[0]}'.")
    if not one.dutch.endswith((".", "…")) and one.text.endswith(stops) and not one.text.endswith("…"):
        yield Problem(
            Check.PUNCTUATION, "eindigt met een punt; het Nederlands niet.", "Haal die weg.", Weight.DOUBT
        )
