"""The back end's command line for whoever keeps it: set up, serve, workers, codes, caseload."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from sync.protocol.errors import TITLES, Problem
from sync.server import commands
from sync.server.app import OldSchema
from sync.server.embedded import EmbeddedFailed
from sync.server.postgres.transactions import UnsafeRole
from sync.server.service.caseload_file import CaseloadProblems
from sync.server.settings import SettingsProblem

_DEFAULT_FOLDER = Path("intakekoffer-server")


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
        print(f"Niet gedaan: {TITLES[problem.type]}{where}", file=sys.stderr)
    except SettingsProblem as problem:
        print(f"Instellingen niet bruikbaar: {problem.field}. Richt in met 'init'.", file=sys.stderr)
    except UnsafeRole as problem:
        print(f"Gestart wordt er niet: de databaserol {problem.why}. Geef een gewone rol.", file=sys.stderr)
    except OldSchema:
        print("De database heeft een ander schema. Draai eerst 'init' met --owner-url.", file=sys.stderr)
    except EmbeddedFailed as problem:
        print(f"De eigen database doet het niet: {problem}", file=sys.stderr)
    except FileExistsError:
        print("Dat bestand bestaat al; er wordt niets overschreven.", file=sys.stderr)
    except OSError as problem:
        print(f"Bestand of poort niet bruikbaar: {problem.strerror}", file=sys.stderr)
    return 1


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
        default=os.environ.get("DATABASE_URL", ""),
        help="eigen PostgreSQL: adres van de dienst; leeg = meegeleverd. Liever in DATABASE_URL: wat hier "
        "staat is op deze machine voor anderen te zien",
    )
    init.add_argument(
        "--owner-url",
        default=os.environ.get("OWNER_DATABASE_URL", ""),
        help="eigen PostgreSQL: adres van de eigenaar, alleen voor init. Liever in OWNER_DATABASE_URL",
    )
    init.add_argument(
        "--recovery-out",
        type=Path,
        required=True,
        help="hier komt de geheime herstelsleutel; bewaar hem buiten dit systeem",
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

    code = verbs.add_parser("code", help="geef een aanmeldcode voor een laptop; een keer bruikbaar")
    code.add_argument("worker", help="naam of nummer van de klantmanager")
    code.set_defaults(run=commands.code)

    caseload = verbs.add_parser("caseload", help="dossiers").add_subparsers(required=True, metavar="WAT")
    load = caseload.add_parser("import", help="zet dossiers klaar uit een JSON-bestand")
    load.add_argument("file", type=Path)
    load.set_defaults(run=commands.caseload_import)

    for name, what, run in (
        ("assign", "wijs een dossier toe aan een klantmanager", commands.assign),
        ("unassign", "neem een dossier terug", commands.unassign),
    ):
        given = verbs.add_parser(name, help=what)
        given.add_argument("dossier")
        given.add_argument("worker")
        given.set_defaults(run=run)

    desk = verbs.add_parser("desk", help="zet een laptop aan of uit")
    desk.add_argument("desk")
    desk.add_argument("state", choices=["active", "suspended", "revoked", "wipe"])
    desk.set_defaults(run=commands.desk_state)

    verbs.add_parser(
        "restored", help="na het terugzetten van een reservekopie van de database, voor het starten"
    ).set_defaults(run=commands.restored)
    verbs.add_parser("dossiers", help="lijst van dossiers met hun samenvatting, zonder namen").set_defaults(
        run=commands.dossiers
    )
    export = verbs.add_parser("export-changes", help="alle wijzigingen van een dossier, leesbaar, als JSON")
    export.add_argument("dossier")
    export.set_defaults(run=commands.export)

    demo = verbs.add_parser("demo", help="een back end met een verzonnen gemeente, op deze machine alleen")
    demo.add_argument("--port", type=int, default=8765)
    demo.set_defaults(run=commands.demo)
    return parser
