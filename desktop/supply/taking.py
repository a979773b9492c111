"""Taking a parcel of the municipality: read as strictly as what came with the installation, before it counts.

What is broken is refused with a word and what was here stays. Nothing changes for what is open now: packs and
law are laid when a koffer is opened, and a dossier keeps the version of the pack that it began with.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import LawBroken, read_law
from desktop.supply.shelf import SupplyShelf
from desktop.usecases.ports import UnitOfWork
from desktop.usecases.retention_policy import take_sent_policy
from desktop.usecases.supplied import DISK, NOT_HIGHER, UNREADABLE, kept_orders
from forms.model import FormPack
from forms.problems import PackBroken
from forms.reader import pack_from_texts
from sync.protocol.canonical import WireProblem
from sync.protocol.orders import Order
from sync.protocol.supplies import Supply, SupplyKind, kind_of, read_supply
from translations.overlay import add_own
from translations.po_files import CatalogBroken, read_bytes


class SupplyTaker:
    """`installed_law`: text by file name; `installed_packs`: highest version by id; `own_texts`: the folder
    of what this municipality has of translations itself."""

    def __init__(
        self,
        shelf: SupplyShelf,
        installed_law: Mapping[str, str],
        installed_packs: Mapping[str, int],
        own_texts: Path,
    ) -> None:
        self._shelf, self._law, self._packs = shelf, installed_law, installed_packs
        self._own_texts = own_texts

    def take(self, work: UnitOfWork, order: Order, content: bytes) -> str:
        """'' when it holds from the next start, else the word for why not."""
        try:
            supply = read_supply(content)
        except WireProblem:
            return UNREADABLE
        if (supply.kind, supply.name, supply.version) != (kind_of(order), order.name, order.version):
            return UNREADABLE
        refused = self._judge(work, supply)
        if refused:
            return refused
        try:
            self._shelf.put(order, content)
        except Trouble:
            return DISK
        return ""

    def _judge(self, work: UnitOfWork, supply: Supply) -> str:
        if supply.kind is SupplyKind.PACK:
            return self._judge_pack(supply)
        if supply.kind is SupplyKind.LAW:
            return self._judge_law(work, supply)
        if supply.kind is SupplyKind.LANGUAGES:
            return self._take_texts(supply)
        if supply.kind is SupplyKind.RETENTION and len(supply.files) == 1:
            (text,) = supply.files.values()
            return take_sent_policy(work, text.encode("utf-8"))
        return UNREADABLE

    def _judge_pack(self, supply: Supply) -> str:
        if supply.version <= self._packs.get(supply.name, 0):
            return NOT_HIGHER
        return UNREADABLE if pack_of(supply) is None else ""

    def _judge_law(self, work: UnitOfWork, supply: Supply) -> str:
        texts = dict(self._law)
        for order in kept_orders(work):
            found = self._shelf.find(order) if kind_of(order) is SupplyKind.LAW else None
            texts |= {} if found is None else found.files
        return UNREADABLE if law_of(texts, supply.files) is None else ""

    def _take_texts(self, supply: Supply) -> str:
        """Files named '<domain>.<language>.po', with dots for folders: 'packs.landelijk.ar.po'."""
        read = []
        for name, text in supply.files.items():
            *folders, code, ending = name.split(".")
            if not folders or ending != "po":
                return UNREADABLE
            try:
                read.append(("/".join(folders), code, read_bytes(text.encode("utf-8"), name)))
            except CatalogBroken:
                return UNREADABLE
        try:
            for domain, code, entries in read:
                add_own(self._own_texts, domain, code, entries)
        except CatalogBroken:
            return UNREADABLE
        except OSError:
            return DISK
        return ""


def pack_of(supply: Supply) -> FormPack | None:
    """The pack in a parcel; None when it does not load, or says another name or version of itself."""
    try:
        pack = pack_from_texts(supply.files)
    except PackBroken:
        return None
    return pack if (pack.id, pack.version) == (supply.name, supply.version) else None


def law_of(installed: Mapping[str, str], supplied: Mapping[str, str]) -> LawBook | None:
    """The law book with the municipality's files in the place of those of the installation; None when the
    two do not go together."""
    try:
        return read_law({**installed, **supplied})
    except LawBroken:
        return None
