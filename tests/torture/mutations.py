"""Changing small JSON files as damage, carelessness or an attacker would."""

from __future__ import annotations

import json
import random
from collections.abc import Callable

_STRANGE: tuple[object, ...] = (
    None, True, False, 0, 1, -1, 2, 3, 2**31, 2**63, 2**200, 1.5, 1e308, "", "0", "a",
    "store-2.db", "../store.db", "store.db\x00",
    "é\u202e", "x" * 5_000, "00" * 16, "ff" * 72, [], [1], {}, {"a": 1}, [[[[]]]],
)  # fmt: skip


def mutated(content: bytes, chance: random.Random) -> bytes:
    """Another file than `content`, most of the time still JSON."""
    for _ in range(20):
        changed = chance.choice(_WAYS)(content, chance)
        if changed != content:
            return changed
    return content + b" "


def _bits(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice((1, 1, 1, 4, 40))):
        where = chance.randrange(len(changed))
        changed[where] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _digit(content: bytes, chance: random.Random) -> bytes:
    """One letter or digit for another: what stays is a file of the right form."""
    places = [i for i, value in enumerate(content) if chr(value) in "0123456789abcdef"]
    changed = bytearray(content)
    changed[chance.choice(places)] = ord(chance.choice("0123456789abcdef"))
    return bytes(changed)


def _cut(content: bytes, chance: random.Random) -> bytes:
    return content[: chance.randrange(len(content))]


def _piece(content: bytes, chance: random.Random) -> bytes:
    start, stop = sorted((chance.randrange(len(content)), chance.randrange(len(content))))
    piece = content[start:stop]
    return chance.choice((content[:start] + content[stop:], content[:stop] + piece + content[stop:]))


def _noise(content: bytes, chance: random.Random) -> bytes:
    return chance.choice((b"", b"{}", b"[]", b"null", b"[" * 60_000, b"{\"a\":" * 20_000, b"\xff\xfe",
                          b"1" * 9_000, chance.randbytes(400), b"\0" * len(content)))  # fmt: skip


def _value(content: bytes, chance: random.Random) -> bytes:
    """One value, at any depth, for a strange one; or a name that goes, or comes twice."""
    whole = json.loads(content)
    holder = whole
    while True:
        places = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
        if not places:
            return content
        place = chance.choice(places)
        inner = holder[place]
        if isinstance(inner, dict | list) and inner and chance.random() < 0.8:
            holder = inner
            continue
        break
    if chance.random() < 0.15:
        del holder[place]
    elif isinstance(holder, list) and chance.random() < 0.4:
        holder.extend([inner] * chance.choice((1, 3, 500)))
    elif isinstance(holder, dict) and chance.random() < 0.1:
        holder["extra"] = inner
    elif type(inner) is int and chance.random() < 0.5:
        holder[place] = chance.choice((inner + 1, inner - 1, inner // 2, inner * 2, -inner, inner * 1_000))
    else:
        holder[place] = chance.choice(_STRANGE)
    return json.dumps(whole).encode()


def _doubled(content: bytes, chance: random.Random) -> bytes:
    """A name that stands twice, with another value the second time."""
    name = chance.choice(list(json.loads(content)))
    return content.rstrip()[:-1] + f', "{name}": {json.dumps(chance.choice(_STRANGE))}}}'.encode()


_Way = Callable[[bytes, random.Random], bytes]
_WAYS: tuple[_Way, ...] = (
    _bits,
    _digit,
    _digit,
    _cut,
    _piece,
    _noise,
    _value,
    _value,
    _value,
    _value,
    _doubled,
)
