"""One act for who keeps the back end: a backup, and putting it back, are of the log and its attachments."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sync.protocol.blobs import BlobName
from sync.server.app import open_service
from sync.server.blobstore.disk import DiskBlobs
from sync.server.cli import main
from sync.server.embedded import Urls
from sync.server.service.blob_uploads import add_chunk, begin_upload, upload_state
from sync.server.service.ports import DeskRow, Service
from sync.server.settings import Settings, save_settings
from tests.server.blob_places import attach, content, sealed
from tests.server.places import FieldDesk, Municipality

MASTER = b"\7" * 32


def keeper(folder: Path, tenant: str, url: str) -> list[str]:
    folder.mkdir(exist_ok=True)
    save_settings(folder, Settings(tenant, url, MASTER, "127.0.0.1", 0))
    return ["--folder", str(folder)]


def row_of(service: Service, desk: FieldDesk) -> DeskRow:
    with service.work_in(desk.reply.tenant) as work:
        row = work.people.desk(desk.desk)
    assert row is not None
    return row


@pytest.fixture
def photographed(municipality: Municipality, tmp_path: Path) -> tuple[FieldDesk, Service, list[BlobName]]:
    """A desk that left three photos in the place of this back end."""
    desk = municipality.desk()
    service = replace(municipality.house.service, blob_store=DiskBlobs(tmp_path / "server" / "blobs"))
    names = []
    for seed in (1, 2, 3):
        plain = content(3_000, seed)
        names.append(attach(desk, plain))
        whole, who = sealed(desk, names[-1], plain), row_of(service, desk)
        begin_upload(service, desk.reply.tenant, who, names[-1], len(whole))
        add_chunk(service, desk.reply.tenant, who, names[-1], 0, whole)
    return desk, service, names


def safe_of(service: Service, desk: FieldDesk, names: list[BlobName]) -> list[bool]:
    found = [upload_state(service, desk.reply.tenant, row_of(service, desk), name).receipt for name in names]
    return [one is not None and one.is_safe for one in found]


def test_one_backup_holds_the_log_and_its_photos_and_one_act_puts_both_back(
    photographed: tuple[FieldDesk, Service, list[BlobName]],
    municipality: Municipality,
    empty_database: Urls,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk, service, names = photographed
    here = keeper(tmp_path / "server", municipality.tenant, municipality.house.urls.service)
    (tmp_path / "copies").mkdir()
    assert main([*here, "backup", str(tmp_path / "copies" / "maandag")]) == 0
    assert "3 nieuw, teruggelezen en veilig" in capsys.readouterr().out
    assert safe_of(service, desk, names) == [True] * 3
    held = desk.hello().held
    assert held is not None and held.safe_through == 3
    assert main([*here, "backup", str(tmp_path / "copies" / "dinsdag")]) == 0
    assert "0 nieuw" in capsys.readouterr().out, "a photo is copied once"

    there = keeper(tmp_path / "elsewhere", municipality.tenant, empty_database.service)
    one = sorted(path for path in (tmp_path / "copies" / "bijlagen").rglob("*") if path.is_file())[0]
    one.unlink()
    back = ["restore", str(tmp_path / "copies" / "dinsdag"), "--owner-url", empty_database.owner, "--let-in"]
    assert main([*there, *back]) == 0
    told = capsys.readouterr().out
    assert "2 bijlagen zijn er, 2 daarvan uit de kopie" in told and "1 bijlage is weg" in told
    put_back, engine = open_service(empty_database.service, MASTER, blob_store=DiskBlobs(tmp_path / "x"))
    with put_back.work_in(municipality.tenant) as work:
        assert sum(work.blobs.kept(name) is not None for name in names) == 2
    engine.dispose()


def test_a_backup_made_elsewhere_is_said_of_log_and_photos_at_once(
    photographed: tuple[FieldDesk, Service, list[BlobName]],
    municipality: Municipality,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desk, service, names = photographed
    here = keeper(tmp_path / "server", municipality.tenant, municipality.house.urls.service)
    moment = datetime.now(UTC).isoformat()
    assert main([*here, "safe", moment, "--without-blobs"]) == 0
    assert "0 bijlagen" in capsys.readouterr().out
    assert safe_of(service, desk, names) == [False] * 3
    assert main([*here, "safe", datetime.now(UTC).isoformat()]) == 0
    assert "3 bijlagen" in capsys.readouterr().out
    assert safe_of(service, desk, names) == [True] * 3
