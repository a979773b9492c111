"""What a back end is set up with: one file in its folder, readable by its own account only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from sync.protocol.canonical import WireProblem, read_json
from sync.protocol.fields import Fields, write_bytes
from sync.server.embedded import Urls, embedded_postgres, is_in_use

_FILE = "server.json"
_RUNNING = "running.json"


class SettingsProblem(Exception):
    """The settings cannot be used; `field` is one of ours, no value is repeated."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Settings:
    """`service_url` '' = the embedded database of this folder. `master_key` wraps every key at rest."""

    tenant: str
    service_url: str = field(repr=False)
    master_key: bytes = field(repr=False)
    host: str
    port: int
    code_minutes: int = 15


def save_settings(folder: Path, settings: Settings) -> None:
    """Write the file, 0600; an existing one is not replaced. Raises FileExistsError."""
    written = {
        "v": 1,
        "tenant": settings.tenant,
        "serviceUrl": settings.service_url,
        "masterKey": write_bytes(settings.master_key),
        "host": settings.host,
        "port": settings.port,
        "codeMinutes": settings.code_minutes,
    }
    write_private(folder / _FILE, json.dumps(written, indent=2) + "\n")


def has_settings(folder: Path) -> bool:
    """True when this folder was set up before."""
    return (folder / _FILE).exists()


def load_settings(folder: Path) -> Settings:
    """Read the file; the environment's DATABASE_URL goes before what it says. Raises SettingsProblem."""
    try:
        fields = Fields(read_json((folder / _FILE).read_bytes()), "")
        fields.whole("v", 1, 1)
        settings = Settings(
            tenant=fields.tenant("tenant"),
            service_url=_first(os.environ.get("DATABASE_URL", ""), fields.text("serviceUrl", 1_000)),
            master_key=fields.key32("masterKey"),
            host=fields.label("host", 200),
            port=fields.whole("port", 0, 65_535),
            code_minutes=fields.whole("codeMinutes", 1, 10_080),
        )
        fields.done()
    except OSError:
        raise SettingsProblem(_FILE) from None
    except WireProblem as problem:
        raise SettingsProblem(f"{_FILE}: {problem.where} ({problem.code.value})") from None
    return settings


def _first(stated: str, written: str) -> str:
    return stated or written


@contextmanager
def database(folder: Path, service_url: str = "") -> Iterator[Urls]:
    """The database of this folder: the municipality's own, an embedded one that runs, or one started now."""
    if service_url:
        yield Urls(superuser="", owner="", service=service_url)
        return
    running = _running(folder)
    if running is not None:
        yield running
        return
    with embedded_postgres(folder) as urls:
        address = folder / _RUNNING
        address.unlink(missing_ok=True)
        write_private(address, json.dumps({"owner": urls.owner, "service": urls.service}))
        try:
            yield urls
        finally:
            address.unlink(missing_ok=True)


def _running(folder: Path) -> Urls | None:
    """The embedded database of this folder when another program of ours has it running.

    One whose program was killed does not count: it is ended and started anew.
    """
    if not is_in_use(folder):
        return None
    try:
        fields = Fields(read_json((folder / _RUNNING).read_bytes()), "")
        urls = Urls(superuser="", owner=fields.text("owner", 1_000), service=fields.text("service", 1_000))
        psycopg.connect(urls.service, connect_timeout=5).close()
    except (OSError, WireProblem, psycopg.Error):
        return None
    return urls


def write_private(path: Path, text: str) -> None:
    """A new file, 0600 from the first moment. Raises FileExistsError."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(text)
