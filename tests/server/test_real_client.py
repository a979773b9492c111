"""The desk's own HTTP door against the real back end: both sides mean the same by every call."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from nacl.signing import SigningKey

from sync.client.http import DeskProof, HttpBackEnd
from sync.protocol.batches import write_batch
from sync.protocol.exchanges import EnrolmentRequest, RecoveryParcel
from sync.protocol.headers import digest_of_sets, set_hash
from sync.protocol.model import CHAIN_START
from sync.protocol.receipts import verify_receipt
from tests.server.places import FieldDesk, Municipality, new_id


@pytest.fixture
def desk(municipality: Municipality) -> FieldDesk:
    """Enrolled through the client's own door."""
    house, key, desk = municipality.house, SigningKey.generate(), new_id()
    worker = municipality.worker()
    with HttpBackEnd(house.listener.address, None, house.clock.now) as front:
        request = EnrolmentRequest(municipality.code(worker), desk, bytes(key.verify_key), "laptop", 1)
        reply = front.enrol(request)
    return FieldDesk(house, key, desk, reply.worker, reply, new_id())


@pytest.fixture
def back_end(desk: FieldDesk) -> Iterator[HttpBackEnd]:
    proof = DeskProof(desk.reply.tenant, desk.desk, lambda text: desk.key.sign(text).signature)
    with HttpBackEnd(desk.house.listener.address, proof, desk.house.clock.now) as remote:
        yield remote


def test_a_whole_exchange_through_the_desks_own_door(desk: FieldDesk, back_end: HttpBackEnd) -> None:
    back_end.leave_recovery(RecoveryParcel("store-1", 1, desk.reply.recovery_key_id, b"\5" * 80))
    hello = back_end.hello(desk.incarnation)
    assert (hello.n, hello.head_hash, hello.desk_state) == (0, CHAIN_START, "active")
    dossier = desk.begin_dossier()
    assert back_end.register([desk.keys[dossier]]) == frozenset()
    sets = [desk.seal(dossier) for _ in range(3)]
    reply = back_end.push(write_batch(sets, desk.key))
    verify_receipt(reply.receipt, desk.reply.server_key)
    assert (reply.receipt.n, reply.quarantined) == (3, ())
    (grant,) = back_end.grants()
    assert grant.normal_key == desk.keys[dossier].normal_key
    assert grant.digest == digest_of_sets(set_hash(one.header) for one in sets)
    page = back_end.pull(None, new_id())
    assert page.sets == tuple(sets)
    assert back_end.pull(page.cursor, new_id()).sets == ()
    assert back_end.pull(None, desk.incarnation).sets == ()


def test_a_desk_with_a_wrong_clock_syncs_all_the_same(desk: FieldDesk) -> None:
    proof = DeskProof(desk.reply.tenant, desk.desk, lambda text: desk.key.sign(text).signature)
    for off in (timedelta(days=400), timedelta(days=-400)):
        wrong = desk.house.clock.now() + off
        with HttpBackEnd(desk.house.listener.address, proof, lambda moment=wrong: moment) as remote:
            assert remote.hello(desk.incarnation).n == 0
