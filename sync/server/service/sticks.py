"""A stick comes in where there is no network, and an answer goes back: the same doors as over the network.

The whole stick is read and checked before a byte of it counts; then each batch goes through `push`, so taking
the same one in again, an older one, or one after a break does no harm.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from nacl.signing import SigningKey

from sync.protocol.batches import Batch, read_batch
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.exchanges import NewDossier, write_caseload, write_page
from sync.protocol.fields import write_instant
from sync.protocol.headers import set_hash
from sync.protocol.hybrid_seal import HybridKey
from sync.protocol.parcel_faults import ParcelFault, ParcelRefused, refused
from sync.protocol.parcels import Entry, ParcelKind, Read, read_parcel, write_parcel
from sync.protocol.signing import verify_head
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
    read_dossiers,
    read_stick_up,
    sign_stick_down,
    verify_stick_up,
    write_stick_down,
)
from sync.server.service.caseload import caseload, register_dossiers
from sync.server.service.ids import new_id
from sync.server.service.parcel_keys import parcel_pairs
from sync.server.service.parcel_ports import DeskStick
from sync.server.service.ports import DeskRow, DeskState, Service
from sync.server.service.pulling import Asked, hello, pull
from sync.server.service.pushing import push
from sync.server.service.stick_blobs import BlobsTaken, along, names_blobs, parts_of, take_in_blobs
from sync.server.service.wrapping import unwrap

#: opens the same file anew, from its beginning: a stick is read twice
Reopen = Callable[[], Read]
_PAGE_SETS = 100


@dataclass(frozen=True, slots=True)
class StickTaken:
    """What came of a stick. `stopped`: the name of the problem at which the rest stayed out, '' = none."""

    stick: str
    desk: str
    made_at: str
    times: int  # 1 the first time
    sets: int
    apart: int
    new_dossiers: int
    stopped: str
    photos: int  # contents that are whole here now
    photos_refused: int
    is_full: bool  # no room for some of those
    answer: Iterator[bytes]


def take_in_stick(service: Service, tenant: str, untrusted: Reopen) -> StickTaken:
    """Take in a desk's stick; `answer` is the file that goes back to that desk.

    Raises ParcelRefused: then nothing of it was taken in.
    """
    pairs = parcel_pairs(service, tenant)
    try:
        stick, desk = _check(service, tenant, untrusted, pairs)
        entries = _entries(untrusted, pairs, stick)
        new = _register(service, tenant, desk, entries)
        receipts, stopped = _push_all(service, tenant, desk, entries)
        blobs = BlobsTaken()
        if names_blobs(stick.entries):  # once their changes are in: only then they are wanted
            blobs = take_in_blobs(service, tenant, desk, _entries(untrusted, pairs, stick))
    except WireProblem as problem:
        raise refused(problem) from None
    now = service.now()
    told = DeskStick(desk.desk, stick.desk_key, stick.incarnation, stick.cursor, stick.made_at)
    with service.work_in(tenant) as work:
        times = work.parcels.note_stick(stick.stick, desk.desk, stick.made_at, now)
        if times == 1:  # an old stick that comes again says nothing of how the desk stands now
            work.parcels.put_desk_stick(told)
        work.people.audit("stick-taken-in", now, desk=desk.desk, worker=desk.worker)
    return StickTaken(
        stick=stick.stick,
        desk=desk.desk,
        made_at=stick.made_at,
        times=times,
        sets=sum(one.reply.receipt.n - one.first + 1 for one in receipts),
        apart=sum(len(one.reply.quarantined) for one in receipts),
        new_dossiers=new,
        stopped=stopped,
        photos=len(blobs.held),
        photos_refused=blobs.refused,
        is_full=blobs.is_full,
        answer=_answer(service, tenant, desk, told, stick.stick, receipts, stopped, blobs),
    )


def stick_for(service: Service, tenant: str, desk_id: str) -> Iterator[bytes]:
    """A stick for a desk that sent one before: what came in for it since. Raises Problem NOT_FOUND."""
    with service.work_in(tenant) as work:
        desk = work.people.desk(desk_id)
        told = work.parcels.desk_stick(desk_id)
        if desk is None or told is None:
            raise Problem(ProblemType.NOT_FOUND, problems=(("desk", "no-stick-yet"),))
    return _answer(service, tenant, desk, told, None, [], "", BlobsTaken())


# --- coming in


def _check(
    service: Service, tenant: str, untrusted: Reopen, pairs: dict[str, HybridKey]
) -> tuple[StickUp, DeskRow]:
    """Read it to its end: every batch reads and is signed by the desk. Nothing is written yet."""
    flow = read_parcel(ParcelKind.STICK_UP, untrusted(), pairs.get)
    stick = read_stick_up(manifest_of(next(flow, None)))
    if stick.tenant != tenant:
        raise ParcelRefused(ParcelFault.OTHER_TENANT)
    with service.work_in(tenant) as work:
        desk = work.people.desk(stick.desk)
    if desk is None:
        raise ParcelRefused(ParcelFault.OTHER_DESK)
    verify_stick_up(stick, desk.public_key)
    found = []
    for entry in flow:
        found.append((entry.name, hashlib.sha256(entry.content).hexdigest()))
        _check_entry(tenant, desk, entry)
    check_entries(stick.entries, found)
    return stick, desk


def _check_entry(tenant: str, desk: DeskRow, entry: Entry) -> None:
    check_blob_entry(entry)
    if entry.name == DOSSIERS:
        read_dossiers(entry.content)
    elif entry.name.startswith(BATCH):
        batch = read_batch(entry.content)
        if (batch.tenant, batch.desk) != (tenant, desk.desk):
            raise WireProblem(WireCode.MIXED, "batch")
        verify_head(
            desk.public_key,
            batch.tenant,
            batch.desk,
            batch.incarnation,
            batch.head_n,
            batch.head_hash,
            batch.signature,
        )


def _entries(untrusted: Reopen, pairs: dict[str, HybridKey], stick: StickUp) -> Iterator[Entry]:
    """The entries once more; a file that was changed between both readings raises HASH_DIFFERS."""
    flow = read_parcel(ParcelKind.STICK_UP, untrusted(), pairs.get)
    next(flow, None)
    for entry, named in zip(flow, stick.entries, strict=False):
        check_entries([named], [(entry.name, hashlib.sha256(entry.content).hexdigest())])
        yield entry


def _register(service: Service, tenant: str, desk: DeskRow, entries: Iterator[Entry]) -> int:
    """The keys of dossiers that began on the desk; what is held here with other keys is left as it is."""
    new: tuple[NewDossier, ...] = ()
    first = next(entries, None)
    if first is not None and first.name == DOSSIERS and desk.state is DeskState.ACTIVE:
        new = read_dossiers(first.content)
    return register_dossiers(service, tenant, desk, new).fresh if new else 0


def _push_all(
    service: Service, tenant: str, desk: DeskRow, entries: Iterator[Entry]
) -> tuple[list[Answered], str]:
    answered: list[Answered] = []
    for entry in entries:
        if not entry.name.startswith(BATCH):
            continue
        batch = read_batch(entry.content)
        if _is_forked(service, tenant, batch):
            # Over the network a desk asks first. On a stick it cannot, so this is no reason to suspend it.
            return answered, ProblemType.DEVICE_FORKED.value
        try:
            reply = push(service, tenant, desk, entry.content)
        except Problem as problem:
            if problem.type is ProblemType.TRY_LATER:
                raise  # the database is away: the same stick may come again
            return answered, problem.type.value
        answered.append(Answered(batch.sets[0].header.n, reply))
    return answered, ""


def _is_forked(service: Service, tenant: str, batch: Batch) -> bool:
    """True when another set with one of these numbers is held: a laptop that was copied or put back."""
    first, last = batch.sets[0].header, batch.sets[-1].header
    with service.work_in(tenant) as work:
        held = work.log.hashes(batch.desk, batch.incarnation, first.n - 1, last.n)
    if held.get(first.n - 1, first.previous) != first.previous:
        return True
    return any(held.get(one.header.n, own) != own for one in batch.sets for own in (set_hash(one.header),))


# --- going back


def _answer(
    service: Service,
    tenant: str,
    desk: DeskRow,
    told: DeskStick,
    answers: str | None,
    receipts: list[Answered],
    stopped: str,
    blobs: BlobsTaken,
) -> Iterator[bytes]:
    entries: list[Entry] = []
    cursor = told.cursor
    if desk.state is not DeskState.ACTIVE:
        blobs = replace(blobs, wanted=())
    photos = along(service, tenant, desk, blobs)
    if desk.state is DeskState.ACTIVE:
        cursor, pages = _pages(service, tenant, desk, told)
        entries = [Entry(CASELOAD, _json(write_caseload(caseload(service, tenant, desk)))), *pages]
    entries += photos.lists
    named = [(one.name, hashlib.sha256(one.content).hexdigest()) for one in entries]
    now = service.now()
    stick = StickDown(
        stick=new_id(service),
        answers=answers,
        made_at=write_instant(now),
        desk=desk.desk,
        hello=hello(service, tenant, desk, told.incarnation),
        cursor=cursor,
        receipts=tuple(receipts),
        stopped=stopped,
        entries=(*named, *photos.named),
    )
    with service.work_in(tenant) as work:
        row = work.people.tenant()
        if row is None:
            raise Problem(ProblemType.TENANT_UNKNOWN)
        work.people.audit("stick-made", now, desk=desk.desk, worker=desk.worker)
    seed = unwrap(service, tenant, "signing", tenant, row.signing_key_wrapped)
    parts = chain.from_iterable(parts_of(service, tenant, one) for one in photos.contents)
    manifest = Entry(MANIFEST, write_stick_down(sign_stick_down(stick, SigningKey(seed))))
    return write_parcel(ParcelKind.STICK_DOWN, told.desk_key, chain([manifest, *entries], parts))


def _pages(service: Service, tenant: str, desk: DeskRow, told: DeskStick) -> tuple[str, list[Entry]]:
    """From where the desk is, or from the beginning where its cursor counts no longer."""
    begin = told.cursor
    try:
        page = pull(service, tenant, desk, Asked(begin, _PAGE_SETS, told.incarnation))
    except Problem as problem:
        if problem.type not in (ProblemType.EPOCH_CHANGED, ProblemType.INVALID):
            raise
        begin = ""
        page = pull(service, tenant, desk, Asked("", _PAGE_SETS, told.incarnation))
    entries = [_page_entry(1, _json(write_page(page)))]
    while page.has_more:
        page = pull(service, tenant, desk, Asked(page.cursor, _PAGE_SETS, told.incarnation))
        entries.append(_page_entry(len(entries) + 1, _json(write_page(page))))
    return begin, entries


def _page_entry(number: int, content: bytes) -> Entry:
    return Entry(f"{PAGE}{number:06d}.json", content)


def _json(value: object) -> bytes:
    """As over the network, without the canonical limits: a body is longer than any text a person types."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode("utf-8")
