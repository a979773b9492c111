"""A back end as a contract sees it, and a desk that speaks to it through the port alone."""

from __future__ import annotations

import secrets
import uuid
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from nacl.signing import SigningKey

from desktop.synclink.extras import BackEnd
from sync.client.http import DeskProof, HttpBackEnd
from sync.protocol.exchanges import EnrolmentReply, EnrolmentRequest, NewDossier
from sync.protocol.fields import write_instant
from sync.protocol.model import ChangeRecord, PrivacyClass, SealedSet
from sync.protocol.sealing import ChainPlace, after, seal_set
from sync.server.service import office
from sync.server.service.ports import DeskState
from tests.server.places import Municipality
from tests.sync.memory_back_end import MemoryBackEnd


def new_id() -> str:
    return str(uuid.uuid4())


class Room(Protocol):
    """One municipality behind the port."""

    def code(self) -> str:
        """A fresh code for a desk of always the same worker."""

    def connect(self, proof: DeskProof | None) -> AbstractContextManager[BackEnd]: ...
    def revoke(self, desk: str) -> None: ...


@dataclass
class MemoryRoom:
    back_end: MemoryBackEnd = field(default_factory=MemoryBackEnd)
    worker: str = field(default_factory=new_id)

    def code(self) -> str:
        code = f"code-{len(self.back_end.codes)}"
        self.back_end.add_code(code, self.worker)
        return code

    def connect(self, proof: DeskProof | None) -> AbstractContextManager[BackEnd]:
        return self.back_end.connect("", proof)

    def revoke(self, desk: str) -> None:
        self.back_end.states[desk] = "revoked"


@dataclass
class HttpRoom:
    municipality: Municipality
    worker: str = ""

    def code(self) -> str:
        self.worker = self.worker or self.municipality.worker()
        return self.municipality.code(self.worker)

    def connect(self, proof: DeskProof | None) -> AbstractContextManager[BackEnd]:
        return HttpBackEnd(self.municipality.house.listener.address, proof, lambda: datetime.now(UTC))

    def revoke(self, desk: str) -> None:
        office.set_desk_state(
            self.municipality.house.service, self.municipality.tenant, desk, DeskState.REVOKED
        )


@dataclass
class ContractDesk:
    """Keys, a chain and nothing else."""

    reply: EnrolmentReply
    desk: str
    key: SigningKey
    place: ChainPlace
    dossiers: dict[str, NewDossier] = field(default_factory=dict)

    @staticmethod
    def enrol(room: Room) -> ContractDesk:
        key, desk = SigningKey.generate(), new_id()
        with room.connect(None) as front_door:
            reply = front_door.enrol(request(room.code(), desk, key))
        return ContractDesk(reply, desk, key, ChainPlace(reply.tenant, desk, new_id(), 0))

    @property
    def proof(self) -> DeskProof:
        return DeskProof(self.reply.tenant, self.desk, self.sign)

    @property
    def incarnation(self) -> str:
        return self.place.incarnation

    def sign(self, text: bytes) -> bytes:
        return self.key.sign(text).signature

    def begin_incarnation(self) -> None:
        self.place = ChainPlace(self.reply.tenant, self.desk, new_id(), 0)

    def begin_dossier(self) -> NewDossier:
        new = NewDossier(new_id(), secrets.token_bytes(32), secrets.token_bytes(32))
        self.dossiers[new.dossier] = new
        return new

    def seal(self, dossier: str, count: int = 1) -> tuple[SealedSet, ...]:
        """The next sets of the chain, one change each."""
        made = []
        for _ in range(count):
            made.append(self.fork(dossier))
            self.place = after(self.place, made[-1])
        return tuple(made)

    def fork(self, dossier: str) -> SealedSet:
        """A set for the next place, without taking the place."""
        stamp = write_instant(datetime.now(UTC))
        change = ChangeRecord(
            new_id(), dossier, "answer", "O01", new_id(), (), self.reply.worker, self.desk, stamp
        )
        key = self.dossiers[dossier].normal_key
        return seal_set(self.place, [change], PrivacyClass.NORMAL, key, self.reply.worker, stamp)


def request(code: str, desk: str, key: SigningKey) -> EnrolmentRequest:
    return EnrolmentRequest(code, desk, bytes(key.verify_key), "laptop", 1)


def hashes(sets: Sequence[SealedSet]) -> list[str]:
    return [one.header.body_hash for one in sets]
