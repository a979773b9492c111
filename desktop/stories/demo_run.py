"""`intakekoffer demo-run`: the app with invented people and a back end of its own."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from desktop.composition import Installation, Laptop
from desktop.installed import PACK_ID, InstalledPacks, SystemChance
from desktop.main import open_app
from desktop.store.kdf import FLOOR
from desktop.store.key_stores import NoKeyStore
from desktop.stories.demo_office import Office, OfficeFailed, visit_list
from desktop.stories.reader import StoryBroken, read_story
from desktop.stories.stage import first_desk, passphrase
from desktop.stories.time import AMSTERDAM
from desktop.ui.app import LOCKED
from desktop.ui.look_choice import LookChoice, LookFile
from desktop.ui.store_thread import StoreThread
from desktop.usecases.synchronise import enrol, synchronise

WORKER = "Marit Bakker"


class ShiftedClock:
    """The clock of this laptop, put on another day: the invented visit is always today."""

    def __init__(self, day: date) -> None:
        now = datetime.now(AMSTERDAM)
        self._shift = timedelta(days=(day - now.date()).days)

    def now(self) -> datetime:
        """This moment on that day, aware, UTC."""
        return datetime.now(UTC) + self._shift

    def today(self) -> date:
        """That day in Europe/Amsterdam."""
        return self.now().astimezone(AMSTERDAM).date()


def command(argv: Sequence[str]) -> int:
    """Open the app on invented dossiers; the back end runs as long as the window is open."""
    parser = argparse.ArgumentParser(
        "intakekoffer demo-run", description="Open de app met verzonnen dossiers en een eigen back end."
    )
    parser.add_argument("--folder", type=Path, default=Path("out/run"), help="map voor koffer en back end")
    parser.add_argument("--stories", type=Path, default=Path("tests/stories/files"), help="map met verhalen")
    parser.add_argument(
        "--port", type=int, default=8765, help="poort van het back end, alleen op deze machine"
    )
    parser.add_argument(
        "--text", type=int, default=100, choices=(100, 125, 150), help="grootte van de tekst (%%)"
    )
    options = parser.parse_args(argv)
    try:
        return _run(options)
    except (OfficeFailed, StoryBroken) as failed:
        print(f"De demo kan niet starten: {failed}", file=sys.stderr)
        return 1


def _run(options: argparse.Namespace) -> int:
    pack = InstalledPacks().newest(PACK_ID)
    stories = [read_story(file, pack) for file in sorted(options.stories.glob("vignette-*.toml"))]
    clock = ShiftedClock(stories[0].today)
    office = Office(options.folder / "office", options.port)
    codes: list[str] = []
    if not (options.folder / "office").is_dir():
        (options.folder / "office").mkdir(parents=True)
        print("Back end inrichten (een keer) ...", flush=True)
        codes = office.set_up((WORKER,), visit_list(stories, pack, (WORKER,)))
    office.start()
    store = StoreThread()
    try:
        laptop = Laptop(
            Installation(options.folder / "laptop", NoKeyStore(), clock, SystemChance(), FLOOR, store)
        )
        if codes:
            store(lambda: _first_time(laptop, office.address, codes[0]))
        print(f"Wachtzin van {WORKER}: {passphrase().decode()}", flush=True)
        code = open_app(laptop, store, LookFile(None, LookChoice(text=options.text)))
    finally:
        store.close()
        office.stop()
    if code == LOCKED:
        os.execv(sys.executable, [sys.executable, "-m", "desktop", *sys.argv[1:]])
    return code


def _first_time(laptop: Laptop, address: str, code: str) -> None:
    desk = first_desk(laptop, WORKER)
    enrol(desk, address, code)
    laptop.close()
    synchronise(first_desk(laptop, WORKER))
    laptop.close()
