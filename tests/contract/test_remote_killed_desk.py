"""Faults 1 and 2 with a real process and a real -9: between the acknowledgement and its booking."""

from __future__ import annotations

import hashlib
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sync.server.service import office
from tests.contract.remote_cases import HttpRoom
from tests.server.places import Municipality
from tests.sync.laptops import DOSSIER, Safe, open_laptop

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no -9 on Windows")
@pytest.mark.parametrize("call", ["push", "pull"])
def test_a_desk_killed_after_the_back_end_answered_loses_and_doubles_nothing(
    municipality: Municipality, tmp_path: Path, call: str
) -> None:
    room, folder = HttpRoom(municipality), tmp_path / "A"
    address = municipality.house.listener.address
    script = [sys.executable, "-m", "tests.contract.killed_desk", str(folder), address, room.code(), call]
    assert subprocess.run(script, cwd=ROOT, timeout=60, check=False).returncode == -signal.SIGKILL

    data_key = hashlib.sha256(b"A").digest()
    safe = Safe(folder, hashlib.sha256(data_key).hexdigest()[:32], data_key)
    laptop, store = open_laptop(safe, None, "A/again")
    try:
        report = laptop.sync()
        assert report.is_confirmed
        assert laptop.heads() == {"K01": ("bakker",), "O01": (9,)}
        held = office.export_changes(municipality.house.service, municipality.tenant, DOSSIER)
        assert sorted(change.id for change in held) == sorted(laptop.change_ids())
        assert laptop.sync().sent == 0
    finally:
        store.close()
