"""The municipality's key for sticks, asked where there is a network, kept for where there is none."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from desktop.usecases.ports import Clock, LocalState, OnStore, UnitOfWork
from sync.client.errors import SyncFailure
from sync.client.ports import FrontDoor

PARCEL_KEY = "sync.parcel_key"  # hex, 1,216 bytes
PARCEL_KEY_ASKED = "sync.parcel_key_asked"  # the day
#: a municipality seldom replaces it, and the answer is larger than all else of a sync with nothing to do
_ASK_AGAIN = timedelta(days=7)


def parcel_key_of(state: LocalState) -> bytes | None:
    """The key that was heard last, None before the first exchange."""
    kept = state.get(PARCEL_KEY)
    return None if kept is None else bytes.fromhex(kept)


def keep_parcel_key(
    unit_of_work: Callable[[], UnitOfWork], on_store: OnStore, clock: Clock, back_end: FrontDoor
) -> None:
    """Ask it where it is not here or was asked a week ago. What goes wrong stops no sync."""
    today = clock.today()
    if not on_store(lambda: _is_due(unit_of_work, today)):
        return
    with suppress(SyncFailure):
        key = back_end.parcel_key()
        on_store(lambda: _keep(unit_of_work, key, today))


def _is_due(unit_of_work: Callable[[], UnitOfWork], today: date) -> bool:
    with unit_of_work() as unit:
        asked = unit.state.get(PARCEL_KEY_ASKED)
    return asked is None or not timedelta(0) <= today - date.fromisoformat(asked) < _ASK_AGAIN


def _keep(unit_of_work: Callable[[], UnitOfWork], key: bytes, today: date) -> None:
    with unit_of_work() as unit:
        unit.state.put(PARCEL_KEY, key.hex())
        unit.state.put(PARCEL_KEY_ASKED, today.isoformat())
        unit.commit()
