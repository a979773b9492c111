"""Photos and papers on a stick, there and back, at a real back end: nothing counts unless it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from desktop.domain.errors import Refusal, RefusalCode
from desktop.store.attachments import FOLDER_NAME
from desktop.synclink.blobs import DeskBlobs
from desktop.synclink.facts import read_facts
from desktop.usecases.attachment_places import ToCarry, to_carry
from sync.client.bundle_blobs import BlobsBack
from sync.client.ports import DeskIdentity
from sync.protocol.blobs import BlobName, BlobReceipt, sign_blob, write_blob_receipt
from sync.protocol.model import PrivacyClass
from sync.protocol.parcels import Entry
from sync.protocol.stick_blobs import HELD, PART, StickBlob, write_listed
from sync.server.service import office
from sync.server.service.blob_upkeep import room_of, set_room
from sync.server.service.ports import DeskState
from tests.fakes import RightHere
from tests.server.places import Municipality, new_id
from tests.server.sticks import Road, begin_road
from tests.server.travel import attach_photo, holds, keep_paper, photo, read, standing
from tests.sync.laptops import DOSSIER, PACKS


@pytest.fixture
def road(municipality: Municipality, tmp_path: Path) -> Iterator[Road]:
    road = begin_road(municipality, tmp_path, "A")
    yield road
    road.room.close()


def carried(road: Road) -> ToCarry:
    with road.laptop.unit_of_work() as work:
        return to_carry(work)


def test_photos_go_up_on_a_stick_and_count_once_the_answer_is_in(road: Road) -> None:
    page, pdf = photo(PART + 700_000), b"%PDF-1.7\n" + photo(90_000)
    names = [*attach_photo(road.laptop, [page]), keep_paper(road.laptop, pdf)]
    offered = carried(road)
    assert (offered.here, offered.wanted) == (2, 0) and offered.size > len(page) + len(pdf)
    taken, answer = road.carry(road.write(with_photos=True))
    assert (taken.photos, taken.photos_refused) == (3, 0)
    assert not any(standing(road.laptop).is_there(name) for name in names), "not before the answer"
    came = road.take(answer)
    assert came.is_confirmed and came.photos_confirmed == 3
    assert all(standing(road.laptop).is_there(name) for name in names)
    assert carried(road) == ToCarry()
    over = road.laptop.sync()
    assert (over.photos_sent, over.photos_waiting) == (0, 0), "the network has nothing left to send"


def test_without_the_choice_no_photo_goes_and_the_changes_are_confirmed(road: Road) -> None:
    attach_photo(road.laptop, [photo(300_000)])
    stick = road.write()
    assert len(stick) < 150_000
    taken, answer = road.carry(stick)
    assert taken.photos == 0 and road.take(answer).is_confirmed
    assert carried(road).here == 1


def test_photos_of_another_laptop_come_back_on_the_answer(
    road: Road, municipality: Municipality, tmp_path: Path
) -> None:
    other = begin_road(municipality, tmp_path, "B")
    page = photo(2 * PART + 5)
    names = attach_photo(other.laptop, [page])
    other.laptop.sync()
    office.assign_dossier(
        municipality.house.service, municipality.tenant, DOSSIER, str(road.laptop.state("sync.worker"))
    )
    road.round()
    assert holds(road.laptop, names) == [False, False]
    assert carried(road) == ToCarry(wanted=1)
    came = road.take(road.carry(road.write(with_photos=True))[1])
    assert came.photos_received == 2
    assert read(road.laptop, names[0]) == page
    assert standing(road.laptop).is_there(names[0])
    other.room.close()


def test_the_same_stick_twice_keeps_each_photo_once(road: Road, municipality: Municipality) -> None:
    attach_photo(road.laptop, [photo(400_000)])
    stick = road.write(with_photos=True)
    service, tenant = municipality.house.service, municipality.tenant
    assert road.carry(stick)[0].photos == 2
    used = room_of(service, tenant)[0]
    again, answer = road.carry(stick)
    assert (again.times, again.photos) == (2, 2) and room_of(service, tenant)[0] == used
    assert road.take(answer).photos_confirmed == 2


def test_a_full_municipality_takes_the_changes_and_leaves_the_photos(
    road: Road, municipality: Municipality
) -> None:
    set_room(municipality.house.service, municipality.tenant, 10_000)
    attach_photo(road.laptop, [photo(400_000)])
    taken, answer = road.carry(road.write(with_photos=True))
    assert taken.is_full and taken.photos == 1 and taken.photos_refused == 1, "the small picture fits"
    came = road.take(answer)
    assert came.is_confirmed and came.photos_confirmed == 1
    assert carried(road).here == 1


def test_an_answer_that_was_altered_counts_for_no_photo(road: Road) -> None:
    names = attach_photo(road.laptop, [photo(9_000)])
    _, answer = road.carry(road.write(with_photos=True))
    with pytest.raises(Refusal) as refused:
        road.take(answer[:-40] + bytes(40))
    assert refused.value.code is RefusalCode.STICK_ALTERED
    assert not any(standing(road.laptop).is_there(name) for name in names)


def test_what_the_municipality_did_not_sign_is_not_there(road: Road) -> None:
    names = attach_photo(road.laptop, [photo(9_000)])
    road.round()
    laptop = road.laptop
    with laptop.unit_of_work() as work:
        facts = read_facts(work.state)
    assert facts is not None
    me = DeskIdentity(facts.tenant, facts.desk, facts.incarnation, facts.server_key)
    back = BlobsBack(DeskBlobs(laptop.unit_of_work, RightHere(), PACKS, laptop.clock), me)
    name = BlobName(DOSSIER, PrivacyClass.NORMAL, names[0])
    stranger = sign_blob(SigningKey.generate(), BlobReceipt(facts.tenant, new_id(), name, 9_024, False))
    back.take(Entry(HELD, write_listed([StickBlob(name, 9_024, write_blob_receipt(stranger))])))
    assert back.confirmed == 0
    assert not standing(laptop).proofs


def test_a_damaged_photo_stays_home_and_the_rest_goes(road: Road, tmp_path: Path) -> None:
    whole = attach_photo(road.laptop, [photo(5_000)])
    broken = attach_photo(road.laptop, [photo(500_000, 2)], "bijlage-2")
    (file,) = (tmp_path / "A" / FOLDER_NAME).iterdir()
    content = bytearray(file.read_bytes())
    content[250_000] ^= 1
    file.write_bytes(bytes(content))
    taken, answer = road.carry(road.write(with_photos=True))
    assert taken.photos == 3 and taken.photos_refused == 0
    assert road.take(answer).is_confirmed
    assert broken[0] in standing(road.laptop).damaged
    assert all(standing(road.laptop).is_there(name) for name in whole)


def test_a_laptop_that_was_put_out_may_still_leave_its_photos(road: Road, municipality: Municipality) -> None:
    names = attach_photo(road.laptop, [photo(60_000)])
    road.round()
    service, tenant = municipality.house.service, municipality.tenant
    office.set_desk_state(service, tenant, road.laptop.link.desk_id, DeskState.REVOKED)
    taken, answer = road.carry(road.write(with_photos=True))
    assert taken.photos == 2
    came = road.take(answer)
    assert came.is_put_out and came.photos_confirmed == 2
    assert all(standing(road.laptop).is_there(name) for name in names)
