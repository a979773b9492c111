"""The small file that can be read without a key: label, store id, generation and the ways in.

No names but the label its owner chose, no counts, no times. Replaced atomically; three dated copies lie
beside it, because this small file is what people lose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.kdf import KdfParameters
from desktop.store.keys import SALT_SIZE
from desktop.store.private_files import sync_folder, write_atomic

HEADER_NAME = "store.header"
FORMAT = 1
COPIES = 3
_MOST_BYTES = 16_384
_MOST_SLOTS = 4
_WRAPPED_BYTES = 24 + 32 + 16  # nonce, data key, tag
_LABEL_MOST = 60
_FILE_NAME = re.compile(r"store(-[1-9][0-9]{0,5})?\.db")
_STORE_ID = re.compile(r"[0-9a-f]{32}")


class SlotType(StrEnum):
    PASSPHRASE = "passphrase"
    PASSPHRASE_DEVICE = "passphrase+device"


@dataclass(frozen=True, slots=True)
class Slot:
    """One way in for this person: what Argon2id costs, its salt and the wrapped data key."""

    type: SlotType
    cost: KdfParameters
    salt: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class RecoverySlot:
    """That a recovery parcel was made, for which municipal key; the parcel itself is not kept here."""

    key_id: str  # first 16 hex digits of SHA-256 over the public key


@dataclass(frozen=True, slots=True)
class Header:
    label: str
    store_id: str
    generation: int
    file: str
    slots: tuple[Slot, ...]
    recovery: tuple[RecoverySlot, ...] = ()


def binding(header: Header, slot_type: SlotType, cost: KdfParameters, salt: bytes) -> bytes:
    """The AD of a slot: store id, type, every parameter and the generation, so that none can be lowered."""
    parts = [FORMAT, header.store_id, header.generation, slot_type.value, cost.m, cost.t, cost.p, salt.hex()]
    return json.dumps(parts, separators=(",", ":")).encode()


def encode(header: Header) -> bytes:
    """The bytes of the file; the same header gives the same bytes."""
    slots: list[dict[str, object]] = [
        {"type": s.type.value, "m": s.cost.m, "t": s.cost.t, "p": s.cost.p, "salt": s.salt.hex(),
         "wrapped": s.wrapped.hex()}
        for s in header.slots
    ]  # fmt: skip
    slots += [{"type": "recovery", "key_id": r.key_id} for r in header.recovery]
    whole = {"format": FORMAT, "label": header.label, "store_id": header.store_id,
             "generation": header.generation, "file": header.file, "slots": slots}  # fmt: skip
    return json.dumps(whole, ensure_ascii=True, indent=1).encode()


def decode(content: bytes) -> Header:
    """Strict reading. Raises Trouble(STORE_NEWER) for a later format, else Trouble(HEADER_DAMAGED)."""
    try:
        return _decoded(content)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Trouble(TroubleCode.HEADER_DAMAGED)


def read(folder: Path) -> Header:
    """The header of a person. Raises Trouble: HEADER_MISSING, HEADER_DAMAGED, STORE_NEWER or of the disk."""
    path = folder / HEADER_NAME
    with sorting_errors():
        if not path.exists():
            raise Trouble(TroubleCode.HEADER_MISSING)
        if path.stat().st_size > _MOST_BYTES:
            raise Trouble(TroubleCode.HEADER_DAMAGED)
        content = path.read_bytes()
    return decode(content)


def write(folder: Path, header: Header, now: datetime) -> None:
    """Replace the header and every copy: an older copy would still open with an older passphrase."""
    with sorting_errors():
        write_atomic(folder / HEADER_NAME, encode(header))
        older = _copies(folder)
    kept = keep_copy(folder, header, now)
    with sorting_errors():
        for path in older:
            if path != kept:
                path.unlink(missing_ok=True)
        sync_folder(folder)


def keep_copy(folder: Path, header: Header, now: datetime) -> Path:
    """Have a copy dated today; the newest three stay. Returns today's."""
    content = encode(header)
    with sorting_errors():
        kept = _copies(folder)
        today = folder / f"{HEADER_NAME}.{now:%Y%m%d}"
        if today not in kept or today.read_bytes() != content:
            write_atomic(today, content)
        for path in [p for p in _copies(folder) if p != today][COPIES - 1 :]:
            path.unlink(missing_ok=True)
    return today


