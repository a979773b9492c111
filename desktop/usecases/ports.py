"""The doors of the use cases: what they need from the store, the paper room, the link and the world.

A port lives with its caller. Every implementation runs the same contract suite (tests/contract).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import TracebackType
from typing import Protocol, Self, TypeVar

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.dossier import DossierRow
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.domain.law.book import LawBook
from desktop.domain.plan_library import PlanLibrary
from desktop.domain.roles import Role
from desktop.usecases.attachment_ports import Photos as Photos
from desktop.usecases.colleague_ports import Colleagues as Colleagues
from desktop.usecases.colleague_ports import NobodyTold
from desktop.usecases.handover_file import Incoming as Incoming
from desktop.usecases.house_ports import Houses as Houses
from desktop.usecases.link_ports import Enrolment as Enrolment
from desktop.usecases.link_ports import OwnWork as OwnWork
from desktop.usecases.link_ports import SyncDoor as SyncDoor
from desktop.usecases.link_ports import SyncReport as SyncReport
from desktop.usecases.link_ports import SyncStep as SyncStep
from desktop.usecases.paper_ports import Exports as Exports
from desktop.usecases.paper_ports import PageImage as PageImage
from desktop.usecases.paper_ports import PaperMaker as PaperMaker
from desktop.usecases.paper_ports import PlanTries as PlanTries
from desktop.usecases.recent import Recent
from desktop.usecases.safe_ports import Attachments as Attachments
from desktop.usecases.safe_ports import Audit as Audit
from desktop.usecases.safe_ports import AuditLine as AuditLine
from desktop.usecases.safe_ports import Safe as Safe
from desktop.usecases.sign_in_ports import SignInDoor
from desktop.usecases.stick_ports import Sticks as Sticks
from desktop.usecases.supply_ports import Supplies as Supplies
from desktop.usecases.support_ports import Program as Program
from desktop.usecases.text_ports import Language as Language
from desktop.usecases.text_ports import Spoken as Spoken
from desktop.usecases.text_ports import Standing as Standing
from desktop.usecases.text_ports import Texts as Texts
from desktop.usecases.text_ports import TextStanding as TextStanding
from desktop.usecases.text_ports import TextStatus as TextStatus
from desktop.usecases.translator_ports import Translators as Translators
from forms.model import FormPack
from sync.protocol.model import PrivacyClass, Receipt, SealedSet

T = TypeVar("T")


class Clock(Protocol):
    def now(self) -> datetime:
        """This moment, aware, UTC."""

    def today(self) -> date:
        """This day in Europe/Amsterdam."""


class Chance(Protocol):
    def token(self, size: int) -> bytes:
        """`size` bytes that nobody can guess (a story hands out repeatable ones)."""


# --- the store ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands half-typed in a field: never a change, never synced, never in audit or history."""

    text: str
    cursor: int = 0
    scroll: int = 0
    saved_at: datetime | None = None


class Drafts(Protocol):
    """One row per dossier and field key, overwritten freely."""

    def save(self, dossier: DossierId, key: str, draft: Draft) -> None: ...
    def load(self, dossier: DossierId, key: str) -> Draft | None: ...
    def clear(self, dossier: DossierId, key: str) -> None: ...
    def of(self, dossier: DossierId) -> Mapping[str, Draft]: ...


class ChangeLog(Protocol):
    """The changes themselves, oldest first by (time, id)."""

    def of(self, dossier: DossierId, kind: ChangeKind | None = None) -> tuple[Change, ...]: ...
    def heads(
        self, dossier: DossierId, kind: ChangeKind | None = None
    ) -> Mapping[HeadKey, tuple[Change, ...]]: ...
    def heads_of(self, kinds: Sequence[ChangeKind]) -> tuple[Change, ...]:
        """Every head of these kinds, of all dossiers; costs what it finds, not what was ever said."""

    def history(self, dossier: DossierId, kind: ChangeKind, key: str) -> tuple[Change, ...]: ...
    def holds(self, change: ChangeId) -> bool: ...
    def dossiers_of(self, objects: Sequence[str]) -> Mapping[str, DossierId]:
        """The dossier that each of these change ids or keys belongs to; what is of none is not in it, nor a
        key that stands in several, as a question does."""


#: the fewest signs of a word that is looked for: a trigram index knows nothing shorter
SHORTEST = 3


class SaidTexts(Protocol):
    """What was said, by its words; special data (AVG 9 and 10) is never in it."""

    def find(self, words: Sequence[str], most: int) -> tuple[Change, ...]:
        """Heads that hold every one of these folded words, newest first, at most so many.

        Words under SHORTEST are left out; nothing is found by those alone.
        """


class DossierRows(Protocol):
    """The projected list of dossiers on this laptop; can be rebuilt from the changes at any time."""

    def row(self, dossier: DossierId) -> DossierRow | None: ...
    def all(self) -> tuple[DossierRow, ...]: ...
    def put_progress(self, dossier: DossierId, answered: int, applicable: int) -> None: ...


