"""Send what the back end does not have yet, in batches, and believe only signed receipts."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import DeskIdentity, LocalReplica, Remote, Signer
from sync.protocol.batches import how_many_fit, write_batch
from sync.protocol.canonical import WireProblem
from sync.protocol.exchanges import PushReply
from sync.protocol.headers import set_hash
from sync.protocol.model import Hello, Receipt, SealedSet
from sync.protocol.receipts import verify_receipt


@dataclass(slots=True)
class Sent:
    """What was confirmed so far in this sync; it outlives a try that failed half-way."""

    sets: int = 0
    changes: int = 0
    kept_apart: int = 0


def send_sets(local: LocalReplica, remote: Remote, sign: Signer, hello: Hello, sent: Sent) -> None:
    """Push everything after the back end's mark.

    When the back end holds more than was booked here (the reply was lost, or this desk was stopped
    before it could book it) that batch goes again whole: a double is harmless, its receipt is the proof
    that the number in `hello` is not, and only the reply says which sets of it were put apart. Raises
    SyncFailure; what was confirmed stays confirmed.
    """
    booked = local.acknowledged_through()
    counts = {one.header.n: one.header.count for one in local.sealed_sets(booked)}
    waiting = local.sealed_sets(min(hello.n, booked))
    me = local.identity()
    while waiting:
        reply, batch = _push_what_fits(remote, sign, me, waiting)
        local.acknowledge(reply.receipt, batch[0].header.n, reply.quarantined)
        sent.kept_apart += len(reply.quarantined)
        fresh = [n for n in counts if n <= reply.receipt.n]
        sent.sets += len(fresh)
        sent.changes += sum(counts.pop(n) for n in fresh)
        waiting = waiting[len(batch) :]


def _push_what_fits(
    remote: Remote, sign: Signer, me: DeskIdentity, waiting: Sequence[SealedSet]
) -> tuple[PushReply, Sequence[SealedSet]]:
    """One batch from the front of `waiting`, halved while something on the way finds it too large."""
    size = how_many_fit(waiting)
    while True:
        batch = waiting[:size]
        body = write_batch(batch, sign)
        try:
            reply = remote.push(body)
        except SyncFailure as failure:
            if failure.code is not FailureCode.TOO_LARGE:
                raise
            if size == 1:
                raise
            size = (size + 1) // 2
            continue
        check_receipt(reply.receipt, me, batch[-1], body)
        return reply, batch


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
