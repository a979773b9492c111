"""What the screen Huisstijl shows: the national look, the example, a folder that is wrong, a portrait.

Everything is made once by the real use cases; pages are really drawn.
"""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from desktop.installed import houses_of
from desktop.pdf.writer import PaperRoom
from desktop.usecases import house_style as house
from desktop.usecases.ports import Desk
from resources import paths
from tests.builders import workplace
from tests.house_builders import TOML, camera_jpeg, house_folder, scene

EXAMPLE = paths.house_style_folder() / "voorbeeld"
#: what stands in the example, shown as it is in every language of the screens
SHOWN = (
    "Voorbeeld",
    "Zandoever",
    "Logo van de gemeente Voorbeeld: een duin, de zon en golven",
    "Team Inburgering, stadhuis Voorbeeld",
    "Inloop: dinsdag van 9.00 tot 12.00 uur",
    "Gemeente Voorbeeld: samen aan zee",
    "open schrift met een pen en een kop thee op een tafel",
    "geen herkenbare mensen",
    "huisstijl.toml",
    "photo[classroom].consent",
    "photo[werk].picture",
    "accent",
    "classroom",
    "les.jpg",
)
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


@functools.cache
def results(is_dressed: bool, is_wrong: bool = False) -> dict[Callable[..., Any], Any]:
    """What the use cases say: without a house style, or with the example taken in."""
    with tempfile.TemporaryDirectory() as scratch:
        room = Path(scratch)
        desk = house_desk(room)
        folder = wrong_folder(room / "wrong") if is_wrong else EXAMPLE
        seen = house.look_at_house(desk, folder)
        if is_dressed:
            house.take_house(desk, folder, seen)
        return {
            house.house_board: house.house_board(desk),
            house.look_at_house: seen,
            house.look_at_portrait: house.look_at_portrait(desk, my_photo(room)),
        }
