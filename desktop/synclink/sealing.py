"""Closing what was written into change sets: one per dossier and privacy class, numbered and chained."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.domain.changes import Change
from desktop.domain.ids import ChangeId, DossierId
from desktop.synclink.facts import EnrolmentFacts, read_facts
from desktop.synclink.payloads import to_record
from desktop.synclink.policy import privacy_class
from desktop.usecases.ports import KEYS_MAY_BE_MISSING, Chance, Clock, Packs, UnitOfWork
from sync.protocol.canonical import WireProblem, canonical
from sync.protocol.change_records import read_change, write_change
from sync.protocol.fields import write_instant
from sync.protocol.model import ChangeRecord, PrivacyClass
from sync.protocol.sealing import ChainPlace, after, seal_set

#: plain bytes of changes in one set: well under what one batch, and one proxy, lets through
SET_BYTES = 128 * 1024
_KEY_BYTES = 32
_NONCE_BYTES = 24


@dataclass(frozen=True, slots=True)
class _Group:
    dossier: str
    privacy_class: PrivacyClass
    author: str


class SetSealer:
    """Implements the port `Sealer`. Writes inside the unit of work it is handed; the caller commits."""

    def __init__(self, clock: Clock, chance: Chance, packs: Packs) -> None:
        self._clock = clock
        self._chance = chance
        self._packs = packs

    def seal(self, work: UnitOfWork, dossier: DossierId | None = None) -> int:
        """Seal the open changes (of one dossier, or all); returns how many sets. 0 while not enrolled.

        A change that cannot be sealed (this worker lacks the key of its class, or no reader would accept
        it) stays open: it is never dropped, and a sync is not called confirmed while there is one.
        """
        facts = read_facts(work.state)
        if facts is None:
            return 0
        groups: dict[_Group, list[Change]] = {}
        for change in work.outbox.unsealed(dossier):
            group = _Group(change.dossier, privacy_class(change, self._packs), change.author)
            groups.setdefault(group, []).append(change)
        sealed = 0
        place = self._place(work, facts)
        for group, changes in groups.items():
            key = self._key(work, DossierId(group.dossier), group.privacy_class)
            if key is None:
                continue
            for records in _parts(changes):
                place = self._seal_one(work, place, group, key, records)
                sealed += 1
        return sealed

    def is_special(self, change: Change) -> bool:
        """Whether a change is sealed apart, as one that tells of AVG 9 or 10."""
        return privacy_class(change, self._packs) is PrivacyClass.SPECIAL

    def _place(self, work: UnitOfWork, facts: EnrolmentFacts) -> ChainPlace:
        start = ChainPlace(facts.tenant, facts.desk, facts.incarnation, 0)
        last = work.outbox.last(facts.incarnation)
        return start if last is None else after(start, last)

    def _key(self, work: UnitOfWork, dossier: DossierId, wanted: PrivacyClass) -> bytes | None:
        """The key of a class. Both are made when a dossier begins here, a granted one keeps what it got.

        In a store that was put back a dossier without keys may have had them: a second pair would part it
        from the back end for good, so it waits until the granted keys were read.
        """
        keys = work.keys
        is_new = keys.get(dossier, PrivacyClass.NORMAL) is None and not keys.is_registered(dossier)
        if is_new and work.state.get(KEYS_MAY_BE_MISSING) is None:
            for one in PrivacyClass:
                keys.put(dossier, one, self._chance.token(_KEY_BYTES))
        return keys.get(dossier, wanted)

    def _seal_one(
        self, work: UnitOfWork, place: ChainPlace, group: _Group, key: bytes, records: Sequence[ChangeRecord]
    ) -> ChainPlace:
        packs = {record.pack for record in records if record.pack is not None}
        sealed = seal_set(
            place,
            records,
            group.privacy_class,
            key,
            author=group.author,
            sealed_at=write_instant(self._clock.now()),
            pack=packs.pop() if len(packs) == 1 else None,
            nonce=self._chance.token(_NONCE_BYTES),
        )
        work.outbox.add(sealed, [ChangeId(record.id) for record in records])
        return after(place, sealed)


def _parts(changes: Sequence[Change]) -> list[list[ChangeRecord]]:
    """The changes in order, in parts of at most SET_BYTES plain; a single larger change goes alone."""
    parts: list[list[ChangeRecord]] = []
    size = 0
    for change in changes:
        record = to_record(change)
        try:
            length = len(canonical(write_change(read_change(write_change(record)))))
        except WireProblem:
            continue
        if not parts or size + length > SET_BYTES:
            parts.append([])
            size = 0
        parts[-1].append(record)
        size += length
    return parts
