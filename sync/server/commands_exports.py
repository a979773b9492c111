"""The commands that give out what is known of all dossiers together: out of summaries, without names."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from sync.server.commands import opened, say
from sync.server.service.counted import counted
from sync.server.service.ggm import MODEL, export_ggm, ggm_csv
from sync.server.service.steering import steering
from sync.server.settings import SettingsProblem, write_private


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook 'export' and 'steering' into the command line."""
    doing = verbs.add_parser("export", help="uitvoer zonder namen").add_subparsers(
        required=True, metavar="WAT"
    )
    ggm = doing.add_parser("ggm", help=f"een regel per dossier onder de namen van {MODEL}")
    ggm.add_argument("out", type=Path, help="nieuw bestand: .json of .csv")
    ggm.set_defaults(run=ggm_export)
    verbs.add_parser(
        "steering", help="tellingen over alle dossiers; kleine aantallen verborgen"
    ).set_defaults(run=steering_shown)


def ggm_export(asked: argparse.Namespace) -> int:
    if asked.out.suffix not in (".json", ".csv"):
        raise SettingsProblem("OUT (.json of .csv)")
    with opened(asked) as (service, settings, _):
        records = export_ggm(service, settings.tenant)
    if asked.out.suffix == ".csv":
        text = ggm_csv(records)
    else:
        text = json.dumps({"model": MODEL, "records": records}, ensure_ascii=False, indent=2) + "\n"
    write_private(asked.out, text)
    say(f"{counted(len(records), 'dossier', 'dossiers')} in {asked.out}.")
    say("Een regel is een persoon: ook zonder naam zijn dit persoonsgegevens. Wis het bestand na gebruik.")
    return 0


def steering_shown(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        say(json.dumps(steering(service, settings.tenant), ensure_ascii=False, indent=2))
    return 0
