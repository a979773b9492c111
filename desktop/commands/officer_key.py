"""The signing key of the privacy officer: a file of its own, opened by words that this program makes.

Ed25519, wrapped with Argon2id and XChaCha20-Poly1305 as the koffers are, with every parameter bound to it.
It is made and used at the office; a laptop only ever knows the public half.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass

from nacl.signing import SigningKey

from desktop.domain.retention_reader import fingerprint
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.store.keys import SALT_SIZE, seal, unseal
from desktop.store.passphrases import proposed, read_words
from desktop.store.recovery_officers import stretched_words
from desktop.store.wiping import KEY_SIZE

FORM, VERSION = "intakekoffer-bewaarsleutel", 1
FILE = "bewaarsleutel.json"
_MOST_BYTES = 4096


class KeyFileWrong(Exception):
    """No key file of ours, or the words are not the ones it was made with."""


@dataclass(frozen=True, slots=True)
class NewKey:
    """A key that was made just now: the file, the words that open it, and what others compare."""

    content: bytes
    words: tuple[str, ...]
    fingerprint: str


def new_key(cost: KdfParameters = PRODUCTION) -> NewKey:
    """A fresh key. The words are told once and kept nowhere."""
    words = proposed(read_words(), has_device_secret=False)
    signing, salt = SigningKey.generate(), secrets.token_bytes(SALT_SIZE)
    public = bytes(signing.verify_key)
    known = _head(salt, cost, public)
    kek = stretched_words(bytearray(" ".join(words).encode()), salt, cost)
    wrapped = seal(bytes(signing), _bound(known), kek)
    content = json.dumps({**known, "wrapped": wrapped.hex()}, indent=2) + "\n"
    return NewKey(content.encode(), words, fingerprint(public))


def open_key(content: bytes, words: bytearray) -> SigningKey:
    """The key in a file, by its words (wiped). Raises KeyFileWrong; Trouble as `kdf.derive`."""
    raw = _read(content)
    try:
        cost = KdfParameters(m=_number(raw, "m"), t=_number(raw, "t"), p=_number(raw, "p"))
        salt, wrapped = bytes.fromhex(str(raw["salt"])), bytes.fromhex(str(raw["wrapped"]))
        public = bytes.fromhex(str(raw["public"]))
    except (KeyError, ValueError):
        raise KeyFileWrong from None
    if len(salt) != SALT_SIZE or raw.get("form") != FORM or raw.get("v") != VERSION:
        raise KeyFileWrong
    seed = unseal(wrapped, _bound(_head(salt, cost, public)), stretched_words(words, salt, cost))
    if seed is None or len(seed) != KEY_SIZE:
        raise KeyFileWrong
    return SigningKey(seed)


def _read(content: bytes) -> dict[str, object]:
    try:
        raw = json.loads(content) if len(content) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        raw = None
    if not isinstance(raw, dict):
        raise KeyFileWrong
    return raw


def _number(raw: dict[str, object], name: str) -> int:
    found = raw[name]
    if not isinstance(found, int):
        raise ValueError("no number")
    return found


def _head(salt: bytes, cost: KdfParameters, public: bytes) -> dict[str, object]:
    return {
        "form": FORM,
        "v": VERSION,
        "public": public.hex(),
        "m": cost.m,
        "t": cost.t,
        "p": cost.p,
        "salt": salt.hex(),
    }


def _bound(known: dict[str, object]) -> bytes:
    """All parameters go into what is authenticated: a lowered cost is refused."""
    return json.dumps(known, sort_keys=True, separators=(",", ":")).encode()
