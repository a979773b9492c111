"""The photos of the sync panel, a row per dossier: a parcel tells of a photo and does not carry it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from desktop.domain.attachments import Attachment, attachments_from
from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.ids import DossierId
from desktop.domain.wording import joined, nl
from desktop.usecases.attachment_places import BlobPlace, place_of
from desktop.usecases.blob_standing import read_standing
from desktop.usecases.dutch_words import counted
from desktop.usecases.ports import ParcelState, UnitOfWork

_THERE = frozenset({BlobPlace.THERE, BlobPlace.SAFE})


def photo_rows(work: UnitOfWork) -> Mapping[DossierId, tuple[str, ParcelState, str]]:
    """Per dossier with photos: what there is ('3 foto's'), how it stands, and what that means."""
    heads: dict[DossierId, dict[HeadKey, tuple[Change, ...]]] = defaultdict(dict)
    for change in work.changes.heads_of((ChangeKind.ATTACHMENT,)):
        key = (change.kind, change.key)
        heads[change.dossier][key] = (*heads[change.dossier].get(key, ()), change)
    if not heads:
        return {}
    here = work.attachments.names()
    found = {dossier: attachments_from(standing) for dossier, standing in heads.items()}
    return {dossier: _row(work, dossier, photos, here) for dossier, photos in found.items() if photos}


def _row(
    work: UnitOfWork, dossier: DossierId, photos: Iterable[Attachment], here: Iterable[str]
) -> tuple[str, ParcelState, str]:
    standing, on_laptop = read_standing(work.state, dossier), frozenset(here)
    places = [place_of(photo, standing, on_laptop) for photo in photos]
    content = _photos(len(places))
    if all(place.where in _THERE for place in places):
        if all(place.where is BlobPlace.SAFE for place in places):
            return content, ParcelState.CONFIRMED, nl("Aangekomen, en ook in de reservekopie van de gemeente")
        return content, ParcelState.CONFIRMED, nl("Aangekomen bij de gemeente")
    waiting = Counter(place.where for place in places)
    labels = Counter(place.words for place in places if place.where is BlobPlace.ELSEWHERE)
    told = [
        nl("{photos} {where}", photos=_photos(number), where=where)
        for number, where in (
            (waiting[BlobPlace.UNDER_WAY], nl("onderweg")),
            (waiting[BlobPlace.HERE_ONLY], nl("alleen op deze laptop")),
            *((number, words) for words, number in sorted(labels.items())),
            (waiting[BlobPlace.COMING], nl("komt met het volgende samenvoegen")),
            (waiting[BlobPlace.DAMAGED], nl("beschadigd op deze laptop")),
        )
        if number
    ]
    is_under_way = bool(waiting[BlobPlace.UNDER_WAY])
    meaning = nl("Onvolledig: {told}.", told=joined(", ", told))
    return content, ParcelState.UNDER_WAY if is_under_way else ParcelState.WAITS, meaning


def _photos(number: int) -> str:
    return counted(number, nl("foto"), nl("foto's"))
