"""Leave the keys of dossiers that began here, before anything of them is sent."""

from __future__ import annotations

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import LocalReplica, Remote


def register_dossiers(local: LocalReplica, remote: Remote, everything: bool) -> int:
    """Register what is new here; `everything` after the back end was restored. Returns how many it took.

    One that is refused (held there with other keys) does not stop the rest: its sets go up and are kept
    apart there, which the report says.
    """
    taken = 0
    for one in local.new_dossiers(everything):
        try:
            remote.register(one)
        except SyncFailure as failure:
            if failure.code is not FailureCode.REFUSED:
                raise
            continue
        local.mark_registered(one.dossier)
        taken += 1
    return taken
