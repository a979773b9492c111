"""The small file that can be read without a key: label, store id, generation and the ways in.

No names but the label its owner chose, no counts, no times. Replaced atomically; three dated copies lie
beside it, because this small file is what people lose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from desktop.domain.errors import Trouble, TroubleCode
from desktop.store.errors import sorting_errors
from desktop.store.kdf import KdfParameters
from desktop.store.keys import SALT_SIZE
from desktop.store.private_files import sync_folder, write_atomic

HEADER_NAME = "store.header"
FORMAT = 2
COPIES = 3
_MOST_BYTES = 16_384
_MOST_SLOTS = 4
_WRAPPED_BYTES = 24 + 32 + 16  # nonce, data key, tag
_LABEL_MOST = 60
_FILE_NAME = re.compile(r"store(-[1-9][0-9]{0,5})?\.db")
_STORE_ID = re.compile(r"[0-9a-f]{32}")
_MARK = re.compile(r"[0-9a-f]{32}")
_FIRST_FORMAT = 1  # without serial and mark; still read, and written anew at the next change of the ways in


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
    """`serial` goes up whenever the ways in change; the store remembers the highest. `mark` tells a right
    data key from a wrong one without touching the store. Both are in the AD of every slot."""

    label: str
    store_id: str
    generation: int
    file: str
    slots: tuple[Slot, ...]
    recovery: tuple[RecoverySlot, ...] = ()
    serial: int = 0
    mark: str = ""

    @property
    def asks_device(self) -> bool:
        """True when a way in needs the device secret as well."""
        return any(slot.type is SlotType.PASSPHRASE_DEVICE for slot in self.slots)


def file_of(generation: int) -> str:
    """How the store file of a generation is called."""
    return "store.db" if generation == 1 else f"store-{generation}.db"


def binding(header: Header, slot_type: SlotType, cost: KdfParameters, salt: bytes) -> bytes:
    """The AD of a slot: store id, type, every parameter and the generation, so that none can be lowered."""
    parts: list[object] = [_format_of(header), header.store_id, header.generation, slot_type.value]
    parts += [cost.m, cost.t, cost.p, salt.hex()]
    if header.serial:
        parts += [header.serial, header.mark]
    return json.dumps(parts, separators=(",", ":")).encode()


def encode(header: Header) -> bytes:
    """The bytes of the file; the same header gives the same bytes."""
    slots: list[dict[str, object]] = [
        {"type": s.type.value, "m": s.cost.m, "t": s.cost.t, "p": s.cost.p, "salt": s.salt.hex(),
         "wrapped": s.wrapped.hex()}
        for s in header.slots
    ]  # fmt: skip
    slots += [{"type": "recovery", "key_id": r.key_id} for r in header.recovery]
    whole = {"format": _format_of(header), "label": header.label, "store_id": header.store_id,
             "generation": header.generation, "file": header.file, "slots": slots}  # fmt: skip
    if header.serial:
        whole |= {"serial": header.serial, "mark": header.mark}
    return json.dumps(whole, ensure_ascii=True, indent=1).encode()


def decode(content: bytes) -> Header:
    """Strict reading. Raises Trouble(HEADER_NEWER) for a later format, else Trouble(HEADER_DAMAGED)."""
    try:
        return _decoded(content)
    except (ValueError, KeyError, TypeError, RecursionError):
        pass
    raise Trouble(TroubleCode.HEADER_DAMAGED)


def read(folder: Path) -> Header:
    """The header of a person. Raises Trouble: HEADER_MISSING, HEADER_DAMAGED, HEADER_NEWER or of the disk."""
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
    """The readable copy with the highest generation and serial, to offer when the header is missing, damaged
    or older; of equal ones the one with the latest date."""
    return next((header for _, header in _good_copies(folder)), None)


def good_copies(folder: Path) -> tuple[date, ...]:
    """The days of the dated copies that can be read; first the one that would be put back."""
    return tuple(day for day, _ in _good_copies(folder))


def _good_copies(folder: Path) -> list[tuple[date, Header]]:
    found: list[tuple[date, Header]] = []
    for path in _copies(folder):
        with suppress(Trouble, ValueError):
            with sorting_errors():
                content = path.read_bytes()[: _MOST_BYTES + 1]
            day = date.fromisoformat(path.name.rpartition(".")[2])
            found.append((day, decode(content)))
    return sorted(found, key=lambda one: (one[1].generation, one[1].serial), reverse=True)


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
        raise Trouble(TroubleCode.HEADER_NEWER)
    later = () if whole["format"] == _FIRST_FORMAT else ("serial", "mark")
    _only(whole, ("format", "label", "store_id", "generation", "file", "slots", *later))
    serial, mark = (whole["serial"], whole["mark"]) if later else (0, "")
    label, store_id, file, slots = whole["label"], whole["store_id"], whole["file"], whole["slots"]
    good = (
        whole["format"] in (_FIRST_FORMAT, FORMAT)
        and isinstance(label, str) and is_good_label(label)
        and isinstance(store_id, str) and _STORE_ID.fullmatch(store_id)
        and isinstance(file, str) and _FILE_NAME.fullmatch(file)
        and type(whole["generation"]) is int and 1 <= whole["generation"] < 1_000_000
        and isinstance(slots, list) and 0 < len(slots) <= _MOST_SLOTS
        and type(serial) is int and bool(later) <= serial < 1_000_000
        and isinstance(mark, str) and (not later or _MARK.fullmatch(mark))
    )  # fmt: skip
    if not good:
        raise ValueError
    ways_in = tuple(_slot(s) for s in slots if s["type"] != "recovery")
    if not ways_in:
        raise ValueError
    recovery = tuple(_recovery(s) for s in slots if s["type"] == "recovery")
    return Header(label, store_id, whole["generation"], file, ways_in, recovery, serial, mark)


def _format_of(header: Header) -> int:
    return FORMAT if header.serial else _FIRST_FORMAT


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
