"""What composition lays: one link, with the two ports that the use cases know."""

from __future__ import annotations

import webbrowser
from collections.abc import Callable
from dataclasses import replace

from desktop.synclink.blobs import DeskBlobs, attachment_rounds, leaving_rounds
from desktop.synclink.door import ActsAs, Connect, LinkDoor, OwnParts, RecoveryPlace, SealRecovery
from desktop.synclink.extras import RoundMakers
from desktop.synclink.sealing import SetSealer
from desktop.synclink.sign_in import BrowserSignIn, OpenBrowser
from desktop.usecases.ports import Chance, Clock, OnStore, Packs, UnitOfWork
from sync.client.ports import Signer
from sync.client.retry import Patience
from sync.protocol.exchanges import NO_NAME

_NO_MORE = RoundMakers()


class SyncLink:
    """Made on the store thread, like everything that composition lays over an open store.

    `door` implements `SyncDoor`, `sealer` implements `Sealer`.

    In: `signer` gives the raw 64-byte Ed25519 signature of this laptop's key, `public_key` its 32-byte
    public half; `recovery_parcel` seals the store's key to the municipality's recovery key. `label` names
    this laptop for the municipality's administrator and holds no name of a person. `makers`: what goes along
    with the changes (orders, attachments). `acts_as` is told worker
    and desk id, now when the desk is enrolled and at the moment it is. `connect`,
    `patience` and `open_browser` stay out except where a test has a network or a browser of its own.
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
        label: str = NO_NAME,
        connect: Connect | None = None,
        patience: Patience | None = None,
        acts_as: ActsAs = lambda worker, desk: None,
        recovery: RecoveryPlace | None = None,
        makers: RoundMakers = _NO_MORE,
        open_browser: OpenBrowser = webbrowser.open,
    ) -> None:
        self.sealer = SetSealer(clock, chance, packs)
        blobs = DeskBlobs(unit_of_work, on_store, packs, clock)
        self.door = LinkDoor(
            unit_of_work,
            on_store,
            clock,
            chance,
            OwnParts(signer, public_key, recovery_parcel, label, acts_as, recovery or RecoveryPlace()),
            self.sealer,
            connect,
            patience,
            replace(makers, attachments=attachment_rounds(blobs), leaving=leaving_rounds(blobs)),
            blobs=blobs,
        )
        #: implements `Colleagues`
        self.colleagues = self.door.colleagues
        #: implements `SignInDoor`
        self.sign_in = BrowserSignIn(self.door.session, self.door.line, clock, chance, open_browser)
        #: ids that changes of this desk are written under; `worker_id` is another after enrolment
        self.desk_id, self.worker_id = self.door.identity()
