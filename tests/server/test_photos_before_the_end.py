"""A laptop that is put out or wiped leaves its photos first, as it leaves its sets: bounded, and told."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.errors import Trouble
from desktop.synclink.facts import ADDRESS, INCARNATION
from desktop.usecases.link_ports import Manner
from sync.protocol.blobs import BlobName
from sync.protocol.headers import set_hash
from sync.protocol.model import PrivacyClass
from sync.server.service import office
from sync.server.service.blob_upkeep import set_room
from sync.server.service.ports import DeskState
from sync.server.service.rescuing import release
from tests.server.order_places import Koffer, quiet
from tests.server.places import Municipality
from tests.server.travel import Yard, attach_photo, photo, standing
from tests.sync.laptops import DOSSIER, Laptop


@pytest.fixture
def yard(tmp_path: Path, municipality: Municipality) -> Iterator[Yard]:
    made = Yard(tmp_path, municipality)
    yield made
    made.close()


def known_laptop(yard: Yard) -> Laptop:
    """One that synchronised, so that its dossier is known there."""
    laptop = yard.laptop("A")
    laptop.answer("P01", "Rima")
    laptop.sync()
    return laptop


def put_out(laptop: Laptop, place: Municipality, state: DeskState) -> None:
    office.set_desk_state(place.house.service, place.tenant, laptop.link.desk_id, state)


def kept(place: Municipality, names: list[str]) -> list[bool]:
    with place.house.service.work_in(place.tenant) as work:
        return [work.blobs.kept(BlobName(DOSSIER, PrivacyClass.NORMAL, name)) is not None for name in names]


@pytest.mark.parametrize("state", [DeskState.REVOKED, DeskState.SUSPENDED])
def test_a_laptop_that_was_put_out_leaves_its_photos(
    yard: Yard, municipality: Municipality, state: DeskState
) -> None:
    laptop = known_laptop(yard)
    names = attach_photo(laptop, [photo(300_000)])
    put_out(laptop, municipality, state)
    with pytest.raises(Trouble):
        laptop.sync()
    assert kept(municipality, names) == [True, True]
    assert all(standing(laptop).is_there(name) for name in names)
    service, tenant = municipality.house.service, municipality.tenant
    assert release(service, tenant, laptop.link.desk_id) >= 1
    with service.work_in(tenant) as work:
        assert work.blobs.missed([DOSSIER]) == {}, "what lay apart is complete once it is given"


def test_it_may_not_fetch_and_not_leave_in_a_dossier_that_was_never_its_own(
    yard: Yard, municipality: Municipality
) -> None:
    laptop, strange = known_laptop(yard), municipality.desk()
    names = attach_photo(laptop, [photo(9_000)])
    laptop.sync()
    put_out(laptop, municipality, DeskState.REVOKED)
    service, tenant = municipality.house.service, municipality.tenant
    office.set_desk_state(service, tenant, strange.desk, DeskState.REVOKED)
    path = f"/v1/dossiers/{DOSSIER}/blobs/{names[0]}?privacyClass=normal"
    assert strange.ask("GET", path).status_code == 403
    tus = {"Tus-Resumable": "1.0.0", "Upload-Length": "5024"}
    assert strange.ask("POST", path.replace(names[0], "0" * 64), headers=tus).status_code == 404


def test_it_never_fills_the_last_half_of_the_room(yard: Yard, municipality: Municipality) -> None:
    laptop = known_laptop(yard)
    service, tenant = municipality.house.service, municipality.tenant
    set_room(service, tenant, 1_000_000)
    put_out(laptop, municipality, DeskState.REVOKED)
    for number in range(4):
        attach_photo(laptop, [photo(290_000, number)], f"bijlage-{number}")
    with pytest.raises(Trouble):
        laptop.sync()
    with service.work_in(tenant) as work:
        used, _ = work.blobs.room()
    assert 500_000 <= used < 800_000


@pytest.mark.parametrize("with_words", [False, True], ids=["photos alone", "words in the parcel"])
def test_a_second_round_of_a_wipe_leaves_the_photos_too(
    tmp_path: Path, municipality: Municipality, with_words: bool
) -> None:
    """The first round left its parcel, and then the line gave way."""
    service, tenant = municipality.house.service, municipality.tenant
    koffer = Koffer.new(tmp_path, municipality)
    known = koffer.begun("Amina")
    koffer.sync()
    set_room(service, tenant, 1)
    mine = koffer.attach(known, photo(40_000))
    koffer.sync()  # the words went, the photo found no room
    set_room(service, tenant, 1_000_000)
    if with_words:
        koffer.note(known, "Komt dinsdag terug")
        without_a_line(koffer)
    desk = koffer.desk_id
    with koffer.desk.unit_of_work() as work:
        present = work.state.get(INCARNATION) or ""
        unsent = work.outbox.after(present, work.outbox.acknowledged_through(present))
        assert (len(unsent), work.outbox.unsealed()) == (int(with_words), ())
        work.state.put("orders.rescued", json.dumps([set_hash(one.header) for one in unsent]))
        work.commit()
    office.set_desk_state(service, tenant, desk, DeskState.WIPE)
    with pytest.raises(Trouble):
        koffer.sync()
    with service.work_in(tenant) as work_there:
        held = [work_there.blobs.kept(BlobName(known, one, mine)) for one in PrivacyClass]
        rows = work_there.orders.after(desk, 0, 100)
    assert any(held)
    assert [row.outcome_code for row in rows if row.order.kind == "wipe"] == [""]


def without_a_line(koffer: Koffer) -> None:
    """A sync that gets no further than sealing."""
    with koffer.desk.unit_of_work() as work:
        address = work.state.get(ADDRESS)
        assert address is not None
        work.state.put(ADDRESS, "http://127.0.0.1:1")
        work.commit()
    with pytest.raises(Trouble):
        koffer.desk.sync.exchange(quiet, Manner(is_quiet=True))
    with koffer.desk.unit_of_work() as work:
        work.state.put(ADDRESS, address)
        work.commit()


def test_a_wipe_waits_for_the_photos_and_tells_which_it_could_not_leave(
    tmp_path: Path, municipality: Municipality
) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    koffer = Koffer.new(tmp_path, municipality)
    koffer.sync()
    known = koffer.begun("Amina")
    koffer.sync()
    mine = koffer.attach(known, photo(40_000))
    koffer.attach(koffer.begun("Yonas"), photo(50_000, 2))  # a dossier that the back end never heard of
    desk = koffer.desk_id
    office.set_desk_state(service, tenant, desk, DeskState.WIPE)
    with pytest.raises(Trouble):
        koffer.sync()
    with service.work_in(tenant) as work:
        held = [work.blobs.kept(BlobName(known, one, mine)) for one in PrivacyClass]
        rows = work.orders.after(desk, 0, 100)
    assert any(held)
    assert [row.outcome_code for row in rows if row.order.kind == "wipe"] == ["photos_lost_1"]
