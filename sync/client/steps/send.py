"""Send what the back end does not have yet, in batches, and believe only signed receipts."""

from __future__ import annotations

import hashlib
import threading
from collections import deque
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, field

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import DeskIdentity, LocalReplica, Remote, Signer
from sync.client.rounds import Extras, Progress
from sync.protocol.batches import MAX_SETS_IN_BATCH, how_many_fit, write_batch
from sync.protocol.canonical import WireProblem
from sync.protocol.exchanges import PushReply
from sync.protocol.headers import set_hash
from sync.protocol.model import Hello, Receipt, SealedSet
from sync.protocol.packing import Packing
from sync.protocol.receipts import verify_receipt

#: sets that are held in memory at once
_AT_A_TIME = 2 * MAX_SETS_IN_BATCH
#: the next batch leaves when this one has gone out, or after so long
_GONE_SECONDS = 30.0
#: what a proxy can make of a body whose packing it does not know: refuse it, or garble it
_MAY_BE_THE_PACKING = frozenset(
    {FailureCode.NOT_THE_BACK_END, FailureCode.REFUSED, FailureCode.GARBAGE, FailureCode.REVOKED}
)


@dataclass(slots=True)
class Way:
    """What the way to the back end lets through, as far as this sync found out."""

    packing: Packing = Packing.ZSTD
    most_sets: int = MAX_SETS_IN_BATCH
    is_proven: bool = False  # a batch in this packing was confirmed
    first_refusal: SyncFailure | None = None  # of zstd: what is raised when gzip fares no better

    def eases(self, failure: SyncFailure, sets: int) -> bool:
        """True when the same sets may pass in another form, which is chosen here."""
        if failure.code is FailureCode.TOO_LARGE and sets > 1:
            self.most_sets = (sets + 1) // 2
            return True
        may_be = failure.code in _MAY_BE_THE_PACKING and not self.is_proven
        if may_be and self.packing is Packing.ZSTD:
            self.packing, self.first_refusal = Packing.GZIP, failure
            return True
        if may_be and self.first_refusal is not None:
            self.packing = Packing.ZSTD
            raise self.first_refusal
        return False


@dataclass(slots=True)
class Sent:
    """What was confirmed so far in this sync; it outlives a try that failed half-way."""

    sets: int = 0
    changes: int = 0
    kept_apart: int = 0
    way: Way = field(default_factory=Way)


@dataclass(frozen=True, slots=True)
class _Packed:
    """A batch that only has to leave."""

    batch: Sequence[SealedSet]
    body: bytes


@dataclass(frozen=True, slots=True)
class _Flight:
    packed: _Packed
    gone: threading.Event
    reply: Future[PushReply]
    is_first: bool  # nothing was under way before it, so nothing can have been overtaken


def send_sets(
    local: LocalReplica, remote: Remote, sign: Signer, hello: Hello, sent: Sent, extras: Extras
) -> int:
    """Push everything after the back end's mark; returns how many sets went.

    When the back end holds more than was booked here (the reply was lost, or this desk was stopped
    before it could book it) that batch goes again whole: a double is harmless, its receipt is the proof
    that the number in `hello` is not, and only the reply says which sets of it were put apart. Raises
    SyncFailure; what was confirmed stays confirmed.
    """
    booked = local.acknowledged_through()
    start = min(hello.n, booked)
    last = local.last_number()
    if start < last:
        _send(local, remote, _Stock(local, sign, sent.way, start, last), sent, extras, booked, (start, last))
    return last - start


