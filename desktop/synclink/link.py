"""What composition lays: one link, with the two ports that the use cases know."""

from __future__ import annotations

from collections.abc import Callable

from desktop.synclink.door import ActsAs, Connect, LinkDoor, OwnParts, SealRecovery
from desktop.synclink.sealing import SetSealer
from desktop.usecases.ports import Chance, Clock, OnStore, Packs, UnitOfWork
from sync.client.ports import Signer
from sync.client.retry import Patience


class SyncLink:
    """Made on the store thread, like everything that composition lays over an open store.

    `door` implements `SyncDoor`, `sealer` implements `Sealer`.

    In: `signer` gives the raw 64-byte Ed25519 signature of this laptop's key, `public_key` its 32-byte
    public half; `recovery_parcel` seals the store's key to the municipality's X25519 key. `label` names
    this laptop for the municipality's administrator and holds no name of a person. `acts_as` is told worker
    and desk id, now when the desk is enrolled and at the moment it is. `connect` and
    `patience` stay out except where a test has a network of its own.
    """

    def __init__(
        self,
        unit_of_work: Callable[[], UnitOfWork],
        on_store: OnStore,
        clock: Clock,
        chance: Chance,
        signer: Signer,
        public_key: bytes,
        recovery_parcel: SealRecovery,
        packs: Packs,
        label: str = "laptop",
        connect: Connect | None = None,
        patience: Patience | None = None,
        acts_as: ActsAs = lambda worker, desk: None,
    ) -> None:
        self.sealer = SetSealer(clock, chance, packs)
        self.door = LinkDoor(
            unit_of_work,
            on_store,
            clock,
            chance,
            OwnParts(signer, public_key, recovery_parcel, label, acts_as),
            self.sealer,
            connect,
            patience,
        )
        #: ids that changes of this desk are written under; `worker_id` is another after enrolment
        self.desk_id, self.worker_id = self.door.identity()
