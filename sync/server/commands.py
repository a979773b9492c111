"""What each command of the command line does. Prints answers to stdout, returns an exit code."""

from __future__ import annotations

import argparse
import hashlib
import json
import secrets
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from nacl.public import PrivateKey

from sync.protocol.bodies import write_change
from sync.protocol.fields import TENANT, write_bytes
from sync.server.app import create_app, open_service
from sync.server.embedded import SERVICE
from sync.server.postgres.migrating import migrate
from sync.server.running import Listener
from sync.server.service import office
from sync.server.service.caseload_file import read_caseload_file
from sync.server.service.enrolment import make_enrolment_code
from sync.server.service.ports import DeskState, Rules, Service
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


def _say(text: str) -> None:
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
        _migrate(owner_url, urls.service)
        service, engine = open_service(urls.service, settings.master_key)
        try:
            with service.work_in(settings.tenant) as work:
                is_there = work.people.tenant() is not None
            if is_there:
                _say("Schema bijgewerkt.")
            else:
                key_id = _found(service, settings.tenant, asked)
                _say(f"Ingericht: {asked.municipality}. Bewaar herstelsleutel {key_id} buiten dit systeem.")
        finally:
            engine.dispose()
    return 0


def _found(service: Service, tenant: str, asked: argparse.Namespace) -> str:
    """The private recovery key goes to a file and nowhere else; the back end keeps the public one."""
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


def _migrate(owner_url: str, service_url: str) -> None:
    role = service_url.split("://", 1)[-1].split("@", 1)[0].split(":", 1)[0]
    migrate(owner_url, role or SERVICE)


@contextmanager
def _service(asked: argparse.Namespace) -> Iterator[tuple[Service, Settings, Listener]]:
    settings = load_settings(asked.folder)
    with database(asked.folder, settings.service_url) as urls:
        rules = replace(Rules(), code_life=timedelta(minutes=settings.code_minutes))
        service, engine = open_service(urls.service, settings.master_key, rules)
        try:
            port = getattr(asked, "port", None)
            app = create_app(service, engine)
            yield service, settings, Listener(app, settings.host, settings.port if port is None else port)
        finally:
            engine.dispose()


def serve(asked: argparse.Namespace) -> int:
    """Listen until Ctrl-C or SIGTERM."""
    with _service(asked) as (_, _, listener):
        _listen(listener)
    return 0


def _listen(listener: Listener) -> None:
    ended = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: ended.set())
    listener.start()
    _say(f"Back end luistert op {listener.address}. Stoppen: Ctrl-C.")
    try:
        # In small waits: on Windows a signal is only seen between them.
        while not ended.wait(0.5):
            pass
    finally:
        listener.stop()


def worker_add(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        _say(office.add_worker(service, settings.tenant, asked.label, asked.phone, not asked.no_special))
    return 0


def code(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        worker = office.find_worker(service, settings.tenant, asked.worker)
        _say(make_enrolment_code(service, settings.tenant, worker))
    return 0


def caseload_import(asked: argparse.Namespace) -> int:
    prepared = read_caseload_file(asked.file.read_bytes())
    with _service(asked) as (service, settings, _):
        for dossier in office.import_caseload(service, settings.tenant, prepared):
            _say(dossier)
    return 0


def assign(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        is_new = office.assign_dossier(service, settings.tenant, asked.dossier, asked.worker)
        _say("Toegewezen." if is_new else "Was al toegewezen.")
    return 0


def unassign(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        is_taken = office.unassign_dossier(service, settings.tenant, asked.dossier, asked.worker)
        _say("Teruggenomen." if is_taken else "Was niet toegewezen.")
    return 0


def desk_state(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        office.set_desk_state(service, settings.tenant, asked.desk, DeskState(asked.state))
        _say("Gedaan.")
    return 0


def restored(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        office.begin_epoch(service, settings.tenant)
    _say("Gedaan. Laptops halen alles opnieuw op en sturen na wat hier ontbreekt.")
    return 0


def dossiers(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        _say(json.dumps(overview(service, settings.tenant), ensure_ascii=False, indent=2))
    return 0


def export(asked: argparse.Namespace) -> int:
    with _service(asked) as (service, settings, _):
        changes = office.export_changes(service, settings.tenant, asked.dossier)
    _say(json.dumps([write_change(change) for change in changes], ensure_ascii=False, indent=2))
    return 0


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
            "host": "127.0.0.1",
            "code_minutes": 15,
        }
        init(argparse.Namespace(folder=folder, port=asked.port, **given))
    with _service(asked) as (service, settings, listener):
        with service.work_in(settings.tenant) as work:
            known = {row.label: row.worker for row in work.people.workers()}
        worker = known.get(DEMO_WORKER) or office.add_worker(
            service, settings.tenant, DEMO_WORKER, "", may_read_special=True
        )
        _say(f"Aanmeldcode voor {DEMO_WORKER}: {make_enrolment_code(service, settings.tenant, worker)}")
        _listen(listener)
    return 0
