"""The round of attachments step by step: which goes first, what a cut costs, what stops only one."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from nacl.signing import SigningKey

from sync.client.blob_ports import (
    BlobDamaged,
    BlobPlan,
    FetchedRange,
    RemoteState,
    SealedSource,
    WantedBlob,
)
from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import DeskIdentity
from sync.client.rounds import Progress
from sync.client.steps.attachments import AttachmentExchange, Pace
from sync.protocol.blob_sealing import plain_size, sealed_size
from sync.protocol.blobs import (
    LEAST_CHUNK,
    MOST_CHUNK,
    BlobName,
    BlobReceipt,
    MissingBlob,
    sign_blob,
    write_blob_receipt,
)
from sync.protocol.model import PrivacyClass

DOSSIER = "0199a000-0000-7000-8000-00000000000a"
DESK = "0199a000-0000-4000-8000-0000000000dd"
KEY = SigningKey(b"\5" * 32)
ME = DeskIdentity("gm9999", DESK, DESK, bytes(KEY.verify_key))


def named(word: str) -> BlobName:
    return BlobName(DOSSIER, PrivacyClass.NORMAL, hashlib.sha256(word.encode()).hexdigest())


@dataclass
class Held:
    """`SealedSource` of bytes that stand for sealed ones."""

    sealed: bytes
    is_damaged: bool = False

    @property
    def plain_size(self) -> int:
        size = plain_size(len(self.sealed))
        assert size is not None
        return size

    def check(self) -> None:
        if self.is_damaged:
            raise BlobDamaged

    def portions(self, offset: int) -> Iterator[bytes]:
        for at in range(offset, len(self.sealed), 65_000):
            yield self.sealed[at : at + 65_000]


@dataclass
class Desk:
    """`LocalBlobs` in memory."""

    held: dict[BlobName, Held] = field(default_factory=dict)
    wanted: tuple[WantedBlob, ...] = ()
    staging: dict[BlobName, bytes] = field(default_factory=dict)
    kept: dict[BlobName, bytes] = field(default_factory=dict)
    proofs: list[BlobReceipt] = field(default_factory=list)
    damaged: list[BlobName] = field(default_factory=list)
    missing: Sequence[MissingBlob] = ()
    refuses: int = 0

    def plan(self) -> BlobPlan:
        wanted = tuple(one for one in self.wanted if one.names[0] not in self.kept)
        proven = {one.name for one in self.proofs}
        return BlobPlan(wanted, tuple((name,) for name in self.held if name not in proven), has_any=True)

    def note_missing(self, missing: Sequence[MissingBlob]) -> None:
        self.missing = missing

    def source(self, name: BlobName) -> SealedSource | None:
        return self.held.get(name)

    def note_damaged(self, name: BlobName) -> None:
        self.damaged.append(name)

    def note_proof(self, receipt: BlobReceipt) -> None:
        self.proofs.append(receipt)

    def staged(self, name: BlobName) -> int:
        return len(self.staging.get(name, b""))

    def stage(self, name: BlobName, offset: int, sealed: bytes) -> None:
        self.staging[name] = self.staging.get(name, b"")[:offset] + sealed

    def keep(self, name: BlobName, size: int) -> bool:
        whole = self.staging.pop(name)
        if self.refuses:
            self.refuses -= 1
            return False
        assert len(whole) == size
        self.kept[name] = whole
        return True

    def drop_staged(self, name: BlobName) -> None:
        self.staging.pop(name, None)


@dataclass
class BackEnd:
    """`RemoteBlobs` in memory; `fails` is called before every chunk, each way."""

    lacks: dict[BlobName, int] = field(default_factory=dict)
    has: dict[BlobName, bytes] = field(default_factory=dict)
    begun: dict[BlobName, bytes] = field(default_factory=dict)
    fails: list[SyncFailure | None] = field(default_factory=list)
    chunks: list[tuple[str, int, int]] = field(default_factory=list)
    signer: SigningKey = KEY

    def _step(self, way: str, offset: int, size: int) -> None:
        self.chunks.append((way, offset, size))
        failure = self.fails.pop(0) if self.fails else None
        if failure is not None:
            raise failure

    def _state(self, name: BlobName, size: int) -> RemoteState:
        if len(self.begun[name]) == size:
            self.has[name] = self.begun[name]
            self.lacks.pop(name, None)
        return RemoteState(len(self.begun[name]), size, self._receipt(name))

    def _receipt(self, name: BlobName) -> str:
        if name not in self.has:
            return ""
        told = BlobReceipt("gm9999", DOSSIER, name, len(self.has[name]), is_safe=False)
        return write_blob_receipt(sign_blob(self.signer, told))

    def missing(self) -> tuple[MissingBlob, ...]:
        return tuple(MissingBlob(name, DESK, "", len(self.begun.get(name, b""))) for name in self.lacks)

    def state(self, name: BlobName) -> RemoteState | None:
        whole = self.has.get(name)
        return None if whole is None else RemoteState(len(whole), len(whole), self._receipt(name))

    def begin(self, name: BlobName, size: int) -> RemoteState | None:
        self.begun.setdefault(name, b"")
        return self._state(name, size)

    def add(self, name: BlobName, offset: int, sealed: bytes, size: int) -> RemoteState:
        self._step("up", offset, len(sealed))
        assert offset == len(self.begun[name])
        self.begun[name] += sealed
        return self._state(name, size)

    def fetch(self, name: BlobName, first: int, length: int) -> FetchedRange | None:
        whole = self.has.get(name)
        if whole is None or first >= len(whole):
            return None
        self._step("down", first, length)
        return FetchedRange(whole[first : first + length], len(whole), self._receipt(name))


class Ticks:
    """A clock on which every look takes so long."""

    def __init__(self, seconds: float) -> None:
        self.at, self.step = 0.0, seconds

    def __call__(self) -> float:
        self.at += self.step
        return self.at


def sealed(size: int) -> bytes:
    return bytes(sealed_size(size))


def quiet(_: Progress) -> None:
    """Nobody watches."""


def exchange(desk: Desk, back_end: BackEnd, seconds: float = 0.5) -> AttachmentExchange:
    return AttachmentExchange(desk, back_end, ME, Pace(Ticks(seconds)))


LOST = SyncFailure(FailureCode.NO_CONTACT)


def test_the_smallest_goes_first_each_way() -> None:
    sizes = {"large": 900_000, "small": 2_000, "middle": 50_000}
    names = {named(word): sealed(size) for word, size in sizes.items()}
    desk, back_end = Desk({name: Held(one) for name, one in names.items()}), BackEnd(dict.fromkeys(names, 0))
    exchange(desk, back_end)(quiet)
    assert [one.name for one in desk.proofs] == [named("small"), named("middle"), named("large")]
    other = Desk(wanted=tuple(WantedBlob((named(word),), size) for word, size in sizes.items()))
    exchange(other, back_end)(quiet)
    assert list(other.kept) == [named("small"), named("middle"), named("large")]


@pytest.mark.parametrize("at", range(6))
def test_a_cut_before_any_chunk_sends_that_chunk_alone_again(at: int) -> None:
    name, whole = named("photo"), sealed(3_000_000)
    desk, back_end = Desk({name: Held(whole)}), BackEnd({name: 0}, fails=[None] * at + [LOST])
    go = exchange(desk, back_end)
    if at < 4:
        with pytest.raises(SyncFailure):
            go(quiet)
    done = go(quiet)
    assert (done.sent, done.waiting, back_end.has[name]) == (1, 0, whole)
    sent = [offset for _, offset, _ in back_end.chunks]
    assert len(sent) - len(set(sent)) <= 1


def test_a_download_that_was_cut_asks_no_byte_twice_but_one() -> None:
    name, whole = named("photo"), sealed(3_000_000)
    back_end = BackEnd(has={name: whole}, fails=[None, None, LOST])
    desk = Desk(wanted=(WantedBlob((name,), 3_000_000),))
    go = exchange(desk, back_end)
    with pytest.raises(SyncFailure):
        go(quiet)
    had = len(desk.staging[name])
    assert go(quiet).received == 1
    assert desk.kept[name] == whole
    assert back_end.chunks[3][1] == had - 1


def test_chunks_grow_with_the_line_and_are_small_again_after_a_stumble() -> None:
    fast, slow = Pace(Ticks(0.01)), Pace(Ticks(30.0))
    sizes = []
    for _ in range(7):
        fast.begin()
        fast.done(fast.chunk)
        sizes.append(fast.chunk)
        slow.begin()
        slow.done(slow.chunk)
    assert sizes == [2 * LEAST_CHUNK, 4 * LEAST_CHUNK, 8 * LEAST_CHUNK, *[MOST_CHUNK] * 4]
    assert slow.chunk == LEAST_CHUNK
    fast.stumble()
    assert fast.chunk == LEAST_CHUNK


def test_one_that_is_damaged_refused_or_finds_no_room_does_not_stop_the_others() -> None:
    words = ("damaged", "refused", "good")
    held = {named(word): Held(sealed(1_000 * at + 1_000)) for at, word in enumerate(words)}
    held[named("damaged")].is_damaged = True
    back_end = BackEnd(dict.fromkeys(held, 0), fails=[SyncFailure(FailureCode.REFUSED)])
    desk = Desk(held)
    done = exchange(desk, back_end)(quiet)
    assert (done.sent, done.waiting, desk.damaged) == (1, 2, [named("damaged")])
    assert {one.name for one in desk.missing} == {named("damaged"), named("refused")}
    full = BackEnd(
        dict.fromkeys(held, 0), fails=[SyncFailure(FailureCode.FULL)], has={named("there"): sealed(9)}
    )
    other = Desk(held, wanted=(WantedBlob((named("there"),)),))
    done = exchange(other, full)(quiet)
    assert (done.sent, done.received, done.stopped_by) == (0, 1, FailureCode.FULL)


def test_what_is_not_what_it_should_be_is_fetched_once_more_and_then_waits() -> None:
    name = named("photo")
    back_end = BackEnd(has={name: sealed(10_000)})
    desk = Desk(wanted=(WantedBlob((name,)),), refuses=1)
    assert exchange(desk, back_end)(quiet).received == 1
    worse = Desk(wanted=(WantedBlob((name,)),), refuses=2)
    done = exchange(worse, back_end)(quiet)
    assert (done.received, done.waiting) == (0, 1)


def test_without_a_signature_of_our_back_end_nothing_counts_as_there() -> None:
    name = named("photo")
    desk, back_end = Desk({name: Held(sealed(5_000))}), BackEnd({name: 0}, signer=SigningKey(b"\6" * 32))
    with pytest.raises(SyncFailure) as caught:
        exchange(desk, back_end)(quiet)
    assert caught.value.code is FailureCode.NOT_THE_BACK_END
    assert desk.proofs == []


def test_what_another_laptop_sent_of_ours_is_asked_for_once_and_signed_for() -> None:
    name = named("photo")
    desk, back_end = Desk({name: Held(sealed(5_000))}), BackEnd(has={name: sealed(5_000)})
    exchange(desk, back_end)(quiet)
    assert [one.name for one in desk.proofs] == [name] and back_end.chunks == []


def test_a_photo_under_either_class_is_found_and_one_that_is_nowhere_waits() -> None:
    special = BlobName(DOSSIER, PrivacyClass.SPECIAL, named("photo").sha256)
    back_end = BackEnd(has={named("photo"): sealed(5_000)}, lacks={named("away"): 0})
    desk = Desk(wanted=(WantedBlob((special, named("photo"))), WantedBlob((named("away"),))))
    done = exchange(desk, back_end)(quiet)
    assert named("photo") in desk.kept
    assert (done.received, done.waiting) == (1, 1)


def test_progress_counts_bytes_and_ends_where_it_said() -> None:
    name = named("photo")
    told: list[Progress] = []
    back_end = BackEnd({name: 0})
    exchange(Desk({name: Held(sealed(1_500_000))}), back_end)(told.append)
    assert [one.done for one in told] == sorted(one.done for one in told)
    assert told[-1].done == told[-1].total == sealed_size(1_500_000)
