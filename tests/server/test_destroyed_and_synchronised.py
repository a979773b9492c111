"""A dossier that was destroyed on one laptop, and a sync that goes on as if nothing happened."""

from __future__ import annotations

from pathlib import Path

from desktop.composition import Installation, Laptop
from desktop.domain.ids import DossierId
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.usecases.dossiers import NewDossier, begin_dossier
from desktop.usecases.ports import Desk, SyncStep
from desktop.usecases.unlock import FirstRun
from sync.server.service import office
from tests.server.places import Municipality
from tests.store_cases import passphrase


def quiet(_: SyncStep) -> None:
    """Nobody watches."""


def begun(desk: Desk, name: str) -> DossierId:
    shown = begin_dossier(desk, NewDossier(name, "ar")).shown
    assert shown is not None
    return shown


def names(desk: Desk) -> list[str]:
    with desk.unit_of_work() as work:
        return sorted(row.roepnaam for row in work.dossiers.all())


def test_what_was_destroyed_stays_at_the_back_end_and_does_not_come_back(
    tmp_path: Path, municipality: Municipality
) -> None:
    laptop = Laptop(Installation(tmp_path, NoKeyStore(), kdf=FLOOR))
    desk = laptop.first_run(FirstRun("Marit Bakker", "Voorbeeldgemeente", ""), passphrase())
    worker = municipality.worker()
    desk.sync.enrol(municipality.house.listener.address, municipality.code(worker))
    gone, stays = begun(desk, "Yonas"), begun(desk, "Amina")
    assert desk.sync.exchange(quiet).is_confirmed
    held = len(office.export_changes(municipality.house.service, municipality.tenant, gone))
    assert held
    assert desk.safe is not None
    desk.safe.forget([gone], "bewaren-1")
    for opening in range(3):
        begun(desk, f"Later {opening}")
        report = desk.sync.exchange(quiet)
        assert report.is_confirmed
        assert report.received == 0
        assert "Yonas" not in names(desk)
        assert "Amina" in names(desk)
        laptop.close()
        desk = laptop.open_person(laptop.people()[0].id, passphrase())
        assert desk.safe is not None
        assert desk.safe.state().generation == 2
    with desk.unit_of_work() as work:
        assert not work.changes.of(gone)
        assert work.changes.of(stays)
    laptop.close()
    assert len(office.export_changes(municipality.house.service, municipality.tenant, gone)) == held


def test_a_back_end_that_was_put_back_gets_everything_again_but_the_key(
    tmp_path: Path, municipality: Municipality
) -> None:
    laptop = Laptop(Installation(tmp_path, NoKeyStore(), kdf=FLOOR))
    desk = laptop.first_run(FirstRun("Marit Bakker", "Voorbeeldgemeente", ""), passphrase())
    desk.sync.enrol(municipality.house.listener.address, municipality.code(municipality.worker()))
    gone, _ = begun(desk, "Yonas"), begun(desk, "Amina")
    assert desk.sync.exchange(quiet).is_confirmed
    assert desk.safe is not None
    desk.safe.forget([gone], "bewaren-1")
    office.begin_epoch(municipality.house.service, municipality.tenant)
    assert desk.sync.exchange(quiet).is_confirmed
    assert names(desk) == ["Amina"]
    laptop.close()
