"""Attachments sealed for the way: the same bytes everywhere, and nothing altered ever opens."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from nacl.signing import SigningKey

from sync.protocol.blob_sealing import (
    MOST_PLAIN,
    PIECE,
    blob_key,
    opened_pieces,
    plain_size,
    sealed_pieces,
    sealed_size,
)
from sync.protocol.blobs import (
    BlobName,
    BlobReceipt,
    MissingBlob,
    MissingPage,
    read_checksum,
    read_missing,
    refs_of,
    sign_blob,
    verify_blob,
    write_blob_receipt,
    write_missing,
)
from sync.protocol.canonical import WireProblem
from sync.protocol.model import PrivacyClass

DOSSIER = "0199a000-0000-7000-8000-00000000000a"
CLASS_KEY = b"\3" * 32
SIZES = st.sampled_from([1, 2, 15, 16, 17, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE, 3 * PIECE + 77])


def content(size: int) -> bytes:
    return random.Random(size).randbytes(size)


def seal(plain: bytes, key: bytes = CLASS_KEY, dossier: str = DOSSIER) -> tuple[bytes, bytes, str]:
    """Sealed bytes, the content's key, its name."""
    name = hashlib.sha256(plain).hexdigest()
    own = blob_key(key, dossier, name)
    pieces = (plain[at : at + PIECE] for at in range(0, len(plain), PIECE))
    return b"".join(sealed_pieces(pieces, len(plain), own)), own, name


def portions(sealed: bytes, size: int) -> Iterator[bytes]:
    return (sealed[at : at + size] for at in range(0, len(sealed), size))


@given(SIZES, st.integers(1, 200_000))
def test_what_was_sealed_opens_in_portions_of_any_size(size: int, portion: int) -> None:
    plain = content(size)
    sealed, key, name = seal(plain)
    assert len(sealed) == sealed_size(size) and plain_size(len(sealed)) == size
    assert b"".join(opened_pieces(portions(sealed, max(portion, 50)), len(sealed), key, name)) == plain


def test_two_laptops_make_the_same_bytes_and_two_dossiers_others() -> None:
    plain = content(100_000)
    assert seal(plain)[0] == seal(plain)[0]
    other = "0199a000-0000-7000-8000-00000000000b"
    assert len({seal(plain)[0], seal(plain, b"\4" * 32)[0], seal(plain, dossier=other)[0]}) == 3


@given(SIZES, st.data())
def test_one_changed_bit_anywhere_opens_nothing(size: int, data: st.DataObject) -> None:
    sealed, key, name = seal(content(size))
    at, bit = data.draw(st.integers(0, len(sealed) - 1)), data.draw(st.integers(0, 7))
    altered = bytearray(sealed)
    altered[at] ^= 1 << bit
    with pytest.raises(WireProblem):
        list(opened_pieces([bytes(altered)], len(altered), key, name))


@pytest.mark.parametrize(
    "alter",
    [
        lambda s: s[:-1],
        lambda s: s + b"x",
        lambda s: s[: 8 + PIECE + 16],
        lambda s: s[:8] + s[8 + PIECE + 16 : 8 + 2 * (PIECE + 16)] + s[8 : 8 + PIECE + 16] + s[-93:],
        lambda s: s[8:],
        lambda s: b"",
    ],
    ids=["cut", "longer", "whole pieces cut", "pieces swapped", "no beginning", "nothing"],
)
def test_what_is_cut_longer_or_in_another_order_does_not_open(alter: object) -> None:
    assert callable(alter)
    sealed, key, name = seal(content(2 * PIECE + 77))
    altered = alter(sealed)
    with pytest.raises(WireProblem):
        list(opened_pieces([altered], len(altered), key, name))
    with pytest.raises(WireProblem):
        list(opened_pieces([altered], len(sealed), key, name))


def test_a_content_under_the_name_of_another_does_not_count() -> None:
    plain = content(PIECE + 5)
    name = hashlib.sha256(b"another").hexdigest()
    key = blob_key(CLASS_KEY, DOSSIER, name)
    pieces = (plain[at : at + PIECE] for at in range(0, len(plain), PIECE))
    sealed = b"".join(sealed_pieces(pieces, len(plain), key))
    with pytest.raises(WireProblem):
        list(opened_pieces([sealed], len(sealed), key, name))


@pytest.mark.parametrize("pieces", [[b"a" * 10], [b"a" * 30], [b"a" * 10, b"a" * 10], [], [b""]])
def test_pieces_that_are_not_the_content_are_not_sealed(pieces: list[bytes]) -> None:
    with pytest.raises(WireProblem):
        list(sealed_pieces(pieces, 20, b"\1" * 32))


@given(st.integers(-5, 2 * PIECE))
def test_only_a_size_that_a_content_can_have_is_one(sealed: int) -> None:
    size = plain_size(sealed)
    assert size is None or sealed_size(size) == sealed


def test_the_largest_content_is_the_largest() -> None:
    assert plain_size(sealed_size(MOST_PLAIN)) == MOST_PLAIN
    assert plain_size(sealed_size(MOST_PLAIN + 1)) is None
    with pytest.raises(ValueError, match="32 bytes"):
        blob_key(b"short", DOSSIER, "0" * 64)


NAME = BlobName(DOSSIER, PrivacyClass.SPECIAL, "ab" * 32)
EPOCH = "0199a000-0000-4000-8000-00000000000e"


def test_a_receipt_is_for_exactly_one_content_of_one_municipality() -> None:
    key = SigningKey.generate()
    public = bytes(key.verify_key)
    told = write_blob_receipt(sign_blob(key, BlobReceipt("gm9999", EPOCH, NAME, 500, is_safe=True)))
    assert verify_blob(told, "gm9999", NAME, 500, public).is_safe
    other = BlobName(DOSSIER, PrivacyClass.NORMAL, NAME.sha256)
    for tenant, name, size in (("gm9998", NAME, 500), ("gm9999", other, 500), ("gm9999", NAME, 501)):
        with pytest.raises(WireProblem):
            verify_blob(told, tenant, name, size, public)
    for altered in (told.replace('"yes"', '"no"'), told.replace(EPOCH, DOSSIER), "", "x" * 5_000):
        with pytest.raises(WireProblem):
            verify_blob(altered, "gm9999", NAME, 500, public)


def test_what_is_missing_is_read_as_it_was_written_and_strictly() -> None:
    page = MissingPage((MissingBlob(NAME, EPOCH, "Marit Bakker", 70),), "x.y.normal")
    assert read_missing(write_missing(page)) == page
    for odd in ({}, {"missing": [{}], "after": ""}, {"missing": [], "after": "", "more": 1}, [], None):
        with pytest.raises(WireProblem):
            read_missing(odd)


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(max_size=70), lambda inner: (
    st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["pages", "sha256", "thumb"]), inner)
)))  # fmt: skip
def test_no_value_of_a_change_refers_to_anything_but_hashes(value: object) -> None:
    for kind in ("attachment", "paper", "answer"):
        assert all(len(one) == 64 for one in refs_of(kind, value))


@pytest.mark.parametrize(
    "untrusted", ["", "sha256", "md5 YQ==", "sha256 %%%", "sha256  YQ==", "sha256 " + "A" * 99]
)
def test_a_checksum_that_is_none_is_refused(untrusted: str) -> None:
    with pytest.raises(WireProblem):
        read_checksum(untrusted)
