"""A dossier as one object: once, whatever happens to the call; replaced whole; moved to a newer version."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta

import httpx2
import jsonschema_rs
import pytest

from sync.server.objects.publisher import ObjectsPublisher
from sync.server.objects.record import schema
from sync.server.objects.registry import ObjectsApi
from sync.server.objects.setup import ObjectsSetup, ObjectsSetupProblems, read_objects_setup
from sync.server.service.publishing import Round, publish_waiting, settle_difference
from sync.server.service.publishing_ports import PublicationRow, State, Target, Why
from tests.server.fake_objects import TOKEN, FakeObjects, running_objects
from tests.server.places import Municipality
from tests.server.zgw_places import ESTABLISHED, LETTER, Beside, beside_nothing


@dataclass
class There:
    """The invented Objects API, and our way to it."""

    fake: FakeObjects
    api: ObjectsApi


@pytest.fixture
def there() -> Iterator[There]:
    with running_objects() as fake, httpx2.Client(timeout=20, trust_env=False) as http:
        setup = ObjectsSetup(fake.base + "/", fake.base + "/", TOKEN, TOKEN)
        yield There(fake, ObjectsApi(setup, http))


@pytest.fixture
def place(municipality: Municipality) -> Beside:
    return beside_nothing(municipality)


def publish(place: Beside, there: There) -> Round:
    house = place.municipality.house
    publisher = ObjectsPublisher(there.api)
    return publish_waiting(house.service, place.municipality.tenant, publisher, place.papers)


def row(place: Beside, dossier: str) -> PublicationRow:
    with place.municipality.house.service.work_in(place.municipality.tenant) as work:
        return next(one for one in work.publications.listed(Target.OBJECTS) if one.dossier == dossier)


def data_of(there: There) -> list[dict[str, object]]:
    (records,) = there.fake.objects.values()
    return [one["data"] for one in records]  # type: ignore[misc]


def test_a_dossier_is_one_object_that_is_replaced_when_it_says_something_else(
    place: Beside, there: There
) -> None:
    assert there.api.publish_objecttype()[1] is True
    assert there.api.publish_objecttype()[1] is False
    dossier = place.established()
    assert publish(place, there).done == 1
    assert (data_of(there)[-1]["leerroute"], data_of(there)[-1]["gemeente"]) == (
        "Z-route",
        place.municipality.tenant,
    )
    place.summary(dossier)
    publish(place, there)
    assert len(data_of(there)) == 1  # the same again is no new record
    place.summary(dossier, replace(ESTABLISHED, ggm={"Leerroute.type": "B1-route"}))
    publish(place, there)
    assert [one["leerroute"] for one in data_of(there)] == ["Z-route", "B1-route"]


@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_a_reply_that_was_lost_ends_in_one_object(place: Beside, there: There, method: str) -> None:
    there.api.publish_objecttype()
    dossier = place.established()
    if method == "PUT":
        publish(place, there)
        place.summary(dossier, replace(ESTABLISHED, term_end="2029-09-16"))
    there.fake.cut_after.append(method)
    publish(place, there)
    place.municipality.house.clock.ahead += timedelta(hours=7)
    publish(place, there)
    assert row(place, dossier).state is State.DONE
    assert (len(there.fake.objects), there.fake.cut_after) == (1, [])
    with place.municipality.house.service.work_in(place.municipality.tenant) as work:
        assert work.publications.differences(Target.OBJECTS) == ()


def test_an_object_of_an_older_version_goes_to_the_newest_with_its_next_turn(
    place: Beside, there: There
) -> None:
    older = schema()
    older["description"] = "de vorige"
    there.api.publish_objecttype()
    there.fake.versions[0]["jsonSchema"] = schema()
    dossier = place.established()
    publish(place, there)
    there.fake.versions[0]["jsonSchema"] = older
    place.summary(dossier)
    assert publish(place, there).apart == 1
    assert row(place, dossier).reason is Why.CATALOGUE
    assert there.api.publish_objecttype()[0].version == 2
    with place.municipality.house.service.work_in(place.municipality.tenant) as work:
        assert work.publications.again(Target.OBJECTS, None) == 1
    assert publish(place, there).done == 1
    (records,) = there.fake.objects.values()
    assert [one["typeVersion"] for one in records] == [1, 2]


def test_what_was_changed_there_by_hand_stays_until_an_administrator_chose(
    place: Beside, there: There
) -> None:
    there.api.publish_objecttype()
    dossier = place.established()
    publish(place, there)
    (records,) = there.fake.objects.values()
    by_hand = {**data_of(there)[-1], "leerroute": "Onderwijsroute"}
    records.append({**records[-1], "data": by_hand})
    place.summary(dossier, replace(ESTABLISHED, term_end="2029-09-16"))
    publish(place, there)
    assert data_of(there)[-1] == by_hand
    service, tenant = place.municipality.house.service, place.municipality.tenant
    settle_difference(service, tenant, Target.OBJECTS, dossier, "record", take_ours=True)
    publish(place, there)
    assert (data_of(there)[-1]["leerroute"], data_of(there)[-1]["eindeTermijn"]) == (
        "Z-route",
        "2029-09-16",
    )


def test_the_object_holds_no_answer_and_no_name(place: Beside, there: There) -> None:
    there.api.publish_objecttype()
    dossier = place.established()
    place.desk.push(place.desk.seal(dossier, [place.desk.change(dossier, value="Bijzonder geheim")]))
    place.summary(dossier)
    publish(place, there)
    told = repr(there.fake.objects)
    assert "geheim" not in told and dossier not in told and LETTER[:8].decode() not in told
    assert set(data_of(there)[-1]) == set(schema()["properties"])  # type: ignore[call-overload]
    jsonschema_rs.validate(schema(), data_of(there)[-1])
    for wrong in ({"naam": "Yonas"}, {"gemeente": "x"}, {"dagtekening": "15-9-2026"}):
        assert not jsonschema_rs.is_valid(schema(), data_of(there)[-1] | wrong)


def test_all_that_is_wrong_with_the_setup_is_told_at_once() -> None:
    with pytest.raises(ObjectsSetupProblems) as found:
        read_objects_setup(b'objects = "http://objecten.nl"\nkleur = "rood"', {})
    assert [key for key, _ in found.value.problems] == ["kleur", "token", "objects", "objecttypes"]
