"""Where the files of the installation are, from a source tree and from a frozen bundle alike.

Folders only: nothing is opened, made or checked here.
"""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APP = "intakekoffer"


def root() -> Path:
    """The folder that holds `resources`, `forms` and `translations`.

    A frozen bundle unpacks its files beneath `sys._MEIPASS`; a source tree has them beside each other.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    if isinstance(bundle, str):
        return Path(bundle)
    return Path(__file__).resolve().parent.parent


def user_folder() -> Path:
    """The user's own data folder of this app: the koffers, and beside them how the screen looks."""
    return platformdirs.user_data_path(APP, appauthor=False)


def law_folder() -> Path:
    """The law values: `*.toml`, read by `desktop.domain.law.reader` once their text is handed to it."""
    return root() / "resources" / "law"


def wire_folder() -> Path:
    """The words that bodies of change sets are packed with, read by `sync.protocol.body_packing`."""
    return root() / "resources" / "wire"


def sharing_folder() -> Path:
    """What may go to which party: `*.toml`, read by `desktop.domain.sharing_reader`."""
    return root() / "resources" / "sharing"


def languages_folder() -> Path:
    """What the municipality decided about languages (`gemeente.toml`), read by `language_policy`."""
    return root() / "resources" / "languages"


def handover_folder() -> Path:
    """How a hand-over is written (`README.md`) and an example of it (`voorbeeld.json`)."""
    return root() / "resources" / "handover"


def pictures_folder() -> Path:
    """Pictograms and photos by key."""
    return root() / "resources" / "pictures"


def house_style_folder() -> Path:
    """How a municipality makes a folder with its house style (`README.md`), and an example of one."""
    return root() / "resources" / "huisstijl"


def retention_folder() -> Path:
    """An example of the policy of the privacy officer: how long a dossier stays on a laptop (`*.toml`)."""
    return root() / "resources" / "bewaren"


def plan_lines_folder() -> Path:
    """The ready lines of the plan: `*.toml`, read by `desktop.domain.plan_library_reader`."""
    return root() / "resources" / "plan_lines"


def supply_folder() -> Path:
    """The floors under the versions of the parts, read by `desktop.supply.floors`."""
    return root() / "resources" / "supply"


def fonts_folder() -> Path:
    """Static font files, made by the font build and part of the bundle."""
    return root() / "resources" / "fonts"


def styles_folder() -> Path:
    """Style sheets and tokens of the screens."""
    return root() / "resources" / "styles"


def words_folder() -> Path:
    """Word lists: recovery words and the words of passphrases."""
    return root() / "resources" / "words"


def packs_folder() -> Path:
    """The form packs that are trusted because they came with the installation."""
    return root() / "forms" / "packs"


def translations_folder() -> Path:
    """Texts in other languages: PO files per room, word lists, what is known of each language."""
    return root() / "translations"
