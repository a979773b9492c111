"""Compare both sides, dossier by dossier: a sync is only confirmed when count and digest are equal."""

from __future__ import annotations

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import LocalReplica, Remote
from sync.client.rounds import Extras
from sync.client.steps.fetch import Fetched, fetch_again, fetch_pages

#: so often may others have written between two looks; with a few colleagues in one dossier it is one or two
_MOST_LOOKS = 50


def compare(local: LocalReplica, remote: Remote, fetched: Fetched, extras: Extras) -> int:
    """Read the back end's counts and digests back and compare; returns how many dossiers are equal.

    What differs may be what a colleague wrote since: while new sets come in it looks again. When nothing
    new comes, a page was lost, on a damaged disk for one: that dossier is fetched once from the beginning.
    Raises SyncFailure NOT_EQUAL when that does not mend it.
    """
    again: set[str] = set()
    for _ in range(_MOST_LOOKS):
        differing, seen = _differing(local, remote)
        if not differing:
            return seen
        if fetch_pages(local, remote, fetched, extras):
            continue
        if again.issuperset(differing):
            break
        fetch_again(local, remote, differing, fetched, extras)
        again.update(differing)
    raise SyncFailure(FailureCode.NOT_EQUAL)


def _differing(local: LocalReplica, remote: Remote) -> tuple[tuple[str, ...], int]:
    grants = remote.grants()
    local.keep_grants(grants)
    differing = tuple(one.dossier for one in grants if local.digest(one.dossier) != (one.count, one.digest))
    return differing, len(grants)
