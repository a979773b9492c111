"""Something leaves the safe as a file: why is asked, the act stands in the audit before the file is there."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.usecases.one_line import one_line
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.talk import load_talk

_LONGEST = 300


def export_reason(reason: str) -> str:
    """Why something goes out, on one line. Refusal REASON_MISSING, and as `one_line` (field 'reason')."""
    why = one_line(reason, "reason", _LONGEST)
    if not why:
        raise Refusal(RefusalCode.REASON_MISSING, "reason")
    return why


def keep_export(desk: Desk, work: UnitOfWork, dossier: DossierId, value: Mapping[str, JsonValue]) -> None:
    """Write in a dossier what of it goes out and why; the caller commits."""
    asked = Asked(pack=load_talk(desk, work, dossier).pack.name)
    pen(desk, work, dossier, ChangeKind.DECISION, f"export.{new_id(desk)}", value, asked=asked)


def write_outside(desk: Desk, target: Path, content: bytes, act: str, subject: str) -> None:
    """A new file, only for this account; the audit gets how it went behind its line 'begun'.

    Refusal EXPORT_TARGET_EXISTS; Trouble DISK_FULL and the like.
    """
    result = "failed"
    try:
        desk.exports.write_new(target, content)
        result = "ok"
    finally:
        with desk.unit_of_work() as work:
            work.audit.note(act, subject, result)
            work.commit()
