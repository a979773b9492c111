"""A thousand spoiled sticks and parcels at four doors: each is refused in words or harmless, none half in."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Sequence
from pathlib import Path
from random import Random

import pytest
from nacl.signing import SigningKey

from desktop.commands import parcel
from desktop.domain.errors import Refusal
from sync.protocol import hybrid_seal
from sync.protocol.errors import Problem
from sync.protocol.hybrid_seal import HybridKey
from sync.protocol.parcel_faults import ParcelRefused
from sync.protocol.parcels import Entry, ParcelKind, read_parcel, rereading
from sync.server.service.hand_over import take_in_hand_over
from sync.server.service.parcel_keys import parcel_pairs
from sync.server.service.wrapping import unwrap
from tests.paper_people import shaima
from tests.parcels import TASK, mover
from tests.server.parcel_damage import damaged_bytes, damaged_inside, tries
from tests.server.places import Municipality
from tests.server.sticks import Road, begin_road

EACH = 125  # at four doors, outside and inside


def entries_of(kind: ParcelKind, whole: bytes, pair: HybridKey) -> Sequence[Entry]:
    return list(read_parcel(kind, io.BytesIO(whole).read, lambda _asked: pair))


def spoiled(kind: ParcelKind, whole: bytes, pair: HybridKey, key: object, seed: str) -> list[bytes]:
    entries = entries_of(kind, whole, pair)

    def inside(dice: Random) -> bytes:
        return damaged_inside(kind, pair.public, entries, key, dice)  # type: ignore[arg-type]

    return [*tries(EACH, lambda dice: damaged_bytes(whole, dice), seed), *tries(EACH, inside, seed)]


@pytest.fixture
def road(municipality: Municipality, tmp_path: Path) -> Road:
    road = begin_road(municipality, tmp_path, "A")
    road.laptop.answer("P01", "Rima")
    road.laptop.answer("P02", "1992")
    return road


def held(municipality: Municipality) -> tuple[int, int]:
    """How many dossiers, and how many sets that were not put apart."""
    with municipality.house.service.work_in(municipality.tenant) as work:
        rows = work.log.dossiers()
        return len(rows), sum(len(work.log.sets_of(row.dossier)) for row in rows)


def test_spoiled_sticks_at_the_door_of_the_municipality(road: Road, municipality: Municipality) -> None:
    (pair,) = parcel_pairs(municipality.house.service, municipality.tenant).values()
    stick = road.write()
    for each in spoiled(ParcelKind.STICK_UP, stick, pair, road.laptop.sign, "up"):
        before = held(municipality)
        try:
            road.carry(each)
        except ParcelRefused:
            assert held(municipality) == before, "refused is refused whole"
        except Problem as problem:
            raise AssertionError(problem.type) from problem
    assert road.round().is_confirmed, "the right stick is taken in as if nothing had happened"
    road.room.close()


def test_spoiled_answers_at_the_door_of_the_laptop(road: Road, municipality: Municipality) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    with service.work_in(tenant) as work:
        row = work.people.tenant()
    assert row is not None
    server = SigningKey(unwrap(service, tenant, "signing", tenant, row.signing_key_wrapped))
    _, answer = road.carry(road.write())
    secret = road.laptop.state("stick.secret")
    assert secret is not None
    pair = hybrid_seal.key_of(bytes.fromhex(secret))
    ids = road.laptop.change_ids()
    for each in spoiled(ParcelKind.STICK_DOWN, answer, pair, server, "down"):
        before = (road.laptop.state("sync.cursor"), road.laptop.state("sync.epoch"))
        try:
            road.take(each)
        except Refusal:
            assert (road.laptop.state("sync.cursor"), road.laptop.state("sync.epoch")) == before
        assert ids <= road.laptop.change_ids(), "nothing that was said is ever lost"
    for _ in range(3):
        came = road.round()
    assert came.is_confirmed
    assert road.laptop.sync().is_confirmed
    road.room.close()


def test_spoiled_parcels_at_the_door_of_the_reader(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = mover(tmp_path, papers=False)
    dossier = shaima(made.place)
    made.hand_over(dossier, TASK)
    whole = (tmp_path / "a").read_bytes()
    sticks = made.place.desk.sticks
    assert sticks is not None
    told = {"form": "intakekoffer-pakketsleutel-geheim", "v": 1,
            "secret": base64.b64encode(made.pair.secret).decode()}  # fmt: skip
    key = tmp_path / "geheim.json"
    key.write_text(json.dumps(told), encoding="utf-8")
    damaged = tmp_path / "kapot"
    for at, each in enumerate(spoiled(ParcelKind.HAND_OVER, whole, made.pair, sticks.door.sign, "over")):
        damaged.write_bytes(each)
        out = tmp_path / f"uit-{at}"
        is_read = parcel.command(["open", str(damaged), "--key", str(key), "--out", str(out)]) == 0
        assert is_read == out.exists()
        assert is_read or capsys.readouterr().err.strip(), "refused in words"


def test_spoiled_parcels_make_no_half_dossier(municipality: Municipality, tmp_path: Path) -> None:
    service, tenant = municipality.house.service, municipality.tenant
    begin_road(municipality, tmp_path, "K").room.close()  # its first exchange makes the key
    (pair,) = parcel_pairs(service, tenant).values()
    made = mover(tmp_path, pair, papers=False)
    made.hand_over(shaima(made.place), TASK)
    sticks = made.place.desk.sticks
    assert sticks is not None
    whole, worker = (tmp_path / "a").read_bytes(), municipality.worker()
    for each in spoiled(ParcelKind.HAND_OVER, whole, pair, sticks.door.sign, "in"):
        before = held(municipality)
        try:
            take_in_hand_over(service, tenant, rereading(io.BytesIO(each)), (worker,))
        except (ParcelRefused, Problem):
            assert held(municipality) == before
