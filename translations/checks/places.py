"""The `{places}` where names and dates come: exactly those of the Dutch."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Iterator

from translations.checks.finding import Check, Problem, Translated

_UNREADABLE = "{onleesbaar}"


def places(text: str) -> frozenset[str]:
    """The `{names}` in a text; a name nobody uses when its braces do not fit together."""
    return frozenset(_counted(text))


def problems(one: Translated) -> Iterator[Problem]:
    """Places that are gone, new, doubled or broken."""
    wanted, found = _counted(one.dutch), _counted(one.text)
    if wanted == found:
        return
    names = ", ".join("{" + name + "}" for name in sorted(wanted)) or "geen"
    yield Problem(
        Check.PLACES,
        "andere invulplekken dan het Nederlands.",
        f"Gebruik precies deze, elk even vaak als in het Nederlands: {names}.",
    )


def _counted(text: str) -> Counter[str]:
    try:
        return Counter(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return Counter({_UNREADABLE: 1})
