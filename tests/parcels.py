"""A desk in memory that can make parcels, and the key of another municipality."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from nacl.signing import SigningKey

from desktop.domain.ids import DeskId, DossierId
from desktop.outgoing_files.exports import PrivateExports
from desktop.outgoing_files.stick_files import CheckedFiles
from desktop.synclink.link import SyncLink
from desktop.usecases.hand_over_parcel import HandedOver, HandOverAsked, hand_over
from desktop.usecases.stick_ports import Sticks
from sync.protocol.hand_over import Ground
from sync.protocol.hybrid_seal import HybridKey, new_key
from sync.protocol.parcel_key_file import ParcelKeyFile, code_of_key, write_key_file
from tests.builders import Workplace, workplace
from tests.fakes import CountedChance
from tests.ui.samples_house import paper_room

RECEIVER = "Gemeente Zandoever"
CONSENT = HandOverAsked(Ground.CONSENT.value, True, "Verhuist op 1 oktober")
TASK = HandOverAsked(Ground.TASK.value, False, "Verhuist op 1 oktober")


@dataclass(frozen=True)
class Mover:
    """A workplace whose desk has sticks, real files and real papers; a folder, and the receiver's key."""

    place: Workplace
    folder: Path
    pair: HybridKey

    @property
    def key_file(self) -> Path:
        return self.folder / "pakketsleutel.json"

    def hand_over(self, dossier: DossierId, asked: HandOverAsked = TASK, name: str = "a") -> HandedOver:
        code = code_of_key(self.pair.public)
        return hand_over(self.place.desk, dossier, asked, self.key_file, code, self.folder / name)


def mover(folder: Path, pair: HybridKey | None = None, papers: bool = True) -> Mover:
    """`papers`: draw the report for real; else as text."""
    place = workplace()
    desk = place.desk
    key = SigningKey(hashlib.sha256(b"a laptop that makes parcels").digest())
    link = SyncLink(
        desk.unit_of_work,
        desk.on_store,
        desk.clock,
        CountedChance("parcels"),
        lambda text: key.sign(text).signature,
        bytes(key.verify_key),
        lambda recovery: recovery,
        desk.packs,
    )
    more = replace(
        desk,
        desk=DeskId(link.desk_id),
        sticks=Sticks(link.door.sticks, CheckedFiles()),
        exports=PrivateExports(),
    )
    if papers:
        more = replace(more, papers=paper_room())
    made = Mover(replace(place, desk=more), folder, pair or new_key())
    made.key_file.write_text(write_key_file(ParcelKeyFile(RECEIVER, made.pair.public)), encoding="utf-8")
    return made
