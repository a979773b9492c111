"""What this desk knows of its back end, as named texts in the local state. Never synced."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from desktop.usecases.link_ports import PROXY_ADDRESS, PROXY_NAME, PROXY_PASSWORD
from desktop.usecases.ports import RECOVERY_KEY, RECOVERY_LEFT, Chance, LocalState
from sync.client.way import ProxyChoice

ADDRESS = "sync.address"
TENANT = "sync.tenant"
MUNICIPALITY = "sync.municipality"
WORKER = "sync.worker"
WORKER_LABEL = "sync.worker_label"
LAPTOP = "sync.laptop"
PHONE = "sync.phone"
DESK = "sync.desk"
SERVER_KEY = "sync.server_key"  # hex, 32 bytes
RECOVERY_KEY_ID = "sync.recovery_key_id"
INCARNATION = "sync.incarnation"
EPOCH = "sync.epoch"
CURSOR = "sync.cursor"
CASELOAD = "sync.caseload"  # JSON: dossier -> whether its special class was granted
AFTER_RESTORE = "sync.after_restore"  # there while the back end may lack what it confirmed before
READS = "sync.reads"  # which words the version that pulled last could read
#: + dossier: it comes back after it was forgotten here, so own sets of it are taken in as well
RETURNED = "sync.returned."
TO_FETCH = "sync.to_fetch."  # + dossier: its past must still be fetched


@dataclass(frozen=True, slots=True)
class EnrolmentFacts:
    """Everything that stays the same until a next enrolment, and the present incarnation."""

    address: str
    tenant: str
    municipality: str
    worker: str
    worker_label: str
    phone: str
    desk: str
    server_key: bytes
    recovery_key: bytes
    recovery_key_id: str
    incarnation: str
    laptop: str = ""  # how the municipality calls this laptop, '' = it gave no name


def read_facts(state: LocalState) -> EnrolmentFacts | None:
    """What was kept at enrolment; None while this desk is not enrolled."""
    incarnation = state.get(INCARNATION)
    if incarnation is None:
        return None

    def kept(name: str) -> str:
        return state.get(name) or ""

    return EnrolmentFacts(
        address=kept(ADDRESS),
        tenant=kept(TENANT),
        municipality=kept(MUNICIPALITY),
        worker=kept(WORKER),
        worker_label=kept(WORKER_LABEL),
        phone=kept(PHONE),
        desk=kept(DESK),
        server_key=bytes.fromhex(kept(SERVER_KEY)),
        recovery_key=bytes.fromhex(kept(RECOVERY_KEY)),
        recovery_key_id=kept(RECOVERY_KEY_ID),
        incarnation=incarnation,
        laptop=kept(LAPTOP),
    )


def write_facts(state: LocalState, facts: EnrolmentFacts) -> None:
    """Keep the facts; what belongs to an earlier back end (epoch, cursor) goes."""
    state.put(ADDRESS, facts.address)
    state.put(TENANT, facts.tenant)
    state.put(MUNICIPALITY, facts.municipality)
    state.put(WORKER, facts.worker)
    state.put(WORKER_LABEL, facts.worker_label)
    state.put(PHONE, facts.phone)
    state.put(DESK, facts.desk)
    state.put(SERVER_KEY, facts.server_key.hex())
    state.put(RECOVERY_KEY, facts.recovery_key.hex())
    state.put(RECOVERY_KEY_ID, facts.recovery_key_id)
    state.put(INCARNATION, facts.incarnation)
    if facts.laptop:
        state.put(LAPTOP, facts.laptop)
    for name in (EPOCH, CURSOR, CASELOAD, AFTER_RESTORE, RECOVERY_LEFT):
        state.drop(name)


def read_proxy_choice(state: LocalState) -> ProxyChoice:
    """The proxy a person set on this laptop; without one the system says which way to go."""
    return ProxyChoice(
        state.get(PROXY_ADDRESS) or "", state.get(PROXY_NAME) or "", state.get(PROXY_PASSWORD) or ""
    )


def new_uuid(chance: Chance) -> str:
    """A random UUID (version 4) from the desk's own chance, so that stories repeat."""
    return str(uuid.UUID(bytes=chance.token(16), version=4))


def worker_id(state: LocalState, chance: Chance) -> str:
    """The id under which is written: made here the first time, replaced by the back end's at enrolment.

    What was written before keeps the id it was written under.
    """
    return _kept_or_made(state, WORKER, chance)


def desk_id(state: LocalState, chance: Chance) -> str:
    """The id of this desk, made the first time it is asked for; changes carry it before enrolment too."""
    return _kept_or_made(state, DESK, chance)


def _kept_or_made(state: LocalState, name: str, chance: Chance) -> str:
    kept = state.get(name)
    if kept is None:
        kept = new_uuid(chance)
        state.put(name, kept)
    return kept
