"""A desk that sends and fetches attachments by hand, over real HTTP."""

from __future__ import annotations

import base64
import hashlib
import random
from collections.abc import Sequence

import httpx2

from sync.protocol.blob_sealing import PIECE, blob_key, sealed_pieces
from sync.protocol.blobs import (
    CHUNK_MEDIA_TYPE,
    MISSING_LIMITS,
    BlobName,
    MissingBlob,
    blob_path,
    read_missing,
)
from sync.protocol.canonical import read_json
from sync.protocol.model import ChangeRecord, PrivacyClass
from tests.server.places import FieldDesk, good

TUS = {"Tus-Resumable": "1.0.0"}
NORMAL, SPECIAL = PrivacyClass.NORMAL, PrivacyClass.SPECIAL


def content(size: int, seed: int = 1) -> bytes:
    """An invented photo."""
    return random.Random(seed).randbytes(size)


def named(dossier: str, plain: bytes, privacy_class: PrivacyClass = NORMAL) -> BlobName:
    return BlobName(dossier, privacy_class, hashlib.sha256(plain).hexdigest())


def sealed(desk: FieldDesk, name: BlobName, plain: bytes) -> bytes:
    """The bytes that travel, under the desk's own key of this class."""
    keys = desk.keys[name.dossier]
    class_key = keys.normal_key if name.privacy_class is NORMAL else keys.special_key
    pieces = (plain[at : at + PIECE] for at in range(0, len(plain), PIECE))
    return b"".join(sealed_pieces(pieces, len(plain), blob_key(class_key, name.dossier, name.sha256)))


def attached(desk: FieldDesk, dossier: str, plains: Sequence[bytes], key: str = "bijlage-1") -> ChangeRecord:
    """A change that refers to these contents as pages; each is its own small picture as well."""
    pages = []
    for plain in plains:
        sha256 = hashlib.sha256(plain).hexdigest()
        pages.append({"sha256": sha256, "thumb": sha256, "width": 1, "height": 1, "size": len(plain)})
    value = {"question": "", "caption": "x", "media_type": "image/jpeg", "turn": 0, "pages": pages}
    return desk.change(dossier, key, value, "attachment")


def attach(
    desk: FieldDesk, plain: bytes, privacy_class: PrivacyClass = NORMAL, dossier: str = ""
) -> BlobName:
    """Push a change that refers to this content."""
    where = dossier or desk.begin_dossier()
    desk.push(desk.seal(where, [attached(desk, where, [plain])], privacy_class))
    return named(where, plain, privacy_class)


def begin(desk: FieldDesk, name: BlobName, size: int) -> httpx2.Response:
    return desk.ask("POST", blob_path(name), headers=TUS | {"Upload-Length": str(size)})


def checksum(part: bytes, algorithm: str = "sha256") -> str:
    return f"{algorithm} {base64.b64encode(hashlib.new(algorithm, part).digest()).decode()}"


def add(
    desk: FieldDesk, name: BlobName, offset: int, part: bytes, more: dict[str, str] | None = None
) -> httpx2.Response:
    headers = {
        "Content-Type": CHUNK_MEDIA_TYPE,
        "Upload-Offset": str(offset),
        "Upload-Checksum": checksum(part),
    }
    return desk.ask("PATCH", blob_path(name), part, TUS | headers | (more or {}))


def state(desk: FieldDesk, name: BlobName) -> httpx2.Response:
    return desk.ask("HEAD", blob_path(name), headers=TUS)


def send(desk: FieldDesk, name: BlobName, plain: bytes, chunk: int = 100_000) -> httpx2.Response:
    """The whole of it; the last answer."""
    whole = sealed(desk, name, plain)
    answer = good(begin(desk, name, len(whole)), 201)
    for at in range(0, len(whole), chunk):
        answer = good(add(desk, name, at, whole[at : at + chunk]), 204)
    return answer


def fetch(desk: FieldDesk, name: BlobName, asked: str = "") -> httpx2.Response:
    return desk.ask("GET", blob_path(name), headers={"Range": asked} if asked else {})


def missing(desk: FieldDesk) -> tuple[MissingBlob, ...]:
    found: list[MissingBlob] = []
    after = ""
    while True:
        answer = good(desk.ask("GET", f"/v1/missing-blobs?after={after}"))
        page = read_missing(read_json(answer.content, MISSING_LIMITS))
        found += page.missing
        after = page.after
        if not after:
            return tuple(found)
