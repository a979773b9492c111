"""`make demo`: two whole intakes, prepared, held without network, printed, synced, read back."""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.demo_laptop import DemoFailed, DemoLaptop, Places, environment, must, tell
from desktop.stories.demo_office import Office, OfficeFailed, visit_list
from desktop.stories.demo_together import together
from desktop.stories.model import Story
from desktop.stories.reader import StoryBroken, read_story

STORIES = ("vignette-01-rima", "vignette-02-filmon")
DESK_A, DESK_B = "Marit Bakker", "Joost de Wit"
#: the question in the second talk at which the laptop is killed with a half-typed answer
KILLED_AT = "W08"


def command(argv: Sequence[str]) -> int:
    """0 and `DEMO OK: ...` when all of it is true; anything else is 1 and one line that says what is not."""
    parser = argparse.ArgumentParser(
        "intakekoffer demo", description="Speel twee hele intakes na, zonder scherm, en controleer alles."
    )
    parser.add_argument("--out", type=Path, default=Path("out/demo"))
    parser.add_argument(
        "--stories", type=Path, default=Path("tests/stories/files"), help="map met de verhalen"
    )
    parser.add_argument(
        "--break",
        dest="alter",
        action="store_true",
        help="verander een antwoord op laptop B: de demo moet falen",
    )
    options = parser.parse_args(argv)
    shutil.rmtree(options.out, ignore_errors=True)
    options.out.mkdir(parents=True)
    try:
        with tempfile.TemporaryDirectory(prefix="koffer-demo-") as work:
            line = play(Places(Path(work), options.out.resolve(), options.stories.resolve()), options.alter)
    except (DemoFailed, OfficeFailed, StoryBroken) as failed:
        print(f"DEMO MISLUKT: {failed}", file=sys.stderr)
        return 1
    except Exception as bug:  # noqa: BLE001 - whoever runs the demo gets one line, never a traceback
        print(f"DEMO MISLUKT: onverwacht {type(bug).__name__} in de demo zelf", file=sys.stderr)
        return 1
    print(line)
    return 0


def play(places: Places, alter: bool) -> str:
    """The whole demo; returns its last line. Raises DemoFailed."""
    began = time.monotonic()
    pack = InstalledPacks().newest(PACK_ID)
    files = {name: places.stories / f"{name}.toml" for name in STORIES}
    stories = {name: read_story(file, pack) for name, file in files.items()}
    office = Office(places.office)
    tell(began, "Op kantoor: back end inrichten, bezoekdag klaarzetten")
    places.office.mkdir()
    workers = (DESK_A, DESK_B)
    code_a, code_b = office.set_up(workers, visit_list(list(stories.values()), pack, workers))
    office.start()
    try:
        desk_a = DemoLaptop("a", DESK_A, places, next(iter(files.values())))
        tell(began, "Laptop A aanmelden en de dossiers meenemen")
        taken = desk_a.run("prepare", "--address", office.address, "--code", code_a)
        by_file = _dossiers(taken["dossiers"], stories, files)
        tell(began, f"  {len(by_file)} dossiers mee; nu gaat het netwerk weg")
        office.stop()
        talked = _talk_offline(desk_a, by_file, began)
        tell(began, "Terug op kantoor: het netwerk is er weer, samenvoegen")
        office.start()
        sent = desk_a.run("sync", "--at", "17:00")
        must(sent["is_confirmed"], "laptop A: het samenvoegen is niet bevestigd")
        tell(began, f"  {sent['sent']} wijzigingen verstuurd; laptop B aanmelden en ophalen")
        desk_b = DemoLaptop("b", DESK_B, places, next(iter(files.values())))
        pulled = desk_b.run("prepare", "--at", "17:15", "--address", office.address, "--code", code_b)
        must(pulled["is_confirmed"], "laptop B: het ophalen is niet bevestigd")
        met = together(desk_a, desk_b, office, places, next(iter(by_file.items())), began)
        if alter:
            altered = desk_b.run("alter", "--at", "17:20", "--dossiers", json.dumps(by_file))
            tell(began, f"  BREAK: op laptop B veranderd: {altered['altered']}")
    finally:
        office.stop()
    tell(began, "Alles is dicht; een ander programma leest laptop B en het back end na")
    compared = _compare(places, by_file)
    papers = len(list(places.out.glob("*.pdf")))
    must(papers == len(stories), f"er zijn {papers} papieren, verwacht {len(stories)}")
    return (
        f"DEMO OK: {len(talked)} intakes, {papers} papers, {sent['sent']} changes sent, "
        f"{compared} read back equal, 0 lost; {met.settled} choice settled, {met.photos} photo and "
        f"{met.sticks} stick there and back"
    )


