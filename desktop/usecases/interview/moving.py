"""moving"""

from __future__ import annotations

from desktop.domain.ids import DossierId
from desktop.usecases.interview.shown import Interview
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk


def open_interview(desk: Desk, dossier: DossierId) -> Interview:
    """Open at the place where it was left (same question, half-typed text), or at the first open question."""
    raise NotImplementedError

def go_to(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """Show this question and remember the place; seals the theme that is left."""
    raise NotImplementedError

def step(desk: Desk, dossier: DossierId, question: str, by: int) -> Interview:
    """The next (+1) or previous (-1) question that applies now."""
    raise NotImplementedError

def next_open(desk: Desk, dossier: DossierId, question: str) -> Interview:
    """The next question that applies and has no answer yet; stays where it is when all are answered."""
    raise NotImplementedError

def go_to_theme(desk: Desk, dossier: DossierId, theme: int) -> Interview:
    """The last place in this theme, or its first question; stays when the theme has none that applies."""
    raise NotImplementedError

def close_talk(desk: Desk, dossier: DossierId) -> Outcome[None]:
    """Leave the dossier: seal what is open."""
    raise NotImplementedError
