"""A sync on a stick against the real back end: nothing lost, nothing twice, whatever happens to the stick."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from sync.protocol.parcel_faults import ParcelFault, ParcelRefused
from sync.server.service import office
from sync.server.service.ports import DeskState
from sync.server.service.sticks import stick_for
from tests.server.places import Municipality
from tests.server.sticks import OTHER, BeginRoad, Road, begin_road
from tests.sync.laptops import DOSSIER, Safe, open_laptop


@pytest.fixture
def roads(municipality: Municipality, tmp_path: Path) -> Iterator[BeginRoad]:
    made: list[Road] = []

    def begin(seed: str, worker: str | None = None) -> Road:
        made.append(begin_road(municipality, tmp_path, seed, worker))
        return made[-1]

    yield begin
    for road in made:
        road.room.close()


def test_work_goes_up_on_a_stick_and_is_confirmed_by_the_answer(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    road.laptop.answer("A01", "azc", OTHER)
    taken, answer = road.carry(road.write())
    assert (taken.times, taken.new_dossiers, taken.apart, taken.stopped) == (1, 2, 0, "")
    came = road.take(answer)
    assert came.is_confirmed
    assert came.confirmed_sets == taken.sets > 0
    service, tenant = road.municipality.house.service, road.municipality.tenant
    assert {one.id for one in office.export_changes(service, tenant, DOSSIER)} == road.laptop.change_ids()


def test_two_laptops_of_one_worker_meet_by_stick(roads: BeginRoad, municipality: Municipality) -> None:
    worker = municipality.worker()
    one, two = roads("A", worker), roads("B", worker)
    one.laptop.answer("P01", "Rima")
    assert one.round().is_confirmed
    came = two.round()
    assert (came.received, came.is_confirmed) == (1, True)
    two.laptop.answer("P02", "1992")
    assert two.round().is_confirmed
    assert one.round().received == 1
    assert one.laptop.heads() == two.laptop.heads()


def test_the_same_stick_twice_counts_once(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    stick = road.write()
    first, _ = road.carry(stick)
    again, answer = road.carry(stick)
    assert (first.times, again.times) == (1, 2)
    assert road.take(answer).is_confirmed
    assert road.take(answer).is_confirmed
    assert len(road.laptop.change_ids()) == 1


def test_an_old_stick_that_comes_again_does_not_put_back_what_is_known_of_the_desk(
    roads: BeginRoad, municipality: Municipality
) -> None:
    """Found in a drawer, or brought by somebody else: the answer without a stick goes to the newest key."""
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    old = road.write()
    road.take(road.carry(old)[1])
    road.laptop.answer("P02", "Amina")
    road.round()
    desk, service = road.laptop.link.desk_id, municipality.house.service
    with service.work_in(municipality.tenant) as work:
        newest = work.parcels.desk_stick(desk)
    assert road.carry(old)[0].times == 2
    with service.work_in(municipality.tenant) as work:
        assert work.parcels.desk_stick(desk) == newest is not None


def test_sticks_out_of_order_lose_nothing(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    older = road.write()
    road.laptop.answer("P02", "1992")
    newer = road.write()
    _, newest_answer = road.carry(newer)
    _, old_answer = road.carry(older)
    assert road.take(newest_answer).is_confirmed
    assert road.take(old_answer).confirmed_sets == 0
    assert road.round().is_confirmed


def test_a_stick_that_was_lost_is_no_loss(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    road.write()
    road.laptop.answer("P02", "1992")
    assert road.round().is_confirmed


def test_after_sticks_the_network_goes_on_where_they_were(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    assert road.round().is_confirmed
    report = road.laptop.sync()
    assert (report.is_confirmed, report.sent, report.received) == (True, 0, 0)


def test_an_answer_without_a_stick_brings_what_others_wrote(
    roads: BeginRoad, municipality: Municipality
) -> None:
    worker = municipality.worker()
    one, two = roads("A", worker), roads("B", worker)
    one.round()
    two.laptop.answer("P02", "1992")
    two.laptop.seal()
    two.round()
    service = municipality.house.service
    unasked = b"".join(stick_for(service, municipality.tenant, one.laptop.link.desk_id))
    assert one.take(unasked).received == 1


def test_a_cut_stick_takes_nothing_in(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    stick = road.write()
    for size in (0, 3, 40, len(stick) // 2, len(stick) - 1):
        with pytest.raises(ParcelRefused) as caught:
            road.carry(stick[:size])
        assert caught.value.fault is ParcelFault.CUT
    service, tenant = road.municipality.house.service, road.municipality.tenant
    with service.work_in(tenant) as work:
        assert work.log.dossier(DOSSIER) is None


def test_a_stick_of_another_municipality_does_not_open(
    roads: BeginRoad, neighbour: Municipality, tmp_path: Path
) -> None:
    road = roads("A")
    stranger = begin_road(neighbour, tmp_path, "N")
    stick, answer = stranger.write(), stranger.carry(stranger.write())[1]
    stranger.room.close()
    with pytest.raises(ParcelRefused) as caught:
        road.carry(stick)
    assert caught.value.fault is ParcelFault.NOT_FOR_US
    with pytest.raises(Refusal) as refused:
        road.take(answer)
    assert refused.value.code is RefusalCode.STICK_NOT_FOR_US


def test_a_stick_of_a_laptop_is_no_answer_and_an_answer_no_stick(roads: BeginRoad) -> None:
    road = roads("A")
    stick = road.write()
    _, answer = road.carry(stick)
    with pytest.raises(Refusal) as refused:
        road.take(stick)
    assert refused.value.code is RefusalCode.STICK_OTHER_KIND
    with pytest.raises(ParcelRefused) as caught:
        road.carry(answer)
    assert caught.value.fault is ParcelFault.OTHER_KIND
    with pytest.raises(Refusal) as strange:
        road.take(b"PK\x03\x04 a holiday photo")
    assert strange.value.code is RefusalCode.STICK_NO_PARCEL


def test_the_work_of_a_revoked_laptop_is_kept_apart_and_it_is_told(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    assert road.round().is_confirmed
    road.laptop.answer("P02", "1992")
    service, tenant = road.municipality.house.service, road.municipality.tenant
    office.set_desk_state(service, tenant, road.laptop.link.desk_id, DeskState.REVOKED)
    taken, answer = road.carry(road.write())
    assert taken.apart == taken.sets > 0
    came = road.take(answer)
    assert (came.is_put_out, came.is_confirmed, came.received) == (True, False, 0)


def test_a_municipality_that_was_put_back_gets_again_what_it_lost(roads: BeginRoad) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    stick = road.write()
    assert road.take(road.carry(stick)[1]).is_confirmed
    service, tenant = road.municipality.house.service, road.municipality.tenant
    office.begin_epoch(service, tenant)
    came = road.round()
    assert came.sends_again
    assert road.round().is_confirmed


def test_a_laptop_put_back_from_a_copy_begins_a_new_series(roads: BeginRoad, tmp_path: Path) -> None:
    road = roads("A")
    road.laptop.answer("P01", "Rima")
    assert road.round().is_confirmed
    assert road.laptop.safe is not None
    road.room.close()
    copy = road.laptop.safe.copy_to(tmp_path / "copy")
    from_copy = reopened(road, copy, "A/2")
    from_copy.laptop.answer("P02", "in de koffer zelf")
    assert from_copy.round().is_confirmed
    from_copy.room.close()
    twin = reopened(road, road.laptop.safe, "A/3")
    twin.laptop.answer("P03", "in de kopie")
    came = twin.round()
    assert (came.began_incarnation, came.sends_again, came.is_confirmed) == (True, True, False)
    assert twin.round().is_confirmed
    assert set(twin.laptop.heads()) == {"P01", "P02", "P03"}
    twin.room.close()
    road.room = twin.room


def reopened(road: Road, safe: Safe, seed: str) -> Road:
    laptop, room = open_laptop(safe, None, seed)
    return Road(road.municipality, laptop, room)
