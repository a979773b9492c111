"""Signed orders from the office to a laptop and what became of them: real back end, real koffers."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from nacl.public import PrivateKey
from sqlalchemy import create_engine

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.roles import Role
from desktop.store.safe import PEOPLE
from desktop.usecases.ports import RECOVERY_KEY
from desktop.usecases.standing import kept_roles, kept_standing
from sync.protocol.hybrid_seal import HybridKey
from sync.protocol.model import DESK_REVOKED
from sync.protocol.orders import OrderKind
from sync.protocol.rescue import open_rescue
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.copying import copy_in, copy_out
from sync.server.service import office
from sync.server.service.orders import set_policy
from sync.server.service.orders_ports import DeskPolicy
from sync.server.service.ports import DeskState
from sync.server.service.supplying import destroy_dossier, replace_recovery_key
from tests.server.history_place import MASTER, empty, enter
from tests.server.order_places import Koffer
from tests.server.places import Municipality


@pytest.fixture
def koffer(tmp_path: Path, municipality: Municipality) -> Koffer:
    return Koffer.new(tmp_path / "laptop", municipality)


def state(koffer: Koffer, wanted: DeskState) -> None:
    house = koffer.municipality.house
    office.set_desk_state(house.service, koffer.municipality.tenant, koffer.desk_id, wanted)


def outcomes(koffer: Koffer, desk: str | None = None) -> list[tuple[str, str]]:
    return [(row.order.kind, row.outcome) for row in koffer.orders(desk)]


def refused(koffer: Koffer) -> TroubleCode:
    with pytest.raises(Trouble) as found:
        koffer.sync()
    return found.value.code


def test_a_desk_learns_what_its_worker_does_and_how_long_it_may_stay_away(koffer: Koffer) -> None:
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    office.set_roles(service, tenant, koffer.worker, ("kwaliteit", "klantmanager", "van-later"))
    set_policy(service, tenant, DeskPolicy(lease_days=14, silent_days=60, lock_minutes=5))
    koffer.sync()
    with koffer.desk.unit_of_work() as work:
        standing, roles = kept_standing(work), kept_roles(work)
    assert standing is not None
    assert (standing.lease_days, standing.lock_minutes, standing.state) == (14, 5, "active")
    assert roles == {Role.KWALITEIT, Role.KLANTMANAGER}
    assert koffer.again().worker.roles == roles


def test_what_was_said_on_a_laptop_that_is_put_out_is_kept_and_given_when_it_is_let_in(
    koffer: Koffer,
) -> None:
    dossier = koffer.begun("Amina")
    koffer.sync()
    for wanted in (DeskState.SUSPENDED, DeskState.REVOKED):
        state(koffer, wanted)
        koffer.begun(wanted.value)
        assert refused(koffer) is TroubleCode.DESK_REVOKED
    with koffer.desk.unit_of_work() as work:
        kept = kept_standing(work)
        assert kept is not None
        assert kept.state == "revoked"
        assert DESK_REVOKED in {parcel.reason for parcel in work.outbox.parcels()}
    state(koffer, DeskState.ACTIVE)
    assert koffer.sync().is_confirmed
    assert koffer.names() == ["Amina", "revoked", "suspended"]
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    assert office.export_changes(service, tenant, dossier)
    done = [("suspend", "done"), ("revoke", "done"), ("let-in", "done")]
    assert outcomes(koffer) == done


def test_a_wiped_laptop_gave_its_work_first_and_nothing_is_left_of_the_koffer(
    koffer: Koffer, tmp_path: Path
) -> None:
    koffer.begun("Amina")
    koffer.sync()
    desk, folder = koffer.desk_id, koffer.folder
    shutil.copytree(folder, tmp_path / "elders")
    state(koffer, DeskState.WIPE)
    late = koffer.begun("Yonas")
    assert refused(koffer) is TroubleCode.KOFFER_WIPED
    assert not list((folder / PEOPLE).iterdir())
    assert not koffer.keys.kept
    with pytest.raises(Trouble) as found:
        koffer.desk.unit_of_work()
    assert found.value.code is TroubleCode.KOFFER_WIPED
    assert outcomes(koffer, desk) == [("wipe", "begun")]
    with koffer.municipality.house.service.work_in(koffer.municipality.tenant) as work:
        (parcel,) = work.orders.rescues(desk)
    assert parcel.key_id == "k1"
    (note,) = koffer.started().wiped()
    assert (note.label, note.municipality) == ("Marit Bakker", "Voorbeeldgemeente")
    koffer.started().put_away(note.id)
    assert not koffer.started().wiped()
    # A whole folder of before, put back: the start takes it away again.
    shutil.copytree(tmp_path / "elders" / PEOPLE, folder / PEOPLE, dirs_exist_ok=True)
    assert not koffer.started().people()
    assert late


def test_the_officers_open_what_was_rescued(tmp_path: Path, municipality: Municipality) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    officers = PrivateKey.generate()
    replace_recovery_key(service, tenant, bytes(officers.public_key))
    koffer = Koffer.new(tmp_path, municipality)
    koffer.sync()
    late = koffer.begun("Yonas")
    desk = koffer.desk_id
    state(koffer, DeskState.WIPE)
    assert refused(koffer) is TroubleCode.KOFFER_WIPED
    with service.work_in(tenant) as work:
        (parcel,) = work.orders.rescues(desk)
    rescue = open_rescue(HybridKey(bytes(officers) + bytes(64), b""), parcel.parcel)
    assert {one.header.dossier for one in rescue.sets} == {late}
    assert [one.dossier for one in rescue.keys] == [late]


def test_who_was_let_in_again_before_it_came_by_is_not_wiped(koffer: Koffer) -> None:
    koffer.sync()
    state(koffer, DeskState.WIPE)
    state(koffer, DeskState.ACTIVE)
    assert koffer.sync().is_confirmed
    assert outcomes(koffer) == [("wipe", "done"), ("let-in", "done")]


def test_a_dossier_of_somebody_else_is_forgotten_after_its_work_went_up_and_may_come_back(
    koffer: Koffer,
) -> None:
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    gone, _ = koffer.begun("Yonas"), koffer.begun("Amina")
    koffer.sync()
    before = len(office.export_changes(service, tenant, gone))
    office.unassign_dossier(service, tenant, gone, koffer.worker)
    with koffer.desk.unit_of_work() as work:
        own = len(work.changes.of(gone))
    koffer.sync()
    assert koffer.names() == ["Amina"]
    assert len(office.export_changes(service, tenant, gone)) >= before
    assert koffer.sync().is_confirmed
    office.assign_dossier(service, tenant, gone, koffer.worker)
    assert koffer.sync().is_confirmed
    assert koffer.names() == ["Amina", "Yonas"]
    with koffer.desk.unit_of_work() as work:
        assert len(work.changes.of(gone)) >= own
    assert koffer.sync().is_confirmed
    assert [kind for kind, _ in outcomes(koffer)] == ["forget-dossier", "return-dossier"]
    assert {outcome for _, outcome in outcomes(koffer)} == {"done"}


def test_a_dossier_that_was_forgotten_after_the_copy_comes_back_with_the_copy(
    koffer: Koffer, tmp_path: Path
) -> None:
    """The copy knows of no order to forget, so nobody would ever order to give it back."""
    house, tenant = koffer.municipality.house, koffer.municipality.tenant
    gone, _ = koffer.begun("Yonas"), koffer.begun("Amina")
    koffer.sync()
    owner, reader = (create_engine(for_psycopg(url)) for url in (house.urls.owner, house.urls.service))
    copy_out(reader, tenant, MASTER, tmp_path / "copy", house.clock.now())
    office.unassign_dossier(house.service, tenant, gone, koffer.worker)
    koffer.sync()
    assert koffer.names() == ["Amina"]
    with owner.begin() as connection:
        enter(connection, tenant)
        empty(connection)
    copy_in(owner, tmp_path / "copy", MASTER)
    office.begin_epoch(house.service, tenant)
    for engine in (owner, reader):
        engine.dispose()
    koffer.sync()
    assert koffer.sync().is_confirmed
    assert koffer.names() == ["Amina", "Yonas"]


def test_what_lies_apart_since_a_laptop_was_put_out_goes_again_before_its_dossier_is_forgotten(
    koffer: Koffer,
) -> None:
    """Forgotten before that, nobody would ever be given it: also not when the dossier is given back."""
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    dossier = koffer.begun("Yonas")
    koffer.sync()
    before = len(office.export_changes(service, tenant, dossier))
    state(koffer, DeskState.SUSPENDED)
    koffer.note(dossier, "invented")
    assert refused(koffer) is TroubleCode.DESK_REVOKED
    office.unassign_dossier(service, tenant, dossier, koffer.worker)
    assert refused(koffer) is TroubleCode.DESK_REVOKED
    assert koffer.names() == ["Yonas"]
    state(koffer, DeskState.ACTIVE)
    office.assign_dossier(service, tenant, dossier, koffer.worker)
    assert koffer.sync().is_confirmed
    assert len(office.export_changes(service, tenant, dossier)) == before + 1


def test_a_destroyed_dossier_goes_everywhere_and_every_chain_still_verifies(
    koffer: Koffer, tmp_path: Path
) -> None:
    municipality = koffer.municipality
    service, tenant = municipality.house.service, municipality.tenant
    other = Koffer.new(tmp_path / "tweede", municipality)
    gone = koffer.begun("Yonas")
    koffer.sync()
    office.assign_dossier(service, tenant, gone, other.worker)
    other.sync()
    assert other.names() == ["Yonas"]
    assert destroy_dossier(service, tenant, gone, "vernietiging-7") == 2
    assert destroy_dossier(service, tenant, gone, "vernietiging-7") == 0
    for each in (koffer, other):
        each.begun("Amina")
        assert each.sync().is_confirmed
        assert each.names() == ["Amina"]
    with service.work_in(tenant) as work:
        row = work.log.dossier(gone)
        assert row is not None
        assert (row.is_destroyed, row.normal_key_wrapped) == (True, b"")
        assert work.log.sets_of(gone)
        assert gone not in {one.dossier for one in work.log.summaries()}
    for refuse in (
        lambda: office.assign_dossier(service, tenant, gone, koffer.worker),
        lambda: office.export_changes(service, tenant, gone),
    ):
        with pytest.raises(Exception, match="not-"):
            refuse()


def test_a_desk_that_was_silent_too_long_sends_first_and_begins_anew(koffer: Koffer) -> None:
    koffer.begun("Amina")
    koffer.sync()
    koffer.municipality.house.clock.ahead += timedelta(days=91)
    koffer.begun("Yonas")
    report = koffer.sync()
    assert report.is_confirmed
    assert report.parcels_sent
    assert koffer.names() == ["Amina", "Yonas"]
    assert outcomes(koffer) == [(OrderKind.REBASELINE, "done")]


def test_another_recovery_key_is_taken_and_a_new_parcel_left(koffer: Koffer) -> None:
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    koffer.sync()
    officers = PrivateKey.generate()
    key_id = replace_recovery_key(service, tenant, bytes(officers.public_key))
    assert koffer.sync().is_confirmed
    with koffer.desk.unit_of_work() as work:
        assert work.state.get(RECOVERY_KEY) == bytes(officers.public_key).hex()
    with service.work_in(tenant) as work:
        assert key_id in {row.parcel.key_id for row in work.people.recoveries()}
    assert koffer.desk.safe is not None
    assert koffer.desk.safe.state().recovery_key_id == key_id
