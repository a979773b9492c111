"""A back end that was put back and really lost work, met by sticks alone; what a stick tells of the desk."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from desktop.domain.roles import Role
from desktop.synclink.facts import INCARNATION, read_facts
from desktop.usecases.standing import kept_roles, kept_standing
from sync.server.app import open_service
from sync.server.embedded import SERVICE, Urls
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.copying import copy_in, copy_out
from sync.server.postgres.migrating import migrate
from sync.server.service import office
from sync.server.service.orders import set_policy
from sync.server.service.orders_ports import DeskPolicy
from tests.server.places import Municipality, new_id
from tests.server.sticks import Road, begin_road
from tests.sync.laptops import DOSSIER

MASTER = b"\7" * 32


@pytest.fixture
def road(municipality: Municipality, tmp_path: Path) -> Iterator[Road]:
    road = begin_road(municipality, tmp_path, "A")
    yield road
    road.room.close()


def backed_up(municipality: Municipality, folder: Path) -> Path:
    engine = create_engine(for_psycopg(municipality.house.urls.service))
    copy_out(engine, municipality.tenant, MASTER, folder, municipality.house.clock.now())
    engine.dispose()
    return folder


PutBack = Callable[[Path], None]


@pytest.fixture
def put_back(road: Road, empty_database: Urls) -> Iterator[PutBack]:
    """The municipality of the road goes on from a backup, elsewhere."""
    migrate(empty_database.owner, SERVICE)
    service, engine = open_service(empty_database.service, MASTER)

    def put(folder: Path) -> None:
        owner = create_engine(for_psycopg(empty_database.owner))
        copy_in(owner, folder, MASTER)
        owner.dispose()
        place = road.municipality
        office.begin_epoch(service, place.tenant)
        road.municipality = replace(place, house=replace(place.house, urls=empty_database, service=service))

    yield put
    engine.dispose()


def until_confirmed(road: Road, most: int = 4) -> int:
    """How many sticks it took."""
    for count in range(1, most + 1):
        if road.round().is_confirmed:
            return count
    raise AssertionError("never confirmed")


def test_what_others_wrote_and_the_municipality_lost_goes_back_on_a_stick(
    road: Road, municipality: Municipality, put_back: PutBack, tmp_path: Path
) -> None:
    other = begin_road(municipality, tmp_path, "B")
    other.laptop.answer("P01", "Rima")
    other.laptop.sync()
    worker = str(road.laptop.state("sync.worker"))
    office.assign_dossier(municipality.house.service, municipality.tenant, DOSSIER, worker)
    until_confirmed(road)
    folder = backed_up(municipality, tmp_path / "copy")
    other.laptop.answer("P02", "1992")
    other.laptop.sync()
    other.room.close()
    road.laptop.answer("P03", "Aleppo")
    until_confirmed(road)
    assert len(road.laptop.change_ids()) == 3

    put_back(folder)
    came = road.round()
    assert came.sends_again and not came.is_confirmed
    until_confirmed(road)
    service = road.municipality.house.service
    held = {one.id for one in office.export_changes(service, municipality.tenant, DOSSIER)}
    assert held == road.laptop.change_ids() and len(held) == 3


def test_an_earlier_series_that_was_lost_is_sealed_anew_by_stick(
    road: Road, municipality: Municipality, put_back: PutBack, tmp_path: Path
) -> None:
    road.laptop.answer("P01", "Rima")
    until_confirmed(road)
    folder = backed_up(municipality, tmp_path / "copy")
    road.laptop.answer("P02", "1992")
    until_confirmed(road)
    with road.laptop.unit_of_work() as work:
        work.state.put(INCARNATION, new_id())
        work.commit()
    road.laptop.answer("P03", "Aleppo")
    until_confirmed(road)
    put_back(folder)
    assert road.round().sends_again
    until_confirmed(road)
    service = road.municipality.house.service
    assert {one.id for one in office.export_changes(service, municipality.tenant, DOSSIER)} == (
        road.laptop.change_ids()
    )


def test_bodies_that_were_let_go_and_lost_there_go_on_a_stick_from_their_changes(
    road: Road, municipality: Municipality, put_back: PutBack, tmp_path: Path
) -> None:
    road.laptop.answer("P01", "Rima")
    until_confirmed(road)
    folder = backed_up(municipality, tmp_path / "copy")
    road.laptop.answer("P02", "1992")
    until_confirmed(road)
    with road.laptop.unit_of_work() as work:
        facts = read_facts(work.state)
        assert facts is not None
        work.outbox.let_go(facts.incarnation, work.outbox.acknowledged_through(facts.incarnation))
        work.commit()
    put_back(folder)
    came = road.round()
    assert came.sends_again
    until_confirmed(road)
    with road.laptop.unit_of_work() as work:
        again = read_facts(work.state)
    assert again is not None and again.incarnation != facts.incarnation
    service = road.municipality.house.service
    assert {one.id for one in office.export_changes(service, municipality.tenant, DOSSIER)} == (
        road.laptop.change_ids()
    )


def test_a_stick_tells_roles_and_how_long_the_laptop_may_go_without_contact(
    road: Road, municipality: Municipality
) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    office.set_roles(service, tenant, str(road.laptop.state("sync.worker")), ("kwaliteit",))
    set_policy(service, tenant, DeskPolicy(lease_days=9, silent_days=60, lock_minutes=5))
    stick = road.write()
    _, answer = road.carry(stick)
    road.take(answer)
    with road.laptop.unit_of_work() as work:
        standing = kept_standing(work)
        assert standing is not None and standing.lease_days == 9
        assert kept_roles(work) == {Role.KWALITEIT}
    set_policy(service, tenant, DeskPolicy(lease_days=30, silent_days=60, lock_minutes=5))
    road.round()
    road.take(answer)  # an older answer takes nothing back
    with road.laptop.unit_of_work() as work:
        standing = kept_standing(work)
    assert standing is not None and standing.lease_days == 30
