"""Whole desks over real HTTP against the real back end on PostgreSQL: SQLCipher at both ends of the line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store.strongroom import Strongroom
from desktop.synclink.facts import INCARNATION
from sync.server.service import office
from sync.server.service.office import PreparedChange, PreparedDossier
from tests.contract.remote_cases import HttpRoom
from tests.server.places import Municipality
from tests.sync.laptops import PACK, Laptop, Safe, open_laptop

Make = Callable[[str], Laptop]


@pytest.fixture
def room(municipality: Municipality) -> HttpRoom:
    return HttpRoom(municipality)


@pytest.fixture
def rooms() -> Iterator[list[Strongroom]]:
    opened: list[Strongroom] = []
    yield opened
    for one in opened:
        one.close()


@pytest.fixture
def laptop(room: HttpRoom, rooms: list[Strongroom], tmp_path: Path) -> Make:
    """An enrolled laptop; its clock is years off, which the back end puts right."""

    def make(seed: str) -> Laptop:
        made, store = open_laptop(Safe.make(tmp_path / seed, seed), None, seed)
        rooms.append(store)
        made.enrol(room.code(), room.municipality.house.listener.address)
        return made

    return make


def test_two_desks_share_a_dossier_and_a_choice_waits_on_both(laptop: Make, room: HttpRoom) -> None:
    here, there = laptop("A"), laptop("B")
    here.answer("O01", 9)
    assert here.sync().is_confirmed
    assert there.sync().received == 1
    here.answer("O01", 10)
    there.answer("O01", 11)
    there.answer("K01", "bakker")
    for one in (here, there, here):
        assert one.sync().is_confirmed
    assert here.heads() == there.heads()
    assert set(here.heads()["O01"]) == {10, 11}
    assert here.conflicts() == there.conflicts() == 1

    house = room.municipality.house
    (dossier,) = (grant for grant in _dossiers(here))
    held = office.export_changes(house.service, room.municipality.tenant, dossier)
    assert {change.id for change in held} == here.change_ids()
    replaced = {parent for change in held for parent in change.parents}
    open_ends = {c.id for c in held if c.key == "O01"} - replaced
    assert len(open_ends) == 2

    there.answer("O01", 10)
    there.sync()
    here.sync()
    assert here.heads() == there.heads() == {"O01": (10,), "K01": ("bakker",)}


def test_what_the_office_prepared_comes_down_and_goes_on(laptop: Make, room: HttpRoom) -> None:
    here = laptop("A")
    house, tenant = room.municipality.house, room.municipality.tenant
    prepared = PreparedDossier(
        None,
        (room.worker,),
        (
            PreparedChange("dossier", "head", {"roepnaam": "Amina"}),
            PreparedChange("answer", "P01", {"state": None, "value": "Amina"}, source="document", pack=PACK),
        ),
    )
    (dossier,) = office.import_caseload(house.service, tenant, [prepared])
    report = here.sync()
    assert report.is_confirmed and report.received == 2
    with here.unit_of_work() as work:
        (row,) = work.dossiers.all()
    assert row.dossier == dossier
    here.answer("O01", 9, row.dossier)
    assert here.sync().sent == 1
    assert len(office.export_changes(house.service, tenant, dossier)) == 3


@pytest.mark.expects_log
def test_without_a_listener_it_says_so_and_goes_on_when_it_is_back(laptop: Make, room: HttpRoom) -> None:
    here = laptop("A")
    here.answer("K01", "bakker")
    listener = room.municipality.house.listener
    listener.stop()
    try:
        with pytest.raises(Trouble) as caught:
            here.sync()
    finally:
        listener.start()
    assert caught.value.code is TroubleCode.NO_CONTACT
    assert here.sync().sent == 1


def test_a_clone_is_found_by_the_real_back_end(
    laptop: Make, room: HttpRoom, rooms: list[Strongroom], tmp_path: Path
) -> None:
    original = laptop("A")
    original.answer("O01", 8)
    original.sync()
    assert original.safe is not None
    rooms.pop().close()
    image = original.safe.copy_to(tmp_path / "image")
    lives = []
    for safe, seed in ((original.safe, "A/1"), (image, "A/2")):
        life, store = open_laptop(safe, None, seed)
        rooms.append(store)
        lives.append(life)
    first, second = lives
    first.answer("O01", 9)
    second.answer("O01", 10)
    second.answer("W08", "ja")
    for one in (first, second, first):
        assert one.sync().is_confirmed
    assert first.heads() == second.heads()
    assert set(first.heads()["O01"]) == {9, 10}
    assert first.state(INCARNATION) != second.state(INCARNATION)


def test_a_used_code_is_refused_with_words_for_the_person(
    laptop: Make, room: HttpRoom, rooms: list[Strongroom], tmp_path: Path
) -> None:
    address = room.municipality.house.listener.address
    code = room.code()
    for seed in ("A", "B"):
        made, store = open_laptop(Safe.make(tmp_path / seed, seed), None, seed)
        rooms.append(store)
        if seed == "A":
            made.enrol(code.lower().replace("-", " "), address)
            continue
        with pytest.raises(Refusal) as caught:
            made.enrol(code, address)
        assert caught.value.code is RefusalCode.CODE_NOT_ACCEPTED
        assert not made.link.door.is_enrolled()


def _dossiers(laptop: Laptop) -> tuple[str, ...]:
    with laptop.unit_of_work() as work:
        return tuple(row.dossier for row in work.dossiers.all())
