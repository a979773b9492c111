"""Two batches under way at once: booked in order whatever arrives first; gzip where zstd does not pass."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest

from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import DeskIdentity, LocalReplica, Signer, nobody_follows, nobody_waits
from sync.client.rounds import Extras, Progress
from sync.client.steps.send import Sent, Way, send_sets
from sync.protocol.exchanges import PushReply
from sync.protocol.marks import AuditOffer
from sync.protocol.model import DossierGrant, Hello, Page
from sync.protocol.packing import Packing, pack, packing_of, unpack
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd, MemoryRemote
from tests.sync.replicas import replica_of

PATIENCE = 20.0  # of a test that would hang otherwise


@dataclass
class Road:
    """A way to the back end on which a test decides what happens to each batch; one at a time inside."""

    remote: MemoryRemote
    before: Callable[[int, bytes], None] = lambda number, body: None
    after: Callable[[int], None] = lambda number: None
    bodies: list[bytes] = field(default_factory=list)
    under_way: int = 0
    most_under_way: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def push(self, body: bytes, gone: Callable[[], None] = nobody_waits) -> PushReply:
        with self.lock:
            self.bodies.append(body)
            number = len(self.bodies)
            self.under_way += 1
            self.most_under_way = max(self.most_under_way, self.under_way)
        gone()
        try:
            self.before(number, body)
            with self.lock:
                return self.remote.push(body)
        finally:
            with self.lock:
                self.under_way -= 1
            self.after(number)

    def hello(self, incarnation: str, audit: AuditOffer | None = None) -> Hello:
        return self.remote.hello(incarnation, audit)

    def register(self, new: object) -> None:
        raise AssertionError("not asked")

    def grants(self) -> tuple[DossierGrant, ...]:
        return self.remote.grants()

    def pull(
        self, cursor: str | None, without_incarnation: str, follows: Callable[[str], None] = nobody_follows
    ) -> Page:
        return self.remote.pull(cursor, without_incarnation, follows)


@dataclass
class Desk:
    laptop: Laptop
    local: LocalReplica
    road: Road
    sent: Sent

    def send(self, lanes: int = 2, on_progress: Callable[[Progress], None] = lambda told: None) -> int:
        hello = self.road.hello(self.local.identity().incarnation)
        extras = Extras(lanes=lanes, on_progress=on_progress)
        return send_sets(self.local, self.road, self.sign, hello, self.sent, extras)

    @property
    def sign(self) -> Signer:
        return self.laptop.sign


@pytest.fixture
def desk(yard: Yard, back_end: MemoryBackEnd) -> Desk:
    """Seven sets wait; two go in a batch."""
    laptop = yard.laptop("A")
    laptop.answer("P01", "begin")
    laptop.sync()
    for number in range(7):
        laptop.answer("O01", number)
        laptop.seal()
    proof = laptop.link.door._proof(laptop.link.door._facts())  # type: ignore[arg-type]
    road = Road(MemoryRemote(back_end, proof))
    return Desk(laptop, replica_of(laptop, "A"), road, Sent(way=Way(most_sets=2)))


def numbers(back_end: MemoryBackEnd, me: DeskIdentity) -> list[int]:
    return [one.header.n for one in back_end.chain(me.desk, me.incarnation)]


def test_two_are_under_way_and_no_more(desk: Desk, back_end: MemoryBackEnd) -> None:
    both = threading.Barrier(2, timeout=PATIENCE)

    def meet(number: int, body: bytes) -> None:
        if number in (1, 2):
            both.wait()  # each only goes on when the other has come as far

    desk.road.before = meet
    told: list[tuple[int, int]] = []
    assert desk.send(on_progress=lambda progress: told.append((progress.done, progress.total))) == 7
    assert desk.road.most_under_way == 2
    assert numbers(back_end, desk.local.identity()) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert desk.local.acknowledged_through() == 8 and desk.sent.sets == 7
    assert told[-1] == (7, 7) and told == sorted(told)


def test_a_batch_that_was_overtaken_is_sent_again_and_nothing_is_stored_twice(
    desk: Desk, back_end: MemoryBackEnd
) -> None:
    second_is_through = threading.Event()

    def hold_the_first(number: int, body: bytes) -> None:
        if number == 1:
            assert second_is_through.wait(PATIENCE)

    desk.road.before = hold_the_first
    desk.road.after = lambda number: second_is_through.set() if number == 2 else None
    assert desk.send() == 7
    assert numbers(back_end, desk.local.identity()) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert desk.local.acknowledged_through() == 8


def test_the_second_is_not_booked_when_the_first_got_no_reply(desk: Desk, back_end: MemoryBackEnd) -> None:
    """Both were stored; the reply to the first was lost. It goes again, and only then both are booked."""
    first_is_stored = threading.Event()

    def lose_the_first_reply(number: int, body: bytes) -> None:
        if number == 1:
            with desk.road.lock:
                desk.road.remote.push(body)
            first_is_stored.set()
            raise SyncFailure(FailureCode.NO_CONTACT)
        assert first_is_stored.wait(PATIENCE)

    desk.road.before = lose_the_first_reply
    with pytest.raises(SyncFailure) as caught:
        desk.send()
    assert caught.value.code is FailureCode.NO_CONTACT
    assert desk.local.acknowledged_through() == 1 and desk.sent.sets == 0
    desk.road.before = lambda number, body: None
    assert desk.send() == 7
    assert numbers(back_end, desk.local.identity()) == [1, 2, 3, 4, 5, 6, 7, 8]
    assert desk.sent.sets == 7


def test_a_hole_that_nobody_can_have_overtaken_is_a_failure(desk: Desk) -> None:
    def always_a_gap(number: int, body: bytes) -> None:
        raise SyncFailure(FailureCode.GAP)

    desk.road.before = always_a_gap
    with pytest.raises(SyncFailure) as caught:
        desk.send()
    assert caught.value.code is FailureCode.GAP
    assert len(desk.road.bodies) <= 2


@pytest.mark.parametrize("lanes", [1, 2])
@pytest.mark.parametrize(
    "code", [FailureCode.NOT_THE_BACK_END, FailureCode.REFUSED, FailureCode.GARBAGE, FailureCode.REVOKED]
)
def test_where_zstd_does_not_pass_gzip_goes_and_is_remembered(
    desk: Desk, back_end: MemoryBackEnd, lanes: int, code: FailureCode
) -> None:
    def no_zstd(number: int, body: bytes) -> None:
        if packing_of(body) is Packing.ZSTD:
            raise SyncFailure(code)

    desk.road.before = no_zstd
    assert desk.send(lanes) == 7
    assert desk.sent.way.packing is Packing.GZIP
    packed = [packing_of(body) for body in desk.road.bodies]
    assert packed == [Packing.ZSTD] * lanes + [Packing.GZIP] * 4
    assert numbers(back_end, desk.local.identity()) == [1, 2, 3, 4, 5, 6, 7, 8]


def test_what_gzip_does_not_mend_is_told_as_it_was_first(desk: Desk) -> None:
    failures = iter([FailureCode.NOT_THE_BACK_END, FailureCode.REFUSED])

    def nothing_passes(number: int, body: bytes) -> None:
        raise SyncFailure(next(failures))

    desk.road.before = nothing_passes
    with pytest.raises(SyncFailure) as caught:
        desk.send(lanes=1)
    assert caught.value.code is FailureCode.NOT_THE_BACK_END
    assert desk.sent.way.packing is Packing.ZSTD and len(desk.road.bodies) == 2


def test_once_proven_the_packing_is_not_doubted_again(desk: Desk) -> None:
    def put_out_in_the_middle(number: int, body: bytes) -> None:
        if number == 2:
            raise SyncFailure(FailureCode.REVOKED)

    desk.road.before = put_out_in_the_middle
    with pytest.raises(SyncFailure) as caught:
        desk.send(lanes=1)
    assert caught.value.code is FailureCode.REVOKED
    assert [packing_of(body) for body in desk.road.bodies] == [Packing.ZSTD] * 2


def test_a_batch_is_halved_until_it_passes_and_stays_that_small(desk: Desk) -> None:
    def one_set_at_most(number: int, body: bytes) -> None:
        if unpack(body, 1 << 21).count(b"\n") > 2:
            raise SyncFailure(FailureCode.TOO_LARGE)

    desk.road.before = one_set_at_most
    desk.sent.way.most_sets = 4
    assert desk.send(lanes=1) == 7
    assert desk.sent.way.most_sets == 1
    assert len(desk.road.bodies) == 2 + 7


@pytest.mark.parametrize("lanes", [1, 2])
def test_a_single_set_that_is_too_large_is_told_and_not_tried_for_ever(desk: Desk, lanes: int) -> None:
    def nothing_is_small_enough(number: int, body: bytes) -> None:
        raise SyncFailure(FailureCode.TOO_LARGE)

    desk.road.before = nothing_is_small_enough
    with pytest.raises(SyncFailure) as caught:
        desk.send(lanes)
    assert caught.value.code is FailureCode.TOO_LARGE
    assert len(desk.road.bodies) <= 2 * lanes


@pytest.mark.parametrize("packing", list(Packing))
def test_a_body_says_itself_how_it_is_packed(packing: Packing) -> None:
    packed = pack(b"words " * 100, packing)
    assert packing_of(packed) is packing
    assert unpack(packed, 1000) == b"words " * 100
