"""What each command of the command line does. Prints answers to stdout, returns an exit code."""

from __future__ import annotations

import argparse
import hashlib
import json
import secrets
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nacl.public import PrivateKey

from sync.protocol.canonical import WireProblem
from sync.protocol.change_records import write_change
from sync.protocol.exchanges import RECOVERY_KEY_SIZES
from sync.protocol.fields import TENANT, read_bytes, write_bytes
from sync.server.api.watching import NoLog, ServerLog
from sync.server.app import Surroundings, create_app, open_service
from sync.server.blobstore.places import open_place
from sync.server.embedded import SERVICE
from sync.server.environment import BLOBS
from sync.server.postgres.migrating import migrate
from sync.server.running import Listener, metrics_listener
from sync.server.service import office
from sync.server.service.blob_ports import BlobStore
from sync.server.service.caseload_file import read_caseload_file
from sync.server.service.enrolment import fetch_recovery, make_enrolment_code
from sync.server.service.figures import figures
from sync.server.service.ports import Rules, Service
from sync.server.service.steering import overview
from sync.server.settings import (
    Settings,
    SettingsProblem,
    database,
    has_settings,
    load_settings,
    save_settings,
    write_private,
)

DEMO_TENANT = "gm9999"
DEMO_MUNICIPALITY = "Voorbeeldgemeente"
DEMO_WORKER = "Marit Bakker"


def say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def init(asked: argparse.Namespace) -> int:
    """Settings, schema, tenant and keys: whatever is not there yet. May be run again, also after a break."""
    folder: Path = asked.folder
    if not has_settings(folder):
        if not TENANT.fullmatch(asked.tenant):
            raise SettingsProblem("--tenant")
        if bool(asked.service_url) != bool(asked.owner_url):
            raise SettingsProblem("--service-url, --owner-url")
        if asked.recovery_public is not None:
            officers_key(asked.recovery_public)  # before anything is made
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        key = secrets.token_bytes(32)
        save_settings(
            folder,
            Settings(asked.tenant, asked.service_url, key, asked.host, asked.port, asked.code_minutes),
        )
    settings = load_settings(folder)
    with database(folder, settings.service_url) as urls:
        owner_url = asked.owner_url or urls.owner
        if not owner_url:
            raise SettingsProblem("--owner-url")
        migrate_for(owner_url, urls.service)
        service, engine = open_service(urls.service, settings.master_key, prepares=settings.outside.prepares)
        try:
            with service.work_in(settings.tenant) as work:
                is_there = work.people.tenant() is not None
            if is_there:
                say("Schema bijgewerkt.")
            else:
                key_id = _found(service, settings.tenant, asked)
                say(f"Ingericht: {asked.municipality}. Bewaar herstelsleutel {key_id} buiten dit systeem.")
        finally:
            engine.dispose()
    return 0


def _found(service: Service, tenant: str, asked: argparse.Namespace) -> str:
    """The back end keeps the public recovery key. Without one of officers, a key is made for a trial: its
    private half goes to a file and nowhere else."""
    if asked.recovery_public is not None:
        public, key_id = officers_key(asked.recovery_public)
        office.found_tenant(service, tenant, asked.municipality, asked.phone, public, key_id)
        return key_id
    recovery = PrivateKey.generate()
    public = bytes(recovery.public_key)
    key_id = hashlib.sha256(public).hexdigest()[:16]
    kept = {"v": 1, "recoveryKeyId": key_id, "privateKey": write_bytes(bytes(recovery))}
    write_private(asked.recovery_out, json.dumps(kept, indent=2) + "\n")
    try:
        office.found_tenant(service, tenant, asked.municipality, asked.phone, public, key_id)
    except BaseException:
        asked.recovery_out.unlink()
        raise
    return key_id


def officers_key(path: Path, field: str = "--recovery-public") -> tuple[bytes, str]:
    """The file that 'intakekoffer herstel sleutel' made for the back end. Raises SettingsProblem."""
    try:
        raw = json.loads(path.read_bytes()[:10_000])
        public = read_bytes(str(raw["public"]), max(RECOVERY_KEY_SIZES), "public")
        key_id = hashlib.sha256(public).hexdigest()[:16]
        is_good = raw["form"] == "intakekoffer-herstelsleutel" and raw["keyId"] == key_id
        is_good = is_good and len(public) == max(RECOVERY_KEY_SIZES)
    except (ValueError, KeyError, TypeError, RecursionError, WireProblem):
        is_good = False
    if not is_good:
        raise SettingsProblem(field)
    return public, key_id


def migrate_for(owner_url: str, service_url: str) -> None:
    """Bring the schema up to date, as its owner, for the role of the service's address."""
    role = service_url.split("://", 1)[-1].split("@", 1)[0].split(":", 1)[0]
    migrate(owner_url, role or SERVICE)


def open_blobs(settings: Settings, folder: Path) -> BlobStore:
    """Where attachments lie by the settings; with none said: in this folder. Raises SettingsProblem."""
    outside = settings.outside
    try:
        return open_place(outside.blobs, folder / "blobs", outside.blobs_endpoint)
    except ValueError:
        raise SettingsProblem(BLOBS.name) from None


