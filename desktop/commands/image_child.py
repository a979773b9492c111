"""The short-lived process that unpacks strange photos; started by the rooms that take photos in."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.unpacking.image_child import run_image_child


def command(argv: Sequence[str]) -> int:
    """Reads photos from standard input, answers on standard output, ends."""
    return run_image_child()
