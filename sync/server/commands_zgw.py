"""The commands about publishing: is the zaaksysteem ready, publish, what stands apart, what differs there."""

from __future__ import annotations

import argparse
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from sync.protocol.errors import Problem, ProblemType
from sync.server.app import utc_now
from sync.server.commands import opened, say
from sync.server.objects.publisher import ObjectsPublisher
from sync.server.objects.registry import ObjectsApi
from sync.server.objects.setup import FILE as OBJECTS_FILE
from sync.server.objects.setup import ObjectsSetupProblems, load_objects_setup
from sync.server.outside.asking import Refused, Unknown
from sync.server.service.blob_contents import OpenedPapers
from sync.server.service.counted import counted
from sync.server.service.ports import Service
from sync.server.service.publishing import Round, publish_waiting, settle_difference, take_up_everything
from sync.server.service.publishing_ports import Publisher, Target
from sync.server.service.publishing_words import STATE_WORDS, WHY_WORDS
from sync.server.settings import Settings
from sync.server.zgw.asking import Zaaksysteem
from sync.server.zgw.checking import check
from sync.server.zgw.publisher import ZgwPublisher
from sync.server.zgw.setup import EXAMPLE, FILE, ZgwSetupProblems, load_setup

_BETWEEN_ROUNDS = 15.0
_OURS, _THEIRS = "ons", "daar"


