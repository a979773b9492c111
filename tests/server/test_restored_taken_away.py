"""A restore of an older copy lets nobody in who was put out since, and brings nothing back that was taken."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sync.server.app import open_service
from sync.server.cli import main
from sync.server.embedded import Urls
from sync.server.service.ports import DeskState, Service
from sync.server.settings import Settings, save_settings
from sync.server.taken_away import TAKEN_AWAY
from tests.server.places import FieldDesk, Municipality

MASTER = b"\7" * 32
Run = Callable[..., int]


@pytest.fixture
def here(tmp_path: Path, municipality: Municipality) -> Run:
    return keeper(tmp_path / "here", municipality.tenant, municipality.house.urls.service)


@pytest.fixture
def there(tmp_path: Path, municipality: Municipality, empty_database: Urls) -> Run:
    return keeper(tmp_path / "there", municipality.tenant, empty_database.service)


def keeper(folder: Path, tenant: str, url: str) -> Run:
    folder.mkdir()
    save_settings(folder, Settings(tenant, url, MASTER, "127.0.0.1", 0))

    def run(*words: str) -> int:
        return main(["--folder", str(folder), *words])

    return run


def states(service: Service, tenant: str, desks: list[FieldDesk]) -> list[DeskState]:
    with service.work_in(tenant) as work:
        found = [work.people.desk(one.desk) for one in desks]
    return [one.state for one in found if one is not None]


def test_what_was_taken_away_after_the_copy_is_taken_away_again(
    tmp_path: Path, municipality: Municipality, empty_database: Urls, here: Run, there: Run
) -> None:
    desks = [municipality.desk() for _ in range(5)]
    stays, out, wiped, back, quiet = desks
    dossiers = [stays.begin_dossier() for _ in range(3)]
    assert here("desk", back.desk, "revoked") == 0
    assert here("desk", quiet.desk, "suspended") == 0
    copy = str(tmp_path / "copies" / "maandag")
    (tmp_path / "copies").mkdir()
    assert here("backup", copy) == 0
    assert here("desk", out.desk, "revoked") == 0
    assert here("desk", wiped.desk, "wipe") == 0
    assert here("desk", back.desk, "active") == 0
    assert here("unassign", dossiers[0], stays.worker) == 0
    assert here("unassign", dossiers[1], stays.worker) == 0
    assert here("assign", dossiers[1], stays.worker) == 0
    assert here("dossier", "destroy", dossiers[2], "--order", "besluit-1") == 0
    shutil.copy(tmp_path / "here" / TAKEN_AWAY, tmp_path / "there")
    assert there("restore", copy, "--owner-url", empty_database.owner) == 0
    service, engine = open_service(empty_database.service, MASTER)
    tenant = municipality.tenant
    assert states(service, tenant, desks) == [
        DeskState.ACTIVE, DeskState.REVOKED, DeskState.WIPE, DeskState.ACTIVE, DeskState.SUSPENDED,
    ]  # fmt: skip
    with service.work_in(tenant) as work:
        assert work.log.assigned_workers(dossiers[0]) == ()
        assert work.log.assigned_workers(dossiers[1]) == (stays.worker,)
        gone = work.log.dossier(dossiers[2])
        kinds = [row.order.kind for row in work.orders.after(stays.desk, 0, 100)]
    assert gone is not None and gone.is_destroyed
    assert kinds.count("forget-dossier") >= 2, "a laptop that has it is told again"
    engine.dispose()


@pytest.mark.parametrize("known", ["no list", "a list of before the copy"])
def test_where_nobody_can_tell_every_laptop_is_held(
    tmp_path: Path,
    municipality: Municipality,
    empty_database: Urls,
    here: Run,
    there: Run,
    known: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    desks = [municipality.desk() for _ in range(2)]
    assert here("desk", desks[0].desk, "suspended") == here("desk", desks[0].desk, "active") == 0
    if known != "no list":
        shutil.copy(tmp_path / "here" / TAKEN_AWAY, tmp_path / "there")
    (tmp_path / "copies").mkdir()
    copy = str(tmp_path / "copies" / "maandag")
    assert here("backup", copy) == 0
    assert here("desk", desks[1].desk, "revoked") == 0
    assert there("restore", copy, "--owner-url", empty_database.owner) == 0
    assert "alle laptops, 2 in getal" in capsys.readouterr().out
    service, engine = open_service(empty_database.service, MASTER)
    assert states(service, municipality.tenant, desks) == [DeskState.SUSPENDED] * 2
    assert there("desk", desks[0].desk, "active") == 0
    assert states(service, municipality.tenant, desks) == [DeskState.ACTIVE, DeskState.SUSPENDED]
    engine.dispose()


def test_after_a_restore_by_other_means_the_list_counts_whole(
    municipality: Municipality, here: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    desks = [municipality.desk() for _ in range(2)]
    assert here("desk", desks[0].desk, "revoked") == 0
    with municipality.house.service.work_in(municipality.tenant) as work:
        work.people.set_desk_state(desks[0].desk, DeskState.ACTIVE)  # as the older database says
    assert here("restored", "--let-in") == 0
    assert states(municipality.house.service, municipality.tenant, desks) == [DeskState.ACTIVE] * 2
    assert here("restored") == 0
    assert "kwam: 1." in capsys.readouterr().out
    found = states(municipality.house.service, municipality.tenant, desks)
    assert found == [DeskState.REVOKED, DeskState.ACTIVE]


def test_a_list_that_was_altered_puts_nothing_back(
    tmp_path: Path, municipality: Municipality, here: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    desk = municipality.desk()
    epoch = desk.hello().epoch
    assert here("desk", desk.desk, "revoked") == 0
    path = tmp_path / "here" / TAKEN_AWAY
    path.write_bytes(path.read_bytes().replace(b'"revoked"', b'"active"'))
    assert here("restored") == 1
    assert f"{TAKEN_AWAY}, regel" in capsys.readouterr().err
    assert desk.hello().epoch == epoch
