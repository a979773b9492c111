"""The commands that give and take away: dossiers of klantmanagers, laptops in and out.

Each is written down beside the database as well (`taken_away`), for when an older copy must be put back.
"""

from __future__ import annotations

import argparse

from sync.server.commands import opened, say
from sync.server.commands_restored import keep_note
from sync.server.service import office
from sync.server.service.ports import DeskState
from sync.server.service.supplying import destroy_dossier
from sync.server.taken_away import Taken, What


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook `assign`, `unassign`, `desk` and `dossier` into the command line."""
    for name, what, run in (
        ("assign", "wijs een dossier toe aan een klantmanager", assign),
        ("unassign", "neem een dossier terug", unassign),
    ):
        given = verbs.add_parser(name, help=what)
        given.add_argument("dossier", help="nummer van het dossier, uit 'dossiers'")
        given.add_argument("worker", help="naam of nummer van de klantmanager")
        given.set_defaults(run=run)

    desk = verbs.add_parser("desk", help="zet een laptop aan of uit")
    desk.add_argument("desk", help="nummer van de laptop, uit 'orders'")
    desk.add_argument(
        "state",
        choices=["active", "suspended", "revoked", "wipe"],
        help="gewoon, voor nu stil, voorgoed uit, of eerst redden wat er wacht en dan wissen",
    )
    desk.set_defaults(run=desk_state)

    dossier = verbs.add_parser("dossier", help="een dossier").add_subparsers(required=True, metavar="WAT")
    gone = dossier.add_parser("destroy", help="vernietig een dossier, hier en op elke laptop")
    gone.add_argument("dossier")
    gone.add_argument("--order", required=True, help="nummer van het besluit; staat in het logboek")
    gone.set_defaults(run=dossier_destroy)


def assign(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        worker = office.find_worker(service, settings.tenant, asked.worker)
        is_new = office.assign_dossier(service, settings.tenant, asked.dossier, worker)
        say("Toegewezen." if is_new else "Was al toegewezen.")
        keep_note(asked.folder, settings, Taken(What.ASSIGNMENT, asked.dossier, "given", worker))
    return 0


def unassign(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        worker = office.find_worker(service, settings.tenant, asked.worker)
        is_taken = office.unassign_dossier(service, settings.tenant, asked.dossier, worker)
        say("Teruggenomen." if is_taken else "Was niet toegewezen.")
        keep_note(asked.folder, settings, Taken(What.ASSIGNMENT, asked.dossier, "taken", worker))
    return 0


def desk_state(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        office.set_desk_state(service, settings.tenant, asked.desk, DeskState(asked.state))
        say("Gedaan.")
        keep_note(asked.folder, settings, Taken(What.DESK, asked.desk, asked.state))
    return 0


def dossier_destroy(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        told = destroy_dossier(service, settings.tenant, asked.dossier, asked.order)
        keep_note(asked.folder, settings, Taken(What.DESTROYED, asked.dossier, asked.order))
    say(f"Vernietigd. Laptops met de opdracht het te vergeten: {told}.")
    return 0
