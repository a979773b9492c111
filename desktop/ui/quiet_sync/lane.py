"""A runner whose slow work has a thread of its own: a sync on a slow line keeps no paper waiting."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject

from desktop.domain.errors import Refusal, Trouble, TroubleCode
from desktop.ui.dispatch import Dispatch
from desktop.ui.runner import Failure

T = TypeVar("T")


class LinkLane:
    """Implements `Runner` for whoever makes the rounds. A bug ends the round too, as trouble SYNC_BROKE."""

    def __init__(self, dispatch: Dispatch, first: object, owner: QObject) -> None:
        self._dispatch, self._first, self._owner = dispatch, first, owner

    def run(
        self,
        use_case: Callable[..., T],
        *args: Any,
        done: Callable[[T], None] | None = None,
        failed: Callable[[Failure], None] | None = None,
        slow: bool = False,
    ) -> None:
        """See `Runner.run`."""
        work = functools.partial(self._guarded, use_case, args) if slow else self._bound(use_case, args)
        self._dispatch.start(self._owner, work, done, failed, slow=False, alone=slow)

    def _bound(self, use_case: Callable[..., T], args: tuple[Any, ...]) -> Callable[[], T]:
        return functools.partial(use_case, self._first, *args)

    def _guarded(self, use_case: Callable[..., T], args: tuple[Any, ...]) -> T:
        try:
            return use_case(self._first, *args)
        except (Refusal, Trouble):
            raise
        except Exception as error:  # noqa: BLE001 - the round must end, or no other would ever begin
            self._dispatch.report(self._owner, error)
            raise Trouble(TroubleCode.SYNC_BROKE) from None
