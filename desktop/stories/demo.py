"""`make demo`: two whole intakes, prepared, held without network, printed, synced, read back."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.demo_office import Office, OfficeFailed, visit_list
from desktop.stories.model import Story
from desktop.stories.reader import StoryBroken, read_story
from desktop.stories.window_driver import offscreen

STORIES = ("vignette-01-rima", "vignette-02-filmon")
DESK_A, DESK_B = "Marit Bakker", "Joost de Wit"
#: the question in the second talk at which the laptop is killed with a half-typed answer
KILLED_AT = "W08"


class DemoFailed(Exception):
    """One line that says what went wrong."""


@dataclass(frozen=True, slots=True)
class Places:
    """Where everything of one demo run is. Stores and back end are thrown away, `out` stays."""

    work: Path
    out: Path
    stories: Path

    def desk(self, name: str) -> Path:
        return self.work / name

    @property
    def office(self) -> Path:
        return self.work / "office"


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
    _tell(began, "Op kantoor: back end inrichten, bezoekdag klaarzetten")
    places.office.mkdir()
    workers = (DESK_A, DESK_B)
    code_a, code_b = office.set_up(workers, visit_list(list(stories.values()), pack, workers))
    office.start()
    try:
        desk_a = _Laptop("a", DESK_A, places, next(iter(files.values())))
        _tell(began, "Laptop A aanmelden en de dossiers meenemen")
        taken = desk_a.run("prepare", "--address", office.address, "--code", code_a)
        by_file = _dossiers(taken["dossiers"], stories, files)
        _tell(began, f"  {len(by_file)} dossiers mee; nu gaat het netwerk weg")
        office.stop()
        talked = _talk_offline(desk_a, by_file, began)
        _tell(began, "Terug op kantoor: het netwerk is er weer, samenvoegen")
        office.start()
        sent = desk_a.run("sync", "--at", "17:00")
        _must(sent["is_confirmed"], "laptop A: het samenvoegen is niet bevestigd")
        _tell(began, f"  {sent['sent']} wijzigingen verstuurd; laptop B aanmelden en ophalen")
        desk_b = _Laptop("b", DESK_B, places, next(iter(files.values())))
        pulled = desk_b.run("prepare", "--at", "17:15", "--address", office.address, "--code", code_b)
        _must(pulled["is_confirmed"], "laptop B: het ophalen is niet bevestigd")
        if alter:
            altered = desk_b.run("alter", "--at", "17:20", "--dossiers", json.dumps(by_file))
            _tell(began, f"  BREAK: op laptop B veranderd: {altered['altered']}")
    finally:
        office.stop()
    _tell(began, "Alles is dicht; een ander programma leest laptop B en het back end na")
    compared = _compare(places, by_file)
    papers = len(list(places.out.glob("*.pdf")))
    _must(papers == len(stories), f"er zijn {papers} papieren, verwacht {len(stories)}")
    return (
        f"DEMO OK: {len(talked)} intakes, {papers} papers, {sent['sent']} changes sent, "
        f"{compared} read back equal, 0 lost"
    )


def _talk_offline(desk: _Laptop, by_file: dict[str, str], began: float) -> list[str]:
    """Both talks in the windows; the second is killed half-way and goes on."""
    first, second = ({dossier: file} for dossier, file in by_file.items())
    _tell(began, "Zonder netwerk: het eerste gesprek, in de echte vensters")
    done = desk.run("talk", "--at", "09:30", "--dossiers", json.dumps(first), "--out", str(desk.out))
    _check_offline(done)
    _tell(began, f"  klaar, {done['questions']} vragen; het papier ligt in {desk.out.name}")
    _tell(began, "Het tweede gesprek; halverwege valt de laptop uit (kill -9)")
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
    _tell(
        began,
        f"  netwerk weggenomen{' door de kernel' if done['kernel'] else ''}: {attempts} pogingen geweigerd, "
        f"{done['succeeded'] + again['succeeded']} gelukt; vensters die op netwerk wachtten: "
        f"{done['waited_dialogs'] + again['waited_dialogs']}",
    )
    resumed = again["resumed"]
    _must(
        resumed is not None and resumed == {"question": half["question"], "text": half["text"]},
        f"na de uitval ging het niet verder bij vraag {half['question']} met de halve tekst",
    )
    _tell(began, f"  verder bij vraag {half['question']}, met de halve tekst die er stond")
    return [*done["talks"], *again["talks"]]


def _check_offline(done: dict[str, Any]) -> None:
    _must(done["attempts"] > 0, "de app probeerde geen verbinding; er is dus niets geweigerd")
    _must(done["succeeded"] == 0, f"pogingen tot netwerk die lukten: {done['succeeded']}")
    _must(done["waited_dialogs"] == 0, f"vensters die op netwerk wachtten: {done['waited_dialogs']}")


def _dossiers(taken: dict[str, str], stories: dict[str, Story], files: dict[str, Path]) -> dict[str, str]:
    """Dossier id -> story file, in the order of the stories."""
    found = {}
    for name, story in stories.items():
        ids = [dossier for dossier, roepnaam in taken.items() if roepnaam == story.person.roepnaam]
        _must(len(ids) == 1, f"{story.person.roepnaam} staat {len(ids)} keer op de bezoeklijst, verwacht 1")
        found[ids[0]] = str(files[name])
    return found


class _Laptop:
    """One laptop: every run of its app is a process of its own."""

    def __init__(self, name: str, label: str, places: Places, day: Path) -> None:
        self.out = places.out
        self._command = [sys.executable, "-m", "desktop.stories.demo_desk"]
        self._always = ["--folder", str(places.desk(name)), "--label", label, "--day", str(day)]
        self._name = name

    def run(self, what: str, *words: str) -> dict[str, Any]:
        """Run to the end; returns its last line. Raises DemoFailed with what it said."""
        done = subprocess.run(
            [*self._command, what, *self._always, *words],
            capture_output=True,
            text=True,
            env=_environment(),
            check=False,
            timeout=600,
        )
        lines = done.stdout.strip().splitlines()
        if done.returncode or not lines:
            said = (done.stderr.strip().splitlines() or ["zonder bericht gestopt"])[-1]
            raise DemoFailed(f"laptop {self._name.upper()}, {what}: {said}")
        return dict(json.loads(lines[-1]))

    def run_and_kill(self, what: str, *words: str) -> dict[str, Any]:
        """Run until it says that a half-typed answer stands there, then kill it with -9."""
        with subprocess.Popen(
            [*self._command, what, *self._always, *words],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=_environment(),
        ) as running:
            assert running.stdout is not None and running.stderr is not None
            for line in running.stdout:
                said = dict(json.loads(line))
                if "half" in said:
                    running.send_signal(getattr(signal, "SIGKILL", signal.SIGTERM))
                    running.wait()
                    return {"question": said["question"], "text": said["text"]}
            error = (running.stderr.read().strip().splitlines() or ["zonder bericht gestopt"])[-1]
        raise DemoFailed(f"laptop {self._name.upper()}, {what}: {error}")


def _compare(places: Places, by_file: dict[str, str]) -> int:
    done = subprocess.run(
        [
            *(sys.executable, "-m", "desktop.stories.demo_compare"),
            *("--desk", str(places.desk("b")), "--label", DESK_B),
            *("--office", str(places.office), "--dossiers", json.dumps(by_file)),
        ],
        capture_output=True,
        text=True,
        env=_environment(),
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


def _environment() -> dict[str, str]:
    """No display is needed; nothing of the user's own settings may matter."""
    return os.environ | {"QT_QPA_PLATFORM": offscreen(), "PYTHONUTF8": "1"}


def _must(holds: bool, otherwise: str) -> None:
    if not holds:
        raise DemoFailed(otherwise)


def _tell(began: float, what: str) -> None:
    print(f"[{time.monotonic() - began:5.1f} s] {what}", flush=True)
