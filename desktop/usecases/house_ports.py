"""The door to the house style of the municipality: its folder, its photos, and the photo of a klantmanager.

Part of the doors in `ports`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from desktop.documents.blocks import HouseLook, Photo
from desktop.domain.contrast import Contrast


@dataclass(frozen=True, slots=True)
class HouseProblem:
    """One thing about a house style, for whoever made the folder: Dutch, and what to do about it."""

    file: str
    key: str  # '' = the whole file
    what: str
    remedy: str

    def __str__(self) -> str:
        where = f"{self.file}, {self.key}" if self.key else self.file
        return f"{where}: {self.what} {self.remedy}".rstrip()


#: dots an inch, and detail, from which a photo is sharp in print; measured: `house_files.sharpness`
WANTED_DOTS, SOFT = 200, 3.0


@dataclass(frozen=True, slots=True)
class Sharpness:
    """How a photo does in print. `dots`: per inch at the largest size in which it is printed; `detail`: see
    `house_files.sharpness`; `grey`: how far light and dark lie apart in a grey print, in per cent."""

    dots: int
    detail: float
    grey: int

    @property
    def is_sharp(self) -> bool:
        """Neither its dots nor its detail are doubtful in print."""
        return self.dots >= WANTED_DOTS and self.detail >= SOFT


@dataclass(frozen=True, slots=True)
class HousePhoto:
    """A photo in the place of a pictogram. `consent`: who agreed and when, or that nobody is in it."""

    key: str
    file: str
    photo: Photo
    alternative: str
    consent: str
    sharpness: Sharpness


@dataclass(frozen=True, slots=True)
class HouseRead:
    """What is in a folder. With problems there is no look: nothing of it is used. Doubts keep nothing back.

    `sha256`: of all that would be kept; '' where it cannot be used.
    """

    name: str = ""
    look: HouseLook | None = None
    photos: tuple[HousePhoto, ...] = ()
    accent: Contrast | None = None
    tint: Contrast | None = None
    problems: tuple[HouseProblem, ...] = ()
    doubts: tuple[HouseProblem, ...] = ()
    sha256: str = ""


class Houses(Protocol):
    """The house style that was taken in on this laptop, and folders that are looked at. Everything in a
    folder is strange until it was read."""

    def present(self) -> HouseRead | None:
        """The one that was taken in; None = the national look. Never raises: what cannot be read is told in
        its problems."""

    def look(self, folder: Path) -> HouseRead:
        """What is in this folder, with every problem at once. Takes nothing, never raises."""

    def take(self, folder: Path, sha256: str) -> HouseRead:
        """Keep what `look` showed. ValueError where it is not the same any more; Trouble DISK_FULL,
        READ_ONLY, DISK_ERROR."""

    def drop(self) -> None:
        """Back to the national look. Trouble as `take`."""

    def pixels(self, photo: Photo) -> tuple[int, int, bytes]:
        """Width, height and 3 bytes a pixel of a photo that is fit to print, for a screen."""

    def portrait(self, path: Path) -> tuple[Photo, Sharpness]:
        """A photo of one person, cut to the shape of the frame on the plan. Refusal FILE_NOT_THERE,
        PHOTO_UNFIT (field 'photo', fact 'waarom')."""
