"""Attachments, after the changes: what the back end misses goes up, what this desk misses comes down.

Smallest first, chunk by chunk, each chunk durable before the next: cut anywhere, at most one chunk goes
twice. One that cannot go (damaged, not there yet, no room) never stops the others.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from sync.client.blob_ports import (
    BlobDamaged,
    LocalBlobs,
    RemoteBlobs,
    RemoteState,
    SealedSource,
    WantedBlob,
    smallest_first,
)
from sync.client.errors import FailureCode, SyncFailure
from sync.client.ports import DeskIdentity
from sync.client.rounds import AttachmentsDone, OnProgress, Progress, Unit
from sync.protocol.blob_sealing import sealed_size
from sync.protocol.blobs import LEAST_CHUNK, MOST_CHUNK, BlobName, verify_blob
from sync.protocol.canonical import WireProblem

#: as `Progress.name`
STEP = "blobs"
#: a chunk should take about so long on this line, in seconds
_CHUNK_SECONDS = 2.0
#: signed words asked for in one round, of what was sent by another desk or is not in a backup yet
_PROOFS = 50
#: bytes that a desk that was put out leaves in one go; a wipe does not wait for more
MOST_LEFT = 512 * 1024 * 1024
#: of one content: what the other side has no remedy for
_ONLY_THIS_ONE = (FailureCode.REFUSED, FailureCode.GARBAGE)


class Pace:
    """How large a chunk is on this line. `now`: seconds of a clock that only runs forward."""

    def __init__(self, now: Callable[[], float] = time.monotonic) -> None:
        self._now = now
        self._began = 0.0
        self.chunk = LEAST_CHUNK

    def begin(self) -> None:
        """A chunk goes now."""
        self._began = self._now()

    def done(self, size: int) -> None:
        """So many bytes went: the next chunk is what takes about as long as is good, at most twice this."""
        took = max(self._now() - self._began, 0.001)
        fits = int(size / took * _CHUNK_SECONDS)
        self.chunk = max(LEAST_CHUNK, min(fits, 2 * self.chunk, MOST_CHUNK))

    def stumble(self) -> None:
        """The line gave way: small again."""
        self.chunk = LEAST_CHUNK


@dataclass(slots=True)
class _Counts:
    sent: int = 0
    received: int = 0
    waiting: int = 0
    is_full: bool = False  # no room at the back end
    is_full_here: bool = False


class AttachmentExchange:
    """One round, as `AttachmentRound`; called again after a failure it goes on where it was."""

    def __init__(
        self, local: LocalBlobs, remote: RemoteBlobs, me: DeskIdentity, pace: Pace | None = None
    ) -> None:
        self._local = local
        self._remote = remote
        self._me = me
        self._pace = Pace() if pace is None else pace
        self._counts = _Counts()
        self._proven: set[BlobName] = set()
        self._bytes_done = 0
        self._bytes_total = 0

    def __call__(self, on_progress: OnProgress) -> AttachmentsDone:
        plan = self._local.plan()
        counts = self._counts
        counts.waiting, counts.is_full, counts.is_full_here = 0, False, False
        if not plan.has_any:
            return AttachmentsDone(counts.sent, counts.received)
        missing = self._remote.missing()
        self._local.note_missing(missing)
        lacking = {one.name for one in missing}
        try:
            here = self._send_all(lacking, on_progress)
            self._fetch_all(plan.wanted, lacking, on_progress)
            self._prove([one for one in plan.unproven if not (lacking | self._proven).intersection(one)])
        except SyncFailure:
            self._pace.stumble()
            raise
        finally:
            if any(one.name not in lacking for one in missing):
                self._local.note_missing([one for one in missing if one.name in lacking])
        stopped = FailureCode.DISK_HERE if counts.is_full_here else None
        stopped = FailureCode.FULL if counts.is_full else stopped
        return AttachmentsDone(counts.sent, counts.received, counts.waiting + len(lacking - here), stopped)

    def leave(self, on_progress: OnProgress) -> int:
        """What a desk that was put out does: smallest first, it leaves what was not signed for, at most
        MOST_LEFT bytes. Returns how many contents stayed; a line that gives way ends it."""
        found = {names[0]: self._local.source(names[0]) for names in self._local.plan().unproven}
        sources = {name: source for name, source in found.items() if source is not None}
        order = smallest_first((source.plain_size, name) for name, source in sources.items())
        self._bytes_total = sum(source.plain_size for source in sources.values())
        left, room = len(order), MOST_LEFT
        for name in order:
            room -= sources[name].plain_size
            if room < 0 or self._counts.is_full:
                break
            try:
                left -= self._one(partial(self._send, name, sources[name], on_progress))
            except SyncFailure:
                break
        return left

    # --- up

    def _send_all(self, lacking: set[BlobName], on_progress: OnProgress) -> set[BlobName]:
        """Send what is here of what the back end lacks; returns it all. What went leaves `lacking`."""
        held = [(name, source) for name in lacking if (source := self._local.source(name)) is not None]
        sources = dict(held)
        self._bytes_total = self._bytes_done + sum(sealed_size(one.plain_size) for _, one in held)
        for name in smallest_first((source.plain_size, name) for name, source in held):
            if self._counts.is_full:
                self._counts.waiting += 1
                continue
            is_there = self._one(partial(self._send, name, sources[name], on_progress))
            if is_there:
                lacking.discard(name)
            else:
                self._counts.waiting += 1
        return set(sources)

    def _send(self, name: BlobName, source: SealedSource, on_progress: OnProgress) -> bool:
        """True when the back end holds it whole now."""
        try:
            source.check()
            size = sealed_size(source.plain_size)
            state = self._remote.begin(name, size)
            if state is None:
                return False
            self._bytes_done += state.offset
            if state.offset < size:
                state = self._add(name, source, state, size, on_progress)
                self._counts.sent += 1
            self._prove_one(name, state)
        except BlobDamaged:
            self._local.note_damaged(name)
            return False
        return True

    def _add(
        self, name: BlobName, source: SealedSource, state: RemoteState, size: int, on_progress: OnProgress
    ) -> RemoteState:
        for chunk in _chunks(source.portions(state.offset), self._pace):
            self._pace.begin()
            state = self._remote.add(name, state.offset, chunk, size)
            self._pace.done(len(chunk))
            self._tell(len(chunk), on_progress)
        if state.offset != size:
            raise BlobDamaged
        return state

    # --- down

    def _fetch_all(
        self, wanted: tuple[WantedBlob, ...], lacking: set[BlobName], on_progress: OnProgress
    ) -> None:
        for one in sorted(wanted, key=lambda one: (one.size, one.names[0].sha256)):
            likely = [name for name in one.names if name not in lacking]
            if self._counts.is_full_here or not any(
                self._one(partial(self._fetch, name, on_progress)) for name in likely
            ):
                # What the back end lacks is counted once, with the rest of what it lacks.
                self._counts.waiting += bool(likely) and not lacking.intersection(one.names)

    def _fetch(self, name: BlobName, on_progress: OnProgress) -> bool:
        """True when it is here now. What came in before is gone on from; not what it should be: once anew."""
        for _ in range(2):
            done = self._local.staged(name)
            found = self._fetch_from(name, done, on_progress)
            if found is None:
                self._local.drop_staged(name)
                return False
            size, receipt = found
            if self._local.keep(name, size):
                self._counts.received += 1
                self._prove_one(name, RemoteState(size, size, receipt))
                return True
        raise SyncFailure(FailureCode.GARBAGE)

    def _fetch_from(self, name: BlobName, done: int, on_progress: OnProgress) -> tuple[int, str] | None:
        """Size and receipt once every byte is staged; None when the back end has not got it."""
        first = max(done - 1, 0)  # of what seems whole the last byte again: the reply says the size
        begun = False
        while True:
            self._pace.begin()
            part = self._remote.fetch(name, first, self._pace.chunk)
            if part is None:
                return None
            if not begun:
                self._bytes_total, begun = self._bytes_total + part.size - first, True
            self._pace.done(len(part.sealed))
            self._local.stage(name, first, part.sealed)
            self._tell(len(part.sealed), on_progress)
            first += len(part.sealed)
            if first >= part.size:
                return part.size, part.receipt

    # --- the signed word

    def _prove(self, unproven: list[tuple[BlobName, ...]]) -> None:
        """Ask for what is here and not missed there: it is there, by this desk before or by another."""
        for names in unproven[:_PROOFS]:
            for name in names:
                state = self._remote.state(name)
                if state is not None and state.offset == state.size:
                    self._prove_one(name, state)
                    break

    def _prove_one(self, name: BlobName, state: RemoteState) -> None:
        """Without a signature that verifies nothing counts as being there."""
        try:
            receipt = verify_blob(state.receipt, self._me.tenant, name, state.size, self._me.server_key)
        except WireProblem:
            raise SyncFailure(FailureCode.NOT_THE_BACK_END) from None
        self._local.note_proof(receipt)
        self._proven.add(name)

    # --- one of many

    def _one(self, exchange: Callable[[], bool]) -> bool:
        """False when this one cannot go now; what stops all of them is raised."""
        try:
            return exchange()
        except SyncFailure as failure:
            if failure.code is FailureCode.FULL:
                self._counts.is_full = True
                return False
            if failure.code is FailureCode.DISK_HERE:
                self._counts.is_full_here = True
                return False
            if failure.code in _ONLY_THIS_ONE:
                return False
            raise

    def _tell(self, size: int, on_progress: OnProgress) -> None:
        self._bytes_done += size
        total = max(self._bytes_total, self._bytes_done)
        on_progress(Progress(STEP, self._bytes_done, total, Unit.BYTES))


def _chunks(portions: Iterator[bytes], pace: Pace) -> Iterator[bytes]:
    """Portions of any size as chunks for the line, the last one what is left."""
    held = bytearray()
    for portion in portions:
        held += portion
        while len(held) >= pace.chunk:
            size = pace.chunk
            yield bytes(held[:size])
            del held[:size]
    if held:
        yield bytes(held)
