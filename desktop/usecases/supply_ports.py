"""The door to what the municipality sent for this laptop to work with."""

from __future__ import annotations

from typing import Protocol

from sync.protocol.orders import Order


class Supplies(Protocol):
    """Packs and law files beside the koffers."""

    def holds(self, order: Order) -> bool:
        """True when what this order had the desk take is here and whole."""
