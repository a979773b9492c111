"""The list of dossiers on this laptop, as projected."""

from __future__ import annotations

from desktop.domain.dossier import DossierRow
from desktop.domain.ids import DossierId
from desktop.store.projections import Projections


class SqlDossierRows:
    """Port `DossierRows` over the projections of one unit of work; what is `closed` is as if it were not
    here: in no list, no search, no count, and it cannot be opened."""

    def __init__(self, projections: Projections, closed: frozenset[DossierId] = frozenset()) -> None:
        self._projections, self._closed = projections, closed

    def row(self, dossier: DossierId) -> DossierRow | None:
        return None if dossier in self._closed else self._projections.row(dossier)

    def all(self) -> tuple[DossierRow, ...]:
        rows = self._projections.rows()
        return tuple(row for row in rows if row.dossier not in self._closed) if self._closed else rows

    def put_progress(self, dossier: DossierId, answered: int, applicable: int) -> None:
        """How many of the questions that apply have an answer; shown in the list."""
        self._projections.put_progress(dossier, answered, applicable)
