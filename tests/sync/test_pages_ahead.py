"""Pages that are asked for before the one before them is there: in their order, and never on a word alone."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, cast

import pytest

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import Remote, nobody_follows
from sync.client.steps.pages import pages_after
from sync.protocol.model import Page

EPOCH = "0a0a0a0a-0000-4000-8000-00000000000a"
PATIENCE = 20.0  # of a test that would hang otherwise


@dataclass
class Feed:
    """A back end of so many pages that says, before a page is there, which one follows."""

    count: int
    says: Callable[[int], str] = lambda number: str(number + 1)
    asked: list[str | None] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)
    before: Callable[[int], None] = lambda number: None

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        number = int(cursor or 0)
        with self.lock:
            self.asked.append(cursor)
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
        if number + 1 < self.count and self.says(number):
            follows(self.says(number))
        self.before(number)
        with self.lock:
            self.under_way -= 1
        return Page(EPOCH, (), str(number + 1), has_more=number + 1 < self.count)


def fetched(feed: Feed, lanes: int) -> list[str]:
    return [page.cursor for page in pages_after(cast(Remote, cast(Any, feed)), "", None, lanes)]


@pytest.mark.parametrize("lanes", [1, 2, 3])
def test_every_page_comes_once_and_in_order(lanes: int) -> None:
    feed = Feed(9)
    assert fetched(feed, lanes) == [str(number) for number in range(1, 10)]
    assert sorted(int(one or 0) for one in feed.asked) == list(range(9))
    assert feed.most_under_way <= lanes


def test_the_next_page_is_asked_for_while_one_still_comes_in() -> None:
    both = threading.Barrier(2, timeout=PATIENCE)
    feed = Feed(2, before=lambda number: (both.wait(), None)[1])
    assert fetched(feed, 2) == ["1", "2"]
    assert feed.most_under_way == 2


def test_nothing_is_asked_ahead_of_a_back_end_that_does_not_say_what_follows() -> None:
    feed = Feed(4, says=lambda number: "")
    assert fetched(feed, 2) == ["1", "2", "3", "4"]
    assert feed.asked == [None, "1", "2", "3"]


def test_a_page_that_says_otherwise_than_its_head_is_not_believed() -> None:
    feed = Feed(9, says=lambda number: str(number + 2))
    with pytest.raises(SyncFailure) as caught:
        fetched(feed, 2)
    assert caught.value.code is FailureCode.GARBAGE
