"""The back end's command line for whoever keeps it: set up, serve, workers, codes, caseload."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.protocol.errors import TITLES, Problem, ProblemType
from sync.protocol.parcel_faults import ParcelRefused
from sync.server import (
    commands,
    commands_access,
    commands_backup,
    commands_blobs,
    commands_doors,
    commands_exports,
    commands_orders,
    commands_parcels,
    commands_restored,
    commands_zgw,
)
from sync.server.app import OldSchema
from sync.server.environment import DATABASE, OWNER_DATABASE, Environment, Setting
from sync.server.postgres.copying import NoGoodBackup
from sync.server.postgres.transactions import UnsafeRole
from sync.server.service.caseload_file import CaseloadProblems
from sync.server.settings import SETTINGS_FILE, SettingsProblem
from sync.server.shipped import EmbeddedFailed

_DEFAULT_FOLDER = Path("intakekoffer-server")
#: what a command of the office meets, for who keeps the back end; the titles themselves are for desks
_DUTCH = {
    ProblemType.NOT_FOUND: "dat is hier niet bekend",
    ProblemType.NOT_ALLOWED: "dat mag hier niet",
    ProblemType.INVALID: "wat is opgegeven klopt niet",
    ProblemType.TENANT_UNKNOWN: "deze gemeente is hier niet ingericht",
    ProblemType.STORAGE_FULL: "er is geen ruimte meer voor bijlagen",
    ProblemType.CONTENT_DIFFERS: "de inhoud is niet wat de naam zegt",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns the exit code (0 done, 1 not done, 2 not understood)."""
    parser = _parser()
    asked = parser.parse_args(None if argv is None else list(argv))
    try:
        return int(asked.run(asked))
    except CaseloadProblems as found:
        for where, code in found.problems:
            print(f"{where}: {code}", file=sys.stderr)
        print(f"{len(found.problems)} problemen; niets opgeslagen.", file=sys.stderr)
    except Problem as problem:
        where = "".join(f" ({field}: {code})" for field, code in problem.problems)
        print(f"Niet gedaan: {_DUTCH.get(problem.type, TITLES[problem.type])}{where}", file=sys.stderr)
    except SettingsProblem as problem:
        print(_unusable(problem.field, asked.folder), file=sys.stderr)
    except UnsafeRole as problem:
        print(f"Gestart wordt er niet: de databaserol {problem.why}. Geef een gewone rol.", file=sys.stderr)
    except OldSchema:
        print("De database heeft een ander schema. Draai eerst 'init' met --owner-url.", file=sys.stderr)
    except EmbeddedFailed as problem:
        print(f"De eigen database doet het niet: {problem}", file=sys.stderr)
    except FileExistsError:
        print("Dat bestand bestaat al; er wordt niets overschreven.", file=sys.stderr)
    except NoGoodBackup as problem:
        print(commands_backup.refused_words(problem), file=sys.stderr)
    except ParcelRefused as refused:
        print(commands_parcels.refused_words(refused), file=sys.stderr)
    except OSError as problem:
        which = f" ({problem.filename})" if problem.filename else ""
        print(f"Bestand of poort niet bruikbaar: {problem.strerror}{which}", file=sys.stderr)
    return 1


def _unusable(field: str, folder: Path) -> str:
    """What is wrong: the settings of this folder or the environment, or what was asked."""
    if field.startswith(SETTINGS_FILE):
        back = "Richt in met 'init', of zet de bewaarde terug."
        return f"Instellingen niet bruikbaar: {field} in {folder}. {back}"
    if field.isupper():
        return f"Instellingen niet bruikbaar: {field}. Kijk in de omgeving, of richt in met 'init'."
    return f"Niet gedaan: {field} klopt niet. Vraag met --help hoe het moet."


