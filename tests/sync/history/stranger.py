"""A program of another maker on a laptop of the municipality: lawful signatures, odd contents."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable
from random import Random

from nacl.signing import SigningKey

from desktop.domain.ids import DossierId
from desktop.usecases.ports import UnitOfWork
from sync.client.errors import SyncFailure
from sync.client.http import DeskProof
from sync.protocol.batches import write_batch
from sync.protocol.exchanges import EnrolmentRequest
from sync.protocol.model import PROTOCOL_VERSION, ChangeRecord, PrivacyClass
from sync.protocol.sealing import ChainPlace, after, seal_set
from tests.sync.history.koffers import DOSSIERS, Koffer
from tests.sync.history.ledger import Ledger, Said
from tests.sync.history.places import Place
from tests.sync.history.stage import Seat
from tests.sync.laptops import PACK
from tests.sync.memory_back_end import NOON

_WORKER = "00000000-0000-4000-8000-0000000000dd"
_DESK = "00000000-0000-4000-8000-00000000dddd"
_NOBODYS = DossierId("0199a000-0000-7000-8000-00000000ffff")
_ODD_VALUES: tuple[object, ...] = (
    [],
    "text alone",
    {"state": 7, "value": [1, [2, [3]]]},
    {"state": None, "value": "a" * 5_000},
    {"state": None, "value": {"deep": {"deeper": None}}},
    -1,
    True,
)


class Stranger:
    """Sends one set at a time, and never reads."""

    def __init__(self, place: Place, lender: Koffer) -> None:
        self._place = place
        self._key = SigningKey(hashlib.sha256(b"device key of a stranger").digest())
        self._seat = Seat("stranger")
        self._count = 0
        self._connect = place.connect(self._seat, lender.machine.clock)
        code = place.code(_WORKER, True)
        with self._connect(place.address, None) as front:
            reply = front.enrol(
                EnrolmentRequest(code, _DESK, bytes(self._key.verify_key), "other", PROTOCOL_VERSION)
            )
        for dossier in DOSSIERS:
            place.assign(dossier, _WORKER, True)
        self._tenant = reply.tenant
        self._proof = DeskProof(self._tenant, _DESK, lambda text: self._key.sign(text).signature)
        self._keys = {dossier: lender.told(_key_of(dossier)) for dossier in DOSSIERS}
        self._chain = self._beginning()

    def sends(self, dice: Random, ledger: Ledger) -> None:
        """One odd set, or one that must be refused or put apart."""
        dossier = dice.choice(DOSSIERS)
        key, parents = self._keys[dossier], tuple[str, ...]()
        what = dice.choice(("kind", "value", "ahead", "parents", "sealed", "nobodys", "hole", "fork"))
        if what == "parents":
            parents = tuple(dice.sample(sorted(ledger.said), 1))
        if what == "nobodys":
            dossier = _NOBODYS
        self._count += 1
        record = ChangeRecord(
            str(uuid.UUID(int=self._count << 80 | dice.getrandbits(60), version=4)),
            dossier,
            "from_the_future" if what == "kind" else "answer",
            "K01" if what == "parents" else "O02",
            dice.choice(_ODD_VALUES),
            parents,
            _WORKER,
            _DESK,
            f"{9_999_999_999_999 if what == 'ahead' else 1_789_000_000_000:013d}-0000-{_DESK}",
            PACK,
        )
        sealing = bytes(32) if what == "sealed" else key
        chain = self._chain
        if what == "hole":
            chain = ChainPlace(self._tenant, _DESK, chain.incarnation, chain.n + 3, "ab" * 32)
        if what == "fork" and chain.n:
            chain = ChainPlace(self._tenant, _DESK, chain.incarnation, chain.n - 1, "cd" * 32)
        sealed = seal_set(
            chain, [record], PrivacyClass.NORMAL, sealing, _WORKER, NOON, nonce=dice.randbytes(24)
        )
        ledger.said[record.id] = Said(record, frozenset(parents))
        ledger.odd.add(record.id)
        try:
            with self._connect(self._place.address, self._proof) as remote:
                remote.push(write_batch([sealed], self._key))
            self._chain = after(chain, sealed)
        except SyncFailure:
            self._place.set_state(_DESK, "active")
            self._chain = self._beginning()

    def _beginning(self) -> ChainPlace:
        self._count += 1
        incarnation = str(uuid.UUID(int=0xDDDD << 96 | self._count, version=4))
        return ChainPlace(self._tenant, _DESK, incarnation, 0)

    def close(self) -> None:
        self._seat.leave()


def _key_of(dossier: DossierId) -> Callable[[UnitOfWork], bytes]:
    def ask(unit: UnitOfWork) -> bytes:
        key = unit.keys.get(dossier, PrivacyClass.NORMAL)
        assert key is not None
        return key

    return ask
