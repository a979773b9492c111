"""A batch: newline-delimited JSON, packed with zstd or gzip; first the envelope, then a sealed set a line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sync.protocol.canonical import Limits, WireCode, WireProblem, canonical, read_json
from sync.protocol.fields import Fields
from sync.protocol.headers import MAX_BODY, verify_chain
from sync.protocol.model import PROTOCOL_VERSION, SealedSet
from sync.protocol.packing import Packing, pack, unpack
from sync.protocol.short_sets import lengthened, shortened
from sync.protocol.signing import SigningWay, sign_head

#: a batch is closed before it passes this, unless a single set is larger
BATCH_BYTES = 512 * 1024
#: what no batch may pass, unpacked
MAX_BATCH_BYTES = 2 * 1024 * 1024
MAX_SETS_IN_BATCH = 500
MEDIA_TYPE = "application/x-ndjson"
#: what a line takes beside its body, at the most: a header in full, or what differs in every set
_FULL_LINE_BYTES, _LINE_BYTES = 700, 80
#: a line holds a body as one text, longer than any text inside a body may be
SET_LIMITS = Limits(text=4 * (MAX_BODY // 3 + 1))


@dataclass(frozen=True, slots=True)
class Batch:
    """Sets of one desk incarnation in order, and the signature over the last one's hash."""

    tenant: str
    desk: str
    incarnation: str
    head_n: int
    head_hash: str
    signature: str
    sets: tuple[SealedSet, ...]


def how_many_fit(sets: Sequence[SealedSet], most: int = MAX_SETS_IN_BATCH) -> int:
    """How many of `sets`, from the first, go into one batch of at most `most`; 1 or more if there is any."""
    size = 1024
    for place, sealed in enumerate(sets[: most + 1]):
        size += _line_size(sealed, sets[place - 1] if place else None)
        if place and (size > BATCH_BYTES or place >= most):
            return place
    return min(len(sets), most)


def _line_size(sealed: SealedSet, before: SealedSet | None) -> int:
    follows = before is not None and _said(sealed) == _said(before)
    return (_LINE_BYTES if follows else _FULL_LINE_BYTES) + 4 * len(sealed.body or b"") // 3


def _said(sealed: SealedSet) -> tuple[object, ...]:
    """What a line says again when it is not as in the one before."""
    header = sealed.header
    return header.author, header.pack, header.privacy_class, header.count


def write_batch(sets: Sequence[SealedSet], key: SigningWay, packing: Packing = Packing.ZSTD) -> bytes:
    """The request body for consecutive sets of one incarnation, signed by the desk.

    Raises WireProblem when the sets do not follow each other, lack a body or are too much for one batch.
    """
    if not 1 <= len(sets) <= MAX_SETS_IN_BATCH:
        raise WireProblem(WireCode.TOO_MANY, "batch")
    if any(sealed.body is None for sealed in sets):
        raise WireProblem(WireCode.MISSING, "batch.body")
    first, last = sets[0].header, sets[-1].header
    head_hash = verify_chain((one.header for one in sets), first.previous, first.n - 1)
    envelope: dict[str, object] = {
        "v": PROTOCOL_VERSION,
        "tenant": last.tenant,
        "desk": last.desk,
        "incarnation": last.incarnation,
        "headN": last.n,
        "headHash": head_hash,
        "signature": sign_head(key, last.tenant, last.desk, last.incarnation, last.n, head_hash),
    }
    lines = [canonical(envelope), *(_line(one) for one in shortened(sets))]
    raw = b"\n".join(lines) + b"\n"
    if len(raw) > MAX_BATCH_BYTES:
        raise WireProblem(WireCode.TOO_LARGE, "batch")
    return pack(raw, packing)


def _line(row: list[object]) -> bytes:
    """One line of a batch. Base64 is longer than any text a person may type, so it is put in after."""
    dossier, step, body, *more = row
    which = "null" if dossier is None else f'"{dossier}"'
    line = f'[{which},{step},"{body}"'.encode("ascii")
    return b",".join([line, *map(canonical, more)]) + b"]"


def read_batch(untrusted: bytes) -> Batch:
    """A batch from a desk: bodies fit their headers, headers form one chain, the envelope names its head.

    The signature is not checked here. Raises WireProblem.
    """
    raw = unpack(untrusted, MAX_BATCH_BYTES, "batch")
    if not raw.endswith(b"\n"):
        raise WireProblem(WireCode.NOT_JSON, "batch")
    lines = raw[:-1].split(b"\n")
    if len(lines) < 2:
        raise WireProblem(WireCode.MISSING, "batch")
    if len(lines) > MAX_SETS_IN_BATCH + 1:
        raise WireProblem(WireCode.TOO_MANY, "batch")
    fields = Fields(read_json(lines[0], where="envelope"), "envelope")
    if fields.whole("v", 1, 1_000) != PROTOCOL_VERSION:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "envelope")
    batch = Batch(
        tenant=fields.tenant("tenant"),
        desk=fields.uuid("desk"),
        incarnation=fields.uuid("incarnation"),
        head_n=fields.whole("headN", 1),
        head_hash=fields.hex64("headHash"),
        signature=fields.text("signature", 100),
        sets=tuple(lengthened((read_json(line, SET_LIMITS, "set") for line in lines[1:]), "set", True)),
    )
    fields.done()
    _check_envelope(batch)
    return batch


def _check_envelope(batch: Batch) -> None:
    first = batch.sets[0].header
    if (first.tenant, first.desk, first.incarnation) != (batch.tenant, batch.desk, batch.incarnation):
        raise WireProblem(WireCode.MIXED, "envelope")
    head = verify_chain((one.header for one in batch.sets), first.previous, first.n - 1)
    if batch.head_n != batch.sets[-1].header.n or batch.head_hash != head:
        raise WireProblem(WireCode.HASH_DIFFERS, "envelope")
