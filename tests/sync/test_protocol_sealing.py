"""Sets are sealed to their place, chained by hash, signed per batch; receipts cannot be made up."""

from __future__ import annotations

import os
import random
import uuid
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from sync.protocol.batches import BATCH_BYTES, how_many_fit, read_batch, write_batch
from sync.protocol.bodies import decode_changes, encode_changes, header_ad, open_body
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.headers import digest_of_sets, set_hash, verify_chain
from sync.protocol.marks import AuditHead
from sync.protocol.model import CHAIN_START, ChangeRecord, PrivacyClass, Receipt, SealedSet
from sync.protocol.receipts import read_receipt, sign_receipt, verify_receipt, write_receipt
from sync.protocol.sealing import ChainPlace, after, open_set, seal_set
from sync.protocol.signing import authorize, read_authorization, sign_head, verify_head, verify_request

KEY = b"\x11" * 32
SIGNING = SigningKey(b"\x22" * 32)
NOW = "2026-09-15T08:42:00.000Z"
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


def an_id(number: int) -> str:
    return str(uuid.UUID(int=number))


def change(number: int = 1, value: object = "bakker") -> ChangeRecord:
    return ChangeRecord(an_id(number), an_id(7), "answer", "K01", value, (), an_id(8), an_id(9), "1-0")


def chain(count: int, size: int = 0) -> list[SealedSet]:
    place = ChainPlace("gm9999", an_id(9), an_id(10), 0)
    sets = []
    for number in range(count):
        value = random.Random(number).randbytes(size).hex() if size else "bakker"
        sealed = seal_set(place, [change(number + 1, value)], PrivacyClass.NORMAL, KEY, an_id(8), NOW)
        place = after(place, sealed)
        sets.append(sealed)
    return sets


@given(value=WORDS, more=st.lists(WORDS, max_size=3))
def test_changes_come_out_as_they_went_in(value: str, more: list[str]) -> None:
    sent = (change(1, {"state": None, "value": value}), change(2, list(more)), change(3, None))
    assert decode_changes(encode_changes(sent)) == sent


def test_the_same_changes_give_the_same_bytes() -> None:
    one = change(1, {"a": 1, "b": 2})
    other = change(1, {"b": 2, "a": 1})
    assert encode_changes([one]) == encode_changes([other])


def test_a_body_opens_in_its_own_place_only() -> None:
    sealed = chain(1)[0]
    assert sealed.body is not None
    assert open_set(sealed, KEY) == (change(),)
    for name, other in (
        ("tenant", "gm0001"),
        ("desk", an_id(99)),
        ("incarnation", an_id(99)),
        ("n", 2),
        ("dossier", an_id(99)),
        ("privacy_class", PrivacyClass.SPECIAL),
    ):
        moved = replace(sealed.header, **{name: other})
        with pytest.raises(WireProblem) as refused:
            open_body(sealed.body, KEY, header_ad(moved))
        assert refused.value.code is WireCode.DOES_NOT_OPEN
    with pytest.raises(WireProblem):
        open_set(sealed, b"\x12" * 32)


@given(place=st.integers(0, 100_000), bit=st.integers(0, 7))
def test_a_flipped_bit_in_a_body_is_noticed(place: int, bit: int) -> None:
    sealed = chain(1)[0]
    assert sealed.body is not None
    at = place % len(sealed.body)
    broken = sealed.body[:at] + bytes([sealed.body[at] ^ (1 << bit)]) + sealed.body[at + 1 :]
    with pytest.raises(WireProblem):
        open_body(broken, KEY, header_ad(sealed.header))


def test_every_field_of_a_header_is_in_its_hash() -> None:
    header = chain(1)[0].header
    others = {"v": 2, "n": 2, "count": 2, "body_size": 2, "privacy_class": PrivacyClass.SPECIAL}
    for name in (field.name for field in fields(header)):
        assert set_hash(replace(header, **{name: others.get(name, "0" * 8)})) != set_hash(header)


def test_a_lost_swapped_or_foreign_set_breaks_the_chain() -> None:
    one, two, three = (sealed.header for sealed in chain(3))
    assert verify_chain([one, two, three], CHAIN_START, 0) == set_hash(three)
    assert verify_chain([], CHAIN_START, 0) == CHAIN_START
    for wrong in ([two], [one, three], [two, one], [one, one], [one, replace(two, incarnation=an_id(3))]):
        with pytest.raises(WireProblem):
            verify_chain(wrong, CHAIN_START, 0)


