"""A code says how the municipality calls a laptop: it keeps that name, and colleagues see which it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.protocol.errors import ProblemType
from sync.server.cli import main
from sync.server.service.enrolment import make_enrolment_code
from sync.server.settings import Settings, save_settings
from tests.server.blob_places import attach, content, missing
from tests.server.places import Municipality, problem_of
from tests.server.travel import Yard
from tests.sync.laptops import Laptop, Safe, open_laptop


@pytest.fixture
def yard(tmp_path: Path, municipality: Municipality) -> Iterator[Yard]:
    made = Yard(tmp_path, municipality)
    yield made
    made.close()


def named(yard: Yard, seed: str, laptop: str, worker: str) -> Laptop:
    """An enrolled laptop that the municipality calls so."""
    place = yard.municipality
    made, room = open_laptop(Safe.make(yard.folder / seed, seed), None, seed)
    yard.rooms.append(room)
    code = make_enrolment_code(place.house.service, place.tenant, worker, laptop)
    made.enrol(code, place.house.listener.address)
    return made


def test_a_laptop_learns_its_name_and_a_colleague_sees_which_one_it_was(yard: Yard) -> None:
    worker = yard.municipality.worker()
    three, four = (named(yard, seed, name, worker) for seed, name in (("A", "laptop 3"), ("B", "laptop 4")))
    assert (three.state("sync.laptop"), four.state("sync.laptop")) == ("laptop 3", "laptop 4")
    three.answer("P01", "Rima")
    three.sync()
    four.sync()
    assert four.link.colleagues.laptop(three.link.desk_id) == "laptop 3"


def test_without_a_name_it_is_called_as_before(yard: Yard) -> None:
    laptop = yard.laptop("A")
    assert laptop.state("sync.laptop") is None


def test_a_laptop_that_enrols_again_takes_its_new_name_and_keeps_the_old_one_otherwise(yard: Yard) -> None:
    place = yard.municipality
    worker = place.worker()
    laptop = named(yard, "A", "laptop 3", worker)
    service, tenant = place.house.service, place.tenant
    for given, wanted in (("laptop 9", "laptop 9"), ("", "laptop 9")):
        laptop.enrol(make_enrolment_code(service, tenant, worker, given), place.house.listener.address)
        with service.work_in(tenant) as work:
            desk = work.people.desk(laptop.link.desk_id)
        assert desk is not None and desk.label == wanted
        assert laptop.state("sync.laptop") == wanted


def test_what_is_missed_says_on_which_laptop_it_is(municipality: Municipality) -> None:
    desk = municipality.desk()
    attach(desk, content(900))
    (plain,) = missing(desk)
    service = municipality.house.service
    with service.work_in(municipality.tenant) as work:
        work.people.set_desk_label(desk.desk, "laptop 3")
    (told,) = missing(desk)
    assert told.label == f"{plain.label} (laptop 3)"
    with service.work_in(municipality.tenant) as work:
        work.people.set_desk_label(desk.desk, "x" * 100)
    assert len(missing(desk)[0].label) == 100


def test_the_keeper_gives_a_name_with_the_code(
    municipality: Municipality, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, house = tmp_path / "server", municipality.house
    folder.mkdir()
    save_settings(folder, Settings(municipality.tenant, house.urls.service, b"\7" * 32, "127.0.0.1", 0))
    worker = municipality.worker()
    assert main(["--folder", str(folder), "code", worker, "--laptop", "laptop 7"]) == 0
    laptop, room = open_laptop(Safe.make(tmp_path / "A", "A"), None, "A")
    laptop.enrol(capsys.readouterr().out.strip(), house.listener.address)
    assert laptop.state("sync.laptop") == "laptop 7"
    room.close()
    told = problem_of(lambda: make_enrolment_code(house.service, municipality.tenant, worker, "x" * 101))
    assert told.type is ProblemType.INVALID
