"""rows"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.domain.ids import DossierId
from desktop.usecases.interview.shown import Interview
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Desk


def record_row(
    desk: Desk, dossier: DossierId, question: str, row: str | None, cells: Mapping[str, str]
) -> Outcome[Interview]:
    """Add (`row` None) or change one row of a repeat; half rows are kept and marked."""
    raise NotImplementedError

def remove_row(desk: Desk, dossier: DossierId, question: str, row: str) -> Outcome[Interview]:
    """Take a row out: a change with value null, kept in history."""
    raise NotImplementedError
