"""The appointments as a calendar file outside the safe: places and times, nothing else (RFC 5545)."""

from __future__ import annotations

from pathlib import Path

from desktop.documents.appointment_calendar import calendar_file
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.ports import Desk
from desktop.usecases.sheets_gathered import planned_of
from desktop.usecases.taking_out import export_reason, keep_export, write_outside
from desktop.usecases.talk import load_talk

__all__ = ["appointments_file", "export_calendar"]


def appointments_file(desk: Desk, dossier: DossierId) -> bytes:
    """The calendar file of the appointments that are still to come, in memory; same appointments, same bytes.

    Refusal PAPER_NOT_NOW when there is none.
    """
    with desk.unit_of_work() as work:
        talk = load_talk(desk, work, dossier)
    planned = planned_of(talk)
    if not planned:
        raise Refusal(RefusalCode.PAPER_NOT_NOW, "afspraken")
    return calendar_file(planned, talk.today)


def export_calendar(desk: Desk, dossier: DossierId, target: Path, reason: str) -> None:
    """Write the calendar file outside the safe: a new file only, 0600; the reason is kept in the dossier.

    Refusal REASON_MISSING, PAPER_NOT_NOW, EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    why = export_reason(reason)
    content = appointments_file(desk, dossier)
    with desk.unit_of_work() as work:
        keep_export(desk, work, dossier, {"what": "agenda", "reason": why})
        work.audit.note("calendar.export", dossier, "begun")
        work.commit()
    write_outside(desk, target, content, "calendar.export", dossier)
