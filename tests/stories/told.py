"""The stories of this room, read; and a story with other words in it."""

from __future__ import annotations

from pathlib import Path

from desktop.installed import PACK_ID, InstalledPacks
from desktop.stories.model import Story
from desktop.stories.reader import read_story

FILES = sorted((Path(__file__).parent / "files").glob("*.toml"))
RIMA, FILMON, YONAS, WORKED = (
    next(file for file in FILES if name in file.stem) for name in ("rima", "filmon", "yonas", "w1")
)


def story(file: Path) -> Story:
    return read_story(file, InstalledPacks().newest(PACK_ID))


def changed(file: Path, to: Path, *replaced: tuple[str, str]) -> Path:
    """A copy of a story with other words in it."""
    text = file.read_text("utf-8")
    for old, new in replaced:
        assert old in text
        text = text.replace(old, new, 1)
    to.write_text(text, "utf-8")
    return to
