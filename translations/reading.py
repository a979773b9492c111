"""A second reader's marks: put back into Dutch without seeing the source, and what that reader doubts.

Read back is not checked: screens and papers go on saying that no interpreter read it. The mark goes when the
text changes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from translations.collect import po_path, write_entries
from translations.po_files import one_line, read_file
from translations.source_text import Sources
from translations.standing import Standing, standing_of


@dataclass(frozen=True, slots=True)
class ReadBack:
    """What was marked, and the keys for which nothing could be: not there, not translated or outdated."""

    marked: int
    refused: tuple[str, ...]


def read_keys(text: str) -> Mapping[str, str]:
    """Doubt by key, '' = none, of lines 'key' or 'key = doubt'; empty lines and those with # say nothing."""
    lines = (line.partition("=") for line in text.splitlines() if line.strip() and line[0] != "#")
    return {key.strip(): one_line(doubt) for key, _, doubt in lines}


def mark_read_back(folder: Path, sources: Sources, code: str, keys: Mapping[str, str] | None) -> ReadBack:
    """Mark texts as read back, with their doubts; `keys` None: all that stand there. Raises CatalogBroken.

    A text that was checked keeps that mark. A doubt that was there goes when the reader has none.
    """
    marked, left = 0, set(keys or ())
    for domain, texts in sources.items():
        path = po_path(folder, domain, code)
        kept = read_file(path)
        before = dict(kept)
        for source in texts:
            entry = kept.get(source.key)
            stands = standing_of(source.dutch, entry) not in (Standing.MISSING, Standing.OUTDATED)
            if entry is None or not stands or (keys is not None and source.key not in keys):
                continue
            left.discard(source.key)
            doubt = entry.doubt if keys is None else keys[source.key]
            kept[source.key] = replace(entry, is_read_back=True, doubt=doubt)
            marked += 1
        if kept != before:
            write_entries(path, kept, texts)
    return ReadBack(marked, tuple(sorted(left)))
