"""Step 6: what counts as held by a back end that was put back; sets that were received before still count."""

from __future__ import annotations

from pathlib import Path

from desktop.store import migrations, opening
from desktop.store.migrations import version_of
from tests.migrations.steps_back import back_to
from tests.store_cases import AMINA, person, sealed


def test_step_six_counts_what_was_received_before(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    with store.unit_of_work() as work:
        work.received.keep_unread(sealed(1), "no_key")
        before = work.received.digest(AMINA)
        work.commit()
    connection = store._room.connection
    back_to(connection, 5)
    opening.checkpoint(connection)
    store.close()
    store = who.open()
    assert version_of(store._room.connection) == migrations.NEWEST
    with store.unit_of_work() as work:
        assert work.received.digest(AMINA) == before
        assert work.received.digests() == {AMINA: before}
    store.close()
