"""What a municipality sends its desks to work with: a parcel of text files with a name and a version."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sync.protocol.canonical import Limits, WireCode, WireProblem, read_json
from sync.protocol.fields import MARK, Fields, write_bytes
from sync.protocol.orders import Order, OrderKind

#: one parcel; the packs of this house are a tenth of it
MAX_SUPPLY = 4 * 1024 * 1024
_MOST_FILES = 200
_LIMITS = Limits(size=MAX_SUPPLY, text=2 * 1024 * 1024)
#: a plain name: no folder, no way up, no hidden file
_FILE = re.compile(r"[a-z0-9][A-Za-z0-9_-]{0,80}(\.[a-z0-9_-]{1,20}){0,3}")
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
MAX_RESCUE = 8 * 1024 * 1024


class SupplyKind(StrEnum):
    PACK = "pack"
    LAW = "law"
    RETENTION = "retention"
    LANGUAGES = "languages"
    RECOVERY_KEY = "recovery-key"


#: by which order a parcel goes down
ORDER_OF: Mapping[SupplyKind, OrderKind] = {
    SupplyKind.PACK: OrderKind.TAKE_PACK,
    SupplyKind.LAW: OrderKind.TAKE_LAW,
    SupplyKind.RETENTION: OrderKind.TAKE_RETENTION,
    SupplyKind.LANGUAGES: OrderKind.TAKE_LANGUAGES,
    SupplyKind.RECOVERY_KEY: OrderKind.RECOVERY_KEY,
}
_KIND_OF: Mapping[str, SupplyKind] = {order.value: kind for kind, order in ORDER_OF.items()}


def kind_of(order: Order) -> SupplyKind | None:
    """What an order has a desk take; None for an order about something else."""
    return _KIND_OF.get(order.kind)


def long_json(value: object) -> bytes:
    """Written as `canonical` does, without its cap on one text: a file is longer than what a person types.

    Raises WireProblem for what is no text.
    """
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        raise WireProblem(WireCode.NOT_TEXT, "supply") from None


@dataclass(frozen=True, slots=True)
class Supply:
    """`name`: of the pack or the group of law files; `files`: text by plain file name."""

    kind: SupplyKind
    name: str
    version: int
    files: Mapping[str, str] = field(repr=False)


def write_supply(supply: Supply) -> bytes:
    """The bytes that are hashed, stored and sent; the same files give the same bytes. Raises WireProblem."""
    written = long_json(
        {
            "form": "intakekoffer-supply",
            "v": 1,
            "kind": supply.kind.value,
            "name": supply.name,
            "version": supply.version,
            "files": dict(supply.files),
        }
    )
    read_supply(written)
    return written


def read_supply(untrusted: bytes) -> Supply:
    """A parcel from the other side. Raises WireProblem, and nothing else."""
    fields = Fields(read_json(untrusted, _LIMITS, "supply"), "supply")
    if fields.text("form", 40) != "intakekoffer-supply" or fields.whole("v", 1, 1_000) != 1:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "supply")
    kind = fields.choice("kind", SupplyKind)
    name = fields.formed("name", MARK if kind is SupplyKind.RECOVERY_KEY else _NAME)
    version = fields.whole("version", 1, 1_000_000)
    files = _files(fields.anything("files"))
    fields.done()
    return Supply(kind, name, version, files)


def _files(untrusted: object) -> dict[str, str]:
    if not isinstance(untrusted, dict) or not untrusted:
        raise WireProblem(WireCode.WRONG_TYPE, "supply.files")
    if len(untrusted) > _MOST_FILES:
        raise WireProblem(WireCode.TOO_MANY, "supply.files")
    for name, text in untrusted.items():
        if not isinstance(text, str):
            raise WireProblem(WireCode.WRONG_TYPE, "supply.files")
        if not _FILE.fullmatch(name):
            raise WireProblem(WireCode.WRONG_FORMAT, "supply.files")
    return dict(untrusted)


def supply_hash(content: bytes) -> str:
    """SHA-256 of a parcel, lower-case hex: what the order names."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True, slots=True)
class RescueParcel:
    """PUT /v1/desks/self/rescue: what a desk could not send as sets, sealed to the recovery key `key_id`."""

    key_id: str
    parcel: bytes = field(repr=False)


def write_rescue(rescue: RescueParcel) -> dict[str, object]:
    return {"keyId": rescue.key_id, "parcel": write_bytes(rescue.parcel)}


def read_rescue(untrusted: object) -> RescueParcel:
    fields = Fields(untrusted, "")
    rescue = RescueParcel(fields.formed("keyId", MARK), fields.raw("parcel", MAX_RESCUE))
    fields.done()
    return rescue
