"""Where a talk faltered: counts of 'not understood' and 'said in other words' per question and wording.

A mark keeps the hash of the exact wording and the language it was asked in, so that a translation can be
judged by what happened to that wording and no other (rows F32 and F36 of the features).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from desktop.domain.changes import Change, ChangeKind


class TolkMark(StrEnum):
    NIET_BEGREPEN = "niet_begrepen"
    ANDERS_GEZEGD = "anders_gezegd"
    TWIJFEL = "begrip_twijfel"  # the tolk says: I doubt whether this was understood


@dataclass(frozen=True, slots=True)
class MarkCount:
    """One wording of one question in one language. `wording` is the hash that answers carry too."""

    question: str
    language: str
    wording: str
    not_understood: int = 0
    rephrased: int = 0
    doubted: int = 0

    @property
    def total(self) -> int:
        return self.not_understood + self.rephrased + self.doubted


def mark_counts(changes: Iterable[Change]) -> tuple[MarkCount, ...]:
    """The marks among `changes`, most troubled wording first; what cannot be read is left out."""
    found: dict[tuple[str, str, str], dict[TolkMark, int]] = {}
    for change in changes:
        mark = _mark_of(change)
        if mark is None:
            continue
        question, what = mark
        counts = found.setdefault((question, change.language or "", change.wording or ""), {})
        counts[what] = counts.get(what, 0) + 1
    counted = [
        MarkCount(
            *key,
            not_understood=counts.get(TolkMark.NIET_BEGREPEN, 0),
            rephrased=counts.get(TolkMark.ANDERS_GEZEGD, 0),
            doubted=counts.get(TolkMark.TWIJFEL, 0),
        )
        for key, counts in found.items()
    ]
    return tuple(sorted(counted, key=lambda c: (-c.total, c.question, c.language, c.wording)))


def marks_at(changes: Iterable[Change], question: str) -> int:
    """How often this question was marked, in any wording."""
    return sum(1 for change in changes if (mark := _mark_of(change)) is not None and mark[0] == question)


def _mark_of(change: Change) -> tuple[str, TolkMark] | None:
    value = change.value
    if change.kind is not ChangeKind.TOLK_MARK or not isinstance(value, Mapping):
        return None
    question, what = value.get("question"), value.get("what")
    if not isinstance(question, str) or what not in set(TolkMark):
        return None
    return question, TolkMark(str(what))
