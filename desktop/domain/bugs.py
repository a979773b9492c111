"""What may be told about a bug: the kind of error, a short code, and lines of our own code. Never more.

The message of an error can hold an answer ('Could not decode ... with text ...') and so can every variable in
its frames (decided: design security 4.8), so neither is read here at all.
"""

from __future__ import annotations

import hashlib
import re
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path, PurePath
from types import TracebackType

_OWN_ROOMS = ("desktop", "forms", "sync", "translations", "resources")
_ROOT = Path(__file__).resolve().parent.parent.parent
_KIND = re.compile(r"[A-Za-z_][A-Za-z_0-9]{0,59}")
_UNNAMED = "Exception"


@dataclass(frozen=True, slots=True)
class BugReport:
    """What may be told about a bug: the kind of error, a short code to name it by, frames of our own code."""

    kind: str
    code: str
    frames: tuple[str, ...]


def bug_report(error: BaseException) -> BugReport:
    """Type and own frames of an error; its message and its values are left out on purpose."""
    return report_of(type(error), error.__traceback__)


def report_of(kind: type[BaseException], trace: TracebackType | None) -> BugReport:
    """The same from the parts that a hook is handed."""
    walked = traceback.walk_tb(trace)
    places = ((frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in walked)
    frames = own_frames(places)
    name = kind.__name__ if _KIND.fullmatch(kind.__name__) else _UNNAMED
    return BugReport(name, _code_of((name, *frames)), frames)


def own_frames(places: Iterable[tuple[str, int, str]]) -> tuple[str, ...]:
    """'desktop/ui/app.py:12 run' for each (file, line, function) of this installation; the rest is dropped.

    A file of somebody else can lie in a folder with a name of a person, so no strange path is told.
    """
    found = ((own_place(file), line, name) for file, line, name in places)
    return tuple(f"{file}:{line} {_plain(name)}" for file, line, name in found if file)


def own_place(file: str) -> str:
    """A file of this installation by its rooms; '' for any other."""
    path = PurePath(file)
    if path.is_absolute():
        if not path.is_relative_to(_ROOT):
            return ""
        path = path.relative_to(_ROOT)
    return path.as_posix() if path.parts[:1] and path.parts[0] in _OWN_ROOMS else ""


def _plain(name: str) -> str:
    return name if _KIND.fullmatch(name.strip("<>")) else "?"


def _code_of(parts: tuple[str, ...]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:8]
