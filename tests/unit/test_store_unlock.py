"""Passphrases, key derivation, header, failed attempts, key stores: who gets in, and who does not."""

from __future__ import annotations

import hashlib
import json
import math
import os
import subprocess
import sys
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from argon2.low_level import Type, hash_secret_raw
from hypothesis import given
from hypothesis import strategies as st
from nacl.public import PrivateKey, SealedBox
from nacl.signing import VerifyKey

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.store import attempts, safe
from desktop.store import header as header_file
from desktop.store.header import Header, Slot, SlotType
from desktop.store.kdf import (
    FLOOR,
    PRODUCTION,
    KdfParameters,
    _dearer,
    calibrated,
    child_command,
    derive,
    is_kdf_child,
)
from desktop.store.key_stores import NoKeyStore
from desktop.store.passphrases import WordList, check_strength, proposed, read_words
from desktop.store.signing_keys import SigningKeyPlace
from tests.store_cases import OTHER_WORDS, START, WORDS, DictKeyStore, passphrase, person

SALT = bytes(range(16))
TREE = Path(__file__).resolve().parents[2]
HEADER = Header(
    "Marit Bakker", "ab" * 16, 1, "store.db", (Slot(SlotType.PASSPHRASE, FLOOR, SALT, bytes(72)),)
)


def test_the_child_program_computes_argon2id() -> None:
    expected = hash_secret_raw(WORDS.encode(), SALT, 1, 64 * 1024, 1, 32, Type.ID)
    assert derive(passphrase(), SALT, FLOOR) == expected


def test_the_passphrase_is_no_argument_of_the_child_program() -> None:
    assert not any(word in " ".join(child_command()) for word in WORDS.split())
    assert is_kdf_child(["intakekoffer", "--argon2-child"])
    assert not is_kdf_child(["intakekoffer"])


@given(st.integers(), st.integers(), st.integers())
def test_parameters_outside_floor_and_ceiling_are_refused(m: int, t: int, p: int) -> None:
    is_inside = 65_536 <= m <= 2_097_152 and 1 <= t <= 10 and 1 <= p <= 8
    try:
        KdfParameters(m, t, p)
    except ValueError:
        assert not is_inside
    else:
        assert is_inside


def test_production_costs_what_was_decided() -> None:
    assert (PRODUCTION.m, PRODUCTION.t, PRODUCTION.p) == (256 * 1024, 3, 2)


def test_dearer_parameters_raise_passes_first_and_then_memory() -> None:
    assert _dearer(PRODUCTION, 0.5) == KdfParameters(256 * 1024, 4, 2)
    assert _dearer(PRODUCTION, 1.0) == KdfParameters(512 * 1024, 3, 2)
    assert _dearer(KdfParameters(1024 * 1024, 10, 2), 0.1) is None


def test_measuring_stops_at_once_where_one_run_is_slow_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.kdf.WANTED_SECONDS", 0.0)
    assert calibrated(FLOOR) == FLOOR


def test_a_hardened_process_leaves_no_core_and_cannot_be_read() -> None:
    asked = "import ctypes, resource; from desktop.store.harden import harden_process as harden; "
    asked += (
        "print(harden(), resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", asked], cwd=TREE, capture_output=True, text=True, check=True)
    assert done.stdout == "True (0, 0) 0\n"


def test_the_word_list_gives_the_bits_that_are_promised() -> None:
    words = read_words()
    assert len(words.words) >= 2048
    assert words.needed(True) * math.log2(len(words.words)) >= 51
    assert words.needed(False) * math.log2(len(words.words)) >= 64
    assert len(proposed(words, True)) == words.needed(True) < words.needed(False)


def test_words_are_drawn_evenly() -> None:
    words = read_words()
    drawn = Counter(word for _ in range(10_000) for word in proposed(words, False))
    expected = 10_000 * words.needed(False) / len(words.words)
    chi_square = sum((drawn[word] - expected) ** 2 / expected for word in words.words)
    freedom = len(words.words) - 1
    assert abs(chi_square - freedom) < 6 * math.sqrt(2 * freedom)


@pytest.mark.parametrize("bad", [("abc",) * 1296, ("abc",), tuple(f"w{n}" for n in range(1296))])
def test_a_poor_word_list_is_refused(bad: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="word list"):
        WordList(bad)


