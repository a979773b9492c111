"""The room of attachments: uploads nobody finishes, a municipality that is full, a back end that stops."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from sync.protocol.errors import Problem, ProblemType
from sync.server.blobstore.disk import DiskBlobs
from sync.server.cli import main
from sync.server.environment import BLOBS
from sync.server.service.blob_ports import StoreAway, StoreFull
from sync.server.service.blob_upkeep import room_of, set_room, sweep
from sync.server.service.blob_uploads import add_chunk, begin_upload, upload_state
from sync.server.service.ports import DeskRow, Service
from sync.server.settings import Settings, save_settings
from tests.server.blob_places import add, attach, begin, content, missing, sealed, send, state
from tests.server.places import FieldDesk, Municipality, good, problem_of


class Stopped(Exception):
    """The back end was killed here."""


class KilledOnce(DiskBlobs):
    """A store during whose work the back end is killed, before or after the bytes are on the disk."""

    def __init__(self, folder: Path, at: str) -> None:
        super().__init__(folder)
        self.at = at

    def _die(self, at: str) -> None:
        if self.at == at:
            self.at = ""
            raise Stopped

    def append(self, tenant: str, file: str, offset: int, content: bytes) -> None:
        self._die("before append")
        if self.at == "half append":
            super().append(tenant, file, offset, content[: len(content) // 2])
        self._die("half append")
        super().append(tenant, file, offset, content)
        self._die("after append")

    def keep(self, tenant: str, file: str, size: int) -> None:
        self._die("before keep")
        super().keep(tenant, file, size)
        self._die("after keep")


class OutOfRoom(DiskBlobs):
    """A disk that is full, or away."""

    error: type[Exception] = StoreFull

    def append(self, tenant: str, file: str, offset: int, content: bytes) -> None:
        raise self.error


@pytest.fixture
def desk(municipality: Municipality) -> Iterator[FieldDesk]:
    yield municipality.desk()


def row_of(service: Service, desk: FieldDesk) -> DeskRow:
    with service.work_in(desk.reply.tenant) as work:
        row = work.people.desk(desk.desk)
    assert row is not None
    return row


@pytest.mark.parametrize("at", ["before append", "half append", "after append", "before keep", "after keep"])
def test_a_back_end_that_is_killed_anywhere_goes_on_and_keeps_one_whole_photo(
    tmp_path: Path, desk: FieldDesk, at: str
) -> None:
    plain = content(200_000)
    name = attach(desk, plain)
    whole, tenant = sealed(desk, name, plain), desk.reply.tenant
    killed = replace(desk.house.service, blob_store=KilledOnce(tmp_path, at))
    who = row_of(killed, desk)
    begin_upload(killed, tenant, who, name, len(whole))
    kills = sent = 0
    for _ in range(10):
        known = upload_state(killed, tenant, who, name)
        if known.receipt is not None:
            break
        part = whole[known.offset : known.offset + 80_000]
        try:
            sent += len(part)
            add_chunk(killed, tenant, who, name, known.offset, part)
        except Stopped:
            kills += 1
            killed = replace(killed, blob_store=DiskBlobs(tmp_path))
    assert upload_state(killed, tenant, who, name).receipt is not None
    assert kills == 1 and sent <= len(whole) + 80_000
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert [path.read_bytes() for path in kept] == [whole]
    assert missing(desk) == ()


def test_an_upload_that_nobody_adds_to_goes_after_a_week_and_gives_its_room_back(
    municipality: Municipality, desk: FieldDesk
) -> None:
    plain = content(50_000)
    name = attach(desk, plain)
    whole, service, tenant = sealed(desk, name, plain), municipality.house.service, municipality.tenant
    good(begin(desk, name, len(whole)), 201)
    good(add(desk, name, 0, whole[:20_000]), 204)
    municipality.house.clock.ahead = timedelta(days=6, hours=23)
    good(add(desk, name, 20_000, whole[20_000:40_000]), 204)
    municipality.house.clock.ahead = timedelta(days=13)
    assert good(state(desk, name)).headers["Upload-Offset"] == "40000"
    assert room_of(service, tenant)[0] == len(whole)
    municipality.house.clock.ahead = timedelta(days=15)
    assert state(desk, name).status_code == 404
    assert problem_of(lambda: good(add(desk, name, 40_000, whole[40_000:]))).type is ProblemType.NOT_FOUND
    assert sweep(service, tenant) == 1
    assert sweep(service, tenant) == 0
    assert room_of(service, tenant)[0] == 0
    send(desk, name, plain)
    assert room_of(service, tenant)[0] == len(whole)


def test_a_municipality_that_is_full_is_told_and_goes_on_when_there_is_room(
    municipality: Municipality, desk: FieldDesk
) -> None:
    first, second = content(30_000, 1), content(30_000, 2)
    one, two = attach(desk, first), attach(desk, second)
    service, tenant = municipality.house.service, municipality.tenant
    set_room(service, tenant, 45_000)
    send(desk, one, first)
    full = begin(desk, two, len(sealed(desk, two, second)))
    assert (full.status_code, problem_of(lambda: good(full)).type) == (507, ProblemType.STORAGE_FULL)
    assert desk.push(desk.seal(one.dossier)).quarantined == ()
    set_room(service, tenant, 90_000)
    send(desk, two, second)
    assert missing(desk) == ()


@pytest.mark.parametrize(
    ("error", "told"), [(StoreFull, ProblemType.STORAGE_FULL), (StoreAway, ProblemType.TRY_LATER)]
)
def test_a_disk_that_is_full_or_away_keeps_the_offset(
    tmp_path: Path, desk: FieldDesk, error: type[Exception], told: ProblemType
) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    whole, tenant = sealed(desk, name, plain), desk.reply.tenant
    store = OutOfRoom(tmp_path)
    store.error = error
    service = replace(desk.house.service, blob_store=store)
    who = row_of(service, desk)
    begin_upload(service, tenant, who, name, len(whole))
    with pytest.raises(Problem) as caught:
        add_chunk(service, tenant, who, name, 0, whole)
    assert caught.value.type is told
    assert upload_state(service, tenant, who, name).offset == 0


def test_a_back_end_without_a_place_for_attachments_says_it_is_full(desk: FieldDesk) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    service = replace(desk.house.service, blob_store=None)
    with pytest.raises(Problem) as caught:
        begin_upload(service, desk.reply.tenant, row_of(service, desk), name, 1_024)
    assert caught.value.type is ProblemType.STORAGE_FULL


def test_the_folder_is_private_and_names_nothing(tmp_path: Path, desk: FieldDesk) -> None:
    plain = content(1_000)
    name = attach(desk, plain)
    service = replace(desk.house.service, blob_store=DiskBlobs(tmp_path / "place"))
    whole, tenant, who = sealed(desk, name, plain), desk.reply.tenant, row_of(service, desk)
    begin_upload(service, tenant, who, name, len(whole))
    add_chunk(service, tenant, who, name, 0, whole)
    found = list((tmp_path / "place").rglob("*"))
    assert {path.stat().st_mode & 0o077 for path in found} == {0}
    assert not any(name.sha256 in str(path) or name.dossier in str(path) for path in found)


def test_the_keeper_sees_the_room_sweeps_and_looks_whether_all_is_there(
    tmp_path: Path, municipality: Municipality, desk: FieldDesk, capsys: pytest.CaptureFixture[str]
) -> None:
    house = municipality.house
    told = Settings(municipality.tenant, house.urls.service, b"\7" * 32, "127.0.0.1", 0)
    save_settings(tmp_path, told)
    service = replace(house.service, blob_store=DiskBlobs(tmp_path / "blobs"))
    names = [attach(desk, content(2_000, seed)) for seed in (1, 2)]
    whole, who = sealed(desk, names[0], content(2_000, 1)), row_of(service, desk)
    for name in names:
        begin_upload(service, municipality.tenant, who, name, len(whole))
    add_chunk(service, municipality.tenant, who, names[0], 0, whole)

    def run(*words: str) -> int:
        return main(["--folder", str(tmp_path), "blobs", *words])

    assert run("room", "--gigabytes", "3") == 0
    assert capsys.readouterr().out == "0.00 van 3.00 GB in gebruik.\n"
    assert run("sweep") == 0
    assert capsys.readouterr().out == "0 uploads opgeruimd.\n"
    assert run("check") == 0
    (kept,) = (path for path in (tmp_path / "blobs").rglob("*") if path.is_file())
    copies, photo = str(tmp_path / "copies"), kept.read_bytes()
    assert run("backup", copies) == 0
    assert "1 bijlage gekopieerd" in capsys.readouterr().out
    assert run("backup", copies) == 0
    assert "0 bijlagen gekopieerd" in capsys.readouterr().out
    assert upload_state(service, municipality.tenant, who, names[0]).receipt.is_safe  # type: ignore[union-attr]
    assert run("safe", "2026-01-01T00:00:00+01:00") == 0
    assert run("safe", "gisteren") == 1
    kept.unlink()
    assert run("restore", copies) == 0
    assert "1 bijlage teruggezet" in capsys.readouterr().out
    assert kept.read_bytes() == photo
    kept.unlink()
    assert run("check") == 1
    assert "1 is weg" in capsys.readouterr().out
    assert {one.name for one in missing(desk)} == set(names)


def test_a_place_for_attachments_that_cannot_be_stops_the_back_end_in_words(
    tmp_path: Path,
    municipality: Municipality,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    told = Settings(municipality.tenant, municipality.house.urls.service, b"\7" * 32, "127.0.0.1", 0)
    save_settings(tmp_path, told)
    monkeypatch.setenv(BLOBS.name, "somewhere")
    assert main(["--folder", str(tmp_path), "blobs", "room"]) == 1
    assert BLOBS.name in capsys.readouterr().err
