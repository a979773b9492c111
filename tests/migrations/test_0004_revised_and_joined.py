"""Step 4: rows of before say nothing of a joined dossier; they are computed anew, once."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.domain.changes import ChangeKind
from desktop.store import migrations, opening
from desktop.store.migrations import version_of
from tests.migrations.steps_back import back_to
from tests.store_cases import AMINA, change, person, said

NEW_FIELDS = ("is_revised", "goes_on_in")


def test_step_four_fills_the_rows_of_before(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        together = change(2, "samen.other", {"state": "zelfde", "main": "other"}, kind=ChangeKind.DECISION)
        work.record([said(1, "2008-09", "P02"), together])
        work.commit()
    connection = store._room.connection
    (text,) = connection.execute("SELECT row FROM dossier_row").fetchone()
    old = {name: value for name, value in json.loads(text).items() if name not in NEW_FIELDS}
    connection.execute("UPDATE dossier_row SET row=?", (json.dumps(old),))
    back_to(connection, 3)
    opening.checkpoint(connection)
    store.close()
    store = who.open()
    assert version_of(store._room.connection) == migrations.NEWEST
    with store.unit_of_work() as work:
        row = work.dossiers.row(AMINA)
    assert row is not None and row.goes_on_in == "other"
    store.close()
