"""Run in a process of its own: real work on real answers, with an error thrown at another place each time.

`python -m tests.applog_places FOLDER WAYS`. Every error carries the canary in its message and stands among
variables that hold it; each leaves by the next of the ways an error can take.
"""

from __future__ import annotations

import argparse
import logging
import sys
import threading
import warnings
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType

import sqlcipher3
from PySide6.QtCore import qWarning

from desktop.applog.crash_file import CrashFile
from desktop.applog.hooks import LogHooks
from desktop.applog.log_file import FOLDER
from desktop.domain.bugs import bug_report, own_place
from desktop.domain.ids import DossierId
from desktop.installed import SystemChance
from desktop.main import log_in
from desktop.stories.stage import first_desk, story_laptop
from desktop.stories.time import StoryClock
from desktop.ui.qt_messages import qt_messages_to
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.interview import open_interview, record_answer
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import papers_of

CANARY = "Kanariepiet zegt"
LABEL = "Marit Kanariepiet"


class Thrown(Exception):
    """What is thrown; nobody reckons with it."""


#: where a unit of work ends: after an error right there nothing could be asked of the store any more
_ENDS = ("SqlUnitOfWork.__exit__", "Strongroom.leave", "Strongroom.distrust")


class PlaceFound:
    """A trace function: throws at the first call of a function of ours that was not a place yet."""

    def __init__(self) -> None:
        self.places: set[str] = set()

    def __call__(self, frame: FrameType, event: str, arg: object) -> None:
        code = frame.f_code
        place = f"{own_place(code.co_filename)} {code.co_qualname}"
        rooms = ("desktop/usecases", "desktop/domain", "desktop/store", "forms/", "sync/")
        if event != "call" or not place.startswith(rooms) or place in self.places:
            return
        if "<" in code.co_name or code.co_flags & 0x2A0:  # comprehensions, generators, coroutines
            return
        if code.co_qualname in _ENDS or "roll_back" in code.co_name:
            return
        self.places.add(place)
        raise Thrown(f"{CANARY} {frame.f_locals!r}")


def work(desk: Desk, dossier: DossierId) -> None:
    """A piece of a day, with what somebody said in every variable."""
    caseload(desk)
    open_interview(desk, dossier)
    papers_of(desk, dossier)
    record_answer(desk, dossier, "K01", f"{CANARY} dat zij wil slapen")


def damaged_text() -> None:
    """The decode error of SQLite, whose message holds the text of the row."""
    connection = sqlcipher3.connect(":memory:")
    connection.execute("SELECT CAST(? AS TEXT)", (CANARY.encode() + b"\xff",)).fetchone()


class _Falls:
    """Its end cannot be raised anywhere."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act = act

    def __del__(self) -> None:
        self._act()


def _in_thread(act: Callable[[], None]) -> None:
    thread = threading.Thread(target=act, name=CANARY)
    thread.start()
    thread.join()


def _to_main(act: Callable[[], None]) -> None:
    try:
        act()
    except Exception:  # noqa: BLE001 - the way of an error nobody caught
        kind, error, trace = sys.exc_info()
        assert kind is not None and error is not None
        sys.excepthook(kind, error, trace)


def _logged(act: Callable[[], None]) -> None:
    try:
        act()
    except Exception:
        logging.getLogger(CANARY).exception("what was said: %s", CANARY)


def main() -> int:
    """Prints how many places there were, and what came as a report for the screen."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("most", type=int)
    options = parser.parse_args()
    laptop = story_laptop(options.folder / "koffer", StoryClock(date(2026, 9, 1), "10:00"), SystemChance())
    desk = first_desk(laptop, LABEL)
    dossier = begin_dossier(desk, NewDossier(roepnaam=CANARY, language="ar")).shown
    log = log_in(options.folder)
    finder = PlaceFound()

    def thrown() -> None:
        sys.settrace(finder)  # type: ignore[arg-type]
        try:
            work(desk, dossier)
        finally:
            sys.settrace(None)

    def to_screen(act: Callable[[], None]) -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001
            log.note_failure(bug_report(error))

    ways: tuple[Callable[[Callable[[], None]], object], ...] = (
        to_screen, _to_main, _in_thread, _logged, lambda act: _Falls(act),
    )  # fmt: skip
    with LogHooks(log, CrashFile(options.folder / FOLDER)), qt_messages_to(log.note_qt):
        for number in range(options.most):
            ways[number % len(ways)](thrown)
        for way in ways:
            way(damaged_text)
        warnings.warn(CANARY, stacklevel=1)
        qWarning(CANARY)
        logging.getLogger("httpx2").error("GET /%s", CANARY)
    sys.stdout.write(f"{len(finder.places)}\n")
    laptop.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
