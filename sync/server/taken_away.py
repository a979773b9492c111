"""What was taken away, kept beside the database: a list that a restore of an older copy reads again.

A copy brings back laptops that were put out after it was made, and dossiers that were taken back or
destroyed. So each such act is written here as well, one line of JSON each, with a code over it under the
master key: a line that was altered is noticed. One that was left out is not: keep it on another machine too.
Numbers only, no names.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from sync.server.settings import Settings, SettingsProblem

TAKEN_AWAY = "taken-away.jsonl"


class What(StrEnum):
    """What a line is about. `BACKUP`: a copy was made, and of what is above it the copy knows itself."""

    DESK = "desk"
    ASSIGNMENT = "assignment"
    DESTROYED = "destroyed"
    BACKUP = "backup"


@dataclass(frozen=True, slots=True)
class Taken:
    """One act. Of a desk: `subject` desk, `to` its state; of an assignment: dossier, worker, 'given' or
    'taken'; of a dossier: the decision; of a backup: the epoch, and the moment in its manifest."""

    what: What
    subject: str
    to: str
    worker: str = ""


def note(folder: Path, settings: Settings, taken: Taken, now: datetime) -> bool:
    """Append one act, flushed to disk; False when this folder takes nothing: the act itself holds anyway, and
    its maker has to be told."""
    line = {"at": now.isoformat(), "what": taken.what.value, "subject": taken.subject, "to": taken.to,
            "worker": taken.worker}  # fmt: skip
    written = json.dumps(line | {"code": _code(settings, line)}).encode()
    try:
        handle = os.open(folder / TAKEN_AWAY, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600)
        with os.fdopen(handle, "r+b") as file:
            # On a line of its own, also behind one that a stop in the midst of writing left without its end.
            file.write(b"\n" + written + b"\n")
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        return False
    return True


def read_taken(path: Path, settings: Settings) -> tuple[Taken, ...]:
    """Every act in order. Raises SettingsProblem for a line that was altered or never finished, or is of
    another municipality; OSError."""
    found: list[Taken] = []
    for number, line in enumerate(path.read_bytes().splitlines(), 1):
        if not line:
            continue
        try:
            raw = json.loads(line)
            code = raw.pop("code")
            if not hmac.compare_digest(code.encode(), _code(settings, raw).encode()):
                raise ValueError
            found.append(Taken(What(raw["what"]), raw["subject"], raw["to"], raw["worker"]))
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
            raise SettingsProblem(f"{path.name}, regel {number},") from None
    return tuple(found)


def since_backup(acts: tuple[Taken, ...], made_at: str) -> tuple[Taken, ...] | None:
    """What came after that copy was made; None when the list does not know of the copy: it ends before it."""
    places = [n for n, one in enumerate(acts) if one.what is What.BACKUP and one.to == made_at]
    return acts[places[-1] + 1 :] if places else None


def last_of_each(acts: tuple[Taken, ...]) -> Iterator[Taken]:
    """How everything stands in the end; that a dossier is destroyed comes last."""
    last: dict[tuple[What, str, str], Taken] = {}
    for one in acts:
        last.pop((one.what, one.subject, one.worker), None)
        last[one.what, one.subject, one.worker] = one
    kept = [one for one in last.values() if one.what is not What.BACKUP]
    yield from sorted(kept, key=lambda one: one.what is What.DESTROYED)


def _code(settings: Settings, line: dict[str, str]) -> str:
    key = hmac.digest(settings.master_key, b"taken away|" + settings.tenant.encode(), hashlib.sha256)
    return hmac.digest(key, json.dumps(sorted(line.items())).encode(), hashlib.sha256).hex()
