"""Reading one JSON object field by field: every field is asked for by name and format, none is left over."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TypeVar, cast

from sync.protocol.canonical import MAX_TEXT, MAX_WHOLE, WireCode, WireProblem

E = TypeVar("E", bound=StrEnum)

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
HEX64 = re.compile(r"[0-9a-f]{64}")
TENANT = re.compile(r"gm[0-9]{4}")
PACK = re.compile(r"[a-z][a-z0-9._-]{0,60}@[0-9]{1,6}")
WORD = re.compile(r"[a-z][a-z0-9_]{0,59}")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}")
#: hybrid logical clock and the like: sortable, printable ASCII
MARK = re.compile(r"[!-~]{1,80}")
INSTANT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)
#: control characters, and bidi controls that could make a label read as another
_NOT_IN_LABEL = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def write_instant(moment: datetime) -> str:
    """An aware moment as UTC text with milliseconds, '2026-09-15T08:42:00.000Z'."""
    at = moment.astimezone(UTC)
    return (
        f"{at.year:04d}-{at.month:02d}-{at.day:02d}T{at.hour:02d}:{at.minute:02d}:{at.second:02d}"
        f".{at.microsecond // 1000:03d}Z"
    )


def read_instant(text: str, where: str) -> datetime:
    """The moment that `write_instant` wrote. Raises WireProblem."""
    if not INSTANT.fullmatch(text):
        raise WireProblem(WireCode.WRONG_FORMAT, where)
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise WireProblem(WireCode.WRONG_FORMAT, where) from None


def wall_of(text: str, where: str) -> int:
    """Milliseconds since 1970 of a moment that `write_instant` wrote. Raises WireProblem."""
    return (read_instant(text, where) - _EPOCH) // _MILLISECOND


def from_wall(wall: int, where: str) -> str:
    """UTC text of milliseconds since 1970. Raises WireProblem for a year that has no four digits."""
    try:
        return write_instant(_EPOCH + wall * _MILLISECOND)
    except OverflowError:
        raise WireProblem(WireCode.OUT_OF_RANGE, where) from None


def is_label(value: object, most: int = 200) -> bool:
    """True for one line that may be shown to people: no control characters, no bidi controls."""
    return isinstance(value, str) and len(value) <= most and not _NOT_IN_LABEL.search(value)


def are_labels(values: Sequence[object], most: int = 200) -> bool:
    """`is_label` of each of them, in a few steps for all; there is at least one."""
    if set(map(type, values)) != {str}:
        return False
    texts = cast("Sequence[str]", values)
    return max(map(len, texts)) <= most and not _NOT_IN_LABEL.search("".join(texts))


def write_bytes(raw: bytes) -> str:
    """Standard base64 with padding."""
    return base64.b64encode(raw).decode("ascii")


def read_bytes(text: str, most: int, where: str) -> bytes:
    """Standard base64 with padding, one spelling only, at most `most` bytes. Raises WireProblem."""
    if len(text) > 4 * (most // 3 + 1):
        raise WireProblem(WireCode.TOO_LARGE, where)
    try:
        raw = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise WireProblem(WireCode.WRONG_FORMAT, where) from None
    if len(raw) > most:
        raise WireProblem(WireCode.TOO_LARGE, where)
    if write_bytes(raw) != text:
        raise WireProblem(WireCode.WRONG_FORMAT, where)
    return raw


class Fields:
    """One object from the other side. Ask for each field once, then `done()`; raises WireProblem."""

    def __init__(self, untrusted: object, where: str) -> None:
        if not isinstance(untrusted, Mapping):
            raise WireProblem(WireCode.WRONG_TYPE, where)
        self._left: dict[str, object] = dict(untrusted)
        self._where = where

    def done(self) -> None:
        """Nothing may be left. The name of a stranger is not repeated: it came from outside."""
        if self._left:
            raise WireProblem(WireCode.UNKNOWN_FIELD, self._where)

    def has(self, name: str) -> bool:
        """True when the field is there and not null."""
        return self._left.get(name) is not None

    def skip_null(self, name: str) -> None:
        """Take a field that may be there as null."""
        if self._left.get(name, 0) is None:
            del self._left[name]

    def anything(self, name: str) -> object:
        """Any JSON value; the field must be there."""
        if name not in self._left:
            raise self._problem(WireCode.MISSING, name)
        return self._left.pop(name)

    def text(self, name: str, most: int = MAX_TEXT) -> str:
        value = self.anything(name)
        if not isinstance(value, str):
            raise self._problem(WireCode.WRONG_TYPE, name)
        if len(value) > most:
            raise self._problem(WireCode.TEXT_TOO_LONG, name)
        return value

    def label(self, name: str, most: int = 200) -> str:
        """One line that is shown to people: no control characters, no bidi controls."""
        value = self.text(name, most)
        if not is_label(value, most):
            raise self._problem(WireCode.WRONG_FORMAT, name)
        return value

    def formed(self, name: str, pattern: re.Pattern[str]) -> str:
        value = self.text(name)
        if not pattern.fullmatch(value):
            raise self._problem(WireCode.WRONG_FORMAT, name)
        return value

    def optional(self, name: str, pattern: re.Pattern[str]) -> str | None:
        if not self.has(name):
            self.skip_null(name)
            return None
        return self.formed(name, pattern)

    def uuid(self, name: str) -> str:
        return self.formed(name, UUID)

    def hex64(self, name: str) -> str:
        return self.formed(name, HEX64)

    def tenant(self, name: str) -> str:
        return self.formed(name, TENANT)

    def instant(self, name: str) -> str:
        """UTC text, checked to be a real moment."""
        value = self.text(name, 40)
        read_instant(value, self._at(name))
        return value

    def whole(self, name: str, low: int = 0, high: int = MAX_WHOLE) -> int:
        value = self.anything(name)
        if isinstance(value, bool) or not isinstance(value, int):
            raise self._problem(WireCode.WRONG_TYPE, name)
        if not low <= value <= high:
            raise self._problem(WireCode.OUT_OF_RANGE, name)
        return value

    def flag(self, name: str) -> bool:
        value = self.anything(name)
        if not isinstance(value, bool):
            raise self._problem(WireCode.WRONG_TYPE, name)
        return value

    def choice(self, name: str, closed: type[E]) -> E:
        try:
            return closed(self.text(name, 100))
        except ValueError:
            raise self._problem(WireCode.UNKNOWN_CHOICE, name) from None

    def raw(self, name: str, most: int) -> bytes:
        """Bytes written as base64."""
        value = self.anything(name)
        if not isinstance(value, str):
            raise self._problem(WireCode.WRONG_TYPE, name)
        return read_bytes(value, most, self._at(name))

    def key32(self, name: str) -> bytes:
        """Exactly 32 bytes."""
        raw = self.raw(name, 32)
        if len(raw) != 32:
            raise self._problem(WireCode.WRONG_FORMAT, name)
        return raw

    def sized(self, name: str, sizes: tuple[int, ...]) -> bytes:
        """Bytes of one of these lengths."""
        raw = self.raw(name, max(sizes))
        if len(raw) not in sizes:
            raise self._problem(WireCode.WRONG_FORMAT, name)
        return raw

    def items(self, name: str, most: int) -> Iterator[object]:
        value = self.anything(name)
        if not isinstance(value, list | tuple):
            raise self._problem(WireCode.WRONG_TYPE, name)
        if len(value) > most:
            raise self._problem(WireCode.TOO_MANY, name)
        return iter(value)

    def inner(self, name: str) -> Fields:
        """An object inside this one."""
        return Fields(self.anything(name), self._at(name))

    def _at(self, name: str) -> str:
        return f"{self._where}.{name}" if self._where else name

    def _problem(self, code: WireCode, name: str) -> WireProblem:
        return WireProblem(code, self._at(name))
