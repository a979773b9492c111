"""`intakekoffer forms`: the checks of a question pack (see forms/packs/README.md)."""

from __future__ import annotations

from collections.abc import Sequence

from forms.__main__ import main
from resources.paths import pictures_folder


def command(argv: Sequence[str]) -> int:
    """Exit code of the check: 0 when the pack can be used."""
    pictures = [] if "--pictures" in argv else ["--pictures", str(pictures_folder())]
    return main([*argv, *pictures])