def newest_good_copy(folder: Path) -> Header | None:
    """What the newest readable dated copy says, to offer when the header is missing or damaged."""
    for path in _copies(folder):
        try:
            with sorting_errors():
                content = path.read_bytes()
            return decode(content)
        except Trouble:
            continue
    return None


def restore_from_copy(folder: Path) -> Header:
    """Put the newest good copy in the place of the header; Trouble(HEADER_MISSING) when there is none."""
    header = newest_good_copy(folder)
    if header is None:
        raise Trouble(TroubleCode.HEADER_MISSING)
    with sorting_errors():
        write_atomic(folder / HEADER_NAME, encode(header))
    return header


def is_good_label(label: str) -> bool:
    """1 to 60 printable characters without line breaks or direction controls, no blanks at the ends."""
    return 0 < len(label) <= _LABEL_MOST and label == label.strip() and label.isprintable()


def _copies(folder: Path) -> list[Path]:
    return sorted(folder.glob(f"{HEADER_NAME}.[0-9]*"), reverse=True)


def _decoded(content: bytes) -> Header:
    whole = json.loads(content.decode("ascii"), object_pairs_hook=_without_doubles, parse_constant=_refused)
    if not isinstance(whole, dict):
        raise ValueError
    if type(whole["format"]) is int and whole["format"] > FORMAT:
        raise Trouble(TroubleCode.STORE_NEWER)
    _only(whole, ("format", "label", "store_id", "generation", "file", "slots"))
    label, store_id, file, slots = whole["label"], whole["store_id"], whole["file"], whole["slots"]
    good = (
        whole["format"] == FORMAT
        and isinstance(label, str) and is_good_label(label)
        and isinstance(store_id, str) and _STORE_ID.fullmatch(store_id)
        and isinstance(file, str) and _FILE_NAME.fullmatch(file)
        and type(whole["generation"]) is int and 1 <= whole["generation"] < 1_000_000
        and isinstance(slots, list) and 0 < len(slots) <= _MOST_SLOTS
    )  # fmt: skip
    if not good:
        raise ValueError
    ways_in = tuple(_slot(s) for s in slots if s["type"] != "recovery")
    if not ways_in:
        raise ValueError
    recovery = tuple(_recovery(s) for s in slots if s["type"] == "recovery")
    return Header(label, store_id, whole["generation"], file, ways_in, recovery)


def _slot(raw: dict[str, object]) -> Slot:
    _only(raw, ("type", "m", "t", "p", "salt", "wrapped"))
    m, t, p = raw["m"], raw["t"], raw["p"]
    if not (type(m) is int and type(t) is int and type(p) is int):
        raise ValueError
    salt, wrapped = bytes.fromhex(str(raw["salt"])), bytes.fromhex(str(raw["wrapped"]))
    if len(salt) != SALT_SIZE or len(wrapped) != _WRAPPED_BYTES:
        raise ValueError
    return Slot(SlotType(str(raw["type"])), KdfParameters(m, t, p), salt, wrapped)


def _recovery(raw: dict[str, object]) -> RecoverySlot:
    _only(raw, ("type", "key_id"))
    if not re.fullmatch(r"[0-9a-f]{16}", str(raw["key_id"])):
        raise ValueError
    return RecoverySlot(str(raw["key_id"]))


def _only(raw: object, names: Iterable[str]) -> None:
    if not isinstance(raw, dict) or set(raw) != set(names):
        raise ValueError


def _without_doubles(pairs: list[tuple[str, object]]) -> dict[str, object]:
    if len({name for name, _ in pairs}) != len(pairs):
        raise ValueError
    return dict(pairs)


def _refused(_: str) -> object:
    raise ValueError
