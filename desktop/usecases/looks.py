"""Looking leaves a line too: who opened whose dossier, once per visit (BIO2 8.15, AVG 15)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.domain.ids import DossierId

if TYPE_CHECKING:  # the window knows this room before anything is open
    from desktop.usecases.ports import Desk

__all__ = ["note_look", "note_visit"]


def note_visit(desk: Desk, dossier: DossierId) -> None:
    """A dossier was opened; going from one screen of it to another is the same visit."""
    note_look(desk, "dossier.opened", dossier, "ok")


def note_look(desk: Desk, act: str, subject: str, result: str) -> None:
    """One line in the audit for a look at `subject`, a pseudonymous id. Raises Trouble."""
    with desk.unit_of_work() as work:
        work.audit.note(act, subject, result)
        work.commit()
