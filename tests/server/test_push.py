"""Change sets go up: once, in order, whole, and never lost for what they say."""

from __future__ import annotations

import hashlib
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import zstandard
from nacl.signing import SigningKey
from sqlalchemy import create_engine, text

from sync.protocol.batches import write_batch
from sync.protocol.canonical import WireProblem, canonical
from sync.protocol.errors import ProblemType, read_problem
from sync.protocol.headers import set_hash
from sync.protocol.packing import Packing, pack, unpack
from sync.protocol.receipts import verify_receipt
from sync.server.service import office
from sync.server.service.ports import DeskState
from sync.server.service.supplying import destroy_dossier
from tests.server.places import Municipality, good, new_id, problem_of


def test_a_push_is_answered_with_a_receipt_that_verifies(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    sets = [desk.seal(dossier) for _ in range(3)]
    body = write_batch(sets, desk.key)
    receipt = desk.push(*sets).receipt
    verify_receipt(receipt, desk.reply.server_key)
    assert (receipt.tenant, receipt.desk, receipt.incarnation) == (
        municipality.tenant,
        desk.desk,
        desk.incarnation,
    )
    assert (receipt.n, receipt.head_hash) == (3, set_hash(sets[-1].header))
    assert receipt.request_digest == hashlib.sha256(body).hexdigest()
    with pytest.raises(WireProblem):
        verify_receipt(replace(receipt, n=4), desk.reply.server_key)


def test_the_same_batch_twice_gives_the_same_receipt_and_is_stored_once(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    sets = [desk.seal(dossier), desk.seal(dossier)]
    assert desk.push(*sets) == desk.push(*sets)
    assert desk.hello().n == 2
    assert desk.caseload()[dossier].count == 2


def test_a_batch_that_overlaps_what_is_held_adds_only_the_rest(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    sets = [desk.seal(dossier) for _ in range(4)]
    desk.push(*sets[:2])
    assert desk.push(*sets[1:]).receipt.n == 4
    assert desk.push(sets[0]).receipt.n == 1
    assert desk.caseload()[dossier].count == 4


def test_the_same_batch_at_the_same_moment_is_stored_once(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    for _ in range(4):
        body = write_batch([desk.seal(dossier), desk.seal(dossier)], desk.key)
        with ThreadPoolExecutor(4) as threads:
            answers = list(threads.map(desk.push_raw, [body] * 4))
        assert {answer.status_code for answer in answers} == {200}
        assert len({answer.content for answer in answers}) == 1
    assert desk.caseload()[dossier].count == 8


def test_another_set_under_a_number_that_is_held_is_a_fork(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    start = desk.place
    first = desk.seal(dossier)
    desk.push(first)
    desk.place = start
    twin = desk.seal(dossier)
    assert problem_of(lambda: desk.push(twin)).type is ProblemType.DEVICE_FORKED
    child = desk.seal(dossier)
    assert problem_of(lambda: desk.push(child)).type is ProblemType.DEVICE_FORKED
    assert desk.hello().head_hash == set_hash(first.header)


def test_a_hole_in_the_numbers_names_the_number_to_send_from(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    sets = [desk.seal(dossier) for _ in range(4)]
    desk.push(sets[0])
    problem = problem_of(lambda: desk.push(sets[3]))
    assert (problem.type, problem.n, problem.status) == (ProblemType.CHAIN_GAP, 2, 409)
    assert desk.hello().n == 1


def test_a_new_incarnation_begins_at_one_beside_the_old(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier), desk.seal(dossier))
    desk.begin(new_id())
    assert desk.hello().n == 0
    assert desk.push(desk.seal(dossier)).receipt.n == 1
    assert desk.caseload()[dossier].count == 3


def damaged(body: bytes) -> dict[str, bytes]:
    """Batches that are not what was sent, each in its own way."""
    raw = unpack(body, 1 << 21)
    envelope, line, rest = raw.split(b"\n", 2)
    bomb = zstandard.ZstdCompressor().compress(b"0" * (64 << 20))
    unsized = zstandard.ZstdCompressor(write_content_size=False).compress(raw)
    return {
        "cut": body[: len(body) // 2],
        "empty": b"",
        "not zstd": b"{}",
        "two frames": body + body,
        "bomb": bomb,
        "no size": unsized,
        "no envelope": pack(line + b"\n" + rest),
        "no sets": pack(envelope + b"\n"),
        "no last line end": pack(raw[:-1]),
        "not json": pack(envelope + b"\n{nonsense}\n"),
        "deep": pack(envelope + b"\n" + b"[" * 100_000 + b"]" * 100_000 + b"\n"),
        "many": pack(envelope + b"\n[" + b"0," * 500_000 + b"0]\n"),
        "double key": pack(envelope + b'\n{"header":1,"header":1}\n'),
        "bit": pack(envelope + b"\n" + line.replace(b',"', b',"AAAA', 1) + b"\n" + rest),
        "swapped": pack(envelope + b"\n" + rest + line + b"\n"),
    }


def test_a_damaged_batch_is_refused_whole_with_a_problem(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    body = write_batch([desk.seal(dossier), desk.seal(dossier)], desk.key)
    for name, broken in damaged(body).items():
        answer = desk.push_raw(broken)
        assert answer.status_code in (400, 413), name
        assert read_problem(answer.content).type in (ProblemType.INVALID, ProblemType.TOO_LARGE), name
    assert desk.hello().n == 0
    assert desk.push_raw(body).status_code == 200


def test_a_batch_signed_by_another_key_is_refused(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    body = write_batch([desk.seal(dossier)], SigningKey.generate())
    answer = desk.push_raw(body)
    assert answer.status_code == 401
    assert read_problem(answer.content).type is ProblemType.SIGNATURE_REFUSED
    assert desk.hello().n == 0


def test_sets_of_another_desk_or_municipality_are_refused(
    municipality: Municipality, neighbour: Municipality
) -> None:
    desk = municipality.desk()
    for other in (municipality.desk(), neighbour.desk()):
        dossier = other.begin_dossier()
        body = write_batch([other.seal(dossier)], other.key)
        answer = desk.push_raw(body)
        assert read_problem(answer.content).type is ProblemType.NOT_ALLOWED
        assert other.hello().n == 0


def test_odd_content_is_kept_apart_and_does_not_block_what_follows(municipality: Municipality) -> None:
    desk = municipality.desk()
    other = municipality.desk()
    dossier, not_mine = desk.begin_dossier(), other.begin_dossier()
    sets = [
        desk.seal(dossier),
        desk.seal(dossier, key=b"\2" * 32),
        desk.seal(new_id()),
        desk.seal(not_mine, key=other.keys[not_mine].normal_key),
        desk.seal(dossier),
    ]
    reply = desk.push(*sets)
    assert reply.receipt.n == 5
    assert reply.quarantined == ((2, "does-not-open"), (3, "never-assigned"), (4, "never-assigned"))
    assert desk.caseload()[dossier].count == 2
    assert other.caseload()[not_mine].count == 0
    assert [one.header.n for one in desk.pull()[0]] == [1, 5]


def test_a_desk_cannot_tell_whether_a_dossier_that_is_not_its_own_exists(municipality: Municipality) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    desk, other = municipality.desk(), municipality.desk()
    theirs, destroyed = other.begin_dossier(), other.begin_dossier()
    destroy_dossier(service, tenant, destroyed, "besluit-1")
    sets = [desk.seal(dossier, key=b"\2" * 32) for dossier in (theirs, destroyed, new_id())]
    reply = desk.push(*sets)
    assert {reason for _, reason in reply.quarantined} == {"never-assigned"}
    assert desk.push(*sets) == reply, "nor when it asks again"
    with service.work_in(tenant) as work:
        kept = work.log.quarantined(desk.desk, sets[0].header.incarnation, 1, 3)
    assert [reason for _, reason in kept] == ["never-assigned", "dossier-destroyed", "dossier-unknown"]


def test_what_a_worker_still_has_of_a_dossier_that_was_taken_back_is_kept(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    office.unassign_dossier(municipality.house.service, municipality.tenant, dossier, desk.worker)
    assert desk.push(desk.seal(dossier)).quarantined == ()
    assert desk.caseload() == {}
    assert desk.pull()[0] == []


def test_a_revoked_desk_still_loses_nothing_but_is_told_nothing(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier))
    office.set_desk_state(municipality.house.service, municipality.tenant, desk.desk, DeskState.REVOKED)
    assert desk.push(desk.seal(dossier)).quarantined == ((2, "desk-revoked"),)
    assert desk.hello().desk_state == "revoked"
    for ask in (desk.caseload, desk.pull, desk.begin_dossier):
        assert problem_of(ask).type is ProblemType.DEVICE_REVOKED


def test_nothing_that_was_said_stands_readable_in_the_database(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(desk.seal(dossier, [desk.change(dossier, value="vertelde iets ergs")]))
    engine = create_engine(municipality.house.urls.superuser.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = connection.execute(text("select header, body from change_set")).all()
        keys = connection.execute(text("select normal_key_wrapped from dossier")).scalars().all()
    engine.dispose()
    assert rows and keys
    assert not any(b"vertelde" in bytes(row.body) or "vertelde" in row.header for row in rows)
    assert desk.keys[dossier].normal_key not in [bytes(key) for key in keys]


def test_keys_of_a_dossier_are_registered_once(municipality: Municipality) -> None:
    desk, stranger = municipality.desk(), municipality.desk()
    dossier = desk.begin_dossier()
    new = desk.keys[dossier]
    assert desk.register(new).json() == {"refused": []}
    assert desk.register(replace(new, special_key=b"\3" * 32)).json() == {"refused": [dossier]}
    assert stranger.register(new).json() == {"refused": [dossier]}
    assert desk.caseload()[dossier].special_key == new.special_key


def test_a_body_over_the_cap_is_not_even_received(municipality: Municipality) -> None:
    desk = municipality.desk()
    answer = desk.push_raw(b"\0" * (3 << 20))
    assert answer.status_code == 413
    body = canonical({"dossier": "x" * 19_000, "more": ["y" * 19_000] * 5})
    answer = desk.ask("POST", "/v1/dossiers", body, {"Content-Type": "application/json"})
    assert answer.status_code == 413


@pytest.mark.parametrize("named", ["gzip", ""])
def test_gzip_is_taken_too_also_where_a_proxy_took_its_name_away(
    municipality: Municipality, named: str
) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    body = write_batch([desk.seal(dossier), desk.seal(dossier)], desk.key, Packing.GZIP)
    headers = {"Content-Type": "application/x-ndjson"} | ({"Content-Encoding": named} if named else {})
    good(desk.ask("POST", "/v1/change-sets", body, headers))
    assert desk.hello().n == 2


def test_a_gzip_bomb_is_refused(municipality: Municipality) -> None:
    desk = municipality.desk()
    bomb = pack(bytes(64 * 1024 * 1024), Packing.GZIP)
    assert len(bomb) < 100_000
    headers = {"Content-Type": "application/x-ndjson", "Content-Encoding": "gzip"}
    problem = problem_of(lambda: good(desk.ask("POST", "/v1/change-sets", bomb, headers)))
    assert problem.type is ProblemType.TOO_LARGE
    assert desk.hello().n == 0


def test_a_page_comes_packed_to_who_takes_that(municipality: Municipality) -> None:
    desk = municipality.desk()
    dossier = desk.begin_dossier()
    desk.push(*[desk.seal(dossier) for _ in range(40)])
    plain = good(desk.ask("GET", "/v1/changes?limit=100", headers={"Accept-Encoding": "identity"}))
    packed = good(desk.ask("GET", "/v1/changes?limit=100", headers={"Accept-Encoding": "zstd"}))
    assert packed.headers["Content-Encoding"] == "zstd" and "Content-Encoding" not in plain.headers
    assert int(packed.headers["Content-Length"]) < len(plain.content) * 0.8
