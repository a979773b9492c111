"""Step 3 makes the rows of the list fuller: rows of an older program are computed anew, once."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.domain.changes import ChangeKind
from desktop.store import backup, migrations, opening
from desktop.store.migrations import version_of
from desktop.store.schema.v0003_fuller_rows import ROWS_ARE_OLD
from tests.migrations.steps_back import back_to
from tests.store_cases import AMINA, Person, change, person, said

NEW_FIELDS = (
    "birth", "appointments", "open_tasks", "first_due", "household", "third_asked", "third_received",
)  # fmt: skip


def store_of_step_two(who: Person) -> None:
    """A person's store as step 2 left it: a planned dossier with a birth date, its row without them."""
    store = who.make()
    with store.unit_of_work() as work:
        head = {"roepnaam": "Amina", "language": "ar", "azc": "azc Zandoever", "room": "4",
                "appointment": "2026-09-15T10:30", "tolk": "48213, telefoon"}  # fmt: skip
        work.record([change(1, "head", head, kind=ChangeKind.DOSSIER), said(2, "2008-09", "P02")])
        work.commit()
    connection = store._room.connection
    (text,) = connection.execute("SELECT row FROM dossier_row").fetchone()
    old = {name: value for name, value in json.loads(text).items() if name not in NEW_FIELDS}
    connection.execute("UPDATE dossier_row SET row=?", (json.dumps(old),))
    back_to(connection, 2)
    opening.checkpoint(connection)
    store.close()


def test_step_three_fills_the_rows_of_before_after_a_backup_and_once(tmp_path: Path) -> None:
    who = person(tmp_path)
    store_of_step_two(who)
    for _ in range(2):
        store = who.open()
        assert version_of(store._room.connection) == migrations.NEWEST
        assert len(backup.newest_first(who.folder)) == 1
        with store.unit_of_work() as work:
            row = work.dossiers.row(AMINA)
            assert work.state.get(ROWS_ARE_OLD) is None
        assert row is not None and row.birth == "2008-09"
        assert [(one.at, one.tolk_words) for one in row.appointments] == [
            ("2026-09-15T10:30", "48213, telefoon")
        ]
        store.close()


def test_a_crash_before_the_rows_were_filled_is_made_good_at_the_next_opening(tmp_path: Path) -> None:
    who = person(tmp_path)
    store_of_step_two(who)
    store = who.open()
    connection = store._room.connection
    # the step itself ran, and then the battery was empty
    connection.execute("UPDATE dossier_row SET row=json_remove(row, '$.birth', '$.appointments')")
    connection.execute("INSERT INTO local_state VALUES(?, '1')", (ROWS_ARE_OLD,))
    opening.checkpoint(connection)
    store.close()
    store = who.open()
    with store.unit_of_work() as work:
        row = work.dossiers.row(AMINA)
    assert row is not None and (row.birth, len(row.appointments)) == ("2008-09", 1)
    store.close()
