"""What a laptop had that was put out or wiped reaches its dossiers after all, by the keeper."""

from __future__ import annotations

import secrets
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.errors import Trouble
from sync.protocol.canonical import MAX_TEXT
from sync.protocol.errors import Problem
from sync.protocol.exchanges import NewDossier
from sync.protocol.hybrid_seal import new_key
from sync.protocol.model import ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.rescue import Rescue, open_rescue, read_rescue_open, write_rescue_open
from sync.protocol.sealing import ChainPlace, seal_set
from sync.server.service import office
from sync.server.service.ports import DeskState
from sync.server.service.rescuing import release, take_in_rescue
from sync.server.service.supplying import replace_recovery_key
from tests.server.order_places import Koffer
from tests.server.places import Municipality, new_id


def test_work_of_a_laptop_that_stays_out_is_given_to_its_dossiers(
    tmp_path: Path, municipality: Municipality
) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    koffer = Koffer.new(tmp_path, municipality)
    koffer.sync()
    dossier = koffer.begun("Amina")
    koffer.sync()
    before = len(office.export_changes(service, tenant, dossier))
    office.set_desk_state(service, tenant, koffer.desk_id, DeskState.REVOKED)
    koffer.note(dossier, "Komt dinsdag terug")
    with pytest.raises(Trouble):
        koffer.sync()
    assert len(office.export_changes(service, tenant, dossier)) == before
    given = release(service, tenant, koffer.desk_id)
    after = office.export_changes(service, tenant, dossier)
    assert given == len(after) - before > 0
    assert {one.author for one in after} == {koffer.worker}
    assert release(service, tenant, koffer.desk_id) == 0


def test_work_of_a_wiped_laptop_comes_back_through_the_officers(
    tmp_path: Path, municipality: Municipality
) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    officers = new_key()
    replace_recovery_key(service, tenant, officers.public)
    koffer = Koffer.new(tmp_path, municipality)
    koffer.sync()
    late = koffer.begun("Yonas")
    desk = koffer.desk_id
    office.set_desk_state(service, tenant, desk, DeskState.WIPE)
    with pytest.raises(Trouble):
        koffer.sync()
    with service.work_in(tenant) as work:
        (parcel,) = work.orders.rescues(desk)
    rescue = read_rescue_open(write_rescue_open(open_rescue(officers, parcel.parcel)))
    assert take_in_rescue(service, tenant, rescue) > 0
    assert take_in_rescue(service, tenant, rescue) == 0
    changes = office.export_changes(service, tenant, late)
    assert {one.author for one in changes} == {koffer.worker}
    with pytest.raises(Problem):
        release(service, tenant, late)


def rescued(koffer: Koffer, *changes: ChangeRecord, sets: tuple[SealedSet, ...] = ()) -> Rescue:
    return Rescue(koffer.municipality.tenant, koffer.desk_id, sets, changes, ())


def said(koffer: Koffer, dossier: str, text: str) -> ChangeRecord:
    return ChangeRecord(
        id=new_id(),
        dossier=dossier,
        kind="note",
        key=new_id(),
        value={"text": text},
        parents=(),
        author=koffer.worker,
        desk=koffer.desk_id,
        time=f"1789461000000-0000-{koffer.desk_id}",
    )


def test_a_parcel_of_a_wiped_laptop_writes_in_no_dossier_that_was_never_its_own(
    tmp_path: Path, municipality: Municipality
) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    thief, colleague = (Koffer.new(tmp_path / name, municipality) for name in ("een", "twee"))
    theirs = colleague.begun("Yonas")
    colleague.sync()
    before = office.export_changes(service, tenant, theirs)
    forged = said(thief, theirs, "Gaat akkoord met alles")
    key = b"\7" * 32
    place = ChainPlace(tenant, thief.desk_id, new_id(), 0)
    sealed = seal_set(place, [forged], PrivacyClass.NORMAL, key, thief.worker, "2026-09-15T08:30:00.000Z")
    own_keys = (NewDossier(theirs, key, key),)
    parcel = replace(rescued(thief, said(thief, theirs, "Wil niets"), sets=(sealed,)), keys=own_keys)
    assert take_in_rescue(service, tenant, parcel) == 0
    assert office.export_changes(service, tenant, theirs) == before


def test_a_parcel_with_long_texts_is_taken_in_whole(tmp_path: Path, municipality: Municipality) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    koffer = Koffer.new(tmp_path, municipality)
    dossier = koffer.begun("Amina")
    koffer.sync()
    long = [said(koffer, dossier, written(MAX_TEXT)) for _ in range(50)]
    assert take_in_rescue(service, tenant, rescued(koffer, *long)) == 50


def written(length: int) -> str:
    """As long as one may type, in a script that packs badly."""
    return "".join(chr(0x4E00 + secrets.randbelow(20_000)) for _ in range(length))
