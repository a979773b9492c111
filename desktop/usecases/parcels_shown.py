"""The parcels of the sync panel: what is in each, where it is, and how far that was proven."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from desktop.domain.ids import DossierId
from desktop.usecases.dossier_standing import safe_marks
from desktop.usecases.photo_rows import photo_rows
from desktop.usecases.ports import Desk, ParcelState, UnitOfWork
from desktop.usecases.sync_words import parcel_content, parcel_meaning

#: confirmed parcels beyond these are told in one line
MOST_CONFIRMED = 12
#: local state: incarnation -> number through which a sync ended with everything compared and equal
_READ_BACK = "sync.read_back"


@dataclass(frozen=True, slots=True)
class ParcelShown:
    """`incarnation` and `n` name it, to send what is in it again; photos have no number."""

    dossier: DossierId
    roepnaam: str
    content: str  # 'Taal, 6 antwoorden'
    state: ParcelState
    meaning: str  # 'Gaat mee zodra er netwerk is'
    incarnation: str = ""
    n: int = 0


def parcels_shown(desk: Desk, work: UnitOfWork) -> tuple[tuple[ParcelShown, ...], int]:
    """All that is not confirmed and the newest that are; and how many more are confirmed."""
    pack, today = desk.packs.newest(desk.pack_id), desk.clock.today()
    read_back, safe = _read_back(work), safe_marks(work)
    names = {row.dossier: row.roepnaam for row in work.dossiers.all()}
    shown: list[ParcelShown] = []
    confirmed = 0
    for parcel in work.outbox.parcels():
        confirmed += parcel.state is ParcelState.CONFIRMED
        if parcel.state is ParcelState.CONFIRMED and confirmed > MOST_CONFIRMED:
            continue
        is_read_back = parcel.n <= read_back.get(parcel.incarnation, 0)
        is_safe = parcel.n <= safe.get(parcel.incarnation, 0)
        shown.append(
            ParcelShown(
                dossier=parcel.dossier,
                roepnaam=names.get(parcel.dossier, ""),
                content=parcel_content(parcel, pack),
                state=parcel.state,
                meaning=parcel_meaning(parcel, today, is_read_back, is_safe),
                incarnation=parcel.incarnation,
                n=parcel.n,
            )
        )
    return _with_photos(work, shown, names), max(0, confirmed - MOST_CONFIRMED)


def _with_photos(
    work: UnitOfWork, shown: list[ParcelShown], names: Mapping[DossierId, str]
) -> tuple[ParcelShown, ...]:
    """Photos stand under the first parcel of their dossier; without one only while they are not all there."""
    photos = {
        dossier: ParcelShown(dossier, names.get(dossier, ""), content, state, meaning)
        for dossier, (content, state, meaning) in photo_rows(work).items()
    }
    rows: list[ParcelShown] = []
    for parcel in shown:
        rows.append(parcel)
        if (row := photos.pop(parcel.dossier, None)) is not None:
            rows.append(row)
    alone = [row for row in photos.values() if row.state is not ParcelState.CONFIRMED]
    return (*alone, *rows)


def keep_read_back(work: UnitOfWork) -> None:
    """A sync ended with everything compared and equal: what is acknowledged now was read back."""
    marks = {one: work.outbox.acknowledged_through(one) for one in work.outbox.incarnations()}
    work.state.put(_READ_BACK, json.dumps(marks, sort_keys=True))


def _read_back(work: UnitOfWork) -> Mapping[str, int]:
    kept: Mapping[str, int] = json.loads(work.state.get(_READ_BACK) or "{}")
    return kept
