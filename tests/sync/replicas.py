"""A replica over the store of a laptop, as the sync engine holds it."""

from __future__ import annotations

from desktop.synclink.local_replica import DeskReplica
from desktop.synclink.sealing import SetSealer
from sync.client.ports import LocalReplica
from sync.protocol.model import CHAIN_START, DossierGrant
from tests.fakes import MORNING, CountedChance, RightHere, SetClock
from tests.sync.laptops import PACKS, Laptop

EPOCH = "00000000-0000-4000-8000-0000000000e1"
WORKER = "00000000-0000-4000-8000-0000000000aa"


def replica_of(laptop: Laptop, seed: str) -> LocalReplica:
    """Over the laptop's own store, sealing as the laptop does."""
    chance, clock = CountedChance(f"replica {seed}"), SetClock(MORNING)
    sealer = SetSealer(clock, chance, PACKS)
    return DeskReplica(laptop.unit_of_work, RightHere(), sealer, chance, clock)


def grant_of(dossier: str, normal: bytes, special: bytes | None = None) -> DossierGrant:
    """A grant of which only the keys matter."""
    return DossierGrant(dossier, normal, special, 0, CHAIN_START)
