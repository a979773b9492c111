"""After the back end was put back from a backup: it may lack what it confirmed before, by whomever sent."""

from __future__ import annotations

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import LocalReplica, Remote


def withdraw_what_is_lost(local: LocalReplica, remote: Remote) -> int:
    """Ask after every earlier incarnation of this desk, and seal anew what is not held of it any more.

    The present incarnation needs none of this: it is sent again from the back end's mark. Returns how many
    changes. Safe to repeat: what was withdrawn is in the present incarnation then.
    """
    withdrawn = 0
    for incarnation in local.earlier_incarnations():
        hello = remote.hello(incarnation)
        if hello.incarnation != incarnation:
            raise SyncFailure(FailureCode.NOT_THE_BACK_END)
        withdrawn += local.withdraw(incarnation, hello.n, hello.head_hash)
    return withdrawn
