"""noting"""

from __future__ import annotations

from desktop.domain.ids import DossierId
from desktop.usecases.interview.shown import Interview, NoteKind
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk, Draft


def record_note(desk: Desk, dossier: DossierId, question: str, kind: NoteKind, text: str) -> Outcome[Interview]:
    """Keep the note of this kind at this question; an empty text withdraws it."""
    raise NotImplementedError

def save_draft(desk: Desk, dossier: DossierId, key: str, draft: Draft) -> None:
    """Keep what stands half-typed. `key`: question id, 'T01#new.language', 'note.notitie.T01' ..."""
    raise NotImplementedError
