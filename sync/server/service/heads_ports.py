"""What is kept of every chain, so that neither handshake nor push looks anything up in the log."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sync.protocol.marks import AuditHead, AuditOffer


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The end of one incarnation's chain; n 0 and CHAIN_START when nothing was received."""

    n: int
    hash: str
    safe_n: int = 0
    audit: AuditHead | None = None


@dataclass(frozen=True, slots=True)
class SafeMark:
    """Through which number a chain stands in a backup."""

    desk: str
    incarnation: str
    n: int


class Heads(Protocol):
    """One row per desk and incarnation. Moving one is done under `Work.lock` only."""

    def of(self, desk: str, incarnation: str) -> ChainHead: ...
    def move(self, desk: str, incarnation: str, n: int, mark: str) -> None:
        """The chain ends here now; where a standby confirms every commit, it is safe with it."""

    def take_audit(self, desk: str, incarnation: str, offer: AuditOffer) -> None:
        """Keep a newer head of the desk's audit chain, from a desk that knows the one that is kept."""

    def all_marks(self) -> tuple[SafeMark, ...]:
        """Every chain as it ends in this transaction."""

    def totals(self) -> tuple[int, int]:
        """Of all chains together: sets that were signed for, and those of them that stand in a backup."""

    def raise_safe(self, marks: Sequence[SafeMark]) -> int:
        """These stand in a backup that was read back; never lowered. Returns how many moved."""

    def raise_safe_before(self, moment: datetime) -> int:
        """What was received up to then stands in a backup made elsewhere. Returns how many moved."""
