"""Schemathesis against a back end that runs: requests made up from the description, signed by a real desk."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tests.server.places import FieldDesk

_CONFIG = Path(__file__).with_name("schemathesis.toml")
_HOUSE = Path(__file__).parents[3]


def run_schemathesis(desk: FieldDesk, arguments: Sequence[str]) -> tuple[int, str]:
    """Its exit code and all it said. `arguments`: as on its own command line."""
    address = desk.house.listener.address
    who = f"{desk.reply.tenant} {desk.desk} {bytes(desk.key).hex()}"
    environment = os.environ | {
        "SCHEMATHESIS_HOOKS": "tests.server.api_fuzz.hooks",
        "INTAKEKOFFER_DESK": who,
        "PYTHONPATH": str(_HOUSE),
        "NO_PROXY": "127.0.0.1",
    }
    program = Path(sys.executable).with_name("schemathesis")
    command = [str(program), "--config-file", str(_CONFIG), "--no-color", "run"]
    with tempfile.TemporaryDirectory() as folder:  # it keeps notes where it stands
        done = subprocess.run(
            [*command, f"{address}/v1/openapi.json", "--url", f"{address}/v1", *arguments],
            env=environment,
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
    return done.returncode, done.stdout + done.stderr
