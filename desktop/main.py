"""`intakekoffer run`: the app. Everything it needs is laid here, once; locking starts the process anew."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

import platformdirs

from desktop.composition import Installation, Laptop
from desktop.domain.errors import Trouble
from desktop.store.harden import harden_process
from desktop.store.key_stores import OsKeyStore
from desktop.ui.all_screens import all_screens
from desktop.ui.app import LOCKED, Folders, run_desk_app
from desktop.ui.messages import message_for
from desktop.ui.store_thread import StoreThread
from resources import paths

APP = "intakekoffer"


def command(argv: Sequence[str]) -> int:
    """Open the app and stay until it is closed; 1 with one sentence when it cannot start."""
    parser = argparse.ArgumentParser("intakekoffer run", description=__doc__)
    parser.add_argument("--folder", type=Path, help="map voor de koffers (anders de eigen map van de gebruiker)")
    parser.add_argument("--text", type=int, default=100, choices=(100, 125, 150), help="grootte van de tekst (%%)")
    options = parser.parse_args(argv)
    harden_process()
    folder = options.folder or platformdirs.user_data_path(APP, appauthor=False)
    store = StoreThread()
    try:
        laptop = Laptop(Installation(folder, OsKeyStore(), on_store=store))
        code = open_app(laptop, store, options.text / 100)
    except Trouble as trouble:
        print(message_for(trouble).happened, file=sys.stderr)
        return 1
    finally:
        store.close()
    if code == LOCKED:
        restart()
    return code


def open_app(laptop: Laptop, store: StoreThread, factor: float) -> int:
    """Show the windows until they are closed or locked, then close the koffer."""
    folders = Folders(paths.fonts_folder(), paths.pictures_folder(), paths.styles_folder())
    try:
        return run_desk_app(laptop, store, folders, all_screens(), factor)
    finally:
        store(laptop.close)


def restart() -> None:
    """Begin again as a new process, at the lock screen: the only way to get answers out of memory."""
    is_bundle = getattr(sys, "frozen", False)
    words = [sys.executable, *sys.argv[1:]] if is_bundle else [sys.executable, "-m", "desktop", *sys.argv[1:]]
    os.execv(words[0], words)
