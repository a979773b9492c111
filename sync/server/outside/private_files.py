"""Files that hold a secret of another system: readable for the account of the service alone."""

from __future__ import annotations

import os
import stat
from pathlib import Path

TOLD = "Anderen op deze machine kunnen dit bestand lezen, met het geheim erin. Zet het op 0600."


def is_open_to_others(path: Path) -> bool:
    """True where the group or anybody may read it. False on Windows, where folders decide. Raises OSError."""
    return os.name == "posix" and bool(path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))
