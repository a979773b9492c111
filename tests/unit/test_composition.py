"""What is laid on the desk, and what happens when it is put away."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.composition import Installation, Laptop
from desktop.domain.errors import Trouble, TroubleCode
from desktop.outgoing_files.exports import PrivateExports
from desktop.store import backup
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import KeyStore, NoKeyStore
from desktop.synclink.facts import EnrolmentFacts, write_facts
from desktop.usecases.ports import Desk
from desktop.usecases.unlock import FirstRun
from tests.fakes import MORNING, CountedChance, SetClock
from tests.store_cases import DictKeyStore, passphrase

ID = "0192a000-0000-7000-8000-00000000000"
FACTS = EnrolmentFacts(
    address="https://example.invalid", tenant="gm9999", municipality="Voorbeeldstad", worker=ID + "c",
    worker_label="Marit Bakker", phone="", desk=ID + "b", server_key=bytes(32), recovery_key=bytes(32),
    recovery_key_id="herstel-1", incarnation=ID + "a",
)  # fmt: skip


def laptop(folder: Path, key_store: KeyStore | None = None) -> tuple[Laptop, SetClock]:
    clock = SetClock(MORNING)
    made = Installation(folder, key_store or NoKeyStore(), clock, CountedChance("laptop"), FLOOR)
    return Laptop(made), clock


def first_run(place: Laptop) -> Desk:
    return place.first_run(FirstRun("Marit Bakker", "Voorbeeldstad", ""), passphrase())


def origins(place: Laptop) -> list[tuple[str, str]]:
    """Whose hands the audit lines say, oldest first."""
    assert place.store is not None
    rows = place.store._room.connection.execute("SELECT actor, desk FROM audit ORDER BY n").fetchall()
    return [(str(actor), str(desk)) for actor, desk in rows]


@pytest.mark.parametrize(
    ("key_store", "words"),
    [
        (DictKeyStore(), "in de sleutelkast van de computer"),
        (NoKeyStore(), "in een versleuteld bestand naast de koffer"),
    ],
)
def test_the_panel_can_say_where_the_signing_key_is(tmp_path: Path, key_store: KeyStore, words: str) -> None:
    place, _ = laptop(tmp_path, key_store)
    assert first_run(place).signing_key_place == words
    place.close()


def test_audit_lines_of_an_enrolled_desk_carry_worker_and_desk(tmp_path: Path) -> None:
    place, _ = laptop(tmp_path)
    desk = first_run(place)
    with desk.unit_of_work() as work:
        write_facts(work.state, FACTS)
        work.audit.note("sync.enrolled", FACTS.desk, "ok")
        work.commit()
    assert place.store is not None
    before = (place.store.person_id, place.store.store_id)
    assert set(origins(place)) == {before}
    place.close()
    (person,) = place.people()
    desk = place.open_person(person.id, passphrase())
    with desk.unit_of_work() as work:
        work.audit.note("paper.printed", "x", "ok")
        work.commit()
    assert origins(place)[-1] == (FACTS.worker, FACTS.desk)
    assert (desk.worker.id, desk.desk) == (FACTS.worker, FACTS.desk)
    place.close()


def test_closing_keeps_a_backup_once_a_day(tmp_path: Path) -> None:
    place, clock = laptop(tmp_path)
    first_run(place)
    place.close()
    (person,) = place.people()
    folder = tmp_path / "people" / person.id
    assert len(backup.newest_first(folder)) == 1
    place.open_person(person.id, passphrase())
    place.close()
    assert len(backup.newest_first(folder)) == 1
    clock.go_on(days=1)
    place.open_person(person.id, passphrase())
    place.close()
    assert len(backup.newest_first(folder)) == 2


def test_a_backup_that_cannot_be_made_does_not_keep_the_store_open(tmp_path: Path) -> None:
    place, _ = laptop(tmp_path)
    first_run(place)
    (person,) = place.people()
    (tmp_path / "people" / person.id / "backups").write_bytes(b"in the way")
    place.close()
    assert place.store is None
    place.open_person(person.id, passphrase())
    place.close()


@pytest.mark.parametrize("name", ["plan\0.pdf", "plan\ud800.pdf", "p" * 300, "weg/plan.pdf"])
def test_a_name_that_no_disk_takes_is_told_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(Trouble) as trouble:
        PrivateExports().write_all_new({tmp_path / "een.png": b"1", tmp_path / name: b"2"})
    assert trouble.value.code is TroubleCode.DISK_ERROR and not list(tmp_path.iterdir())
