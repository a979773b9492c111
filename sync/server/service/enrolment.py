"""A new desk makes itself known with a one-time code; later it leaves its recovery parcel."""

from __future__ import annotations

from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, RecoveryParcel
from sync.protocol.fields import is_label, write_instant
from sync.server.service.codes import make_code, read_code
from sync.server.service.orders import welcome
from sync.server.service.ports import CodeRow, DeskRow, DeskState, Service, TenantRow, Work, WorkerRow

#: as the field of an enrolment and of the names of colleagues
_LONGEST_LABEL = 100


def make_enrolment_code(service: Service, tenant: str, worker: str, laptop: str = "") -> str:
    """A code for one desk of `worker`. `laptop`: how that laptop is called, no name of a person; '' = as it
    calls itself. Raises Problem NOT_FOUND for an unknown worker, INVALID for such a name."""
    name = " ".join(laptop.split())
    if name and not is_label(name, _LONGEST_LABEL):
        raise Problem(ProblemType.INVALID, problems=(("laptop", "wrong-format"),))
    code = make_code(tenant, service.token(12))
    read = read_code(code)
    assert read is not None
    now = service.now()
    with service.work_in(tenant) as work:
        if work.people.worker(worker) is None:
            raise Problem(ProblemType.NOT_FOUND)
        work.people.add_code(CodeRow(read[1], worker, now + service.rules.code_life, None, name), now)
        work.people.audit("code-made", now, worker=worker)
    return code


def enrol(service: Service, request: EnrolmentRequest, remote: str) -> EnrolmentReply:
    """Make a desk known.

    The same desk, key and code may come again while the code lives: the first reply may have been lost. The
    same desk and key may come with a new code of the same worker: its store was put back from a copy of
    before it was enrolled.
    In: `remote` the network address, to slow down guessing. Raises Problem CODE_NOT_ACCEPTED (wrong, used or
    too old: not told apart), TRY_LATER, CLIENT_TOO_OLD.
    """
    if request.protocol < service.rules.minimum_client:
        raise Problem(ProblemType.CLIENT_TOO_OLD)
    read = read_code(request.code)
    if read is None:
        raise Problem(ProblemType.CODE_NOT_ACCEPTED)
    tenant, code_hash = read
    with service.work_in(tenant) as work:
        reply = _enrol(service, work, request, code_hash, remote)
        if reply is None:
            work.people.add_failure(remote, service.now())
    if reply is None:
        raise Problem(ProblemType.CODE_NOT_ACCEPTED)
    return reply


def _enrol(
    service: Service, work: Work, request: EnrolmentRequest, code_hash: str, remote: str
) -> EnrolmentReply | None:
    now = service.now()
    municipality = work.people.tenant()
    if municipality is None:
        raise Problem(ProblemType.CODE_NOT_ACCEPTED)
    window = service.rules.enrolment_window
    if work.people.count_failures(remote, now - window) >= service.rules.enrolment_tries:
        raise Problem(ProblemType.TRY_LATER, retry_after=int(window.total_seconds()))
    code = work.people.code(code_hash)
    if code is None or code.expires_at <= now:
        return None
    worker = work.people.worker(code.worker)
    if worker is None:
        return None
    known = work.people.desk(request.desk)
    if code.used_by is not None:
        is_repeat = (
            known is not None
            and code.used_by == request.desk
            and known.code_hash == code_hash
            and known.public_key == request.public_key
        )
        return _reply(service, municipality, worker, code.laptop) if is_repeat else None
    if known is not None:
        is_same = (known.public_key, known.worker) == (request.public_key, worker.worker)
        if not is_same or known.state is not DeskState.ACTIVE:
            return None
        work.people.use_code(code_hash, request.desk)
        work.people.set_desk_code(request.desk, code_hash)
        if code.laptop:
            work.people.set_desk_label(request.desk, code.laptop)
        work.people.audit("desk-enrolled-again", now, desk=request.desk, worker=worker.worker)
        return _reply(service, municipality, worker, code.laptop)
    label = code.laptop or request.label
    desk = DeskRow(request.desk, worker.worker, request.public_key, label, DeskState.ACTIVE, code_hash)
    work.people.add_desk(desk, request.protocol, now)
    work.people.use_code(code_hash, request.desk)
    welcome(service, work, request.desk)
    work.people.audit("desk-enrolled", now, desk=request.desk, worker=worker.worker)
    return _reply(service, municipality, worker, code.laptop)


def _reply(service: Service, tenant: TenantRow, worker: WorkerRow, laptop: str) -> EnrolmentReply:
    return EnrolmentReply(
        tenant=tenant.tenant,
        municipality=tenant.municipality,
        worker=worker.worker,
        worker_label=worker.label,
        phone=tenant.phone,
        server_key=tenant.server_key,
        recovery_key=tenant.recovery_key,
        recovery_key_id=tenant.recovery_key_id,
        server_time=write_instant(service.now()),
        laptop=laptop,
    )


def fetch_recovery(service: Service, tenant: str, desk: str) -> RecoveryParcel:
    """For the officers: the newest sealed key of a desk, written down. Raises Problem NOT_FOUND."""
    with service.work_in(tenant) as work:
        found = [row.parcel for row in work.people.recoveries() if row.desk == desk]
        if not found:
            raise Problem(ProblemType.NOT_FOUND)
        work.people.audit("recovery-fetched", service.now(), desk=desk)
        return found[0]


def keep_recovery(service: Service, tenant: str, desk: DeskRow, parcel: RecoveryParcel) -> None:
    """Keep the sealed key of a desk's store. Nothing here can open it."""
    now = service.now()
    with service.work_in(tenant) as work:
        work.people.put_recovery(desk.desk, parcel, now)
        work.people.audit("recovery-kept", now, desk=desk.desk, worker=desk.worker)
