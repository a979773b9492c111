"""What this laptop knows of its photos and papers at the back end: signed for, missing, or broken here.

Kept as one text per dossier in the local state, so that it goes when the dossier goes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.domain.ids import DeskId, DossierId
from desktop.usecases.ports import LocalState

#: + dossier
BLOBS_OF = "blobs."


@dataclass(frozen=True, slots=True)
class Proof:
    """The back end's verified signature for one content: in which epoch, whether a backup that was read back
    holds it too, and the day (ISO) on which it said so."""

    epoch: str
    is_safe: bool
    day: str


@dataclass(frozen=True, slots=True)
class Missed:
    """A content that the back end lacks: how much of it it has, and whose laptop it is on."""

    desk: DeskId
    label: str
    offset: int = 0


def _none() -> Mapping[str, Missed]:
    return MappingProxyType({})


def _no_proof() -> Mapping[str, Proof]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class BlobStanding:
    """Of one dossier, by SHA-256; a proof by class and SHA-256 ('normal.<hash>')."""

    proofs: Mapping[str, Proof] = field(default_factory=_no_proof)
    missed: Mapping[str, Missed] = field(default_factory=_none)
    damaged: frozenset[str] = frozenset()

    def is_there(self, sha256: str) -> bool:
        """Whether the back end signed for it, under any class, and does not miss it."""
        return sha256 not in self.missed and bool(self._of(sha256))

    def is_safe(self, sha256: str) -> bool:
        """Whether a backup of the back end holds it as well."""
        return self.is_there(sha256) and any(proof.is_safe for proof in self._of(sha256))

    def _of(self, sha256: str) -> list[Proof]:
        return [proof for name, proof in self.proofs.items() if name.endswith(sha256)]


def read_standing(state: LocalState, dossier: DossierId) -> BlobStanding:
    """What is known; nothing where nothing was ever exchanged."""
    text = state.get(BLOBS_OF + dossier)
    return BlobStanding() if text is None else _read(text)


def all_standings(state: LocalState) -> Mapping[DossierId, BlobStanding]:
    """Of every dossier of which anything is known."""
    found = state.under(BLOBS_OF)
    return {DossierId(name.removeprefix(BLOBS_OF)): _read(text) for name, text in found.items()}


def write_standing(state: LocalState, dossier: DossierId, standing: BlobStanding) -> None:
    """Keep it; nothing at all where there is nothing to keep."""
    told = {
        "proofs": {name: [one.epoch, one.is_safe, one.day] for name, one in standing.proofs.items()},
        "missed": {name: [one.desk, one.label, one.offset] for name, one in standing.missed.items()},
        "damaged": sorted(standing.damaged),
    }
    if any(told.values()):
        state.put(BLOBS_OF + dossier, json.dumps(told, ensure_ascii=False, separators=(",", ":")))
    else:
        state.drop(BLOBS_OF + dossier)


def _read(text: str) -> BlobStanding:
    told = json.loads(text)
    return BlobStanding(
        proofs={name: Proof(epoch, bool(safe), day) for name, (epoch, safe, day) in told["proofs"].items()},
        missed={
            name: Missed(DeskId(desk), label, offset)
            for name, (desk, label, offset) in told["missed"].items()
        },
        damaged=frozenset(told["damaged"]),
    )
