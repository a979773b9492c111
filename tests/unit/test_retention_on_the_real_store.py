"""A due dossier leaves a real koffer: none of seven places holds it, and the next opening has another key."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from desktop.composition import Installation, Laptop
from desktop.domain.errors import Refusal, RefusalCode
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.store.open_store import OpenStore
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.interview import record_answer
from desktop.usecases.koffer_today import koffer_today
from desktop.usecases.lock_policy import lock_minutes, set_lock_minutes
from desktop.usecases.my_safe import backup_now, change_words, compare_backup, fresh_words, my_safe
from desktop.usecases.ports import Desk
from desktop.usecases.retention import destroy_due, retention_board
from desktop.usecases.retention_policy import look_at_policy, take_policy
from desktop.usecases.unlock import FirstRun
from sync.protocol.model import PrivacyClass
from tests.fakes import MORNING, CountedChance, SetClock
from tests.safe_fakes import confirmed, policy_body, policy_file
from tests.store_cases import passphrase

CANARY = "Kanarievogel"
WORDS = "vlieger kruik beker stoel anker tafel"


class Case:
    """One laptop with one klantmanager, under a policy of 14 days."""

    def __init__(self, root: Path, destroy: str = "vragen") -> None:
        self.clock = SetClock(MORNING)
        self.laptop = Laptop(
            Installation(root / "laptop", NoKeyStore(), self.clock, CountedChance("laptop"), kdf=FLOOR)
        )
        first = FirstRun("Marit Bakker", "Voorbeeldstad", "088 123 45")
        self.desk = self.laptop.first_run(first, passphrase(WORDS))
        path = policy_file(root, policy_body(bezig=14, destroy=destroy))
        take_policy(self.desk, path, look_at_policy(self.desk, path), is_compared=True)

    @property
    def store(self) -> OpenStore:
        """The open one."""
        assert self.laptop.store is not None
        return self.laptop.store

    def again(self, words: str = WORDS) -> Desk:
        """Lock, and open."""
        self.laptop.close()
        person = self.laptop.people()[0].id
        self.desk = self.laptop.open_person(person, passphrase(words))
        return self.desk

    def tables(self) -> dict[str, str]:
        """Every row of every table, as text."""
        connection = self.store._room.connection
        names = [row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")]
        return {name: str(connection.execute(f'SELECT * FROM "{name}"').fetchall()) for name in names}


def test_a_due_dossier_is_gone_from_every_place_and_the_key_is_replaced_at_the_next_opening(
    tmp_path: Path,
) -> None:
    case = Case(tmp_path)
    desk = case.desk
    stays = begin_dossier(desk, NewDossier("Yonas", "ti")).shown
    goes = begin_dossier(desk, NewDossier(CANARY, "ar")).shown
    record_answer(desk, goes, "P01", CANARY)
    with desk.unit_of_work() as work:
        blob = work.attachments.keep(goes, b"%PDF-1.7 " + CANARY.encode() * 40_000, "application/pdf")
        work.commit()
    confirmed(desk, goes, MORNING)
    backup_now(desk)
    case.clock.go_on(days=15)
    assert [one.roepnaam for one in retention_board(desk).due] == [CANARY]
    assert any(CANARY in rows for rows in case.tables().values())
    done = destroy_due(desk, (goes,), "termijn voorbij")
    assert done.dossiers == 1 and done.changes >= 2
    assert my_safe(desk).state.roll_over_waits

    desk = case.again()
    for name, rows in case.tables().items():
        assert CANARY not in rows and CANARY.encode().hex() not in rows, name
    with desk.unit_of_work() as work:
        assert work.changes.of(goes) == () and work.drafts.of(goes) == {}
        assert work.said.find([CANARY.casefold()], 10) == ()
        # what was sent stays as ciphertext for the chain; the keys of its bodies are gone
        assert all(work.keys.get(goes, one) is None for one in PrivacyClass)
        with pytest.raises(KeyError):
            work.attachments.read(blob)
    assert all(change.dossier != goes for _, change in case.store._room.journal.read().records)
    state = my_safe(desk).state
    assert (state.generation, state.roll_over_waits) == (2, False)
    for row in state.backups:
        assert compare_backup(desk, row.id).is_good
    assert not list((case.store.folder / "blobs").glob("*"))
    board = retention_board(desk)
    assert board.certificates[0].unreadable.startswith("Voor niemand meer te lezen sinds")
    assert [row.dossier for row in caseload(desk).rows] == [stays]
    with pytest.raises(KeyError):
        record_answer(desk, goes, "P01", "toch")
    case.laptop.close()


def test_a_policy_that_says_so_clears_the_laptop_at_the_first_opening_after_the_term(tmp_path: Path) -> None:
    case = Case(tmp_path, "vanzelf")
    goes = begin_dossier(case.desk, NewDossier(CANARY, "ar")).shown
    confirmed(case.desk, goes, MORNING)
    case.clock.go_on(days=13)
    assert koffer_today(case.again(), is_opening=True) == ()
    case.clock.go_on(days=1)
    (notice,) = koffer_today(case.again(), is_opening=True)
    assert notice.words == "1 dossier van deze laptop gewist, volgens het bewaarbeleid."
    assert not any(CANARY in rows for rows in case.tables().values())
    assert koffer_today(case.desk, is_opening=False) == ()
    case.clock.go_on(minutes=1)
    assert my_safe(case.again()).state.generation == 2
    case.laptop.close()


def test_new_words_open_the_real_koffer_and_the_old_ones_do_not(tmp_path: Path) -> None:
    case = Case(tmp_path)
    begin_dossier(case.desk, NewDossier("Yonas", "ti"))
    set_lock_minutes(case.desk, 10)
    words = fresh_words(case.desk)
    before = (case.store.folder / case.store.header.file).read_bytes()
    with pytest.raises(Refusal) as refused:
        change_words(case.desk, passphrase("anders anders"), passphrase(" ".join(words)), words)
    assert (refused.value.code, refused.value.field) == (RefusalCode.WRONG_PASSPHRASE, "old")
    change_words(case.desk, passphrase(WORDS), passphrase(" ".join(words)), words)
    assert len(before) > 4096
    with pytest.raises(Refusal):
        case.again()
    desk = case.again(" ".join(words))
    assert [row.roepnaam for row in caseload(desk).rows] == ["Yonas"] and lock_minutes(desk) == 10
    case.laptop.close()


def test_the_term_counts_from_the_word_of_the_back_end_on_the_real_store_too(tmp_path: Path) -> None:
    case = Case(tmp_path)
    goes = begin_dossier(case.desk, NewDossier(CANARY, "ar")).shown
    confirmed(case.desk, goes, MORNING + timedelta(days=3))
    case.clock.go_on(days=16)
    assert retention_board(case.desk).due == ()
    case.clock.go_on(days=1)
    assert len(retention_board(case.desk).due) == 1
    case.laptop.close()
