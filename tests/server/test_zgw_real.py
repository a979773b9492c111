"""The same against a real zaaksysteem, where one is set up; skipped with the reason otherwise.

OPEN_ZAAK_URL is where its APIs begin ('https://openzaak.test.nl'), OPEN_ZAAK_SETUP the `zgw.toml` with its
client, secret and the names of a catalogue made for this. It writes one invented zaak for each run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import httpx2
import pytest

from sync.server.service.publishing_ports import State
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.checking import check
from sync.server.zgw.setup import ZgwSetup, load_setup
from tests.server.places import Municipality
from tests.server.zgw_places import Beside

_URL, _SETUP = "OPEN_ZAAK_URL", "OPEN_ZAAK_SETUP"
pytestmark = pytest.mark.skipif(
    not (os.environ.get(_URL) and os.environ.get(_SETUP)),
    reason=f"no real zaaksysteem: set {_URL} and {_SETUP} (its zgw.toml)",
)


@pytest.fixture
def setup() -> ZgwSetup:
    made = load_setup(Path(os.environ[_SETUP]), os.environ)
    assert all(address.startswith(os.environ[_URL]) for address in made.addresses.values())
    return made


@pytest.fixture
def ask(setup: ZgwSetup, municipality: Municipality) -> Iterator[Zaaksysteem]:
    with httpx2.Client(timeout=60, trust_env=False) as http:
        yield Zaaksysteem(setup, municipality.house.clock.now, http)


def test_the_real_catalogue_is_ready(ask: Zaaksysteem, municipality: Municipality) -> None:
    assert [one.what for one in check(ask, municipality.house.clock.now()) if one.is_wrong] == []


def test_publishing_twice_leaves_one_zaak_with_everything_on_it(
    ask: Zaaksysteem, setup: ZgwSetup, municipality: Municipality
) -> None:
    place = Beside(municipality, municipality.desk(), setup)
    dossier = place.established()
    for _ in range(2):
        place.publish()
        assert place.row(dossier).state is State.DONE, place.row(dossier)
        place.summary(dossier)
    with municipality.house.service.work_in(municipality.tenant) as work:
        zaak = work.publications.made(place.row(dossier).target, dossier)["zaak"].url
    name = str(ask.get(zaak)["identificatie"])
    found = ask.find(ask.address("zaken", "zaken"), identificatie=name, bronorganisatie=setup.rsin)
    counts = {
        what: len(ask.find(ask.address("zaken", what), zaak=zaak))
        for what in ("rollen", "statussen", "zaakinformatieobjecten")
    }
    rollen = 2 if setup.rol_person else 1
    assert (len(found), counts) == (1, {"rollen": rollen, "statussen": 2, "zaakinformatieobjecten": 2})
    assert len(ask.find(f"{zaak}/zaakeigenschappen")) == len(setup.eigenschappen)
