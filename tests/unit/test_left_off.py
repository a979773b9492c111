"""Half-typed text at the lock: it comes back, and it goes with the dossier it is about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from desktop.usecases.left_off import LeftField, LeftOff, keep_left_off, left_off
from tests.builders import workplace
from tests.store_cases import AMINA, YONAS, person, said

OF_AMINA = LeftField("dossier", AMINA, "Taak", 0, "bel de school", has_cursor=True)
OF_YONAS = LeftField("dossier", YONAS, "Taak", 0, "hij slaapt in de kelder")
OF_NOBODY = LeftField("dossiers", "", "Roepnaam", 0, "Samir")
LEFT = LeftOff("dossier", AMINA, fields=(OF_AMINA, OF_YONAS, OF_NOBODY))


def test_what_stood_half_typed_comes_back_as_it_stood(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    desk = workplace(unit_of_work=store.unit_of_work).desk
    assert left_off(desk) is None
    keep_left_off(desk, LEFT, "idle")
    assert left_off(desk) == LEFT
    keep_left_off(desk, LeftOff("visit"))
    assert left_off(desk) == LeftOff("visit")
    keep_left_off(desk, None)
    assert left_off(desk) is None
    held = store._room.connection.execute("SELECT count(*) FROM local_state WHERE name LIKE 'left_off%'")
    assert held.fetchone()[0] == 0
    store.close()


def test_the_text_of_a_destroyed_dossier_goes_though_another_one_was_shown(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    desk = workplace(unit_of_work=store.unit_of_work).desk
    with store.unit_of_work() as work:
        work.record([said(1, "ja")])
        work.commit()
    keep_left_off(desk, LEFT)
    store.forget([YONAS], "bewaren-1")
    assert left_off(desk) == replace(LEFT, fields=(OF_AMINA, OF_NOBODY))
    assert "kelder" not in str(store._room.connection.execute("SELECT * FROM local_state").fetchall())
    keep_left_off(desk, LEFT)  # its screen stands open still
    assert "kelder" not in str(store._room.connection.execute("SELECT * FROM local_state").fetchall())
    store.forget([AMINA], "bewaren-2")
    assert left_off(desk) == LeftOff("", fields=(OF_NOBODY,))
    store.close()
