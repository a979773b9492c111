"""Fault 33: a backup that was read back makes the log safe; put back, it begins a new epoch."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import httpx2
import pytest
from sqlalchemy import create_engine, text

from sync.protocol.errors import ProblemType
from sync.protocol.model import SealedSet
from sync.server.app import open_service
from sync.server.embedded import SERVICE, Urls
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.copying import NoGoodBackup, copy_in, copy_out, read_back
from sync.server.postgres.migrating import migrate
from sync.server.running import Listener, running_server
from sync.server.service import office
from sync.server.service.safekeeping import mark_safe, mark_safe_before
from tests.server.places import FieldDesk, House, Municipality, problem_of

MASTER = b"\7" * 32


@pytest.fixture
def elsewhere(empty_database: Urls) -> Urls:
    """An empty database with the schema."""
    migrate(empty_database.owner, SERVICE)
    return empty_database


def backed_up(municipality: Municipality, folder: Path) -> Path:
    engine = create_engine(for_psycopg(municipality.house.urls.service))
    copy_out(engine, municipality.tenant, MASTER, folder, municipality.house.clock.now())
    engine.dispose()
    return folder


def said(desk: FieldDesk, dossier: str, count: int) -> list[SealedSet]:
    sets = [desk.seal(dossier) for _ in range(count)]
    desk.push(*sets)
    return sets


def test_nothing_is_safe_before_a_backup_was_read_back(municipality: Municipality, tmp_path: Path) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    assert desk.push(desk.seal(dossier)).receipt.safe_through == 0
    manifest = read_back(backed_up(municipality, tmp_path / "copy"))
    held = desk.hello().held
    assert held is not None and held.safe_through == 0
    service = municipality.house.service
    assert mark_safe(service, municipality.tenant, manifest.epoch, manifest.heads) == 1
    said(desk, dossier, 2)
    held = desk.hello().held
    assert held is not None and held.safe_through == 1
    assert desk.push(desk.seal(dossier)).receipt.safe_through == 1
    # An older backup, marked late, takes nothing back.
    assert mark_safe(service, municipality.tenant, manifest.epoch, manifest.heads) == 0


def test_a_backup_of_before_a_restore_calls_nothing_safe(municipality: Municipality, tmp_path: Path) -> None:
    desk = municipality.desk()
    said(desk, desk.begin_dossier(), 1)
    manifest = read_back(backed_up(municipality, tmp_path / "copy"))
    service = municipality.house.service
    office.begin_epoch(service, municipality.tenant)
    problem = problem_of(lambda: mark_safe(service, municipality.tenant, manifest.epoch, manifest.heads))
    assert problem.type is ProblemType.EPOCH_CHANGED


def test_a_backup_made_elsewhere_covers_what_was_received_before_it(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    clock, service = municipality.house.clock, municipality.house.service
    said(desk, dossier, 2)
    between = clock.now()
    clock.ahead = timedelta(minutes=1)
    said(desk, dossier, 1)
    assert mark_safe_before(service, municipality.tenant, between) == 1
    held = desk.hello().held
    assert held is not None and held.safe_through == 2
    later = between + timedelta(days=1)
    problem = problem_of(lambda: mark_safe_before(service, municipality.tenant, later))
    assert problem.type is ProblemType.INVALID


def test_a_municipality_put_back_elsewhere_is_the_one_of_the_backup_under_a_new_epoch(
    municipality: Municipality, neighbour: Municipality, elsewhere: Urls, tmp_path: Path
) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    before = said(desk, dossier, 3)
    strange = neighbour.desk()
    said(strange, strange.begin_dossier(), 1)
    folder = backed_up(municipality, tmp_path / "copy")
    lost = said(desk, dossier, 2)
    epoch = desk.hello().epoch

    owner = create_engine(for_psycopg(elsewhere.owner))
    copy_in(owner, folder, MASTER)
    with pytest.raises(NoGoodBackup, match="there already"):
        copy_in(owner, folder, MASTER)
    owner.dispose()
    service, engine = open_service(elsewhere.service, MASTER)
    office.begin_epoch(service, municipality.tenant)
    engine.dispose()
    with (
        running_server(elsewhere.service, MASTER, now=municipality.house.clock.now) as (listener, _),
        httpx2.Client(base_url=listener.address, timeout=20, trust_env=False) as http,
    ):
        there = moved(desk, listener, http)
        hello = there.hello()
        assert hello.epoch != epoch and hello.n == 3 and hello.held is not None
        assert hello.held.safe_through == 3
        assert {one.header.n for one in there.pull()[0]} == {1, 2, 3}
        assert there.push(*lost).receipt.epoch == hello.epoch
        assert there.caseload()[dossier].count == len(before) + len(lost) == 5


def moved(desk: FieldDesk, listener: Listener, http: httpx2.Client) -> FieldDesk:
    """The same desk, talking to the back end that was put back."""
    old = desk.house
    house = House(old.urls, old.service, listener, old.clock, http)
    there = FieldDesk(house, desk.key, desk.desk, desk.worker, desk.reply, desk.incarnation, desk.keys)
    there.place = desk.place
    return there


@pytest.mark.parametrize("harm", ["cut", "flip", "gone", "no manifest", "another key"])
def test_a_backup_that_was_damaged_is_found_before_anything_is_put_back(
    municipality: Municipality, elsewhere: Urls, tmp_path: Path, harm: str
) -> None:
    desk = municipality.desk()
    said(desk, desk.begin_dossier(), 1)
    folder = backed_up(municipality, tmp_path / "copy")
    victim = folder / ("manifest.json" if harm == "no manifest" else "change_set.copy.zst")
    whole = victim.read_bytes()
    if harm == "cut":
        victim.write_bytes(whole[:-40])
    elif harm == "flip":
        victim.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    elif harm in ("gone", "no manifest"):
        victim.unlink()
    owner = create_engine(for_psycopg(elsewhere.owner))
    with pytest.raises(NoGoodBackup):
        copy_in(owner, folder, b"\x08" * 32 if harm == "another key" else MASTER)
    with owner.connect() as connection:
        connection.execute(text("select set_config('app.tenant', :t, true)"), {"t": municipality.tenant})
        assert connection.execute(text("select count(*) from tenant")).scalar_one() == 0
    owner.dispose()
