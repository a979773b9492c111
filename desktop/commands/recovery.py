"""`intakekoffer herstel ...`: what two of three officers do when a klantmanager cannot open her koffer.

`sleutel` makes the municipal key once and divides it, `openen` answers a request, `redding` opens what a
laptop left before it was wiped, `oefening` plays both sides on a laptop that is thrown away. Done at the
office, on a computer without a network.
"""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop.commands.recovery_drill import DrillFailed, drill
from desktop.domain.errors import Refusal, Trouble
from desktop.intake_files.room import IncomingFiles
from desktop.outgoing_files.exports import PrivateExports
from desktop.store import hybrid_seal, recovery_office, recovery_texts
from desktop.store.kdf import PRODUCTION, KdfParameters
from desktop.store.passphrases import proposed, read_words
from desktop.store.recovery_office import OfficeLine, ParcelWrong
from desktop.store.recovery_officers import (
    OFFICERS,
    OfficerFileWrong,
    make_officers,
    open_together,
    read_officer,
    write_public,
)
from sync.protocol.canonical import WireCode, WireProblem
from sync.protocol.rescue import open_rescue, write_rescue_open

#: asks for words that do not show on the screen
Ask = Callable[[str], str]
PUBLIC_FILE, AUDIT_FILE = "herstelsleutel-openbaar.json", "herstel-logboek.jsonl"
_WHY = {
    "key": "dit pakket is niet voor deze sleutel gemaakt",
    "store": "dit pakket is van een andere koffer dan de herstelvraag",
    "generation": "de koffer heeft een nieuwere sleutel; haal het nieuwste pakket, of recovery.pending van de"
    " laptop",
    "unreadable": "dit is geen heel pakket van een gewiste laptop",
    "audit": "het logboek van de officieren is veranderd; er is niets gedaan",
}


def command(argv: Sequence[str]) -> int:
    """0: done; 1: something has to change first, and it is said what."""
    return run(argv, getpass.getpass)


def run(argv: Sequence[str], ask: Ask, cost: KdfParameters = PRODUCTION) -> int:
    """As `command`, with the words asked by `ask` and new files at this cost."""
    asked = _parser().parse_args(argv)
    try:
        if asked.act == "sleutel":
            return _make(asked.folder, asked.officers, ask, cost)
        if asked.act == "openen":
            return _open(asked, ask)
        if asked.act == "redding":
            return _rescue(asked, ask)
        return _drill(cost)
    except EOFError:
        return _no("dit vraagt woorden van mensen aan het toetsenbord; voer het uit in een gewone terminal")
    except (Refusal, Trouble) as failure:
        return _no(f"een bestand kan niet worden gelezen of geschreven ({failure.code.value})")
    except OfficerFileWrong:
        return _no("dit zijn geen twee bestanden van dezelfde sleutel, of de woorden zijn anders")
    except ParcelWrong as wrong:
        return _no(_WHY[wrong.why])


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="intakekoffer herstel",
        description="Herstel van een koffer door de gemeente: twee van drie officieren samen.",
    )
    acts = parser.add_subparsers(dest="act", required=True, metavar="sleutel|openen|redding|oefening")
    making = acts.add_parser("sleutel", help="maak een keer de sleutel van de gemeente, voor drie officieren")
    making.add_argument("folder", type=Path, metavar="MAP")
    making.add_argument("officers", nargs=OFFICERS, metavar="OFFICIER", help="functie of naam")
    opening = acts.add_parser("openen", help="beantwoord een herstelvraag, met twee officieren")
    opening.add_argument("--pakket", dest="parcel", type=Path, required=True, metavar="BESTAND")
    opening.add_argument("--vraag", dest="request", type=Path, required=True, metavar="BESTAND")
    opening.add_argument("--officier", dest="officers", type=Path, nargs=2, required=True, metavar="BESTAND")
    opening.add_argument("--naar", dest="target", type=Path, required=True, metavar="BESTAND")
    opening.add_argument("--logboek", dest="audit", type=Path, metavar="BESTAND")
    rescue = acts.add_parser("redding", help="open het pakket van een gewiste laptop, met twee officieren")
    rescue.add_argument("--pakket", dest="parcel", type=Path, required=True, metavar="BESTAND")
    rescue.add_argument("--officier", dest="officers", type=Path, nargs=2, required=True, metavar="BESTAND")
    rescue.add_argument("--naar", dest="target", type=Path, required=True, metavar="BESTAND")
    rescue.add_argument("--logboek", dest="audit", type=Path, metavar="BESTAND")
    acts.add_parser("oefening", help="speel beide kanten na op een koffer die wordt weggegooid")
    return parser


