"""A dossier with diplomas, a letter of more pages, one at special data, and one that lies elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from desktop.domain.attachments import AttachedPage, attachment_value, attachments_from
from desktop.domain.changes import Change, ChangeKind
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.usecases.attachment_places import contents_of
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.attachments import attach
from desktop.usecases.blob_standing import BlobStanding, Missed, Proof, write_standing
from desktop.usecases.ports import Desk
from desktop.usecases.recording import pen
from tests.attachment_cases import DIPLOMAS, paper, photo_place, scan
from tests.builders import Workplace
from tests.house_builders import camera_jpeg


@dataclass(frozen=True, slots=True)
class AttachmentPlace:
    """The desk, the dossier, and the keys of what is attached in it, oldest first."""

    place: Workplace
    dossier: DossierId
    keys: tuple[str, ...]

    @property
    def desk(self) -> Desk:
        return self.place.desk


@cache
def _pages(name: str) -> tuple[PageTaken, ...]:
    """Taken in once: unpacking takes a moment."""
    photos = photo_place().desk.photos
    assert photos is not None
    contents = {
        "diploma": camera_jpeg(paper("DIPLOMA", seed=3)),
        "list": camera_jpeg(paper("CIJFERLIJST", 1000, 1400, seed=5)),
        "letter": scan(2),
    }
    return photos.from_content(contents[name])


def attachment_place() -> AttachmentPlace:
    """Four that can be looked at or not, made one after the other."""
    place = photo_place()
    dossier = place.begin("Samir H.", "ar")
    told = (
        ("diploma", DIPLOMAS, "Diploma lagere school Aleppo"),
        ("list", DIPLOMAS, "Cijferlijst middelbare school, drie jaren, met stempel van het ministerie"),
        ("letter", "", "Brief van DUO over de dagtekening"),
    )
    keys = []
    for name, question, caption in told:
        keys.append(attach(place.desk, dossier, question, caption, _pages(name)).changes[0].key)
        place.clock.go_on(minutes=7)
    keys.append(elsewhere(place.desk, dossier).key)
    _sent(place, dossier)
    return AttachmentPlace(place, dossier, tuple(keys))


def elsewhere(desk: Desk, dossier: DossierId, caption: str = "Rijbewijs uit Syrië") -> Change:
    """One that another laptop made: its change is here, its pages are not."""
    page = AttachedPage("0" * 64, "1" * 64, 2400, 1800, 500_000)
    with desk.unit_of_work() as work:
        made = pen(
            desk, work, dossier, ChangeKind.ATTACHMENT, "x", attachment_value(DIPLOMAS, caption, (page,), 0)
        )
    other = Change(
        id=ChangeId(made.id[:-1] + ("0" if made.id[-1] != "0" else "1")),
        dossier=dossier,
        kind=ChangeKind.ATTACHMENT,
        key="0" + made.id[1:],
        value=made.value,
        parents=(),
        author=WorkerId("w-nadia"),
        desk=DeskId("desk-b"),
        time=made.time,
        pack=desk.packs.newest(desk.pack_id).name,
    )
    with desk.unit_of_work() as work:
        work.record((other,))
        work.commit()
    return other


def photo_file(folder: Path) -> Path:
    """A photo of a diploma as it lies on a stick."""
    path = folder / "IMG_0412.jpg"
    path.write_bytes(camera_jpeg(paper("GETUIGSCHRIFT", seed=9)))
    return path


def _sent(place: Workplace, dossier: DossierId) -> None:
    """The diploma is safe at the municipality, of the list a part went, the letter waits; one is away."""
    with place.desk.unit_of_work() as work:
        diploma, cijfers, _, away = attachments_from(work.changes.heads(dossier))
        safe = {f"normal.{name}": Proof("e1", True, "2026-09-15") for name in contents_of(diploma)}
        part = {f"normal.{contents_of(cijfers)[0]}": Proof("e1", False, "2026-09-15")}
        missed = {name: Missed(away.desk, "Marit Bakker") for name in contents_of(away)}
        missed[contents_of(cijfers)[1]] = Missed(cijfers.desk, "", 300_000)
        write_standing(work.state, dossier, BlobStanding(safe | part, missed))
        work.commit()
