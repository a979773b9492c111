"""What was destroyed on this laptop: a certificate per run, with numbers and without anything of a person.

A certificate is written before the destroying begins and finished after it, so that a power cut in between
leaves one that says so; it is finished at the next look when the dossiers are gone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from types import MappingProxyType

from desktop.domain.ids import DossierId
from desktop.domain.retention import DossierClass
from desktop.usecases.ports import Desk, UnitOfWork

_KEPT = "retention.runs"
#: so many certificates are kept on the laptop, the newest; the audit keeps a line of each
MOST_KEPT = 500


@dataclass(frozen=True, slots=True)
class Certificate:
    """One run. `order`: its own id, which also stands in the audit; `ground` in words of the house."""

    order: str
    at: datetime  # aware, UTC
    classes: Mapping[DossierClass, int]
    changes: int
    policy: int  # version of the policy; 0 = by an order of the municipality
    ground: str
    is_automatic: bool = False
    #: what is still to go; empty once it is finished
    pending: tuple[DossierId, ...] = ()

    @property
    def dossiers(self) -> int:
        """How many dossiers."""
        return sum(self.classes.values())

    @property
    def is_finished(self) -> bool:
        """Everything in it is gone."""
        return not self.pending


def certificates(work: UnitOfWork) -> tuple[Certificate, ...]:
    """All runs, oldest first; one that was cut off is finished where its dossiers are gone."""
    kept = json.loads(work.state.get(_KEPT) or "[]")
    here = {row.dossier for row in work.dossiers.all()} if any(one["pending"] for one in kept) else set()
    return tuple(_read(one, here) for one in kept)


def keep_certificate(work: UnitOfWork, certificate: Certificate) -> None:
    """Put it with the others, in the place of the one with its id; the caller commits.

    One that was cut off before anything went, and whose dossiers go now, makes room: nothing counts twice.
    """
    others = [
        one
        for one in certificates(work)
        if one.order != certificate.order and not set(one.pending) & set(certificate.pending)
    ]
    kept = [_written(one) for one in (*others, certificate)][-MOST_KEPT:]
    work.state.put(_KEPT, json.dumps(kept, ensure_ascii=False))


def finished(certificate: Certificate, changes: int) -> Certificate:
    """After the destroying: nothing is to go any more."""
    return replace(certificate, changes=changes, pending=())


def certificate_file(desk: Desk, found: tuple[Certificate, ...], rolled_over_at: datetime | None) -> bytes:
    """JSON for the archive of the municipality: class, number, order and date of every finished run."""
    runs = [
        {
            "order": one.order,
            "at": one.at.isoformat(timespec="seconds"),
            "dossiers": one.dossiers,
            "classes": {each.value: number for each, number in one.classes.items()},
            "changes": one.changes,
            "policyVersion": one.policy,
            "automatic": one.is_automatic,
            "unreadableSince": _later(rolled_over_at, one.at),
        }
        for one in found
        if one.is_finished
    ]
    content = {
        "format": "intakekoffer-vernietiging",
        "version": 1,
        "municipality": desk.worker.municipality,
        "desk": desk.desk,
        "worker": desk.worker.id,
        "written": desk.clock.now().isoformat(timespec="seconds"),
        "runs": runs,
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _later(rolled_over_at: datetime | None, at: datetime) -> str | None:
    """When the key was replaced, if that was after this run."""
    is_later = rolled_over_at is not None and rolled_over_at >= at
    return rolled_over_at.isoformat(timespec="seconds") if is_later and rolled_over_at else None


def _written(one: Certificate) -> dict[str, object]:
    classes = {each.value: number for each, number in one.classes.items()}
    return {**asdict(replace(one, classes={})), "at": one.at.isoformat(), "classes": classes}


def _read(raw: dict[str, object], here: set[DossierId]) -> Certificate:
    classes, pending = raw["classes"], raw["pending"]
    if not isinstance(classes, dict) or not isinstance(pending, list):
        raise ValueError("a certificate that this program did not write")
    return Certificate(
        order=str(raw["order"]),
        at=datetime.fromisoformat(str(raw["at"])),
        classes=MappingProxyType({DossierClass(key): int(number) for key, number in classes.items()}),
        changes=int(str(raw["changes"])),
        policy=int(str(raw["policy"])),
        ground=str(raw["ground"]),
        is_automatic=bool(raw["is_automatic"]),
        pending=tuple(DossierId(one) for one in pending if one in here),
    )
