"""What orders ask of the database: what was ordered, to whom, what became of it, and what goes down."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from sync.protocol.model import SealedSet
from sync.protocol.orders import Order, OrderKind, OrderOutcome
from sync.protocol.supplies import RescueParcel, SupplyKind


@dataclass(frozen=True, slots=True)
class DeskPolicy:
    """What a municipality set for its desks; the defaults are the strict ones (decided: lease of 30 days)."""

    lease_days: int = 30
    silent_days: int = 90  # after so many days of silence a desk fetches from the beginning
    lock_minutes: int = 15


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order and what became of it; outcome '' while the desk did not say."""

    order: Order
    outcome: str
    outcome_code: str
    outcome_at: datetime | None


@dataclass(frozen=True, slots=True)
class SupplyRow:
    kind: SupplyKind
    name: str
    version: int
    sha256: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class DeskLine:
    """One desk for the overview of an administrator."""

    desk: str
    worker_label: str
    state: str
    heard_at: datetime | None


class Orders(Protocol):
    """Named questions within one tenant."""

    def policy(self) -> DeskPolicy: ...
    def set_policy(self, policy: DeskPolicy, now: datetime) -> None: ...
    def hear(self, desk: str, now: datetime) -> datetime | None:
        """Note that this desk was heard; returns when it was heard before, at most an hour rough."""

    def head(self, desk: str) -> tuple[int, str]:
        """Number and hash of the last order of a desk; (0, CHAIN_START) when there is none."""

    def add(self, order: Order, now: datetime) -> None:
        """Only under `Work.lock`."""

    def after(self, desk: str, n: int, limit: int) -> tuple[OrderRow, ...]: ...
    def last_about(self, desk: str, subject: str) -> OrderRow | None:
        """The newest order to a desk about one dossier."""

    def last_of(self, desk: str, kind: OrderKind) -> OrderRow | None: ...
    def book(self, desk: str, outcome: OrderOutcome, now: datetime) -> bool:
        """Keep what became of an order; False when there is no such order. 'done' is never taken back."""

    def desks(self) -> tuple[DeskLine, ...]: ...
    def desks_of(self, worker: str) -> tuple[str, ...]: ...
    def add_supply(self, row: SupplyRow, now: datetime) -> None: ...
    def supplies(self) -> tuple[SupplyRow, ...]:
        """Everything that was published, without its content; of one kind and name the oldest first."""

    def supply(self, sha256: str) -> bytes | None: ...
    def put_rescue(self, desk: str, rescue: RescueParcel, now: datetime) -> None: ...
    def rescues(self, desk: str) -> tuple[RescueParcel, ...]: ...
    def sets_apart(self, desk: str, reason: str) -> tuple[SealedSet, ...]:
        """What a desk sent and was put apart for this reason, in the order it came."""

    def destroy_dossier(self, dossier: str, order: str, now: datetime) -> None:
        """Overwrite its wrapped keys, end its assignments, drop its summary. Only under `Work.lock`."""

    def set_recovery_key(self, key: bytes, key_id: str) -> None: ...
