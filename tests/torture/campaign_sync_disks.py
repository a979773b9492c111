"""Disks that fill up in the middle of a sync, the laptop's and the database's; and a link that goes down.

The disks are real and small, mounted for one process and what it starts; the link is that of a network of
its own. Nothing may be called arrived that is not, no cursor may go past what was not kept, and once there is
room, or a link, everything goes on.
"""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
from dataclasses import asdict
from functools import partial
from pathlib import Path
from uuid import UUID

from desktop.domain.errors import Trouble
from sync.server.service import office
from sync.server.service.enrolment import make_enrolment_code
from sync.server.service.ports import Service
from tests.fault_line import Conditions
from tests.torture.claims import Arena, CannotRun, Claim, Deeds, Found, Toll
from tests.torture.field_desk import OF_THE_WEATHER, ONCE, Desk, sync
from tests.torture.forked import Child, Say
from tests.torture.small_disk import on_a_small_disk
from tests.torture.town import TENANT, Town, town

_NEW_NETWORK = 0x40000000
_LAPTOP_KB = 24_000
_DATABASE_KB = 150_000
_SMALL_DATABASE = {"min_wal_size": "32MB", "max_wal_size": "48MB", "wal_keep_size": "0"}


def _dossier(number: int) -> str:
    return str(UUID(int=number << 64 | 1 << 63 | 0x4000 << 64, version=4))


def a_full_laptop(arena: Arena) -> Found:
    """Laptops with disks of many sizes fetch what does not fit, until room is made."""
    full, toll, odd = 0, Toll(), list[str]()
    rooms = arena.pick(range(200, 2_200, 50), range(200, 2_200, 1_000), range(600, 700, 100))
    answers = arena.pick(1_200, 1_200, 700)
    with town(arena.folder) as here:
        here.settle(["A"])
        told = Child(here.desks["A"].saving(_dossier(1), answers, letters=900)).told()
        odd += here.synced("A")
        for room in rooms:
            place = arena.place(f"disk{room}")
            code = str(here.office(partial(_newcomer, f"laptop {room}")))
            work = partial(_fetch_what_does_not_fit, place, room * 1_000, here.line.address, code)
            said = on_a_small_disk(place, _LAPTOP_KB, work)
            toll.unhandled += said.unhandled
            facts = dict(line.split("=") for line in said.lines if "=" in line)
            full += facts.get("full") == "yes"
            if said.ended or "has" not in facts or facts.get("full", "yes") != "yes":
                odd.append(f"{room} kB: {said.ended} {facts}")
            else:
                toll.skipped += len(told.lines) - int(facts["has"])
    if not full:
        odd.append("no disk was full: nothing was tried")
    figure = f"{full} of {len(rooms)} disks full in the middle; all fetched the rest once there was room"
    deeds = Deeds(changes=len(told.lines))
    return Found(figure, len(rooms), toll, tuple(odd[:10]), deeds)


def _newcomer(label: str, service: Service) -> str:
    """The code of a new worker who was given everything."""
    worker = office.add_worker(service, TENANT, label, "", may_read_special=True)
    with service.work_in(TENANT) as work:
        dossiers = [row.dossier for row in work.log.dossiers()]
    for dossier in dossiers:
        office.assign_dossier(service, TENANT, dossier, worker)
    return make_enrolment_code(service, TENANT, worker)


def _fetch_what_does_not_fit(place: Path, left: int, address: str, code: str, say: Say) -> None:
    laptop = Desk(place / "laptop", place.name).open(ONCE)
    laptop.link.door.enrol(address, code)
    ballast, free = place / "ballast", os.statvfs(place)
    room = free.f_bavail * free.f_frsize
    ballast.write_bytes(b"x" * max(0, room - left))
    try:
        sync(laptop, say)
    except Trouble as trouble:
        say(f"full={'yes' if trouble.code.value == 'disk_full' else trouble.code.value}")
    ballast.unlink()
    sync(laptop, say)
    with laptop.unit_of_work() as unit:
        say(f"has={sum(len(unit.changes.of(row.dossier)) for row in unit.dossiers.all())}")


def a_full_back_end(arena: Arena) -> Found:
    """The disk of the database fills up under pushes; then room is made and the database started again."""
    place = arena.place("database")
    for folder in (arena.folder, arena.folder.parent):
        folder.chmod(0o711)  # the account of the database must get to its files
    rounds = arena.pick(5, 1, 1)
    said = on_a_small_disk(place, _DATABASE_KB, partial(_fill_the_database, arena, place / "c", rounds))
    return _found(said.lines, said.ended, said.unhandled, rounds)


