"""Desks with a house style: none, the example, one that was spoiled, and a folder with everything wrong."""

from __future__ import annotations

import functools
import tempfile
from dataclasses import replace
from pathlib import Path

from desktop.composition import houses_of
from desktop.pdf.writer import PaperRoom
from desktop.usecases.house_style import look_at_house, take_house
from desktop.usecases.ports import Desk
from resources import paths
from tests.builders import workplace
from tests.house_builders import TOML, camera_jpeg, house_folder, scene

EXAMPLE = paths.house_style_folder() / "voorbeeld"
WRONG = (
    TOML.replace('"#7A3B00"', '"#F08A24"')
    .replace('picture = "work"', 'picture = "werk"')
    .replace('consent = "geen herkenbare mensen"', 'consent = ""')
)


@functools.cache
def paper_room() -> PaperRoom:
    """The real one: pages are really drawn."""
    return PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())


def house_desk(kept: Path) -> Desk:
    """A desk that keeps its house style there."""
    desk = workplace().desk
    return replace(desk, papers=paper_room(), houses=houses_of(kept / "huisstijl", desk.clock))


def dressed_desk(kept: Path) -> Desk:
    """With the example taken in."""
    desk = house_desk(kept)
    take_house(desk, EXAMPLE, look_at_house(desk, EXAMPLE))
    return desk


@functools.cache
def scratch() -> tempfile.TemporaryDirectory[str]:
    """For pictures of screens: goes when the program ends."""
    return tempfile.TemporaryDirectory()


def wrong_folder(folder: Path) -> Path:
    """Three things wrong, and a photo that is only a doubt."""
    house_folder(folder, WRONG)
    (folder / "les.jpg").write_bytes(camera_jpeg(scene(170, 170)))
    return folder


def my_photo(folder: Path) -> Path:
    """A photo of nobody, as a telephone makes it."""
    path = folder / "ik.jpg"
    path.write_bytes(camera_jpeg(scene(1200, 1600, seed=7)))
    return path
