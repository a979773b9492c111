"""Work of a laptop that was put out or wiped, given to its dossiers after all: an act of the office.

What lies apart is sealed again under the office's own chain, with the same changes: who said it, when and on
which laptop stays as it was, and union makes doubles harmless.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from nacl.signing import SigningKey

from sync.protocol.batches import read_batch, write_batch
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import NewDossier
from sync.protocol.fields import write_instant
from sync.protocol.model import DESK_REVOKED, ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.rescue import Rescue
from sync.protocol.sealing import ChainPlace, open_set, seal_set
from sync.server.service.caseload import add_dossier
from sync.server.service.orders import signing_key, tenant_row
from sync.server.service.ports import DeskRow, Service, Work
from sync.server.service.pushing import dossier_key, store_batch

#: changes in one set of the office: well below what a batch may hold
_IN_ONE_SET = 50


def release(service: Service, tenant: str, desk: str) -> int:
    """Give what was kept apart of a desk that was put out to its dossiers; returns how many changes were new.

    Raises Problem NOT_FOUND for an unknown desk. Doing it again adds nothing.
    """
    with service.work_in(tenant) as work:
        work.lock()
        known = work.people.desk(desk)
        if known is None:
            raise Problem(ProblemType.NOT_FOUND, problems=(("desk", "unknown"),))
        given = _give(service, work, tenant, known, work.orders.sets_apart(desk, DESK_REVOKED), (), {})
        work.people.audit("desk-released", service.now(), desk=desk)
        return given


def take_in_rescue(service: Service, tenant: str, rescue: Rescue) -> int:
    """Take in what the officers opened of a wiped laptop; dossiers that began there are registered and
    assigned to its klantmanager. Returns how many changes were new. Raises Problem NOT_FOUND, NOT_ALLOWED."""
    if rescue.tenant != tenant:
        raise Problem(ProblemType.NOT_ALLOWED, problems=(("tenant", "other"),))
    with service.work_in(tenant) as work:
        work.lock()
        known = work.people.desk(rescue.desk)
        if known is None:
            raise Problem(ProblemType.NOT_FOUND, problems=(("desk", "unknown"),))
        for new in rescue.keys:
            if work.log.dossier(new.dossier) is None:
                add_dossier(service, work, tenant, new, known.worker)
        keys = {one.dossier: one for one in rescue.keys}
        given = _give(service, work, tenant, known, rescue.sets, rescue.changes, keys)
        work.people.audit("rescue-taken-in", service.now(), desk=rescue.desk)
        return given


def _give(
    service: Service,
    work: Work,
    tenant: str,
    desk: DeskRow,
    sets: Iterable[SealedSet],
    loose: Iterable[ChangeRecord],
    keys: Mapping[str, NewDossier],
) -> int:
    found: dict[tuple[str, PrivacyClass], dict[str, ChangeRecord]] = {}
    for sealed in sets:
        where = (sealed.header.dossier, sealed.header.privacy_class)
        found.setdefault(where, {}).update(_opened(service, work, tenant, sealed, keys))
    for change in loose:
        # In doubt special: fewer may read it, and nothing is lost by that.
        found.setdefault((change.dossier, PrivacyClass.SPECIAL), {})[change.id] = change
    given = 0
    for (dossier, privacy_class), changes in found.items():
        row = work.log.dossier(dossier)
        if row is None or row.is_destroyed:
            continue
        if not work.log.was_ever_assigned(dossier, desk.worker):
            # The parcel is the word of a laptop that was put out: of others' dossiers it counts for nothing.
            work.people.audit("rescue-not-theirs", service.now(), desk=desk.desk, dossier=dossier)
            continue
        held = {
            one for sealed in work.log.sets_of(dossier) for one in _opened(service, work, tenant, sealed, {})
        }
        new = [change for change in changes.values() if change.id not in held]
        for at in range(0, len(new), _IN_ONE_SET):
            _seal(service, work, tenant, dossier, privacy_class, new[at : at + _IN_ONE_SET])
        given += len(new)
    return given


def _opened(
    service: Service, work: Work, tenant: str, sealed: SealedSet, keys: Mapping[str, NewDossier]
) -> dict[str, ChangeRecord]:
    header = sealed.header
    sent, row = keys.get(header.dossier), work.log.dossier(header.dossier)
    if sent is not None:
        key = sent.normal_key if header.privacy_class is PrivacyClass.NORMAL else sent.special_key
    elif row is not None and not row.is_destroyed:
        key = dossier_key(service, tenant, row, header.privacy_class)
    else:
        return {}
    try:
        return {change.id: change for change in open_set(sealed, key)}
    except WireProblem:
        return {}  # cannot be read by anybody here; it stays where it lies


def _seal(
    service: Service,
    work: Work,
    tenant: str,
    dossier: str,
    privacy_class: PrivacyClass,
    changes: list[ChangeRecord],
) -> None:
    row, known = tenant_row(work), work.log.dossier(dossier)
    assert known is not None
    office = work.people.desk(row.office_desk)
    assert office is not None
    # The office must have had it, as every desk must that writes in a dossier.
    if not work.log.was_ever_assigned(dossier, row.office_worker):
        work.log.assign(dossier, row.office_worker, service.now())
    head = work.heads.of(row.office_desk, row.office_incarnation)
    try:
        sealed = seal_set(
            ChainPlace(tenant, row.office_desk, row.office_incarnation, head.n, head.hash),
            changes,
            privacy_class,
            dossier_key(service, tenant, known, privacy_class),
            row.office_worker,
            write_instant(service.now()),
        )
    except WireProblem as problem:
        if problem.code is not WireCode.TOO_LARGE or len(changes) == 1:
            raise
        half = len(changes) // 2
        for part in (changes[:half], changes[half:]):
            _seal(service, work, tenant, dossier, privacy_class, part)
        return
    signing: SigningKey = signing_key(service, row)
    store_batch(service, work, tenant, office, read_batch(write_batch([sealed], signing)))
