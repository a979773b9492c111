"""The list of dossiers on this laptop, as projected."""

from __future__ import annotations

from desktop.domain.dossier import DossierRow
from desktop.domain.ids import DossierId
from desktop.store.projections import Projections


class SqlDossierRows:
    """Port `DossierRows` over the projections of one unit of work."""

    def __init__(self, projections: Projections) -> None:
        self._projections = projections

    def row(self, dossier: DossierId) -> DossierRow | None:
        return self._projections.row(dossier)

    def all(self) -> tuple[DossierRow, ...]:
        return self._projections.rows()

    def put_progress(self, dossier: DossierId, answered: int, applicable: int) -> None:
        """How many of the questions that apply have an answer; shown in the list."""
        self._projections.put_progress(dossier, answered, applicable)
