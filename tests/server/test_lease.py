"""A laptop that stays away: it warns in time, own work stays open, the rest closes until there is contact."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, Trouble
from desktop.usecases.lease import Lease, lease
from desktop.usecases.lock_policy import lock_minutes, set_lock_minutes
from desktop.usecases.synchronise import sync_panel
from sync.server.service import office
from sync.server.service.orders import set_policy
from sync.server.service.orders_ports import DeskPolicy
from sync.server.service.ports import DeskState
from tests.server.order_places import Koffer
from tests.server.places import Municipality


@pytest.fixture
def koffer(tmp_path: Path, municipality: Municipality) -> Iterator[Koffer]:
    """With one dossier of her own and one of a colleague that came along."""
    koffer = Koffer.new(tmp_path / "laptop", municipality)
    colleague = Koffer.new(tmp_path / "collega", municipality)
    theirs = colleague.begun("Yonas")
    colleague.sync()
    koffer.begun("Amina")
    office.assign_dossier(municipality.house.service, municipality.tenant, theirs, koffer.worker)
    koffer.sync()
    assert koffer.names() == ["Amina", "Yonas"]
    yield koffer
    koffer.laptop.close()


def away(koffer: Koffer, days: int) -> None:
    koffer.municipality.house.clock.ahead += timedelta(days=days)


def now(koffer: Koffer) -> Lease:
    found = lease(koffer.desk)
    assert found is not None
    return found


def test_after_the_lease_own_work_stays_open_and_the_rest_closes_until_there_was_contact(
    koffer: Koffer,
) -> None:
    assert (now(koffer).left, now(koffer).warns) == (30, False)
    away(koffer, 20)
    assert (now(koffer).left, now(koffer).warns) == (10, True)
    away(koffer, 11)
    koffer.again()
    assert koffer.names() == ["Amina"]
    found = now(koffer)
    assert (found.left, found.is_over, found.closed) == (-1, True, 1)
    assert sync_panel(koffer.desk).days_without_contact_left == -1
    koffer.begun("Later")
    away(koffer, -31)
    koffer.again()
    assert now(koffer).left == -1, "a clock that is set back gives no day more"
    away(koffer, 31)
    assert koffer.sync().is_confirmed
    assert koffer.names() == ["Amina", "Later", "Yonas"]
    assert (now(koffer).left, now(koffer).closed) == (30, 0)


def test_a_revoked_laptop_closes_what_is_not_its_own_at_the_next_opening(koffer: Koffer) -> None:
    municipality = koffer.municipality
    service, tenant = municipality.house.service, municipality.tenant
    office.set_desk_state(service, tenant, koffer.desk_id, DeskState.REVOKED)
    with pytest.raises(Trouble):
        koffer.sync()
    assert now(koffer).state == "revoked"
    koffer.again()
    assert koffer.names() == ["Amina"]
    office.set_desk_state(service, tenant, koffer.desk_id, DeskState.ACTIVE)
    koffer.sync()
    assert koffer.names() == ["Amina", "Yonas"]


def test_the_municipality_may_ask_for_fewer_quiet_minutes_and_a_shorter_lease(koffer: Koffer) -> None:
    service, tenant = koffer.municipality.house.service, koffer.municipality.tenant
    set_lock_minutes(koffer.desk, 15)
    set_policy(service, tenant, DeskPolicy(lease_days=7, silent_days=90, lock_minutes=3))
    koffer.sync()
    assert lock_minutes(koffer.desk) == 3
    with pytest.raises(Refusal) as found:
        set_lock_minutes(koffer.desk, 4)
    assert found.value.facts["max"] == "3"
    assert sync_panel(koffer.desk).lease_days == 7
    assert now(koffer).warns
