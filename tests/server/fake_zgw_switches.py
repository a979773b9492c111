"""What is odd about the invented zaaksysteem, switched on and off by a test; and how it says no."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

SCOPES = frozenset({
    "zaken.aanmaken", "zaken.lezen", "zaken.bijwerken", "zaken.statussen.toevoegen", "documenten.aanmaken",
    "documenten.lezen", "documenten.bijwerken", "documenten.lock", "besluiten.aanmaken", "besluiten.lezen",
    "catalogi.lezen",
})  # fmt: skip


class Refusal(Exception):
    """A 4xx, as the standards word it."""

    def __init__(self, status: int, code: str, name: str = "", reason: str = "") -> None:
        super().__init__(code)
        self.status, self.code, self.name, self.reason = status, code, name, reason or f"Fout: {code}."


@dataclass
class Switches:
    """What is odd about it now."""

    wide_rights: bool = False
    registers: bool = True
    parts: int = 3
    spoiled_documents: int = 0  # so many are stored with a byte turned
    scopes: frozenset[str] = SCOPES
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    #: 'POST rollen' -> stored, and then the line is cut, or a 500; or a 500 before anything is stored
    cut_after: list[str] = field(default_factory=list)
    broken_after: list[str] = field(default_factory=list)
    broken_before: list[str] = field(default_factory=list)
    portal: bool = False
    #: lists that say once each that there is nothing, though there is
    blind: list[str] = field(default_factory=list)
    locked_by_other: bool = False
    refuses_at_once: bool = False  # zaak_registreren is there and says no
