"""Where a file comes that leaves the koffer. No Qt."""

from __future__ import annotations

from pathlib import Path


def target_in(folder: Path, name: str, usual: str, ending: str) -> Path:
    """A plain name with its ending in this folder; the usual one where nothing was typed."""
    plain = Path(name.strip()).name or usual
    return folder / (plain if plain.casefold().endswith(ending) else f"{plain}{ending}")
