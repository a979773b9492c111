"""Change sets in memory: outbox and what was received."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

from desktop.domain.changes import Change
from desktop.domain.ids import ChangeId, DossierId
from desktop.store import change_codec
from desktop.store.outbox import check_follows, parcel_key, parcel_state
from desktop.store.received import SAME_ID
from desktop.usecases.ports import Audit, OwnWork, Parcel
from sync.protocol import wire
from sync.protocol.model import Receipt, SealedSet

Place = tuple[str, int]  # incarnation, number


@dataclass
class Sets:
    """Sealed and received sets, and which change is in which."""

    unsealed: dict[ChangeId, bool] = field(default_factory=dict)
    sealed: dict[Place, SealedSet] = field(default_factory=dict)
    contents: dict[Place, tuple[ChangeId, ...]] = field(default_factory=dict)
    aside: dict[Place, str] = field(default_factory=dict)
    receipts: dict[Place, Receipt] = field(default_factory=dict)
    #: set hash -> the set and why it could not be read
    received: dict[str, tuple[SealedSet, str | None]] = field(default_factory=dict)
    lapsed: dict[str, bool] = field(default_factory=dict)  # set hashes
    unreturned: dict[ChangeId, bool] = field(default_factory=dict)

    def copied(self) -> Sets:
        return Sets(**{f.name: dict(getattr(self, f.name)) for f in fields(self)})

    def acknowledged_through(self, incarnation: str) -> int:
        return max((n for name, n in self.receipts if name == incarnation), default=0)

    def confirmed(self) -> list[SealedSet]:
        """Own sets the back end has."""
        return [s for (name, n), s in self.sealed.items() if n <= self.acknowledged_through(name)]


class MemoryOutbox:
    def __init__(self, sets: Sets, changes: Mapping[ChangeId, Change]) -> None:
        self._sets = sets
        self._changes = changes

    def unsealed(self, dossier: DossierId | None = None) -> tuple[Change, ...]:
        found = (self._changes[i] for i in self._sets.unsealed if i in self._changes)  # else forgotten
        kept = (c for c in found if dossier in (None, c.dossier))
        return tuple(sorted(kept, key=lambda c: (c.time, c.id)))

    def unsealed_counts(self) -> Mapping[DossierId, int]:
        return Counter(change.dossier for change in self.unsealed())

    def add(self, sealed: SealedSet, contents: Sequence[ChangeId]) -> None:
        header = sealed.header
        check_follows(sealed, self.last(header.incarnation))
        self._sets.sealed[header.incarnation, header.n] = sealed
        self._sets.contents[header.incarnation, header.n] = tuple(contents)
        for change in contents:
            self._sets.unsealed.pop(change, None)

    def last(self, incarnation: str) -> SealedSet | None:
        found = self.after(incarnation, 0)
        return found[-1] if found else None

    def after(self, incarnation: str, n: int, most: int | None = None) -> tuple[SealedSet, ...]:
        places = sorted(place for place in self._sets.sealed if place[0] == incarnation and place[1] > n)
        return tuple(self._sets.sealed[place] for place in places[:most])

    def incarnations(self) -> tuple[str, ...]:
        return tuple(sorted({name for name, _ in self._sets.receipts}))

    def let_go(self, incarnation: str, through: int) -> int:
        count, last = 0, min(through, self.acknowledged_through(incarnation))
        for place, sealed in list(self._sets.sealed.items()):
            is_due = place[0] == incarnation and place[1] <= last and place not in self._sets.aside
            if is_due and sealed.body is not None:
                self._sets.sealed[place] = SealedSet(sealed.header, None)
                count += 1
        return count

    def has_let_go(self, incarnation: str, after: int) -> bool:
        return any(one.body is None for one in self.after(incarnation, after))

    def withdraw(self, incarnation: str, after: int) -> None:
        for place in [p for p in self._sets.receipts if p[0] == incarnation and p[1] > after]:
            del self._sets.receipts[place]

    def reopen_unreturned(self) -> int:
        missing = [change for change in self._sets.unreturned if change in self._changes]
        self._sets.unsealed.update((change, True) for change in missing)
        self._sets.unreturned.clear()
        return len(missing)

    def acknowledge(self, receipt: Receipt) -> None:
        self._sets.receipts[receipt.incarnation, receipt.n] = receipt

    def acknowledged_through(self, incarnation: str) -> int:
        return self._sets.acknowledged_through(incarnation)

    def parcels(self) -> tuple[Parcel, ...]:
        newest = reversed(self._sets.sealed.items())
        return tuple(
            self._parcel(place, sealed)
            for place, sealed in newest
            if place not in self._sets.aside or self._sets.contents[place]
        )

    def set_aside(self, incarnation: str, n: int, reason: str | None) -> None:
        if reason is None:
            self._sets.aside.pop((incarnation, n), None)
        elif (incarnation, n) in self._sets.sealed:
            self._sets.aside[incarnation, n] = reason

    def none_aside(self, incarnation: str, first: int, last: int) -> None:
        for n in range(first, last + 1):
            self.set_aside(incarnation, n, None)

    def reopen_set_aside(self, reason: str) -> int:
        count = 0
        for place in [place for place, why in self._sets.aside.items() if why == reason]:
            for change in self._sets.contents[place]:
                count += 1
                self._sets.unsealed[change] = True
            self._sets.contents[place] = ()
        return count

    def reopen(self, incarnation: str, n: int) -> int:
        place = (incarnation, n)
        if place not in self._sets.aside:
            return 0
        contents, self._sets.contents[place] = self._sets.contents[place], ()
        self._sets.unsealed |= dict.fromkeys(contents, True)
        return len(contents)

    def own_work(self, safe: Mapping[str, int]) -> Mapping[DossierId, OwnWork]:
        found = {d: OwnWork(opened=count) for d, count in self.unsealed_counts().items()}
        for (incarnation, n), sealed in self._sets.sealed.items():
            dossier = DossierId(sealed.header.dossier)
            before = found.get(dossier, OwnWork())
            if n > self.acknowledged_through(incarnation):
                found[dossier] = replace(before, waiting=before.waiting + 1)
            else:
                above = n > safe.get(incarnation, 0)
                found[dossier] = replace(before, there=before.there + 1, unsafe=before.unsafe + above)
            reason = self._sets.aside.get((incarnation, n))
            if reason is not None and self._sets.contents[incarnation, n]:
                found[dossier] = replace(found[dossier], apart=(*before.apart, reason))
        return found

    def reopen_unacknowledged(self, incarnation: str) -> int:
        through, count = self.acknowledged_through(incarnation), 0
        for place in [p for p in self._sets.sealed if p[0] == incarnation and p[1] > through]:
            del self._sets.sealed[place]
            for change in self._sets.contents.pop(place):
                count += 1
                self._sets.unsealed[change] = True
        return count

    def _parcel(self, place: Place, sealed: SealedSet) -> Parcel:
        inside = sorted((self._changes[i] for i in self._sets.contents[place]), key=lambda c: (c.time, c.id))
        header, reason = sealed.header, self._sets.aside.get(place)
        covering = [key for key in self._sets.receipts if key[0] == place[0] and key[1] >= place[1]]
        confirmed_at = self._sets.receipts[min(covering)].received_at if covering else ""
        return Parcel(
            dossier=DossierId(header.dossier),
            incarnation=header.incarnation,
            n=header.n,
            count=header.count,
            keys=tuple(dict.fromkeys(parcel_key(change.kind.value, change.key) for change in inside)),
            sealed_at=header.sealed_at,
            state=parcel_state(reason, bool(confirmed_at)),
            reason=reason,
            confirmed_at=confirmed_at,
        )


def _as_kept(change: Change) -> Change:
    return change_codec.decode(change_codec.encode(change))


class MemoryReceived:
    def __init__(
        self,
        sets: Sets,
        changes: Mapping[ChangeId, Change],
        write: Callable[[Sequence[Change], bool], tuple[Change, ...]],
        audit: Audit,
    ) -> None:
        self._sets = sets
        self._changes = changes
        self._write = write
        self._audit = audit

    def apply(self, sealed: SealedSet, changes: Sequence[Change]) -> None:
        self.apply_all([(sealed, changes)])

    def apply_all(self, entries: Sequence[tuple[SealedSet, Sequence[Change]]]) -> int:
        return sum(self._apply(sealed, changes) for sealed, changes in entries)

    def _apply(self, sealed: SealedSet, changes: Sequence[Change]) -> int:
        mark = wire.set_hash(sealed.header)
        known = self._sets.received.get(mark)
        new = self._write(changes, False)
        is_apart = any(self._changes[change.id] != _as_kept(change) for change in changes)
        self._sets.received[mark] = (sealed, SAME_ID if is_apart else None)
        if is_apart:
            self._audit.note("set.kept_unread", mark, "ok")
        self._sets.lapsed.pop(mark, None)
        for change in changes:
            self._sets.unreturned.pop(change.id, None)
        if known is None or known[1] is not None or new:
            self._audit.note("set.applied", mark, "ok")
        return len(new)

    def keep_unread(self, sealed: SealedSet, reason: str) -> None:
        mark = wire.set_hash(sealed.header)
        self._sets.lapsed.pop(mark, None)
        if mark not in self._sets.received:
            self._sets.received[mark] = (sealed, reason)
            self._audit.note("set.kept_unread", mark, "ok")

    def begin_anew(self) -> None:
        self._sets.lapsed.update((mark, True) for mark in self._sets.received)
        own = {change for inside in self._sets.contents.values() for change in inside}
        others = (c for c in self._changes if c not in own and c not in self._sets.unsealed)
        self._sets.unreturned.update((change, True) for change in others)

    def digests(self) -> dict[DossierId, tuple[int, str]]:
        found = {dossier: self.digest(dossier) for dossier in self.dossiers()}
        return {dossier: one for dossier, one in found.items() if one[0]}

    def digest(self, dossier: DossierId) -> tuple[int, str]:
        found = {
            wire.set_hash(s.header)
            for s in self._confirmed_and_received()
            if s.header.dossier == dossier and (s.header.incarnation, s.header.n) not in self._sets.aside
            if wire.set_hash(s.header) not in self._sets.lapsed
        }
        return len(found), wire.digest_of_sets(found)

    def dossiers(self) -> tuple[DossierId, ...]:
        return tuple(sorted({DossierId(s.header.dossier) for s in self._confirmed_and_received()}))

    def unread(self) -> dict[DossierId, int]:
        held = (s.header.dossier for s, reason in self._sets.received.values() if reason is not None)
        return {DossierId(dossier): count for dossier, count in Counter(held).items()}

    def _confirmed_and_received(self) -> list[SealedSet]:
        return self._sets.confirmed() + [sealed for sealed, _ in self._sets.received.values()]
