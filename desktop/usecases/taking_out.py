"""Something leaves the safe as a file: why is asked, the act stands in the audit before the file is there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.person_rights import EXPORT_KEY, WIPE_KEY
from desktop.domain.tasks import WIPE_FILE, Task, task_value
from desktop.usecases.one_line import one_line
from desktop.usecases.ports import Desk, UnitOfWork
from desktop.usecases.recording import Asked, new_id, pen
from desktop.usecases.talk import load_talk

_LONGEST = 300
#: a file outside the koffer is to be wiped after so long; a task says so
WIPE_AFTER = timedelta(days=14)
AES, NO_LOCK = "aes-256", "none"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A file that went out. `words` open it and are kept nowhere; () = it has no lock."""

    words: tuple[str, ...]
    wipe_by: date


@dataclass(frozen=True, slots=True)
class Lock:
    """How a paper goes out: with words that open it, or without a lock and why."""

    words: tuple[str, ...]
    open_reason: str

    @property
    def value(self) -> Mapping[str, JsonValue]:
        """What of it is kept with the reason of the export: never a word."""
        return {"lock": AES} if self.words else {"lock": NO_LOCK, "open_reason": self.open_reason}


def export_reason(reason: str) -> str:
    """Why something goes out, on one line. Refusal REASON_MISSING, and as `one_line` (field 'reason')."""
    why = one_line(reason, "reason", _LONGEST)
    if not why:
        raise Refusal(RefusalCode.REASON_MISSING, "reason")
    return why


def lock_for(desk: Desk, open_reason: str | None) -> Lock:
    """A lock with fresh words, or none for a reason; `open_reason` None = with a lock.

    Refusal OPEN_REASON_MISSING (field 'open_reason'), and as `one_line`.
    """
    if open_reason is None:
        return Lock(desk.exports.lock_words(), "")
    why = one_line(open_reason, "open_reason", _LONGEST)
    if not why:
        raise Refusal(RefusalCode.OPEN_REASON_MISSING, "open_reason")
    return Lock((), why)


def remind_to_wipe(desk: Desk, dossier: DossierId, what: str) -> date:
    """A task in the dossier: wipe the file that is outside since today. Returns the day it is due.

    Made with the act of a person, not proposed: a file on a stick is forgotten by whoever made it.
    """
    today = desk.clock.today()
    due = today + WIPE_AFTER
    day = f"{today.day}-{today.month}-{today.year}"
    task = Task(f"{WIPE_KEY}{new_id(desk)}", WIPE_FILE, f"{what}, {day}", due.isoformat())
    with desk.unit_of_work() as work:
        asked = Asked(pack=load_talk(desk, work, dossier).pack.name)
        pen(desk, work, dossier, ChangeKind.TASK, task.key, task_value(task), asked=asked)
        work.commit()
    return due


def keep_export(desk: Desk, work: UnitOfWork, dossier: DossierId, value: Mapping[str, JsonValue]) -> None:
    """Write in a dossier what of it goes out and why; the caller commits."""
    asked = Asked(pack=load_talk(desk, work, dossier).pack.name)
    pen(desk, work, dossier, ChangeKind.DECISION, f"{EXPORT_KEY}{new_id(desk)}", value, asked=asked)


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
