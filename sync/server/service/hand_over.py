"""A dossier comes in from another municipality: a new dossier here, every answer to be checked.

It gets ids that follow from the parcel, so taking the same one in again, also after a break, makes no second
one. What is brought in is what a klantmanager would bring in from a file: answers from a document, to be
checked, and the plan of before, which waits for a person to take it over.
"""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sync.protocol.canonical import WireProblem
from sync.protocol.hand_over import DOSSIER, MANIFEST, HandOver, TakenDossier, read_hand_over, read_taken
from sync.protocol.parcel_faults import ParcelFault, ParcelRefused, refused
from sync.protocol.parcels import Entry, FindKey, ParcelKind, Read, read_parcel
from sync.protocol.sticks import check_entries
from sync.server.service.hand_over_photos import PhotosSeen, keep_photos
from sync.server.service.office import PreparedChange, PreparedDossier, import_caseload
from sync.server.service.parcel_keys import parcel_pairs
from sync.server.service.ports import Service

Reopen = Callable[[], Read]
Keep = Callable[[Entry], None]
_WHOLE_PLAN = ("gemeente", "route", "dagtekening_initieel")


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What came of a parcel. `is_new` False: it was taken in before, as this dossier."""

    dossier: str
    manifest: HandOver
    answers: int
    is_new: bool
    photos: int = 0  # pages that are photos of the dossier now
    photos_left: int = 0  # pages that found no room; taking the same parcel in again tries once more


def take_in_hand_over(
    service: Service, tenant: str, untrusted: Reopen, workers: Sequence[str], keep: Keep | None = None
) -> TakenOver:
    """Make a dossier of a parcel and give it to these workers (ids or labels).

    In: `keep` gets every entry once the whole parcel was checked, to lay it down for reading. Raises
    ParcelRefused: then nothing was taken in; Problem NOT_FOUND for a worker that is not known.
    """
    pairs = parcel_pairs(service, tenant)
    try:
        photos = PhotosSeen()
        manifest, digest, taken = _check(untrusted, pairs.get, photos)
        if keep is not None:
            for entry in read_parcel(ParcelKind.HAND_OVER, untrusted(), pairs.get):
                keep(entry)
    except WireProblem as problem:
        raise refused(problem) from None
    with service.work_in(tenant) as work:
        known = work.parcels.hand_over(manifest.parcel)
    if known is not None:
        kept, left = _keep_photos(service, tenant, known, photos, untrusted, pairs.get)
        return TakenOver(known, manifest, len(taken.answers), False, kept, left)
    dossier = _id_of(tenant, manifest, "dossier")
    changes = _changes(tenant, manifest, digest, taken)
    changes += photos.changes(manifest.municipality, lambda what: _id_of(tenant, manifest, what))
    import_caseload(service, tenant, [PreparedDossier(dossier, tuple(workers), tuple(changes))])
    now = service.now()
    with service.work_in(tenant) as work:
        work.parcels.add_hand_over(manifest.parcel, dossier, manifest.municipality, now)
        work.people.audit("hand-over-taken-in", now, dossier=dossier)
    kept, left = _keep_photos(service, tenant, dossier, photos, untrusted, pairs.get)
    return TakenOver(dossier, manifest, len(taken.answers), True, kept, left)


def _keep_photos(
    service: Service, tenant: str, dossier: str, photos: PhotosSeen, untrusted: Reopen, find_key: FindKey
) -> tuple[int, int]:
    """Once their changes are in; the parcel was checked whole before."""
    if not photos.names:
        return 0, 0
    try:
        entries = read_parcel(ParcelKind.HAND_OVER, untrusted(), find_key)
        return keep_photos(service, tenant, dossier, photos.names, entries)
    except WireProblem as problem:
        raise refused(problem) from None


def _check(untrusted: Reopen, find_key: FindKey, photos: PhotosSeen) -> tuple[HandOver, str, TakenDossier]:
    flow = read_parcel(ParcelKind.HAND_OVER, untrusted(), find_key)
    first = next(flow, None)
    if first is None or first.name != MANIFEST:
        raise ParcelRefused(ParcelFault.UNREADABLE)
    manifest = read_hand_over(first.content)
    taken: TakenDossier | None = None
    found = []
    for entry in flow:
        found.append((entry.name, hashlib.sha256(entry.content).hexdigest()))
        photos.see(entry)
        if entry.name == DOSSIER:
            taken = read_taken(entry.content)
    check_entries(manifest.entries, found)
    if taken is None:
        raise ParcelRefused(ParcelFault.UNREADABLE)
    return manifest, hashlib.sha256(first.content).hexdigest(), taken


def _changes(tenant: str, manifest: HandOver, digest: str, taken: TakenDossier) -> list[PreparedChange]:
    head = {"roepnaam": taken.roepnaam, "language": taken.language}
    made = [PreparedChange("dossier", "head", head, id=_id_of(tenant, manifest, "head"))]
    written: dict[str, str] = {}
    for at, answer in enumerate(taken.answers):
        id = _id_of(tenant, manifest, f"answer/{at}")
        written.setdefault(answer.key, id)
        made.append(
            PreparedChange(
                "answer",
                answer.key,
                answer.value,
                source="document",
                certainty="to_check",
                pack=answer.pack,
                id=id,
            )
        )
    plan = dict(taken.earlier_plan)
    told = {
        "sender": "gemeente",
        "name": manifest.municipality,
        "form": "overdracht",
        "sha256": digest,
        "row": 1,
        "mapping": "",
        "answers": written,
        "same": 0,
        "refused": 0,
        "beside": {"vorig_pip": plan} if all(plan.get(name) for name in _WHOLE_PLAN) else {},
    }
    handover = _id_of(tenant, manifest, "handover")
    pack = next((answer.pack for answer in taken.answers if answer.pack), None)
    made.append(PreparedChange("handover", handover, told, pack=pack, id=_id_of(tenant, manifest, "told")))
    return made


def _id_of(tenant: str, manifest: HandOver, what: str) -> str:
    return str(uuid.uuid5(uuid.UUID(manifest.parcel), f"{tenant}/{what}"))
