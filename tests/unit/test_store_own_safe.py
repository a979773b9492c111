"""The klantmanager's own koffer through its port, over a real store."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.store.kdf import PRODUCTION
from desktop.store.own_safe import OwnSafe
from desktop.usecases.ports import RECOVERY_LEFT
from desktop.usecases.safe_ports import BackupWhy, Safe
from tests.store_cases import AMINA, OTHER_WORDS, YONAS, DictKeyStore, passphrase, person, said
from tests.store_rollovers import ORDER, furnish


def test_the_state_follows_what_happens_to_the_koffer(tmp_path: Path) -> None:
    who = person(tmp_path, DictKeyStore())
    store = furnish(who)
    safe: Safe = OwnSafe(store)
    first = safe.state()
    assert (first.label, first.generation, first.has_device_secret) == ("Marit Bakker", 1, True)
    assert (first.recovery_key_id, first.is_recovery_left) == ("", False)
    assert (first.rolled_over_at, first.roll_over_waits, first.backups) == (None, False, ())
    assert first.journal_records == 15
    assert first.size == (who.folder / "store.db").stat().st_size
    assert first.free > 0
    made = safe.backup_now()
    assert safe.state().backups == (made,)
    assert made.why is BackupWhy.ASKED
    store.recovery_parcel(bytes(range(32)))
    key_id = safe.state().recovery_key_id
    with store.unit_of_work() as work:
        work.state.put(RECOVERY_LEFT, key_id)
        work.commit()
    assert safe.state().is_recovery_left
    assert safe.forget([YONAS], ORDER) == 3
    assert safe.state().roll_over_waits
    store.close()
    store = who.open()
    last = OwnSafe(store).state()
    assert (last.generation, last.roll_over_waits) == (2, False)
    assert last.rolled_over_at == who.clock.now()
    assert len(last.backups) == 1
    store.close()


def test_a_backup_is_compared_with_the_koffer_that_is_open(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = furnish(who)
    safe = OwnSafe(store)
    made = safe.backup_now()
    with store.unit_of_work() as work:
        work.record([said(40, "later", "T20")])
        work.commit()
    found = safe.compare(made.id)
    assert [(one.dossier, one.from_journal, one.lost) for one in found.dossiers] == [(AMINA, 1, 0)]
    with pytest.raises(KeyError):
        safe.compare("store-elsewhere")
    store.close()


def test_the_passphrase_changes_at_the_cost_of_production_and_the_answers_stay_as_they_are(
    tmp_path: Path,
) -> None:
    who = person(tmp_path, DictKeyStore())
    store = furnish(who)
    safe = OwnSafe(store)
    words = safe.suggest_words()
    # to what production asks first, then what is measured
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS), PRODUCTION)
    pages = store._room.connection.execute("SELECT group_concat(body) FROM change").fetchone()
    safe.change_passphrase(passphrase(OTHER_WORDS), bytearray(" ".join(words).encode()))
    assert store.header.slots[0].cost == PRODUCTION
    assert store._room.connection.execute("SELECT group_concat(body) FROM change").fetchone() == pages
    with pytest.raises(Refusal) as refused:
        safe.change_passphrase(passphrase(OTHER_WORDS), passphrase())
    assert refused.value.code is RefusalCode.WRONG_PASSPHRASE
    store.close()
    who.open(" ".join(words)).close()


def test_pages_of_the_store_file_are_the_same_before_and_after_a_change(tmp_path: Path) -> None:
    """But for the line in the audit chain: every page that held an answer is byte for byte the same."""
    who = person(tmp_path)
    store = furnish(who)
    file = who.folder / "store.db"
    before = file.read_bytes()
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    after = file.read_bytes()
    starts = range(0, len(before), 4096)
    same = sum(before[at : at + 4096] == after[at : at + 4096] for at in starts)
    assert len(after) == len(before)
    assert len(starts) - same <= 5  # identity, audit and what is asked for next week
    store.close()
