"""A sync on a stick: the desk's work in one sealed file, and the back end's answer taken in.

The same sets, batches, receipts and pages as over the network, through the same replica. A stick may be lost,
come twice, come late or out of order: sets are numbered, receipts are signed, pages are a union, and the
cursor moves only where a page begins at it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

from sync.client.blob_ports import LocalBlobs
from sync.client.bundle_blobs import Along, BlobsBack
from sync.client.ports import DeskIdentity, LocalReplica, Signer
from sync.client.steps.find import is_forked, is_too_old, may_enter
from sync.protocol.batches import how_many_fit, write_batch
from sync.protocol.canonical import WireProblem, read_json
from sync.protocol.exchanges import CASELOAD_LIMITS, PAGE_LIMITS, read_caseload, read_page
from sync.protocol.headers import set_hash
from sync.protocol.hybrid_seal import HybridKey, key_id
from sync.protocol.model import CHAIN_START, DESK_REVOKED, DossierGrant, Page, SealedSet
from sync.protocol.parcel_faults import ParcelFault, ParcelRefused, refused
from sync.protocol.parcels import Entry, ParcelKind, Read, read_parcel, size_at_most, write_parcel
from sync.protocol.receipts import verify_receipt
from sync.protocol.stick_blobs import check_blob_entry
from sync.protocol.sticks import (
    BATCH,
    CASELOAD,
    DOSSIERS,
    MANIFEST,
    PAGE,
    Answered,
    StickDown,
    StickUp,
    check_entries,
    manifest_of,
    read_stick_down,
    sign_stick_up,
    verify_stick_down,
    write_dossiers,
    write_stick_up,
)

Reopen = Callable[[], Read]


@dataclass(frozen=True, slots=True)
class About:
    """Of one stick: its id, when it is made (UTC text), the key of the answer, the municipality's key.

    `send_from`: the back end was heard to hold no more than this number, None where nothing was heard.
    `from_start`: leave the keys of every dossier, and ask for everything once more. `along`: photos and
    papers.
    """

    stick: str
    made_at: str
    desk_key: bytes
    municipal_key: bytes
    send_from: int | None = None
    from_start: bool = False
    along: Along = Along()


@dataclass(frozen=True, slots=True)
class Packed:
    """A stick that is ready to be written, and what is on it. `size`: bytes, at most so many."""

    parts: Iterator[bytes]
    size: int
    sets: int
    changes: int
    dossiers: int
    blobs: int


def pack_stick(local: LocalReplica, sign: Signer, about: About) -> Packed:
    """Everything that was not confirmed. Open changes are sealed by the caller beforehand."""
    me = local.identity()
    after = local.acknowledged_through()
    if about.send_from is not None:
        after = min(after, about.send_from)
    if local.has_let_go(after):
        # What was let go here cannot go again as it was: it is sealed anew from its changes.
        local.start_incarnation(lost_after=after)
        me, after = local.identity(), 0
    waiting = local.sealed_sets(after)
    entries = [Entry(DOSSIERS, write_dossiers(local.new_dossiers(everything=about.from_start)))]
    entries += [*_batches(waiting, sign), *about.along.lists]
    named = [(one.name, hashlib.sha256(one.content).hexdigest()) for one in entries]
    stick = StickUp(
        stick=about.stick,
        tenant=me.tenant,
        desk=me.desk,
        made_at=about.made_at,
        incarnation=me.incarnation,
        cursor="" if about.from_start else local.cursor() or "",
        desk_key=about.desk_key,
        entries=(*named, *about.along.named),
    )
    manifest = Entry(MANIFEST, write_stick_up(sign_stick_up(stick, sign)))
    return Packed(
        write_parcel(
            ParcelKind.STICK_UP, about.municipal_key, chain([manifest, *entries], about.along.entries())
        ),
        size=size_at_most([manifest, *entries], about.along.sizes),
        sets=len(waiting),
        changes=sum(one.header.count for one in waiting),
        dossiers=len({one.header.dossier for one in waiting}),
        blobs=len(about.along.contents),
    )


def _batches(waiting: Sequence[SealedSet], sign: Signer) -> list[Entry]:
    made: list[Entry] = []
    while waiting:
        size = how_many_fit(waiting)
        made.append(Entry(f"{BATCH}{len(made) + 1:06d}", write_batch(waiting[:size], sign)))
        waiting = waiting[size:]
    return made


@dataclass(frozen=True, slots=True)
class StickReport:
    """What an answer brought. `differing`: dossiers that are not equal yet; the next exchange mends them."""

    stick: StickDown
    confirmed_sets: int
    kept_apart: int
    received_changes: int
    unread_sets: int
    dossiers: int
    differing: int
    began_incarnation: bool
    began_epoch: bool  # the back end was put back from a backup: it may lack what it had
    is_for_now: bool  # of the present incarnation and epoch; an older one brings only what others wrote
    sealed_again: int = 0  # changes that a back end that was put back turned out to lack
    confirmed_blobs: int = 0
    received_blobs: int = 0
    is_full_here: bool = False  # no room for all that came; the same file may come again


def check_answer(me: DeskIdentity, untrusted: Reopen, pair: HybridKey) -> StickDown:
    """Read an answer to its end without taking anything in. Raises ParcelRefused."""
    try:
        flow = _opened(untrusted, pair)
        stick = read_stick_down(manifest_of(next(flow, None)))
        if stick.hello.tenant != me.tenant:
            raise ParcelRefused(ParcelFault.OTHER_TENANT)
        if stick.desk != me.desk:
            raise ParcelRefused(ParcelFault.OTHER_DESK)
        verify_stick_down(stick, me.server_key)
        found = []
        for entry in flow:
            found.append((entry.name, hashlib.sha256(entry.content).hexdigest()))
            _read_entry(entry, me.tenant)
            check_blob_entry(entry)
        check_entries(stick.entries, found)
    except WireProblem as problem:
        raise refused(problem) from None
    return stick


def take_in_answer(
    local: LocalReplica,
    untrusted: Reopen,
    pair: HybridKey,
    adopts_epoch: bool,
    blobs: LocalBlobs | None = None,
) -> StickReport:
    """Take in an answer: receipts first, then the keys, then page after page, then photos and papers.

    `adopts_epoch`: nothing was heard of the back end since the stick that this answers. Raises ParcelRefused
    before anything is taken in. Safe to repeat after a break.
    """
    me = local.identity()
    stick = check_answer(me, untrusted, pair)
    began = False
    is_for_now = stick.hello.incarnation == me.incarnation
    if is_for_now and is_forked(local, stick.hello):
        local.start_incarnation()
        began, is_for_now = True, False
    known = local.epoch()
    began_epoch = adopts_epoch and may_enter(stick.hello) and known not in (None, stick.hello.epoch)
    if known is None or began_epoch:
        local.begin_epoch(stick.hello.epoch)
    is_epoch = local.epoch() == stick.hello.epoch
    is_for_now = is_for_now and is_epoch
    booked = local.acknowledged_through()
    apart = sum(_book(local, me, one) for one in stick.receipts) if is_for_now else 0
    if is_for_now and stick.hello.held is not None:
        local.keep_safe(stick.hello.held.safe_through, stick.hello.server_time)
    if is_for_now and may_enter(stick.hello):
        local.send_again(DESK_REVOKED)
    taken = _Taken(may_read=may_enter(stick.hello) and not is_too_old(stick.hello))
    back = BlobsBack(blobs if is_epoch else None, me)
    for entry in _entries_again(untrusted, pair, stick):
        _take_in(local, me, entry, taken, stick.cursor if is_epoch else None)
        back.take(entry)
    again = 0
    if taken.may_read and stick.cursor == "":
        local.mark_fetched(taken.pending)
        if is_epoch and local.is_after_restore():
            again = _seal_what_is_lost(local, taken)
    differing = sum(local.digest(one.dossier) != (one.count, one.digest) for one in taken.grants)
    return StickReport(
        stick=stick,
        confirmed_sets=0 if began else max(0, local.acknowledged_through() - booked),
        kept_apart=apart,
        received_changes=taken.changes,
        unread_sets=taken.unread,
        dossiers=len(taken.grants),
        differing=differing,
        began_incarnation=began,
        began_epoch=began_epoch,
        is_for_now=is_for_now,
        sealed_again=again,
        confirmed_blobs=back.confirmed,
        received_blobs=back.received,
        is_full_here=back.is_full,
    )


@dataclass(slots=True)
class _Taken:
    """What came of the entries so far. `own`: of each earlier incarnation of this desk the last set that the
    back end turned out to hold."""

    may_read: bool
    grants: tuple[DossierGrant, ...] = ()
    pending: tuple[str, ...] = ()
    changes: int = 0
    unread: int = 0
    place: str | None = None
    own: dict[str, tuple[int, str]] = field(default_factory=dict)


def _take_in(local: LocalReplica, me: DeskIdentity, entry: Entry, taken: _Taken, begin: str | None) -> None:
    """`begin`: where the pages begin, None when the cursor must stay where it is."""
    read = _read_entry(entry, me.tenant) if taken.may_read else None
    if isinstance(read, tuple):
        taken.grants = read
        taken.pending = local.keep_grants(read)
        _mark_registered(local, read)
    elif isinstance(read, Page):
        place = begin if taken.place is None else taken.place
        applied = local.apply(read, moves_cursor=begin is not None and (local.cursor() or "") == place)
        taken.changes, taken.unread = taken.changes + applied.new_changes, taken.unread + applied.unread_sets
        taken.place = read.cursor
        for header in (one.header for one in read.sets if one.header.desk == me.desk):
            if header.n > taken.own.get(header.incarnation, (0, ""))[0]:
                taken.own[header.incarnation] = (header.n, set_hash(header))


def _seal_what_is_lost(local: LocalReplica, taken: _Taken) -> int:
    """After a restore, once everything that is there came: what did not come is sealed anew, whoever wrote
    it. Of own earlier incarnations a stick cannot ask; the pages tell how far the back end holds them."""
    again = 0
    for incarnation in local.earlier_incarnations():
        again += local.withdraw(incarnation, *taken.own.get(incarnation, (0, CHAIN_START)))
    return again + local.return_missing()


def _opened(untrusted: Reopen, pair: HybridKey) -> Iterator[Entry]:
    own = key_id(pair.public)
    return read_parcel(ParcelKind.STICK_DOWN, untrusted(), lambda asked: pair if asked == own else None)


def _entries_again(untrusted: Reopen, pair: HybridKey, stick: StickDown) -> Iterator[Entry]:
    """Once more, each as it was checked. Raises ParcelRefused where the file changed in between."""
    try:
        flow = _opened(untrusted, pair)
        next(flow, None)
        for entry, named in zip(flow, stick.entries, strict=False):
            check_entries([named], [(entry.name, hashlib.sha256(entry.content).hexdigest())])
            yield entry
    except WireProblem as problem:
        raise refused(problem) from None


def _read_entry(entry: Entry, tenant: str) -> tuple[DossierGrant, ...] | Page | None:
    """Raises WireProblem; an entry of a kind that is not known here is left alone."""
    if entry.name == CASELOAD:
        return read_caseload(read_json(entry.content, CASELOAD_LIMITS))
    if not entry.name.startswith(PAGE):
        return None
    page = read_page(read_json(entry.content, PAGE_LIMITS))
    if any(one.header.tenant != tenant for one in page.sets):
        raise ParcelRefused(ParcelFault.OTHER_TENANT)
    return page


def _book(local: LocalReplica, me: DeskIdentity, answered: Answered) -> int:
    """Book one receipt when it is of our chain; returns how many of its sets were kept apart."""
    receipt = answered.reply.receipt
    try:
        verify_receipt(receipt, me.server_key)
    except WireProblem:
        return 0
    whose = (receipt.tenant, receipt.desk, receipt.incarnation) == (me.tenant, me.desk, me.incarnation)
    if not whose or answered.first > receipt.n or local.hash_at(receipt.n) != receipt.head_hash:
        return 0
    if receipt.n <= local.acknowledged_through() and not answered.reply.quarantined:
        return 0  # an older one says nothing new
    local.acknowledge(receipt, answered.first, answered.reply.quarantined)
    return len(answered.reply.quarantined)


def _mark_registered(local: LocalReplica, grants: Sequence[DossierGrant]) -> None:
    held = {grant.dossier for grant in grants}
    local.mark_registered([one.dossier for one in local.new_dossiers() if one.dossier in held])
