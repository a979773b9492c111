"""The calls about orders, asked as every call of the engine is."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Protocol

from sync.client.answers import Answer, failure_of, read_answer
from sync.protocol.canonical import STANDARD, Limits, canonical
from sync.protocol.orders import Order, OrderOutcome, read_orders, write_outcome
from sync.protocol.supplies import MAX_SUPPLY, RescueParcel, long_json, write_rescue

_JSON = {"Content-Type": "application/json"}
_SUPPLY = Limits(size=MAX_SUPPLY)


class Asks(Protocol):
    """One signed request; see `HttpBackEnd.ask`. Raises SyncFailure."""

    def __call__(
        self,
        method: str,
        target: str,
        limits: Limits,
        body: bytes = b"",
        headers: dict[str, str] | None = None,
    ) -> Answer: ...


class HttpOrders:
    """Implements `OrderOffice`."""

    def __init__(self, ask: Asks) -> None:
        self._ask = ask

    def orders(self, after: int) -> tuple[Order, ...]:
        answer = self._ask("GET", f"/v1/desks/self/orders?after={after}", STANDARD)
        return read_answer(answer, (200,), read_orders)

    def supply(self, sha256: str) -> bytes:
        answer = self._ask("GET", f"/v1/supplies/{sha256}", _SUPPLY)
        if answer.status != 200:
            raise failure_of(answer, datetime.now(UTC))
        return answer.body

    def report(self, outcome: OrderOutcome) -> None:
        self._done("POST", "/v1/desks/self/order-outcomes", canonical(write_outcome(outcome)))

    def leave_rescue(self, rescue: RescueParcel) -> None:
        self._done("PUT", "/v1/desks/self/rescue", long_json(write_rescue(rescue)))

    def _done(self, method: str, target: str, body: bytes) -> None:
        answer = self._ask(method, target, STANDARD, body, _JSON)
        if answer.status != 204:
            raise failure_of(answer, datetime.now(UTC))
