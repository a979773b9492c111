"""Changes of one set in columns, without what the header of their set says already.

`[dossier, same, tail, keys, moments, values, more]`. `dossier` is null where it is the header's; `same` holds
what most changes say and the header does not; a moment is the step in milliseconds from the one before (the
first: from when the set was sealed); `more` lists, by place, what a change says otherwise, its parents, and
its id where that does not follow from its moment and the `tail` (a desk draws one tail per opening of its
koffer). Reading gives back exactly what was written.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import cast

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.change_records import Written, read_change, read_parents
from sync.protocol.fields import are_labels, wall_of
from sync.protocol.model import SetHeader
from sync.protocol.runs import Part, Run

#: what most changes of a set have in common
SHARED = (
    "kind",
    "author",
    "desk",
    "pack",
    "language",
    "wording",
    "tolkSession",
    "source",
    "certainty",
    "act",
)
_MOMENT = re.compile(r"([0-9]{13})-([0-9]{4})-(.{36})")
TAIL = re.compile(r"[89ab][0-9a-f]{3}-[0-9a-f]{12}")
NO_TAIL = "8000-000000000000"
MOST_WALL = 10**13
_MOST_COUNTER = 9_999
_MOST_COUNTER_IN_ID = 0xFFF
_NIL = "00000000-0000-0000-0000-000000000000"
_CHANGES = "changes"
_PARENTS = {"parents"}


@dataclass(frozen=True, slots=True)
class Around:
    """What the header of a set says of its changes; `wall` when it was sealed, milliseconds since 1970."""

    dossier: str | None = None
    author: str | None = None
    desk: str | None = None
    pack: str | None = None
    wall: int = 0

    @classmethod
    def of(cls, header: SetHeader) -> Around:
        """Of a header that was read."""
        wall = wall_of(header.sealed_at, "sealedAt")
        return cls(header.dossier, header.author, header.desk, header.pack, wall)

    def shared(self) -> dict[str, object]:
        """By the names of `SHARED`."""
        return {"author": self.author, "desk": self.desk, "pack": self.pack}


def write_columns(written: Sequence[Written], around: Around) -> list[object]:
    """Changes of one dossier, each as `write_change` gives it, in columns."""
    commonest = {name: commonest_of([one.get(name) for one in written]) for name in SHARED}
    known = around.shared()
    same = {name: value for name, value in commonest.items() if value != known.get(name)}
    tails = [str(one["id"])[19:] for one in written]
    tail = str(commonest_of([one for one in tails if TAIL.fullmatch(one)] or [NO_TAIL]))
    moments: list[object] = []
    more: list[object] = []
    wall = around.wall
    for place, one in enumerate(written):
        moment, wall, own_id = moment_of(one, wall, tail)
        moments.append(moment)
        other: dict[str, object] = {
            name: one.get(name) for name in SHARED if one.get(name) != commonest[name]
        }
        if one["parents"]:
            parents = one["parents"]
            assert isinstance(parents, list)
            other["parents"] = [_shorter(str(parent), wall, tail) for parent in parents]
        if one["id"] != own_id:
            other["id"] = one["id"]
        if other:
            more.append([place, other])
    dossier = None if written[0]["dossier"] == around.dossier else written[0]["dossier"]
    columns = [[one["key"] for one in written], moments, [_bare(one["value"]) for one in written]]
    return [dossier, same, tail, *columns, more]


def read_columns(untrusted: Sequence[object], around: Around, most: int) -> tuple[Part, ...]:
    """At most `most` changes, as strictly as they are read one by one. Raises WireProblem."""
    if len(untrusted) != 7:
        raise WireProblem(WireCode.WRONG_TYPE, _CHANGES)
    dossier, same, tail, keys, moments, values, more = untrusted
    if not (isinstance(same, dict) and isinstance(tail, str)):
        raise WireProblem(WireCode.WRONG_TYPE, _CHANGES)
    if not (isinstance(keys, list) and isinstance(moments, list) and isinstance(values, list)):
        raise WireProblem(WireCode.WRONG_TYPE, _CHANGES)
    if not set(same) <= set(SHARED):
        raise WireProblem(WireCode.UNKNOWN_FIELD, _CHANGES)
    if not TAIL.fullmatch(tail):
        raise WireProblem(WireCode.WRONG_FORMAT, _CHANGES)
    if not 1 <= len(keys) <= most:
        raise WireProblem(WireCode.TOO_MANY, _CHANGES)
    if not len(keys) == len(moments) == len(values):
        raise WireProblem(WireCode.OUT_OF_RANGE, _CHANGES)
    others = _read_more(more, len(keys))
    shared = {**around.shared(), **same}
    whose = around.dossier if dossier is None else dossier
    # What all of them share is read once. A word that only some say is read with those.
    common = read_change(_written(whose, shared, _NIL, "", None, "1-0"))
    if not are_labels(keys):
        raise WireProblem(WireCode.WRONG_FORMAT, "changes.key")
    if list in set(map(type, values)):
        values = [_whole(value) for value in values]
    else:
        values = [{"state": None, "value": value} for value in values]
    walls, counters = _read_moments(moments, around.wall)
    odd = [
        place
        for place, moment in enumerate(moments)
        if isinstance(moment, str) or (counters and counters[place] > _MOST_COUNTER_IN_ID)
    ]
    odd += [place for place, other in others.items() if other.keys() != _PARENTS]
    parts: list[Part] = []
    start = 0
    for place in [*sorted(set(odd)), len(keys)]:
        if start < place:
            these = slice(start, place)
            above = {
                at - start: _read_parents(others[at]["parents"], walls[at], tail)
                for at in (range(start, place) if others else ())
                if at in others
            }
            known = counters[these] if counters else None
            parts.append(Run(common, tail, keys[these], values[these], walls[these], known, above))
        if place < len(keys):
            other = others.get(place, {})
            said = {**shared, **{name: one for name, one in other.items() if name in SHARED}}
            desk = said.get("desk", common.desk) if other else common.desk
            before = walls[place - 1] if place else around.wall
            time, wall, own_id = time_of(moments[place], before, desk, tail)
            row = _written(whose, said, own_id, keys[place], values[place], time)
            row |= {name: one for name, one in other.items() if name == "id"}
            if "parents" in other:
                row["parents"] = _longer(other["parents"], wall, tail)
            parts.append(read_change(row))
        start = place + 1
    return tuple(parts)


def _read_moments(untrusted: Sequence[object], wall: int) -> tuple[list[int], list[int]]:
    """Milliseconds of each, and its counter; no counters where all are 0. A moment that is a text does not
    move the time on."""
    walls: list[int] = []
    counters: list[int] = []
    if set(map(type, untrusted)) == {int}:
        walls = list(accumulate(cast("Sequence[int]", untrusted), initial=wall))[1:]
    else:
        for moment in untrusted:
            if isinstance(moment, str):
                moment = 0
            step, counter = moment if isinstance(moment, list) and len(moment) == 2 else (moment, 0)
            if type(step) is not int or type(counter) is not int:
                raise WireProblem(WireCode.WRONG_TYPE, "changes.time")
            wall += step
            walls.append(wall)
            counters.append(counter)
        if counters and not 0 <= min(counters) <= max(counters) <= _MOST_COUNTER:
            raise WireProblem(WireCode.OUT_OF_RANGE, "changes.time")
    if min(walls) < 0 or max(walls) >= MOST_WALL:
        raise WireProblem(WireCode.OUT_OF_RANGE, "changes.time")
    return walls, counters


def _read_parents(untrusted: object, wall: int, tail: str) -> tuple[str, ...]:
    """As `read_change` reads them. Raises WireProblem."""
    return read_parents(_longer(untrusted, wall, tail))


def _written(
    dossier: object, shared: Mapping[str, object], own_id: object, key: object, value: object, time: object
) -> dict[str, object]:
    said = {name: one for name, one in shared.items() if one is not None}
    row = {"id": own_id, "dossier": dossier, "key": key, "value": value, "parents": [], "time": time}
    return row | said


def _read_more(untrusted: object, count: int) -> dict[int, dict[str, object]]:
    if not isinstance(untrusted, list):
        raise WireProblem(WireCode.WRONG_TYPE, _CHANGES)
    found: dict[int, dict[str, object]] = {}
    before = -1
    for one in untrusted:
        if not (isinstance(one, list) and len(one) == 2 and isinstance(one[1], dict)):
            raise WireProblem(WireCode.WRONG_TYPE, _CHANGES)
        place, other = one
        if isinstance(place, bool) or not isinstance(place, int) or not before < place < count:
            raise WireProblem(WireCode.OUT_OF_RANGE, _CHANGES)
        if not set(other) <= {*SHARED, "parents", "id"}:
            raise WireProblem(WireCode.UNKNOWN_FIELD, _CHANGES)
        found[place], before = other, place
    return found


def _bare(value: object) -> object:
    """An answer that was given is written without its frame, anything else in a list of one."""
    if isinstance(value, dict) and set(value) == {"state", "value"} and value["state"] is None:
        inner = value["value"]
        return [inner, None] if isinstance(inner, list | tuple) else inner
    return [value]


def _whole(bare: object) -> object:
    if not isinstance(bare, list):
        return {"state": None, "value": bare}
    if len(bare) == 1:
        return bare[0]
    if len(bare) == 2 and bare[1] is None and isinstance(bare[0], list):
        return {"state": None, "value": bare[0]}
    raise WireProblem(WireCode.WRONG_TYPE, "changes.value")


def commonest_of(values: Sequence[object]) -> object:
    """What occurs most; of equals the first, so that the same changes give the same bytes."""
    return Counter(values).most_common(1)[0][0]


def moment_of(one: Written, before: int, tail: str) -> tuple[object, int, str | None]:
    """The step since the moment before, with the counter where it is not 0; else the text as it is."""
    fits = _MOMENT.fullmatch(str(one["time"]))
    if fits is None or fits[3] != one["desk"]:
        return one["time"], before, _id_of_text(str(one["time"]), tail)
    wall, counter = int(fits[1]), int(fits[2])
    return ([wall - before, counter] if counter else wall - before), wall, id_of(wall, counter, tail)


def time_of(untrusted: object, before: int, desk: object, tail: str) -> tuple[str, int, str | None]:
    """A moment again, the milliseconds that the next one counts from, and the id that follows from it.
    Raises WireProblem."""
    if isinstance(untrusted, str):
        return untrusted, before, _id_of_text(untrusted, tail)
    step, counter = untrusted if isinstance(untrusted, list) and len(untrusted) == 2 else (untrusted, 0)
    if isinstance(step, bool) or isinstance(counter, bool):
        raise WireProblem(WireCode.WRONG_TYPE, "changes.time")
    if not (isinstance(step, int) and isinstance(counter, int)):
        raise WireProblem(WireCode.WRONG_TYPE, "changes.time")
    wall = before + step
    if not (0 <= wall < MOST_WALL and 0 <= counter <= _MOST_COUNTER):
        raise WireProblem(WireCode.OUT_OF_RANGE, "changes.time")
    return f"{wall:013d}-{counter:04d}-{desk}", wall, id_of(wall, counter, tail)


def id_of(wall: int, counter: int, tail: str) -> str | None:
    """The UUIDv7 (RFC 9562) of a moment and its counter with this tail; None where it has no such place."""
    if counter > _MOST_COUNTER_IN_ID:
        return None
    hexed = f"{wall:012x}"
    return f"{hexed[:8]}-{hexed[8:]}-7{counter:03x}-{tail}"


def _id_of_text(time: str, tail: str) -> str | None:
    fits = _MOMENT.fullmatch(time)
    return None if fits is None else id_of(int(fits[1]), int(fits[2]), tail)


def _shorter(parent: str, wall: int, tail: str) -> object:
    """How long before `wall` it was made, where it is of the same tail; else its id."""
    if not parent.endswith(f"-7000-{tail}"):
        return parent
    return wall - int(parent[:8] + parent[9:13], 16)


def _longer(untrusted: object, wall: int, tail: str) -> object:
    """The ids again, for `read_change` to read."""
    if not isinstance(untrusted, list):
        return untrusted
    found: list[object] = []
    for one in untrusted:
        if isinstance(one, int) and not isinstance(one, bool):
            if not 0 <= wall - one < 1 << 48:
                raise WireProblem(WireCode.OUT_OF_RANGE, "changes.parents")
            found.append(id_of(wall - one, 0, tail))
        else:
            found.append(one)
    return found
