"""Signed orders of the municipality: fetched and checked at the handshake, carried out once, told back.

An order that was altered, left out, put elsewhere or meant for another desk does nothing at all. Unsent work
goes up before anything is forgotten or wiped. Only the last order about a thing counts: who was let in again
before the laptop came by is not wiped for what was ordered before.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from typing import Protocol

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import DeskIdentity
from sync.protocol.canonical import WireProblem
from sync.protocol.model import CHAIN_START, Hello, Standing
from sync.protocol.orders import (
    FATES,
    Order,
    OrderKind,
    OrderOutcome,
    Outcome,
    order_hash,
    verify_orders,
    verify_standing,
)
from sync.protocol.supplies import RescueParcel, kind_of

#: the state of a desk that is to wipe itself, in its signed standing
_WIPE = "wipe"
#: words for an order that could not be carried out
UNKNOWN_KIND, OTHER_CONTENT = "unknown_kind", "other_content"
#: + '_<count>': photos that went with the wipe, because they could not be left before it
PHOTOS_LOST = "photos_lost"


class OrderOffice(Protocol):
    """The back end's side. Every method raises SyncFailure and nothing else."""

    def orders(self, after: int) -> tuple[Order, ...]: ...
    def supply(self, sha256: str) -> bytes: ...
    def report(self, outcome: OrderOutcome) -> None: ...
    def leave_rescue(self, rescue: RescueParcel) -> None: ...


class OrderBook(Protocol):
    """The desk's side. Each method is one transaction of its own, safe to repeat after a crash."""

    def identity(self) -> DeskIdentity: ...
    def place(self) -> tuple[int, str]:
        """Number and hash of the last order that was booked; (0, CHAIN_START) before the first."""

    def keep_standing(self, standing: Standing) -> bool:
        """Keep the signed word; False, and nothing kept, when a later one is here."""

    def book(self, orders: Sequence[Order], afresh: bool) -> None:
        """Add verified orders to those that wait and move the place; `afresh`: the chain begins anew."""

    def waiting(self) -> tuple[Order, ...]: ...
    def note_refused(self) -> None:
        """Something came that no desk may believe: an audit line."""

    def settle(self, order: Order, outcome: Outcome, code: str = "") -> None:
        """This order waits no longer; what became of it is to be told."""

    def outcomes(self) -> tuple[OrderOutcome, ...]:
        """What the back end was not told yet."""

    def told(self, outcome: OrderOutcome) -> None: ...
    def missing_supplies(self) -> tuple[Order, ...]:
        """Orders that were carried out and whose parcel is gone from the disk, or was altered there."""

    def take_supply(self, order: Order, content: bytes) -> str:
        """Take a parcel that fits its order; returns '' or the word for why not."""

    def has_supply(self, order: Order) -> bool:
        """True where this parcel, or a later version, was taken before."""

    def may_forget(self, order: Order) -> bool:
        """False while something of it did not go up."""

    def forget(self, order: Order) -> None: ...
    def give_back(self, order: Order) -> None:
        """Let a forgotten dossier come again."""

    def begin_anew(self) -> None:
        """Fetch from the beginning at the next step."""

    def rescue(self) -> RescueParcel | None:
        """Everything that was not confirmed, sealed to the municipality; None when there is nothing."""

    def was_rescued(self) -> bool:
        """True when something did not go up, and all of it stands in a parcel that was left for the wipe."""

    def mark_rescued(self) -> None:
        """What `rescue` gave last is with the municipality."""

    def wipe(self, order: Order) -> bool:
        """Destroy this store. There is nothing to go on with afterwards. False, and nothing is destroyed,
        when something was said that `rescue` never gave."""


