"""Attachments into a backup and back: each copied once, opened from the copy, and only then called safe."""

from __future__ import annotations

from collections.abc import Iterator

from sync.protocol.blob_sealing import blob_key, opened_pieces
from sync.protocol.canonical import WireProblem
from sync.server.service.blob_access import sorted_store, store_of
from sync.server.service.blob_ports import BlobStore, KeptBlob, StoreLost
from sync.server.service.ports import Service
from sync.server.service.pushing import dossier_key

_PAGE = 500


def copy_out(service: Service, tenant: str, copy: BlobStore) -> tuple[int, int]:
    """Copy what the backup `copy` does not hold yet, and open every one that is not called safe yet from it.

    Returns how many were found good in it now, and how many could not be copied whole (lost here, or a copy
    that does not open; that copy goes).
    """
    good = bad = 0
    for kept in _all_kept(service, tenant):
        if kept.is_safe and copy.holds(tenant, kept.file, kept.size):
            continue
        try:
            with sorted_store():
                _copy(store_of(service), copy, tenant, kept)
                is_good = _opens(service, tenant, copy, kept)
        except StoreLost:
            is_good = False
        good, bad = good + is_good, bad + (not is_good)
        if not is_good:
            with sorted_store():
                copy.drop(tenant, kept.file)
            continue
        with service.work_in(tenant) as work:
            work.blobs.mark_one_safe(kept.name)
    return good, bad


def copy_in(service: Service, tenant: str, copy: BlobStore) -> int:
    """Put back what the database counts on, is not here, and opens from the backup; returns how many."""
    done = 0
    for kept in _all_kept(service, tenant):
        with sorted_store():
            store = store_of(service)
            is_wanted = not store.holds(tenant, kept.file, kept.size)
            if is_wanted and copy.holds(tenant, kept.file, kept.size) and _opens(service, tenant, copy, kept):
                _copy(copy, store, tenant, kept)
                done += 1
    return done


def _copy(source: BlobStore, target: BlobStore, tenant: str, kept: KeptBlob) -> None:
    if target.holds(tenant, kept.file, kept.size):
        return
    at = 0
    for portion in source.read(tenant, kept.file, 0, kept.size):
        target.append(tenant, kept.file, at, portion)
        at += len(portion)
    target.keep(tenant, kept.file, kept.size)


def _opens(service: Service, tenant: str, copy: BlobStore, kept: KeptBlob) -> bool:
    """Whether the copy is the content it is named after; read piece by piece, thrown away."""
    name = kept.name
    with service.work_in(tenant) as work:
        dossier = work.log.dossier(name.dossier)
    if dossier is None or dossier.is_destroyed:
        return False
    key = blob_key(dossier_key(service, tenant, dossier, name.privacy_class), name.dossier, name.sha256)
    try:
        for _ in opened_pieces(copy.read(tenant, kept.file, 0, kept.size), kept.size, key, name.sha256):
            pass
    except (WireProblem, StoreLost):
        return False
    return True


def _all_kept(service: Service, tenant: str) -> Iterator[KeptBlob]:
    place = ("", "", "")
    while True:
        with service.work_in(tenant) as work:
            page = work.blobs.all_kept(place, _PAGE)
        yield from page
        if len(page) < _PAGE:
            return
        last = page[-1].name
        place = (last.dossier, last.sha256, last.privacy_class.value)
