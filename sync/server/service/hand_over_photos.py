"""Photos in a parcel become photos of the new dossier: of the dossier as a whole, and said to be handed over.

Nobody here knows what is on them, so they are sealed as special data. A photo that finds no room stays in the
folder that the parcel is laid in, and comes along when the same parcel is taken in once more.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from sync.protocol.blob_sealing import MOST_PLAIN, PIECE, blob_key, sealed_pieces, sealed_size
from sync.protocol.blobs import ATTACHMENT_KIND, BlobName
from sync.protocol.canonical import Limits, read_json
from sync.protocol.errors import Problem, ProblemType
from sync.protocol.fields import Fields
from sync.protocol.hand_over import PHOTOS
from sync.protocol.model import PrivacyClass
from sync.protocol.parcels import Entry
from sync.protocol.stick_blobs import in_parts
from sync.server.service.blob_uploads import add_chunk, begin_upload
from sync.server.service.office import PreparedChange
from sync.server.service.orders import tenant_row
from sync.server.service.ports import DeskRow, Service
from sync.server.service.pushing import dossier_key

_FOLDER, _JPEG = "fotos/", b"\xff\xd8"
_LIMITS = Limits(size=4 * 1024 * 1024, items=200_000)
_MOST_PHOTOS, _MOST_PAGES, _LONGEST = 2_000, 20, 100
#: beginnings of a frame in a JPEG file (ITU-T T.81, table B.1): there stand height and width
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})


@dataclass(frozen=True, slots=True)
class _Page:
    sha256: str
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Listed:
    """One photo as its list says it."""

    caption: str
    turn: int
    files: tuple[str, ...]


class PhotosSeen:
    """What a parcel holds of photos, gathered while it is read for the first time."""

    def __init__(self) -> None:
        self.listed: tuple[Listed, ...] = ()
        self._pages: dict[str, _Page] = {}

    def see(self, entry: Entry) -> None:
        """Raises WireProblem for a list that is not to be read; a picture of another kind is left alone."""
        if entry.name == PHOTOS:
            self.listed = _read_list(entry.content)
        elif entry.name.startswith(_FOLDER) and len(entry.content) <= MOST_PLAIN:
            size = _pixels(entry.content)
            if size is not None:
                digest = hashlib.sha256(entry.content).hexdigest()
                self._pages[entry.name] = _Page(digest, len(entry.content), *size)

    def changes(self, municipality: str, id_of: Callable[[str], str]) -> Iterator[PreparedChange]:
        """One change for each photo of which a page is there; `id_of`: ids that follow from the parcel."""
        for at, one in enumerate(self.listed):
            pages = [self._pages[name] for name in one.files if name in self._pages]
            if not pages:
                continue
            value = {
                "question": "",
                "caption": f"Overdracht {municipality}: {one.caption}"[:_LONGEST].rstrip(),
                "media_type": "image/jpeg",
                "turn": one.turn,
                "pages": [_page_value(page) for page in pages],
            }
            key, id = id_of(f"photo/{at}"), id_of(f"photo-change/{at}")
            yield PreparedChange(
                ATTACHMENT_KIND, key, value, PrivacyClass.SPECIAL, "document", "to_check", id=id
            )

    @property
    def names(self) -> Mapping[str, str]:
        """SHA-256 per entry of a page that some photo names."""
        listed = {name for one in self.listed for name in one.files}
        return {name: page.sha256 for name, page in self._pages.items() if name in listed}


def keep_photos(
    service: Service, tenant: str, dossier: str, names: Mapping[str, str], entries: Iterable[Entry]
) -> tuple[int, int]:
    """Lay the pages in the room of attachments, sealed as a desk would seal them.

    Returns how many are whole there and how many found no room. Problem TRY_LATER when its place is away.
    """
    with service.work_in(tenant) as work:
        office = work.people.desk(tenant_row(work).office_desk)
        known = work.log.dossier(dossier)
    assert office is not None
    if known is None or known.is_destroyed:
        return 0, 0
    key = dossier_key(service, tenant, known, PrivacyClass.SPECIAL)
    kept = left = 0
    for entry in entries:
        if entry.name in names:
            name = BlobName(dossier, PrivacyClass.SPECIAL, names[entry.name])
            is_kept = _keep(service, tenant, office, name, key, entry.content)
            kept, left = kept + is_kept, left + (not is_kept)
    return kept, left


def _keep(
    service: Service, tenant: str, office: DeskRow, name: BlobName, class_key: bytes, content: bytes
) -> bool:
    pieces = (content[at : at + PIECE] for at in range(0, len(content), PIECE))
    sealed = sealed_pieces(pieces, len(content), blob_key(class_key, name.dossier, name.sha256))
    try:
        state = begin_upload(service, tenant, office, name, sealed_size(len(content)))
        at = 0
        for part in in_parts(sealed):
            if state.receipt is None and at <= state.offset < at + len(part):
                state = add_chunk(service, tenant, office, name, state.offset, part[state.offset - at :])
            at += len(part)
    except Problem as problem:
        if problem.type is ProblemType.TRY_LATER:
            raise
        return False
    return state.receipt is not None


def _page_value(page: _Page) -> dict[str, object]:
    """Its own small picture: the back end draws none."""
    return {
        "sha256": page.sha256,
        "thumb": page.sha256,
        "width": page.width,
        "height": page.height,
        "size": page.size,
    }


def _read_list(untrusted: bytes) -> tuple[Listed, ...]:
    fields = Fields(read_json(untrusted, _LIMITS, "photos"), "photos")
    found = tuple(_read_one(one) for one in fields.items("fotos", _MOST_PHOTOS))
    fields.done()
    return found


def _read_one(untrusted: object) -> Listed:
    fields = Fields(untrusted, "photos")
    listed = Listed(
        caption=fields.text("omschrijving", 1_000),
        turn=fields.whole("kwartslagen", 0, 3),
        files=tuple(str(one) for one in fields.items("bestanden", _MOST_PAGES)),
    )
    for name in ("vraag", "gemaakt"):  # for who reads the list
        fields.anything(name)
    fields.done()
    return listed


def _pixels(content: bytes) -> tuple[int, int] | None:
    """Width and height of a JPEG file; None for what is none."""
    if not content.startswith(_JPEG):
        return None
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        kind, size = content[at + 1], int.from_bytes(content[at + 2 : at + 4], "big")
        if kind in _FRAMES:
            height, width = (int.from_bytes(content[at + i : at + i + 2], "big") for i in (5, 7))
            return (width, height) if width and height else None
        at += 2 + size
    return None
