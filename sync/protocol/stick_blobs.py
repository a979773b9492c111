"""Photos and papers on a stick: a list of contents, and their sealed bytes in parts.

The same names and the same sealed bytes as over the network (`blobs`, `blob_sealing`), so what a stick began
the network finishes and the other way round. A list says how large each is, and what the back end signed for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from sync.protocol.blob_sealing import plain_size
from sync.protocol.blobs import MOST_CHUNK, BlobName
from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import Fields
from sync.protocol.model import PrivacyClass
from sync.protocol.parcels import Entry

#: what follows in parts; what the back end signed for; what the desk would like to have
COMING, HELD, WANTED = "blobs.json", "held.json", "wanted.json"
BLOB = "blob/"
PART = MOST_CHUNK
#: contents in one list; more go with the next stick
MOST_LISTED = 5_000
_RECEIPT = 400
_LIMITS = Limits(size=8 * 1024 * 1024, items=200_000)
_NAME = re.compile(
    r"blob/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/(normal|special)-([0-9a-f]{64})-([0-9]{4})"
)


@dataclass(frozen=True, slots=True)
class StickBlob:
    """One content: `size` sealed bytes, 0 where it is not known; `receipt` of the back end, '' = none."""

    name: BlobName
    size: int = 0
    receipt: str = ""


def part_name(name: BlobName, number: int) -> str:
    """The entry of part `number`, from 1 on."""
    return f"{BLOB}{name.dossier}/{name.privacy_class.value}-{name.sha256}-{number:04d}"


def read_part_name(untrusted: str) -> tuple[BlobName, int]:
    """Which content, and at which byte of it this part begins. Raises WireProblem."""
    found = _NAME.fullmatch(untrusted)
    if found is None or found[4] == "0000":
        raise WireProblem(WireCode.WRONG_FORMAT, "stick.blob")
    name = BlobName(found[1], PrivacyClass(found[2]), found[3])
    return name, (int(found[4]) - 1) * PART


def in_parts(portions: Iterable[bytes]) -> Iterator[bytes]:
    """Portions of any size as the parts of a stick."""
    held = bytearray()
    for portion in portions:
        held += portion
        while len(held) >= PART:
            yield bytes(held[:PART])
            del held[:PART]
    if held:
        yield bytes(held)


def write_listed(listed: Sequence[StickBlob]) -> bytes:
    """At most MOST_LISTED of them."""
    return canonical(
        [
            {
                "dossier": one.name.dossier,
                "privacyClass": one.name.privacy_class.value,
                "sha256": one.name.sha256,
                "size": one.size,
                "receipt": one.receipt,
            }
            for one in listed
        ]
    )


def read_listed(untrusted: bytes) -> tuple[StickBlob, ...]:
    """Raises WireProblem; the receipts are not checked here."""
    value = read_json(untrusted, _LIMITS, "stick.blobs")
    if not isinstance(value, list):
        raise WireProblem(WireCode.WRONG_TYPE, "stick.blobs")
    if len(value) > MOST_LISTED:
        raise WireProblem(WireCode.TOO_MANY, "stick.blobs")
    return tuple(_read_one(one) for one in value)


def _read_one(untrusted: object) -> StickBlob:
    fields = Fields(untrusted, "stick.blobs")
    name = BlobName(
        dossier=fields.uuid("dossier"),
        privacy_class=fields.choice("privacyClass", PrivacyClass),
        sha256=fields.hex64("sha256"),
    )
    one = StickBlob(name, fields.whole("size"), fields.text("receipt", _RECEIPT))
    fields.done()
    if one.size and plain_size(one.size) is None:
        raise WireProblem(WireCode.OUT_OF_RANGE, "stick.blobs")
    return one


def check_blob_entry(entry: Entry) -> None:
    """Raises WireProblem for a list or a part that is not to be read."""
    if entry.name in (HELD, COMING, WANTED):
        read_listed(entry.content)
    elif entry.name.startswith(BLOB):
        read_part_name(entry.name)
        if len(entry.content) > PART:
            raise WireProblem(WireCode.TOO_LARGE, "stick.blob")
