"""What every back end keeps to behind the port `Remote`: in memory, and over HTTP on PostgreSQL."""

from __future__ import annotations

import hashlib

import pytest
from nacl.signing import SigningKey

from sync.client.errors import FailureCode, SyncFailure
from sync.protocol import wire
from sync.protocol.exchanges import NewDossier, PushReply, RecoveryParcel
from sync.protocol.model import CHAIN_START, Page, SealedSet
from tests.contract.remote_cases import ContractDesk, HttpRoom, MemoryRoom, Room, hashes, new_id, request

KEY = b"\x03" * 32


@pytest.fixture(params=["memory", "http"])
def room(request: pytest.FixtureRequest) -> Room:
    if request.param == "memory":
        return MemoryRoom()
    return HttpRoom(request.getfixturevalue("municipality"))


@pytest.fixture
def desk(room: Room) -> ContractDesk:
    return ContractDesk.enrol(room)


def push(room: Room, desk: ContractDesk, *sets: SealedSet) -> PushReply:
    with room.connect(desk.proof) as remote:
        return remote.push(wire.write_batch(sets, desk.sign))


def begun(room: Room, desk: ContractDesk) -> str:
    new = desk.begin_dossier()
    with room.connect(desk.proof) as remote:
        assert remote.register([new]) == frozenset()
    return new.dossier


def pull_all(
    room: Room, desk: ContractDesk, cursor: str | None = None, without: str | None = None
) -> list[Page]:
    pages = []
    with room.connect(desk.proof) as remote:
        while True:
            pages.append(remote.pull(cursor, without or desk.incarnation))
            cursor = pages[-1].cursor
            if not pages[-1].has_more:
                return pages


def code_of(caught: pytest.ExceptionInfo[SyncFailure]) -> FailureCode:
    return caught.value.code


def test_an_incarnation_that_is_not_known_stands_at_nothing(room: Room, desk: ContractDesk) -> None:
    with room.connect(desk.proof) as remote:
        hello = remote.hello(desk.incarnation)
    assert (hello.n, hello.head_hash, hello.incarnation) == (0, CHAIN_START, desk.incarnation)
    assert (hello.tenant, hello.desk_state) == (desk.reply.tenant, "active")


def test_a_receipt_vouches_for_exactly_what_was_sent(room: Room, desk: ContractDesk) -> None:
    sets = desk.seal(begun(room, desk), 3)
    body = wire.write_batch(sets, desk.sign)
    with room.connect(desk.proof) as remote:
        receipt = remote.push(body).receipt
        hello = remote.hello(desk.incarnation)
    wire.verify_receipt(receipt, desk.reply.server_key)
    assert receipt.request_digest == hashlib.sha256(body).hexdigest()
    assert (receipt.desk, receipt.incarnation) == (desk.desk, desk.incarnation)
    head = (3, wire.set_hash(sets[-1].header))
    assert (receipt.n, receipt.head_hash) == head == (hello.n, hello.head_hash)
    assert receipt.epoch == hello.epoch


def test_the_same_batch_again_is_taken_and_stored_once(room: Room, desk: ContractDesk) -> None:
    sets = desk.seal(begun(room, desk), 3)
    first = push(room, desk, *sets)
    assert push(room, desk, *sets).receipt.n == first.receipt.n == 3
    with room.connect(desk.proof) as remote:
        (grant,) = remote.grants()
    assert grant.count == 3


def test_the_head_alone_again_gives_its_receipt(room: Room, desk: ContractDesk) -> None:
    sets = desk.seal(begun(room, desk), 3)
    push(room, desk, *sets)
    receipt = push(room, desk, sets[-1]).receipt
    wire.verify_receipt(receipt, desk.reply.server_key)
    assert receipt.n == 3


def test_a_hole_is_refused_and_nothing_of_it_stored(room: Room, desk: ContractDesk) -> None:
    sets = desk.seal(begun(room, desk), 3)
    push(room, desk, sets[0])
    with pytest.raises(SyncFailure) as caught:
        push(room, desk, sets[2])
    assert code_of(caught) is FailureCode.GAP
    with room.connect(desk.proof) as remote:
        assert remote.hello(desk.incarnation).n == 1


def test_another_set_at_a_number_that_is_held_is_a_fork(room: Room, desk: ContractDesk) -> None:
    dossier = begun(room, desk)
    other = desk.fork(dossier)
    (one,) = desk.seal(dossier)
    push(room, desk, one)
    with pytest.raises(SyncFailure) as caught:
        push(room, desk, other)
    assert code_of(caught) is FailureCode.FORKED
    with room.connect(desk.proof) as remote:
        assert remote.hello(desk.incarnation).desk_state == "suspended"


def test_a_batch_signed_by_another_key_is_refused(room: Room, desk: ContractDesk) -> None:
    sets = desk.seal(begun(room, desk))
    stranger = SigningKey.generate()
    body = wire.write_batch(sets, lambda text: stranger.sign(text).signature)
    with room.connect(desk.proof) as remote:
        with pytest.raises(SyncFailure) as caught:
            remote.push(body)
        assert code_of(caught) in (FailureCode.REVOKED, FailureCode.REFUSED)
        assert remote.hello(desk.incarnation).n == 0


