"""Faults 31 and 11: two copies of a desk at work at the same moment, and a whole folder of yesterday."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.synclink.facts import INCARNATION
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Weather

T = TypeVar("T")


class BetweenTwoCalls(Weather):
    """Lets the twin sync between this desk's handshake and its first batch."""

    def __init__(self, back_end: MemoryBackEnd) -> None:
        super().__init__(back_end)
        self.twin: Laptop | None = None

    def call(self, name: str, done: Callable[[], T]) -> T:
        answered = super().call(name, done)
        if name == "hello" and self.twin is not None:
            twin, self.twin = self.twin, None
            # With a head of the audit chain the second one is told at its handshake already.
            self.back_end.audits.clear()
            assert twin.sync().is_confirmed
        return answered


def two_copies(yard: Yard, back_end: MemoryBackEnd) -> tuple[Laptop, Laptop, BetweenTwoCalls]:
    weather = BetweenTwoCalls(back_end)
    original = yard.laptop("A")
    original.answer("K01", "bakker")
    original.sync()
    clone = yard.reopen(yard.image(original, "clone"), "A/2", weather.connect)
    safe = original.safe
    assert safe is not None
    return yard.reopen(safe, "A/1"), clone, weather


@pytest.mark.expects_log
def test_two_copies_at_work_at_once_are_both_put_out_and_lose_nothing(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    original, clone, weather = two_copies(yard, back_end)
    original.answer("O01", 9)
    clone.answer("W08", "ja")
    weather.twin = original
    with pytest.raises(Trouble) as caught:
        clone.sync()
    assert caught.value.code is TroubleCode.DESK_FORKED
    assert clone.state(INCARNATION) != original.state(INCARNATION)
    with pytest.raises(Trouble) as caught:
        original.sync()
    assert caught.value.code is TroubleCode.DESK_REVOKED

    back_end.states.clear()  # the administrator lets it in again
    for laptop in (clone, original, clone):
        assert laptop.sync().is_confirmed
    assert clone.heads() == original.heads() == {"K01": ("bakker",), "O01": (9,), "W08": ("ja",)}


def test_a_whole_folder_of_yesterday_shows_at_the_next_sync_though_nothing_was_sent_since(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    laptop = yard.laptop("A")
    laptop.answer("K01", "bakker")
    laptop.sync()
    yesterday = yard.image(laptop, "yesterday")
    safe = laptop.safe
    assert safe is not None
    laptop = yard.reopen(safe, "A/1")
    with laptop.unit_of_work() as work:
        work.audit.note("dossier.read", "somebody's", "ok")  # what putting the folder back would hide
        work.commit()
    assert laptop.sync().sent == 0
    incarnation = laptop.state(INCARNATION)
    yard.close(laptop)

    put_back = yard.reopen(yesterday, "A/2")
    assert put_back.state(INCARNATION) == incarnation
    assert put_back.sync().is_confirmed
    assert put_back.state(INCARNATION) != incarnation
    with put_back.unit_of_work() as work:
        assert "sync.new_incarnation" in {line.action for line in work.audit.lines()}
    settled = put_back.state(INCARNATION)
    assert put_back.sync().is_confirmed and put_back.state(INCARNATION) == settled


def test_a_laptop_that_goes_on_is_not_taken_for_an_older_copy_after_a_lost_reply(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    laptop = yard.laptop("A")
    laptop.answer("K01", "bakker")
    laptop.sync()
    incarnation = laptop.state(INCARNATION)
    for _ in range(3):
        offer = laptop.link.door._replica.audit_offer()
        with back_end.connect("", laptop.link.door._proof(laptop.link.door._facts())) as remote:  # type: ignore[arg-type]
            remote.hello(str(incarnation), offer)  # the reply never came
        assert laptop.sync().is_confirmed
    assert laptop.state(INCARNATION) == incarnation
