"""Photos and papers between laptops: real stores, real HTTP, real PostgreSQL, a line that is cut."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.store.attachments import FOLDER_NAME
from desktop.usecases import dossier_standing
from sync.protocol.blobs import LEAST_CHUNK
from sync.protocol.model import PrivacyClass
from sync.server.service.blob_contents import OpenedPapers
from sync.server.service.blob_upkeep import check, destroy_blobs, mark_safe, room_of, set_room
from sync.server.service.publishing_ports import PaperRow
from tests.fault_line import Conditions, FaultLine
from tests.server.places import Municipality
from tests.server.travel import Yard, attach_photo, files_under, holds, keep_paper, photo, read, standing
from tests.sync.laptops import DOSSIER


@pytest.fixture
def yard(tmp_path: Path, municipality: Municipality) -> Iterator[Yard]:
    made = Yard(tmp_path, municipality)
    yield made
    made.close()


def test_a_photo_and_a_paper_of_one_laptop_come_to_another(yard: Yard) -> None:
    ours, theirs = yard.laptop("A"), yard.laptop("B")
    page, pdf = photo(700_000), b"%PDF-1.7\n" + random.Random(5).randbytes(90_000)
    names = [*attach_photo(ours, [page]), keep_paper(ours, pdf)]
    sent = ours.sync()
    assert sent.is_confirmed and (sent.photos_sent, sent.photos_waiting) == (3, 0)
    assert all(standing(ours).is_there(name) for name in names)
    yard.share(theirs)
    got = theirs.sync()
    assert got.is_confirmed and (got.photos_received, got.photos_waiting) == (3, 0)
    assert holds(theirs, names) == [True] * 3
    assert read(theirs, names[0]) == page and read(theirs, names[2]) == pdf
    assert all(standing(theirs).is_there(name) for name in names)
    again = theirs.sync()
    assert (again.photos_sent, again.photos_received) == (0, 0)


def test_nothing_of_a_photo_is_on_a_disk_in_the_clear(yard: Yard, tmp_path: Path) -> None:
    ours, theirs = yard.laptop("A"), yard.laptop("B")
    page = photo(300_000)
    attach_photo(ours, [page])
    ours.sync()
    yard.share(theirs)
    theirs.sync()
    canary = page[150_000:150_024]
    blobs = tmp_path.parent
    assert not any(canary in content for content in files_under(blobs))


def test_a_photo_at_special_data_travels_under_the_key_of_special_data(yard: Yard) -> None:
    ours = yard.laptop("A")
    names = attach_photo(ours, [photo(3_000)], question="")  # at no question: nobody knows what is on it
    ours.sync()
    assert sorted(standing(ours).proofs) == sorted(f"special.{name}" for name in names)


@pytest.mark.expects_log  # trying again is said by stamina
@pytest.mark.parametrize("at", [3_000, 400_000, 777_777, 1_500_000])
def test_an_upload_that_is_cut_goes_on_and_sends_at_most_one_chunk_twice(yard: Yard, at: int) -> None:
    with FaultLine(yard.port) as line:
        ours = yard.laptop("A", line.address)
        attach_photo(ours, [photo(10_000, 2)])
        ours.sync()
        before = line.counted().up
        page = photo(2_000_000)
        names = attach_photo(ours, [page], "bijlage-2")
        line.become(cut_up=before + at)
        report = ours.sync()
        went = line.counted()
    assert report.is_confirmed and report.photos_waiting == 0
    assert all(standing(ours).is_there(name) for name in names)
    assert went.cuts == 1
    overhead = 60_000  # handshake, changes, headers
    assert went.up - before < len(page) + overhead + 4 * LEAST_CHUNK


@pytest.mark.expects_log  # trying again is said by stamina
@pytest.mark.parametrize("at", [200_000, 900_000])
def test_a_download_that_is_cut_goes_on_where_it_was(yard: Yard, at: int) -> None:
    ours = yard.laptop("A")
    page = photo(1_500_000)
    (name, _) = attach_photo(ours, [page])
    ours.sync()
    with FaultLine(yard.port) as line:
        theirs = yard.laptop("B", line.address)
        yard.share(theirs)
        line.become(cut_down=line.counted().down + at)
        report = theirs.sync()
        went = line.counted()
    assert report.photos_waiting == 0 and went.cuts == 1
    assert read(theirs, name) == page
    assert went.down < len(page) + 4 * LEAST_CHUNK + 60_000


@pytest.mark.expects_log  # trying again is said by stamina
def test_a_byte_that_turned_on_the_way_down_is_found_and_asked_again(yard: Yard) -> None:
    ours = yard.laptop("A")
    page = photo(600_000)
    (name, _) = attach_photo(ours, [page])
    ours.sync()
    with FaultLine(yard.port) as line:
        theirs = yard.laptop("B", line.address)
        yard.share(theirs)
        line.become(flip_down=line.counted().down + 250_000)
        theirs.sync()
        theirs.sync()
    assert read(theirs, name) == page


def test_a_photo_that_changed_on_the_disk_is_shown_and_the_changes_still_go(
    yard: Yard, tmp_path: Path
) -> None:
    ours, theirs = yard.laptop("A"), yard.laptop("B")
    good = attach_photo(ours, [photo(4_000, 3)])
    name, small = attach_photo(ours, [photo(500_000)], "bijlage-2")
    (file,) = (tmp_path / "A" / FOLDER_NAME).iterdir()
    content = bytearray(file.read_bytes())
    content[250_000] ^= 1
    file.write_bytes(bytes(content))
    report = ours.sync()
    assert report.is_confirmed
    assert (report.photos_sent, report.photos_waiting) == (3, 1)
    told = standing(ours)
    assert told.damaged == {name} and set(told.missed) == {name}
    assert told.is_there(small) and all(told.is_there(one) for one in good)
    yard.share(theirs)
    assert theirs.sync().photos_waiting == 1
    assert standing(theirs).missed[name].desk == ours.link.desk_id


def test_a_photo_that_is_gone_from_the_disk_is_shown_too(yard: Yard, tmp_path: Path) -> None:
    ours = yard.laptop("A")
    name, _ = attach_photo(ours, [photo(500_000)])
    (file,) = (tmp_path / "A" / FOLDER_NAME).iterdir()
    file.unlink()
    assert ours.sync().is_confirmed
    assert standing(ours).damaged == {name}


def test_a_photo_that_did_not_come_yet_is_missed_by_name_and_comes_later(
    yard: Yard, municipality: Municipality
) -> None:
    ours, theirs = yard.laptop("A"), yard.laptop("B")
    set_room(municipality.house.service, municipality.tenant, 3_000)
    name, small = attach_photo(ours, [photo(100_000)])
    report = ours.sync()
    assert report.is_confirmed and (report.photos_sent, report.photos_waiting) == (1, 1)
    yard.share(theirs)
    assert theirs.sync().photos_waiting == 1
    missed = standing(theirs).missed
    assert set(missed) == {name} and missed[name].label.startswith("klantmanager")
    assert holds(theirs, [name, small]) == [False, True]
    with ours.unit_of_work() as work:
        mark = dossier_standing.standings(work, is_known=True)[DOSSIER]
    assert mark.words == "niet compleet"
    assert mark.meaning.startswith("Nog niet compleet bij de gemeente: 1 bestand op de laptop van")
    set_room(municipality.house.service, municipality.tenant, 10**9)
    assert ours.sync().photos_sent == 1
    assert theirs.sync().photos_received == 1
    assert standing(theirs).missed == {}


def test_what_the_back_end_lost_any_laptop_that_has_it_sends_again(
    yard: Yard, municipality: Municipality, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ours, theirs = yard.laptop("A"), yard.laptop("B")
    page = photo(100_000)
    names = attach_photo(ours, [page])
    ours.sync()
    yard.share(theirs)
    theirs.sync()
    service = municipality.house.service
    assert check(service, municipality.tenant) == (2, 0)
    store = service.blob_store
    assert store is not None
    with service.work_in(municipality.tenant) as work:
        for kept in work.blobs.all_kept(("", "", ""), 10):
            store.drop(municipality.tenant, kept.file)
    assert check(service, municipality.tenant) == (0, 2)
    assert room_of(service, municipality.tenant)[0] == 0
    assert theirs.sync().photos_sent == 2
    assert all(standing(ours).is_there(name) for name in names)
    assert ours.sync().photos_waiting == 0


def test_a_laptop_learns_when_a_backup_holds_its_photos(yard: Yard, municipality: Municipality) -> None:
    ours = yard.laptop("A")
    names = attach_photo(ours, [photo(5_000)])
    ours.sync()
    assert not any(standing(ours).is_safe(name) for name in names)
    house = municipality.house
    assert mark_safe(house.service, municipality.tenant, house.clock.now()) == 2
    ours.clock.go_on(seconds=2 * 86_400)
    ours.sync()
    assert all(standing(ours).is_safe(name) for name in names)


def test_a_photo_that_was_taken_away_before_it_went_is_not_waited_for(yard: Yard) -> None:
    ours = yard.laptop("A")
    attach_photo(ours, [photo(5_000)])
    ours.write(ChangeKind.ATTACHMENT, "bijlage-1", None)
    report = ours.sync()
    assert (report.photos_sent, report.photos_waiting) == (0, 0)


def test_the_back_end_opens_a_paper_to_publish_it_and_never_a_photo(
    yard: Yard, municipality: Municipality
) -> None:
    ours = yard.laptop("A")
    pdf = b"%PDF-1.7\n" + random.Random(6).randbytes(70_000)
    name = keep_paper(ours, pdf)
    ours.sync()
    papers = OpenedPapers(municipality.house.service)
    row = paper_row(name)
    assert papers.read(municipality.tenant, row) == pdf
    assert papers.read(municipality.tenant, paper_row("0" * 64)) is None


def paper_row(sha256: str) -> PaperRow:
    """As the publisher keeps it of a change."""
    return PaperRow(DOSSIER, "p1", "visual_pip", "nl", 1, "2026-09-15", sha256, PrivacyClass.NORMAL, "t")


def test_a_destroyed_dossier_takes_its_photos_with_it(yard: Yard, municipality: Municipality) -> None:
    ours = yard.laptop("A")
    attach_photo(ours, [photo(5_000)])
    ours.sync()
    service = municipality.house.service
    assert destroy_blobs(service, municipality.tenant, DOSSIER) == 2
    assert room_of(service, municipality.tenant)[0] == 0
    assert destroy_blobs(service, municipality.tenant, DOSSIER) == 0


def test_a_laptop_without_photos_asks_nothing_about_them(yard: Yard) -> None:
    with FaultLine(yard.port, Conditions()) as line:
        ours = yard.laptop("A", line.address)
        ours.answer("P08", "x")
        ours.sync()
        before = line.counted()
        ours.sync()
        after = line.counted()
    assert after.up - before.up < 4_000
