"""Work that a desk could not send before it was wiped: one parcel that only the municipality's officers open.

Inside: the sealed sets that were not confirmed, the changes that were in no set yet, and the keys of dossiers
that the back end never got.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import nacl.exceptions
import nacl.public
import zstandard

from sync.protocol.canonical import Limits, WireCode, WireProblem, read_json
from sync.protocol.change_records import read_change, write_change
from sync.protocol.exchanges import NewDossier, read_new_dossier, write_new_dossier
from sync.protocol.fields import Fields
from sync.protocol.headers import read_set, write_set
from sync.protocol.hybrid_seal import X_SIZE, HybridKey, is_hybrid, open_with, seal_to
from sync.protocol.model import ChangeRecord, SealedSet
from sync.protocol.supplies import long_json

_BOUND_TO = b"rescue-parcel-v1"
_FORM = "intakekoffer-redding"
_MOST_PLAIN = 64 * 1024 * 1024
_LIMITS = Limits(size=_MOST_PLAIN, items=2_000_000, text=2 * 1024 * 1024)
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Rescue:
    """What is in a parcel."""

    tenant: str
    desk: str
    sets: tuple[SealedSet, ...] = ()
    changes: tuple[ChangeRecord, ...] = field(default=(), repr=False)
    keys: tuple[NewDossier, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Nothing waited."""
        return not (self.sets or self.changes)


def seal_rescue(rescue: Rescue, public_key: bytes) -> bytes:
    """Seal to the municipality's recovery key: hybrid (1,216 bytes), or X25519 of before (32 bytes).

    Raises ValueError for another key.
    """
    plain = zstandard.ZstdCompressor().compress(write_rescue_open(rescue))
    if len(public_key) == X_SIZE:
        return nacl.public.SealedBox(nacl.public.PublicKey(public_key)).encrypt(plain)
    return seal_to(public_key, plain, _BOUND_TO)


def write_rescue_open(rescue: Rescue) -> bytes:
    """In the clear, as the officers hand it to the back end: to be wiped once it was taken in."""
    return long_json(
        {
            "form": _FORM,
            "v": 1,
            "tenant": rescue.tenant,
            "desk": rescue.desk,
            "sets": [write_set(one) for one in rescue.sets],
            "changes": [write_change(one) for one in rescue.changes],
            "keys": [write_new_dossier(one) for one in rescue.keys],
        }
    )


def open_rescue(pair: HybridKey, parcel: bytes) -> Rescue:
    """For the officers. Raises WireProblem: DOES_NOT_OPEN with another key, else what is wrong inside."""
    if is_hybrid(parcel):
        packed = open_with(pair, parcel, _BOUND_TO)
    else:
        try:
            packed = nacl.public.SealedBox(nacl.public.PrivateKey(pair.secret[:X_SIZE])).decrypt(parcel)
        except (nacl.exceptions.CryptoError, ValueError):
            packed = None
    if packed is None:
        raise WireProblem(WireCode.DOES_NOT_OPEN, "rescue")
    try:
        plain = zstandard.ZstdDecompressor().decompress(packed, max_output_size=_MOST_PLAIN)
    except zstandard.ZstdError:
        raise WireProblem(WireCode.NOT_ZSTD, "rescue") from None
    return read_rescue_open(plain)


def read_rescue_open(plain: bytes) -> Rescue:
    """What `write_rescue_open` wrote. Raises WireProblem."""
    fields = Fields(read_json(plain, _LIMITS, "rescue"), "rescue")
    if fields.text("form", 40) != _FORM or fields.whole("v", 1, 1_000) != 1:
        raise WireProblem(WireCode.UNKNOWN_VERSION, "rescue")
    rescue = Rescue(
        tenant=fields.tenant("tenant"),
        desk=fields.uuid("desk"),
        sets=tuple(read_set(one, "rescue.sets", body_required=True) for one in fields.items("sets", _MOST)),
        changes=_changes(fields),
        keys=tuple(read_new_dossier(one) for one in fields.items("keys", _MOST)),
    )
    fields.done()
    return rescue


def _changes(fields: Fields) -> tuple[ChangeRecord, ...]:
    found: Sequence[object] = list(fields.items("changes", _MOST))
    return tuple(read_change(one) for one in found)
