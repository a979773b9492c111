"""Keys of dossiers that began on a desk, made known many at a time."""

from __future__ import annotations

import pytest

from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.exchanges import NewDossier
from sync.protocol.registering import (
    MAX_REGISTERED,
    read_registered,
    read_registration,
    write_registered,
    write_registration,
)
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Weather


def a_dossier(number: int) -> NewDossier:
    return NewDossier(f"{number:08d}-0000-4000-8000-000000000000", bytes([number % 251]) * 32, b"\2" * 32)


def test_what_is_written_is_read_back() -> None:
    new = tuple(a_dossier(number) for number in range(MAX_REGISTERED))
    assert read_registration(write_registration(new)) == new
    refused = {one.dossier for one in new[:3]}
    assert read_registered(write_registered(refused)) == refused


@pytest.mark.parametrize(
    ("untrusted", "code"),
    [
        ({}, WireCode.MISSING),
        ({"dossiers": []}, WireCode.MISSING),
        ({"dossiers": [["x", "y"]]}, WireCode.WRONG_FORMAT),
        ({"dossiers": ["x"]}, WireCode.WRONG_TYPE),
        ({"dossiers": [[a_dossier(1).dossier, 5]]}, WireCode.WRONG_TYPE),
        ({"dossiers": 2 * write_registration([a_dossier(1)])["dossiers"]}, WireCode.DUPLICATE_KEY),  # type: ignore[operator]
        ({"dossiers": (MAX_REGISTERED + 1) * [[1, 2]]}, WireCode.TOO_MANY),
        (write_registration([a_dossier(1)]) | {"more": 1}, WireCode.UNKNOWN_FIELD),
    ],
)
def test_what_does_not_fit_is_refused(untrusted: object, code: WireCode) -> None:
    with pytest.raises(WireProblem) as refused:
        read_registration(untrusted)
    assert refused.value.code is code


def test_a_caseload_of_many_dossiers_is_made_known_in_a_few_requests(
    yard: Yard, back_end: MemoryBackEnd, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sync.client.steps.register.MAX_REGISTERED", 3)
    weather = Weather(back_end)
    laptop: Laptop = yard.laptop("A", weather.connect)
    for number in range(8):
        laptop.answer("K01", number, a_dossier(number).dossier)  # type: ignore[arg-type]
    assert laptop.sync().is_confirmed
    assert weather.calls.count("register") == 3
    assert len(back_end.dossiers) == 8
