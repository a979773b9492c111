"""How complete and how sound each translation is, all findings at once."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from translations.collect import po_path
from translations.po_files import Entry, read_entries
from translations.source_text import Sources, SourceText


@dataclass(frozen=True, slots=True)
class Completeness:
    """Counts of one domain in one language."""

    domain: str
    language: str
    total: int
    translated: int
    outdated: int
    reviewed: int

    @property
    def missing(self) -> int:
        return self.total - self.translated - self.outdated


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend, with where and how."""

    domain: str
    language: str
    key: str
    what: str


def places(text: str) -> frozenset[str]:
    """The `{names}` in a text; empty when its braces do not fit together."""
    try:
        return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"{onleesbaar}"})


def completeness(folder: Path, sources: Sources, languages: Sequence[str]) -> tuple[Completeness, ...]:
    """The counts of every domain in every language but Dutch."""
    counts = []
    for code in languages:
        for domain, texts in sources.items():
            kept = read_entries(po_path(folder, domain, code))
            pairs = [(text, kept[text.key]) for text in texts if text.key in kept]
            current = [entry for text, entry in pairs if entry.dutch == text.dutch]
            counts.append(
                Completeness(
                    domain,
                    code,
                    len(texts),
                    len(current),
                    len(pairs) - len(current),
                    sum(entry.is_checked for entry in current),
                )
            )
    return tuple(counts)


def findings(folder: Path, sources: Sources, languages: Sequence[str]) -> tuple[Finding, ...]:
    """Everything that is missing, outdated or unsound, in file order."""
    found: list[Finding] = []
    for code in languages:
        for domain, texts in sources.items():
            kept = read_entries(po_path(folder, domain, code))
            for text in texts:
                found += [
                    Finding(domain, code, text.key, what) for what in _problems(text, kept.get(text.key))
                ]
    return tuple(found)


def _problems(source: SourceText, entry: Entry | None) -> list[str]:
    if entry is None:
        return ["niet vertaald"]
    if entry.dutch != source.dutch:
        return ["verouderd: het Nederlands is veranderd"]
    problems = []
    if places(entry.text) != places(source.dutch):
        wanted = ", ".join(sorted(places(source.dutch))) or "geen"
        problems.append(f"andere invulplekken dan het Nederlands (dat heeft: {wanted})")
    if any(unicodedata.bidirectional(c) in _BIDI_CONTROLS for c in entry.text):
        problems.append("bevat een bidi-stuurteken; de app zet die zelf")
    if any(unicodedata.category(c) == "Cc" for c in entry.text):
        problems.append("bevat een stuurteken")
    if entry.text != entry.text.strip():
        problems.append("begint of eindigt met een spatie")
    return problems


_BIDI_CONTROLS = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
