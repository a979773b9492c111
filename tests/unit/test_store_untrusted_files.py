"""The small files that can be read, and altered, without a key: whatever they hold, it ends in a code."""

from __future__ import annotations

import contextlib
import json
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal, Trouble
from desktop.store import attempts, backup, change_codec, header, signing_keys
from desktop.store.header import Header, RecoverySlot, Slot, SlotType
from desktop.store.journal import FILE_NAME, Journal
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.store.keys import StoreKeys
from desktop.store.wiping import MaskedKey
from tests.store_cases import said

NOW = datetime(2026, 9, 15, 8, 0, tzinfo=UTC)
STORE_ID = "0123456789abcdef" * 2
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
GOOD_HEADER = header.encode(
    Header(
        "Marit Bakker", STORE_ID, 1, "store.db",
        (Slot(SlotType.PASSPHRASE, FLOOR, bytes(16), bytes(72)),), (RecoverySlot("0123456789abcdef"),),
    )
)  # fmt: skip


@st.composite
def altered(draw: st.DrawFn, good: bytes) -> bytes:
    """A good JSON file with one place of it taken away, doubled, or something else instead."""
    whole = json.loads(good)
    at = whole
    while True:
        places = list(at) if isinstance(at, dict) else list(range(len(at)))
        place = draw(st.sampled_from(places))
        if not isinstance(at[place], dict | list) or not at[place] or draw(st.booleans()):
            break
        at = at[place]
    if draw(st.booleans()):
        at[place] = draw(JSON)
    else:
        del at[place]
    return json.dumps(whole).encode("utf-8", "surrogatepass")


@given(st.binary(max_size=200) | altered(GOOD_HEADER))
@example(b'{"format": 2}')
@example(b'{"format": ' + b"9" * 5_000 + b"}")
@example(b"[" * 20_000)
def test_a_header_is_read_or_it_is_trouble(raw: bytes) -> None:
    with contextlib.suppress(Trouble):
        read = header.decode(raw)
        assert header.decode(header.encode(read)) == read


@given(st.binary(max_size=200) | altered(change_codec.encode(said(1, "Aleppo")).encode()))
def test_a_change_is_read_or_the_store_is_damaged(raw: bytes) -> None:
    with contextlib.suppress(Trouble):
        change_codec.decode(raw.decode("utf-8", "replace"))


@given(st.binary(max_size=100) | altered(b'{"failed": 7, "last": "2026-09-15T08:00:00+00:00"}'))
@example(b'{"failed": 7, "last": "0001-01-01T00:00:00+14:00"}')
@example(b'{"failed": 7, "last": "9999-12-31T23:59:59-14:00"}')
@example(b'{"failed": 7, "last": "9999-12-31T23:59:59+00:00"}')
def test_no_counter_of_failures_keeps_anybody_out_for_longer_than_the_longest_wait(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / attempts.FILE_NAME).write_bytes(raw)
        left = attempts.wait_left(attempts.read(Path(name), NOW), NOW)
    assert timedelta(0) <= left <= timedelta(minutes=15)


@pytest.mark.parametrize(
    "kept",
    [b"", b"\x00", b'{"failed": 6, "last": "2027-09-15T08:00:00+00:00"}', b'{"failed": 6}'],
    ids=["empty", "rot", "clock put back", "half"],
)
def test_a_wait_ends_also_when_the_counter_is_damaged_or_the_clock_was_put_back(
    tmp_path: Path, kept: bytes
) -> None:
    (tmp_path / attempts.FILE_NAME).write_bytes(kept)
    with pytest.raises(Refusal) as refused:
        attempts.begin_try(tmp_path, NOW)
    seconds = int(refused.value.facts["seconds"])
    assert 0 < seconds <= 4
    with pytest.raises(Refusal):
        attempts.begin_try(tmp_path, NOW + timedelta(seconds=seconds - 1))
    attempts.begin_try(tmp_path, NOW + timedelta(seconds=seconds))


@given(st.binary(max_size=300), st.booleans())
def test_no_bytes_make_the_journal_fail_and_none_are_taken_for_an_answer(raw: bytes, is_marked: bool) -> None:
    with tempfile.TemporaryDirectory() as name:
        (Path(name) / FILE_NAME).write_bytes(b"\xa7IKJ" + raw if is_marked else raw)
        journal = Journal(Path(name), STORE_ID, 1, bytes(32))
        try:
            assert journal.read().records == ()
        finally:
            journal.close()


@given(st.binary(max_size=100))
def test_no_device_key_file_is_taken_for_a_key(raw: bytes) -> None:
    keys = StoreKeys.of(MaskedKey(bytearray(range(32))))
    with tempfile.TemporaryDirectory() as name, contextlib.suppress(Trouble):
        (Path(name) / signing_keys.FILE_NAME).write_bytes(raw)
        signing_keys.find(Path(name), STORE_ID, keys, NoKeyStore())
        raise AssertionError("a key out of nothing")


@given(st.text("0123456789T-.x", max_size=24))
@example("99991231T235959999999")
def test_no_file_name_among_the_backups_hinders_the_next(stamp: str) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / backup.FOLDER_NAME
        folder.mkdir()
        (folder / f"store-{stamp}.db").write_bytes(b"")
        assert isinstance(backup.is_due(Path(name), NOW), bool)
        assert backup._stamp(Path(name), NOW)
