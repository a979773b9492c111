"""Three koffers that write, sync, fail, are copied and put back in any order: at rest they show the same."""

from __future__ import annotations

from pathlib import Path

from tests.sync.history.machine import run_machine
from tests.sync.history.telling import no_log, quick_folder


def test_no_row_of_acts_loses_doubles_or_overwrites_anything(tmp_path: Path) -> None:
    with no_log(), quick_folder(tmp_path) as folder:
        total, wrong = run_machine(folder, examples=10, steps=25, first=1)
    assert not wrong
    assert total.made and total.syncs and not total.faults
