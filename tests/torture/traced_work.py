"""The program that is traced: one act on a laptop. Arguments: root, person id, name of the act."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from desktop.domain.errors import Refusal, Trouble
from tests.torture.acts import ACTS, ANSWERING, WITHOUT_CARE
from tests.torture.laptop import found_again


def main() -> int:
    """Do the act, each saved answer on a line of standard output; 1 when the koffer said no."""
    root, person_id, name = sys.argv[1:]
    act = {act.name: act for act in (ANSWERING, WITHOUT_CARE, *ACTS)}[name]
    try:
        act.do(found_again(Path(root), person_id), lambda line: _say(line))
    except (Trouble, Refusal) as known:
        _say(f"ended {known.code.value}")
        return 1
    return 0


def _say(line: str) -> None:
    os.write(1, f"{line}\n".encode())


if __name__ == "__main__":
    sys.exit(main())
