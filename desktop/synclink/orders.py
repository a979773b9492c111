"""Orders as this desk keeps them: named texts in the local state, and what carrying one out does here.

Everything that waits, everything that is still to be told and the place in the chain stand in the encrypted
store, so that a crash at any moment ends in the same outcome.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from desktop.domain.ids import DossierId
from desktop.synclink.extras import BackEnd
from desktop.synclink.facts import (
    CURSOR,
    INCARNATION,
    RECOVERY_KEY_ID,
    RETURNED,
    EnrolmentFacts,
    new_uuid,
    read_facts,
)
from desktop.synclink.payloads import to_record
from desktop.synclink.store_turn import StoreTurn
from desktop.usecases.attachment_places import unsent_attachments
from desktop.usecases.dossier_standing import has_half_typed
from desktop.usecases.link_ports import ORDERS_WAITING
from desktop.usecases.ports import RECOVERY_KEY, RECOVERY_LEFT, Chance, OnStore, UnitOfWork
from desktop.usecases.standing import keep_standing
from desktop.usecases.supplied import NOT_HIGHER, UNREADABLE, keep_order, kept_order, kept_orders
from sync.client.errors import FailureCode, SyncFailure
from sync.client.http import HttpBackEnd
from sync.client.http_orders import HttpOrders
from sync.client.ports import DeskIdentity
from sync.client.rounds import NoOrders, OrderRound
from sync.client.steps.orders import Orders
from sync.protocol.canonical import WireProblem, canonical
from sync.protocol.exchanges import RECOVERY_KEY_SIZES, NewDossier
from sync.protocol.fields import read_bytes
from sync.protocol.headers import set_hash
from sync.protocol.model import CHAIN_START, DESK_REVOKED, PrivacyClass, SealedSet, Standing
from sync.protocol.orders import Order, OrderKind, OrderOutcome, Outcome, order_hash, read_order, write_order
from sync.protocol.rescue import Rescue, seal_rescue
from sync.protocol.supplies import RescueParcel, read_supply

_PLACE = "orders.place"  # '<n> <hash>'
_WAITING = ORDERS_WAITING
_OUTCOMES = "orders.outcomes"  # JSON list of [n, outcome, code]
_TAKEN_BACK = "unassigned"  # `OrderKind.FORGET_DOSSIER` of a dossier that the municipality still has
_RESCUED = "orders.rescued"  # JSON list: hashes of the sets, and ids of the open changes, in the parcel


@dataclass(frozen=True, slots=True)
class OrderParts:
    """What composition lends. All run on the store thread.

    `take`: put a parcel where the next start finds it, '' or the word for why not; `holds`: it is there and
    whole; `forget`: destroy a dossier here (dossier, order); `wipe`: destroy this koffer; `heard`: there was
    contact, and so the desk stands.
    """

    take: Callable[[UnitOfWork, Order, bytes], str]
    holds: Callable[[Order], bool]
    forget: Callable[[DossierId, str], object]
    wipe: Callable[[], None]
    heard: Callable[[str], None] = lambda state: None


class DeskOrderBook:
    """Implements `OrderBook` over the unit of work."""

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        on_store: OnStore,
        chance: Chance,
        parts: OrderParts,
    ) -> None:
        self._unit_of_work = unit_of_work
        self._on_store = on_store
        turn = StoreTurn(unit_of_work, on_store)
        self._read, self._write = turn.read, turn.write
        self._chance = chance
        self._parts = parts
        self._offered: frozenset[str] = frozenset()  # what `rescue` gave last

    def identity(self) -> DeskIdentity:
        facts = self._read(_facts)
        return DeskIdentity(facts.tenant, facts.desk, facts.incarnation, facts.server_key)

    def place(self) -> tuple[int, str]:
        return self._read(_place)

    def keep_standing(self, standing: Standing) -> bool:
        is_newest = self._write(lambda unit: keep_standing(unit, standing))
        if is_newest:
            self._on_store(lambda: self._parts.heard(standing.state))
        return is_newest

    def book(self, orders: Sequence[Order], afresh: bool) -> None:
        def work(unit: UnitOfWork) -> None:
            n, head = (0, CHAIN_START) if afresh else _place(unit)
            known = () if afresh else _waiting(unit)
            if orders:
                n, head = orders[-1].n, order_hash(orders[-1])
            unit.state.put(_PLACE, f"{n} {head}")
            _put_waiting(unit, (*known, *orders))
            for order in orders:
                unit.audit.note("order.received", str(order.n), str(order.kind))

        self._write(work)

    def waiting(self) -> tuple[Order, ...]:
        return self._read(_waiting)

    def note_refused(self) -> None:
        self._write(lambda unit: unit.audit.note("order.refused", "handshake", "untrue"))

    def settle(self, order: Order, outcome: Outcome, code: str = "") -> None:
        def work(unit: UnitOfWork) -> None:
            left = tuple(one for one in _waiting(unit) if one.n != order.n)
            if len(left) == len(_waiting(unit)):
                return  # a parcel that was put back on the disk: told long ago
            _put_waiting(unit, left)
            _put_outcomes(unit, (*_outcomes(unit), OrderOutcome(order.n, outcome, code)))
            unit.audit.note("order.settled", str(order.n), code or outcome.value)

        self._write(work)

    def outcomes(self) -> tuple[OrderOutcome, ...]:
        return self._read(_outcomes)

    def told(self, outcome: OrderOutcome) -> None:
        def work(unit: UnitOfWork) -> None:
            _put_outcomes(unit, tuple(one for one in _outcomes(unit) if one != outcome))

        self._write(work)

    # --- what comes down

    def missing_supplies(self) -> tuple[Order, ...]:
        kept = self._read(kept_orders)
        return tuple(one for one in kept if not self._on_store(partial(self._parts.holds, one)))

    def has_supply(self, order: Order) -> bool:
        kept = self._read(lambda unit: kept_order(unit, order))
        is_newer = kept is not None and kept.version >= order.version
        return is_newer and kept is not None and self._on_store(partial(self._parts.holds, kept))

    def take_supply(self, order: Order, content: bytes) -> str:
        def work(unit: UnitOfWork) -> str:
            kept = kept_order(unit, order)
            if kept is not None and kept.version >= order.version and kept.sha256 != order.sha256:
                return NOT_HIGHER
            if order.kind == OrderKind.RECOVERY_KEY:
                refused = _take_recovery_key(unit, content)
            else:
                refused = self._parts.take(unit, order, content)
            if not refused:
                keep_order(unit, order)
            return refused

        return self._write(work)

    # --- dossiers

    def may_forget(self, order: Order) -> bool:
        dossier = order.subject

        def work(unit: UnitOfWork) -> bool:
            # What the municipality destroyed takes no photos any more; of a dossier that was only taken back
            # they go up after the changes, and it is forgotten the next time.
            if order.name == _TAKEN_BACK and unsent_attachments(unit, DossierId(dossier)):
                return False
            # What is half-typed travels nowhere, so nobody else has it: finished or dropped first.
            if order.name == _TAKEN_BACK and has_half_typed(unit, DossierId(dossier)):
                return False
            # What went up while this laptop was put out lies apart, given to nobody: it goes again first.
            if order.name == _TAKEN_BACK and any(
                one.dossier == dossier and one.reason == DESK_REVOKED for one in unit.outbox.parcels()
            ):
                return False
            if unit.outbox.unsealed_counts().get(DossierId(dossier)):
                return False
            facts = _facts(unit)
            through = unit.outbox.acknowledged_through(facts.incarnation)
            return all(one.header.dossier != dossier for one in unit.outbox.after(facts.incarnation, through))

        return self._read(work)

    def forget(self, order: Order) -> None:
        self._on_store(lambda: self._parts.forget(DossierId(order.subject), f"{order.name}:{order.n}"))

    def give_back(self, order: Order) -> None:
        def work(unit: UnitOfWork) -> None:
            dossier = DossierId(order.subject)
            if not unit.keys.is_forgotten(dossier) or not unit.keys.remember(dossier):
                return
            # What was said on this laptop comes from the back end too, as everybody's: for that it must be
            # of an incarnation that is not the present one.
            unit.state.put(RETURNED + dossier, "1")
            unit.outbox.reopen_unacknowledged(_facts(unit).incarnation)
            unit.state.put(INCARNATION, new_uuid(self._chance))
            unit.audit.note("dossier.given_back", dossier, str(order.n))

        self._write(work)

    def begin_anew(self) -> None:
        self._write(lambda unit: unit.state.drop(CURSOR))

    # --- the end

    def rescue(self) -> RescueParcel | None:
        def work(unit: UnitOfWork) -> tuple[Rescue, EnrolmentFacts]:
            facts = _facts(unit)
            sets = _unsent(unit, facts)
            open_changes = tuple(to_record(change) for change in unit.outbox.unsealed())
            self._offered = frozenset(_marks(sets)) | {change.id for change in open_changes}
            dossiers = sorted({one.header.dossier for one in sets} | {one.dossier for one in open_changes})
            keys = tuple(one for dossier in dossiers for one in _keys(unit, dossier))
            return Rescue(facts.tenant, facts.desk, sets, open_changes, keys), facts

        rescue, facts = self._read(work)
        if rescue.is_empty:
            return None
        return RescueParcel(facts.recovery_key_id, seal_rescue(rescue, facts.recovery_key))

    def was_rescued(self) -> bool:
        def work(unit: UnitOfWork) -> bool:
            kept = unit.state.get(_RESCUED)
            return kept is not None and _is_any_unsent(unit) and _is_within(unit, frozenset(json.loads(kept)))

        return self._read(work)

    def mark_rescued(self) -> None:
        self._write(lambda unit: unit.state.put(_RESCUED, json.dumps(sorted(self._offered))))

    def wipe(self, order: Order) -> bool:
        """On the store thread: whatever is being written there ends first, and nothing comes between."""

        def on_thread() -> bool:
            with self._unit_of_work() as unit:
                kept = frozenset(json.loads(unit.state.get(_RESCUED) or "[]"))
                if not _is_within(unit, kept | self._offered):
                    return False
                unit.audit.note("store.wiped", str(order.n), "ok")
                unit.commit()
            self._parts.wipe()
            return True

        return self._on_store(on_thread)


def orders_over(
    unit_of_work: Callable[[], UnitOfWork], on_store: OnStore, chance: Chance, parts: OrderParts
) -> Callable[[BackEnd, EnrolmentFacts], OrderRound]:
    """Makes the round of orders of one sync; none over a back end that is not asked over HTTP (a stick)."""
    book = DeskOrderBook(unit_of_work, on_store, chance, parts)

    def made(back_end: BackEnd, facts: EnrolmentFacts) -> OrderRound:
        return Orders(book, HttpOrders(back_end.ask)) if isinstance(back_end, HttpBackEnd) else NoOrders()

    return made


def _facts(unit: UnitOfWork) -> EnrolmentFacts:
    facts = read_facts(unit.state)
    if facts is None:
        raise SyncFailure(FailureCode.REVOKED)
    return facts


def _place(unit: UnitOfWork) -> tuple[int, str]:
    n, _, head = (unit.state.get(_PLACE) or f"0 {CHAIN_START}").partition(" ")
    return int(n), head


def _waiting(unit: UnitOfWork) -> tuple[Order, ...]:
    return tuple(read_order(one) for one in json.loads(unit.state.get(_WAITING) or "[]"))


def _put_waiting(unit: UnitOfWork, orders: Sequence[Order]) -> None:
    unit.state.put(_WAITING, canonical([write_order(one) for one in orders]).decode())


def _outcomes(unit: UnitOfWork) -> tuple[OrderOutcome, ...]:
    kept = json.loads(unit.state.get(_OUTCOMES) or "[]")
    return tuple(OrderOutcome(int(n), Outcome(outcome), code) for n, outcome, code in kept)


def _put_outcomes(unit: UnitOfWork, outcomes: Sequence[OrderOutcome]) -> None:
    written = [[one.n, one.outcome.value, one.code] for one in outcomes]
    unit.state.put(_OUTCOMES, json.dumps(written))


def _unsent(unit: UnitOfWork, facts: EnrolmentFacts) -> tuple[SealedSet, ...]:
    return unit.outbox.after(facts.incarnation, unit.outbox.acknowledged_through(facts.incarnation))


def _marks(sets: Sequence[SealedSet]) -> Iterator[str]:
    return (set_hash(one.header) for one in sets)


def _is_any_unsent(unit: UnitOfWork) -> bool:
    return bool(unit.outbox.unsealed() or _unsent(unit, _facts(unit)))


def _is_within(unit: UnitOfWork, given: frozenset[str]) -> bool:
    """True when all that did not go up stands in a parcel."""
    open_ids = {change.id for change in unit.outbox.unsealed()}
    return open_ids.union(_marks(_unsent(unit, _facts(unit)))) <= given


def _keys(unit: UnitOfWork, dossier: str) -> tuple[NewDossier, ...]:
    normal = unit.keys.get(DossierId(dossier), PrivacyClass.NORMAL)
    special = unit.keys.get(DossierId(dossier), PrivacyClass.SPECIAL)
    return () if normal is None or special is None else (NewDossier(dossier, normal, special),)


def _take_recovery_key(unit: UnitOfWork, content: bytes) -> str:
    """From now on the parcel of this koffer is sealed to another key; the link leaves a new one."""
    try:
        files = read_supply(content).files
        key = read_bytes(files["public.txt"], max(RECOVERY_KEY_SIZES), "public")
        key_id = files["id.txt"]
    except (WireProblem, KeyError):
        return UNREADABLE
    if len(key) not in RECOVERY_KEY_SIZES or not key_id.isalnum():
        return UNREADABLE
    unit.state.put(RECOVERY_KEY, key.hex())
    unit.state.put(RECOVERY_KEY_ID, key_id)
    unit.state.drop(RECOVERY_LEFT)
    unit.audit.note("recovery.key_replaced", key_id, "ok")
    return ""
