"""The short-lived process that stretches a passphrase; started by the safe, never by a person."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.store.kdf_child import run_kdf_child


def command(argv: Sequence[str]) -> int:
    """Reads its work from standard input, answers on standard output, ends."""
    return run_kdf_child()
