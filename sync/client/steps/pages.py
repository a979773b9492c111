"""Pages of the feed one after the other; the next ones are on their way while one is taken in."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Remote
from sync.protocol.model import Page

#: a back end that pages on for ever is not ours
_MOST_PAGES = 100_000


def pages_after(remote: Remote, own: str, cursor: str | None, lanes: int) -> Iterator[Page]:
    """The pages after `cursor`, without sets of the incarnation `own`; `lanes` 1 keeps it on one thread.

    Raises SyncFailure; GARBAGE on a ring of pages.
    """
    with ExitStack() as ending:
        ahead: _Ahead | None = None
        if lanes > 1:
            crew = ending.enter_context(ThreadPoolExecutor(lanes, "pages"))
            ahead = _Ahead(remote, own, crew, lanes)
            ending.callback(ahead.end)
            ahead.ask(cursor)
        for _ in range(_MOST_PAGES):
            page = remote.pull(cursor, own) if ahead is None else ahead.take()
            if page.has_more and page.cursor == cursor:
                break
            yield page
            if not page.has_more:
                return
            cursor = page.cursor
    raise SyncFailure(FailureCode.GARBAGE)


class _Ahead:
    """At most so many pages under way. Which one comes next is told by the head of an answer, before its
    page is there; what a page itself says must be the same."""

    def __init__(self, remote: Remote, own: str, crew: ThreadPoolExecutor, most: int) -> None:
        self._remote, self._own, self._crew, self._most = remote, own, crew, most
        self._lock = threading.Lock()
        self._coming: deque[tuple[str | None, Future[Page]]] = deque()
        self._newest: str | None = None  # the last that was asked for
        self._told: str | None = None  # what comes after it, where there was no room to ask for it
        self._is_over = False

    def ask(self, cursor: str | None) -> None:
        """Have the page after `cursor` come."""
        with self._lock:
            self._start(cursor)

    def end(self) -> None:
        """Ask for nothing any more."""
        with self._lock:
            self._is_over = True

    def take(self) -> Page:
        """The next page, when it is there. Raises SyncFailure."""
        with self._lock:
            _, coming = self._coming[0]
        page = coming.result()
        with self._lock:
            self._coming.popleft()
            told, self._told = self._told, None
            if self._coming:
                if not page.has_more or self._coming[0][0] != page.cursor:
                    raise SyncFailure(FailureCode.GARBAGE)
                if told is not None:
                    self._start(told)
            elif page.has_more:
                self._start(page.cursor)
        return page

    def _start(self, cursor: str | None) -> None:
        self._newest = cursor
        self._coming.append((cursor, self._crew.submit(self._pull, cursor)))

    def _pull(self, cursor: str | None) -> Page:
        return self._remote.pull(cursor, self._own, lambda after: self._hear(cursor, after))

    def _hear(self, asked: str | None, after: str) -> None:
        with self._lock:
            if self._is_over or asked != self._newest or after == asked:
                return
            if len(self._coming) < self._most:
                self._start(after)
            else:
                self._told = after
