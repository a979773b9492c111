"""The municipality's side of recovery: one key, three officers, and two of them to use it.

The secret half is closed three times, once for each pair of officers, under a key mixed from the shares of
both; a share opens with that officer's own words. So one officer alone, or one lost file, opens nothing. No
mathematics of our own: boxes of libsodium within the bounds that the koffers keep.
"""

from __future__ import annotations

import base64
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import combinations

from desktop.store import hybrid_seal
from desktop.store.hybrid_seal import HybridKey
from desktop.store.kdf import PRODUCTION, KdfParameters, derive
from desktop.store.keys import SALT_SIZE, seal, unseal
from desktop.store.passphrases import tidied
from desktop.store.wiping import KEY_SIZE, wipe, wipe_bytes

OFFICERS = 3
_FORM_OFFICER, _FORM_PUBLIC = "intakekoffer-herstelofficier", "intakekoffer-herstelsleutel"
_VERSION = 1
_MOST_BYTES = 16_384
_PAIR = b"officer-pair-v1"


class OfficerFileWrong(Exception):
    """Not a file of an officer, not two of the same key, or the words are not the ones it was made with."""


@dataclass(frozen=True, slots=True)
class OfficerFile:
    """What stands in the file of one officer. `boxes`: the secret by pair of numbers, '12', '13', '23'."""

    number: int
    label: str
    key_id: str
    cost: KdfParameters
    salt: bytes
    share: bytes
    boxes: Mapping[str, bytes]


def make_officers(
    pair: HybridKey, labels: Sequence[str], passphrases: Sequence[bytearray], cost: KdfParameters = PRODUCTION
) -> tuple[str, ...]:
    """The text of three files, in the order of the labels. The passphrases are wiped.

    Raises ValueError unless there are three of both; Trouble as `kdf.derive`.
    """
    if not len(labels) == len(passphrases) == OFFICERS:
        raise ValueError("three officers are needed")
    key_id = hybrid_seal.key_id(pair.public)
    shares = [secrets.token_bytes(KEY_SIZE) for _ in labels]
    boxes: dict[str, bytes] = {}
    for one, other in combinations(range(OFFICERS), 2):
        name, key = f"{one + 1}{other + 1}", _mixed(shares[one], shares[other])
        boxes[name] = seal(pair.secret, _bound_box(key_id, name), key)
        wipe_bytes(key)
    texts: list[str] = []
    for number, (label, words, share) in enumerate(zip(labels, passphrases, shares, strict=True), 1):
        salt = secrets.token_bytes(SALT_SIZE)
        empty = OfficerFile(number, label, key_id, cost, salt, b"", boxes)
        stretched = stretched_words(words, salt, cost)
        sealed = seal(share, _bound_share(empty), stretched)
        wipe_bytes(stretched)
        texts.append(_written(empty, sealed))
    for share in shares:
        wipe_bytes(share)
    return tuple(texts)


def read_officer(text: str) -> OfficerFile:
    """Strict reading. Raises OfficerFileWrong."""
    try:
        raw = json.loads(text[:_MOST_BYTES])
        found = OfficerFile(
            int(raw["number"]), str(raw["label"]), str(raw["keyId"]),
            KdfParameters(raw["m"], raw["t"], raw["p"]), bytes.fromhex(raw["salt"]),
            bytes.fromhex(raw["share"]), {str(k): base64.b64decode(v) for k, v in raw["boxes"].items()},
        )  # fmt: skip
        is_good = raw["form"] == _FORM_OFFICER and raw["v"] == _VERSION and len(found.salt) == SALT_SIZE
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        is_good = False
    if not is_good:
        raise OfficerFileWrong
    return found


def open_together(
    first: OfficerFile, first_words: bytearray, second: OfficerFile, second_words: bytearray
) -> HybridKey:
    """The municipal key, by two officers with their own words (wiped). Raises OfficerFileWrong; Trouble."""
    try:
        if first.key_id != second.key_id or first.number == second.number:
            raise OfficerFileWrong
        shares = {
            one.number: _share(one, words) for one, words in ((first, first_words), (second, second_words))
        }
        low, high = sorted(shares)
        key = _mixed(shares[low], shares[high])
        name = f"{low}{high}"
        secret = unseal(first.boxes.get(name, b""), _bound_box(first.key_id, name), key)
        wipe_bytes(key)
        for share in shares.values():
            wipe_bytes(share)
    finally:
        wipe(first_words)
        wipe(second_words)
    if secret is None or len(secret) != hybrid_seal.SECRET_SIZE:
        raise OfficerFileWrong
    return hybrid_seal.key_of(secret)


def write_public(public: bytes) -> str:
    """The public half as a file: for the back end, and to print its key id."""
    whole = {"form": _FORM_PUBLIC, "v": _VERSION, "keyId": hybrid_seal.key_id(public),
             "public": base64.b64encode(public).decode()}  # fmt: skip
    return json.dumps(whole, indent=2) + "\n"


def _share(officer: OfficerFile, words: bytearray) -> bytes:
    stretched = stretched_words(words, officer.salt, officer.cost)
    share = unseal(officer.share, _bound_share(officer), stretched)
    wipe_bytes(stretched)
    if share is None:
        raise OfficerFileWrong
    return share


def stretched_words(words: bytearray, salt: bytes, cost: KdfParameters) -> bytes:
    """What the words of an officer become, however they were typed."""
    neat = tidied(words)
    try:
        return bytes(derive(neat, salt, cost))
    finally:
        wipe(neat)


def _mixed(low: bytes, high: bytes) -> bytes:
    return blake2b(low + high, digest_size=KEY_SIZE, person=_PAIR).digest()


def _bound_box(key_id: str, name: str) -> bytes:
    return f"officer-box-v1|{key_id}|{name}".encode()


def _bound_share(one: OfficerFile) -> bytes:
    """Every parameter, so that none can be lowered."""
    parts = [_VERSION, one.number, one.label, one.key_id, one.cost.m, one.cost.t, one.cost.p, one.salt.hex()]
    return json.dumps(parts, separators=(",", ":")).encode()


def _written(one: OfficerFile, share: bytes) -> str:
    whole = {"form": _FORM_OFFICER, "v": _VERSION, "number": one.number, "label": one.label,
             "keyId": one.key_id, "m": one.cost.m, "t": one.cost.t, "p": one.cost.p, "salt": one.salt.hex(),
             "share": share.hex(),
             "boxes": {name: base64.b64encode(box).decode() for name, box in one.boxes.items()}}  # fmt: skip
    return json.dumps(whole, indent=2) + "\n"
