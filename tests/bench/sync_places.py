"""A back end and desks as programs, with a line between them that can be poor."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tests.fault_line import Conditions, FaultLine

GOOD = Conditions()


@dataclass(slots=True)
class BackEnd:
    """The back end as a program, and a line to it."""

    program: subprocess.Popen[str]
    line: FaultLine
    port: int

    def ask(self, **what: str) -> object:
        assert self.program.stdin is not None and self.program.stdout is not None
        self.program.stdin.write(json.dumps(what) + "\n")
        self.program.stdin.flush()
        return json.loads(self.program.stdout.readline())

    def size(self) -> int:
        """Bytes of its database."""
        return int(str(self.ask(do="size")))

    def peak_mib(self) -> float:
        """Of its memory, so far."""
        return float(str(self.ask(do="peak")))


@contextmanager
def back_end(folder: Path) -> Iterator[BackEnd]:
    """Listening, empty; ended afterwards."""
    command = [sys.executable, "-m", "tests.bench.sync_back_end", str(folder)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None and program.stdin is not None
        port = int(program.stdout.readline())
        with FaultLine(port) as line:
            yield BackEnd(program, line, port)
        program.stdin.close()


def told(module: str, *arguments: object) -> dict[str, float]:
    """What a program of ours prints at its end."""
    command = [sys.executable, "-m", f"tests.bench.{module}", *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    found: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return found


@dataclass(frozen=True, slots=True)
class Passed:
    """Bytes of a sync, each way."""

    up: int
    down: int

    @property
    def both(self) -> int:
        return self.up + self.down


@dataclass(slots=True)
class Desks:
    """Municipalities with a desk that holds the payload and one that fetches it."""

    back_end: BackEnd
    folder: Path
    count: int
    made: list[str] = field(default_factory=list)

    def place(self, tenant: str, worker: str) -> Path:
        """Where the koffer of that desk lies."""
        return self.folder / f"{tenant}-{worker}"

    def act(self, tenant: str, worker: str, *what: object) -> dict[str, float]:
        """Let that desk do something; see `sync_desk`."""
        return told("sync_desk", self.place(tenant, worker), f"{tenant}{worker}", *what)

    def code(self, tenant: str, worker: str) -> str:
        """For one laptop of that klantmanager, who is made where there is none yet."""
        return str(self.back_end.ask(do="code", tenant=tenant, worker=worker))

    def enrolled(self, tenant: str, worker: str) -> Path:
        self.act(tenant, worker, "enrol", self.back_end.line.address, self.code(tenant, worker))
        return self.place(tenant, worker)

    def new_tenant(self) -> str:
        """The code of a municipality that is not there yet."""
        self.made.append(f"gm{len(self.made) + 1:04d}")
        return self.made[-1]

    def filled(self) -> str:
        """A municipality whose desk 'A' holds the payload, sealed and not sent."""
        tenant = self.new_tenant()
        self.enrolled(tenant, "A")
        self.act(tenant, "A", "fill", self.count)
        return tenant

    def sync(
        self, tenant: str, worker: str, conditions: Conditions = GOOD
    ) -> tuple[dict[str, float], Passed]:
        """One sync over a line; what it told, and the bytes. A cut counts from here."""
        line = self.back_end.line
        now = line.counted()
        wanted = asdict(conditions)
        for way, passed in (("cut_up", now.up), ("cut_down", now.down)):
            wanted[way] = wanted[way] and wanted[way] + passed
        line.become(**wanted)
        done = self.act(tenant, worker, "sync")
        after = line.counted()
        if not done["confirmed"] or done["photos_waiting"]:
            raise SystemExit(f"a sync was not confirmed: {done}")
        return done, Passed(after.up - now.up, after.down - now.down)

    def fetching(self, tenant: str, worker: str) -> None:
        """Another desk to which everything of the municipality was given."""
        self.enrolled(tenant, worker)
        self.back_end.ask(do="assign", tenant=tenant, worker=worker)
