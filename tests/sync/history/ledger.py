"""The books of a history: what was said, what stood on the screen then, and what must hold of all of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field

from desktop.domain.changes import Change, ChangeKind, HeadKey
from desktop.domain.ids import DossierId
from desktop.synclink.payloads import to_record
from sync.protocol.model import ChangeRecord, PrivacyClass
from tests.sync.history.places import Held


@dataclass
class Count:
    """What a history comes to. The first lines are about what was done, the rest must be nothing."""

    acts: int = 0
    syncs: int = 0
    confirmed: int = 0
    kills: int = 0
    cut_lines: int = 0
    put_back: int = 0
    copies: int = 0
    municipality_put_back: int = 0
    sticks: int = 0
    made: int = 0
    written_late: int = 0  # over a screen that did not show what had come in meanwhile
    conflicts: int = 0  # keys that still waited for a person at the end
    gone_with_a_disk: int = 0  # never sent, and on no disk any more: no program can keep those
    lost: int = 0
    silent: int = 0
    doubled: int = 0
    skipped: int = 0
    unequal: int = 0
    untrue: int = 0

    def add(self, other: Count) -> None:
        for name in self.__dataclass_fields__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def faults(self) -> dict[str, int]:
        """What is not nothing among what must be nothing."""
        must = ("lost", "silent", "doubled", "skipped", "unequal", "untrue")
        return {name: getattr(self, name) for name in must if getattr(self, name)}


@dataclass(frozen=True, slots=True)
class Said:
    """A change as it was made, and what stood on the screen at that key."""

    record: ChangeRecord
    shown: frozenset[str]


@dataclass
class Ledger:
    """Everything that was said by anybody, and the sentences about what went wrong."""

    count: Count = field(default_factory=Count)
    said: dict[str, Said] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    #: hashes of what the municipality holds, but for what a restore took away
    held: set[str] = field(default_factory=set)
    #: changes of another program, that a laptop may keep unread
    odd: set[str] = field(default_factory=set)

    def write(self, change: Change, shown: Iterable[str]) -> None:
        self.count.made += 1
        self.said[change.id] = Said(to_record(change), frozenset(shown))

    def fault(self, name: str, words: str, number: int = 1) -> None:
        setattr(self.count, name, getattr(self.count, name) + number)
        self.wrong.append(f"{name}: {words}")

    # --- the municipality

    def look_at_log(self, log: Sequence[Held]) -> None:
        """I1, I2: nothing that was held is gone, and every number and change is there once."""
        marks = Counter(one.hash for one in log)
        gone = self.held - set(marks)
        if gone:
            self.fault("lost", f"{len(gone)} sets that were held are gone", len(gone))
        self.held = set(marks)
        places = Counter((h.desk, h.incarnation, h.n) for h in (one.sealed.header for one in log))
        twice = [where for where, times in places.items() if times > 1]
        if twice:
            self.fault("doubled", f"numbers that are held twice: {twice}", len(twice))

    def look_at_contents(self, log: Sequence[Held]) -> None:
        """I2: a change that came in more than one set is the same in each, and as it was written."""
        seen: dict[str, ChangeRecord] = {}
        for held in log:
            if held.is_apart:
                continue
            for record in held.records:
                if seen.setdefault(record.id, record) != record:
                    self.fault("doubled", f"two changes under the id {record.id}")
                said = self.said.get(record.id)
                if said is not None and _plain(said.record) != _plain(record):
                    self.fault("silent", f"{record.id} is not what was written")

    def look_for_overwriting(self, log: Sequence[Held]) -> None:
        """I4: what no longer stands was on the screen of somebody who wrote over it."""
        there = {record.id: record for held in log if not held.is_apart for record in held.records}
        over: dict[str, list[str]] = {}
        for record in there.values():
            for parent in record.parents:
                over.setdefault(parent, []).append(record.id)
        for replaced, by in over.items():
            if replaced in there and not any(
                replaced in self.said[one].shown for one in by if one in self.said
            ):
                self.fault("silent", f"{replaced} was replaced by {by}, on whose screen it was not")

    def must_arrive(self, ids: Iterable[str], log: Sequence[Held]) -> None:
        """I2: these are held, and given to others."""
        lost = sorted(set(ids) - arrived(log))
        if lost:
            self.fault("lost", f"{len(lost)} changes never arrived: {lost[:3]}", len(lost))


def standing(
    log: Sequence[Held], dossier: DossierId, may_read_special: bool, odd: Set[str]
) -> dict[HeadKey, frozenset[str]]:
    """Per key what stands, worked out from the log alone; of what is odd only what it replaces counts."""
    found: dict[str, ChangeRecord] = {}
    for held in log:
        is_hidden = held.sealed.header.privacy_class is PrivacyClass.SPECIAL and not may_read_special
        if held.is_apart or is_hidden or held.sealed.header.dossier != dossier:
            continue
        found |= {record.id: record for record in held.records if record.kind in KNOWN_KINDS}
    replaced = {(record.kind, record.key, parent) for record in found.values() for parent in record.parents}
    heads: dict[HeadKey, set[str]] = {}
    for record in found.values():
        if (record.kind, record.key, record.id) not in replaced and record.id not in odd:
            heads.setdefault((ChangeKind(record.kind), record.key), set()).add(record.id)
    return {key: frozenset(ids) for key, ids in heads.items()}


def open_choices(log: Sequence[Held], heads: Mapping[HeadKey, frozenset[str]]) -> frozenset[HeadKey]:
    """Keys at which different values stand."""
    values = {record.id: repr(record.value) for held in log for record in held.records}
    return frozenset(key for key, ids in heads.items() if len({values[one] for one in ids}) > 1)


def arrived(log: Sequence[Held]) -> frozenset[str]:
    """Every change that is held and given to others."""
    return frozenset(record.id for held in log if not held.is_apart for record in held.records)


KNOWN_KINDS = frozenset(kind.value for kind in ChangeKind)


def _plain(record: ChangeRecord) -> str:
    """As text, so that lists and tuples are the same."""
    return repr(record).replace("(", "[").replace(",)", "]").replace(")", "]")
