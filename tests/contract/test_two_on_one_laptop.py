"""Fault 21: two people on one laptop, each with a koffer; one syncs while the other's work is unsent."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from desktop.domain.ids import DossierId
from sync.server.service import office
from tests.contract.remote_cases import HttpRoom
from tests.server.places import Municipality
from tests.sync.laptops import Laptop, Safe, open_laptop

MARIT = DossierId("0199a000-0000-7000-8000-0000000000b1")
JOOST = DossierId("0199a000-0000-7000-8000-0000000000b2")


@pytest.fixture
def people(municipality: Municipality, tmp_path: Path) -> Iterator[tuple[Laptop, Laptop]]:
    """Two koffers in one folder, of two workers."""
    with ExitStack() as ending:
        both = []
        for name in ("marit", "joost"):
            laptop, store = open_laptop(Safe.make(tmp_path / name, name), None, name)
            ending.callback(store.close)
            laptop.enrol(HttpRoom(municipality).code(), municipality.house.listener.address)
            both.append(laptop)
        yield both[0], both[1]


def test_work_of_the_first_waits_for_the_first_and_goes_under_that_name(
    people: tuple[Laptop, Laptop], municipality: Municipality
) -> None:
    marit, joost = people
    mine = marit.answer("K01", "bakker", MARIT)
    marit.seal()
    joost.answer("K01", "timmerman", JOOST)
    assert joost.sync().sent == 1
    service, tenant = municipality.house.service, municipality.tenant
    with service.work_in(tenant) as work:
        assert [row.dossier for row in work.log.dossiers()] == [JOOST]
    assert joost.heads(MARIT) == {}
    assert marit.sync().sent == 1
    (held,) = office.export_changes(service, tenant, MARIT)
    assert (held.id, held.author, held.desk) == (mine.id, marit.link.worker_id, marit.link.desk_id)
    assert marit.link.worker_id != joost.link.worker_id
    joost.sync()
    assert joost.heads(MARIT) == {} and marit.heads(JOOST) == {}
