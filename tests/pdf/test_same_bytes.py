"""The same plan is the same file: in another process, with another order of hashing, on another day."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from desktop.pdf.writer import PaperRoom
from tests.pdf.samples import ALL, plan

ROOT = Path(__file__).resolve().parents[2]
DRAW = """
import hashlib
from desktop.pdf.writer import PaperRoom
from resources.paths import fonts_folder, pictures_folder
from tests.pdf.samples import ALL, plan
room = PaperRoom.open(fonts_folder(), pictures_folder())
print(*(hashlib.sha256(room.visual_pip(plan(texts))).hexdigest() for texts in ALL))
"""


def test_another_process_writes_the_same_bytes(room: PaperRoom) -> None:
    here = [hashlib.sha256(room.visual_pip(plan(texts))).hexdigest() for texts in ALL]
    around = {**os.environ, "PYTHONHASHSEED": "4711", "TZ": "Pacific/Auckland", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-c", DRAW], cwd=ROOT, env=around, capture_output=True, check=True, text=True
    )
    assert done.stdout.split() == here
