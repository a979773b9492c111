"""What publishing asks of the database and of the room of papers; what a publisher gets and hands back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from sync.protocol.model import PrivacyClass
from sync.protocol.summary import Summary


class Target(StrEnum):
    """Where a dossier is published. Each has a line of its own in the outbox."""

    ZGW = "zgw"
    OBJECTS = "objects"


class State(StrEnum):
    WAITING = "waiting"
    DONE = "done"
    APART = "apart"  # it will not go by itself: a person looks at it


class Why(StrEnum):
    """Why a dossier waits or stands apart. Sentences are in `publishing_words`."""

    NONE = ""
    NOT_DECIDED = "not-decided"  # no PIP was established yet
    ELSEWHERE = "elsewhere"  # goes on in another dossier, or does not belong under this act
    SUMMARY_STALE = "summary-stale"
    PAPER_NOT_HERE = "paper-not-here"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    NOT_ALLOWED = "not-allowed"
    CATALOGUE = "catalogue"
    CLOSED = "closed"
    GONE = "gone"
    IN_USE = "in-use"
    BYTES_DIFFER = "bytes-differ"
    BROKEN = "broken"
    DESTROYED = "destroyed"


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A paper that was established, as the desk told of it. `sha256` of the plain PDF."""

    dossier: str
    paper: str
    kind: str
    language: str
    version: int
    day: str
    sha256: str
    privacy_class: PrivacyClass
    change_time: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """All that may be published of one dossier."""

    tenant: str
    dossier: str
    summary: Summary
    papers: tuple[PaperRow, ...]  # of each kind and language the newest


@dataclass(frozen=True, slots=True)
class PublicationRow:
    """One line of the outbox. `asked` counts the times something new came in."""

    target: Target
    dossier: str
    state: State
    asked: int
    attempts: int
    next_at: datetime | None
    reason: Why
    detail: str
    done_at: datetime | None


@dataclass(frozen=True, slots=True)
class Made:
    """What was made there, or is about to be: `url` '' = told before it was asked for."""

    what: str
    url: str
    told: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that somebody changed there by hand since we last saw it."""

    target: Target
    dossier: str
    field: str
    ours: str
    theirs: str


@dataclass(frozen=True, slots=True)
class Turn:
    """How one turn at a dossier ended. `detail` holds words of the other system, without values."""

    state: State
    reason: Why = Why.NONE
    detail: str = ""
    after_seconds: int | None = None  # as the other side asked


@dataclass(frozen=True, slots=True)
class KnownSummary:
    """The newest summary of a dossier, canonical JSON; stale when an answer came after it."""

    text: str
    is_stale: bool


class Publications(Protocol):
    """The outbox of one municipality."""

    def summary(self, dossier: str) -> KnownSummary | None: ...

    def ask(self, dossiers: Sequence[str]) -> None:
        """Something that may be published came in, each dossier named once; all targets go round again."""

    def put_papers(self, rows: Sequence[PaperRow]) -> None:
        """Keep them, each paper named once, unless a later telling of the same paper is there."""

    def papers(self, dossier: str) -> tuple[PaperRow, ...]: ...
    def claim(self, target: Target, token: str, now: datetime, until: datetime) -> PublicationRow | None:
        """The next dossier whose time it is, taken until then; rows taken by others are stepped over."""

    def keep_claim(self, target: Target, dossier: str, token: str, until: datetime) -> bool:
        """False when it was lost to another."""

    def hold(self, dossier: str) -> bool:
        """Until the end of this transaction nobody else publishes this dossier; False when somebody does."""

    def finish(
        self, row: PublicationRow, token: str, turn: Turn, now: datetime, next_at: datetime | None
    ) -> None:
        """Give the claim back; a dossier about which more was asked meanwhile stays waiting."""

    def again(self, target: Target, dossier: str | None) -> int:
        """Let one dossier, or all that stand apart, go round at once; how many."""

    def forget(self, dossier: str) -> None:
        """A dossier that was destroyed: what is written down of it here goes. What stands with others stays
        theirs."""

    def listed(self, target: Target) -> tuple[PublicationRow, ...]: ...
    def counts(self, target: Target) -> dict[State, int]:
        """How many dossiers stand where; also for who keeps an eye on it."""

    def made(self, target: Target, dossier: str) -> dict[str, Made]: ...
    def note_made(self, target: Target, dossier: str, made: Made, now: datetime) -> None: ...
    def differences(self, target: Target) -> tuple[Difference, ...]: ...
    def put_difference(self, difference: Difference, now: datetime) -> None: ...
    def drop_difference(self, target: Target, dossier: str, field: str) -> bool: ...


class PaperContents(Protocol):
    """The PDFs of papers."""

    def read(self, tenant: str, paper: PaperRow) -> bytes | None:
        """The plain bytes; None while they are not here yet."""


class Ledger(Protocol):
    """What a publisher writes down of one dossier. Raises LostClaim when another took the dossier over."""

    def made(self, what: str) -> Made | None: ...
    def note(self, what: str, url: str = "", **told: object) -> None: ...
    def differs(self, field: str, ours: str, theirs: str) -> None: ...
    def agrees(self, field: str) -> None: ...
    def now(self) -> datetime: ...


class Publisher(Protocol):
    """One way out. Never raises for what the other side does: that is a Turn."""

    @property
    def target(self) -> Target: ...
    def publish(self, wanted: Wanted, ledger: Ledger, contents: PaperContents) -> Turn: ...
