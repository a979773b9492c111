"""Step 5: tables for what was destroyed and for search; sums of the changes of before are computed once."""

from __future__ import annotations

from pathlib import Path

from desktop.store import migrations, opening
from desktop.store.migrations import version_of
from tests.migrations.steps_back import SAFE_COLUMNS, back_to
from tests.store_cases import person, said


def test_step_five_keeps_every_change_of_before(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        work.record([said(1, "1998", "P02")])
        work.commit()
    connection = store._room.connection
    back_to(connection, 4)
    opening.checkpoint(connection)
    store.close()
    store = who.open()
    connection = store._room.connection
    assert version_of(connection) == migrations.NEWEST
    assert connection.execute("SELECT count(*) FROM change").fetchone() == (1,)
    columns = {row[1] for row in connection.execute("PRAGMA table_info(identity)")}
    assert columns >= set(SAFE_COLUMNS)
    store.close()
