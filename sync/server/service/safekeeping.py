"""Saying how much of the log is safe: it stands in a backup that was read back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sync.protocol.errors import Problem, ProblemType
from sync.server.service.heads_ports import SafeMark
from sync.server.service.ports import Service


def mark_safe(service: Service, tenant: str, epoch: str, marks: Sequence[SafeMark]) -> int:
    """Desks may let go of what these marks cover, in their own time; returns how many chains moved.

    Raises Problem EPOCH_CHANGED when the back end was put back since the backup began: what stands in it may
    not be what is here.
    """
    with service.work_in(tenant) as work:
        work.lock()
        row = work.people.tenant()
        if row is None:
            raise Problem(ProblemType.TENANT_UNKNOWN)
        if row.epoch != epoch:
            raise Problem(ProblemType.EPOCH_CHANGED)
        work.people.audit("backup-read-back", service.now())
        return work.heads.raise_safe(marks)


def mark_safe_before(service: Service, tenant: str, moment: datetime) -> int:
    """For backups that are made elsewhere: everything received up to this moment (aware) stands in one.

    Raises Problem INVALID for a moment that has not come yet.
    """
    if moment > service.now():
        raise Problem(ProblemType.INVALID, problems=(("moment", "out-of-range"),))
    with service.work_in(tenant) as work:
        work.lock()
        work.people.audit("backup-elsewhere", service.now())
        return work.heads.raise_safe_before(moment)