def test_a_batch_reads_back_as_it_was_and_its_head_verifies() -> None:
    sets = chain(5)
    batch = read_batch(write_batch(sets[2:], SIGNING))
    assert batch.sets == tuple(sets[2:])
    where = (batch.tenant, batch.desk, batch.incarnation, batch.head_n, batch.head_hash)
    verify_head(bytes(SIGNING.verify_key), *where, batch.signature)
    with pytest.raises(WireProblem):
        verify_head(bytes(SigningKey.generate().verify_key), *where, batch.signature)
    with pytest.raises(WireProblem):
        verify_head(bytes(SIGNING.verify_key), *where[:3], 4, batch.head_hash, batch.signature)


def test_a_batch_of_sets_that_do_not_follow_is_not_made() -> None:
    sets = chain(3)
    for wrong in ([], [sets[0], sets[2]], [replace(sets[0], body=None)]):
        with pytest.raises(WireProblem):
            write_batch(wrong, SIGNING)


def test_batches_stay_under_half_a_megabyte_unless_one_set_is_larger() -> None:
    sets = chain(60, size=9_000)
    count = how_many_fit(sets)
    assert 1 < count < len(sets)
    assert len(write_batch(sets[:count], SIGNING)) <= BATCH_BYTES
    large = chain(1, size=9_900)
    assert how_many_fit(large) == 1
    assert how_many_fit([]) == 0


def test_a_key_may_stay_where_it_is_kept() -> None:
    held = sign_head(lambda text: SIGNING.sign(text).signature, "gm9999", an_id(1), an_id(2), 1, CHAIN_START)
    assert held == sign_head(SIGNING, "gm9999", an_id(1), an_id(2), 1, CHAIN_START)


def test_a_set_of_two_dossiers_or_of_nothing_is_not_sealed() -> None:
    place = ChainPlace("gm9999", an_id(9), an_id(10), 0)
    for wrong in ([], [change(1), replace(change(2), dossier=an_id(3))]):
        with pytest.raises(WireProblem):
            seal_set(place, wrong, PrivacyClass.NORMAL, KEY, an_id(8), NOW)


def test_a_set_that_would_not_fit_a_request_is_not_sealed() -> None:
    place = ChainPlace("gm9999", an_id(9), an_id(10), 0)
    noise = [change(number, os.urandom(9_000).hex()) for number in range(1, 150)]
    with pytest.raises(WireProblem) as refused:
        seal_set(place, noise, PrivacyClass.NORMAL, KEY, an_id(8), NOW)
    assert refused.value.code is WireCode.TOO_LARGE


def receipt() -> Receipt:
    made = Receipt(1, "gm9999", an_id(1), an_id(2), an_id(3), 4, "a" * 64, "b" * 64, 0, NOW, "")
    return sign_receipt(made, SIGNING)


def test_a_receipt_survives_the_way_and_none_of_it_can_be_changed() -> None:
    good, key = receipt(), bytes(SIGNING.verify_key)
    verify_receipt(read_receipt(write_receipt(good)), key)
    changed = {
        "v": 2,
        "n": 5,
        "safe_through": 1,
        "tenant": "gm0001",
        "received_at": "2026-09-15T08:42:00.001Z",
        "audit": AuditHead(1, "c" * 64),
    }
    for name in (field.name for field in fields(good)):
        other = changed.get(name, "c" * 64)
        with pytest.raises(WireProblem):
            verify_receipt(replace(good, **{name: other}), key)


def test_a_request_is_signed_whole() -> None:
    key = bytes(SIGNING.verify_key)
    proof = read_authorization(
        authorize(SIGNING, "gm9999", an_id(1), "POST", "/v1/x?a=1", NOW, "0" * 32, b"body")
    )
    verify_request(key, proof, "POST", "/v1/x?a=1", b"body")
    for method, target, body in (
        ("PUT", "/v1/x?a=1", b"body"),
        ("POST", "/v1/x?a=2", b"body"),
        ("POST", "/v1/x?a=1", b"bodY"),
    ):
        with pytest.raises(WireProblem):
            verify_request(key, proof, method, target, body)
    with pytest.raises(WireProblem):
        verify_request(key, replace(proof, nonce="1" * 32), "POST", "/v1/x?a=1", b"body")


@given(st.lists(st.integers(0, 2**64), max_size=8, unique=True))
def test_the_digest_of_sets_does_not_depend_on_their_order(numbers: list[int]) -> None:
    hashes = [f"{number:064x}" for number in numbers]
    assert digest_of_sets(hashes) == digest_of_sets(reversed(hashes))
    assert digest_of_sets([*hashes, "f" * 64]) != digest_of_sets(hashes)
