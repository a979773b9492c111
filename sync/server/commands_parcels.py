"""The commands about sticks and parcels: take one in, answer it, give out the key they are sealed to."""

from __future__ import annotations

import argparse
import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from sync.protocol.parcel_faults import ParcelFault, ParcelRefused
from sync.protocol.parcel_key_file import ParcelKeyFile, code_of_key, write_key_file
from sync.protocol.parcels import Entry, rereading
from sync.server.commands import opened, say
from sync.server.service.counted import counted
from sync.server.service.hand_over import take_in_hand_over
from sync.server.service.parcel_keys import parcel_key, replace_parcel_key
from sync.server.service.sticks import stick_for, take_in_stick
from sync.server.settings import write_private

FAULT_WORDS = {
    ParcelFault.NO_PARCEL: "Dit bestand is geen stick of pakket van Intakekoffer.",
    ParcelFault.OTHER_KIND: "Dit is een ander soort pakket dan hier hoort.",
    ParcelFault.CUT: "Het einde van het bestand ontbreekt. Kopieer het nog eens van de stick.",
    ParcelFault.NOT_FOR_US: "Dit is verzegeld voor een andere sleutel dan die van deze gemeente.",
    ParcelFault.ALTERED: "Het bestand is beschadigd of veranderd. Laat het opnieuw maken.",
    ParcelFault.NEWER: "Dit komt van een nieuwer programma. Werk dit programma bij.",
    ParcelFault.SIGNATURE: "De handtekening klopt niet met wie het zegt te zijn.",
    ParcelFault.OTHER_TENANT: "Dit is van een andere gemeente.",
    ParcelFault.OTHER_DESK: "Deze laptop is hier niet bekend.",
    ParcelFault.UNREADABLE: "Het bestand ging open, maar wat erin staat is niet te lezen.",
}


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook 'stick' and 'parcel' in the command line."""
    stick = verbs.add_parser("stick", help="sticks van laptops zonder netwerk")
    doing = stick.add_subparsers(required=True, metavar="WAT")
    taken = doing.add_parser("import", help="neem een stick van een laptop in; schrijft het antwoord")
    taken.add_argument("file", type=Path)
    taken.add_argument("--out", type=Path, required=True, help="het antwoord, terug naar dezelfde laptop")
    taken.set_defaults(run=stick_import)
    made = doing.add_parser("export", help="maak een stick voor een laptop die er eerder een stuurde")
    made.add_argument("desk")
    made.add_argument("--out", type=Path, required=True)
    made.set_defaults(run=stick_export)

    parcel = verbs.add_parser("parcel", help="overdracht van dossiers tussen gemeenten")
    doing = parcel.add_subparsers(required=True, metavar="WAT")
    key = doing.add_parser("key", help="de openbare sleutel van deze gemeente, met de code om te vergelijken")
    key.add_argument("--out", type=Path, help="bestand om aan andere gemeenten te geven")
    key.add_argument("--new", action="store_true", help="maak een nieuwe; de oude opent nog wat er al was")
    key.set_defaults(run=parcel_key_shown)
    come = doing.add_parser("import", help="neem een overgedragen dossier in, als nieuw dossier")
    come.add_argument("file", type=Path)
    come.add_argument("--worker", action="append", required=True, help="klantmanager: naam of nummer")
    come.add_argument(
        "--out", type=Path, required=True, help="nieuwe map voor het verslag, papieren en foto's"
    )
    come.set_defaults(run=parcel_import)


def refused_words(refused: ParcelRefused) -> str:
    """What to say, and that nothing was taken in."""
    return f"{FAULT_WORDS[refused.fault]} Er is niets van ingenomen."


def stick_import(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), asked.file.open("rb") as stream:
        if asked.out.exists():
            raise FileExistsError
        taken = take_in_stick(service, settings.tenant, rereading(stream))
        _write_new(asked.out, taken.answer)
    again = "" if taken.times == 1 else f" Deze stick is voor de {taken.times}e keer ingenomen."
    sets = counted(taken.sets, "pakje", "pakjes")
    new = counted(taken.new_dossiers, "nieuw dossier", "nieuwe dossiers")
    say(f"Stick van laptop {taken.desk}: {sets}, {new}.{again}")
    if taken.apart:
        say(f"{counted(taken.apart, 'pakje is', 'pakjes zijn')} apart gelegd, in de quarantaine.")
    if taken.photos:
        whole = counted(taken.photos, "foto of papier is", "foto's en papieren zijn")
        say(f"{whole} er nu heel.")
    if taken.photos_refused:
        why = "er is geen ruimte meer; zie 'blobs room'" if taken.is_full else "hun wijziging is hier niet"
        left = counted(taken.photos_refused, "foto of papier is", "foto's en papieren zijn")
        say(f"{left} niet ingenomen: {why}. Op de laptop blijft alles staan.")
    if taken.stopped:
        say(f"De rest is niet ingenomen ({taken.stopped}); het antwoord zegt de laptop wat te doen.")
    say(f"Het antwoord staat in {asked.out}. Breng het terug naar dezelfde laptop.")
    return 0


def stick_export(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        _write_new(asked.out, stick_for(service, settings.tenant, asked.desk))
    say(f"Geschreven: {asked.out}. Alleen deze laptop kan het openen.")
    return 0


def parcel_key_shown(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        make = replace_parcel_key if asked.new else parcel_key
        public = make(service, settings.tenant)
        with service.work_in(settings.tenant) as work:
            row = work.people.tenant()
    if asked.out is not None and row is not None:
        write_private(asked.out, write_key_file(ParcelKeyFile(row.municipality, public)))
        say(f"De openbare sleutel staat in {asked.out}.")
    say(f"Code om aan de telefoon te vergelijken: {code_of_key(public)}")
    return 0


def parcel_import(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), asked.file.open("rb") as stream:
        asked.out.mkdir(mode=0o700)  # never into a folder that holds something
        try:
            taken = take_in_hand_over(
                service,
                settings.tenant,
                rereading(stream),
                asked.worker,
                lambda entry: lay_down(asked.out, entry),
            )
        except BaseException:
            shutil.rmtree(asked.out, ignore_errors=True)
            raise
    told = taken.manifest
    say(f"Van {told.municipality}, gemaakt {told.made_at}, grond: {told.ground.value}.")
    say(f"Code van de laptop die het maakte: {code_of_key(told.desk_key)}. Vergelijk hem met de afzender.")
    if taken.is_new:
        answers = counted(taken.answers, "antwoord", "antwoorden")
        say(f"Nieuw dossier {taken.dossier}: {answers}, nog te controleren.")
    else:
        say(f"Dit pakket was al ingenomen, als dossier {taken.dossier}. Er is niets bij gekomen.")
    if taken.photos:
        photos = counted(taken.photos, "foto staat", "foto's staan")
        say(f"{photos} bij het dossier, als overdracht van {told.municipality}.")
    if taken.photos_left:
        left = counted(taken.photos_left, "foto paste", "foto's pasten")
        say(f"{left} niet; maak ruimte ('blobs room') en neem het nog eens in.")
    say(f"Het verslag, de papieren en de foto's staan in {asked.out}. Wis die map als ze gelezen zijn.")
    return 0


def lay_down(folder: Path, entry: Entry) -> None:
    """One entry as a new file under its own name; the names were read strictly and lead nowhere else."""
    target = folder / entry.name
    target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    _write_new(target, [entry.content])


def _write_new(target: Path, parts: Iterable[bytes]) -> None:
    """A new file, 0600, on the disk before it counts; taken away when it could not be written whole."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as stream:
            for part in parts:
                stream.write(part)
            stream.flush()
            os.fsync(stream.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
