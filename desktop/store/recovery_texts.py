"""The two texts that travel between a locked laptop and the officers, and the code that is read aloud.

Both are plain lines of letters and digits that survive mail and a stick. Neither is secret: the request
holds public keys, the answer is sealed to them. The code is a fingerprint of the request: the officers
compare it on the telephone, so that nobody can slip in a request of their own.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime

from desktop.store import hybrid_seal
from desktop.store.hybrid_seal import HybridKey
from desktop.store.recovery_parcels import Opened, content_of, read_content
from desktop.store.wiping import MaskedKey, wipe_bytes

_REQUEST, _ANSWER, _END = "INTAKEKOFFER HERSTELVRAAG 1", "INTAKEKOFFER HERSTELANTWOORD 1", "EINDE"
_BOUND = b"recovery-answer-v1|"
_MOST = 16_000
_LINE = 64
#: letters and digits that are not taken for each other when read aloud (Crockford)
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_CODE_GROUPS, _CODE_GROUP = 4, 4


@dataclass(frozen=True, slots=True)
class Request:
    """What a locked laptop asks: for which store, to be sealed to which one-time public key.

    `store_id` is '' and `generation` 0 when even the header is gone.
    """

    store_id: str
    generation: int
    key_id: str
    public: bytes
    made_at: datetime


def write_request(request: Request) -> str:
    """The request as lines of text."""
    whole = {"v": 1, "store": request.store_id, "generation": request.generation, "keyId": request.key_id,
             "public": base64.b64encode(request.public).decode(),
             "madeAt": request.made_at.astimezone(UTC).isoformat(timespec="seconds")}  # fmt: skip
    return _lines(_REQUEST, json.dumps(whole, separators=(",", ":"), sort_keys=True).encode())


def read_request(text: str) -> Request | None:
    """What `write_request` wrote, however the lines were broken on the way; None when it is not that."""
    raw = _object(_body(text, _REQUEST))
    try:
        request = Request(
            str(raw["store"]), int(str(raw["generation"])), str(raw["keyId"]),
            base64.b64decode(str(raw["public"]), validate=True), datetime.fromisoformat(str(raw["madeAt"])),
        )  # fmt: skip
    except (KeyError, ValueError, OverflowError):
        return None
    is_store = bool(re.fullmatch(r"([0-9a-f]{32})?", request.store_id))
    is_store = is_store and 0 <= request.generation < 1_000_000
    is_good = is_store and len(request.public) == hybrid_seal.PUBLIC_SIZE and request.made_at.tzinfo
    return request if is_good and re.fullmatch(r"([0-9a-f]{16})?", request.key_id) else None


def code_of(request: Request) -> str:
    """Sixteen characters in groups of four, to read aloud: 80 bits of the digest of the request."""
    number = int.from_bytes(_digest(request)[: _CODE_GROUPS * _CODE_GROUP * 5 // 8])
    count = _CODE_GROUPS * _CODE_GROUP
    letters = "".join(_LETTERS[(number >> (5 * place)) & 31] for place in reversed(range(count)))
    return "-".join(letters[at : at + _CODE_GROUP] for at in range(0, count, _CODE_GROUP))


def write_answer(request: Request, data_key: MaskedKey, store_id: str, generation: int) -> str:
    """The data key for this request and no other."""
    plain = content_of(data_key, store_id, generation)
    try:
        box = hybrid_seal.seal_to(request.public, plain, _BOUND + _digest(request))
    finally:
        wipe_bytes(plain)
    whole = {"v": 1, "code": code_of(request), "box": base64.b64encode(box).decode()}
    return _lines(_ANSWER, json.dumps(whole, separators=(",", ":"), sort_keys=True).encode())


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as text: for which request, by its code, and the sealed box."""

    code: str
    box: bytes


def read_answer(text: str) -> Answer | None:
    """What `write_answer` wrote; None when a part is missing or it is something else."""
    raw = _object(_body(text, _ANSWER))
    try:
        return Answer(str(raw["code"]), base64.b64decode(str(raw["box"]), validate=True))
    except (KeyError, ValueError):
        return None


def open_answer(request: Request, pair: HybridKey, answer: Answer) -> Opened | None:
    """What is in the answer; None when it was made for another request."""
    return read_content(hybrid_seal.open_with(pair, answer.box, _BOUND + _digest(request)))


def _digest(request: Request) -> bytes:
    return hashlib.sha256(write_request(request).encode()).digest()


def _lines(title: str, body: bytes) -> str:
    text = base64.b64encode(body + hashlib.sha256(body).digest()[:8]).decode()
    cut = [text[at : at + _LINE] for at in range(0, len(text), _LINE)]
    return "\n".join([title, *cut, _END, ""])


def _body(text: str, title: str) -> bytes:
    """The bytes between title and end; b'' when they are not whole."""
    flat = "".join(text[:_MOST].split())
    inside = flat.partition(title.replace(" ", ""))[2].partition(_END)
    try:
        whole = base64.b64decode(inside[0], validate=True) if inside[1] else b""
    except (binascii.Error, ValueError):
        return b""
    body, check = whole[:-8], whole[-8:]
    return body if hashlib.sha256(body).digest()[:8] == check else b""


def _object(body: bytes) -> dict[str, object]:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return raw if isinstance(raw, dict) and raw.get("v") == 1 else {}