def _fill_the_database(arena: Arena, files: Path, rounds: int, say: Say) -> None:
    odd, full = list[str](), 0
    ballast = files.with_name("ballast")
    with town(arena.folder, settings=_SMALL_DATABASE, files=files) as here:
        here.settle(["A"])
        for number in range(rounds):
            _save(here, 50, number)
            odd += here.synced("A")
            room = os.statvfs(files)
            ballast.write_bytes(b"x" * max(0, room.f_bavail * room.f_frsize - 200_000))
            _save(here, 1_500, number)
            told = Child(here.desks["A"].syncing(ONCE)).told()
            full += told.ended == "back_end_busy"
            if told.ended not in OF_THE_WEATHER:
                odd.append(f"a full disk there is called {told.ended or 'done'}")
            ballast.unlink()
            here.database.kill()  # without room it may have been about to end by itself
            here.mend()
            odd += here.synced("A")
        odd += [] if full else ["the disk was never full: nothing was tried"]
        _tell(here, {_dossier(1): ["A"]}, odd, f"full {full} times, each time told as 'later'", say)


def link_down(arena: Arena) -> Found:
    """The whole town on a network of its own, whose only link goes down and up."""
    rounds = arena.pick(40, 3, 1)
    told = Child(partial(_on_a_network_of_its_own, arena, rounds)).told()
    if told.lines[:1] and told.lines[0].startswith("no network"):
        raise CannotRun(f"may not make a network of its own: {told.lines[0].removeprefix('no network ')}")
    return _found(told.lines, told.ended, told.unhandled, rounds)


def _on_a_network_of_its_own(arena: Arena, rounds: int, say: Say) -> None:
    try:
        if ctypes.CDLL(None, use_errno=True).unshare(_NEW_NETWORK) != 0:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        _link("up")
    except (OSError, subprocess.CalledProcessError) as refused:
        say(f"no network {refused}")
        return
    odd, chance, met = list[str](), arena.chance("link"), 0
    with town(arena.folder, Conditions(rtt_ms=4)) as here:
        here.settle(["A", "B"])
        own = {"A": _dossier(1), "B": _dossier(2)}
        for number in range(rounds):
            running = {
                name: Child(desk.working([own[name]], 5, 2, f"{number}")) for name, desk in here.desks.items()
            }
            while (line := running["A"].hear()) != "going":
                here.saved.add(line)
            here.passed(chance.randrange(1, 6_000), most=0.3)
            _link("down")
            # without a link even a new connection is refused at once
            met += _try_without(here)
            _link("up")
            for child in running.values():
                told = child.told()
                here.saved.update(line for line in told.lines if len(line) == 36)
                odd += [f"{number}: {told.ended}"] if told.ended else []
                odd += [f"{number}: was told {one}" for one in told.troubles_but(*OF_THE_WEATHER)]
        odd += here.quiet()
        if met < rounds:
            odd.append(f"the link was down {met} of {rounds} times")
        _tell(
            here,
            {dossier: [name] for name, dossier in own.items()},
            odd,
            f"down {met} times in the middle",
            say,
        )


def _try_without(here: Town) -> int:
    """1 when nobody can be reached."""
    probe = Desk(here.folder / "probe", "probe")
    ended = Child(probe.enrolling(here.line.address, "x")).told().ended
    return int(ended == "no_contact")


def _link(state: str) -> None:
    subprocess.run(["ip", "link", "set", "lo", state], check=True, capture_output=True)


def _save(here: Town, answers: int, number: int) -> None:
    told = Child(here.desks["A"].saving(_dossier(1), answers, letters=900 + number)).told()
    here.saved.update(told.lines)


def _tell(here: Town, given: dict[str, list[str]], odd: list[str], what: str, say: Say) -> None:
    """Out of a process that has the campaign inside."""
    outcome = here.compared(given)
    say(f"toll {json.dumps(asdict(outcome.toll()))}")
    say(f"deeds {json.dumps(asdict(outcome.deeds()))}")
    say(f"figure {outcome.words()}; {what}")
    for sentence in (*outcome.missed(), *odd):
        say(f"odd {sentence}")


def _found(lines: tuple[str, ...], ended: str, unhandled: bool, runs: int) -> Found:
    told = [line.partition(" ")[::2] for line in lines]
    odd = [rest for kind, rest in told if kind == "odd"] + ([ended] if ended else [])
    toll, deeds = Toll(unhandled=int(unhandled)), Deeds()
    for kind, rest in told:
        if kind == "toll":
            toll.add(Toll(**json.loads(rest)))
        elif kind == "deeds":
            deeds.add(Deeds(**json.loads(rest)))
    figure = "".join(rest for kind, rest in told if kind == "figure")
    return Found(figure, runs, toll, tuple(odd[:10]), deeds)


CLAIMS = (
    Claim(
        key="sync.laptop_full",
        words="A laptop whose disk fills up while it fetches says so, and fetches the rest after",
        bar="all there afterwards, 0 unhandled",
        campaign=a_full_laptop,
        whole_app=True,
        seconds=60,
    ),
    Claim(
        key="sync.database_full",
        words="The disk of the database fills up under pushes: 'later' is said, nothing is lost",
        bar="0 lost, 0 doubled",
        campaign=a_full_back_end,
        whole_app=True,
        seconds=60,
    ),
    Claim(
        key="sync.link",
        words="The link goes down in the middle of syncs, and comes up again",
        bar="0 lost, 0 doubled, 0 skipped by a cursor",
        campaign=link_down,
        whole_app=True,
        seconds=90,
    ),
)
