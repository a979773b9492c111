"""Attachments on the wire: which contents a change refers to, how far each is, and the signed word for it.

Contents are named by the SHA-256 of what is in them, per dossier and privacy class, and travel sealed
(`blob_sealing`) by tus 1.0.0. Which contents a dossier wants follows from its changes and from nothing
else: a change that arrived makes its contents wanted in the same transaction, so nothing is ever silently
complete.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from sync.protocol.canonical import Limits, WireCode, WireProblem
from sync.protocol.fields import HEX64, UUID, Fields, read_bytes
from sync.protocol.model import PrivacyClass
from sync.protocol.signing import SigningWay, sign, verify

TUS_VERSION = "1.0.0"
TUS_EXTENSIONS = "creation,checksum,expiration,termination"
TUS_ALGORITHMS = ("sha256", "sha1")
CHUNK_MEDIA_TYPE = "application/offset+octet-stream"
CONTENT_MEDIA_TYPE = "application/octet-stream"
#: bytes of one chunk on the way: what a line carries well is between these
LEAST_CHUNK, MOST_CHUNK = 256 * 1024, 4 * 1024 * 1024
RECEIPT_HEADER = "Blob-Receipt"
CHECKSUM_STATUS = 460  # as tus has it

ATTACHMENT_KIND, PAPER_KIND = "attachment", "paper"
#: contents in one page of what is missing
MISSING_PAGE = 500
MISSING_LIMITS = Limits(size=1024 * 1024)
_MOST_PAGES = 100
_RECEIPT = re.compile(
    r'epoch="(?P<epoch>[^"]{1,40})", safe="(?P<safe>yes|no)", signature="(?P<signature>[^"]{1,100})"'
)


@dataclass(frozen=True, slots=True)
class BlobName:
    """One content of one dossier, sealed under the key of one class."""

    dossier: str
    privacy_class: PrivacyClass
    sha256: str


def blob_path(name: BlobName) -> str:
    """Path and query of one content, as they are signed."""
    path = f"/v1/dossiers/{name.dossier}/blobs/{name.sha256}"
    return f"{path}?privacyClass={name.privacy_class.value}"


def refs_of(kind: str, value: object) -> tuple[str, ...]:
    """The contents that a change refers to, by their SHA-256; () for another kind or a value that is not to
    be read. Of a photo its pages and their small pictures, of a paper itself; nothing else is looked at."""
    if not isinstance(value, Mapping):
        return ()
    named: list[object] = []
    if kind == PAPER_KIND:
        named = [value.get("sha256")]
    elif kind == ATTACHMENT_KIND:
        pages = value.get("pages")
        listed = pages[:_MOST_PAGES] if isinstance(pages, list | tuple) else ()
        read = [page for page in listed if isinstance(page, Mapping)]
        named = [page.get(part) for page in read for part in ("thumb", "sha256")]
    found = [one for one in named if isinstance(one, str) and HEX64.fullmatch(one)]
    return tuple(dict.fromkeys(found))


@dataclass(frozen=True, slots=True)
class MissingBlob:
    """A content that a change refers to and that the back end does not hold whole.

    `desk`: the laptop whose change refers to it; `label`: whose laptop that is, as colleagues know them;
    `offset`: bytes that are there already.
    """

    name: BlobName
    desk: str
    label: str
    offset: int = 0


@dataclass(frozen=True, slots=True)
class MissingPage:
    """GET /v1/missing-blobs: one page, in the order of dossier, content, class. `after` '' = the last."""

    missing: tuple[MissingBlob, ...]
    after: str = ""


def write_missing(page: MissingPage) -> dict[str, object]:
    written = [
        {
            "dossier": one.name.dossier,
            "privacyClass": one.name.privacy_class.value,
            "sha256": one.name.sha256,
            "desk": one.desk,
            "label": one.label,
            "offset": one.offset,
        }
        for one in page.missing
    ]
    return {"missing": written, "after": page.after}


def read_missing(untrusted: object) -> MissingPage:
    """Raises WireProblem."""
    fields = Fields(untrusted, "missing")
    page = MissingPage(
        missing=tuple(_read_one(one) for one in fields.items("missing", MISSING_PAGE)),
        after=fields.text("after", 200),
    )
    fields.done()
    return page


def _read_one(untrusted: object) -> MissingBlob:
    fields = Fields(untrusted, "missing.missing")
    one = MissingBlob(
        name=BlobName(
            dossier=fields.uuid("dossier"),
            privacy_class=fields.choice("privacyClass", PrivacyClass),
            sha256=fields.hex64("sha256"),
        ),
        desk=fields.uuid("desk"),
        label=fields.label("label", 100),
        offset=fields.whole("offset"),
    )
    fields.done()
    return one


@dataclass(frozen=True, slots=True)
class BlobReceipt:
    """The back end's signed word that it holds this content whole, opened and compared with its name.

    `is_safe`: a backup that was read back holds it too. `size`: sealed bytes.
    """

    tenant: str
    epoch: str
    name: BlobName
    size: int
    is_safe: bool
    signature: str = ""  # base64 Ed25519


def _text(receipt: BlobReceipt) -> bytes:
    name = receipt.name
    told = (name.dossier, name.privacy_class.value, name.sha256, str(receipt.size), _safe(receipt))
    return "|".join(("blob", "1", receipt.tenant, receipt.epoch, *told)).encode("ascii")


def _safe(receipt: BlobReceipt) -> str:
    return "yes" if receipt.is_safe else "no"


def sign_blob(key: SigningWay, receipt: BlobReceipt) -> BlobReceipt:
    """The receipt with the back end's signature."""
    return replace(receipt, signature=sign(key, _text(receipt)))


def write_blob_receipt(receipt: BlobReceipt) -> str:
    """The value of the header; the rest of what was signed the desk knows."""
    return f'epoch="{receipt.epoch}", safe="{_safe(receipt)}", signature="{receipt.signature}"'


def verify_blob(untrusted: str, tenant: str, name: BlobName, size: int, server_key: bytes) -> BlobReceipt:
    """The receipt in a header, for exactly this content. Raises WireProblem."""
    found = _RECEIPT.fullmatch(untrusted)
    if found is None or not UUID.fullmatch(found["epoch"]):
        raise WireProblem(WireCode.WRONG_FORMAT, "receipt")
    receipt = BlobReceipt(tenant, found["epoch"], name, size, found["safe"] == "yes", found["signature"])
    verify(server_key, _text(receipt), receipt.signature, "receipt")
    return receipt


def read_checksum(untrusted: str) -> tuple[str, bytes]:
    """'sha256 <base64>' of an Upload-Checksum header: the algorithm and the digest. Raises WireProblem."""
    algorithm, _, told = untrusted.partition(" ")
    if algorithm not in TUS_ALGORITHMS:
        raise WireProblem(WireCode.UNKNOWN_CHOICE, "Upload-Checksum")
    digest = read_bytes(told, 64, "Upload-Checksum")
    if len(digest) != hashlib.new(algorithm, usedforsecurity=False).digest_size:
        raise WireProblem(WireCode.WRONG_FORMAT, "Upload-Checksum")
    return algorithm, digest
