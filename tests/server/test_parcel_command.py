"""`server parcel import` as a keeper gives it: the dossier, its photos, what is laid down, and refusals."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from desktop.domain.attachments import AttachedPage, attachment_value, attachments_from
from desktop.domain.changes import Certainty, ChangeKind, Source
from desktop.usecases.recording import pen
from sync.server.blobstore.disk import DiskBlobs
from sync.server.cli import main
from sync.server.service.parcel_keys import parcel_key, parcel_pairs
from sync.server.settings import Settings, save_settings
from tests.paper_people import shaima
from tests.parcels import CONSENT, mover
from tests.server.places import Municipality
from tests.server.travel import Yard, read


def a_photo(width: int, height: int) -> bytes:
    """A JPEG file of so many pixels."""
    file = io.BytesIO()
    Image.new("RGB", (width, height), (180, 120, 60)).save(file, "JPEG")
    return file.getvalue()


PHOTO, SECOND = a_photo(640, 480), a_photo(32, 48)


@pytest.fixture
def office_of(municipality: Municipality, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The beginning of a command, in the room of attachments of the back end that runs."""
    folder = tmp_path / "server"
    folder.mkdir()
    house = municipality.house
    key, store = house.service.master_key, house.service.blob_store
    save_settings(folder, Settings(municipality.tenant, house.urls.service, key, "127.0.0.1", 0))
    assert isinstance(store, DiskBlobs)
    monkeypatch.setenv("INTAKEKOFFER_BLOBS", str(store.folder))
    return ["--folder", str(folder)]


@pytest.fixture
def parcel(municipality: Municipality, tmp_path: Path) -> Path:
    """A parcel of a dossier with one photo of two pages."""
    service, tenant = municipality.house.service, municipality.tenant
    parcel_key(service, tenant)
    (pair,) = parcel_pairs(service, tenant).values()
    made = mover(tmp_path, pair, papers=False)
    dossier, desk = shaima(made.place), made.place.desk
    with desk.unit_of_work() as work:
        names = [work.attachments.keep(dossier, page, "image/jpeg") for page in (PHOTO, SECOND)]
        pages = tuple(
            AttachedPage(name, name, 1, 1, len(page))
            for name, page in zip(names, (PHOTO, SECOND), strict=True)
        )
        value = attachment_value("", "Rijbewijs", pages, 1)
        pen(desk, work, dossier, ChangeKind.ATTACHMENT, "0199a000-0000-7000-8000-0000000000aa", value)
        work.commit()
    made.hand_over(dossier, CONSENT)
    return tmp_path / "a"


@pytest.fixture
def yard(tmp_path: Path, municipality: Municipality) -> Iterator[Yard]:
    made = Yard(tmp_path, municipality)
    yield made
    made.close()


def test_a_parcel_becomes_a_dossier_with_its_photos_and_a_folder_to_read(
    office_of: list[str], parcel: Path, yard: Yard, municipality: Municipality, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    laptop = yard.laptop("A")
    worker = str(laptop.state("sync.worker"))
    out = tmp_path / "gelezen"
    taking = [*office_of, "parcel", "import", str(parcel), "--worker", worker, "--out"]
    assert main([*taking, str(out)]) == 0
    told = capsys.readouterr().out
    assert "Nieuw dossier" in told and "2 foto's staan bij het dossier" in told
    assert (out / "fotos" / "001-01.jpg").read_bytes() == PHOTO and (out / "manifest.json").exists()
    assert out.stat().st_mode & 0o077 == 0
    laptop.sync()
    with laptop.unit_of_work() as work:
        (row,) = work.dossiers.all()
        (photo,) = attachments_from(work.changes.heads(row.dossier))
        (change,) = work.changes.heads(row.dossier)[(ChangeKind.ATTACHMENT, photo.key)]
    assert (change.source, change.certainty) == (Source.DOCUMENT, Certainty.TO_CHECK)
    assert [read(laptop, page.sha256) for page in photo.pages] == [PHOTO, SECOND], "they came along"
    assert photo.caption.startswith("Overdracht") and photo.caption.endswith("Rijbewijs")
    assert [(page.width, page.height) for page in photo.pages] == [(640, 480), (32, 48)]
    assert photo.turn == 1


def test_the_same_parcel_again_makes_nothing_and_never_writes_over_a_folder(
    office_of: list[str], parcel: Path, municipality: Municipality, tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    worker = municipality.worker()
    taking = [*office_of, "parcel", "import", str(parcel), "--worker", worker, "--out"]
    assert main([*taking, str(tmp_path / "een")]) == 0
    assert main([*taking, str(tmp_path / "een")]) == 1
    assert main([*taking, str(tmp_path / "twee")]) == 0
    assert "was al ingenomen" in capsys.readouterr().out


def test_what_is_no_parcel_or_for_nobody_leaves_no_folder(
    office_of: list[str], parcel: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    damaged = tmp_path / "kapot"
    damaged.write_bytes(parcel.read_bytes()[:-7])
    for file, who in ((damaged, "wie dan ook"), (parcel, "iemand die er niet is")):
        out = tmp_path / "niets"
        assert main([*office_of, "parcel", "import", str(file), "--worker", who, "--out", str(out)]) == 1
        assert capsys.readouterr().err.strip() and not out.exists()