@contextmanager
def opened(asked: argparse.Namespace) -> Iterator[tuple[Service, Settings, Listener]]:
    """The service of these settings, and its listener, which does not listen yet."""
    settings = load_settings(asked.folder)
    outside = settings.outside
    with database(asked.folder, settings.service_url) as urls:
        rules = replace(Rules(), code_life=timedelta(minutes=settings.code_minutes))
        service, engine = open_service(
            urls.service,
            settings.master_key,
            rules,
            blob_store=open_blobs(settings, asked.folder),
            prepares=outside.prepares,
        )
        try:
            port = getattr(asked, "port", None)
            around = Surroundings(
                outside.proxies, log=ServerLog() if outside.writes_log and asked.run is not demo else NoLog()
            )
            listener = Listener(
                create_app(service, engine, around),
                settings.host,
                settings.port if port is None else port,
                outside.tls,
            )
            around.metrics.of_municipality(settings.tenant, lambda: figures(service, settings.tenant))
            listener.metrics = metrics_listener(around.metrics, outside.metrics_host, outside.metrics_port)
            yield service, settings, listener
        finally:
            engine.dispose()


def serve(asked: argparse.Namespace) -> int:
    """Listen until Ctrl-C or SIGTERM."""
    with opened(asked) as (_, _, listener):
        _listen(listener)
    return 0


def _listen(listener: Listener, told: Sequence[str] = ()) -> None:
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    listener.start()
    say(f"Back end luistert op {listener.address}. Stoppen: Ctrl-C.")
    for line in told:
        say(line.replace("{address}", listener.address))
    if listener.metrics is not None:
        listener.metrics.start()
        say(f"Metingen op {listener.metrics.address}/metrics.")
    try:
        # In small waits: on Windows a signal is only seen between them.
        while not ended.wait(0.5):
            pass
    finally:
        if listener.metrics is not None:
            listener.metrics.stop()
        listener.stop()


def worker_add(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        say(office.add_worker(service, settings.tenant, asked.label, asked.phone, not asked.no_special))
    return 0


def worker_list(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), service.work_in(settings.tenant) as work:
        for row in work.people.workers():
            say(f"{row.worker}  {row.label}  {', '.join(row.roles) or 'geen aparte rol'}")
    return 0


def code(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        worker = office.find_worker(service, settings.tenant, asked.worker)
        say(make_enrolment_code(service, settings.tenant, worker, asked.laptop))
    return 0


def caseload_import(asked: argparse.Namespace) -> int:
    prepared = read_caseload_file(asked.file.read_bytes())
    with opened(asked) as (service, settings, _):
        for dossier in office.import_caseload(service, settings.tenant, prepared):
            say(dossier)
    return 0


def recovery(asked: argparse.Namespace) -> int:
    """Without a desk: which laptops left a parcel. With one: its newest in a file, for the officers."""
    with opened(asked) as (service, settings, _):
        if asked.desk is None:
            with service.work_in(settings.tenant) as work:
                for row in work.people.recoveries():
                    say(f"{row.desk}  {row.worker_label}  sleutel {row.parcel.key_id}")
            return 0
        if asked.out is None:
            raise SettingsProblem("--out")
        parcel = fetch_recovery(service, settings.tenant, asked.desk)
    kept = {"form": "intakekoffer-herstelpakket", "v": 1, "desk": asked.desk, "keyId": parcel.key_id,
            "generation": parcel.generation, "parcel": write_bytes(parcel.parcel)}  # fmt: skip
    write_private(asked.out, json.dumps(kept, indent=2) + "\n")
    say(f"Herstelpakket in {asked.out}. Breng het naar de officieren en wis het daarna.")
    return 0


def dossiers(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        say(json.dumps(overview(service, settings.tenant), ensure_ascii=False, indent=2))
    return 0


def export(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        changes = office.export_changes(service, settings.tenant, asked.dossier)
    say(json.dumps([write_change(change) for change in changes], ensure_ascii=False, indent=2))
    return 0


def _how_to_begin(code: str, folder: Path) -> Sequence[str]:
    """What somebody who sees this for the first time does next."""
    own = f"intakekoffer server --folder {folder}"
    return (
        "",
        f"Zo meldt u een laptop aan als {DEMO_WORKER}:",
        "  1. Start de app in een tweede venster: intakekoffer run",
        "  2. Druk op F12 (Samenvoegen).",
        "  3. Adres: {address}",
        f"     Code:  {code}   (werkt een keer, een kwartier lang)",
        "",
        f"Nog een code:         {own} code '{DEMO_WORKER}'",
        f"Dossiers klaarzetten: {own} caseload import BESTAND",
        f"Alle opdrachten:      {own} --help",
        "Handboek:             sync/server/README.md",
        "",
    )


def demo(asked: argparse.Namespace) -> int:
    """An invented municipality, one klantmanager, one code; the second time the same one goes on."""
    folder: Path = asked.folder
    if not has_settings(folder):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        given = {
            "tenant": DEMO_TENANT,
            "municipality": DEMO_MUNICIPALITY,
            "phone": "14 0000",
            "service_url": "",
            "owner_url": "",
            "recovery_out": folder / "herstelsleutel.json",
            "recovery_public": None,
            "host": "127.0.0.1",
            "code_minutes": 15,
        }
        init(argparse.Namespace(folder=folder, port=asked.port, **given))
    with opened(asked) as (service, settings, listener):
        with service.work_in(settings.tenant) as work:
            known = {row.label: row.worker for row in work.people.workers()}
        worker = known.get(DEMO_WORKER) or office.add_worker(
            service, settings.tenant, DEMO_WORKER, "", may_read_special=True
        )
        code = make_enrolment_code(service, settings.tenant, worker)
        _listen(listener, _how_to_begin(code, folder))
    return 0
