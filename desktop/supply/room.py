"""What this laptop works with: what came with the installation, and over it what the municipality sent.

Laid when a koffer is opened, with the keys that stand in that koffer; two people of two municipalities on one
laptop each work with what is theirs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.domain.law.book import LawBook
from desktop.supply.shelf import Supplied, SupplyShelf
from desktop.supply.taking import SupplyTaker, law_of, pack_of
from desktop.usecases.ports import Packs, UnitOfWork
from forms.model import FormPack
from sync.protocol.orders import Order


class SuppliedPacks:
    """Implements `Packs`: those of the installation, and those that a municipality sent. A version that is
    in both is the installation's."""

    def __init__(self, installed: Packs) -> None:
        self._installed = installed
        self._sent: dict[str, FormPack] = {}

    def lay(self, packs: Sequence[FormPack]) -> None:
        """From now on these, of the koffer that was opened."""
        self._sent = {pack.name: pack for pack in packs}

    def newest(self, pack_id: str) -> FormPack:
        """The highest version of both; Trouble(PACK_BROKEN) where there is none."""
        sent = [pack for pack in self._sent.values() if pack.id == pack_id]
        try:
            found = [self._installed.newest(pack_id), *sent]
        except Trouble:
            if not sent:
                raise
            found = sent
        return max(found, key=lambda pack: pack.version)

    def named(self, name: str) -> FormPack:
        """'landelijk@2'; Trouble(PACK_BROKEN) when that version is in neither."""
        try:
            return self._installed.named(name)
        except Trouble:
            if name not in self._sent:
                raise
            return self._sent[name]


class SupplyRoom:
    """`folder`: beside the koffers; `own_texts`: the municipality's translations; `law`: the installation's
    files, text by name; `packs`: of the installation, with the highest version of each id in `versions`."""

    def __init__(
        self,
        folder: Path,
        own_texts: Path,
        law: Mapping[str, str],
        packs: Packs,
        versions: Callable[[], Mapping[str, int]],
    ) -> None:
        self._shelf, self._own_texts = SupplyShelf(folder), own_texts
        self._law, self._versions = law, versions
        #: what every koffer of this run works with
        self.packs = SuppliedPacks(packs)

    def lay(self, orders: Sequence[Order], server_key: bytes, tenant: str) -> LawBook | None:
        """Lay what these kept orders stand for; returns the law with it, None when it is the installation's.

        What is missing or altered is left out, and fetched again by the link. A law file that does not go
        with a newer installation is left out too.
        """
        supplied: Supplied = self._shelf.all_of(orders, server_key, tenant)
        self.packs.lay([pack for one in supplied.packs if (pack := pack_of(one)) is not None])
        return law_of(self._law, supplied.law) if supplied.law else None

    def take(self, work: UnitOfWork, order: Order, content: bytes) -> str:
        """See `SupplyTaker.take`."""
        return SupplyTaker(self._shelf, self._law, self._versions(), self._own_texts).take(
            work, order, content
        )

    def holds(self, order: Order) -> bool:
        """As the port `Supplies`."""
        return self._shelf.holds(order)
