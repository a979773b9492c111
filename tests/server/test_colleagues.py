"""A desk is told the names of who shares its dossiers, and of nobody else."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.domain.ids import DeskId, WorkerId
from desktop.synclink.colleagues import KnownColleagues
from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import DeskProof, HttpBackEnd
from sync.protocol.canonical import WireProblem
from sync.protocol.colleagues import Colleague, read_colleagues, write_colleagues
from sync.server.service import office
from sync.server.service.ports import DeskState
from tests.builders import workplace
from tests.fakes import RightHere
from tests.server.places import FieldDesk, Municipality


def line(desk: FieldDesk) -> HttpBackEnd:
    proof = DeskProof(desk.reply.tenant, desk.desk, lambda text: desk.key.sign(text).signature)
    return HttpBackEnd(desk.house.listener.address, proof, desk.house.clock.now)


def told(desk: FieldDesk) -> dict[str, Colleague]:
    with line(desk) as remote:
        return {one.worker: one for one in remote.colleagues()}


def test_only_who_shares_a_dossier_is_named(municipality: Municipality) -> None:
    here, joost, stranger = municipality.desk(), municipality.desk(), municipality.desk()
    dossier = here.begin_dossier()
    assert set(told(here)) == {here.worker}
    service = municipality.house.service
    assert office.assign_dossier(service, municipality.tenant, dossier, joost.worker)
    assert set(told(here)) == set(told(joost)) == {here.worker, joost.worker}
    assert set(told(stranger)) == {stranger.worker}
    found = told(here)[joost.worker]
    assert found.name and [desk for desk, _ in found.desks] == [joost.desk]
    office.unassign_dossier(service, municipality.tenant, dossier, joost.worker)
    assert joost.worker in told(here), "what was written keeps its name"
    assert set(told(joost)) == {joost.worker}


def test_another_municipality_is_never_named(municipality: Municipality, neighbour: Municipality) -> None:
    here, there = municipality.desk(), neighbour.desk()
    here.begin_dossier()
    there.begin_dossier()
    assert not set(told(here)) & set(told(there))


def test_a_revoked_desk_is_told_no_names(municipality: Municipality) -> None:
    desk = municipality.desk()
    office.set_desk_state(municipality.house.service, municipality.tenant, desk.desk, DeskState.REVOKED)
    with line(desk) as remote, pytest.raises(SyncFailure) as caught:
        remote.colleagues()
    assert caught.value.code is FailureCode.REVOKED


def test_the_names_stay_in_the_koffer_and_are_asked_again_when_something_came_in(
    municipality: Municipality,
) -> None:
    desk, place = municipality.desk(), workplace()
    desk.begin_dossier()
    known, now = KnownColleagues(), desk.house.clock.now()
    assert known.name(WorkerId(desk.worker)) == ""
    with line(desk) as remote:
        known.ask(place.desk.unit_of_work, RightHere(), remote, False, now)
        name = known.name(WorkerId(desk.worker))
        joost = municipality.desk()
        assert office.assign_dossier(
            municipality.house.service, municipality.tenant, next(iter(desk.keys)), joost.worker
        )
        known.ask(place.desk.unit_of_work, RightHere(), remote, False, now + timedelta(hours=23))
        assert known.name(WorkerId(joost.worker)) == "", "nothing came in: it is not asked"
        known.ask(place.desk.unit_of_work, RightHere(), remote, True, now)
    later = KnownColleagues()
    with place.desk.unit_of_work() as work:
        later.read(work)
    assert later.name(WorkerId(desk.worker)) == name and later.name(WorkerId(joost.worker))
    assert later.laptop(DeskId(joost.desk)) and not later.laptop(DeskId("nobody"))


@pytest.mark.parametrize("later", [timedelta(days=1), timedelta(hours=-1)])
def test_a_day_later_they_are_asked_although_nothing_came_in_and_so_by_a_clock_put_back(
    municipality: Municipality, later: timedelta
) -> None:
    desk, place, now = municipality.desk(), workplace(), municipality.house.clock.now()
    desk.begin_dossier()
    with line(desk) as remote:
        KnownColleagues().ask(place.desk.unit_of_work, RightHere(), remote, True, now)
        opened_again = KnownColleagues()
        opened_again.ask(place.desk.unit_of_work, RightHere(), remote, False, now)
        assert opened_again.name(WorkerId(desk.worker)) == ""
        opened_again.ask(place.desk.unit_of_work, RightHere(), remote, False, now + later)
        assert opened_again.name(WorkerId(desk.worker))


@pytest.mark.parametrize(
    "untrusted",
    [
        {},
        {"colleagues": [{"worker": "x", "name": "A", "desks": []}]},
        {"colleagues": [{"worker": "0199a000-0000-7000-8000-00000000000a", "name": "A\u202e", "desks": []}]},
        {"colleagues": [], "more": 1},
    ],
)
def test_what_is_no_list_of_names_is_refused(untrusted: object) -> None:
    with pytest.raises(WireProblem):
        read_colleagues(untrusted)
    assert read_colleagues(write_colleagues(())) == ()
