"""A PostgreSQL of our own for the demo, tests and a single desk; the only file that starts its programs.

Its programs are called directly: the wheel's own Python opens up the rights of every parent folder and
looks through all processes of the machine. The cluster listens on a socket in a short folder of its own
(0700), or on loopback where there are no such sockets; passwords are random; the server is ended by its
process; one left behind by a killed program is found by its pid file and ended first.
"""

from __future__ import annotations

import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import psycopg
from filelock import FileLock, Timeout
from psycopg import sql

from sync.server.shipped import EmbeddedFailed, postgres_programs, refuse_strangers, temporary_folder

SUPER = "ik_super"
OWNER = "ik_owner"
SERVICE = "ik_service"
DATABASE = "intakekoffer"
_START_SECONDS = 30
_STOP_SECONDS = 20
_NAME = "cluster.name"
_LOCK = "in-use.lock"
_BELONGS_TO = "belongs-to.txt"


@dataclass(frozen=True, slots=True)
class Urls:
    """One cluster: `service` for the back end, `owner` for migrations, `superuser` for tests only."""

    superuser: str = field(repr=False)
    owner: str = field(repr=False)
    service: str = field(repr=False)


@contextmanager
def embedded_postgres(folder: Path, durable: bool = True) -> Iterator[Urls]:
    """Start (and the first time make) the cluster that belongs to `folder`; end it on leaving.

    In: `folder` is made when absent and kept; `durable` False leaves disk flushes out, for tests that
    do not ask about crashes. As root the files themselves live under the system's temp folder. Raises
    EmbeddedFailed when another program uses it, or a step fails.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    place = _Place.of(folder)
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise EmbeddedFailed("another program uses this database folder") from None
    try:
        _end_stale(place.cluster)
        is_new = not (place.cluster / "PG_VERSION").is_file()
        if is_new:
            _make(place)
        server = _start(place, durable)
        try:
            yield _urls(place, server)
        finally:
            _stop(server)
            shutil.rmtree(place.sockets, ignore_errors=True)
    finally:
        lock.release()


def is_in_use(folder: Path) -> bool:
    """True while a living program has the cluster of `folder` open."""
    if not (folder / _LOCK).exists():
        return False
    lock = FileLock(folder / _LOCK)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False


@dataclass(frozen=True, slots=True)
class _Place:
    """Where one cluster lives."""

    programs: Path
    cluster: Path
    sockets: Path
    secret: Path
    owner: int | None  # the user the server runs as, None = ourselves

    @classmethod
    def of(cls, folder: Path) -> _Place:
        name = _name_of(folder)
        programs, owner = postgres_programs()
        temporary, is_root = temporary_folder(), owner is not None
        inside = temporary / f"ik-db-{name}" if is_root else folder
        if is_root:
            _sweep(temporary)
        inside.mkdir(exist_ok=True, mode=0o755 if is_root else 0o700)
        sockets = temporary / f"ik-s-{name}"
        for own in (inside, sockets):
            refuse_strangers(own, owner)
        _say_whose(inside / _BELONGS_TO, str(folder.resolve()))
        return cls(programs, inside / "cluster", sockets, folder / "database.secret", owner)


def _name_of(folder: Path) -> str:
    """A random name that stays with the folder: one made anew at the same path gets a new cluster."""
    file = folder / _NAME
    if not file.exists():
        file.write_text(secrets.token_hex(6), "ascii")
    return file.read_text("ascii")


def _sweep(temporary: Path) -> None:
    """Remove clusters in the temp folder whose own folder is gone; their server, if any, is ended first."""
    for inside in temporary.glob("ik-db-*"):
        # Another program may be sweeping too: what has gone meanwhile is no trouble.
        with suppress(FileNotFoundError):
            if not _has_lost_its_folder(inside):
                continue
            _end_stale(inside / "cluster")
            shutil.rmtree(inside, ignore_errors=True)


def _has_lost_its_folder(inside: Path) -> bool:
    """True for a cluster of ours whose folder is gone; one that does not say whose it is is left alone."""
    if inside.is_symlink() or inside.stat().st_uid != os.geteuid():
        return False
    written = inside / _BELONGS_TO
    whose = written.read_text("utf-8") if written.is_file() else ""
    if not whose:
        return False
    name = Path(whose) / _NAME
    return not (name.is_file() and f"ik-db-{name.read_text('ascii')}" == inside.name)


def _say_whose(file: Path, whose: str) -> None:
    """In one go: who sweeps at this moment must not read half a path."""
    if file.is_file() and file.read_text("utf-8") == whose:
        return
    half = file.with_suffix(f".{secrets.token_hex(4)}")
    half.write_text(whose, "utf-8")
    half.replace(file)


def _program(place: _Place, name: str) -> str:
    return str(place.programs / (name + (".exe" if os.name == "nt" else "")))


def _run(place: _Place, arguments: Sequence[str], step: str) -> None:
    done = subprocess.run(
        arguments,
        user=place.owner,
        group=place.owner,
        extra_groups=None if place.owner is None else [],
        cwd=place.cluster.parent,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise EmbeddedFailed(f"{step} ended with code {done.returncode}")


def _environment() -> dict[str, str]:
    """Nothing of ours but what a program needs to start: PG* and library settings would change it."""
    kept = ("PATH", "SYSTEMROOT", "TEMP", "TMP", "HOME", "LANG")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"LC_ALL": "C", "TZ": "UTC"}


def _make(place: _Place) -> None:
    """A new cluster; whatever a broken off attempt left is removed first (it held no data yet)."""
    shutil.rmtree(place.cluster, ignore_errors=True)
    place.cluster.mkdir(mode=0o700)
    password = secrets.token_urlsafe(24)
    handed = place.cluster.with_name("password")
    handed.unlink(missing_ok=True)
    handed.touch(mode=0o600)
    handed.write_text(password, "ascii")
    if place.owner is not None:
        for own in (place.cluster, handed):
            os.chown(own, place.owner, place.owner)
    try:
        arguments = [_program(place, "initdb"), "-D", str(place.cluster), "-U", SUPER, "--auth=scram-sha-256"]
        arguments += [f"--pwfile={handed}", "--encoding=UTF8", "--locale-provider=builtin"]
        _run(place, [*arguments, "--locale=C.UTF-8", "--no-sync"], "making the database")
    finally:
        handed.unlink(missing_ok=True)
    place.secret.unlink(missing_ok=True)
    place.secret.touch(mode=0o600)
    place.secret.write_text(password, "ascii")


@dataclass(frozen=True, slots=True)
class _Server:
    running: subprocess.Popen[bytes]
    host: str
    port: int


def _start(place: _Place, durable: bool) -> _Server:
    has_sockets = os.name == "posix"
    settings = {
        "max_connections": "60",
        "shared_buffers": "32MB",
        "logging_collector": "off",
        "log_min_messages": "fatal",
        "log_min_error_statement": "panic",  # statements may hold values
    }
    if has_sockets:
        place.sockets.mkdir(exist_ok=True, mode=0o700)
        if place.owner is not None:
            os.chown(place.sockets, place.owner, place.owner)
        host, port = str(place.sockets), 5432
        settings |= {"listen_addresses": "", "unix_socket_directories": host}
    else:
        host, port = "127.0.0.1", _free_port()
        settings |= {"listen_addresses": host}
    if not durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    arguments = [_program(place, "postgres"), "-D", str(place.cluster), "-p", str(port)]
    for name, value in settings.items():
        arguments += ["-c", f"{name}={value}"]
    running = subprocess.Popen(
        arguments,
        user=place.owner,
        group=place.owner,
        extra_groups=None if place.owner is None else [],
        cwd=place.cluster.parent,
        env=_environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # Its own group: Ctrl-C in a terminal is for us; we end it in order.
        start_new_session=has_sockets,
    )
    server = _Server(running, host, port)
    _wait(place, server)
    return server


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait(place: _Place, server: _Server) -> None:
    until = time.monotonic() + _START_SECONDS
    while time.monotonic() < until:
        if server.running.poll() is not None:
            raise EmbeddedFailed(f"the database ended with code {server.running.returncode}")
        try:
            psycopg.connect(_url(place, server, SUPER, "postgres"), connect_timeout=5).close()
            return
        except psycopg.OperationalError:
            time.sleep(0.02)
    _stop(server)
    raise EmbeddedFailed("the database did not start in time")


def _stop(server: _Server) -> None:
    """Ask it to end in order; by force when it does not."""
    if server.running.poll() is not None:
        return
    # SIGINT is PostgreSQL's fast shutdown; Windows has no such signal and recovers at the next start.
    server.running.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
    try:
        server.running.wait(_STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.running.kill()
        server.running.wait()


def _end_stale(cluster: Path) -> None:
    """End a server of this very cluster that outlived the program that started it."""
    file = cluster / "postmaster.pid"
    if os.name != "posix" or not file.is_file():
        return
    first = file.read_text("utf-8", errors="replace").partition("\n")[0].strip()
    if not first.isdigit() or not _is_ours(int(first), cluster):
        return
    os.kill(int(first), signal.SIGINT)
    until = time.monotonic() + _STOP_SECONDS
    while _is_ours(int(first), cluster):
        if time.monotonic() > until:
            raise EmbeddedFailed("a database left behind does not end")
        time.sleep(0.02)


def _is_ours(pid: int, cluster: Path) -> bool:
    """The number may have gone to another process since: look at what it runs."""
    asked = ["ps", "-ww", "-o", "args=", "-p", str(pid)]
    if sys.platform == "linux":
        try:
            line = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return False
    else:
        line = subprocess.run(asked, capture_output=True, text=True, check=False).stdout
    return "postgres" in line and str(cluster) in line


def _url(place: _Place, server: _Server, role: str, database: str, password: str | None = None) -> str:
    secret = place.secret.read_text("ascii") if password is None else password
    host = quote(server.host, safe="")
    return f"postgresql://{role}:{secret}@/{database}?host={host}&port={server.port}"


def _urls(place: _Place, server: _Server) -> Urls:
    """Make database and roles when they are not there yet; every start gives the roles new passwords."""
    passwords = {role: secrets.token_urlsafe(24) for role in (OWNER, SERVICE)}
    superuser = _url(place, server, SUPER, "postgres")
    with psycopg.connect(superuser, autocommit=True) as connection:
        for role, password in passwords.items():
            there = connection.execute("select 1 from pg_roles where rolname = %s", (role,)).fetchone()
            verb = sql.SQL("alter" if there else "create")
            rights = sql.SQL("login nosuperuser nocreatedb nocreaterole nobypassrls password")
            connection.execute(
                sql.SQL("{} role {} {} {}").format(verb, sql.Identifier(role), rights, sql.Literal(password))
            )
        there = connection.execute("select 1 from pg_database where datname = %s", (DATABASE,)).fetchone()
        if not there:
            made = sql.SQL("create database {} owner {}")
            connection.execute(made.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
    return Urls(
        superuser=_url(place, server, SUPER, DATABASE),
        owner=_url(place, server, OWNER, DATABASE, passwords[OWNER]),
        service=_url(place, server, SERVICE, DATABASE, passwords[SERVICE]),
    )
