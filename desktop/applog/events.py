"""The closed list of events, and what each field may hold. What does not fit is left out, never written.

A log is not encrypted, so that it can be read when the koffer is not open; therefore a field takes only what
cannot be about a person: counts, codes out of our own lists, versions, lines of our own code.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.bugs import own_place
from desktop.domain.errors import RefusalCode, TroubleCode

Field = int | str | tuple[str, ...]
_MOST = 2**53 - 1
#: lines of our own code with one event
MOST_FRAMES = 40
_VERSION = re.compile(r"\d[0-9A-Za-z.+-]{0,29}")
_SHORT_CODE = re.compile(r"[0-9a-f]{8}")
_FRAME = re.compile(r"(?P<place>[a-z_0-9/]+\.py):\d{1,6} (<?[A-Za-z_][A-Za-z_0-9]{0,59}>?|\?)")
_QT_CATEGORY = re.compile(r"default|qt(\.[a-z]{2,16}){1,4}")
#: whose loggers may be named; any other is 'other'
PACKAGES = frozenset(
    {"asyncio", "concurrent", "desktop", "fontTools", "httpcore2", "httpx2", "keyring", "openpyxl", "PIL"}
    | {"forms", "py", "reportlab", "resources", "stamina", "sync", "translations"}
)
_SYSTEMS = frozenset({"linux", "win32", "darwin"})
_LEVELS = frozenset({"debug", "info", "warning", "error", "critical", "fatal"})
_WAYS = frozenset({"use_case", "main", "thread", "unraisable", "logging"})
_SIGNALS = frozenset({"SIGSEGV", "SIGFPE", "SIGABRT", "SIGBUS", "SIGILL", "WINDOWS", "UNKNOWN"})


class Event(StrEnum):
    STARTED = "started"
    ENDED = "ended"
    OPENED = "opened"  # somebody unlocked; not who
    TROUBLE = "trouble"
    BUG = "bug"
    WARNED = "warned"
    RECORD = "record"  # something that a library logged; not what
    QT = "qt"
    CRASHED = "crashed"  # found at the next start
    PARTS = "parts"
    FILES = "files"


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= _MOST


def _is_kind(value: object) -> bool:
    """The name of an error or warning that there is in this process."""
    return isinstance(value, str) and any(value == kind.__name__ for kind in _kinds(BaseException))


def _kinds(kind: type[BaseException]) -> Iterator[type[BaseException]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _kinds(below)


def _is_frames(value: object) -> bool:
    if not isinstance(value, tuple) or len(value) > MOST_FRAMES:
        return False
    found = [_FRAME.fullmatch(one) for one in value]
    return all(one is not None and own_place(one["place"]) for one in found)


def _in(known: frozenset[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and value in known


def _like(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    return lambda value: isinstance(value, str) and pattern.fullmatch(value) is not None


_CODES = frozenset({*(one.name for one in TroubleCode), *(one.name for one in RefusalCode)})
_F = MappingProxyType
FIELDS: Mapping[Event, Mapping[str, Callable[[object], bool]]] = MappingProxyType(
    {
        Event.STARTED: _F(
            {
                "version": _like(_VERSION),
                "python": _like(_VERSION),
                "system": _in(_SYSTEMS),
            }
        ),
        Event.ENDED: _F({"code": _is_count}),
        Event.OPENED: _F({"ms": _is_count}),
        Event.TROUBLE: _F({"code": _in(_CODES)}),
        Event.BUG: _F(
            {"kind": _is_kind, "code": _like(_SHORT_CODE), "frames": _is_frames, "way": _in(_WAYS)}
        ),
        Event.WARNED: _F({"kind": _is_kind, "frames": _is_frames}),
        Event.RECORD: _F({"level": _in(_LEVELS), "package": _in(PACKAGES | {"other"})}),
        Event.QT: _F({"level": _in(_LEVELS), "category": _like(_QT_CATEGORY)}),
        Event.CRASHED: _F({"signal": _in(_SIGNALS), "frames": _is_frames}),
        Event.PARTS: _F({"known": _is_count, "below": _is_count}),
        Event.FILES: _F({"checked": _is_count, "altered": _is_count, "missing": _is_count, "ms": _is_count}),
    }
)


def line_of(event: Event, at: datetime, fields: Mapping[str, Field]) -> str:
    """One line of JSON: time in UTC to the second, event, and every field that fits; the others are left out.

    A field that does not fit is counted in `left_out`, so that the mistake shows and its contents do not.
    """
    known = FIELDS[event]
    fits = {name: value for name, value in fields.items() if name in known and known[name](value)}
    left_out = len(fields) - len(fits)
    told = {"at": at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"), "event": event.value, **fits}
    return json.dumps(told | ({"left_out": left_out} if left_out else {}), separators=(", ", ": "))
