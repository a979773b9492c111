"""Canonical JSON and the strict way to read any JSON that came from the other side.

Canonical: keys sorted, no spaces, UTF-8, no NaN. Reading refuses what two readers could understand
differently (double keys, NaN, lone surrogates, NUL) and what costs too much (size, depth, counts).
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Never

MAX_DEPTH = 12
MAX_ITEMS = 20_000
MAX_TEXT = 20_000
MAX_JSON_BYTES = 2 * 1024 * 1024
#: beyond this a number is not the same number in every JSON reader
MAX_WHOLE = 2**53 - 1

_STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BAD_TEXT = re.compile("[\x00\ud800-\udfff]")


class WireCode(StrEnum):
    """Why something from the other side was refused."""

    TOO_LARGE = "too-large"
    TOO_DEEP = "too-deep"
    TOO_MANY = "too-many"
    TEXT_TOO_LONG = "text-too-long"
    NOT_JSON = "not-json"
    NOT_UTF8 = "not-utf8"
    DUPLICATE_KEY = "duplicate-key"
    NOT_A_NUMBER = "not-a-number"
    NOT_TEXT = "not-text"
    MISSING = "missing"
    UNKNOWN_FIELD = "unknown-field"
    WRONG_TYPE = "wrong-type"
    WRONG_FORMAT = "wrong-format"
    OUT_OF_RANGE = "out-of-range"
    UNKNOWN_CHOICE = "unknown-choice"
    UNKNOWN_VERSION = "unknown-version"
    NOT_ZSTD = "not-zstd"
    CHAIN_BROKEN = "chain-broken"
    HASH_DIFFERS = "hash-differs"
    MIXED = "mixed"
    DOES_NOT_OPEN = "does-not-open"
    CUT = "cut"
    SIGNATURE = "signature"


class WireProblem(Exception):
    """Refused input. `where` names a field of ours, never anything that came in."""

    def __init__(self, code: WireCode, where: str = "") -> None:
        super().__init__(f"{code.value}{f' at {where}' if where else ''}")
        self.code = code
        self.where = where


@dataclass(frozen=True, slots=True)
class Limits:
    """What one JSON text may cost."""

    size: int = MAX_JSON_BYTES
    depth: int = MAX_DEPTH
    items: int = MAX_ITEMS
    text: int = MAX_TEXT


STANDARD = Limits()


def canonical(value: object) -> bytes:
    """The one way to write `value` (dict with text keys, list, tuple, text, number, bool, None).

    Raises WireProblem for NaN, lone surrogates, NUL, other types, or depth and counts above STANDARD's.
    """
    _Walk(Limits(items=10 * MAX_ITEMS), "").check(value, 1)
    return _ENCODER.encode(value).encode("utf-8")


def read_json(untrusted: bytes, limits: Limits = STANDARD, where: str = "") -> object:
    """Parse JSON from the other side. Raises WireProblem, and nothing else, whatever the bytes are."""
    if len(untrusted) > limits.size:
        raise WireProblem(WireCode.TOO_LARGE, where)
    _refuse_too_many(untrusted, limits.items, where)
    try:
        text = untrusted.decode("utf-8")
    except UnicodeDecodeError:
        raise WireProblem(WireCode.NOT_UTF8, where) from None
    try:
        value: object = _DECODER.decode(text)
    except RecursionError:
        raise WireProblem(WireCode.TOO_DEEP, where) from None
    except ValueError:
        # The message of a JSON error may quote the text: never pass it on.
        raise WireProblem(WireCode.NOT_JSON, where) from None
    # Without an escape there is no way to write what is refused of a text, and none is longer than the whole.
    is_plain = b"\\u" not in untrusted and len(untrusted) <= limits.text
    _Walk(limits, where, is_plain).check(value, 1)
    return value


def _refuse_too_many(raw: bytes, most: int, where: str) -> None:
    """Refuse before parsing what would become more objects than allowed: the parser's memory counts too."""
    if raw.count(b",") + raw.count(b"[") + raw.count(b"{") <= most:
        return
    bare = _STRING.sub(b"", raw)
    if bare.count(b",") + bare.count(b"[") + bare.count(b"{") > 2 * most:
        raise WireProblem(WireCode.TOO_MANY, where)


def _no_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise WireProblem(WireCode.DUPLICATE_KEY)
    return found


def _no_constant(_name: str) -> Never:
    raise WireProblem(WireCode.NOT_A_NUMBER)


_DECODER = json.JSONDecoder(object_pairs_hook=_no_duplicates, parse_constant=_no_constant)
_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


class _Walk:
    """Checks a parsed value; counts every member and element."""

    def __init__(self, limits: Limits, where: str, texts_are_plain: bool = False) -> None:
        self._limits = limits
        self._where = where
        self._texts_are_plain = texts_are_plain
        self._count = 0

    def check(self, value: object, depth: int) -> None:
        if value is None or isinstance(value, bool):
            return
        if isinstance(value, str):
            if not self._texts_are_plain:
                self._check_text(value)
        elif isinstance(value, int):
            if abs(value) > MAX_WHOLE:
                raise WireProblem(WireCode.OUT_OF_RANGE, self._where)
        elif isinstance(value, float):
            if not math.isfinite(value):
                raise WireProblem(WireCode.NOT_A_NUMBER, self._where)
        elif isinstance(value, dict):
            self._descend(len(value), depth)
            for key, inner in value.items():
                if not isinstance(key, str):
                    raise WireProblem(WireCode.WRONG_TYPE, self._where)
                if not self._texts_are_plain:
                    self._check_text(key)
                self.check(inner, depth + 1)
        elif isinstance(value, list | tuple):
            self._descend(len(value), depth)
            kinds = set(map(type, value))
            if self._texts_are_plain:
                kinds.discard(str)
            if kinds == {int}:
                # Whole columns are of one kind.
                numbers = [inner for inner in value if type(inner) is int]
                if max(numbers) > MAX_WHOLE or min(numbers) < -MAX_WHOLE:
                    raise WireProblem(WireCode.OUT_OF_RANGE, self._where)
            elif kinds:
                for inner in value:
                    if not (self._texts_are_plain and type(inner) is str):
                        self.check(inner, depth + 1)
        else:
            raise WireProblem(WireCode.WRONG_TYPE, self._where)

    def _descend(self, members: int, depth: int) -> None:
        if depth > self._limits.depth:
            raise WireProblem(WireCode.TOO_DEEP, self._where)
        self._count += members
        if self._count > self._limits.items:
            raise WireProblem(WireCode.TOO_MANY, self._where)

    def _check_text(self, text: str) -> None:
        if len(text) > self._limits.text:
            raise WireProblem(WireCode.TEXT_TOO_LONG, self._where)
        if _BAD_TEXT.search(text):
            raise WireProblem(WireCode.NOT_TEXT, self._where)
