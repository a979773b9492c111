"""Change sets go out: the handshake, and pages of a worker's feed in commit order."""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass, replace

from sync.protocol.canonical import WireProblem, canonical, read_json
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import Fields, write_instant
from sync.protocol.marks import AuditOffer, Held, caseload_mark, compared_mark
from sync.protocol.model import Hello, Page, PrivacyClass, SealedSet
from sync.server.service.heads_ports import ChainHead
from sync.server.service.orders import refuse_silent, standing_of
from sync.server.service.ports import Delivered, DeskRow, DeskState, Service, TenantRow, Work

#: what a set says beside its body, where it is of another chain than the one before
_ROW_BYTES = 400


def hello(
    service: Service, tenant: str, desk: DeskRow, incarnation: str, audit: AuditOffer | None = None
) -> Hello:
    """What is held of this desk's incarnation; n is 0 for one that was never heard of.

    `audit`: the head of the desk's audit chain, kept from a desk that knows the one before.
    """
    with service.work_in(tenant) as work:
        row = _tenant(work)
        if audit is not None:
            work.heads.take_audit(desk.desk, incarnation, audit)
        head = work.heads.of(desk.desk, incarnation)
        held = _held(work, row, desk, head) if desk.state is DeskState.ACTIVE else None
        standing = standing_of(service, work, desk)
    return Hello(
        tenant=tenant,
        epoch=row.epoch,
        server_time=write_instant(service.now()),
        minimum_client=service.rules.minimum_client,
        desk_state=desk.state.value,
        incarnation=incarnation,
        n=head.n,
        head_hash=head.hash,
        held=held,
        standing=standing,
    )


def _held(work: Work, row: TenantRow, desk: DeskRow, head: ChainHead) -> Held:
    # The end of the feed first: what is committed after it is then in the marks, and the desk fetches.
    cursor = _cursor(row.epoch, desk.worker, work.log.feed_end(desk.worker))
    worker = work.people.worker(desk.worker)
    may_read_special = worker is not None and worker.may_read_special
    found = work.log.assigned_dossiers(desk.worker)
    return Held(
        safe_through=head.safe_n,
        caseload=caseload_mark((one.dossier, may_read_special) for one in found),
        compared=compared_mark((one.dossier, one.set_count, one.set_digest) for one in found),
        cursor=cursor,
        audit=head.audit,
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What a desk asks of the feed. `cursor` is as it came; '' is the beginning."""

    cursor: str = ""
    limit: int = 100
    incarnation: str | None = None  # the desk's present one: its sets are left out
    dossier: str | None = None  # only this one, from its own beginning, with a cursor of its own


def pull(service: Service, tenant: str, desk: DeskRow, asked: Asked) -> Page:
    """The next page of the feed of this desk's worker, or of one dossier; it also closes by size.

    Raises Problem INVALID for a cursor that is none of ours, EPOCH_CHANGED for one of before a restore,
    NOT_FOUND for a dossier that is not assigned to this worker.
    """
    with service.work_in(tenant) as work:
        row = _tenant(work)
        refuse_silent(work, desk)
        feed = asked.dossier or desk.worker
        after = _position(asked.cursor, row.epoch, feed)
        worker = work.people.worker(desk.worker)
        without = None if asked.incarnation is None else (desk.desk, asked.incarnation)
        if asked.dossier is None:
            # Read before the feed: what is committed in between is then behind the cursor, never skipped.
            end = work.log.feed_end(desk.worker)
            found = work.log.feed(desk.worker, after, asked.limit + 1, without)
        else:
            if desk.worker not in work.log.assigned_workers(asked.dossier):
                raise Problem(ProblemType.NOT_FOUND)
            end = after
            found = work.log.of_dossier(asked.dossier, after, asked.limit + 1, without)
    page, has_more = _cut(found, asked.limit, service.rules.page_bytes)
    may_read_special = worker is not None and worker.may_read_special
    last = page[-1].position if page else after
    return Page(
        epoch=row.epoch,
        sets=tuple(_for_role(one.sealed, may_read_special) for one in page),
        cursor=_cursor(row.epoch, feed, last if has_more else max(last, end)),
        has_more=has_more,
    )


def _cut(found: tuple[Delivered, ...], limit: int, most_bytes: int) -> tuple[tuple[Delivered, ...], bool]:
    size = 0
    for place, one in enumerate(found):
        size += _ROW_BYTES + 4 * len(one.sealed.body or b"") // 3
        if place == limit or (place and size > most_bytes):
            return found[:place], True
    return found, False


def _for_role(sealed: SealedSet, may_read_special: bool) -> SealedSet:
    if sealed.header.privacy_class is PrivacyClass.SPECIAL and not may_read_special:
        return replace(sealed, body=None)
    return sealed


def _cursor(epoch: str, feed: str, position: int) -> str:
    written = canonical({"e": epoch, "f": feed, "p": position})
    return base64.urlsafe_b64encode(written).decode("ascii").rstrip("=")


def _position(untrusted: str, epoch: str, feed: str) -> int:
    if not untrusted:
        return 0
    try:
        raw = base64.urlsafe_b64decode(untrusted + "=" * (-len(untrusted) % 4))
        fields = Fields(read_json(raw), "cursor")
        of_epoch, of_feed, position = fields.uuid("e"), fields.uuid("f"), fields.whole("p")
        fields.done()
    except (WireProblem, binascii.Error, ValueError):
        raise Problem(ProblemType.INVALID, problems=(("cursor", "wrong-format"),)) from None
    if of_epoch != epoch:
        raise Problem(ProblemType.EPOCH_CHANGED, epoch=epoch)
    if of_feed != feed:
        raise Problem(ProblemType.INVALID, problems=(("cursor", "wrong-format"),))
    return position


def _tenant(work: Work) -> TenantRow:
    row = work.people.tenant()
    if row is None:
        raise Problem(ProblemType.TENANT_UNKNOWN)
    return row