def test_keys_of_a_dossier_may_come_twice_but_never_others(room: Room, desk: ContractDesk) -> None:
    new = desk.begin_dossier()
    with room.connect(desk.proof) as remote:
        other = desk.begin_dossier()
        assert remote.register([new]) == remote.register([new, other]) == frozenset()
        assert remote.register([NewDossier(new.dossier, KEY, KEY), other]) == {new.dossier}
        grant = next(one for one in remote.grants() if one.dossier == new.dossier)
    assert (grant.normal_key, grant.special_key) == (new.normal_key, new.special_key)


def test_count_and_digest_are_over_all_sets_of_the_dossier(room: Room, desk: ContractDesk) -> None:
    dossier = begun(room, desk)
    other = ContractDesk.enrol(room)
    other.dossiers = desk.dossiers
    mine, theirs = desk.seal(dossier, 2), other.seal(dossier, 3)
    push(room, desk, *mine)
    push(room, other, *theirs)
    with room.connect(desk.proof) as remote:
        (grant,) = remote.grants()
    assert grant.count == 5
    assert grant.digest == wire.digest_of_sets(wire.set_hash(one.header) for one in (*mine, *theirs))


def test_pages_come_in_order_without_the_present_incarnation(room: Room, desk: ContractDesk) -> None:
    dossier = begun(room, desk)
    other = ContractDesk.enrol(room)
    other.dossiers = desk.dossiers
    push(room, desk, *desk.seal(dossier, 2))
    first = other.seal(dossier, 4)
    push(room, other, *first)
    pages = pull_all(room, desk)
    got = [one for page in pages for one in page.sets]
    assert hashes(got) == hashes(first) and got == list(first)

    second = other.seal(dossier, 2)
    push(room, other, *second)
    later = [one for page in pull_all(room, desk, pages[-1].cursor) for one in page.sets]
    assert hashes(later) == hashes(second)
    assert [p.sets for p in pull_all(room, desk, pull_all(room, desk)[-1].cursor)] == [()]


def test_sets_of_another_incarnation_of_the_desk_itself_come_too(room: Room, desk: ContractDesk) -> None:
    dossier = begun(room, desk)
    before = desk.seal(dossier, 2)
    push(room, desk, *before)
    desk.begin_incarnation()
    got = [one for page in pull_all(room, desk) for one in page.sets]
    assert hashes(got) == hashes(before)


def test_a_set_of_a_dossier_nobody_registered_is_taken_and_kept_apart(room: Room, desk: ContractDesk) -> None:
    known, unknown = begun(room, desk), desk.begin_dossier().dossier
    reply = push(room, desk, *desk.seal(unknown), *desk.seal(known))
    assert [n for n, _ in reply.quarantined] == [1]
    assert reply.receipt.n == 2
    with room.connect(desk.proof) as remote:
        assert [(one.dossier, one.count) for one in remote.grants()] == [(known, 1)]


def test_a_code_that_was_never_given_is_not_accepted(room: Room) -> None:
    with room.connect(None) as front_door, pytest.raises(SyncFailure) as caught:
        front_door.enrol(request("9999-AAAA-BBBB-CCCC", new_id(), SigningKey.generate()))
    assert code_of(caught) is FailureCode.CODE_NOT_ACCEPTED


def test_the_same_desk_may_show_the_same_code_again(room: Room) -> None:
    key, desk, code = SigningKey.generate(), new_id(), room.code()
    with room.connect(None) as front_door:
        first = front_door.enrol(request(code, desk, key))
        again = front_door.enrol(request(code, desk, key))
    assert (first.worker, first.server_key) == (again.worker, again.server_key)


def test_a_recovery_parcel_is_taken(room: Room, desk: ContractDesk) -> None:
    parcel = RecoveryParcel(desk.desk, 1, desk.reply.recovery_key_id, b"sealed")
    with room.connect(desk.proof) as remote:
        remote.leave_recovery(parcel)
        remote.leave_recovery(parcel)


def test_the_key_for_sticks_is_the_same_each_time(room: Room, desk: ContractDesk) -> None:
    with room.connect(desk.proof) as remote:
        first = remote.parcel_key()
        assert (len(first), remote.parcel_key()) == (1216, first)


def test_whoever_shares_a_dossier_is_called_by_name(room: Room, desk: ContractDesk) -> None:
    begun(room, desk)
    with room.connect(desk.proof) as remote:
        found = {one.worker: one for one in remote.colleagues()}
    assert found[desk.reply.worker].name and desk.desk in dict(found[desk.reply.worker].desks)


def test_a_revoked_desk_may_bring_its_work_and_gets_nothing(room: Room, desk: ContractDesk) -> None:
    dossier = begun(room, desk)
    room.revoke(desk.desk)
    reply = push(room, desk, *desk.seal(dossier))
    assert [n for n, _ in reply.quarantined] == [1]
    with room.connect(desk.proof) as remote:
        assert remote.hello(desk.incarnation).desk_state == "revoked"
        for ask in (remote.grants, lambda: remote.pull(None, desk.incarnation)):
            with pytest.raises(SyncFailure) as caught:
                ask()
            assert code_of(caught) is FailureCode.REVOKED


def test_a_desk_that_was_never_let_in_gets_nothing(room: Room, desk: ContractDesk) -> None:
    stranger = ContractDesk(desk.reply, new_id(), SigningKey.generate(), desk.place)
    with room.connect(stranger.proof) as remote, pytest.raises(SyncFailure) as caught:
        remote.hello(stranger.incarnation)
    assert code_of(caught) is FailureCode.REVOKED
