"""`intakekoffer zgw`: is the zaaksysteem of the municipality ready for publishing, and what stands apart."""

from __future__ import annotations

from collections.abc import Sequence

from sync.server.cli import main


def command(argv: Sequence[str]) -> int:
    """Exit code of the back end's own 'zgw' commands."""
    return main(["zgw", *argv])
