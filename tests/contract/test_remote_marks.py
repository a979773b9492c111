"""What one look at the handshake says, in memory and over HTTP on PostgreSQL: marks, cursor, audit head."""

from __future__ import annotations

import pytest

from sync.protocol import wire
from sync.protocol.marks import AuditHead, AuditOffer, Held, caseload_mark, compared_mark
from sync.protocol.packing import Packing
from tests.contract.remote_cases import ContractDesk, HttpRoom, MemoryRoom, Room


@pytest.fixture(params=["memory", "http"])
def room(request: pytest.FixtureRequest) -> Room:
    if request.param == "memory":
        return MemoryRoom()
    return HttpRoom(request.getfixturevalue("municipality"))


@pytest.fixture
def desk(room: Room) -> ContractDesk:
    return ContractDesk.enrol(room)


def held(room: Room, desk: ContractDesk, audit: AuditOffer | None = None) -> Held:
    with room.connect(desk.proof) as remote:
        found = remote.hello(desk.incarnation, audit).held
    assert found is not None
    return found


def begun(room: Room, desk: ContractDesk) -> str:
    new = desk.begin_dossier()
    with room.connect(desk.proof) as remote:
        remote.register([new])
    return new.dossier


def offer(count: int, after: int, digit: str = "a") -> AuditOffer:
    return AuditOffer(AuditHead(count, digit * 64), after)


def test_the_marks_are_those_of_the_grants(room: Room, desk: ContractDesk) -> None:
    assert (held(room, desk).caseload, held(room, desk).compared) == (caseload_mark([]), compared_mark([]))
    for dossier in (begun(room, desk), begun(room, desk)):
        with room.connect(desk.proof) as remote:
            remote.push(wire.write_batch(desk.seal(dossier, 2), desk.sign))
    with room.connect(desk.proof) as remote:
        grants = remote.grants()
    found = held(room, desk)
    assert found.caseload == caseload_mark((one.dossier, one.special_key is not None) for one in grants)
    assert found.compared == compared_mark((one.dossier, one.count, one.digest) for one in grants)


def test_the_cursor_of_a_look_is_the_end_of_what_was_there(room: Room, desk: ContractDesk) -> None:
    dossier = begun(room, desk)
    with room.connect(desk.proof) as remote:
        remote.push(wire.write_batch(desk.seal(dossier, 2), desk.sign))
        before = held(room, desk).cursor
        later = desk.seal(dossier, 1)
        remote.push(wire.write_batch(later, desk.sign))
        page = remote.pull(before, "00000000-0000-4000-8000-000000000000")
    assert [wire.set_hash(one.header) for one in page.sets] == [wire.set_hash(later[0].header)]


def test_an_audit_head_is_kept_from_a_desk_that_knows_the_one_before(room: Room, desk: ContractDesk) -> None:
    assert held(room, desk).audit is None
    assert held(room, desk, offer(5, 0)).audit == AuditHead(5, "a" * 64)
    # An older copy of the folder knows nothing of line 5, whatever it shows.
    assert held(room, desk, offer(9, 0, "b")).audit == AuditHead(5, "a" * 64)
    assert held(room, desk, offer(4, 5, "b")).audit == AuditHead(5, "a" * 64)
    assert held(room, desk, offer(9, 5)).audit == AuditHead(9, "a" * 64)
    assert held(room, desk).audit == AuditHead(9, "a" * 64)


def test_a_desk_that_was_put_out_gets_no_look(room: Room, desk: ContractDesk) -> None:
    room.revoke(desk.desk)
    with room.connect(desk.proof) as remote:
        assert remote.hello(desk.incarnation).held is None


def test_a_batch_in_gzip_is_the_same_batch(room: Room, desk: ContractDesk) -> None:
    sets = desk.seal(begun(room, desk), 3)
    with room.connect(desk.proof) as remote:
        assert remote.push(wire.write_batch(sets, desk.sign, Packing.GZIP)).receipt.n == 3
        assert remote.push(wire.write_batch(sets, desk.sign)).receipt.n == 3
        (grant,) = remote.grants()
    assert grant.count == 3


def test_who_waits_for_a_batch_to_be_gone_is_told(room: Room, desk: ContractDesk) -> None:
    told: list[str] = []
    sets = desk.seal(begun(room, desk), 1)
    with room.connect(desk.proof) as remote:
        remote.push(wire.write_batch(sets, desk.sign), lambda: told.append("gone"))
    assert told
