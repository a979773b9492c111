"""A parcel of another municipality becomes a dossier here: once, to be checked, with the plan of before."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from desktop.domain.leerroute import Leerroute
from sync.protocol.errors import Problem
from sync.protocol.parcel_faults import ParcelFault, ParcelRefused
from sync.protocol.parcels import rereading
from sync.protocol.sealing import open_set
from sync.server.service import office
from sync.server.service.hand_over import TakenOver, take_in_hand_over
from sync.server.service.parcel_keys import parcel_key, parcel_pairs, replace_parcel_key
from tests.paper_people import establish, shaima
from tests.parcels import CONSENT, mover
from tests.server.places import Municipality


@pytest.fixture
def parcel(municipality: Municipality, tmp_path: Path) -> bytes:
    service, tenant = municipality.house.service, municipality.tenant
    parcel_key(service, tenant)
    (pair,) = parcel_pairs(service, tenant).values()
    made = mover(tmp_path, pair, papers=False)
    dossier = shaima(made.place)
    establish(made.place, dossier)
    made.hand_over(dossier, CONSENT)
    return (tmp_path / "a").read_bytes()


def take(municipality: Municipality, parcel: bytes, worker: str, **more: object) -> TakenOver:
    service = municipality.house.service
    again = rereading(io.BytesIO(parcel))
    return take_in_hand_over(service, municipality.tenant, again, (worker,), **more)  # type: ignore[arg-type]


def test_a_parcel_becomes_a_new_dossier_whose_answers_are_to_be_checked(
    municipality: Municipality, parcel: bytes
) -> None:
    desk = municipality.desk()
    taken = take(municipality, parcel, desk.worker)
    assert taken.is_new
    grant = desk.caseload()[taken.dossier]
    sets, _ = desk.pull()
    changes = [one for sealed in sets for one in open_set(sealed, grant.normal_key)]
    answers = [one for one in changes if one.kind == "answer"]
    assert len(answers) == taken.answers > 3
    assert {(one.source, one.certainty) for one in answers} == {("document", "to_check")}
    (head,) = [one for one in changes if one.kind == "dossier"]
    assert head.value == {"roepnaam": "Shaima", "language": "prs"}
    (told,) = [one for one in changes if one.kind == "handover"]
    assert isinstance(told.value, dict)
    assert told.value["beside"]["vorig_pip"]["route"] == Leerroute.Z_ROUTE.value
    assert set(told.value["answers"].values()) <= {one.id for one in answers}


def test_the_same_parcel_again_makes_no_second_dossier(municipality: Municipality, parcel: bytes) -> None:
    desk = municipality.desk()
    first = take(municipality, parcel, desk.worker)
    again = take(municipality, parcel, desk.worker)
    assert (again.is_new, again.dossier) == (False, first.dossier)
    assert set(desk.caseload()) == {first.dossier}


def test_a_parcel_for_another_municipality_or_a_cut_one_takes_nothing_in(
    municipality: Municipality, neighbour: Municipality, parcel: bytes
) -> None:
    desk, other = municipality.desk(), neighbour.desk()
    parcel_key(neighbour.house.service, neighbour.tenant)
    for where, content, who, fault in (
        (neighbour, parcel, other.worker, ParcelFault.NOT_FOR_US),
        (municipality, parcel[:-1], desk.worker, ParcelFault.CUT),
        (municipality, parcel + b"x", desk.worker, ParcelFault.ALTERED),
        (municipality, b"PK", desk.worker, ParcelFault.CUT),
        (municipality, b"PK\x03\x04 a holiday photo", desk.worker, ParcelFault.NO_PARCEL),
    ):
        laid: list[object] = []
        with pytest.raises(ParcelRefused) as caught:
            take(where, content, who, keep=laid.append)
        assert (caught.value.fault, laid) == (fault, [])
    assert desk.caseload() == {} and other.caseload() == {}


def test_a_worker_that_is_not_known_gets_nothing(municipality: Municipality, parcel: bytes) -> None:
    with pytest.raises(Problem):
        take(municipality, parcel, "niemand")
    with municipality.house.service.work_in(municipality.tenant) as work:
        assert work.log.dossiers() == ()


def test_what_was_sealed_to_an_older_key_still_opens(municipality: Municipality, parcel: bytes) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    before = parcel_key(service, tenant)
    assert replace_parcel_key(service, tenant) == parcel_key(service, tenant) != before
    taken = take(municipality, parcel, municipality.worker())
    assert len(office.export_changes(service, tenant, taken.dossier)) > 3
