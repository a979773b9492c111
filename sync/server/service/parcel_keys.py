"""The municipality's key that sticks and parcels are sealed to: made when it is first asked for."""

from __future__ import annotations

from sync.protocol import hybrid_seal
from sync.protocol.hybrid_seal import HybridKey
from sync.server.service.parcel_ports import ParcelKeyRow
from sync.server.service.ports import Service, Work
from sync.server.service.wrapping import unwrap, wrap

_PURPOSE = "parcel-key"


def parcel_key(service: Service, tenant: str) -> bytes:
    """The public key of now (1,216 bytes): for the desks, and to give to other municipalities."""
    with service.work_in(tenant) as work:
        work.lock()
        kept = work.parcels.keys()
        return kept[0].public_key if kept else _make(service, work, tenant)


def replace_parcel_key(service: Service, tenant: str) -> bytes:
    """A new key for what is sealed from now on; what was sealed to the old one still opens."""
    with service.work_in(tenant) as work:
        work.lock()
        return _make(service, work, tenant)


def parcel_pairs(service: Service, tenant: str) -> dict[str, HybridKey]:
    """Every pair by its key id, to open with."""
    with service.work_in(tenant) as work:
        kept = work.parcels.keys()
    return {
        row.key_id: hybrid_seal.key_of(unwrap(service, tenant, _PURPOSE, row.key_id, row.secret_wrapped))
        for row in kept
    }


def _make(service: Service, work: Work, tenant: str) -> bytes:
    pair = hybrid_seal.key_of(service.token(hybrid_seal.SECRET_SIZE))
    key_id = hybrid_seal.key_id(pair.public)
    wrapped = wrap(service, tenant, _PURPOSE, key_id, pair.secret)
    now = service.now()
    work.parcels.add_key(ParcelKeyRow(key_id, pair.public, wrapped), now)
    work.people.audit("parcel-key-made", now)
    return pair.public
