"""Leave the keys of dossiers that began here, before anything of them is sent."""

from __future__ import annotations

from sync.client.ports import LocalReplica, Remote


def register_dossiers(local: LocalReplica, remote: Remote, everything: bool) -> int:
    """Register what is new here; `everything` after the back end was restored. Returns how many."""
    dossiers = local.new_dossiers(everything)
    for one in dossiers:
        remote.register(one)
        local.mark_registered(one.dossier)
    return len(dossiers)