def add_verbs(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Hook 'zgw', 'objects' and 'publish' into the command line."""
    zgw = verbs.add_parser("zgw", help="het zaaksysteem: nakijken, wat apart staat, wat daar veranderd is")
    zgw.add_argument("--folder", type=Path, default=argparse.SUPPRESS, help="map van het back end")
    doing = zgw.add_subparsers(required=True, metavar="WAT")
    doing.add_parser("example", help=f"een voorbeeld van {FILE}").set_defaults(run=zgw_example)
    doing.add_parser("check", help="wat er nog mist voordat er gepubliceerd kan worden").set_defaults(
        run=zgw_check
    )
    doing.add_parser("list", help="hoe elk dossier ervoor staat").set_defaults(
        run=outbox_list, target=Target.ZGW
    )
    again = doing.add_parser("again", help="laat een dossier opnieuw gaan, of alles wat apart staat")
    again.add_argument("dossier", nargs="?")
    again.set_defaults(run=outbox_again, target=Target.ZGW)
    doing.add_parser("all", help="neem alle dossiers op die er al waren").set_defaults(run=outbox_all)
    doing.add_parser(
        "differences", help="velden die in het zaaksysteem met de hand veranderd zijn"
    ).set_defaults(run=differences, target=Target.ZGW)
    _choose(doing, Target.ZGW)

    objects = verbs.add_parser("objects", help="een Objecten-API: een object per dossier")
    doing = objects.add_subparsers(required=True, metavar="WAT")
    doing.add_parser(
        "publish-type", help="publiceer het objecttype, als een nieuwe versie waar nodig"
    ).set_defaults(run=objects_type)
    doing.add_parser("list", help="hoe elk dossier ervoor staat").set_defaults(
        run=outbox_list, target=Target.OBJECTS
    )
    doing.add_parser("differences", help="objecten die daar met de hand veranderd zijn").set_defaults(
        run=differences, target=Target.OBJECTS
    )
    _choose(doing, Target.OBJECTS)

    publish = verbs.add_parser("publish", help="breng naar zaaksysteem en Objecten-API wat wacht")
    publish.add_argument("--stay", action="store_true", help="blijf dat doen tot Ctrl-C")
    publish.set_defaults(run=publish_all)


def _choose(doing: argparse._SubParsersAction[argparse.ArgumentParser], target: Target) -> None:
    chosen = doing.add_parser("choose", help="kies wat van een verschil geldt")
    chosen.add_argument("dossier")
    chosen.add_argument("field", help="zoals 'differences' het noemt")
    chosen.add_argument("which", choices=[_OURS, _THEIRS])
    chosen.set_defaults(run=choose, target=target)


def zgw_example(asked: argparse.Namespace) -> int:
    say(EXAMPLE)
    return 0


def zgw_check(asked: argparse.Namespace) -> int:
    """Needs no database: only zgw.toml and the way to the zaaksysteem. 1 while something is wrong."""
    return _telling(lambda: _check(asked.folder))


def _check(folder: Path) -> int:
    ask = Zaaksysteem(load_setup(folder / FILE, os.environ), utc_now)
    try:
        findings = check(ask, utc_now())
    finally:
        ask.close()
    for number, one in enumerate(findings, start=1):
        say(f"{number}. {'MIST: ' if one.is_wrong else 'let op: '}{one.what}")
        if one.do:
            say(f"   {one.do}")
    wrong = sum(one.is_wrong for one in findings)
    say(f"{wrong} te doen." if wrong else "Klaar: er kan gepubliceerd worden.")
    return 1 if wrong else 0


def _telling(run: Callable[[], int]) -> int:
    """Run it; a setup file that cannot be used, or a system that says no, in words. Returns the exit code."""
    try:
        return run()
    except (ZgwSetupProblems, ObjectsSetupProblems) as found:
        name = FILE if isinstance(found, ZgwSetupProblems) else OBJECTS_FILE
        told = [f"{name}, {where}: {what}" for where, what in found.problems]
    except FileNotFoundError as missing:
        told = [f"{Path(str(missing.filename)).name} is er niet. Een voorbeeld: intakekoffer zgw example"]
    except Unknown as unknown:
        told = [f"Geen bruikbaar antwoord ({unknown.what}). Later nog eens."]
    except Refused as refused:
        told = [f"Geweigerd: {refused.told}"]
    sys.stderr.write("\n".join(told) + "\n")
    return 1


def publish_all(asked: argparse.Namespace) -> int:
    """Every target that is set up. With --stay until Ctrl-C or SIGTERM; the dossier under way is ended."""
    ended = threading.Event()
    if asked.stay:
        for name in (signal.SIGINT, signal.SIGTERM):
            signal.signal(name, lambda *_: ended.set())
    return _telling(lambda: _publish(asked, ended))


def _publish(asked: argparse.Namespace, ended: threading.Event) -> int:
    with opened(asked) as (service, settings, _):
        targets = [name for name in (FILE, OBJECTS_FILE) if (asked.folder / name).exists()]
        if not targets:
            raise FileNotFoundError(2, "", str(asked.folder / FILE))
        made = Round()
        while True:
            try:
                made = _round(service, settings, asked.folder, ended)
            except Problem as problem:
                # Our own database is away for a moment: what was under way is taken up again.
                if problem.type is not ProblemType.TRY_LATER or not asked.stay:
                    raise
            if not asked.stay or ended.is_set():
                waiting = counted(made.waiting, "wacht", "wachten")
                say(f"{made.done} klaar, {waiting}, {made.apart} apart gezet.")
                return 0
            # In small waits: on Windows a signal is only seen between them.
            for _ in range(int(_BETWEEN_ROUNDS * 2)):
                if ended.wait(0.5):
                    break


def _round(service: Service, settings: Settings, folder: Path, ended: threading.Event) -> Round:
    """Read the setup anew every time: what was mended there counts from the next round on."""
    done = waiting = apart = 0
    with _publishers(folder, os.environ) as publishers:
        for publisher in publishers:
            papers = OpenedPapers(service)
            one = publish_waiting(service, settings.tenant, publisher, papers, ended.is_set)
            done, waiting, apart = done + one.done, waiting + one.waiting, apart + one.apart
    return Round(done, waiting, apart)


@contextmanager
def _publishers(folder: Path, environment: Mapping[str, str]) -> Iterator[Sequence[Publisher]]:
    """One for each setup file that is there. Raises ZgwSetupProblems, ObjectsSetupProblems."""
    ask = api = None
    made: list[Publisher] = []
    if (folder / FILE).exists():
        ask = Zaaksysteem(load_setup(folder / FILE, environment), utc_now)
        made.append(ZgwPublisher(ask))
    if (folder / OBJECTS_FILE).exists():
        api = ObjectsApi(load_objects_setup(folder / OBJECTS_FILE, environment))
        made.append(ObjectsPublisher(api))
    try:
        yield made
    finally:
        for one in (ask, api):
            if one is not None:
                one.close()


def outbox_list(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), service.work_in(settings.tenant) as work:
        for row in work.publications.listed(asked.target):
            told = f"{row.dossier}  {STATE_WORDS[row.state]}  {WHY_WORDS[row.reason]}".rstrip()
            say(f"{told} [{row.detail}]" if row.detail else told)
        counts = work.publications.counts(asked.target)
    say(", ".join(f"{counts[state]} {STATE_WORDS[state]}" for state in counts) + ".")
    return 0


def outbox_again(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), service.work_in(settings.tenant) as work:
        again = work.publications.again(asked.target, asked.dossier)
        say(f"{counted(again, 'gaat', 'gaan')} opnieuw.")
    return 0


def outbox_all(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        say(f"{counted(take_up_everything(service, settings.tenant), 'dossier', 'dossiers')} opgenomen.")
    return 0


def differences(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _), service.work_in(settings.tenant) as work:
        for one in work.publications.differences(asked.target):
            say(f"{one.dossier}  {one.field}\n   {_OURS}: {one.ours}\n   {_THEIRS}: {one.theirs}")
    return 0


def choose(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        take_ours = asked.which == _OURS
        settle_difference(service, settings.tenant, asked.target, asked.dossier, asked.field, take_ours)
    say("Gekozen." if not take_ours else "Gekozen; het wordt bij de volgende beurt geschreven.")
    return 0


def objects_type(asked: argparse.Namespace) -> int:
    return _telling(lambda: _publish_type(asked))


def _publish_type(asked: argparse.Namespace) -> int:
    with opened(asked) as (service, settings, _):
        api = ObjectsApi(load_objects_setup(asked.folder / OBJECTS_FILE, os.environ))
        try:
            kind, is_new = api.publish_objecttype()
        finally:
            api.close()
        with service.work_in(settings.tenant) as work:
            rows = work.publications.listed(Target.OBJECTS) if is_new else ()
            for row in rows:
                work.publications.again(Target.OBJECTS, row.dossier)
        say(f"Versie {kind.version}, {'nieuw' if is_new else 'was er al'}.")
        return 0
