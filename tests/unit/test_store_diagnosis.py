"""What is found of a damaged koffer, and what putting back brings: older pages, copies, differences."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import backup, pages, restoring, safe
from desktop.store.diagnosis import diagnosis
from desktop.store.journal import Journal
from desktop.usecases.ports import Draft
from desktop.usecases.repair import Mended, Notice
from desktop.usecases.safe_ports import BackupWhy
from tests.store_cases import AMINA, OTHER_WORDS, YONAS, change, flip_bit, passphrase, person
from tests.store_damage import bench, everything, older_pages, restores_equal, save, told_apart
from tests.store_kills import texts

PAGE = pages.PAGE


# --- older pages


def test_every_older_page_that_was_put_back_is_noticed(tmp_path: Path) -> None:
    found = older_pages(tmp_path)
    assert found.tried >= 8
    assert found.wrong == 0, "an older page gave older answers without a word"


def test_an_older_page_in_what_is_computed_is_computed_anew_and_said(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2)
    wanted = everything(store)
    store._room.connection.execute("DELETE FROM head WHERE key='T001'")
    store.close()
    store = who.open()
    assert store.mended == (Mended(Notice.PROJECTIONS_REBUILT, 1),)
    assert everything(store) == wanted
    store.close()
    store = who.open()
    assert store.mended == ()
    store._room.connection.execute("UPDATE dossier_row SET row=json_set(row, '$.roepnaam', 'Oud')")
    store.close()
    store = who.open()
    assert store.notices == (Notice.PROJECTIONS_REBUILT,)
    store.close()


def test_a_change_that_is_gone_or_other_keeps_the_store_shut_and_comes_back_by_restoring(
    tmp_path: Path,
) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2)
    store.backup()
    save(store, 3)
    store._room.connection.execute("DELETE FROM change WHERE key='T002'")
    store.close()
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.STORE_ROLLED_BACK
    store = who.restore()
    assert len(texts(store)) == 3
    store.close()


def test_an_older_header_that_was_put_back_is_said(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    older = (who.folder / "store.header").read_bytes()
    store = who.open()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    (who.folder / "store.header").write_bytes(older)
    store = who.open()
    assert store.notices == (Notice.OLD_HEADER,)
    store.close()


# --- what a file is


def test_pages_tell_a_hole_from_a_cut_and_from_another_koffer(tmp_path: Path) -> None:
    who = person(tmp_path / "een")
    store = who.make()
    save(store, *range(20))
    key = store._keys.store
    store._room.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    copy = tmp_path / "copy.db"
    shutil.copyfile(who.folder / "store.db", copy)
    whole = pages.look(copy, key)
    assert whole.whole == whole.count > 5 and not whole.has_rest
    flip_bit(copy, at=2 * PAGE + 9)
    holed = pages.look(copy, key)
    assert (holed.whole, holed.code) == (whole.whole - 1, TroubleCode.STORE_DAMAGED)
    shutil.copyfile(who.folder / "store.db", copy)
    copy.write_bytes(copy.read_bytes()[:-100])
    assert pages.look(copy, key).code is TroubleCode.STORE_TRUNCATED
    other = person(tmp_path / "twee")
    other.make().close()
    assert pages.look(other.folder / "store.db", key).code is TroubleCode.STORE_OTHER
    copy.write_text("een boodschappenbriefje " * 900)
    assert pages.look(copy, key).code is TroubleCode.STORE_FOREIGN
    store.close()


def test_what_lies_beside_is_told_without_a_key(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2, 3)
    store.backup()
    who.clock.go_on(days=1)
    save(store, 4)
    assert store.keep_daily_backup()
    store.close()
    (who.folder / "store.db").unlink()
    found = diagnosis(who.folder, TroubleCode.STORE_MISSING)
    assert [row.why for row in found.backups] == [BackupWhy.DAILY, BackupWhy.ASKED]
    assert found.backups[0].made_at == who.clock.now() and found.backups[0].size > 10_000
    assert found.journal_records == 4 and found.has_way_back
    assert found.lock_copies[0].isoformat() == "2026-09-15"


# --- looking, then putting back


def test_copies_put_back_are_equal_row_for_row(tmp_path: Path) -> None:
    """Twenty of them in the torture."""
    found = restores_equal(tmp_path, 4)
    assert (found.tried, found.wrong) == (4, 0)


def test_the_differences_stand_there_before_anything_is_done(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2)
    first = store.backup()
    save(store, 3)
    with store.unit_of_work() as work:
        work.record([change(70, "head", {"roepnaam": "Yonas"}, dossier=YONAS)])
        who.clock.go_on(minutes=1)
        work.drafts.save(AMINA, "T9", Draft("half"))
        work.commit()
    seen = restoring.compare(store._room, first.stem)
    assert seen.is_good and (seen.changes, seen.from_journal, seen.drafts_lost) == (2, 2, 1)
    assert {one.dossier: (one.from_journal, one.lost) for one in seen.dossiers} == {
        AMINA: (1, 0), YONAS: (1, 0)
    }  # fmt: skip
    with pytest.raises(KeyError):
        restoring.compare(store._room, "store-nergens")
    store.close()
    flip_bit(who.folder / "store.db", at=9000)
    files = {path: path.read_bytes() for path in who.folder.rglob("*") if path.is_file()}
    held = bench(who)
    assert [(way.backup.id, way.from_journal, way.is_now_known) for way in held.ways] == [
        (first.stem, 2, False)
    ]
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.SECOND_INSTANCE
    held.close()
    held.close()
    assert {path: path.read_bytes() for path in who.folder.rglob("*") if path.is_file()} == files
    with pytest.raises(Refusal) as refusal:
        bench(who, OTHER_WORDS)
    assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE


def test_an_older_copy_can_be_chosen_and_a_broken_one_is_not_offered(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    kept = []
    for number in range(3):
        save(store, number)
        who.clock.go_on(hours=1)
        kept.append(store.backup())
    store.close()
    flip_bit(kept[2], at=9000)
    (who.folder / "store.db").unlink()
    held = bench(who)
    assert [way.backup.id for way in held.ways] == [kept[1].stem, kept[0].stem]
    with pytest.raises(KeyError):
        held.put_back(kept[2].stem)
    restored = held.put_back(kept[0].stem)
    assert restored.report.from_journal == 2 and len(texts(restored.store)) == 3
    restored.store.close()


def test_without_any_copy_the_journal_alone_brings_everything_back(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1, 2, 3)
    store.close()
    (who.folder / "store.db").write_bytes(b"")
    held = bench(who)
    assert [way.backup.why for way in held.ways] == [BackupWhy.FROM_JOURNAL]
    restored = held.put_back(restoring.FROM_JOURNAL)
    assert len(texts(restored.store)) == 3 and restored.report.from_journal == 3
    restored.store.close()


# --- versions


def test_the_copy_of_before_an_upgrade_stays_beside_the_three(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1)
    made = store._room.make_backup(BackupWhy.BEFORE_UPGRADE)
    for number in range(5):
        who.clock.go_on(hours=1)
        save(store, 10 + number)
        store.backup()
    rows = backup.rows(who.folder)
    assert [row.why for row in rows] == [*[BackupWhy.ASKED] * 3, BackupWhy.BEFORE_UPGRADE]
    assert backup.is_before_upgrade(made) and made.exists()
    assert backup.drop_before_upgrade(who.folder) == 1 and not made.exists()
    store.close()


def test_answers_of_a_newer_program_wait_in_the_journal(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    save(store, 1)
    journal: Journal = store._room.journal
    newer = {"id": "x", "kind": "later"}
    sealed = journal._sealed(journal.number + 1, json.dumps(newer).encode())
    store.close()
    with (who.folder / "journal.bin").open("ab") as opened:
        opened.write(sealed)
    store = who.open()
    assert store.mended == (Mended(Notice.JOURNAL_OF_NEWER, 1),)
    assert len(store._room.journal.read().newer) == 1
    save(store, 2)
    store.close()
    store = who.open()
    assert len(store._room.journal.read().newer) == 1 and len(texts(store)) == 2
    store.close()


def test_a_paper_whose_file_is_gone_is_said_once(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        work.attachments.keep(AMINA, b"%PDF-" + b"p" * 300_000, "application/pdf")
        work.attachments.keep(YONAS, b"%PDF-" + b"q" * 300_000, "application/pdf")
        work.commit()
    store.close()
    first, second = sorted((who.folder / "blobs").iterdir())
    first.unlink()
    second.write_bytes(second.read_bytes()[:1000])
    store = who.open()
    assert store.mended == (Mended(Notice.BLOBS_MISSING, 2),)
    store.close()
    store = who.open()
    assert store.mended == ()
    store.close()


def test_what_a_crash_left_half_written_goes_at_the_next_opening(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    left_over = who.folder / ".0a1b2c3d.part"
    left_over.write_bytes(b"half")
    who.open().close()
    assert not left_over.exists()


def test_a_wrong_passphrase_and_a_damaged_store_are_told_apart(tmp_path: Path) -> None:
    """Two hundred times in the torture."""
    found = told_apart(tmp_path, 5)
    assert (found.tried, found.wrong) == (10, 0)


def test_a_person_of_another_koffer_cannot_be_restored_with_my_words(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make("Marit Bakker").close()
    colleague = person(tmp_path)
    colleague.make("Joost de Wit", OTHER_WORDS).close()
    assert {row.label for row in safe.people(tmp_path)} == {"Marit Bakker", "Joost de Wit"}
    mine, theirs = who.folder, colleague.folder
    shutil.copyfile(theirs / "store.db", mine / "store.db")
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.STORE_OTHER
    with pytest.raises(Refusal) as refusal:
        colleague.open()
    assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE
