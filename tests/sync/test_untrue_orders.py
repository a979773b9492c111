"""Orders that no desk may believe do nothing; true ones are carried out once, whatever comes between."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest
from nacl.signing import SigningKey

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.store.unit_of_work import SqlUnitOfWork
from desktop.synclink.facts import EnrolmentFacts, write_facts
from desktop.synclink.orders import DeskOrderBook, OrderParts
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.standing import kept_standing
from sync.client.errors import FailureCode, SyncFailure
from sync.client.steps.orders import Orders
from sync.protocol.model import CHAIN_START, Hello, Standing
from sync.protocol.orders import Order, OrderKind, OrderOutcome, order_hash, sign_order, sign_standing
from sync.protocol.supplies import RescueParcel
from tests.fakes import MORNING, CountedChance, RightHere, SetClock
from tests.sync.laptops import Safe

DESK = "0199a000-0000-7000-8000-0000000000d1"
OTHER = "0199a000-0000-7000-8000-0000000000d2"
DOSSIER = "0199a000-0000-7000-8000-00000000000a"
NOW = "2026-09-15T08:30:00.000Z"
Units = Callable[[], UnitOfWork]
SERVER, STRANGER = SigningKey(b"\1" * 32), SigningKey(b"\2" * 32)


@dataclass
class Office:
    """The back end's side: hands out what stands in `chain`, whoever made it."""

    chain: list[Order] = field(default_factory=list)
    reported: list[OrderOutcome] = field(default_factory=list)
    rescued: list[RescueParcel] = field(default_factory=list)
    breaks: bool = False
    takes_parcels: bool = True

    def orders(self, after: int) -> tuple[Order, ...]:
        return tuple(one for one in self.chain if one.n > after)[:2]

    def supply(self, sha256: str) -> bytes:
        return b"something else"

    def report(self, outcome: OrderOutcome) -> None:
        if self.breaks:
            raise SyncFailure(FailureCode.NO_CONTACT)
        self.reported.append(outcome)

    def leave_rescue(self, rescue: RescueParcel) -> None:
        if not self.takes_parcels:
            raise SyncFailure(FailureCode.REFUSED)
        self.rescued.append(rescue)

    def order(self, kind: str, key: SigningKey = SERVER, **more: object) -> Order:
        last = self.chain[-1] if self.chain else None
        n, previous = (1, CHAIN_START) if last is None else (last.n + 1, order_hash(last))
        made = Order(1, "gm9999", DESK, n, previous, kind, "", "", 0, "", NOW)
        self.chain.append(sign_order(replace(made, **more), key))  # type: ignore[arg-type]
        return self.chain[-1]

    def hello(
        self, state: str = "active", key: SigningKey = SERVER, desk: str = DESK, time: str = NOW
    ) -> Hello:
        head = order_hash(self.chain[-1]) if self.chain else CHAIN_START
        standing = Standing(1, "gm9999", desk, state, (), 30, 5, len(self.chain), head, time)
        return Hello(
            "gm9999", DESK, time, 1, state, DESK, 0, CHAIN_START, standing=sign_standing(standing, key)
        )


@dataclass
class Here:
    """What was carried out on this desk."""

    done: list[str] = field(default_factory=list)

    def parts(self) -> OrderParts:
        return OrderParts(
            take=lambda work, order, content: "",
            holds=lambda order: True,
            forget=lambda dossier, order: self.done.append(f"forget {order}"),
            wipe=lambda: self.done.append("wipe"),
        )


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.fixture
def here() -> Here:
    return Here()


@pytest.fixture
def units(tmp_path: Path) -> Iterator[Units]:
    room = Safe.make(tmp_path / "koffer", "a").open(SetClock(MORNING))
    yield lambda: SqlUnitOfWork(room)
    room.close()


@pytest.fixture
def book(units: Units, here: Here) -> DeskOrderBook:
    facts = EnrolmentFacts(
        "http://127.0.0.1:1", "gm9999", "Voorbeeldgemeente", DESK, "Marit", "", DESK,
        bytes(SERVER.verify_key), b"\3" * 32, "k1", OTHER,
    )  # fmt: skip
    with units() as work:
        write_facts(work.state, facts)
        work.commit()
    return DeskOrderBook(units, RightHere(), CountedChance("orders"), here.parts())


def synced(book: DeskOrderBook, office: Office, hello: Hello) -> bool:
    orders = Orders(book, office)
    orders.at_handshake(hello)
    return orders.when_sent(hello)


def test_an_order_is_carried_out_once_however_often_it_is_offered(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    office.order(OrderKind.FORGET_DOSSIER, subject=DOSSIER, name="unassigned")
    for _ in range(3):
        assert not synced(book, office, office.hello())
    assert here.done == ["forget unassigned:1"]
    assert [one.n for one in office.reported] == [1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda office: office.order(OrderKind.WIPE, key=STRANGER),
        lambda office: office.order(OrderKind.WIPE, desk=OTHER),
        lambda office: office.order(OrderKind.WIPE, tenant="gm0001"),
        lambda office: office.order(OrderKind.WIPE, n=2),
        lambda office: office.order(OrderKind.WIPE, previous="a" * 64),
        lambda office: office.chain.append(replace(office.order(OrderKind.REVOKE), kind=OrderKind.WIPE)),
    ],
    ids=["another key", "another desk", "another municipality", "a hole", "another chain", "altered"],
)
def test_an_untrue_wipe_does_nothing(
    book: DeskOrderBook, office: Office, here: Here, spoil: Callable[[Office], object]
) -> None:
    spoil(office)
    if len(office.chain) == 2:
        del office.chain[0]
    assert not synced(book, office, office.hello("wipe"))
    assert (here.done, office.reported, office.rescued) == ([], [], [])
    assert book.place() == (0, CHAIN_START)


def test_a_state_alone_wipes_nothing_nor_an_order_alone(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    assert not synced(book, office, office.hello("wipe"))
    office.order(OrderKind.WIPE)
    assert not synced(book, office, office.hello("active"))
    assert not here.done


def test_a_standing_that_is_not_signed_by_the_municipality_is_somebody_else(
    book: DeskOrderBook, office: Office
) -> None:
    for hello in (office.hello(key=STRANGER), office.hello(desk=OTHER)):
        with pytest.raises(SyncFailure) as found:
            synced(book, office, hello)
        assert found.value.code is FailureCode.NOT_THE_BACK_END


def test_an_older_standing_never_takes_the_place_of_a_later_one(
    book: DeskOrderBook, office: Office, units: Units
) -> None:
    synced(book, office, office.hello(time="2026-09-15T09:00:00.000Z"))
    synced(book, office, office.hello("revoked", time="2026-09-15T08:00:00.000Z"))
    with units() as work:
        kept = kept_standing(work)
    assert kept is not None
    assert kept.state == "active"


def test_a_back_end_that_was_put_back_tells_its_orders_again_and_only_the_last_counts(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    for _ in range(3):
        office.order(OrderKind.FORGET_DOSSIER, subject=DOSSIER, name="unassigned")
        office.order(OrderKind.RETURN_DOSSIER, subject=DOSSIER)
    synced(book, office, office.hello())
    assert not here.done
    del office.chain[1:]
    synced(book, office, office.hello())
    assert here.done == ["forget unassigned:1"]
    office.order(OrderKind.SUSPEND)
    synced(book, office, office.hello())
    assert book.place()[0] == 2


def test_what_could_not_be_told_is_told_the_next_time(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    office.order(OrderKind.FORGET_DOSSIER, subject=DOSSIER, name="destroyed")
    office.breaks = True
    with pytest.raises(SyncFailure):
        synced(book, office, office.hello())
    office.breaks = False
    synced(book, office, office.hello())
    assert here.done == ["forget destroyed:1"]
    assert [one.outcome for one in office.reported] == ["done"]


def test_an_order_of_a_later_program_is_refused_by_name_and_the_next_goes_on(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    office.order("dance-a-little")
    office.order(OrderKind.TAKE_PACK, name="landelijk", version=2, sha256="b" * 64)
    office.order(OrderKind.FORGET_DOSSIER, subject=DOSSIER, name="destroyed")
    synced(book, office, office.hello())
    assert [(one.outcome, one.code) for one in office.reported] == [
        ("refused", "unknown_kind"),
        ("refused", "other_content"),
        ("done", ""),
    ]
    assert here.done == ["forget destroyed:3"]


def test_a_wipe_ends_the_sync_once_the_work_is_with_the_municipality(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    office.order(OrderKind.WIPE)
    assert synced(book, office, office.hello("wipe"))
    assert here.done == ["wipe"]
    assert [one.outcome for one in office.reported] == ["begun"]


def test_a_wipe_does_not_wait_for_ever_for_work_that_will_not_go_up(
    book: DeskOrderBook, office: Office, here: Here, units: Units
) -> None:
    office.order(OrderKind.WIPE)
    say(units, "gaat niet weg")
    Orders(book, office).at_handshake(office.hello("wipe"))
    assert not here.done
    with pytest.raises(SyncFailure) as found:
        Orders(book, office).at_handshake(office.hello("wipe"), lambda: 3)
    assert found.value.code is FailureCode.ENDED_BY_ORDER
    assert here.done == ["wipe"]
    assert [one.code for one in office.reported] == ["photos_lost_3"], "the photos were tried first"


def test_a_wipe_does_not_stop_early_when_nothing_but_photos_can_be_unsent(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    office.order(OrderKind.WIPE)
    for _ in range(3):
        Orders(book, office).at_handshake(office.hello("wipe"))
    assert not here.done, "the ordinary way is open, and the photos go by it"


def test_what_is_said_after_the_parcel_was_left_is_left_too_before_the_wipe(
    book: DeskOrderBook, office: Office, here: Here, units: Units
) -> None:
    office.order(OrderKind.WIPE)
    say(units, "voor het pakket")
    Orders(book, office).at_handshake(office.hello("wipe"))
    assert (len(office.rescued), here.done) == (1, [])
    say(units, "nog een antwoord, want de lijn viel weg")
    Orders(book, office).at_handshake(office.hello("wipe"))
    assert (len(office.rescued), here.done) == (2, [])
    with pytest.raises(SyncFailure):
        Orders(book, office).at_handshake(office.hello("wipe"))
    assert (len(office.rescued), here.done) == (2, ["wipe"])


def test_what_is_said_while_the_photos_still_go_up_is_left_before_the_wipe(
    book: DeskOrderBook, office: Office, here: Here, units: Units
) -> None:
    office.order(OrderKind.WIPE)
    orders = Orders(book, office)
    orders.at_handshake(office.hello("wipe"))
    say(units, "terwijl de foto's gingen")
    assert orders.when_sent(office.hello("wipe"))
    assert (len(office.rescued), here.done) == (1, ["wipe"])


def test_a_wipe_is_not_put_off_by_a_back_end_that_takes_no_parcel(
    book: DeskOrderBook, office: Office, here: Here, units: Units
) -> None:
    office.order(OrderKind.WIPE)
    office.takes_parcels = False
    say(units, "dit neemt niemand aan")
    assert synced(book, office, office.hello("wipe"))
    assert here.done == ["wipe"]


def test_an_order_and_a_standing_of_before_that_come_again_wipe_nothing(
    book: DeskOrderBook, office: Office, here: Here
) -> None:
    office.order(OrderKind.WIPE)
    overheard = office.hello("wipe", time="2026-09-15T08:00:00.000Z")
    office.order(OrderKind.LET_IN)
    synced(book, office, office.hello("active", time="2026-09-15T09:00:00.000Z"))
    del office.chain[1:]
    assert not synced(book, office, overheard)
    assert (here.done, office.rescued, book.place()[0]) == ([], [], 2)


def say(units: Units, text: str) -> None:
    with units() as work:
        work.record([noted(text)])
        work.commit()


def noted(text: str) -> Change:
    fresh = str(uuid.uuid4())
    return Change(
        id=ChangeId(fresh),
        dossier=DossierId(DOSSIER),
        kind=ChangeKind.NOTE,
        key=fresh,
        value={"text": text},
        parents=(),
        author=WorkerId(DESK),
        desk=DeskId(DESK),
        time=f"1789461000000-0000-{DESK}",
    )
