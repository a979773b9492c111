"""After a database was put back: what was taken away since is taken away again, before laptops get in."""

from __future__ import annotations

import argparse
from pathlib import Path

from sync.protocol.errors import Problem, ProblemType
from sync.server.app import utc_now
from sync.server.commands import opened, say
from sync.server.service import office
from sync.server.service.orders import order_state, tenant_row
from sync.server.service.ports import DeskState, Service
from sync.server.service.supplying import destroy_dossier
from sync.server.settings import Settings
from sync.server.taken_away import TAKEN_AWAY, Taken, What, last_of_each, note, read_taken, since_backup


def add_choice(verb: argparse.ArgumentParser) -> None:
    """How a restore knows what was taken away after the copy; with neither, every laptop is held."""
    known = verb.add_mutually_exclusive_group()
    known.add_argument(
        "--taken-away", type=Path, metavar="BESTAND", help=f"de lijst {TAKEN_AWAY}; anders die in de map"
    )
    known.add_argument(
        "--let-in", action="store_true", help="na de kopie is niets ingetrokken, gewist of vernietigd"
    )


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook `restored` into the command line."""
    verb = verbs.add_parser(
        "restored", help="na het terugzetten van een reservekopie van de database, voor het starten"
    )
    add_choice(verb)
    verb.set_defaults(run=_restored)


def _restored(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        acts = known_acts(asked, settings)
        office.begin_epoch(service, settings.tenant)
        take_away_again(service, settings, acts)
    say("Gedaan. Laptops halen alles opnieuw op en sturen na wat hier ontbreekt.")
    return 0


def known_acts(asked: argparse.Namespace, settings: Settings, made_at: str = "") -> tuple[Taken, ...] | None:
    """What was taken away since the copy of that moment ('' = ever); None when nobody can tell. Raises
    SettingsProblem, OSError."""
    path: Path = asked.taken_away or asked.folder / TAKEN_AWAY
    if asked.let_in:
        return ()
    if asked.taken_away is None and not path.exists():
        return None
    acts = read_taken(path, settings)
    return since_backup(acts, made_at) if made_at else acts


def take_away_again(service: Service, settings: Settings, acts: tuple[Taken, ...] | None) -> None:
    """Do these acts again; where nobody can tell them, hold every laptop until the office lets it in."""
    if acts is None:
        held = hold_all(service, settings.tenant)
        say("Niet bekend is wat na deze kopie is ingetrokken.")
        say(f"Daarom stilgezet: alle laptops, {held} in getal.")
        say("Laat ze toe met `desk LAPTOP active`, behalve wie eruit moet. Neem terug met `unassign`,")
        say("vernietig met `dossier destroy` wat na de kopie is teruggenomen of vernietigd.")
        return
    done = sum(_again(service, settings.tenant, one) for one in last_of_each(acts))
    say(f"Opnieuw gedaan van wat na de kopie kwam: {done}.")


def hold_all(service: Service, tenant: str) -> int:
    """Suspend every laptop that may come in; returns how many. It still sends, and is given nothing."""
    held = 0
    with service.work_in(tenant) as work:
        office_desk = tenant_row(work).office_desk
        for line in work.orders.desks():
            known = work.people.desk(line.desk)
            if known is None or known.desk == office_desk or known.state is not DeskState.ACTIVE:
                continue
            order_state(service, work, known, DeskState.SUSPENDED)
            held += 1
    return held


def keep_note(folder: Path, settings: Settings, taken: Taken) -> None:
    """Write an act down beside the database, or say that it could not be."""
    if not note(folder, settings, taken, utc_now()):
        say(f"Let op: dit staat niet in {TAKEN_AWAY}. Schrijf het zelf op, voor als een kopie terug moet.")


def _again(service: Service, tenant: str, one: Taken) -> bool:
    """False for what the copy does not know: then nothing of it came back."""
    try:
        if one.what is What.DESK:
            with service.work_in(tenant) as work:
                known = work.people.desk(one.subject)
            if known is None or known.state.value == one.to:
                return False
            office.set_desk_state(service, tenant, one.subject, DeskState(one.to))
        elif one.what is What.DESTROYED:
            destroy_dossier(service, tenant, one.subject, one.to)
        elif one.to == "given":
            return office.assign_dossier(service, tenant, one.subject, one.worker)
        else:
            return office.unassign_dossier(service, tenant, one.subject, one.worker)
    except Problem as problem:
        if problem.type is not ProblemType.NOT_FOUND:
            raise
        return False
    return True
