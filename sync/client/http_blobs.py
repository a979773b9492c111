"""Attachments over HTTP: tus 1.0.0 to the back end, ranges from it; asked as every call of the engine is."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from sync.client.answers import Answer, failure_of, read_answer
from sync.client.blob_ports import FetchedRange, RemoteState
from sync.client.errors import FailureCode, SyncFailure
from sync.client.sessions import Asker
from sync.protocol.blob_sealing import MOST_SEALED
from sync.protocol.blobs import (
    CHUNK_MEDIA_TYPE,
    MISSING_LIMITS,
    MOST_CHUNK,
    RECEIPT_HEADER,
    TUS_VERSION,
    BlobName,
    MissingBlob,
    blob_path,
    read_missing,
)
from sync.protocol.canonical import STANDARD, Limits
from sync.protocol.errors import ProblemType

_TUS = {"Tus-Resumable": TUS_VERSION}
_RANGE = re.compile(r"bytes ([0-9]{1,12})-([0-9]{1,12})/([0-9]{1,12})")
_RECEIPT = RECEIPT_HEADER.lower()
#: a chunk, or a problem about it
_CHUNK_LIMITS = Limits(size=MOST_CHUNK)
#: pages of what is missing; a back end that pages on for ever is not ours
_MOST_PAGES = 1_000


class HttpBlobs:
    """Implements `RemoteBlobs` over an open connection."""

    def __init__(self, back_end: Asker) -> None:
        self._back_end = back_end

    def missing(self) -> tuple[MissingBlob, ...]:
        found: list[MissingBlob] = []
        after = ""
        for _ in range(_MOST_PAGES):
            answer = self._back_end.ask("GET", "/v1/missing-blobs" + after, MISSING_LIMITS)
            page = read_answer(answer, (200,), read_missing, MISSING_LIMITS)
            found += page.missing
            if not page.after:
                return tuple(found)
            after = f"?after={page.after}"
        raise SyncFailure(FailureCode.GARBAGE)

    def state(self, name: BlobName) -> RemoteState | None:
        # An answer to HEAD has no body: that it is ours shows in what it says of tus.
        answer = self._back_end.ask("HEAD", blob_path(name), STANDARD, headers=dict(_TUS))
        if answer.status == 404 and answer.headers.get("tus-resumable") == TUS_VERSION:
            return None
        return _state(answer, (200,))

    def begin(self, name: BlobName, size: int) -> RemoteState | None:
        headers = _TUS | {"Upload-Length": str(size)}
        answer = self._back_end.ask("POST", blob_path(name), STANDARD, headers=headers)
        if _is_not_there(answer):
            return None
        return _state(answer, (201,), size)

    def add(self, name: BlobName, offset: int, sealed: bytes, size: int) -> RemoteState:
        digest = base64.b64encode(hashlib.sha256(sealed).digest()).decode("ascii")
        headers = _TUS | {
            "Content-Type": CHUNK_MEDIA_TYPE,
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {digest}",
        }
        answer = self._back_end.ask("PATCH", blob_path(name), STANDARD, sealed, headers)
        if _is_not_there(answer):
            raise SyncFailure(FailureCode.GAP, problem=ProblemType.NOT_FOUND.value)
        state = _state(answer, (204,), size)
        if state.offset != offset + len(sealed):
            raise SyncFailure(FailureCode.GARBAGE)
        return state

    def fetch(self, name: BlobName, first: int, length: int) -> FetchedRange | None:
        asked = {"Range": f"bytes={first}-{first + length - 1}"}
        answer = self._back_end.ask("GET", blob_path(name), _CHUNK_LIMITS, headers=asked)
        if _is_not_there(answer) or answer.status == 416:
            return None  # 416: more came in before than there is
        if answer.status != 206:
            raise failure_of(answer, datetime.now(UTC))
        found = _RANGE.fullmatch(answer.headers.get("content-range", ""))
        told = [int(number) for number in found.groups()] if found is not None else [-1, -1, -1]
        is_right = told[0] == first and told[1] - told[0] + 1 == len(answer.body) and len(answer.body)
        if not is_right or not 0 < told[2] <= MOST_SEALED:
            # Cut off on the way, or not ours: it is asked for again.
            raise SyncFailure(FailureCode.NO_CONTACT if found is not None else FailureCode.NOT_THE_BACK_END)
        return FetchedRange(answer.body, told[2], answer.headers.get(_RECEIPT, ""))


def _is_not_there(answer: Answer) -> bool:
    if answer.status != 404:
        return False
    return failure_of(answer, datetime.now(UTC)).problem == ProblemType.NOT_FOUND.value


def _state(answer: Answer, expected: Sequence[int], size: int | None = None) -> RemoteState:
    """What the headers say; a size where the reply to a chunk need not repeat it. Raises SyncFailure."""
    if answer.status not in expected:
        raise failure_of(answer, datetime.now(UTC))
    offset, whole = _number(answer, "upload-offset"), _number(answer, "upload-length")
    if answer.headers.get("tus-resumable") != TUS_VERSION or offset is None:
        raise SyncFailure(FailureCode.NOT_THE_BACK_END)
    whole = size if whole is None else whole
    if whole is None or not 0 <= offset <= whole <= MOST_SEALED or size not in (None, whole):
        raise SyncFailure(FailureCode.GARBAGE)
    return RemoteState(offset, whole, answer.headers.get(_RECEIPT, ""))


def _number(answer: Answer, header: str) -> int | None:
    text = answer.headers.get(header, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 15 else None
