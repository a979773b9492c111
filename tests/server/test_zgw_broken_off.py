"""A turn that is broken off: by a program that ends, by a database that goes, by another that takes over."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from sync.protocol.errors import ProblemType
from sync.server.embedded import SERVICE, Urls
from sync.server.postgres.addresses import for_psycopg
from sync.server.service.publishing import publish_waiting
from sync.server.service.publishing_ports import PaperRow, State, Target
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.publisher import ZgwPublisher
from tests.server.fake_zgw import FakeZgw
from tests.server.fake_zgw_http import running_zgw
from tests.server.places import Municipality, problem_of
from tests.server.zgw_places import Beside, Papers, beside


@dataclass
class Interrupting(Papers):
    """A room of papers in which something happens, once, when the first paper is asked for."""

    happens: list[Callable[[], None]] = field(default_factory=list)

    def read(self, tenant: str, paper: PaperRow) -> bytes | None:
        if self.happens:
            self.happens.pop()()
        return super().read(tenant, paper)


@pytest.fixture
def zgw() -> Iterator[FakeZgw]:
    with running_zgw() as fake:
        yield fake


@pytest.fixture
def place(municipality: Municipality, zgw: FakeZgw) -> Beside:
    zgw.switches.now = municipality.house.clock.now
    made = beside(municipality, zgw)
    made.papers = Interrupting()
    return made


def happens(place: Beside, what: Callable[[], None]) -> None:
    assert isinstance(place.papers, Interrupting)
    place.papers.happens.append(what)


def end_of_program() -> None:
    raise KeyboardInterrupt


def counts(zgw: FakeZgw) -> list[int]:
    return [len(zgw.all_of(name)) for name in ("zaken", "rollen", "besluiten", "zaakinformatieobjecten")]


def test_a_program_that_ends_in_the_middle_is_taken_over_once_its_time_is_up(
    place: Beside, zgw: FakeZgw
) -> None:
    dossier = place.established()
    happens(place, end_of_program)
    with pytest.raises(KeyboardInterrupt):
        place.publish()
    assert (place.publish().done, place.row(dossier).state) == (0, State.WAITING)
    place.municipality.house.clock.ahead += timedelta(minutes=6)
    assert place.publish().done == 1
    assert counts(zgw) == [1, 2, 1, 2]


def test_a_database_that_goes_in_the_middle_of_a_turn_loses_and_doubles_nothing(
    place: Beside, zgw: FakeZgw, database: Urls
) -> None:
    def lines_cut() -> None:
        engine = create_engine(for_psycopg(database.superuser), isolation_level="AUTOCOMMIT")
        with engine.connect() as connection:
            asked = text("select pg_terminate_backend(pid) from pg_stat_activity where usename = :role")
            connection.execute(asked, {"role": SERVICE})
        engine.dispose()

    place.established()
    happens(place, lines_cut)
    assert problem_of(place.publish).type is ProblemType.TRY_LATER
    place.municipality.house.clock.ahead += timedelta(minutes=6)
    assert place.publish().done == 1
    assert counts(zgw) == [1, 2, 1, 2]


def test_who_lost_a_dossier_to_another_writes_nothing_down_any_more(place: Beside, zgw: FakeZgw) -> None:
    house, tenant = place.municipality.house, place.municipality.tenant
    dossier = place.established()

    def taken_over() -> None:
        now = house.clock.now() + timedelta(minutes=6)
        with house.service.work_in(tenant) as work:
            row = work.publications.claim(Target.ZGW, "another", now, now + timedelta(minutes=5))
        assert row is not None

    happens(place, taken_over)
    assert place.publish().waiting == 1
    with house.service.work_in(tenant) as work:
        assert not any(what.startswith("document:") for what in work.publications.made(Target.ZGW, dossier))
    assert zgw.all_of("zaakinformatieobjecten") == []


def test_what_came_in_during_a_turn_asks_for_another_one(place: Beside, zgw: FakeZgw) -> None:
    dossier = place.established()
    happens(place, lambda: place.summary(dossier))
    house = place.municipality.house
    asked = Zaaksysteem(place.setup, house.clock.now)
    publisher = ZgwPublisher(asked)
    try:
        first = publish_waiting(house.service, place.municipality.tenant, publisher, place.papers)
    finally:
        asked.close()
    # The same round goes on with it: the summary that came in between is published too.
    assert (first.done, place.row(dossier).state) == (2, State.DONE)
    assert counts(zgw) == [1, 2, 1, 2]
