"""How a presenter has work done, without knowing threads or Qt.

`run(use_case, *args, done=..., failed=...)` puts the bound desk (or entrance) first and gives back the result
on the thread of the window. A `Refusal` or `Trouble` goes to `failed`; anything else is a bug and is reported
by the runner itself: as type, code and own frames, never with a message that may carry what somebody said.
"""

from __future__ import annotations

import hashlib
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Protocol, TypeVar

from desktop.domain.errors import Refusal, Trouble
from desktop.domain.wording import joined

T = TypeVar("T")
Failure = Refusal | Trouble
_OWN_ROOMS = ("desktop", "forms", "sync", "translations")


class Runner(Protocol):
    """Work for one screen. Results of a screen that has gone are dropped."""

    def run(
        self,
        use_case: Callable[..., T],
        *args: Any,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
        slow: bool = False,
    ) -> None:
        """Call `use_case(desk, *args)`; `slow` = off the store thread (drawing, network)."""


@dataclass(frozen=True, slots=True)
class BugReport:
    """What may be told about a bug: the kind of error, a short code to name it by, frames of our own code."""

    kind: str
    code: str
    frames: tuple[str, ...]


def bug_report(error: BaseException) -> BugReport:
    """Type and own frames of an error; its message and its values are left out on purpose."""
    frames = []
    for frame in traceback.extract_tb(error.__traceback__):
        parts = PurePath(frame.filename).parts
        rooms = [i for i, part in enumerate(parts) if part in _OWN_ROOMS]
        if rooms and "site-packages" not in parts:
            frames.append(f"{'/'.join(parts[rooms[-1] :])}:{frame.lineno} {frame.name}")
    kind = type(error).__name__
    code = hashlib.sha256(joined("\n", [kind, *frames]).encode()).hexdigest()[:8]
    return BugReport(kind, code, tuple(frames))


class ImmediateRunner:
    """Runs at once on the calling thread; for presenters without a window."""

    def __init__(self, first: object, on_bug: Callable[[BugReport], None] | None = None) -> None:
        self._first = first
        self._on_bug = on_bug

    def run(
        self,
        use_case: Callable[..., T],
        *args: Any,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
        slow: bool = False,
    ) -> None:
        """As `Runner.run`; without `on_bug` a bug is raised, so that a test sees it."""
        try:
            result = use_case(self._first, *args)
        except (Refusal, Trouble) as failure:
            if failed is not None:
                failed(failure)
            return
        except Exception as error:
            if self._on_bug is None:
                raise
            self._on_bug(bug_report(error))
            return
        if done is not None:
            done(result)
