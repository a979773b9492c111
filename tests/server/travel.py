"""Laptops with real stores that sync photos with the real back end, over a line that can be cut."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.attachments import AttachedPage, attachment_value
from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DossierId
from desktop.store.strongroom import Strongroom
from desktop.usecases.blob_standing import BlobStanding, read_standing
from sync.server.service import office
from tests.server.places import Municipality
from tests.sync.laptops import DOSSIER, Laptop, Safe, open_laptop

JPEG, PDF = "image/jpeg", "application/pdf"
#: at question 5.4, about diplomas: no special data
DIPLOMAS = "O04"


def photo(size: int, seed: int = 1) -> bytes:
    """An invented photo of so many bytes; the blob room looks at its beginning only."""
    return b"\xff\xd8\xff" + random.Random(seed).randbytes(size - 3)


@dataclass
class Yard:
    """Makes laptops, and closes them at the end."""

    folder: Path
    municipality: Municipality
    rooms: list[Strongroom] = field(default_factory=list)

    @property
    def port(self) -> int:
        """Where the back end listens."""
        return int(self.municipality.house.listener.address.rpartition(":")[2])

    def laptop(self, seed: str, address: str = "") -> Laptop:
        """An enrolled laptop of a klantmanager of its own."""
        laptop, room = open_laptop(Safe.make(self.folder / seed, seed), None, seed)
        self.rooms.append(room)
        place = self.municipality
        laptop.enrol(place.code(place.worker()), address or place.house.listener.address)
        return laptop

    def share(self, laptop: Laptop, dossier: DossierId = DOSSIER) -> None:
        """This laptop's klantmanager gets the dossier too."""
        place = self.municipality
        office.assign_dossier(place.house.service, place.tenant, dossier, str(laptop.state("sync.worker")))

    def close(self) -> None:
        for room in self.rooms:
            room.close()


def attach_photo(
    laptop: Laptop,
    pages: list[bytes],
    key: str = "bijlage-1",
    question: str = DIPLOMAS,
    dossier: DossierId = DOSSIER,
) -> list[str]:
    """Keep pages and attach them; the names of pages and small pictures, page by page."""
    kept: list[AttachedPage] = []
    for page in pages:
        with laptop.unit_of_work() as work:
            name = work.attachments.keep(dossier, page, JPEG)
            small = work.attachments.keep(dossier, page[:2_000] + b"small", JPEG)
            work.commit()
        kept.append(AttachedPage(name, small, 10, 10, len(page)))
    laptop.write(ChangeKind.ATTACHMENT, key, attachment_value(question, "diploma", tuple(kept), 0), dossier)
    return [name for page in kept for name in (page.sha256, page.thumb)]


def keep_paper(laptop: Laptop, content: bytes, dossier: DossierId = DOSSIER) -> str:
    """A PDF in the blob room, and the change that names it."""
    with laptop.unit_of_work() as work:
        name = work.attachments.keep(dossier, content, PDF)
        work.commit()
    laptop.write(ChangeKind.PAPER, f"paper-{name[:8]}", {"kind": "visual_pip", "sha256": name}, dossier)
    return name


def holds(laptop: Laptop, names: list[str]) -> list[bool]:
    with laptop.unit_of_work() as work:
        return [work.attachments.holds(name) for name in names]


def read(laptop: Laptop, name: str) -> bytes:
    with laptop.unit_of_work() as work:
        return work.attachments.read(name)


def standing(laptop: Laptop, dossier: DossierId = DOSSIER) -> BlobStanding:
    with laptop.unit_of_work() as work:
        return read_standing(work.state, dossier)


def files_under(folder: Path) -> Iterator[bytes]:
    """Everything on the disk below a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.read_bytes()
