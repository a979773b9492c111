"""`intakekoffer run`: the app. Everything it needs is laid here, once; locking starts the process anew.

The lock screen shows first; store, paper and link are read behind it, on the store thread.
"""

from __future__ import annotations

import argparse
import importlib
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from desktop.applog.crash_file import CrashFile
from desktop.applog.events import Event
from desktop.applog.hooks import AppLog, LogHooks, note_installation, note_start
from desktop.applog.log_file import FOLDER, LogFile
from desktop.domain.errors import Trouble
from desktop.ui.all_screens import all_screens, load_all_screens
from desktop.ui.app import LOCKED, Folders, make_application, run_desk_app
from desktop.ui.dispatch import Noted, nobody
from desktop.ui.look_choice import SIZES, LookFile
from desktop.ui.messages import message_for
from desktop.ui.qt_messages import qt_messages_to
from desktop.ui.store_thread import StoreThread
from desktop.usecases.unlock import Entrance, FirstRun, PersonRow, WipedRow
from resources import paths
from resources.version import VERSION

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk
    from desktop.usecases.repair import Repair


#: beside the koffers: size of the text, light or dark
LOOK_FILE = "weergave.json"
_LOOK_AFTER_MS = 1500


class LateEntrance:
    """The laptop's entrance, built when it is first asked for anything."""

    def __init__(self, build: Callable[[], Entrance], opened: Callable[[int], None] | None = None) -> None:
        self._build = build
        self._built: Entrance | None = None
        #: told how many milliseconds an opening took
        self._opened = opened

    @property
    def _laptop(self) -> Entrance:
        if self._built is None:
            self._built = self._build()
        return self._built

    def people(self) -> tuple[PersonRow, ...]:
        """As `Entrance.people`."""
        return self._laptop.people()

    def wiped(self) -> tuple[WipedRow, ...]:
        """As `Entrance.wiped`."""
        return self._laptop.wiped()

    def put_away(self, person: str) -> None:
        """As `Entrance.put_away`."""
        self._laptop.put_away(person)

    def suggest_words(self) -> tuple[str, ...]:
        """As `Entrance.suggest_words`."""
        return self._laptop.suggest_words()

    def open_person(self, person: str, passphrase: bytearray) -> Desk:
        """As `Entrance.open_person`."""
        began = time.monotonic()
        desk = self._laptop.open_person(person, passphrase)
        if self._opened is not None:
            self._opened(round((time.monotonic() - began) * 1000))
        return desk

    def first_run(self, first: FirstRun, passphrase: bytearray) -> Desk:
        """As `Entrance.first_run`."""
        return self._laptop.first_run(first, passphrase)

    def repair(self) -> Repair:
        """As `Entrance.repair`."""
        return self._laptop.repair()

    def close(self) -> None:
        """Close the open store, if anything was opened."""
        if self._built is not None:
            self._built.close()


def command(argv: Sequence[str]) -> int:
    """Open the app and stay until it is closed; 1 with one sentence when it cannot start."""
    parser = argparse.ArgumentParser(
        "intakekoffer run", description="Open de app: het slot, en daarachter de dossiers van deze laptop."
    )
    parser.add_argument(
        "--folder", type=Path, help="map voor de koffers (anders de eigen map van de gebruiker)"
    )
    parser.add_argument(
        "--text", type=int, choices=SIZES, help="grootte van de tekst (%%); blijft tot u een andere kiest"
    )
    options = parser.parse_args(argv)
    place = options.folder or paths.user_folder()
    log, code = log_in(place), 1
    with LogHooks(log, CrashFile(place / FOLDER)), qt_messages_to(log.note_qt):
        note_start(log, VERSION)
        code = _run(options, place, log)
        log.note(Event.ENDED, code=code)
    if code == LOCKED:
        restart()
    return code


def log_in(place: Path) -> AppLog:
    """The log of the app in this data folder."""
    return AppLog(LogFile(place / FOLDER, _now), _now)


def _now() -> datetime:
    return datetime.now(UTC)


def _run(options: argparse.Namespace, place: Path, log: AppLog) -> int:
    store = StoreThread()
    try:
        looks = LookFile(place / LOOK_FILE)
        if options.text is not None:
            looks.write(replace(looks.read(), text=options.text))
        entrance = real_entrance(options.folder, store, lambda ms: log.note(Event.OPENED, ms=ms))
        QTimer.singleShot(_LOOK_AFTER_MS, make_application(("intake",)), lambda: _look_behind(log))
        return open_app(entrance, store, looks, log.note_failure)
    except Trouble as trouble:
        log.note_failure(trouble)
        print(message_for(trouble).happened, file=sys.stderr)
        return 1
    finally:
        store.close()


def _look_behind(log: AppLog) -> None:
    """Compare the installed files while the klantmanager types her passphrase; the log gets how it went."""

    def look() -> None:
        room = importlib.import_module("desktop.composition")
        note_installation(log, room.installed_program())

    threading.Thread(target=look, name="installation", daemon=True).start()


def real_entrance(
    folder: Path | None, store: StoreThread, opened: Callable[[int], None] | None = None
) -> LateEntrance:
    """The entrance of this laptop; `folder` None = the user's own data folder."""

    def build() -> Entrance:
        laptop: Entrance = importlib.import_module("desktop.composition").real_laptop(folder, store)
        return laptop

    return LateEntrance(build, opened)


def open_app(entrance: Entrance, store: StoreThread, looks: LookFile, noted: Noted = nobody) -> int:
    """Show the windows until they are closed or locked, then close the koffer."""
    folders = Folders(paths.fonts_folder(), paths.pictures_folder(), paths.styles_folder())
    make_application(("intake",))
    QTimer.singleShot(0, lambda: store.submit(load_all_screens))
    try:
        return run_desk_app(entrance, store, folders, all_screens(), looks, _desk_texts, noted=noted)
    finally:
        store(entrance.close)


def _desk_texts(language: str) -> Mapping[str, str]:
    """The texts of the screens; read only where they are not Dutch, for the sake of a quick start."""
    if language == "nl":
        return {}
    room = importlib.import_module("translations.desk_texts")
    texts: Mapping[str, str] = room.screen_texts(paths.translations_folder(), language)
    return texts


def restart() -> None:
    """Begin again as a new process, at the lock screen: the only way to get answers out of memory."""
    is_bundle = getattr(sys, "frozen", False)
    words = [sys.executable, *sys.argv[1:]] if is_bundle else [sys.executable, "-m", "desktop", *sys.argv[1:]]
    if sys.platform == "win32":
        # UNTESTED on Windows: there `execv` would leave the first process waiting, with everything in memory
        subprocess.Popen(words, close_fds=True)
        os._exit(0)
    os.execv(words[0], words)
