"""Take the changes of a comparison into the files: the one place where a translator's file is written."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from translations.collect import po_path, write_entries
from translations.exchange.diff import Change
from translations.po_files import Entry, read_file
from translations.source_text import Sources


def take(folder: Path, sources: Sources, language: str, changes: Sequence[Change]) -> tuple[Path, ...]:
    """Write the changes; all other texts stay as they are. Raises CatalogBroken before writing."""
    brought: dict[str, dict[str, Entry]] = {}
    for change in changes:
        brought.setdefault(change.domain, {})[change.key] = change.new
    whole = {
        domain: {**read_file(po_path(folder, domain, language)), **new} for domain, new in brought.items()
    }
    return tuple(
        write_entries(po_path(folder, domain, language), entries, sources[domain])
        for domain, entries in whole.items()
    )