@pytest.mark.parametrize(
    "weak",
    [
        "",
        "1234",
        "welkom01",
        "vlieger kruik",
        "huis huis huis huis huis huis",
        "vlieger kruik beker stoel anker q",
    ],
)
def test_a_weak_passphrase_makes_no_store(tmp_path: Path, weak: str) -> None:
    with pytest.raises(Refusal) as refusal:
        person(tmp_path).make(words=weak)
    assert refusal.value.code is RefusalCode.PASSPHRASE_TOO_WEAK
    assert refusal.value.facts["words"] == str(read_words().needed(False))
    assert safe.people(tmp_path) == []


def test_fewer_words_are_enough_with_a_secret_of_the_device() -> None:
    five = bytearray(b"vlieger kruik beker stoel anker")
    check_strength(five, read_words(), has_device_secret=True)
    with pytest.raises(Refusal):
        check_strength(five, read_words(), has_device_secret=False)
    assert len(safe.suggest_words(NoKeyStore())) == 6


def test_a_passphrase_may_be_typed_with_capitals_and_other_blanks(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    who.open("  Vlieger KRUIK\tbeker  stoel anker tafel\n").close()


def test_whoever_takes_a_passphrase_wipes_it(tmp_path: Path) -> None:
    given_words = passphrase()
    store = safe.create_person(
        tmp_path, "Marit", given_words, device_secrets=NoKeyStore(), kdf=FLOOR,
        clock=person(tmp_path).clock, chance=_Random(),
    )  # fmt: skip
    store.close()
    assert not any(given_words)


class _Random:
    def token(self, size: int) -> bytes:
        return os.urandom(size)


def test_a_header_is_read_back_as_it_was_written() -> None:
    assert header_file.decode(header_file.encode(HEADER)) == HEADER


@given(st.dictionaries(st.sampled_from(["m", "t", "p"]), st.integers(-5, 10**10), min_size=1))
def test_a_header_with_a_cost_out_of_bounds_is_damaged(cost: dict[str, int]) -> None:
    whole = json.loads(header_file.encode(HEADER))
    whole["slots"][0] |= cost
    bounds = {"m": (65_536, 2_097_152), "t": (1, 10), "p": (1, 8)}
    is_inside = all(bounds[name][0] <= value <= bounds[name][1] for name, value in cost.items())
    if is_inside:
        header_file.decode(json.dumps(whole).encode())
        return
    with pytest.raises(Trouble) as trouble:
        header_file.decode(json.dumps(whole).encode())
    assert trouble.value.code is TroubleCode.HEADER_DAMAGED


@given(st.binary(max_size=300) | st.text(max_size=300).map(lambda t: json.dumps([t]).encode()))
def test_whatever_a_header_holds_it_is_read_or_refused(content: bytes) -> None:
    with pytest.raises(Trouble) as trouble:
        header_file.decode(content)
    assert trouble.value.code in (TroubleCode.HEADER_DAMAGED, TroubleCode.STORE_NEWER)


@pytest.mark.parametrize(
    "change",
    [
        {"extra": 1}, {"label": "a\nb"}, {"store_id": "../x"}, {"file": "../store.db"}, {"generation": True},
        {"slots": []}, {"slots": [{"type": "recovery", "key_id": "0" * 16}]}, {"slots": "x"}, {"format": "1"},
    ],
)  # fmt: skip
def test_a_header_with_one_strange_field_is_damaged(change: dict[str, object]) -> None:
    whole = json.loads(header_file.encode(HEADER)) | change
    with pytest.raises(Trouble) as trouble:
        header_file.decode(json.dumps(whole).encode())
    assert trouble.value.code is TroubleCode.HEADER_DAMAGED


def test_a_lowered_or_altered_cost_does_not_open(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = safe.create_person(
        tmp_path, "Marit", passphrase(), device_secrets=NoKeyStore(), kdf=KdfParameters(64 * 1024, 2, 1),
        clock=who.clock, chance=_Random(),
    )  # fmt: skip
    who.id = store.person_id
    store.close()
    path = who.folder / header_file.HEADER_NAME
    whole = json.loads(path.read_text())
    whole["slots"][0]["t"] = 1
    path.write_text(json.dumps(whole))
    with pytest.raises(Refusal) as refusal:
        who.open()
    assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE


def test_failures_cost_time_as_decided() -> None:
    waits = [int(attempts.delay_after(n).total_seconds()) for n in range(22)]
    assert waits[:5] == [0] * 5
    assert waits[5:14] == [2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert set(waits[14:20]) == {300} and waits[20:] == [900, 900]


def test_the_wait_after_failures_survives_a_restart_and_ends_with_success(tmp_path: Path) -> None:
    who = person(tmp_path)
    who.make().close()
    for _ in range(attempts.FREE):
        with pytest.raises(Refusal) as refusal:
            who.open(OTHER_WORDS)
        assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE
    with pytest.raises(Refusal) as refusal:
        who.open()
    assert refusal.value.code is RefusalCode.WAIT_BEFORE_RETRY
    assert refusal.value.facts["seconds"] == "2"
    who.clock.go_on(seconds=2)
    who.open().close()
    with pytest.raises(Refusal) as refusal:
        who.open(OTHER_WORDS)
    assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE


def test_a_clock_put_back_never_makes_the_wait_longer() -> None:
    tried = attempts.Attempts(attempts.MANY, START)
    assert attempts.wait_left(tried, START - timedelta(days=400)) == timedelta(minutes=15)


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"failed": -1, "last": "x"}', b'{"failed":1e99}'])
def test_a_damaged_counter_gives_no_free_tries(tmp_path: Path, content: bytes) -> None:
    (tmp_path / attempts.FILE_NAME).write_bytes(content)
    assert attempts.read(tmp_path, START).failed == attempts.FREE


def test_a_changed_passphrase_opens_and_the_old_one_does_not(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    with pytest.raises(Refusal) as refusal:
        store.change_passphrase(passphrase(OTHER_WORDS), passphrase(OTHER_WORDS))
    assert refusal.value.code is RefusalCode.WRONG_PASSPHRASE
    store.change_passphrase(passphrase(), passphrase(OTHER_WORDS))
    store.close()
    with pytest.raises(Refusal):
        who.open()
    who.open(OTHER_WORDS).close()
    (who.folder / header_file.HEADER_NAME).unlink()
    safe.restore_header(who.root, who.id)
    who.open(OTHER_WORDS).close()


def test_a_device_secret_is_a_second_factor_and_not_the_only_one(tmp_path: Path) -> None:
    secrets = DictKeyStore()
    who = person(tmp_path, secrets)
    store = who.make(words="vlieger kruik beker stoel anker")
    assert store.signing_key_place is SigningKeyPlace.OS_KEY_STORE
    store.change_passphrase(bytearray(b"vlieger kruik beker stoel anker"), passphrase(OTHER_WORDS))
    store.close()
    assert not (who.folder / "device.key").exists()
    with pytest.raises(Refusal):
        who.open("vlieger kruik beker stoel anker")
    who.open(OTHER_WORDS).close()


def test_recovery_is_sealed_to_the_municipality_and_not_kept_here(tmp_path: Path) -> None:
    officers = PrivateKey.generate()
    who = person(tmp_path)
    store = who.make()
    parcel = store.recovery_parcel(bytes(officers.public_key))
    opened = SealedBox(officers).decrypt(parcel)
    with store._keys.data.shown() as data_key:
        assert opened == bytes(data_key) + bytes.fromhex(store.store_id) + (1).to_bytes(4, "big")
    with pytest.raises(ValueError, match="has 1216 bytes"):
        store.recovery_parcel(b"short")
    store.close()
    header = header_file.read(who.folder)
    assert [slot.key_id for slot in header.recovery] == [
        hashlib.sha256(bytes(officers.public_key)).hexdigest()[:16]
    ]
    assert parcel.hex()[:32] not in (who.folder / header_file.HEADER_NAME).read_text()


def test_the_device_key_signs_the_same_after_reopening(tmp_path: Path) -> None:
    who = person(tmp_path)
    store = who.make()
    assert store.signing_key_place is SigningKeyPlace.BESIDE_HEADER
    public = store.public_key
    store.close()
    store = who.open()
    assert store.public_key == public
    VerifyKey(public).verify(b"text", store.sign(b"text"))
    store.close()
