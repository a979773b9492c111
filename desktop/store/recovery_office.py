"""What the officers do with a request: open the parcel, answer, and write down that they did.

Their own audit file is a chain of lines (SHA-256 over the line before it): it shows a changed or missing line
in the middle. A cut tail shows against the back end, which notes that the parcel was fetched.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from desktop.store import recovery_texts
from desktop.store.errors import sorting_errors
from desktop.store.hybrid_seal import HybridKey
from desktop.store.private_files import empty_private_file, sync_folder
from desktop.store.recovery_parcels import open_parcel
from desktop.store.recovery_texts import Request

CHAIN_START = "0" * 64
_FORM, _RESCUE = "intakekoffer-herstelpakket", "intakekoffer-reddingspakket"


class ParcelWrong(Exception):
    """The parcel does not open with this key, or is not of the koffer that asks. `why`: a word for a test."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class OfficeLine:
    """One line of the officers' audit: no name of a person whose dossiers they are."""

    at: datetime
    act: str
    key_id: str
    store_id: str
    code: str
    officers: tuple[str, ...]


def parcel_in(content: bytes) -> bytes:
    """The parcel in a file of the back end, or the file itself when it came from the laptop
    (`recovery.pending`)."""
    try:
        raw = json.loads(content)
        if raw["form"] == _FORM and raw["v"] == 1:
            return base64.b64decode(str(raw["parcel"]), validate=True)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    return content


def rescue_in(content: bytes) -> bytes:
    """The sealed parcel in a file of the back end about a wiped laptop. Raises ParcelWrong('unreadable')."""
    try:
        raw = json.loads(content)
        if raw["form"] == _RESCUE and raw["v"] == 1:
            return base64.b64decode(str(raw["parcel"]), validate=True)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise ParcelWrong("unreadable")


def answer(pair: HybridKey, parcel: bytes, request: Request) -> str:
    """The text for the laptop. Raises ParcelWrong: 'key' when it is not for this key, 'store' when another
    koffer asks, 'generation' when the laptop has another key by now."""
    opened = open_parcel(pair, parcel)
    if opened is None:
        raise ParcelWrong("key")
    try:
        if request.store_id not in ("", opened.store_id):
            raise ParcelWrong("store")
        if request.generation not in (0, opened.generation):
            raise ParcelWrong("generation")
        return recovery_texts.write_answer(request, opened.data_key, opened.store_id, opened.generation)
    finally:
        opened.data_key.forget()


def note(path: Path, line: OfficeLine) -> None:
    """Add a line to the officers' own audit file (made with 0600). Raises Trouble of the disk."""
    with sorting_errors():
        if not path.exists():
            empty_private_file(path)
            sync_folder(path.parent)
        previous = read_chain(path)[-1]["mark"] if path.stat().st_size else CHAIN_START
        fields = {"at": line.at.astimezone(UTC).isoformat(timespec="seconds"), "act": line.act,
                  "keyId": line.key_id, "store": line.store_id, "code": line.code,
                  "officers": list(line.officers)}  # fmt: skip
        text = json.dumps({**fields, "mark": _mark(previous, fields)}, ensure_ascii=False)
        with path.open("a", encoding="utf-8") as opened:
            opened.write(text + "\n")
            opened.flush()
            os.fsync(opened.fileno())


def read_chain(path: Path) -> list[dict[str, str]]:
    """Every line of the officers' audit. Raises ParcelWrong('audit') where the chain is broken."""
    previous, found = CHAIN_START, []
    for text in path.read_text(encoding="utf-8").splitlines():
        try:
            raw = json.loads(text)
            mark = raw.pop("mark")
        except (ValueError, KeyError, AttributeError):
            raise ParcelWrong("audit") from None
        if mark != _mark(previous, raw):
            raise ParcelWrong("audit")
        previous = mark
        found.append({**raw, "mark": mark})
    return found


def _mark(previous: str, fields: Mapping[str, object]) -> str:
    return hashlib.sha256((previous + json.dumps(fields, sort_keys=True)).encode()).hexdigest()
