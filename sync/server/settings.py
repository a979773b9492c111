"""What a back end is set up with: one file in its folder, readable by its own account only."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import psycopg

from sync.protocol.canonical import WireProblem, read_json
from sync.protocol.fields import TENANT, Fields, read_bytes, write_bytes
from sync.server import environment as env
from sync.server.api.entrance import Network, read_networks
from sync.server.embedded import Urls, embedded_postgres, is_in_use
from sync.server.environment import Environment, Setting
from sync.server.running import ServerTls

SETTINGS_FILE = "server.json"
_RUNNING = "running.json"


class SettingsProblem(Exception):
    """The settings cannot be used; `field` is one of ours, no value is repeated."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Outside:
    """How it stands in its network: from the environment alone, see `environment`."""

    tls: ServerTls | None = None
    proxies: tuple[Network, ...] = ()
    metrics_host: str = "127.0.0.1"
    metrics_port: int | None = None
    writes_log: bool = True
    prepares: bool = True
    blobs: str = ""
    blobs_endpoint: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """`service_url` '' = the embedded database of this folder. `master_key` wraps every key at rest."""

    tenant: str
    service_url: str = field(repr=False)
    master_key: bytes = field(repr=False)
    host: str
    port: int
    code_minutes: int = 15
    outside: Outside = Outside()


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
    write_private(folder / SETTINGS_FILE, json.dumps(written, indent=2) + "\n")


def has_settings(folder: Path) -> bool:
    """True when this folder was set up before."""
    return (folder / SETTINGS_FILE).exists()


def load_settings(folder: Path, given: Mapping[str, str] = os.environ) -> Settings:
    """The file of the folder, the environment before it; without a file the environment has to say all.

    Raises SettingsProblem with the name of the field or variable.
    """
    stated = Environment(given)
    try:
        kept = _read_file(folder) if has_settings(folder) else None
    except OSError:
        raise SettingsProblem(SETTINGS_FILE) from None
    except WireProblem as problem:
        raise SettingsProblem(f"{SETTINGS_FILE}: {problem.where} ({problem.code.value})") from None
    if kept is None and not stated.text(env.TENANT):
        raise SettingsProblem(SETTINGS_FILE)
    settings = kept or Settings("", "", b"", env.HOST.default, int(env.PORT.default))
    try:
        return _overlaid(settings, stated)
    except OSError:
        raise SettingsProblem("_FILE") from None


def _read_file(folder: Path) -> Settings:
    fields = Fields(read_json((folder / SETTINGS_FILE).read_bytes()), "")
    fields.whole("v", 1, 1)
    settings = Settings(
        tenant=fields.tenant("tenant"),
        service_url=fields.text("serviceUrl", 1_000),
        master_key=fields.key32("masterKey"),
        host=fields.label("host", 200),
        port=fields.whole("port", 0, 65_535),
        code_minutes=fields.whole("codeMinutes", 1, 10_080),
    )
    fields.done()
    return settings


def _overlaid(kept: Settings, stated: Environment) -> Settings:
    tenant = stated.text(env.TENANT) or kept.tenant
    if not TENANT.fullmatch(tenant):
        raise SettingsProblem(env.TENANT.name)
    key = kept.master_key
    if written := stated.text(env.MASTER_KEY):
        try:
            key = read_bytes(written, 32, env.MASTER_KEY.name)
        except WireProblem:
            key = b""
    if len(key) != 32:
        raise SettingsProblem(env.MASTER_KEY.name)
    return Settings(
        tenant=tenant,
        service_url=stated.text(env.DATABASE) or kept.service_url,
        master_key=key,
        host=stated.text(env.HOST) or kept.host,
        port=_whole(stated, env.PORT, kept.port, 65_535),
        code_minutes=_whole(stated, env.CODE_MINUTES, kept.code_minutes, 10_080),
        outside=_outside(stated),
    )


def _outside(stated: Environment) -> Outside:
    certificate, key = stated.text(env.TLS_CERTIFICATE), stated.text(env.TLS_KEY)
    client_ca = stated.text(env.TLS_CLIENT_CA)
    if bool(certificate) != bool(key) or (client_ca and not certificate):
        raise SettingsProblem(env.TLS_CERTIFICATE.name)
    try:
        proxies = read_networks(stated.text(env.PROXIES))
    except ValueError:
        raise SettingsProblem(env.PROXIES.name) from None
    has_metrics = bool(stated.text(env.METRICS_PORT))
    return Outside(
        tls=ServerTls(certificate, key, client_ca) if certificate else None,
        proxies=proxies,
        metrics_host=stated.or_default(env.METRICS_HOST),
        metrics_port=_whole(stated, env.METRICS_PORT, 0, 65_535) if has_metrics else None,
        writes_log=_choice(stated, env.LOG, ("json", "off")) == "json",
        prepares=_choice(stated, env.PREPARED, ("yes", "no")) == "yes",
        blobs=stated.text(env.BLOBS),
        blobs_endpoint=stated.text(env.BLOBS_ENDPOINT),
    )


def _whole(stated: Environment, setting: Setting, kept: int, most: int) -> int:
    text = stated.text(setting)
    if not text:
        return kept
    if not (text.isascii() and text.isdigit() and len(text) < 7 and int(text) <= most):
        raise SettingsProblem(setting.name)
    return int(text)


def _choice(stated: Environment, setting: Setting, among: tuple[str, ...]) -> str:
    text = stated.or_default(setting)
    if text not in among:
        raise SettingsProblem(setting.name)
    return text


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
