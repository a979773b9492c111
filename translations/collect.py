"""Bring the PO files in line with the Dutch source texts.

Sources are handed in per domain; this room does not go looking for them in other rooms.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog as PoCatalog
from babel.messages.pofile import write_po

from translations.catalog import Entry, read_entries


@dataclass(frozen=True, slots=True)
class SourceText:
    """One Dutch text with its stable key and what a translator should know about it."""

    key: str
    dutch: str
    note: str = ""


def po_path(folder: Path, domain: str, code: str) -> Path:
    """Where the translations of a domain ('ui', 'documents', 'packs/landelijk') into `code` stand."""
    return folder / domain / f"{code}.po"


def write_domain(folder: Path, domain: str, code: str, sources: Iterable[SourceText]) -> Path:
    """Write the PO file of one domain and language: all keys, in source order, texts kept.

    A text translated from another Dutch stays in the file as it was (with its old msgid) under the mark
    `outdated`, so that nothing a translator made is thrown away; keys that are gone go to the end as such.
    """
    kept = read_entries(po_path(folder, domain, code))
    po = PoCatalog(locale=None, domain=domain, header_comment=f"# {domain} -> {code}", fuzzy=False)
    po.project, po.version = "intakekoffer", domain
    known: set[str] = set()
    for source in sources:
        known.add(source.key)
        entry = kept.get(source.key)
        if entry is None:
            _put(po, source.key, Entry(source.dutch, "", False), source.note)
        elif entry.dutch != source.dutch:
            _put(po, source.key, entry, f"verouderd; het Nederlands is nu: {source.dutch}")
        else:
            _put(po, source.key, entry, source.note)
    for key, entry in kept.items():
        if key not in known:
            _put(po, key, entry, "vervallen: deze tekst bestaat niet meer")
    path = po_path(folder, domain, code)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        write_po(stream, po, width=100, omit_header=True, sort_output=False)
    return path


def _put(po: PoCatalog, key: str, entry: Entry, note: str) -> None:
    po.add(
        entry.dutch,
        entry.text,
        context=key,
        flags={"reviewed"} if entry.is_reviewed else set(),
        auto_comments=[note] if note else [],
    )
