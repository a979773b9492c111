"""Somebody works in the zaaksysteem too: what she changed is not written over; an administrator chooses."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest

from sync.protocol.errors import ProblemType
from sync.server.service.publishing import settle_difference, take_up_everything
from sync.server.service.publishing_ports import State, Target
from sync.server.service.steering import overview
from tests.server.fake_zgw import FakeZgw
from tests.server.fake_zgw_http import running_zgw
from tests.server.places import Municipality, problem_of
from tests.server.zgw_places import ESTABLISHED, LETTER, Beside, beside

_B1 = replace(ESTABLISHED, ggm={"Leerroute.type": "B1-route"})


@pytest.fixture
def zgw() -> Iterator[FakeZgw]:
    with running_zgw() as fake:
        yield fake


@pytest.fixture
def place(municipality: Municipality, zgw: FakeZgw) -> Beside:
    zgw.switches.now = municipality.house.clock.now
    # Open ended: a zaak that was closed is another story.
    zgw.of_catalogue("statustypen", omschrijving="PIP vastgesteld")["isEindstatus"] = False
    return beside(municipality, zgw)


@pytest.fixture
def dossier(place: Beside) -> str:
    made = place.established()
    assert place.publish().done == 1
    return made


def route(zgw: FakeZgw) -> dict[str, object]:
    return next(one for one in zgw.all_of("zaakeigenschappen") if not str(one["waarde"]).isdigit())


def say(place: Beside, dossier: str, *which: object) -> None:
    place.summary(dossier, *which)  # type: ignore[arg-type]
    assert place.publish().done == 1


def test_what_only_we_changed_is_written_in_the_same_place(place: Beside, zgw: FakeZgw, dossier: str) -> None:
    say(place, dossier, _B1)
    assert (route(zgw)["waarde"], len(zgw.all_of("zaakeigenschappen"))) == ("B1-route", 3)
    assert place.differences() == ()


def test_what_only_they_changed_stays_and_is_told_with_both_values(
    place: Beside, zgw: FakeZgw, dossier: str
) -> None:
    route(zgw)["waarde"] = "Onderwijsroute"
    zgw.all_of("zaken")[0]["uiterlijkeEinddatumAfdoening"] = "2026-12-31"
    say(place, dossier)
    told = [(one.field, one.ours, one.theirs) for one in place.differences()]
    assert told == [
        ("eigenschap.leerroute", "Z-route", "Onderwijsroute"),
        ("zaak.uiterlijkeEinddatumAfdoening", "2026-09-28", "2026-12-31"),
    ]
    assert route(zgw)["waarde"] == "Onderwijsroute"


def test_what_both_changed_is_not_written_over_and_the_rest_goes_on(
    place: Beside, zgw: FakeZgw, dossier: str
) -> None:
    route(zgw)["waarde"] = "Onderwijsroute"
    say(place, dossier, replace(_B1, term_end="2029-12-31"))
    assert [(one.ours, one.theirs) for one in place.differences()] == [("B1-route", "Onderwijsroute")]
    values = {one["waarde"] for one in zgw.all_of("zaakeigenschappen")}
    assert values == {"Onderwijsroute", "20260915", "20291231"}


@pytest.mark.parametrize(("take_ours", "holds"), [(True, "Z-route"), (False, "Onderwijsroute")])
def test_what_an_administrator_chose_holds_and_is_not_asked_again(
    place: Beside, zgw: FakeZgw, dossier: str, take_ours: bool, holds: str
) -> None:
    route(zgw)["waarde"] = "Onderwijsroute"
    say(place, dossier)
    house = place.municipality.house
    settle_difference(
        house.service, place.municipality.tenant, Target.ZGW, dossier, "eigenschap.leerroute", take_ours
    )
    assert place.publish().done == 1
    say(place, dossier)
    assert (route(zgw)["waarde"], place.differences()) == (holds, ())
    # What the plan says later is news again.
    say(place, dossier, _B1)
    assert route(zgw)["waarde"] == "B1-route"


def test_a_value_that_was_changed_back_there_is_no_difference_any_more(
    place: Beside, zgw: FakeZgw, dossier: str
) -> None:
    route(zgw)["waarde"] = "Onderwijsroute"
    say(place, dossier)
    route(zgw)["waarde"] = "Z-route"
    say(place, dossier)
    assert place.differences() == ()


def test_a_change_of_ours_whose_reply_was_lost_is_no_change_by_hand(
    place: Beside, zgw: FakeZgw, dossier: str
) -> None:
    zgw.switches.cut_after.append("PUT zaakeigenschappen")
    place.summary(dossier, _B1)
    place.publish()
    assert place.row(dossier).state is State.WAITING
    say(place, dossier, ESTABLISHED)
    assert (route(zgw)["waarde"], place.differences()) == ("Z-route", ())


def test_a_difference_that_is_not_there_cannot_be_settled(place: Beside, dossier: str) -> None:
    service, tenant = place.municipality.house.service, place.municipality.tenant
    ask = problem_of(lambda: settle_difference(service, tenant, Target.ZGW, dossier, "zaak.x", True))
    assert ask.type is ProblemType.NOT_FOUND


def test_a_later_decision_is_a_besluit_of_its_own_on_the_same_zaak(
    place: Beside, zgw: FakeZgw, dossier: str
) -> None:
    place.paper(dossier, "pip_brief", LETTER + b"2", version=2)
    say(place, dossier, replace(ESTABLISHED, dagtekening="2027-03-01"))
    assert [one["datum"] for one in zgw.all_of("besluiten")] == ["2026-09-15", "2027-03-01"]
    assert [len(zgw.all_of(name)) for name in ("zaken", "zaakinformatieobjecten")] == [1, 3]
    assert len(zgw.all_of("besluitinformatieobjecten")) == 2


def test_two_publishers_at_once_make_one_of_everything(place: Beside, zgw: FakeZgw) -> None:
    made = [place.established() for _ in range(4)]
    with ThreadPoolExecutor(3) as pool:
        rounds = [one.result() for one in [pool.submit(place.publish) for _ in range(3)]]
    assert sum(one.done for one in rounds) == 4
    assert {place.row(one).state for one in made} == {State.DONE}
    assert [len(zgw.all_of(name)) for name in ("zaken", "rollen", "besluiten")] == [4, 8, 4]


def test_a_dossier_that_another_program_holds_is_stepped_over(place: Beside, zgw: FakeZgw) -> None:
    held = place.established()
    service, tenant = place.municipality.house.service, place.municipality.tenant
    with service.work_in(tenant) as work:
        assert work.publications.hold(held)
        assert place.publish().done == 0
    assert zgw.all_of("zaken") == []
    place.municipality.house.clock.ahead += timedelta(minutes=1)
    assert place.publish().done == 1


def test_what_came_in_before_publishing_began_is_taken_up(place: Beside, dossier: str) -> None:
    service, tenant = place.municipality.house.service, place.municipality.tenant
    assert take_up_everything(service, tenant) == len(overview(service, tenant)) == 1
    assert place.publish().done == 1
