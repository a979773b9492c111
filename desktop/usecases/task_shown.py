"""What a list of tasks shows. Import it from `desktop.usecases.tasks`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.domain.ids import DossierId


@dataclass(frozen=True, slots=True)
class TaskShown:
    """One thing to do: what, why, before when, in which room. `is_proposed`: nobody took it on yet."""

    dossier: DossierId
    roepnaam: str
    key: str
    what: str
    why: str
    due: date | None
    due_words: str  # 'vandaag', 'voor donderdag 17 september', '3 dagen te laat', ''
    where: str
    question: str
    question_number: str
    is_done: bool = False
    is_late: bool = False
    is_proposed: bool = False
    is_disputed: bool = False