class _Stock:
    """What still waits, in its order: read from the desk batches ahead, given back when it must go again."""

    def __init__(self, local: LocalReplica, sign: Signer, way: Way, start: int, last: int) -> None:
        self._local, self._sign, self._way = local, sign, way
        self._read_through, self._last = start, last
        self._sets: list[SealedSet] = []
        self._packed: _Packed | None = None

    def __bool__(self) -> bool:
        return self._packed is not None or bool(self._sets) or self._read_through < self._last

    def make_ready(self) -> None:
        """Pack the next batch, where there is one: the line need not wait for it then."""
        if self._packed is not None or not self:
            return
        if len(self._sets) <= self._way.most_sets and self._read_through < self._last:
            self._sets += self._local.sealed_sets(self._read_through, _AT_A_TIME)
            self._read_through = self._sets[-1].header.n
        fits = how_many_fit(self._sets, self._way.most_sets)
        batch, self._sets = self._sets[:fits], self._sets[fits:]
        self._packed = _Packed(batch, write_batch(batch, self._sign, self._way.packing))

    def take(self) -> _Packed:
        """The next batch; only where there is one."""
        self.make_ready()
        packed, self._packed = self._packed, None
        assert packed is not None
        return packed

    def give_back(self, batches: Sequence[_Packed]) -> None:
        """These go again, in another form it may be."""
        again = [*batches, self._packed] if self._packed else batches
        self._packed = None
        self._sets = [*(one for packed in again for one in packed.batch), *self._sets]


def _send(
    local: LocalReplica,
    remote: Remote,
    stock: _Stock,
    sent: Sent,
    extras: Extras,
    booked: int,
    span: tuple[int, int],
) -> None:
    """All of it, `extras.lanes` batches under way at once; booked one after the other, on this thread."""
    me = local.identity()
    flying: deque[_Flight] = deque()
    with ExitStack() as ending:
        first = stock.take()
        lanes = extras.lanes if stock else 1
        crew = ending.enter_context(ThreadPoolExecutor(lanes)) if lanes > 1 else None
        flying.append(_start(crew, remote, first, is_first=True))
        while stock or flying:
            while stock and len(flying) < lanes:
                stock.make_ready()
                if flying and not flying[-1].gone.wait(_GONE_SECONDS):
                    break
                flying.append(_start(crew, remote, stock.take(), not flying))
            if crew is not None:
                stock.make_ready()
            flight = flying.popleft()
            try:
                reply = flight.reply.result()
            except SyncFailure as failure:
                overtook = failure.code is FailureCode.GAP and not flight.is_first
                if not (overtook or sent.way.eases(failure, len(flight.packed.batch))):
                    raise
                # What was under way behind it cannot have been taken in: it goes again from here.
                for later in flying:
                    later.reply.exception()
                stock.give_back([flight.packed, *(later.packed for later in flying)])
                flying.clear()
                continue
            check_receipt(reply.receipt, me, flight.packed.batch[-1], flight.packed.body)
            _book(local, flight, reply, sent, booked)
            done = reply.receipt.n - span[0]
            extras.on_progress(Progress("send", done, span[1] - span[0]))


def _start(crew: ThreadPoolExecutor | None, remote: Remote, packed: _Packed, is_first: bool) -> _Flight:
    gone = threading.Event()
    reply: Future[PushReply]
    if crew is not None:
        reply = crew.submit(remote.push, packed.body, gone.set)
        reply.add_done_callback(lambda _: gone.set())
        return _Flight(packed, gone, reply, is_first)
    reply = Future()
    try:
        reply.set_result(remote.push(packed.body))
    except SyncFailure as failure:
        reply.set_exception(failure)
    gone.set()
    return _Flight(packed, gone, reply, is_first)


def _book(local: LocalReplica, flight: _Flight, reply: PushReply, sent: Sent, booked: int) -> None:
    sent.way.is_proven, sent.way.first_refusal = True, None
    local.acknowledge(reply.receipt, flight.packed.batch[0].header.n, reply.quarantined)
    fresh = [one.header for one in flight.packed.batch if one.header.n > booked]
    sent.kept_apart += len(reply.quarantined)
    sent.sets += len(fresh)
    sent.changes += sum(header.count for header in fresh)


def check_receipt(receipt: Receipt, me: DeskIdentity, last: SealedSet, body: bytes) -> None:
    """Raises SyncFailure NOT_THE_BACK_END unless our back end signed for exactly this batch."""
    try:
        verify_receipt(receipt, me.server_key)
    except WireProblem:
        raise SyncFailure(FailureCode.NOT_THE_BACK_END) from None
    whose = (receipt.tenant, receipt.desk, receipt.incarnation) == (me.tenant, me.desk, me.incarnation)
    head = (receipt.n, receipt.head_hash) == (last.header.n, set_hash(last.header))
    if not (whose and head and receipt.request_digest == hashlib.sha256(body).hexdigest()):
        raise SyncFailure(FailureCode.GARBAGE)
