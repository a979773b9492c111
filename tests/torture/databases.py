"""PostgreSQL clusters of a campaign's own: kill them by their numbers, copy one to a standby, promote it.

The shipped programs are called directly. Nothing is asked of who connects: the sockets stand in a folder that
only root and the cluster's own account can enter. Flushes to the disk are left out: what dies here are
programs, never the machine, and what a program gave to the system outlives it.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from sync.server.embedded import DATABASE, OWNER, SERVICE, SUPER
from sync.server.postgres.migrating import migrate
from sync.server.shipped import postgres_programs, temporary_folder
from tests.torture.claims import CannotRun
from tests.torture.leftovers import mark, sweep

_PATIENCE = 60.0
_SETTINGS = {
    "listen_addresses": "",
    "max_connections": "80",
    "shared_buffers": "32MB",
    "logging_collector": "off",
    "fsync": "off",
    "dynamic_shared_memory_type": "mmap",  # in its folder: nothing of a killed one stays elsewhere
    "wal_level": "replica",
    "max_wal_senders": "4",
    "wal_keep_size": "256MB",
    "restart_after_crash": "off",  # who watches over it starts it again: here that is the campaign
}


@dataclass(slots=True)
class Cluster:
    """One cluster; `folder` holds its files, `sockets` is where it listens."""

    folder: Path
    sockets: Path
    programs: Path
    owner: int | None
    settings: dict[str, str] = field(default_factory=dict)
    _running: subprocess.Popen[bytes] | None = None

    def url(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={self.sockets}&port=5432"

    @property
    def service(self) -> str:
        """The address for a back end."""
        return self.url(SERVICE)

    def start(self) -> None:
        """Begin, and wait until it answers. One that was killed may refuse while a last child of it still
        has the memory they shared: then it is asked again. Raises TimeoutError."""
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            self._begin()
            if self._answers(until):
                return
        raise TimeoutError("the database did not start")

    def _begin(self) -> None:
        command = [str(self.programs / "postgres"), "-D", str(self.folder)]
        command += ["-c", f"unix_socket_directories={self.sockets}"]
        for name, value in (_SETTINGS | self.settings).items():
            command += ["-c", f"{name}={value}"]
        self._running = self._popen(command)

    def _answers(self, until: float) -> bool:
        """False when it ended by itself, or time was up."""
        while time.monotonic() < until and self.is_running:
            with suppress(psycopg.OperationalError):
                psycopg.connect(self.url(SUPER, "postgres"), connect_timeout=5).close()
                return True
            time.sleep(0.02)
        return False

    @property
    def is_running(self) -> bool:
        return self._running is not None and self._running.poll() is None

    def kill(self) -> None:
        """-9 to the postmaster and to everything it started."""
        if self._running is None or not self.is_running:
            self._running = None  # its number may belong to somebody else by now
            return
        first = self._running.pid
        with suppress(ProcessLookupError):
            os.kill(first, signal.SIGSTOP)  # it starts nobody any more while its children are looked up
        whole = [first, *_children(first)]
        for one in whole:
            with suppress(ProcessLookupError):
                os.kill(one, signal.SIGKILL)
        self._running.wait()
        self._running = None

    def run(self, name: str, *arguments: str, check: bool = True) -> None:
        """One of its programs, to its end."""
        done = self._popen([str(self.programs / name), *arguments])
        if done.wait() and check:
            raise CannotRun(f"{name} ended with code {done.returncode}")

    def promote(self) -> None:
        """A standby becomes primary. Raises TimeoutError."""
        with psycopg.connect(self.url(SUPER, "postgres"), autocommit=True) as connection:
            done = connection.execute("select pg_promote(true, 30)").fetchone()
        if done != (True,):
            raise TimeoutError("the standby was not promoted")

    def tell(self, statement: str) -> list[tuple[object, ...]]:
        """A statement of its keeper; what it gives."""
        with psycopg.connect(self.url(SUPER), autocommit=True) as connection:
            found = connection.execute(statement.encode())
            return found.fetchall() if found.description else []

    def _popen(self, command: list[str]) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            command, user=self.owner, group=self.owner, extra_groups=None if self.owner is None else [],
            cwd=self.folder.parent, env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"},
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip


class Clusters:
    """The clusters of one campaign, in a folder that goes with them."""

    def __init__(self, folder: Path, programs: Path, owner: int | None) -> None:
        self._folder, self._programs, self._owner = folder, programs, owner
        self.made: list[Cluster] = []

    def primary(self, settings: Mapping[str, str] | None = None, files: Path | None = None) -> Cluster:
        """A new one with the schema of this program, running. `files`: where its files go, if not here."""
        new = self._new(dict(settings or {}), files)
        new.run("initdb", "-D", str(new.folder), "-U", SUPER, "--auth=trust", "--encoding=UTF8",
                "--locale-provider=builtin", "--locale=C.UTF-8", "--no-sync")  # fmt: skip
        new.start()
        with psycopg.connect(new.url(SUPER, "postgres"), autocommit=True) as connection:
            for role in (OWNER, SERVICE):
                connection.execute(f"create role {role} login".encode())
            connection.execute(f"create database {DATABASE} owner {OWNER}".encode())
        migrate(new.url(OWNER), SERVICE)
        return new

    def standby(self, of: Cluster, name: str) -> Cluster:
        """A copy that follows `of`, running; `name` is how it calls itself there."""
        new = self._new({}, None)
        source = f"host={of.sockets} port=5432 user={SUPER} application_name={name}"
        new.run("pg_basebackup", "-D", str(new.folder), "-R", "-X", "stream", "-c", "fast", "--no-sync",
                "-d", source)  # fmt: skip
        new.start()
        return new

    def _new(self, settings: dict[str, str], files: Path | None) -> Cluster:
        number = len(self.made)
        sockets, folder = self._folder / f"s{number}", files or self._folder / f"c{number}"
        for own in (sockets, folder):
            own.mkdir(mode=0o700, exist_ok=True)
            own.chmod(0o700)
            if self._owner is not None:
                os.chown(own, self._owner, self._owner)
        new = Cluster(folder, sockets, self._programs, self._owner, settings)
        self.made.append(new)
        return new


@contextmanager
def clusters() -> Iterator[Clusters]:
    """A folder for clusters; whatever still runs is killed, and all of it removed."""
    programs, owner = postgres_programs()
    sweep()
    folder = Path(tempfile.mkdtemp(prefix="ik-t-", dir=temporary_folder()))
    mark(folder)
    if owner is not None:
        os.chown(folder, owner, owner)
    made = Clusters(folder, programs, owner)
    try:
        yield made
    finally:
        for one in made.made:
            one.kill()
        shutil.rmtree(folder, ignore_errors=True)


def _children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return []
    own = [int(one) for one in found]
    return own + [deeper for one in own for deeper in _children(one)]
