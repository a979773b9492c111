"""What the keeper of a back end does about attachments: room, what nobody finished, what a restore lost."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from sync.server.app import utc_now
from sync.server.blobstore.disk import DiskBlobs
from sync.server.commands import opened, say
from sync.server.service import blob_copying, blob_upkeep
from sync.server.service.counted import counted
from sync.server.settings import SettingsProblem

_GB = 1024**3


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook `blobs room|sweep|check` into the command line."""
    about = verbs.add_parser("blobs", help="bijlagen: foto's, scans en papieren")
    what = about.add_subparsers(required=True, metavar="WAT")
    room = what.add_parser("room", help="hoeveel ruimte is er in gebruik, en hoeveel mag het zijn")
    room.add_argument("--gigabytes", type=int, default=None, help="zet het hoogste op zoveel gigabyte")
    room.set_defaults(run=_room)
    sweep = what.add_parser("sweep", help="ruim uploads op die een week stil liggen; gaat ook vanzelf")
    sweep.set_defaults(run=_sweep)
    check = what.add_parser("check", help="na terugzetten: is alles er; wat weg is wordt opnieuw gevraagd")
    check.set_defaults(run=_check)
    for name, words, run in (
        ("backup", "kopieer wat nieuw is naar een map, lees het terug, en zeg dat het veilig is", _backup),
        ("restore", "zet uit zo'n map terug wat hier niet meer is", _restore),
    ):
        copied = what.add_parser(name, help=words)
        copied.add_argument("folder_of_copies", type=Path, metavar="MAP")
        copied.set_defaults(run=run)
    safe = what.add_parser("safe", help="zeg dat elders een gecontroleerde kopie van alle bijlagen is")
    safe.add_argument("moment", help="van welk moment, bijvoorbeeld 2026-09-15T03:00:00+02:00")
    safe.set_defaults(run=_safe)


def _room(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        if asked.gigabytes is not None:
            blob_upkeep.set_room(service, settings.tenant, max(asked.gigabytes, 0) * _GB)
        used, most = blob_upkeep.room_of(service, settings.tenant)
    say(f"{used / _GB:.2f} van {most / _GB:.2f} GB in gebruik.")
    return 0


def _sweep(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        gone = sum(iter(lambda: blob_upkeep.sweep(service, settings.tenant), 0))
    say(f"{counted(gone, 'upload', 'uploads')} opgeruimd.")
    return 0


def _backup(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        good, bad = blob_copying.copy_out(service, settings.tenant, DiskBlobs(asked.folder_of_copies))
    say(f"{counted(good, 'bijlage', 'bijlagen')} gekopieerd en teruggelezen: nu veilig.")
    if bad:
        say(f"{counted(bad, 'bijlage is', 'bijlagen zijn')} hier niet heel. Draai 'blobs check'.")
    return 0 if not bad else 1


def _restore(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        done = blob_copying.copy_in(service, settings.tenant, DiskBlobs(asked.folder_of_copies))
    say(f"{counted(done, 'bijlage', 'bijlagen')} teruggezet. Draai 'blobs check' voor wat er nog mist.")
    return 0


def _safe(asked: argparse.Namespace) -> int:
    try:
        moment = datetime.fromisoformat(asked.moment)
    except ValueError:
        raise SettingsProblem("moment") from None
    if moment.tzinfo is None or moment > utc_now():
        raise SettingsProblem("moment")
    with opened(asked) as (service, settings, _):
        known = blob_upkeep.mark_safe(service, settings.tenant, moment.astimezone(UTC))
    say(f"{counted(known, 'bijlage', 'bijlagen')} veilig verklaard.")
    return 0


def _check(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        whole, lost = blob_upkeep.check(service, settings.tenant)
    gone = counted(lost, "is weg en wordt", "zijn weg en worden")
    say(f"{counted(whole, 'bijlage is', 'bijlagen zijn')} er. {gone} opnieuw aan de laptops gevraagd.")
    return 0 if not lost else 1
