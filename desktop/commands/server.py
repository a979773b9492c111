"""`intakekoffer server`: the back end, for whoever keeps it."""

from __future__ import annotations

from collections.abc import Sequence

from sync.server.cli import main


def command(argv: Sequence[str]) -> int:
    """Exit code of the back end's own command line."""
    return main(argv)
