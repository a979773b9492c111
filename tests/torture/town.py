"""A municipality and its desks as processes: back end on a PostgreSQL of its own, a line that fails, laptops.

Everything that can be killed is a process: the back end and each desk are forked, so that a -9 is a -9. The
campaign itself holds no store and no connection open while it forks.
"""

from __future__ import annotations

import json
import os
import signal
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from nacl.public import PrivateKey

from sync.client.retry import Patience
from sync.protocol.model import PrivacyClass
from sync.protocol.sealing import open_set
from sync.server.api.watching import Metrics, ServerLog
from sync.server.app import Surroundings, create_app, open_service
from sync.server.running import Listener
from sync.server.service import office
from sync.server.service.enrolment import make_enrolment_code
from sync.server.service.ports import Service
from sync.server.service.pushing import dossier_key
from tests.fault_line import Conditions, FaultLine
from tests.torture.claims import Deeds, Toll
from tests.torture.databases import Cluster, Clusters, clusters
from tests.torture.field_desk import BRISK, Desk, look
from tests.torture.forked import Child, Say

TENANT = "gm9999"
_MASTER = b"\7" * 32


class BackEnd:
    """The back end as a process on a port that stays the same, however often it is killed."""

    def __init__(self, url: str, log: Path) -> None:
        self._url, self._log = url, log
        self._child: Child | None = None
        self.port = 0

    def start(self, ahead: timedelta = timedelta(0), url: str = "") -> None:
        """Begin; `ahead`: how far its clock is off. Raises EOFError when it did not come up."""
        self._url = url or self._url
        at, log, now_url = self.port, self._log, self._url

        def serve(say: Say) -> None:
            service, engine = open_service(now_url, _MASTER, now=lambda: datetime.now(UTC) + ahead)
            with log.open("a", encoding="utf-8") as stream:
                app = create_app(service, engine, Surroundings((), Metrics(), ServerLog(stream)))
                listener = Listener(app, port=at)
                listener.start()
                say(listener.address.rsplit(":", 1)[1])
                while True:
                    signal.pause()

        self._child = Child(serve)
        self.port = int(self._child.hear())

    def kill(self) -> None:
        """-9, while it is up."""
        if self._child is not None:
            self._child.kill()
            self._child = None

    def stand_still(self, is_so: bool) -> None:
        """Stopped in its tracks, or going on."""
        assert self._child is not None
        os.kill(self._child.pid, signal.SIGSTOP if is_so else signal.SIGCONT)

    def most_memory(self) -> float:
        """MiB at its highest."""
        assert self._child is not None
        for line in Path(f"/proc/{self._child.pid}/status").read_text("ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
        return 0.0

    def answered(self) -> Counter[int]:
        """How many requests got which status since it first began."""
        told = (json.loads(line) for line in self._log.read_text("utf-8").splitlines())
        return Counter(int(one["status"]) for one in told if "status" in one)


@dataclass
class Town:
    """All of it. `desks` by name; each has a worker of its own, who sees what was given to that worker."""

    folder: Path
    clusters: Clusters
    database: Cluster
    back_end: BackEnd
    line: FaultLine
    desks: dict[str, Desk] = field(default_factory=dict)
    workers: dict[str, str] = field(default_factory=dict)
    saved: set[str] = field(default_factory=set)  # ids of changes that a desk said it had saved

    def office(self, act: Callable[[Service], object]) -> object:
        """Something the municipality does, on a connection that is closed again."""
        service, engine = open_service(self.database.service, _MASTER)
        try:
            return act(service)
        finally:
            engine.dispose()

    def settle(self, names: list[str]) -> None:
        """Workers with a desk each, enrolled over the line."""

        def found(service: Service) -> dict[str, str]:
            codes = {}
            for name in names:
                worker = office.add_worker(service, TENANT, f"klantmanager {name}", "", may_read_special=True)
                self.workers[name] = worker
                codes[name] = make_enrolment_code(service, TENANT, worker)
            return codes

        codes = self.office(found)
        assert isinstance(codes, dict)
        new = {name: Desk(self.folder / name, name) for name in codes}
        coming = {n: Child(desk.enrolling(self.line.address, codes[n])) for n, desk in new.items()}
        for name, child in coming.items():
            told = child.told()
            if told.ended:
                raise AssertionError((name, told))
        self.desks |= new

    def give(self, dossier: str, names: list[str]) -> None:
        """A dossier that is there already to more workers."""

        def assign(service: Service) -> None:
            for name in names:
                office.assign_dossier(service, TENANT, dossier, self.workers[name])

        self.office(assign)

    def held(self) -> dict[str, Counter[str]]:
        """Per dossier every change in every set that counts, with how often it is there."""

        def read(service: Service) -> dict[str, Counter[str]]:
            found: dict[str, Counter[str]] = {}
            with service.work_in(TENANT) as work:
                for row in work.log.dossiers():
                    keys = {each: dossier_key(service, TENANT, row, each) for each in PrivacyClass}
                    found[row.dossier] = Counter(
                        change.id
                        for sealed in work.log.sets_of(row.dossier)
                        for change in open_set(sealed, keys[sealed.header.privacy_class])
                    )
            return found

        found = self.office(read)
        assert isinstance(found, dict)
        return found

    def passed(self, bytes_up: int, most: float = 2.0) -> None:
        """Wait until so much more went up, or nothing more seems to come."""
        until, goal = time.monotonic() + most, self.line.counted().up + bytes_up
        while self.line.counted().up < goal and time.monotonic() < until:
            pass  # asking the line is what takes the time

    def mend(self) -> None:
        """Everything up again and the line as it should be."""
        self.line.become(**_WELL)
        if not self.database.is_running:
            self.database.start()
        self.back_end.kill()
        self.back_end.start()

    def quiet(self, rounds: int = 2) -> list[str]:
        """Every desk syncs until there is nothing left; a sentence for each that does not get there."""
        odd: list[str] = []
        for last in range(rounds):
            found = [how for name in self.desks for how in self.synced(name)]
            odd = found if last == rounds - 1 else odd
        return odd

    def synced(self, name: str, patience: Patience = BRISK) -> list[str]:
        """One sync of a desk; nothing, or a sentence about what stood in the way."""
        told = Child(self.desks[name].syncing(patience)).told()
        how = told.ended if told.ended or "confirmed" in told.lines else "not confirmed"
        return [f"{name}: {how}"] if how else []

    def compared(self, given: Mapping[str, list[str]]) -> Outcome:
        """After `quiet`: what is here, what is there. `given`: which desks have which dossier."""
        held = self.held()
        everything = {one for ids in held.values() for one in ids}
        outcome = Outcome(changes=len(everything))
        outcome.doubled = sum(count - 1 for ids in held.values() for count in ids.values())
        outcome.lost = len(self.saved - everything)
        views = {name: look(desk) for name, desk in self.desks.items()}
        for view in views.values():
            outcome.lost += len({one for ids in view.ids.values() for one in ids} - everything - self.saved)
            outcome.unconfirmed += view.unconfirmed
        for dossier, names in given.items():
            there = set(held.get(dossier, ()))
            for name in names:
                outcome.skipped += len(there - set(views[name].ids.get(dossier, ())))
            outcome.unequal += len({views[name].heads.get(dossier, "") for name in names}) - 1
        return outcome


@dataclass
class Outcome:
    """What must all be nothing but the first."""

    changes: int = 0
    lost: int = 0  # saved on a laptop, not at the back end
    doubled: int = 0  # in more than one set
    skipped: int = 0  # at the back end, never come to a laptop that should have it
    unequal: int = 0  # dossiers whose heads differ from laptop to laptop
    unconfirmed: int = 0  # sets that a laptop still calls waiting though all is quiet

    def words(self) -> str:
        """For the table."""
        return (
            f"{self.lost} of {self.changes:,} changes lost, {self.doubled} doubled, {self.skipped} skipped "
            f"by a cursor, {self.unequal} dossiers not the same everywhere"
        )

    def toll(self) -> Toll:
        """What the last line counts."""
        return Toll(lost=self.lost, doubled=self.doubled, skipped=self.skipped)

    def deeds(self, kills: int = 0) -> Deeds:
        """What the last line counts of what was done."""
        return Deeds(kills=kills, changes=self.changes)

    def missed(self) -> tuple[str, ...]:
        """A sentence for each that is not nothing and not in the toll."""
        told = {"not the same everywhere": self.unequal, "still called waiting": self.unconfirmed}
        return tuple(f"{count} {what}" for what, count in told.items() if count)


_WELL = {
    "cut_up": 0, "cut_down": 0, "flip_up": 0, "flip_down": 0, "refuse_every": 0, "stalled": False,
    "answers": "", "rtt_ms": 0, "up_kbit": 0, "down_kbit": 0,
}  # fmt: skip


@contextmanager
def town(
    folder: Path,
    conditions: Conditions = Conditions(),  # noqa: B008 - frozen
    settings: Mapping[str, str] | None = None,
    files: Path | None = None,
) -> Iterator[Town]:
    """A municipality that was just founded, its back end up behind a line. `settings` and `files` are of its
    database, where they are not as usual."""
    with ExitStack() as ending:
        made = ending.enter_context(clusters())
        database = made.primary(settings, files)
        back_end = BackEnd(database.service, folder / "back-end.jsonl")
        back_end.start()
        ending.callback(back_end.kill)
        line = ending.enter_context(FaultLine(back_end.port, conditions))
        whole = Town(folder, made, database, back_end, line)
        key = bytes(PrivateKey.generate().public_key)
        whole.office(lambda s: office.found_tenant(s, TENANT, "Voorbeeldgemeente", "14 0000", key, "k1"))
        yield whole
