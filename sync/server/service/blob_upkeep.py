"""Keeping the room of attachments: what nobody finishes, what a backup holds, what was lost, what must go."""

from __future__ import annotations

from datetime import datetime

from sync.server.service.blob_access import sorted_store, store_of
from sync.server.service.blob_ports import UploadRow
from sync.server.service.ports import Service, Work

#: uploads that one sweep takes away
_AT_ONCE = 50
_PAGE = 500


def sweep(service: Service, tenant: str) -> int:
    """Take away uploads that nobody added to for too long; returns how many. Each new upload does so too."""
    with service.work_in(tenant) as work:
        found = work.blobs.expired(service.now(), _AT_ONCE)
        for row in found:
            drop_upload(service, work, tenant, row)
    return len(found)


def drop_upload(service: Service, work: Work, tenant: str, row: UploadRow) -> None:
    """Take away what was begun, and give its room back."""
    with sorted_store():
        store_of(service).drop(tenant, row.file)
    work.blobs.drop_upload(row.name)
    work.blobs.give_room(row.size)


def check(service: Service, tenant: str) -> tuple[int, int]:
    """Look whether everything that counts as whole is there; returns how many are, and how many are lost.

    What is lost is missed again, and any laptop that still has it sends it. For after a restore.
    """
    store = store_of(service)
    place, whole, lost = ("", "", ""), 0, 0
    while True:
        with service.work_in(tenant) as work:
            page = work.blobs.all_kept(place, _PAGE)
        for kept in page:
            with sorted_store():
                is_there = store.holds(tenant, kept.file, kept.size)
            whole += is_there
            if not is_there:
                lost += 1
                with service.work_in(tenant) as work:
                    work.lock()
                    work.blobs.drop_kept(kept.name)
                    work.blobs.give_room(kept.size)
        if len(page) < _PAGE:
            return whole, lost
        last = page[-1].name
        place = (last.dossier, last.sha256, last.privacy_class.value)


def mark_safe(service: Service, tenant: str, before: datetime) -> int:
    """A backup that was read back holds every content that was whole before this moment (aware); returns
    for how many that is news. Desks learn it with the next receipt of each."""
    with service.work_in(tenant) as work:
        return work.blobs.mark_safe(before)


def destroy_blobs(service: Service, tenant: str, dossier: str) -> int:
    """Take away every content of a dossier, whole or begun; returns how many. Its keys go elsewhere."""
    store = store_of(service)
    with service.work_in(tenant) as work:
        work.lock()
        files = work.blobs.files_of(dossier)
        for file, size in files:
            with sorted_store():
                store.drop(tenant, file)
            work.blobs.give_room(size)
        work.blobs.forget(dossier)
    return len(files)


def room_of(service: Service, tenant: str) -> tuple[int, int]:
    """Bytes in use, and the most that this municipality may use."""
    with service.work_in(tenant) as work:
        used, most = work.blobs.room()
    return used, service.rules.blob_room if most is None else most


def set_room(service: Service, tenant: str, most: int) -> None:
    """What this municipality may use from now on, in bytes; what is there stays."""
    with service.work_in(tenant) as work:
        work.blobs.set_room(most)
