"""The paper: frozen from the plan, drawn in memory, kept encrypted, printed; export is an act with a reason."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from desktop.domain.ids import DossierId, PaperId
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper as made: the PDF is also kept in the blob room under its hash."""

    id: PaperId
    dossier: DossierId
    version: int
    language: str
    pdf: bytes
    sha256: str
    is_concept: bool
    made_at: str  # '15 september 2026, 11:10'
    pages: int
    unreviewed: bool  # a translation on it was not checked


def make_paper(desk: Desk, dossier: DossierId, language: str | None = None) -> Outcome[Paper]:
    """Freeze the present plan, draw it and keep it; the same plan gives the same bytes and no new version.

    Runs off the store thread (drawing is slow); store parts go through `desk.on_store`.
    """
    raise NotImplementedError


def papers_of(desk: Desk, dossier: DossierId) -> tuple[Paper, ...]:
    """All papers made for this dossier, newest first."""
    raise NotImplementedError


def note_printed(desk: Desk, paper: Paper, copies: int) -> None:
    """An audit line: this paper went to a printer."""
    raise NotImplementedError


def export_paper(desk: Desk, paper: Paper, target: Path, reason: str) -> None:
    """Write the PDF outside the safe: new file only, 0600; Refusal EXPORT_TARGET_EXISTS or REASON_MISSING; audited."""
    raise NotImplementedError
