"""Compare both sides, dossier by dossier: a sync is only confirmed when count and digest are equal."""

from __future__ import annotations

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import LocalReplica, Remote
from sync.client.rounds import Extras
from sync.client.steps.fetch import Fetched, fetch_again, fetch_pages


def compare(local: LocalReplica, remote: Remote, fetched: Fetched, extras: Extras) -> int:
    """Read the back end's counts and digests back and compare; returns how many dossiers are equal.

    Others may have written meanwhile, and a page may have been lost on a damaged disk: so what differs
    is fetched once more from the beginning. Raises SyncFailure NOT_EQUAL when that does not mend it.
    """
    differing, seen = _differing(local, remote)
    if differing:
        fetch_pages(local, remote, fetched, extras)
        fetch_again(local, remote, differing, fetched, extras)
        differing, seen = _differing(local, remote)
    if differing:
        raise SyncFailure(FailureCode.NOT_EQUAL)
    return seen


def _differing(local: LocalReplica, remote: Remote) -> tuple[tuple[str, ...], int]:
    grants = remote.grants()
    local.keep_grants(grants)
    differing = tuple(one.dossier for one in grants if local.digest(one.dossier) != (one.count, one.digest))
    return differing, len(grants)
