"""The public key for parcels as a file that goes by mail, and the code by which two people compare it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from sync.protocol import hybrid_seal
from sync.protocol.canonical import Limits, WireCode, WireProblem, read_json
from sync.protocol.fields import Fields, write_bytes

FORM = "intakekoffer-pakketsleutel"
_LIMITS = Limits(size=20_000, depth=3, items=20, text=4_000)
#: letters and digits that are not taken for each other when read aloud (Crockford)
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_GROUPS, _GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class ParcelKeyFile:
    """Whose key it says to be: that is only so once its code was compared with that municipality."""

    municipality: str
    public_key: bytes  # 1,216 bytes


def code_of_key(public_key: bytes) -> str:
    """Sixteen characters in groups of four, to read aloud: 80 bits of the SHA-256 of the key."""
    count = _GROUPS * _GROUP
    number = int.from_bytes(hashlib.sha256(public_key).digest()[: count * 5 // 8])
    letters = "".join(_LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(count)))
    return "-".join(letters[at : at + _GROUP] for at in range(0, count, _GROUP))


def write_key_file(key: ParcelKeyFile) -> str:
    """The file, to be sent by mail: nothing in it is secret."""
    written = {
        "form": FORM,
        "v": 1,
        "municipality": key.municipality,
        "keyId": hybrid_seal.key_id(key.public_key),
        "code": code_of_key(key.public_key),
        "publicKey": write_bytes(key.public_key),
    }
    return json.dumps(written, ensure_ascii=False, indent=2) + "\n"


def read_key_file(untrusted: bytes) -> ParcelKeyFile:
    """A key file of another municipality. Raises WireProblem; its own code and id must fit the key."""
    fields = Fields(read_json(untrusted, _LIMITS, "key-file"), "key-file")
    if fields.text("form", 60) != FORM or fields.whole("v", 1, 1_000) != 1:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "key-file")
    key = ParcelKeyFile(
        fields.label("municipality", 100), fields.sized("publicKey", (hybrid_seal.PUBLIC_SIZE,))
    )
    told = (fields.text("keyId", 40), fields.text("code", 40))
    fields.done()
    if told != (hybrid_seal.key_id(key.public_key), code_of_key(key.public_key)):
        raise WireProblem(WireCode.HASH_DIFFERS, "key-file")
    if not key.municipality.strip():
        raise WireProblem(WireCode.MISSING, "key-file.municipality")
    return key
