"""Parcels of the municipality on this laptop: a folder beside the koffers, believed only by what they hold.

What a file here must be stands in the encrypted store: the signed order by which it was taken, with its hash.
So nobody who can change this folder can change what the program works with; what was altered counts as gone
and is fetched again.
"""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import disk_trouble
from sync.protocol.canonical import WireProblem
from sync.protocol.orders import Order, OrderKind, verify_order
from sync.protocol.supplies import MAX_SUPPLY, Supply, kind_of, read_supply

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600
#: kinds that are put elsewhere when they are taken
_NOT_HERE = frozenset({OrderKind.RECOVERY_KEY, OrderKind.TAKE_RETENTION})


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a koffer has from its municipality, whole and proved. `missing`: orders whose parcel is not here,
    or is not what was signed."""

    packs: tuple[Supply, ...] = ()
    law: Mapping[str, str] = field(default_factory=dict)
    missing: tuple[Order, ...] = ()


class SupplyShelf:
    """The folder; made when something is put there first."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def put(self, order: Order, content: bytes) -> None:
        """Keep a parcel that was checked, in one move. Raises Trouble of the disk."""
        path = self._path(order)
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            self._folder.mkdir(mode=_FOLDER_MODE, parents=True, exist_ok=True)
            opened = os.open(
                part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _FILE_MODE
            )
            with os.fdopen(opened, "wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise disk_trouble(error) from None

    def find(self, order: Order) -> Supply | None:
        """The parcel of an order that was proved before; None when it is not here or was altered."""
        try:
            with self._path(order).open("rb") as stream:
                content = stream.read(MAX_SUPPLY + 1)
        except OSError:
            return None
        if hashlib.sha256(content).hexdigest() != order.sha256:
            return None
        try:
            return read_supply(content)
        except WireProblem:
            return None

    def holds(self, order: Order) -> bool:
        """True when nothing of this order is to be fetched again."""
        return order.kind in _NOT_HERE or self.find(order) is not None

    def all_of(self, orders: Sequence[Order], server_key: bytes, tenant: str) -> Supplied:
        """Everything these kept orders stand for; each signature is looked at again, at every start."""
        packs: list[Supply] = []
        law: dict[str, str] = {}
        missing: list[Order] = []
        for order in sorted(orders, key=lambda one: (one.kind, one.name, one.version)):
            if order.kind in _NOT_HERE:
                continue
            found = self.find(order) if _is_true(order, server_key, tenant) else None
            if found is None:
                missing.append(order)
            elif order.kind == OrderKind.TAKE_PACK:
                packs.append(found)
            elif order.kind == OrderKind.TAKE_LAW:
                law |= found.files
        return Supplied(tuple(packs), law, tuple(missing))

    def _path(self, order: Order) -> Path:
        kind = kind_of(order)
        what = kind.value if kind else "other"
        return self._folder / f"{what}-{order.name}-{order.version}-{order.sha256[:16]}.json"


def _is_true(order: Order, server_key: bytes, tenant: str) -> bool:
    try:
        verify_order(order, server_key)
    except WireProblem:
        return False
    return order.tenant == tenant
