"""Names outlive a power cut: every new folder's name is fsynced, and a replaced header keeps a copy."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.store import header as header_file
from desktop.store.attachments import SMALL
from desktop.store.private_files import private_folder
from tests.store_cases import AMINA, OTHER_WORDS, passphrase, person, said


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """What was fsynced, in order, by the name it had then."""
    found: list[Path] = []
    real: Callable[[int], None] = os.fsync

    def noting(opened: int) -> None:
        found.append(Path(f"/proc/self/fd/{opened}").readlink())
        real(opened)

    monkeypatch.setattr(os, "fsync", noting)
    return found


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="looks at /proc")


def test_the_name_of_every_new_folder_is_on_the_disk(tmp_path: Path, synced: list[Path]) -> None:
    private_folder(tmp_path / "a" / "b")
    assert synced == [tmp_path, tmp_path / "a"]
    synced.clear()
    private_folder(tmp_path / "a" / "b")
    assert synced == []


def test_a_new_person_is_found_again_after_a_power_cut(tmp_path: Path, synced: list[Path]) -> None:
    root = tmp_path / "data"
    store = person(root).make()
    assert {tmp_path, root, root / "people"} <= set(synced)
    store.close()


def test_the_folder_of_a_large_attachment_is_found_again_too(tmp_path: Path, synced: list[Path]) -> None:
    who = person(tmp_path)
    store = who.make()
    synced.clear()
    with store.unit_of_work() as work:
        work.attachments.keep(AMINA, b"%PDF-" + bytes(SMALL), "application/pdf")
        work.commit()
    assert {who.folder, who.folder / "blobs"} <= set(synced)
    store.close()


def test_the_folder_of_the_first_backup_is_found_again(tmp_path: Path, synced: list[Path]) -> None:
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        work.record([said(1, "Aleppo")])
        work.commit()
    synced.clear()
    store.backup()
    assert {who.folder, who.folder / "backups"} <= set(synced)
    store.close()


def test_after_a_change_of_passphrase_one_copy_of_the_new_header_stays(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    (copy,) = who.folder.glob("store.header.[0-9]*")
    assert copy.read_bytes() == (who.folder / header_file.HEADER_NAME).read_bytes()


def test_a_clock_put_back_does_not_cost_the_copy_of_today(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    for _ in range(3):
        who.clock.go_on(days=1)
        who.open().close()
    who.clock.go_on(days=-30)
    who.open().close()
    copies = sorted(path.name for path in who.folder.glob("store.header.[0-9]*"))
    assert len(copies) == header_file.COPIES
    assert copies[0] == f"store.header.{who.clock.now():%Y%m%d}"