class Orders:
    """Implements `OrderRound` for one sync."""

    def __init__(self, book: OrderBook, office: OrderOffice) -> None:
        self._book = book
        self._office = office
        self._is_heeded = True

    def at_handshake(self, hello: Hello, leave: Callable[[], int] = lambda: 0) -> None:
        """Keep the standing, fetch new orders, take what needs not wait, tell what became of it."""
        standing = hello.standing
        if standing is None:
            return
        me = self._book.identity()
        self._check(standing, me)
        # Signed once and overheard, it could come again: of before what is known here nothing is carried out.
        self._is_heeded = self._book.keep_standing(standing)
        if not self._is_heeded:
            return
        self._fetch(standing, me)
        if standing.state == _WIPE:
            self._rescue_before_wipe(leave)
            return
        for order in self._book.missing_supplies():
            self._take(order)
        for order in self._book.waiting():
            self._carry_out_at_once(order)
        self._tell()

    def when_sent(self, hello: Hello, left_here: int = 0) -> bool:
        """Unsent work is up: forget, give back, begin anew, wipe. True: the store is gone."""
        standing = hello.standing
        if standing is None or not self._is_heeded:
            return False
        waiting = self._book.waiting()
        if standing.state == _WIPE:
            return self._wipe(waiting, left_here)
        self._carry_out_of_dossiers(waiting)
        for order in waiting:
            if order.kind == OrderKind.REBASELINE:
                self._book.begin_anew()
                self._book.settle(order, Outcome.DONE)
        self._tell()
        return False

    # --- coming in

    def _check(self, standing: Standing, me: DeskIdentity) -> None:
        try:
            verify_standing(standing, me.server_key)
        except WireProblem:
            raise SyncFailure(FailureCode.NOT_THE_BACK_END) from None
        if (standing.tenant, standing.desk) != (me.tenant, me.desk):
            raise SyncFailure(FailureCode.NOT_THE_BACK_END)

    def _fetch(self, standing: Standing, me: DeskIdentity) -> None:
        """Book what is new. A back end that was put back from a copy may have another chain: then it is
        read from its beginning, and what was carried out before is found to be done."""
        n, head = self._book.place()
        if (n, head) == (standing.orders_through, standing.orders_head):
            return
        try:
            if standing.orders_through > n and self._read_on(standing, me, n, head, afresh=False):
                return
            if not self._read_on(standing, me, 0, CHAIN_START, afresh=True):
                self._book.note_refused()
        except SyncFailure as failure:
            if failure.code is not FailureCode.GARBAGE:
                raise
            self._book.note_refused()

    def _read_on(self, standing: Standing, me: DeskIdentity, n: int, head: str, afresh: bool) -> bool:
        """Read the chain to its end and book it whole; False, and nothing booked, when it does not fit."""
        found: list[Order] = []
        while n < standing.orders_through:
            orders = self._office.orders(n)
            try:
                verify_orders(orders, me.server_key, me.tenant, me.desk, n, head)
            except WireProblem:
                return False
            if not orders:
                return False
            found += orders
            n, head = orders[-1].n, order_hash(orders[-1])
        if standing.orders_through == n and standing.orders_head != head:
            return False
        self._book.book(found, afresh)
        return True

    # --- carrying out

    def _carry_out_at_once(self, order: Order) -> None:
        if kind_of(order) is not None:
            self._take(order)
        elif order.kind in FATES:
            # Also a wipe: the signed standing of this moment says that it was taken back.
            self._book.settle(order, Outcome.DONE)
        elif order.kind not in _LATER:
            self._book.settle(order, Outcome.REFUSED, UNKNOWN_KIND)

    def _take(self, order: Order) -> None:
        if self._book.has_supply(order):
            self._book.settle(order, Outcome.DONE)
            return
        try:
            content = self._office.supply(order.sha256)
        except SyncFailure as failure:
            if failure.code is FailureCode.REVOKED:
                return  # put out: it waits until this desk is let in again
            raise
        if hashlib.sha256(content).hexdigest() != order.sha256:
            self._book.note_refused()
            self._book.settle(order, Outcome.REFUSED, OTHER_CONTENT)
            return
        refused = self._book.take_supply(order, content)
        self._book.settle(order, Outcome.REFUSED if refused else Outcome.DONE, refused)

    def _carry_out_of_dossiers(self, waiting: Iterable[Order]) -> None:
        last: dict[str, Order] = {}
        for order in waiting:
            if order.kind not in _OF_DOSSIERS:
                continue
            earlier = last.pop(order.subject, None)
            if earlier is not None:
                self._book.settle(earlier, Outcome.DONE)
            last[order.subject] = order
        for order in last.values():
            if order.kind == OrderKind.RETURN_DOSSIER:
                self._book.give_back(order)
            elif self._book.may_forget(order):
                self._book.forget(order)
            else:
                continue  # something of it could not be sent: it is not thrown away
            self._book.settle(order, Outcome.DONE)

    def _tell(self) -> None:
        for outcome in self._book.outcomes():
            self._office.report(outcome)
            self._book.told(outcome)

    # --- the end

    def _rescue_before_wipe(self, leave: Callable[[], int]) -> None:
        """First a sealed parcel of everything unsent. When it was left before and the work still did not
        go up the ordinary way, it stops here: the parcel is with the municipality. The photos are in no
        parcel, so they go first; where nothing but photos is left, the ordinary way is open."""
        wipe = _wipe_in(self._book.waiting())
        if wipe is None:
            return
        if self._book.was_rescued():
            self._end(wipe, _photos_lost(leave()))
            raise SyncFailure(FailureCode.ENDED_BY_ORDER)
        self._leave_parcel()

    def _leave_parcel(self) -> None:
        parcel = self._book.rescue()
        if parcel is not None:
            try:
                self._office.leave_rescue(parcel)
            except SyncFailure as failure:
                if failure.may_pass:
                    raise
                return  # it does not take the parcel: the ordinary way is what is left
        self._book.mark_rescued()

    def _wipe(self, waiting: Sequence[Order], left_here: int) -> bool:
        wipe = _wipe_in(waiting)
        if wipe is None:
            return False
        self._end(wipe, _photos_lost(left_here))
        return True

    def _end(self, wipe: Order, code: str = "") -> None:
        self._office.report(OrderOutcome(wipe.n, Outcome.BEGUN, code))
        while not self._book.wipe(wipe):
            self._leave_parcel()  # an answer was saved while the rest went up


_OF_DOSSIERS = frozenset({OrderKind.FORGET_DOSSIER, OrderKind.RETURN_DOSSIER})
_LATER = _OF_DOSSIERS | {OrderKind.REBASELINE}


def _photos_lost(left_here: int) -> str:
    """What is told with a wipe of photos that could not be left; '' where none was."""
    return f"{PHOTOS_LOST}_{left_here}" if left_here else ""


def _wipe_in(waiting: Iterable[Order]) -> Order | None:
    """The signed order itself: a state alone wipes nothing."""
    fates = [order for order in waiting if order.kind in FATES]
    return fates[-1] if fates and fates[-1].kind == OrderKind.WIPE else None
