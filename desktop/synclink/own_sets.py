"""Telling our own sets that come back from our own sets that we lost."""

from __future__ import annotations

from desktop.usecases.ports import Outbox
from sync.protocol.headers import set_hash
from sync.protocol.model import SealedSet


class OwnSets:
    """Which sets of this desk the store holds as sent."""

    def __init__(self, outbox: Outbox, desk: str) -> None:
        self._outbox = outbox
        self._desk = desk
        self._through: dict[str, int] = {}

    def holds(self, sealed: SealedSet) -> bool:
        """False for a set of ours that this store does not have as sent: it was put back from an older
        copy, or has a twin. Such a set comes in like anybody's."""
        header = sealed.header
        if header.desk != self._desk:
            return False
        if header.incarnation not in self._through:
            self._through[header.incarnation] = self._outbox.acknowledged_through(header.incarnation)
        if header.n > self._through[header.incarnation]:
            return False
        own = self._outbox.after(header.incarnation, header.n - 1, 1)
        return bool(own) and set_hash(own[0].header) == set_hash(header)
