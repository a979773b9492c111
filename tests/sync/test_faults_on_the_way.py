"""Faults 1-4, 7, 17-19 of the fault list: whatever happens on the way, nothing is lost or doubled."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from nacl.signing import SigningKey

from desktop.domain.errors import Trouble, TroubleCode
from desktop.synclink.facts import CURSOR
from desktop.usecases.ports import ParcelState
from sync.client.errors import FailureCode, SyncFailure
from sync.protocol import wire
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Blow, PowerCut, Weather

SECOND_EPOCH = "00000000-0000-4000-8000-000000000002"
CALLS = ("hello", "register", "push", "grants", "pull")


@pytest.fixture
def weather(back_end: MemoryBackEnd) -> Weather:
    return Weather(back_end)


@pytest.fixture
def here(yard: Yard, weather: Weather) -> Laptop:
    laptop = yard.laptop("A", weather.connect)
    weather.calls.clear()
    return laptop


def held_once(back_end: MemoryBackEnd) -> list[int]:
    """The numbers in the log; each set must be there once."""
    hashes = [wire.set_hash(one.header) for one in back_end.log]
    assert len(set(hashes)) == len(hashes)
    return [one.header.n for one in back_end.log]


@pytest.mark.parametrize("is_after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("call", CALLS)
def test_a_desk_that_is_killed_anywhere_goes_on_where_it_was(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd, call: str, is_after: bool
) -> None:
    here.answer("K01", "bakker")
    here.answer("O01", 9)
    weather.blows.append(Blow(call, 1, is_after, PowerCut()))
    with pytest.raises(PowerCut):
        here.sync()
    assert here.sync().is_confirmed
    assert held_once(back_end) == [1]
    with here.unit_of_work() as work:
        assert [one.state for one in work.outbox.parcels()] == [ParcelState.CONFIRMED]


def test_a_lost_receipt_is_asked_for_again_by_sending_that_batch_once_more(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd
) -> None:
    for n in range(4):
        here.answer("O01", n)
        here.seal()
    weather.blows.append(Blow("push", 1, True, PowerCut()))
    with pytest.raises(PowerCut):
        here.sync()
    report = here.sync()
    assert report.is_confirmed and report.sent == 4
    assert held_once(back_end) == [1, 2, 3, 4]
    assert [len(wire.read_batch(body).sets) for body in weather.bodies] == [4, 4]


@pytest.mark.expects_log
@pytest.mark.parametrize("is_stored", [False, True], ids=["not stored", "stored"])
@pytest.mark.parametrize("code", [FailureCode.UNCERTAIN, FailureCode.NO_CONTACT, FailureCode.BUSY])
def test_after_a_failed_push_the_state_is_asked_before_anything_is_sent_again(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd, code: FailureCode, is_stored: bool
) -> None:
    here.answer("K01", "bakker")
    weather.blows.append(Blow.failure("push", code, is_after=is_stored))
    report = here.sync()
    assert report.is_confirmed and report.sent == 1
    assert held_once(back_end) == [1]
    assert weather.calls[:4] == ["hello", "register", "push", "hello"]


def test_a_batch_that_is_delivered_twice_is_stored_once(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd
) -> None:
    weather.twice = True
    here.answer("K01", "bakker")
    assert here.sync().is_confirmed
    assert held_once(back_end) == [1]


def test_a_receipt_of_another_key_counts_as_nothing(here: Laptop, back_end: MemoryBackEnd) -> None:
    here.answer("K01", "bakker")
    back_end.key = SigningKey(b"\x55" * 32)
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.code is TroubleCode.NOT_THE_BACK_END
    with here.unit_of_work() as work:
        assert [one.state for one in work.outbox.parcels()] == [ParcelState.WAITS]


def test_a_proxy_with_a_small_limit_gets_smaller_batches(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd
) -> None:
    for n in range(8):
        here.answer("O01", n)
        here.seal()
    weather.largest = 1_200
    assert here.sync().is_confirmed
    assert held_once(back_end) == list(range(1, 9))
    assert len(weather.bodies) > 2


def test_one_set_that_is_too_large_is_told_and_not_tried_for_ever(here: Laptop, weather: Weather) -> None:
    here.answer("K01", "bakker")
    weather.largest = 10
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.facts["cause"] == "too_large"
    assert len(weather.bodies) == 1
    with here.unit_of_work() as work:
        assert [one.state for one in work.outbox.parcels()] == [ParcelState.WAITS]
    weather.largest = 10_000
    assert here.sync().sent == 1


@pytest.mark.expects_log
def test_patience_ends_and_says_what_is_in_the_way(here: Laptop, weather: Weather) -> None:
    here.answer("K01", "bakker")
    weather.blows += [Blow.failure("hello", FailureCode.NO_CONTACT, at=n) for n in range(1, 5)]
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.code is TroubleCode.NO_CONTACT
    assert weather.calls == ["hello"] * 4
    assert here.sync().sent == 1


def test_a_back_end_that_asks_for_a_long_wait_is_left_alone(here: Laptop, weather: Weather) -> None:
    here.answer("K01", "bakker")
    weather.blows.append(Blow("push", 1, False, SyncFailure(FailureCode.BUSY, retry_after=600.0)))
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.code is TroubleCode.BACK_END_BUSY
    assert caught.value.facts["seconds"] == "600"
    assert weather.calls.count("push") == 1


def test_a_revoked_desk_still_brings_its_work_up_and_gets_nothing(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd
) -> None:
    here.answer("K01", "bakker")
    here.sync()
    here.answer("O01", 9)
    back_end.states[here.link.desk_id] = "revoked"
    weather.calls.clear()
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.code is TroubleCode.DESK_REVOKED
    assert held_once(back_end) == [1, 2] and len(back_end.apart) == 1
    assert weather.calls == ["hello", "push"]


def test_what_a_desk_sent_while_it_was_put_out_reaches_everybody_when_it_is_let_in_again(
    yard: Yard, here: Laptop, back_end: MemoryBackEnd
) -> None:
    here.answer("K01", "bakker")
    here.sync()
    here.answer("O01", 9)
    back_end.states[here.link.desk_id] = "suspended"
    with pytest.raises(Trouble):
        here.sync()
    there = yard.laptop("B")
    there.sync()
    assert there.heads() == {"K01": ("bakker",)}
    del back_end.states[here.link.desk_id]
    report = here.sync()
    assert report.is_confirmed and report.sent == 1
    there.sync()
    assert there.heads() == here.heads() == {"K01": ("bakker",), "O01": (9,)}
    with here.unit_of_work() as work:
        assert [one.state for one in work.outbox.parcels()] == [ParcelState.CONFIRMED] * 2
    size = len(back_end.log)
    assert here.sync().sent == 0 and len(back_end.log) == size


def test_a_version_that_is_too_old_may_still_send(here: Laptop, back_end: MemoryBackEnd) -> None:
    here.answer("K01", "bakker")
    back_end.minimum_client = 99
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.code is TroubleCode.CLIENT_TOO_OLD
    assert held_once(back_end) == [1]


def test_a_set_that_is_damaged_on_the_way_down_is_fetched_again(
    yard: Yard, here: Laptop, back_end: MemoryBackEnd
) -> None:
    here.answer("K01", "bakker")
    here.sync()
    there = yard.laptop("B")
    whole = back_end.log[0]
    back_end.log[0] = replace(whole, body=None)
    there.sync()
    assert there.heads() == {}
    back_end.log[0] = whole
    there.answer("O01", 9)
    there.sync()
    assert there.heads()["O01"] == (9,)


def test_a_colleague_who_writes_in_the_same_dossier_meanwhile_is_no_difference(
    yard: Yard, here: Laptop, weather: Weather
) -> None:
    here.answer("K01", "bakker")
    here.sync()
    there = yard.laptop("B")
    there.sync()

    def also_says(n: int) -> Callable[[], object]:
        def say() -> object:
            there.answer("O01", n)
            return there.sync()

        return say

    here.answer("K02", "ja")
    weather.meanwhile = [
        (call, also_says(n)) for n, call in enumerate(["hello", "grants", "hello"] + ["grants"] * 4)
    ]
    assert here.sync().is_confirmed
    assert not weather.meanwhile
    assert here.heads()["O01"] == (6,)


def test_a_back_end_that_lost_something_is_not_called_equal(here: Laptop, back_end: MemoryBackEnd) -> None:
    here.answer("K01", "bakker")
    here.sync()
    back_end.apart.add(wire.set_hash(back_end.log[0].header))
    with pytest.raises(Trouble) as caught:
        here.sync()
    assert caught.value.code is TroubleCode.NOT_EQUAL_AFTER_SYNC


def test_a_code_that_is_wrong_is_refused_and_the_right_one_still_works(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    laptop = yard.laptop("A", enrolled=False)
    with pytest.raises(Exception, match="code_not_accepted"):
        laptop.enrol("no")
    assert not laptop.link.door.is_enrolled()
    back_end.add_code("yes", "00000000-0000-4000-8000-0000000000aa")
    laptop.enrol("yes")
    assert laptop.link.door.is_enrolled()


def test_a_lost_reply_to_enrolment_is_mended_with_the_same_code(
    yard: Yard, weather: Weather, back_end: MemoryBackEnd
) -> None:
    back_end.add_code("yes", "00000000-0000-4000-8000-0000000000aa")
    laptop = yard.laptop("A", weather.connect, enrolled=False)
    weather.blows.append(Blow.failure("enrol", FailureCode.NO_CONTACT, is_after=True))
    with pytest.raises(Trouble):
        laptop.enrol("yes")
    laptop.enrol("yes")
    assert list(back_end.desks) == [laptop.link.desk_id]


def test_a_recovery_parcel_that_could_not_be_left_goes_with_the_next_sync(
    yard: Yard, weather: Weather, back_end: MemoryBackEnd
) -> None:
    back_end.add_code("yes", "00000000-0000-4000-8000-0000000000aa")
    laptop = yard.laptop("A", weather.connect, enrolled=False)
    weather.blows.append(Blow.failure("leave_recovery", FailureCode.NO_CONTACT))
    laptop.enrol("yes")
    assert not back_end.recovery
    laptop.sync()
    laptop.sync()
    assert list(back_end.recovery) == [laptop.link.desk_id]
    assert weather.calls.count("leave_recovery") == 2


def test_what_was_put_apart_is_known_also_when_the_reply_was_lost(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd
) -> None:
    here.answer("O01", 0)
    here.sync()
    for n in range(1, 4):
        here.answer("O01", n)
        here.seal()
    with here.unit_of_work() as work:
        middle = wire.set_hash(work.outbox.after(back_end.log[0].header.incarnation, 2)[0].header)
    back_end.apart.add(middle)
    weather.blows.append(Blow("push", 2, True, PowerCut()))
    with pytest.raises(PowerCut):
        here.sync()
    assert not here.sync().is_confirmed
    # And a sync later it is not called confirmed either: nobody else was given what lies apart.
    assert not here.sync().is_confirmed
    with here.unit_of_work() as work:
        states = {one.n: one.state for one in work.outbox.parcels()}
    assert states[3] is ParcelState.SET_ASIDE
    assert [states[n] for n in (1, 2, 4)] == [ParcelState.CONFIRMED] * 3
    back_end.apart.clear()
    back_end.restore(1, SECOND_EPOCH)
    assert here.sync().is_confirmed
    with here.unit_of_work() as work:
        assert {one.state for one in work.outbox.parcels()} == {ParcelState.CONFIRMED}


@pytest.mark.parametrize("way", ["/", "0", "of nobody", "ahead"])
def test_a_cursor_that_was_damaged_is_begun_anew_and_skips_nothing(yard: Yard, way: str) -> None:
    """By a bit that turned on the way down, or on the disk: it may be refused, or lie behind the end."""
    here, other = yard.laptop("A"), yard.laptop("B")
    here.answer("K01", "bakker")
    here.sync()
    other.sync()
    with other.unit_of_work() as work:
        whole = work.state.get(CURSOR)
        assert whole is not None
        damaged = {"/": whole.replace("/", "."), "0": f"9{whole[1:]}", "of nobody": "x", "ahead": f"{whole}7"}
        work.state.put(CURSOR, damaged[way])
        work.commit()
    here.answer("O01", 9)
    here.sync()
    assert other.sync().is_confirmed
    assert other.heads() == here.heads() == {"K01": ("bakker",), "O01": (9,)}
