"""No Dutch left over: a text that is the Dutch itself, or has words that are Dutch and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from translations.checks.bare import without_places
from translations.checks.finding import Check, Problem, Translated
from translations.checks.rules import Rules


def problems(one: Translated, rules: Rules, dutch: Rules, names: re.Pattern[str]) -> Iterator[Problem]:
    """Dutch where the language should stand; names of Dutch things may stay."""
    text = names.sub(" ", without_places(one.text))
    if one.text in rules.same | dutch.same:
        return
    if one.text == one.dutch and any(c.isalpha() for c in text):
        yield Problem(
            Check.DUTCH,
            "is gelijk aan het Nederlands.",
            "Vertaal het; is het hetzelfde woord, zet het bij same.",
        )
    elif dutch.leftover is not None and (found := sorted(set(dutch.leftover.findall(text)))):
        yield Problem(Check.DUTCH, f"heeft Nederlandse woorden: {', '.join(found)}.", "Vertaal ze.")
