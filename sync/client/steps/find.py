"""Find out where the back end stands with this desk, and whether this desk is still the one it knows."""

from __future__ import annotations

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import LocalReplica, Remote
from sync.protocol.model import CHAIN_START, PROTOCOL_VERSION, Hello

_ACTIVE = "active"


def ask_state(local: LocalReplica, remote: Remote) -> Hello:
    """The back end's mark for the present incarnation.

    Raises SyncFailure NOT_THE_BACK_END when it answers for another municipality or incarnation.
    """
    me = local.identity()
    hello = remote.hello(me.incarnation, local.audit_offer())
    if hello.tenant != me.tenant or hello.incarnation != me.incarnation:
        raise SyncFailure(FailureCode.NOT_THE_BACK_END)
    local.hear_time(hello.server_time)
    return hello


def is_forked(local: LocalReplica, hello: Hello) -> bool:
    """True when this store was cloned, or put back from an older copy.

    Told by number and head hash, never by the key alone: a copy has the same key. The back end having
    less is not a fork: it was restored, and gets the rest again. Where a whole folder was put back and
    nothing was sent since, the audit chain tells: every unlocking is a line of it.
    """
    if hello.held is not None and hello.held.audit is not None and not local.holds_audit(hello.held.audit):
        return True
    if hello.n == 0:
        return hello.head_hash != CHAIN_START
    return local.hash_at(hello.n) != hello.head_hash


def may_enter(hello: Hello) -> bool:
    """False for a desk that was suspended or revoked: its work still goes up, nothing comes down."""
    return hello.desk_state == _ACTIVE


def is_too_old(hello: Hello) -> bool:
    """True when the back end no longer serves this version: it may still push, not pull."""
    return hello.minimum_client > PROTOCOL_VERSION