def _talk_offline(desk: DemoLaptop, by_file: dict[str, str], began: float) -> list[str]:
    """Both talks in the windows; the second is killed half-way and goes on."""
    first, second = ({dossier: file} for dossier, file in by_file.items())
    tell(began, "Zonder netwerk: het eerste gesprek, in de echte vensters")
    done = desk.run("talk", "--at", "09:30", "--dossiers", json.dumps(first), "--out", str(desk.out))
    _check_offline(done)
    tell(began, f"  klaar, {done['questions']} vragen; het papier ligt in {desk.out.name}")
    tell(began, "Het tweede gesprek; halverwege valt de laptop uit (kill -9)")
    half = desk.run_and_kill(
        "talk",
        "--at",
        "13:00",
        "--dossiers",
        json.dumps(second),
        "--out",
        str(desk.out),
        "--stop-at",
        KILLED_AT,
    )
    again = desk.run("talk", "--at", "13:40", "--dossiers", json.dumps(second), "--out", str(desk.out))
    _check_offline(again)
    attempts = done["attempts"] + again["attempts"]
    tell(
        began,
        f"  netwerk weggenomen{' door de kernel' if done['kernel'] else ''}: {attempts} pogingen geweigerd, "
        f"{done['succeeded'] + again['succeeded']} gelukt; vensters die op netwerk wachtten: "
        f"{done['waited_dialogs'] + again['waited_dialogs']}",
    )
    resumed = again["resumed"]
    must(
        resumed is not None and resumed == {"question": half["question"], "text": half["text"]},
        f"na de uitval ging het niet verder bij vraag {half['question']} met de halve tekst",
    )
    tell(began, f"  verder bij vraag {half['question']}, met de halve tekst die er stond")
    return [*done["talks"], *again["talks"]]


def _check_offline(done: dict[str, Any]) -> None:
    must(done["attempts"] > 0, "de app probeerde geen verbinding; er is dus niets geweigerd")
    must(done["succeeded"] == 0, f"pogingen tot netwerk die lukten: {done['succeeded']}")
    must(done["waited_dialogs"] == 0, f"vensters die op netwerk wachtten: {done['waited_dialogs']}")


def _dossiers(taken: dict[str, str], stories: dict[str, Story], files: dict[str, Path]) -> dict[str, str]:
    """Dossier id -> story file, in the order of the stories."""
    found = {}
    for name, story in stories.items():
        ids = [dossier for dossier, roepnaam in taken.items() if roepnaam == story.person.roepnaam]
        must(len(ids) == 1, f"{story.person.roepnaam} staat {len(ids)} keer op de bezoeklijst, verwacht 1")
        found[ids[0]] = str(files[name])
    return found


def _compare(places: Places, by_file: dict[str, str]) -> int:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "desktop.stories.demo_compare"),
            *("--desk", str(places.desk("b")), "--label", DESK_B),
            *("--office", str(places.office), "--dossiers", json.dumps(by_file)),
        ],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )
    lines = done.stdout.strip().splitlines()
    if not lines:
        raise DemoFailed(
            f"het nalezen stopte: {(done.stderr.strip().splitlines() or ['zonder bericht'])[-1]}"
        )
    verdict = json.loads(lines[-1])
    if verdict["differences"]:
        raise DemoFailed("niet gelijk: " + "; ".join(verdict["differences"]))
    return int(verdict["compared"])
