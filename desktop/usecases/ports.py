"""The doors of the use cases: what they need from the store, the paper room, the link and the world.

A port lives with its caller. Every implementation runs the same contract suite (tests/contract).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Protocol, Self, TypeVar

from desktop.documents.blocks import PaperSheet, TwinSheet, VisualPip
from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.dossier import DossierRow
from desktop.domain.ids import ChangeId, DeskId, DossierId, WorkerId
from desktop.domain.law.book import LawBook
from desktop.domain.plan_library import PlanLibrary
from desktop.usecases.handover_file import Incoming as Incoming
from desktop.usecases.house_ports import Houses as Houses
from desktop.usecases.recent import Recent
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
    def history(self, dossier: DossierId, kind: ChangeKind, key: str) -> tuple[Change, ...]: ...
    def holds(self, change: ChangeId) -> bool: ...


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


#: local state, written by a store that had to bring changes back from its journal: keys of dossiers may
#: be missing that the back end does hold. Taken away by the link when it has kept what was granted.
KEYS_MAY_BE_MISSING = "store.keys_may_be_missing"


class DossierKeys(Protocol):
    """The two body keys of a dossier (32 bytes each), made here or received from the back end."""

    def get(self, dossier: DossierId, privacy_class: PrivacyClass) -> bytes | None: ...
    def put(self, dossier: DossierId, privacy_class: PrivacyClass, key: bytes) -> None: ...
    def is_registered(self, dossier: DossierId) -> bool:
        """True once the back end said it holds these keys."""

    def mark_registered(self, dossier: DossierId) -> None: ...


class Outbox(Protocol):
    """Sealed change sets of this desk, kept as the exact bytes that go out."""

    def unsealed(self, dossier: DossierId | None = None) -> tuple[Change, ...]:
        """Own changes that are in no set yet, oldest first."""

    def add(self, sealed: SealedSet, contents: Sequence[ChangeId]) -> None:
        """Append one set; ValueError if its number does not follow the last of its incarnation."""

    def last(self, incarnation: str) -> SealedSet | None: ...
    def after(self, incarnation: str, n: int) -> tuple[SealedSet, ...]: ...
    def acknowledge(self, receipt: Receipt) -> None:
        """Mark sets through receipt.n as confirmed and keep the receipt."""

    def acknowledged_through(self, incarnation: str) -> int: ...
    def parcels(self) -> tuple[Parcel, ...]:
        """All sets with their state, newest first, for the sync panel."""

    def set_aside(self, incarnation: str, n: int, reason: str | None) -> None:
        """Mark a set that the back end took but keeps apart; None takes the mark away."""

    def reopen_set_aside(self, reason: str) -> int:
        """Put contents of sets that were put apart for this reason back to unsealed; returns how many.

        The sets stay in the chain but are no parcels any more: what was in them goes in a new one.
        """

    def reopen_unacknowledged(self, incarnation: str) -> int:
        """Clone or restore: put contents of unacknowledged sets back to unsealed; returns how many."""


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


class Received(Protocol):
    """Change sets of other desks, as pulled."""

    def apply(self, sealed: SealedSet, changes: Sequence[Change]) -> None:
        """Union by change id, projections in the same transaction; doubles are harmless."""

    def keep_unread(self, sealed: SealedSet, reason: str) -> None:
        """Keep a set this desk cannot read (class not granted, form not known) so that the chain holds."""

    def digest(self, dossier: DossierId) -> tuple[int, str]:
        """Count and SHA-256 over the sorted set hashes of this dossier (own acknowledged + received)."""

    def dossiers(self) -> tuple[DossierId, ...]: ...
    def unread(self) -> Mapping[DossierId, int]:
        """Sets that are here and that this desk cannot read, counted per dossier."""


class Attachments(Protocol):
    """The encrypted blob room: papers now, photos later. Content never touches the disk in the clear."""

    def keep(self, dossier: DossierId, content: bytes, media_type: str) -> str:
        """Store; returns the SHA-256 of the plain content (hex), which is its name."""

    def read(self, sha256: str) -> bytes: ...


class Audit(Protocol):
    """Chained audit lines: action, pseudonymous object id, result, desk, actor, time. No values."""

    def note(self, action: str, object_id: str, result: str) -> None: ...
    def verify(self) -> int:
        """How many lines; raises Trouble(STORE_DAMAGED) where the chain is broken."""


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


class PlanTries(Protocol):
    """One plan that is tried in several ways before it is drawn; for one document and no longer."""

    def visual_pip(self, page: VisualPip) -> bytes:
        """As that of the paper maker."""

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        """As that of the paper maker."""


class PaperMaker(Protocol):
    def plan_tries(self) -> PlanTries:
        """For a plan that is fitted: what is worked out for one try serves the next."""

    def visual_pip(self, page: VisualPip) -> bytes:
        """The PDF, in memory; same input, same bytes. Raises Trouble(GLYPH_MISSING)."""

    def plan_sheets(self, page: VisualPip, is_calm: bool = False) -> int:
        """How many sheets the plan would take, without drawing it; more than two where it cannot be drawn."""

    def plan_cards(self, page: VisualPip) -> bytes:
        """The plan with each block on a page of its own, for a telephone, as above."""

    def plan_booklet(self, page: VisualPip) -> bytes:
        """The plan on pages of A5 in reading order, as above."""

    def twin_sheet(self, page: TwinSheet) -> bytes:
        """A sheet in two languages side by side, as above."""

    def paper_sheet(self, page: PaperSheet) -> bytes:
        """A letter, form, report or list of as many pages as it takes, as above."""

    def page_images(self, pdf: bytes, dots_per_inch: int) -> tuple[PageImage, ...]: ...
    def png(self, image: PageImage) -> bytes:
        """A page as a PNG file, without metadata; same input, same bytes."""

    def page_count(self, pdf: bytes) -> int: ...
    def cannot_draw(self, text: str) -> tuple[str, ...]:
        """The characters of a text that no font on paper has, each once; an emoji, Chinese."""


@dataclass(frozen=True, slots=True)
class PageImage:
    width: int
    height: int
    rgb: bytes  # 3 bytes a pixel, rows without padding


class Exports(Protocol):
    """The one way out of the safe onto a disk that others can read."""

    def write_new(self, target: Path, content: bytes) -> None:
        """Create `target` (O_EXCL, 0600) with this content.

        Raises Refusal(EXPORT_TARGET_EXISTS) when something stands there, Trouble(DISK_FULL/DISK_ERROR/
        READ_ONLY) otherwise; nothing half-written stays behind.
        """

    def write_all_new(self, files: Mapping[Path, bytes]) -> None:
        """All of these or none: as `write_new` for each; nothing stays behind where one cannot be made."""


class Packs(Protocol):
    def newest(self, pack_id: str) -> FormPack: ...
    def named(self, name: str) -> FormPack:
        """'landelijk@1'; raises Trouble(PACK_BROKEN) when it is not in the installation."""


class SyncStep(StrEnum):
    SEAL = "dichtdoen"
    FIND = "zoeken"
    SEND = "versturen"
    FETCH = "ophalen"
    COMPARE = "vergelijken"
    CONFIRMED = "bevestigd"


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What one sync did. `is_confirmed` only after counts and digests were read back and compared."""

    sent: int  # changes
    received: int  # changes that were new here
    parcels_sent: int
    choices_waiting: int
    dossiers: int
    is_confirmed: bool
    finished_at: datetime
    reached: SyncStep


class SyncDoor(Protocol):
    """The link to the back end, as the use cases see it."""

    def exchange(self, on_step: Callable[[SyncStep], None]) -> SyncReport:
        """One whole sync; raises Trouble with what is in the way. Runs off the store thread."""

    def enrol(self, address: str, code: str) -> Enrolment:
        """Make this desk known with a one-time code; raises Refusal(CODE_NOT_ACCEPTED) or Trouble."""

    def is_enrolled(self) -> bool: ...


@dataclass(frozen=True, slots=True)
class Enrolment:
    tenant: str
    municipality: str
    worker: WorkerId
    desk: DeskId


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
    #: no port: what was worked out a moment ago
    recent: Recent = field(default_factory=Recent, compare=False, repr=False)
