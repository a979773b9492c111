"""The audit chain shows every line that was changed, removed, swapped, put in or cut off."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from tests.store_cases import Person, person, said

Ask = Callable[[str], Any]


def with_lines(tmp_path: Path) -> Person:
    who = person(tmp_path)
    store = who.make()
    store.acts_as("worker-1", "desk-1")
    for n in range(10):
        with store.unit_of_work() as work:
            work.record([said(n, "ja")])
            work.commit()
    store.close()
    return who


TAMPERINGS: dict[str, tuple[str, ...]] = {
    "changed": ("UPDATE audit SET actor='worker-2' WHERE n=5",),
    "result changed": ("UPDATE audit SET result='refused' WHERE n=5",),
    "removed": ("DELETE FROM audit WHERE n=5",),
    "removed and closed up": (
        "DELETE FROM audit WHERE n=5",
        "UPDATE audit SET n=n-1 WHERE n>5",
        "UPDATE identity SET audit_count=audit_count-1",
    ),
    "swapped": (
        "UPDATE audit SET n=-5 WHERE n=5",
        "UPDATE audit SET n=5 WHERE n=6",
        "UPDATE audit SET n=6 WHERE n=-5",
    ),
    "put in": (
        "INSERT INTO audit SELECT n+1, action, object, result, desk, actor, time, mac FROM audit WHERE n=11",
    ),
    "cut off": ("DELETE FROM audit WHERE n>8",),
    "head changed": ("UPDATE identity SET audit_mac=zeroblob(32)",),
}


@pytest.mark.parametrize("how", sorted(TAMPERINGS))
def test_a_tampered_chain_is_found_at_unlock(tmp_path: Path, how: str) -> None:
    who = with_lines(tmp_path)
    store = who.open()
    for statement in TAMPERINGS[how]:
        store._room.connection.execute(statement)
    with store.unit_of_work() as work, pytest.raises(Trouble) as trouble:
        work.audit.verify()
    assert trouble.value.code is TroubleCode.STORE_DAMAGED
    store.close()
    with pytest.raises(Trouble) as trouble:
        who.open()
    assert trouble.value.code is TroubleCode.STORE_DAMAGED


def test_a_line_has_the_six_fields_and_no_value(tmp_path: Path) -> None:
    who = with_lines(tmp_path)
    store = who.open()
    rows = store._room.connection.execute("SELECT * FROM audit").fetchall()
    assert len(rows) == 11
    for n, action, target, result, desk, actor, time, mac in rows[1:]:
        assert n and action == "answer.recorded" and result == "ok" and len(mac) == 32
        assert (desk, actor) == ("desk-1", "worker-1")
        assert target == said(n - 2, "").id and time == "2026-09-15T08:30:00.000+00:00"
    count, head = store.audit_head()
    assert (count, head) == (11, rows[-1][-1])
    store.close()
