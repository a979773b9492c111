"""Sister languages, each with its own words: a text that is equal in both is listed with a reason.

Farsi and Dari, Kurmanji and Sorani, Tigrinya and Amharic are not each other's fallback. `pairs.toml` has a
`[[pair]]` of two languages with groups of keys and why those texts are the same in both.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from translations.checks.bare import plain
from translations.checks.finding import Check, Problem, Translated
from translations.checks.rules import RulesBroken

FILE = "pairs.toml"


@dataclass(frozen=True, slots=True)
class Sisters:
    """Two languages that are easily mixed up, and the texts that may be equal: key -> reason."""

    languages: tuple[str, str]
    same: Mapping[str, str]


def pairs_of(folder: Path) -> tuple[Sisters, ...]:
    """The pairs of a folder of translations; () without a file. Raises RulesBroken."""
    path = folder / FILE
    return read_pairs(path.read_text(encoding="utf-8")) if path.is_file() else ()


def read_pairs(text: str) -> tuple[Sisters, ...]:
    """The pairs in a TOML text. Raises RulesBroken with all problems at once."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesBroken((f"{FILE} is geen geldige TOML: {error}",)) from None
    problems = [f"{FILE}: '{key}' is onbekend; alleen [[pair]]" for key in tables if key != "pair"]
    found = []
    for at, table in enumerate(tables.get("pair", []), start=1):
        where = f"{FILE}, pair {at}"
        languages, same = table.get("languages"), dict[str, str]()
        if not isinstance(languages, list) or len(languages) != 2 or set(table) - {"languages", "same"}:
            problems.append(f"{where}: hoort 'languages' met twee codes te hebben, en [[pair.same]]")
            continue
        for group in table.get("same", []):
            reason, keys = group.get("reason"), group.get("keys")
            if not isinstance(reason, str) or not reason.strip() or not isinstance(keys, list):
                problems.append(f"{where}: elke groep hoort 'reason' en 'keys' te hebben")
                continue
            problems += [f"{where}: '{key}' staat er twee keer" for key in keys if key in same]
            same |= {str(key): reason for key in keys}
        found.append(Sisters((str(languages[0]), str(languages[1])), same))
    if problems:
        raise RulesBroken(tuple(problems))
    return tuple(found)


def problems(
    sisters: Sisters, first: Mapping[str, Translated], second: Mapping[str, Translated]
) -> Iterator[tuple[str, str, Problem]]:
    """(domain, key, problem) of texts that are equal and not listed, and of lists that no longer hold.

    The mappings have the texts of both languages by key; a text that one of them misses is not judged.
    """
    both = " en ".join(sisters.languages)
    alike = equal(first, second)
    unlisted = Problem(
        Check.PAIRS,
        f"is gelijk in {both}.",
        f"Geef elk zijn eigen woorden, of zet de sleutel met een reden in {FILE}.",
    )
    stale = Problem(Check.PAIRS, f"is niet meer gelijk in {both}.", f"Haal de sleutel uit {FILE}.")
    for key in alike:
        if key not in sisters.same:
            yield first[key].domain, key, unlisted
    for key in sisters.same:
        if key in first and key in second and key not in alike:
            yield first[key].domain, key, stale


def equal(first: Mapping[str, Translated], second: Mapping[str, Translated]) -> tuple[str, ...]:
    """Keys of texts with the same letters in both."""
    return tuple(
        key
        for key, one in first.items()
        if key in second and _letters(one.text) and _letters(one.text) == _letters(second[key].text)
    )


def as_toml(found: Iterable[tuple[Sisters, tuple[str, ...]]]) -> str:
    """The file anew: reasons kept for what is still equal, the rest under an empty reason, to be written."""
    lines = []
    for sisters, keys in found:
        lines.append(f'[[pair]]\nlanguages = ["{sisters.languages[0]}", "{sisters.languages[1]}"]\n')
        groups: dict[str, list[str]] = {}
        for key in keys:
            groups.setdefault(sisters.same.get(key, ""), []).append(key)
        for reason, members in groups.items():
            listed = "".join(f'  "{key}",\n' for key in members)
            lines.append(f'[[pair.same]]\nreason = "{reason}"\nkeys = [\n{listed}]\n')
    return "\n".join(lines)


def _letters(text: str) -> str:
    return "".join(c for c in plain(text) if c.isalnum())
