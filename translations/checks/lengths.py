"""How long a text may be: in boxes that do not grow by a number, elsewhere by what the Dutch needs.

The boxes are data: `rules/lengths.toml`, the first pattern that fits a key counts.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from translations.checks.bare import without_places
from translations.checks.finding import Check, Problem, Translated, Weight
from translations.checks.rules import RulesBroken

_KEYS = {"keys": str, "most": int, "why": str}


@dataclass(frozen=True, slots=True)
class Box:
    """Texts whose key fits `keys` ('plan.*.title') have at most `most` characters, because of `why`."""

    keys: str
    most: int
    why: str


def read_boxes(text: str) -> tuple[Box, ...]:
    """The boxes of `rules/lengths.toml`, in order. Raises RulesBroken with all problems."""
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise RulesBroken((f"rules/lengths.toml is geen geldige TOML: {error}",)) from None
    problems = [f"rules/lengths.toml: '{key}' is onbekend; alleen [[box]]" for key in tables if key != "box"]
    boxes = []
    for at, table in enumerate(tables.get("box", []), start=1):
        wrong = set(table) != set(_KEYS) or any(type(table[key]) is not kind for key, kind in _KEYS.items())
        if wrong or table["most"] < 1 or not table["why"]:
            problems.append(f"rules/lengths.toml, box {at}: hoort keys, most (getal) en why te hebben")
        else:
            boxes.append(Box(**table))
    if problems:
        raise RulesBroken(tuple(problems))
    return tuple(boxes)


def boxes_of(folder: Path) -> tuple[Box, ...]:
    """The boxes of a folder of translations; () without a file. Raises RulesBroken."""
    path = folder / "rules" / "lengths.toml"
    return read_boxes(path.read_text(encoding="utf-8")) if path.is_file() else ()


def most(key: str, dutch: str, boxes: tuple[Box, ...]) -> int:
    """How many characters the translation of a text may have, places not counted."""
    box = _box(key, boxes)
    return box.most if box else _generous(dutch)


def problems(one: Translated, boxes: tuple[Box, ...]) -> Iterator[Problem]:
    """A text that is too long: wrong in a box, a doubt elsewhere."""
    box = _box(one.key, boxes)
    size, limit = len(without_places(one.text)), box.most if box else _generous(one.dutch)
    if size <= limit:
        return
    why = f" ({box.why})" if box else ""
    yield Problem(
        Check.LENGTH,
        f"heeft {size} tekens, {limit} passen{why}.",
        "Zeg het korter.",
        Weight.WRONG if box else Weight.DOUBT,
    )


def _box(key: str, boxes: tuple[Box, ...]) -> Box | None:
    return next((box for box in boxes if fnmatchcase(key, box.keys)), None)


def _generous(dutch: str) -> int:
    return 2 * len(without_places(dutch)) + 30
