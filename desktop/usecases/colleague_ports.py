"""Who else writes in the same dossiers: names of people and of laptops, as the municipality told them."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.ids import DeskId, WorkerId


class Colleagues(Protocol):
    """What is known on this laptop; asked on the thread of the store, and never reads it."""

    def name(self, worker: WorkerId) -> str:
        """'Joost de Wit'; '' while nobody told."""

    def laptop(self, desk: DeskId) -> str:
        """'laptop 5'; '' while nobody told."""


class NobodyTold:
    """A desk that never heard of anybody."""

    def name(self, worker: WorkerId) -> str:
        return ""

    def laptop(self, desk: DeskId) -> str:
        return ""
