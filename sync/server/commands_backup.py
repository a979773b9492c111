"""Backups of one municipality: make and read back, put back under a new epoch, or say that one was made."""

from __future__ import annotations

import argparse
import os
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import create_engine

from sync.server.app import open_service, utc_now
from sync.server.blobstore.disk import DiskBlobs
from sync.server.commands import migrate_for, open_blobs, opened, say
from sync.server.commands_restored import add_choice, keep_note, known_acts, take_away_again
from sync.server.postgres.addresses import for_psycopg
from sync.server.postgres.copying import NoGoodBackup, copy_in, copy_out, read_back
from sync.server.service import blob_copying, blob_upkeep, office, safekeeping
from sync.server.service.counted import counted
from sync.server.settings import SettingsProblem, database, load_settings
from sync.server.taken_away import Taken, What

_WHY = {
    "without a manifest that can be read": "er is geen inhoudsopgave die te lezen is",
    "of another version": "hij is van een andere versie van dit programma",
    "damaged": "hij is beschadigd",
    "under another master key": "hij hoort bij een andere hoofdsleutel dan in deze map staat",
    "of another schema": "hij heeft een ander schema; zet hem terug met het programma dat hem maakte",
    "of a municipality that is there already": "deze gemeente staat al in de database",
}


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook `backup`, `restore` and `safe` into the command line."""
    backup = verbs.add_parser(
        "backup", help="maak een reservekopie, lees haar terug, en zeg dat het veilig is"
    )
    backup.add_argument("out", type=Path, help="nieuwe map; de hoofdsleutel staat er niet in")
    backup.add_argument(
        "--blobs", type=Path, metavar="MAP", help="waar de bijlagen bij komen; anders 'bijlagen' naast de map"
    )
    backup.set_defaults(run=_backup)
    restore = verbs.add_parser("restore", help="zet een reservekopie terug in een lege database")
    restore.add_argument("backup", type=Path)
    restore.add_argument(
        "--blobs", type=Path, metavar="MAP", help="waar de bijlagen staan; anders 'bijlagen' naast de map"
    )
    restore.add_argument(
        "--owner-url", default=os.environ.get("OWNER_DATABASE_URL", ""), help="adres van de eigenaar"
    )
    add_choice(restore)
    restore.set_defaults(run=_restore)
    safe = verbs.add_parser("safe", help="zeg dat elders een gecontroleerde reservekopie is gemaakt")
    safe.add_argument("moment", help="van welk moment, bijvoorbeeld 2026-09-15T03:00:00+02:00")
    safe.add_argument(
        "--without-blobs", action="store_true", help="in de kopie zijn de bijlagen niet gecontroleerd"
    )
    safe.set_defaults(run=_safe)


def refused_words(problem: NoGoodBackup) -> str:
    """What the keeper reads."""
    return f"Deze reservekopie kan niet gebruikt worden: {_WHY[problem.why]}. Er is niets veranderd."


def _backup(asked: argparse.Namespace) -> int:
    """Only what was read back is called safe: a copy that nobody can read lets no laptop forget anything.

    First the log, then the attachments: every content that the copy of the log counts on is among them.
    """
    settings = load_settings(asked.folder)
    with database(asked.folder, settings.service_url) as urls:
        service, engine = open_service(
            urls.service,
            settings.master_key,
            blob_store=open_blobs(settings, asked.folder),
            prepares=settings.outside.prepares,
        )
        try:
            copy_out(engine, settings.tenant, settings.master_key, asked.out, utc_now())
            manifest = read_back(asked.out)
            keep_note(asked.folder, settings, Taken(What.BACKUP, manifest.epoch, manifest.made_at))
            moved = safekeeping.mark_safe(service, settings.tenant, manifest.epoch, manifest.heads)
            good, bad = blob_copying.copy_out(service, settings.tenant, DiskBlobs(_copies(asked, asked.out)))
        finally:
            engine.dispose()
    rows = sum(one.rows for one in manifest.tables.values())
    lines, laptops = counted(rows, "regel", "regels"), counted(moved, "laptop", "laptops")
    say(f"Reservekopie in {asked.out}: {lines}, teruggelezen. Veilig verklaard: {laptops}.")
    say(f"Bijlagen in {_copies(asked, asked.out)}: {good} nieuw, teruggelezen en veilig.")
    say("Bewaar beide versleuteld, op een andere plek dan de hoofdsleutel.")
    if bad:
        say(f"{counted(bad, 'bijlage is', 'bijlagen zijn')} hier niet heel. Draai 'blobs check'.")
        say("Een laptop die er een heeft, stuurt hem dan.")
    return 1 if bad else 0


def _restore(asked: argparse.Namespace) -> int:
    settings = load_settings(asked.folder)
    with database(asked.folder, settings.service_url) as urls:
        owner_url = asked.owner_url or urls.owner
        if not owner_url:
            raise SettingsProblem("--owner-url")
        migrate_for(owner_url, urls.service)
        owner = create_engine(for_psycopg(owner_url))
        try:
            acts = known_acts(asked, settings, read_back(asked.backup).made_at)
            manifest = copy_in(owner, asked.backup, settings.master_key)
        finally:
            owner.dispose()
        service, engine = open_service(
            urls.service,
            settings.master_key,
            blob_store=open_blobs(settings, asked.folder),
            prepares=settings.outside.prepares,
        )
        try:
            office.begin_epoch(service, settings.tenant)
            take_away_again(service, settings, acts)
            back = blob_copying.copy_in(service, settings.tenant, DiskBlobs(_copies(asked, asked.backup)))
            whole, lost = blob_upkeep.check(service, settings.tenant)
        finally:
            engine.dispose()
    say(f"Teruggezet: de stand van {manifest.made_at}. Laptops halen alles opnieuw op en sturen na.")
    say(f"{counted(whole, 'bijlage is', 'bijlagen zijn')} er, {back} daarvan uit de kopie.")
    if lost:
        gone = counted(lost, "bijlage is weg en wordt", "bijlagen zijn weg en worden")
        say(f"{gone} opnieuw aan de laptops gevraagd.")
    return 0


def _copies(asked: argparse.Namespace, backup: Path) -> Path:
    """One folder beside all backups: a photo is copied once, and each backup counts on it."""
    where: Path | None = asked.blobs
    return backup.absolute().parent / "bijlagen" if where is None else where


def _safe(asked: argparse.Namespace) -> int:
    try:
        moment = datetime.fromisoformat(asked.moment)
    except ValueError:
        raise SettingsProblem("moment") from None
    if moment.tzinfo is None:
        raise SettingsProblem("moment")
    with opened(asked) as (service, settings, _):
        moved = safekeeping.mark_safe_before(service, settings.tenant, moment.astimezone(UTC))
        known = 0
        if not asked.without_blobs:
            known = blob_upkeep.mark_safe(service, settings.tenant, moment.astimezone(UTC))
    laptops, blobs = counted(moved, "laptop", "laptops"), counted(known, "bijlage", "bijlagen")
    say(f"Veilig verklaard: {laptops}, {blobs}.")
    return 0
