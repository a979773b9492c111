"""What every desk keeps to behind the port `LocalReplica`: over the store in memory and over SQLCipher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.store.memory import MemoryStore
from desktop.synclink.facts import CURSOR
from desktop.usecases.ports import ParcelState
from sync.client.errors import SyncFailure
from sync.protocol import wire
from sync.protocol.model import CHAIN_START, DossierGrant, Page, PrivacyClass, Receipt, SealedSet
from tests.fakes import MORNING, SetClock
from tests.sync.laptops import DOSSIER, Laptop, Safe, open_laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.replicas import EPOCH, WORKER, grant_of, replica_of


class Kept:
    """A desk of one kind, and the other kind beside it to write what this one receives."""

    def __init__(self, laptop: Laptop, seed: str) -> None:
        self.laptop = laptop
        self.replica = replica_of(laptop, seed)

    def seal(self, question: str, value: int) -> SealedSet:
        self.laptop.answer(question, value)
        self.laptop.seal()
        return self.replica.sealed_sets(0)[-1]

    def grant(self) -> DossierGrant:
        (new,) = self.replica.new_dossiers(everything=True)
        return grant_of(new.dossier, new.normal_key, new.special_key)


def memory_desk(seed: str) -> Kept:
    back_end = MemoryBackEnd()
    store = MemoryStore(SetClock(MORNING))
    return Kept(enrolled(Laptop(store.unit_of_work, back_end.connect, seed), back_end), seed)


def enrolled(laptop: Laptop, back_end: MemoryBackEnd) -> Laptop:
    back_end.add_code("code", WORKER)
    laptop.enrol("code")
    return laptop


@pytest.fixture(params=["memory", "sqlcipher"])
def desk(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Kept]:
    if request.param == "memory":
        yield memory_desk("A")
        return
    back_end = MemoryBackEnd()
    laptop, room = open_laptop(Safe.make(tmp_path / "A", "A"), back_end.connect, "A")
    yield Kept(enrolled(laptop, back_end), "A")
    room.close()


@pytest.fixture
def other() -> Kept:
    return memory_desk("B")


def page(*sets: SealedSet, cursor: str = "after") -> Page:
    return Page(EPOCH, sets, cursor, has_more=False)


def receipt(desk: Kept, n: int) -> Receipt:
    me = desk.replica.identity()
    head = desk.replica.hash_at(n)
    assert head is not None
    return Receipt(
        v=1,
        tenant=me.tenant,
        epoch=EPOCH,
        desk=me.desk,
        incarnation=me.incarnation,
        n=n,
        head_hash=head,
        request_digest=CHAIN_START,
        safe_through=n,
        received_at="2026-09-15T08:00:00.000Z",
        signature="",
    )


def test_sets_stand_in_order_and_are_known_by_their_number(desk: Kept) -> None:
    sets = [desk.seal("O01", n) for n in range(3)]
    assert desk.replica.last_number() == 3
    assert list(desk.replica.sealed_sets(0)) == sets
    assert list(desk.replica.sealed_sets(2)) == sets[2:]
    assert desk.replica.hash_at(0) == CHAIN_START
    assert desk.replica.hash_at(2) == wire.set_hash(sets[1].header)
    assert desk.replica.hash_at(4) is None
    assert wire.verify_chain((one.header for one in sets), CHAIN_START, 0) == wire.set_hash(sets[2].header)


def test_only_a_receipt_makes_a_set_count(desk: Kept) -> None:
    one = desk.seal("O01", 1)
    desk.seal("O01", 2)
    assert desk.replica.acknowledged_through() == 0
    assert desk.replica.digest(DOSSIER) == (0, wire.digest_of_sets([]))
    desk.replica.acknowledge(receipt(desk, 1), 1, ())
    assert desk.replica.acknowledged_through() == 1
    assert desk.replica.digest(DOSSIER) == (1, wire.digest_of_sets([wire.set_hash(one.header)]))


def test_a_page_and_its_cursor_are_written_together_or_not_at_all(desk: Kept, other: Kept) -> None:
    one = other.seal("O01", 1)
    desk.replica.begin_epoch(EPOCH)
    desk.replica.keep_grants([other.grant()])
    stranger = replace(one, header=replace(one.header, tenant="gm0001", n=2))
    with pytest.raises(SyncFailure):
        desk.replica.apply(page(one, stranger))
    assert desk.replica.cursor() is None and desk.laptop.heads() == {}
    assert desk.replica.apply(page(one)).new_changes == 1
    assert desk.replica.cursor() == "after" and desk.laptop.heads() == {"O01": (1,)}


def test_a_page_that_comes_again_changes_nothing(desk: Kept, other: Kept) -> None:
    one = other.seal("O01", 1)
    desk.replica.keep_grants([other.grant()])
    desk.replica.apply(page(one))
    before = desk.replica.digest(DOSSIER)
    again = desk.replica.apply(page(one, one, cursor="elsewhere"), moves_cursor=False)
    assert again.new_changes == 0 and desk.replica.cursor() == "after"
    assert desk.replica.digest(DOSSIER) == before == (1, wire.digest_of_sets([wire.set_hash(one.header)]))


def test_a_set_without_a_key_is_kept_and_read_when_the_key_comes(desk: Kept, other: Kept) -> None:
    one = other.seal("O01", 1)
    assert desk.replica.apply(page(one)).unread_sets == 1
    assert desk.laptop.heads() == {} and desk.replica.digest(DOSSIER)[0] == 1
    assert desk.replica.keep_grants([other.grant()]) == (DOSSIER,)
    assert desk.replica.keep_grants([other.grant()]) == (DOSSIER,)
    assert desk.replica.apply(page(one), moves_cursor=False).new_changes == 1
    desk.replica.mark_fetched([DOSSIER])
    assert desk.replica.keep_grants([other.grant()]) == ()
    assert desk.laptop.heads() == {"O01": (1,)} and desk.replica.digest(DOSSIER)[0] == 1


def test_a_set_that_was_tampered_with_is_kept_unread_and_stops_nothing(desk: Kept, other: Kept) -> None:
    bad, good = other.seal("O01", 1), other.seal("K01", 2)
    assert bad.body is not None
    flipped = bytes([bad.body[0] ^ 1]) + bad.body[1:]
    desk.replica.keep_grants([other.grant()])
    applied = desk.replica.apply(page(replace(bad, body=flipped), good))
    assert (applied.new_changes, applied.unread_sets) == (1, 1)
    assert desk.laptop.heads() == {"K01": (2,)}


def test_a_kind_of_a_newer_version_leaves_the_rest_readable(desk: Kept, other: Kept) -> None:
    other.laptop.answer("O01", 1)
    with other.laptop.unit_of_work() as work:
        (known,) = work.outbox.unsealed()
    other.laptop.seal()
    grant = other.grant()
    (sealed,) = other.replica.sealed_sets(0)
    records = wire.open_set(sealed, grant.normal_key)
    newer = replace(records[0], id=records[0].id[:-1] + "0", kind="gesprek", key="x")
    place = wire.ChainPlace(sealed.header.tenant, sealed.header.desk, sealed.header.incarnation, 0)
    mixed = wire.seal_set(
        place, [*records, newer], PrivacyClass.NORMAL, grant.normal_key, WORKER, sealed.header.sealed_at
    )
    desk.replica.keep_grants([grant])
    applied = desk.replica.apply(page(mixed))
    assert (applied.new_changes, applied.unread_sets) == (1, 1)
    assert desk.laptop.change_ids() == {known.id}


def test_keys_are_registered_once_and_never_replaced(desk: Kept, other: Kept) -> None:
    desk.seal("O01", 1)
    (new,) = desk.replica.new_dossiers()
    desk.replica.mark_registered([new.dossier])
    assert desk.replica.new_dossiers() == ()
    assert desk.replica.new_dossiers(everything=True) == (new,)
    other.seal("O01", 1)
    desk.replica.keep_grants([replace(other.grant(), dossier=new.dossier)])
    assert desk.replica.new_dossiers(everything=True) == (new,)


def test_another_epoch_drops_the_cursor_and_the_same_does_not(desk: Kept) -> None:
    desk.replica.begin_epoch(EPOCH)
    desk.replica.apply(page())
    desk.replica.begin_epoch(EPOCH)
    assert desk.replica.cursor() == "after"
    desk.replica.begin_epoch(EPOCH.replace("e1", "e2"))
    assert desk.replica.cursor() is None and desk.laptop.state(CURSOR) is None


def test_a_new_incarnation_seals_what_was_not_acknowledged_with_the_same_ids(desk: Kept) -> None:
    desk.seal("O01", 1)
    desk.replica.acknowledge(receipt(desk, 1), 1, ())
    desk.seal("O01", 2)
    waiting = desk.laptop.answer("K01", 3)
    before = desk.replica.identity().incarnation
    ids = desk.laptop.change_ids()
    desk.replica.start_incarnation()
    assert desk.replica.identity().incarnation != before
    sets = desk.replica.sealed_sets(0)
    assert sum(one.header.count for one in sets) == 2
    assert sets[0].header.n == 1 and sets[0].header.previous == CHAIN_START
    assert desk.laptop.change_ids() == ids and waiting.id in ids
    with desk.laptop.unit_of_work() as work:
        states = [parcel.state for parcel in work.outbox.parcels()]
    assert sorted(states) == sorted([ParcelState.CONFIRMED] + [ParcelState.WAITS] * len(sets))


def test_own_work_that_this_store_lost_comes_back_like_anybodys(desk: Kept) -> None:
    """A store put back from an older copy: the set is of this desk, but the store never saw it."""
    twin = memory_desk("A")
    lost = twin.seal("O01", 1)
    assert lost.header.desk == desk.replica.identity().desk
    desk.replica.keep_grants([twin.grant()])
    desk.replica.start_incarnation()
    assert desk.replica.apply(page(lost)).new_changes == 1
    with desk.laptop.unit_of_work() as work:
        assert work.outbox.unsealed() == ()
        assert len(work.changes.of(DOSSIER, ChangeKind.ANSWER)) == 1
