"""The lowest versions that are good enough: data (`resources/supply/floors.toml`), laid under the parts."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from desktop.domain.errors import Trouble, TroubleCode
from desktop.usecases.support_ports import PartFact

_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Floor:
    """`stops`: below it the koffer stays closed."""

    part: str
    at_least: str
    stops: bool
    why: str


def read_floors(text: str) -> Mapping[str, Floor]:
    """By name of the part. ValueError for a file that is not as it must be, a part named twice among it."""
    found: dict[str, Floor] = {}
    for row in tomllib.loads(text).get("floor", []):
        if set(row) != {"part", "at_least", "stop", "why"} or row["part"] in found:
            raise ValueError("a floor is not as it must be")
        if not isinstance(row["stop"], bool) or not numbers(str(row["at_least"])) or not row["why"]:
            raise ValueError("a floor is not as it must be")
        found[row["part"]] = Floor(row["part"], row["at_least"], row["stop"], row["why"])
    return found


def numbers(version: str) -> tuple[int, ...]:
    """'3.53.4' as (3, 53, 4); () when there is no number in it."""
    return tuple(map(int, _NUMBER.findall(version)))


def with_floors(parts: Iterable[PartFact], floors: Mapping[str, Floor]) -> tuple[PartFact, ...]:
    """The parts with the floor under each. One whose version is not known counts as low."""
    return tuple(_with_floor(part, floors.get(part.name)) for part in parts)


def _with_floor(part: PartFact, floor: Floor | None) -> PartFact:
    if floor is None:
        return part
    is_low = numbers(part.version) < numbers(floor.at_least)
    return replace(part, at_least=floor.at_least, is_low=is_low, stops=floor.stops, why=floor.why)


def refuse_low_parts(parts: Iterable[PartFact]) -> None:
    """Trouble(PART_TOO_OLD) for the first part that is below a floor which stops; the facts name it."""
    for part in parts:
        if part.is_low and part.stops:
            facts = {"part": part.name, "version": part.version or "?", "at_least": part.at_least}
            raise Trouble(TroubleCode.PART_TOO_OLD, facts)
