"""Leave the keys of dossiers that began here, before anything of them is sent."""

from __future__ import annotations

from sync.client.ports import LocalReplica, Remote
from sync.protocol.registering import MAX_REGISTERED


def register_dossiers(local: LocalReplica, remote: Remote, everything: bool) -> int:
    """Register what is new here; `everything` after the back end was restored. Returns how many it took.

    One that is refused (held there with other keys) does not stop the rest: its sets go up and are kept
    apart there, which the report says.
    """
    new = local.new_dossiers(everything)
    taken = 0
    for start in range(0, len(new), MAX_REGISTERED):
        part = new[start : start + MAX_REGISTERED]
        refused = remote.register(part)
        kept = [one.dossier for one in part if one.dossier not in refused]
        local.mark_registered(kept)
        taken += len(kept)
    return taken
