"""CRYPTO.md says what the code does: the constants stand in it, and no file with cryptography is missing."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop.outgoing_files import locking
from desktop.store import (
    attachments,
    kdf,
    keys,
    passphrases,
    recovery_officers,
    recovery_texts,
)
from desktop.store.kdf import MIB, PRODUCTION
from desktop.store.pages import PAGE
from desktop.store.wiping import KEY_SIZE
from sync.protocol import hybrid_seal, parcels

TREE = Path(__file__).resolve().parents[2]
#: what only passes keys or connections on, names errors, or asks a library for its version
PASSES_ON = {
    "desktop/store/backup.py", "desktop/store/errors.py", "desktop/store/strongroom.py",
    "desktop/store/migrations.py", "desktop/store/transaction.py", "desktop/store/engine_versions.py",
    "desktop/usecases/my_safe.py", "desktop/usecases/repair.py", "desktop/usecases/unlock.py",
}  # fmt: skip
LIBRARIES = re.compile(
    r"^(?:from|import) (?:nacl|cryptography|argon2|hmac|sqlcipher3|ssl|pikepdf)\b", re.MULTILINE
)


def rows() -> dict[str, str]:
    """The table by its first column, the whole line as text."""
    lines = (TREE / "CRYPTO.md").read_text(encoding="utf-8").splitlines()
    table = [line for line in lines if line.startswith("| ") and not line.startswith("| What")]
    return {line.split("|")[1].strip(): line for line in table}


def argon(m: int, t: int, p: int | None = None) -> str:
    return f"m = {m // MIB} MiB, t = {t}" + ("" if p is None else f", p = {p}")


CLAIMS = [
    ("Passphrase", f"{passphrases.BITS_WITH_DEVICE} bits beside"),
    ("Passphrase", f"{passphrases.BITS_WITHOUT_DEVICE} bits without"),
    ("Stretching", argon(PRODUCTION.m, PRODUCTION.t, PRODUCTION.p)),
    ("Stretching", f"under m = {kdf.FLOOR_M // MIB} MiB"),
    ("Stretching", f"{kdf.WANTED_SECONDS}-{kdf.MOST_SECONDS} s"),
    ("Stretching", f"salt of {keys.SALT_SIZE} bytes"),
    ("Device secret", f"{KEY_SIZE} bytes"),
    ("Key-encryption key", keys._KEK_LABEL.decode()),
    ("Store", f"{PAGE} bytes"),
    ("Attachments, papers", f"{attachments.CHUNK // 1024} kB"),
    ("Recovery parcel", f"{hybrid_seal.PUBLIC_SIZE} bytes"),
    ("Recovery parcel", hybrid_seal._LABEL.decode()),
    ("Recovery request and answer", recovery_texts._BOUND.decode().rstrip("|")),
    ("Recovery request and answer", f"{5 * recovery_texts._CODE_GROUPS * recovery_texts._CODE_GROUP} bits"),
    ("Sticks and parcels", f"pieces of {parcels.PIECE // 1024} kB"),
    ("Sticks and parcels", parcels._BOUND.decode().rstrip("|")),
    ("Sticks and parcels", f"{hybrid_seal.PUBLIC_SIZE} bytes"),
    ("Officers' shares", f"two of {recovery_officers.OFFICERS} officers"),
    ("Officers' shares", recovery_officers._PAIR.decode()),
    ("Officers' shares", argon(PRODUCTION.m, PRODUCTION.t)),
    ("A paper that leaves", f"AES-256 (revision {locking._REVISION})"),
    ("A paper that leaves", f"{locking.WORDS} words"),
]


@pytest.mark.parametrize(("row", "claim"), CLAIMS, ids=[f"{row}: {claim}" for row, claim in CLAIMS])
def test_the_inventory_says_what_the_code_does(row: str, claim: str) -> None:
    assert claim in rows()[row]


def test_every_label_of_a_drawn_key_stands_in_the_inventory() -> None:
    drawn = set(re.findall(r'b"(k_[a-z]+)"', (TREE / "desktop/store/keys.py").read_text()))
    named = set(re.findall(r"`(k_[a-z]+)`", rows()["Keys drawn from the data key"]))
    assert drawn == named


def test_every_file_in_the_inventory_exists_and_none_that_uses_cryptography_is_missing() -> None:
    named = set(re.findall(r"`((?:desktop|sync)/[a-z_/]+\.py)`", (TREE / "CRYPTO.md").read_text()))
    assert not [name for name in named if not (TREE / name).is_file()]
    using = {
        str(path.relative_to(TREE))
        for room in ("desktop", "sync", "forms", "translations", "resources")
        for path in (TREE / room).rglob("*.py")
        if LIBRARIES.search(path.read_text(encoding="utf-8"))
    }
    assert using - named - PASSES_ON == set()
    assert not PASSES_ON & named
    assert using >= PASSES_ON