class LocalState(Protocol):
    """Named texts of this desk alone (place in a dossier, cursor, incarnation, last report). Never synced."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, text: str) -> None: ...
    def drop(self, name: str) -> None: ...
    def under(self, prefix: str) -> Mapping[str, str]:
        """Every text whose name begins so, by its name."""


#: local state, written by a store that had to bring changes back from its journal: keys of dossiers may
#: be missing that the back end does hold. Taken away by the link when it has kept what was granted.
KEYS_MAY_BE_MISSING = "store.keys_may_be_missing"


#: local state, kept by the link: the municipality's recovery key (hex), and for which key the parcel of this
#: generation is there. A store that changes its key takes the second away, so that the link leaves a new one.
RECOVERY_KEY = "sync.recovery_key"
RECOVERY_LEFT = "sync.recovery_left"


class DossierKeys(Protocol):
    """The two body keys of a dossier (32 bytes each), made here or received from the back end."""

    def get(self, dossier: DossierId, privacy_class: PrivacyClass) -> bytes | None: ...
    def put(self, dossier: DossierId, privacy_class: PrivacyClass, key: bytes) -> None: ...
    def is_registered(self, dossier: DossierId) -> bool:
        """True once the back end said it holds these keys."""

    def mark_registered(self, dossier: DossierId) -> None: ...
    def is_forgotten(self, dossier: DossierId) -> bool:
        """True when this dossier was destroyed on this laptop: nothing of it is taken in any more."""

    def remember(self, dossier: DossierId) -> bool:
        """Let a dossier that was forgotten as somebody else's come again; False for a destroyed one."""


class Outbox(Protocol):
    """Sealed change sets of this desk, kept as the exact bytes that go out."""

    def unsealed(self, dossier: DossierId | None = None) -> tuple[Change, ...]:
        """Own changes that are in no set yet, oldest first."""

    def unsealed_counts(self) -> Mapping[DossierId, int]:
        """How many there are of each dossier that has any; nothing is read for it but the numbers."""

    def add(self, sealed: SealedSet, contents: Sequence[ChangeId]) -> None:
        """Append one set; ValueError if its number does not follow the last of its incarnation."""

    def last(self, incarnation: str) -> SealedSet | None: ...
    def after(self, incarnation: str, n: int, most: int | None = None) -> tuple[SealedSet, ...]:
        """Sets above `n`, oldest first, at most `most`; without a body where that was let go."""

    def incarnations(self) -> tuple[str, ...]:
        """Those of which something was acknowledged."""

    def let_go(self, incarnation: str, through: int) -> int:
        """Drop the bodies of acknowledged sets that are not put apart, up to this number; returns how many.
        Headers, hashes, receipts and the changes themselves stay."""

    def has_let_go(self, incarnation: str, after: int) -> bool:
        """True when a set above this number has no body any more."""

    def withdraw(self, incarnation: str, after: int) -> None:
        """The back end lost what it acknowledged above this number: those receipts count no longer."""

    def reopen_unreturned(self) -> int:
        """Put what did not come back since the back end was put back to unsealed; returns how many."""

    def acknowledge(self, receipt: Receipt) -> None:
        """Mark sets through receipt.n as confirmed and keep the receipt."""

    def acknowledged_through(self, incarnation: str) -> int: ...
    def parcels(self) -> tuple[Parcel, ...]:
        """All sets with their state, newest first, for the sync panel."""

    def set_aside(self, incarnation: str, n: int, reason: str | None) -> None:
        """Mark a set that the back end took but keeps apart; None takes the mark away."""

    def none_aside(self, incarnation: str, first: int, last: int) -> None:
        """Take the mark away from all these sets, both ends included."""

    def reopen_set_aside(self, reason: str) -> int:
        """Put contents of sets that were put apart for this reason back to unsealed; returns how many.

        The sets stay in the chain but are no parcels any more: what was in them goes in a new one.
        """

    def reopen_unacknowledged(self, incarnation: str) -> int:
        """Clone or restore: put contents of unacknowledged sets back to unsealed; returns how many."""

    def reopen(self, incarnation: str, n: int) -> int:
        """As `reopen_set_aside`, of one set; 0 when it was not put apart."""

    def own_work(self, safe: Mapping[str, int]) -> Mapping[DossierId, OwnWork]:
        """Of every dossier with own changes. `safe`: up to which number each incarnation stands in a backup
        of the back end."""


class ParcelState(StrEnum):
    WAITS = "wacht"
    UNDER_WAY = "onderweg"
    CONFIRMED = "bevestigd"
    SET_ASIDE = "apart_gelegd"


