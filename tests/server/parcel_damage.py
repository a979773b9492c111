"""Damage to sticks and parcels: to the bytes of the file, and, sealed and signed anew, to what is inside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from random import Random

from sync.protocol.canonical import WireProblem, canonical
from sync.protocol.parcels import Entry, ParcelKind, write_parcel
from sync.protocol.signing import SigningWay, sign

_ODD: Sequence[object] = (
    None, True, -1, 0, 2**53, 1e308, "", "x" * 30_000, "\u202e", "../../x", [], {}, [[[[]]]], {"a": {"b": 1}},
    "gm0000", "0" * 64, "2026-99-99T00:00:00.000Z",
)  # fmt: skip


def damaged_bytes(whole: bytes, dice: Random) -> bytes:
    """One file with a byte flipped, a part gone, doubled, moved or replaced; now and then the end is gone."""
    at, size = dice.randrange(len(whole)), dice.randrange(1, 400)
    match dice.randrange(6):
        case 0:
            return whole[:at] + bytes([whole[at] ^ (1 << dice.randrange(8))]) + whole[at + 1 :]
        case 1:
            return whole[:at]
        case 2:
            return whole[:at] + whole[at + size :]
        case 3:
            return whole[: at + size] + whole[at:]
        case 4:
            return whole[:at] + dice.randbytes(size) + whole[at + size :]
        case _:
            return whole + dice.randbytes(size)


def damaged_inside(
    kind: ParcelKind, public: bytes, entries: Sequence[Entry], key: SigningWay, dice: Random
) -> bytes:
    """The same parcel with something odd in it. Most of the time the list and the signature fit again, so
    that the readers behind them are reached."""
    found = list(entries)
    for _ in range(dice.randrange(1, 3)):
        at = dice.randrange(len(found))
        found[at : at + 1] = _odd_entry(found, at, dice)
        if not found:
            found = [entries[0]]
    if dice.random() < 0.8 and found[0].name == entries[0].name:
        found[0] = _listed(kind, found, key)
    return b"".join(write_parcel(kind, public, found))


def _odd_entry(found: list[Entry], at: int, dice: Random) -> list[Entry]:
    entry = found[at]
    match dice.randrange(7):
        case 0:
            return []
        case 1:
            return [entry, Entry(f"{entry.name.split('.')[0]}-x", entry.content)]
        case 2:
            return [Entry(found[dice.randrange(len(found))].name, entry.content)]
        case 3:
            return [Entry(entry.name, damaged_bytes(entry.content or b"x", dice))]
        case _:
            return [Entry(entry.name, _odd_json(entry.content, dice))]


def _odd_json(content: bytes, dice: Random) -> bytes:
    try:
        value = json.loads(content)
    except ValueError:
        return damaged_bytes(content or b"x", dice)
    _spoil(value, dice)
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _spoil(value: object, dice: Random) -> None:
    """Change one thing somewhere in it."""
    while True:
        inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        deeper = [one for one in inside if isinstance(one, dict | list) and one]
        if not deeper or dice.random() < 0.4:
            break
        value = dice.choice(deeper)
    odd = dice.choice(_ODD)
    if isinstance(value, dict) and value:
        name = dice.choice(sorted(value))
        if dice.random() < 0.2:
            del value[name]
        else:
            value[name if dice.random() < 0.9 else "nieuw"] = odd
    elif isinstance(value, list):
        value.insert(dice.randrange(len(value) + 1), odd)


def _listed(kind: ParcelKind, found: Sequence[Entry], key: SigningWay) -> Entry:
    """The manifest with its list and its signature made to fit; as it is where it is no object any more."""
    manifest = found[0]
    try:
        told = json.loads(manifest.content)
        told["entries"] = [
            {"name": one.name, "sha256": hashlib.sha256(one.content).hexdigest()} for one in found[1:]
        ]
        told.pop("signature", None)
        told["signature"] = sign(key, kind.value.encode() + b"|" + canonical(told))
        return Entry(manifest.name, canonical(told))
    except (ValueError, TypeError, AttributeError, WireProblem):
        return manifest


def tries(number: int, make: Callable[[Random], bytes], seed: str) -> list[bytes]:
    """So many damaged files, the same each time."""
    dice = Random(seed)
    return [make(dice) for _ in range(number)]
