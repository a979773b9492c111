"""`intakekoffer shots`: every screen in three languages at 100% and 150% text, as pictures in a folder."""

from __future__ import annotations

import argparse
import importlib.util
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

#: the invented people on the pictures live with the tests, so this works in a checkout
SHOTS = "tests.ui.shots"


def command(argv: Sequence[str]) -> int:
    """Exit code of the pictures' own program; 1 and one line outside a checkout."""
    parser = argparse.ArgumentParser(
        "intakekoffer shots", description="Elk scherm in drie talen, op 100% en 150% tekst, als plaatjes."
    )
    parser.add_argument("--out", type=Path, default=Path("out/shots"), help="map voor de schermafdrukken")
    out = parser.parse_args(argv).out
    if importlib.util.find_spec("tests") is None:
        print(
            "De schermafdrukken staan in de broncode; voer dit uit in de map van het project.",
            file=sys.stderr,
        )
        return 1
    return subprocess.run([sys.executable, "-m", SHOTS, str(out)], check=False).returncode