@dataclass(frozen=True, slots=True)
class Parcel:
    dossier: DossierId
    incarnation: str
    n: int
    count: int
    keys: tuple[str, ...]  # question ids and kinds inside, to name the parcel in words
    sealed_at: str
    state: ParcelState
    reason: str | None
    confirmed_at: str = ""  # the back end's time of the first receipt that covers it; '' = not confirmed


class Received(Protocol):
    """Change sets of other desks, as pulled."""

    def apply(self, sealed: SealedSet, changes: Sequence[Change]) -> None:
        """Union by change id, projections in the same transaction; doubles are harmless."""

    def apply_all(self, entries: Sequence[tuple[SealedSet, Sequence[Change]]]) -> int:
        """The same for many sets at once; returns how many changes were new."""

    def keep_unread(self, sealed: SealedSet, reason: str) -> None:
        """Keep a set this desk cannot read (class not granted, form not known) so that the chain holds."""

    def begin_anew(self) -> None:
        """The back end was put back: what was received counts as held there only once it comes again."""

    def digest(self, dossier: DossierId) -> tuple[int, str]:
        """Count and digest of the set hashes of this dossier (own acknowledged + received)."""

    def digests(self) -> Mapping[DossierId, tuple[int, str]]:
        """The same of every dossier that has any, in one question."""

    def dossiers(self) -> tuple[DossierId, ...]: ...
    def unread(self) -> Mapping[DossierId, int]:
        """Sets that are here and that this desk cannot read, counted per dossier."""


class UnitOfWork(Protocol):
    """One transaction on the store. Rolls back unless `commit()` was called."""

    drafts: Drafts
    changes: ChangeLog
    dossiers: DossierRows
    state: LocalState
    keys: DossierKeys
    outbox: Outbox
    received: Received
    attachments: Attachments
    audit: Audit
    said: SaidTexts

    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def record(self, changes: Sequence[Change]) -> None:
        """Write own changes: journal first (appended and fsynced), then change, heads, rows, audit line."""

    def commit(self) -> None:
        """Make it durable (COMMIT, then wal_checkpoint(TRUNCATE)); only after this is 'Bewaard' true."""


class OnStore(Protocol):
    """Run a function on the thread that owns the store and wait for what it returns."""

    def __call__(self, work: Callable[[], T]) -> T: ...


# --- texts, paper, link --------------------------------------------------------------------------------


class Packs(Protocol):
    def newest(self, pack_id: str) -> FormPack: ...
    def named(self, name: str) -> FormPack:
        """'landelijk@1'; raises Trouble(PACK_BROKEN) when it is not in the installation."""


class Sealer(Protocol):
    def seal(self, work: UnitOfWork, dossier: DossierId | None = None) -> int:
        """Seal the open changes (of one dossier, or all) into sets, per privacy class; returns how many sets.

        Does nothing and returns 0 while the desk is not enrolled.
        """


@dataclass(frozen=True, slots=True)
class Worker:
    id: WorkerId
    label: str  # what the person chose as the name of the store, e.g. 'Marit Bakker'
    municipality: str
    phone: str
    #: what the back end says this worker does; empty while it did not say
    roles: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True)
class Desk:
    """All ports, laid once by `desktop.composition`. Every use case takes it first. No methods."""

    unit_of_work: Callable[[], UnitOfWork]
    on_store: OnStore
    packs: Packs
    pack_id: str
    law: LawBook
    texts: Texts
    clock: Clock
    chance: Chance
    papers: PaperMaker
    sync: SyncDoor
    sealer: Sealer
    worker: Worker
    desk: DeskId
    exports: Exports
    incoming: Incoming
    #: what may go to whom: the files of `resources/sharing`, text by name; read by `sharing_reader`
    agreements: Mapping[str, str] = field(default_factory=dict)
    #: what the municipality decided about languages: the text of its file; read by `language_policy`
    language_rules: str = ""
    #: in words, where this laptop's signing key is kept ('in de sleutelkast van de computer')
    signing_key_place: str = ""
    #: the ready lines of the plan
    plan_lines: PlanLibrary = field(default_factory=PlanLibrary)
    #: files for and from translators; None where there is no folder to keep what comes back
    translators: Translators | None = None
    #: the house style of the municipality; None where there is no folder to keep one
    houses: Houses | None = None
    #: photos and scans from outside; None in a story without pictures
    photos: Photos | None = None
    #: what the program can tell about itself; None in a story
    program: Program | None = None
    #: the klantmanager's own koffer, while it is open; None in a story without files
    safe: Safe | None = None
    #: the municipality's own log-in page; None in a story without one
    sign_in: SignInDoor | None = None
    #: names of who else writes here, as the municipality told them
    colleagues: Colleagues = field(default_factory=NobodyTold, compare=False)
    #: sticks for where there is no network; None in a story without files
    sticks: Sticks | None = None
    #: packs and law that the municipality sent; None in a story
    supplies: Supplies | None = None
    #: no port: what was worked out a moment ago
    recent: Recent = field(default_factory=Recent, compare=False, repr=False)
