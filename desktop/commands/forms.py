"""`intakekoffer forms`: the checks of a question pack (see forms/packs/README.md)."""

from __future__ import annotations

from collections.abc import Sequence

from forms.__main__ import main


def command(argv: Sequence[str]) -> int:
    """Exit code of the check: 0 when the pack can be used."""
    return main(list(argv))