def _stated(setting: Setting) -> str:
    """What the environment says, also by a file; a file that is not there counts as nothing said."""
    try:
        return Environment(os.environ).text(setting)
    except OSError:
        return ""


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="intakekoffer server",
        description="Het back end: inrichten, starten, codes, dossiers klaarzetten.",
    )
    parser.add_argument(
        "--folder", type=Path, default=_DEFAULT_FOLDER, help="map met instellingen en eigen database"
    )
    verbs = parser.add_subparsers(required=True, metavar="OPDRACHT")

    init = verbs.add_parser("init", help="richt in: schema, gemeente, sleutels; of breng het schema bij")
    init.add_argument("--tenant", required=True, help="gemeentecode, bijvoorbeeld gm9999")
    init.add_argument("--municipality", required=True, help="naam van de gemeente")
    init.add_argument("--phone", default="", help="telefoon van de servicedesk")
    init.add_argument(
        "--service-url",
        default=_stated(DATABASE),
        help="eigen PostgreSQL: adres van de dienst; leeg = meegeleverd. Liever in DATABASE_URL: wat hier "
        "staat is op deze machine voor anderen te zien",
    )
    init.add_argument(
        "--owner-url",
        default=_stated(OWNER_DATABASE),
        help="eigen PostgreSQL: adres van de eigenaar, alleen voor init. Liever in OWNER_DATABASE_URL",
    )
    recovery = init.add_mutually_exclusive_group(required=True)
    recovery.add_argument(
        "--recovery-public",
        type=Path,
        help="de openbare herstelsleutel van de officieren, gemaakt met 'intakekoffer herstel sleutel'",
    )
    recovery.add_argument(
        "--recovery-out",
        type=Path,
        help="voor een proef: maak zelf een sleutel; hier komt de geheime helft, buiten dit systeem bewaren",
    )
    init.add_argument("--host", default="127.0.0.1")
    init.add_argument("--port", type=int, default=8765)
    init.add_argument("--code-minutes", type=int, default=15, help="hoe lang een aanmeldcode geldig is")
    init.set_defaults(run=commands.init)

    serve = verbs.add_parser("serve", help="start en blijf luisteren tot Ctrl-C")
    serve.add_argument("--port", type=int, default=None)
    serve.set_defaults(run=commands.serve)

    worker = verbs.add_parser("worker", help="klantmanagers").add_subparsers(required=True, metavar="WAT")
    add = worker.add_parser("add", help="voeg een klantmanager toe; schrijft het nummer")
    add.add_argument("label", help="naam zoals collega's die kennen")
    add.add_argument("--phone", default="")
    add.add_argument("--no-special", action="store_true", help="mag geen bijzondere gegevens lezen")
    add.set_defaults(run=commands.worker_add)

    worker.add_parser("list", help="nummer, naam en rollen van iedereen").set_defaults(
        run=commands.worker_list
    )

    code = verbs.add_parser("code", help="geef een aanmeldcode voor een laptop; een keer bruikbaar")
    code.add_argument("worker", help="naam of nummer van de klantmanager")
    code.add_argument(
        "--laptop", default="", help="hoe die laptop heet, bijvoorbeeld 'laptop 3'; geen naam van iemand"
    )
    code.set_defaults(run=commands.code)

    caseload = verbs.add_parser("caseload", help="dossiers").add_subparsers(required=True, metavar="WAT")
    load = caseload.add_parser("import", help="zet dossiers klaar uit een JSON-bestand")
    load.add_argument("file", type=Path)
    load.set_defaults(run=commands.caseload_import)

    kept = verbs.add_parser("recovery", help="herstelpakketten: welke er zijn, of een ervan in een bestand")
    kept.add_argument("desk", nargs="?", help="nummer van de laptop; leeg = toon welke er zijn")
    kept.add_argument("--out", type=Path, help="bestand voor de officieren")
    kept.set_defaults(run=commands.recovery)

    verbs.add_parser("dossiers", help="lijst van dossiers met hun samenvatting, zonder namen").set_defaults(
        run=commands.dossiers
    )
    export = verbs.add_parser("export-changes", help="alle wijzigingen van een dossier, leesbaar, als JSON")
    export.add_argument("dossier")
    export.set_defaults(run=commands.export)

    commands_doors.add_verbs(verbs)
    commands_restored.add_verbs(verbs)
    commands_access.add_verbs(verbs)
    commands_parcels.add_verbs(verbs)
    commands_blobs.add_verbs(verbs)
    commands_backup.add_verbs(verbs)
    commands_zgw.add_verbs(verbs)
    commands_exports.add_verbs(verbs)
    commands_orders.add_verbs(verbs)

    demo = verbs.add_parser("demo", help="een back end met een verzonnen gemeente, op deze machine alleen")
    demo.add_argument("--port", type=int, default=8765)
    demo.set_defaults(run=commands.demo)
    return parser
