"""How a presenter has work done, without knowing threads or Qt.

`run(use_case, *args, done=..., failed=...)` puts the bound desk (or entrance) first and gives back the result
on the thread of the window. A `Refusal` or `Trouble` goes to `failed`; anything else is a bug and is reported
by the runner itself: as type, code and own frames, never with a message that may carry what somebody said.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from desktop.domain.bugs import BugReport as BugReport
from desktop.domain.bugs import bug_report as bug_report
from desktop.domain.errors import Refusal, Trouble

T = TypeVar("T")
Failure = Refusal | Trouble


def field_of(failure: Failure) -> str:
    """The field that a refusal is about; '' where it is about none, and for trouble."""
    return failure.field or "" if isinstance(failure, Refusal) else ""


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
