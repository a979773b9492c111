"""Bring the PO files in line with the Dutch source texts.

Sources are handed in per domain; this room does not go looking for them in other rooms.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from translations.po_files import Entry, po_text, read_entries, read_file
from translations.source_text import SourceText


def po_path(folder: Path, domain: str, code: str) -> Path:
    """Where the translations of a domain ('ui', 'documents', 'packs/landelijk') into `code` stand."""
    return folder / domain / f"{code}.po"


def write_domain(folder: Path, domain: str, code: str, sources: Iterable[SourceText]) -> Path:
    """Write the PO file of one domain and language: all keys, in source order, texts, marks and remarks kept.

    A text translated from another Dutch stays in the file as it was, with its old msgid and its marks: it is
    outdated, and nothing a translator made is thrown away. Keys that are gone go to the end. Raises
    CatalogBroken, and then nothing is written.
    """
    path = po_path(folder, domain, code)
    kept = {**read_file(path), **read_entries(path)}
    return write_entries(path, kept, sources)


def write_entries(path: Path, kept: dict[str, Entry], sources: Iterable[SourceText]) -> Path:
    """Write one PO file from entries by key, laid out as `write_domain` does."""
    lines: list[tuple[str, Entry, str]] = []
    known: set[str] = set()
    for source in sources:
        known.add(source.key)
        entry = kept.get(source.key)
        if entry is None or (not entry.text and entry.dutch != source.dutch):
            was = entry or Entry(source.dutch, "")
            lines.append((source.key, replace(was, dutch=source.dutch), source.note))
        elif entry.dutch != source.dutch:
            lines.append((source.key, entry, f"verouderd; het Nederlands is nu: {source.dutch}"))
        else:
            lines.append((source.key, entry, source.note))
    gone = "vervallen: deze tekst bestaat niet meer"
    lines += [
        (key, entry, gone) for key, entry in kept.items() if key not in known and (entry.text or entry.remark)
    ]
    path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, po_text(lines).encode("utf-8"))
    return path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file whole or not at all: whoever reads meanwhile sees the old one."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