def _make(folder: Path, labels: Sequence[str], ask: Ask, cost: KdfParameters) -> int:
    exports, words = PrivateExports(), read_words()
    try:  # before anybody writes down words
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError:
        return _no(f"de map {folder} kan niet worden gemaakt")
    names = [PUBLIC_FILE, *(_officer_file(number) for number in range(1, len(labels) + 1))]
    if any((folder / name).exists() for name in names):
        return _no(f"in {folder} staat al een sleutel; er wordt niets overschreven")
    pair = hybrid_seal.new_key()
    typed: list[bytearray] = []
    for label in labels:
        own = " ".join(proposed(words, has_device_secret=False))
        print(f"{label}: schrijf deze woorden op, in deze volgorde. Ze staan nergens anders.\n  {own}")
        again = ask(f"{label}, typ ze over van uw papier: ")
        if again.lower().split() != own.split():
            return _no("de woorden zijn anders dan op het scherm; er is niets gemaakt. Begin opnieuw")
        typed.append(bytearray(own.encode()))
    texts = make_officers(pair, labels, typed, cost)
    for number, text in enumerate(texts, 1):
        exports.write_new(folder / _officer_file(number), text.encode())
    exports.write_new(folder / PUBLIC_FILE, write_public(pair.public).encode())
    print(f"Gemaakt in {folder}: drie bestanden voor de officieren en {PUBLIC_FILE} voor het back end.")
    print(f"Sleutelnummer: {hybrid_seal.key_id(pair.public)}")
    print("Geef elk officiersbestand aan een ander, bewaar papier en bestand apart, en doe de oefening.")
    return 0


def _officer_file(number: int) -> str:
    return f"officier-{number}.json"


def _open(asked: argparse.Namespace, ask: Ask) -> int:
    files = IncomingFiles()
    request = recovery_texts.read_request(files.fetch(asked.request).decode("utf-8", "replace"))
    if request is None:
        return _no("dit is geen hele herstelvraag")
    code = recovery_texts.code_of(request)
    read_aloud = ask("Laat de klantmanager de code voorlezen en typ die: ")
    if _plain(read_aloud) != _plain(code):
        return _no("de code is anders: deze vraag komt niet van die laptop. Er is niets geopend")
    officers = [read_officer(files.fetch(path).decode("utf-8", "replace")) for path in asked.officers]
    words = [bytearray(ask(f"Woorden van {one.label}: ").encode()) for one in officers]
    audit = asked.audit or asked.officers[0].with_name(AUDIT_FILE)
    if audit.exists():
        recovery_office.read_chain(audit)
    pair = open_together(officers[0], words[0], officers[1], words[1])
    parcel = recovery_office.parcel_in(files.fetch(asked.parcel))
    text = recovery_office.answer(pair, parcel, request)
    labels = tuple(one.label for one in officers)
    key_id = hybrid_seal.key_id(pair.public)
    line = OfficeLine(datetime.now(UTC), "recovery.answered", key_id, request.store_id, code, labels)
    recovery_office.note(audit, line)
    PrivateExports().write_new(asked.target, text.encode())
    print(f"Antwoord: {asked.target}. Alleen de laptop met code {code} kan het lezen, een keer.")
    print(f"Opgeschreven in {audit}. Wis het pakket en het antwoord als de koffer weer open is.")
    return 0


def _rescue(asked: argparse.Namespace, ask: Ask) -> int:
    files = IncomingFiles()
    officers = [read_officer(files.fetch(path).decode("utf-8", "replace")) for path in asked.officers]
    words = [bytearray(ask(f"Woorden van {one.label}: ").encode()) for one in officers]
    audit = asked.audit or asked.officers[0].with_name(AUDIT_FILE)
    if audit.exists():
        recovery_office.read_chain(audit)
    pair = open_together(officers[0], words[0], officers[1], words[1])
    try:
        rescue = open_rescue(pair, recovery_office.rescue_in(files.fetch(asked.parcel)))
    except WireProblem as problem:
        raise ParcelWrong("key" if problem.code is WireCode.DOES_NOT_OPEN else "unreadable") from None
    labels, key_id = tuple(one.label for one in officers), hybrid_seal.key_id(pair.public)
    line = OfficeLine(datetime.now(UTC), "rescue.opened", key_id, rescue.desk, "", labels)
    recovery_office.note(audit, line)
    PrivateExports().write_new(asked.target, write_rescue_open(rescue))
    print(f"Geopend: {asked.target}. Neem het in met 'intakekoffer server rescue import' en wis het dan.")
    print(f"Opgeschreven in {audit}.")
    return 0


def _drill(cost: KdfParameters) -> int:
    try:
        for number, step in enumerate(drill(cost), 1):
            print(f"{number:2}. goed   {step}")
    except DrillFailed as failed:
        return _no(f"    FOUT   {failed.step}\nDe oefening is niet geslaagd.")
    print("De oefening is geslaagd: herstel werkt, van vraag tot open koffer. De oefenkoffer is gewist.")
    return 0


def _plain(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum())


def _no(words: str) -> int:
    print(words, file=sys.stderr)
    return 1
