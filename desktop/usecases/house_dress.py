"""What a paper wears: the look of the municipality, its photos in the place of pictograms, and a portrait.

Read when a paper is made. Without a house style, or with one that cannot be used, papers have the national
look; the screen Huisstijl says which it is.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields, is_dataclass, replace
from datetime import date
from typing import Any, TypeVar

from desktop.documents.blocks import Direction, HouseLook, Line, PaperSheet, Photo, Picture, Role, TwinSheet
from desktop.documents.visual_pip import PaperHead
from desktop.usecases.house_ports import HouseRead
from desktop.usecases.ports import Desk, UnitOfWork

_DUTCH = "nl"
#: local state of the worker: the photo and since when there is consent; never synced
PORTRAIT = "worker.portrait"
_P = TypeVar("_P", PaperSheet, TwinSheet)
Build = Callable[[int, date], PaperSheet]


@dataclass(frozen=True, slots=True)
class Portrait:
    """The photo of the klantmanager, with the day on which she agreed to it on papers."""

    photo: Photo
    agreed_on: date


@dataclass(frozen=True, slots=True)
class Dress:
    """`photos`: by picture key, each with its Dutch alternative."""

    house: HouseLook | None = None
    photos: Mapping[str, Picture] = field(default_factory=dict)
    portrait: Photo | None = None
    portrait_of: str = ""

    @property
    def mark(self) -> str:
        """One text per look, '' for the national one without a portrait: it belongs to what is printed."""
        if self == Dress(portrait_of=self.portrait_of):
            return ""
        said = repr((self.house, sorted(self.photos.items()), self.portrait, self.portrait_of))
        return hashlib.sha256(said.encode()).hexdigest()

    def head(self, head: PaperHead) -> PaperHead:
        """The head of a plan with all of it."""
        return replace(
            head,
            house=self.house,
            photos=self.photos,
            portrait=self.portrait,
            portrait_of=self.portrait_of,
        )


def house_dress(desk: Desk) -> Dress:
    """Look and photos that hold now."""
    read = desk.houses.present() if desk.houses is not None else None
    return dress_from(read)


def dress_from(read: HouseRead | None) -> Dress:
    """Look and photos of a folder; the national look where there is none or it cannot be used."""
    if read is None or read.look is None:
        return Dress()
    photos = {
        one.key: Picture(one.key, Line(one.alternative, _DUTCH, Direction.LTR, Role.LABEL), one.photo)
        for one in read.photos
    }
    return Dress(read.look, photos)


def plan_dress(desk: Desk, work: UnitOfWork) -> Dress:
    """With the portrait of the klantmanager, where she chose one."""
    portrait = kept_portrait(work)
    worn = house_dress(desk)
    if portrait is None:
        return worn
    return replace(worn, portrait=portrait.photo, portrait_of=desk.worker.label)


def dressed(sheet: _P, worn: Dress) -> _P:
    """A sheet with the look, and photos where its pictograms have one."""
    if worn.house is None:
        return sheet
    shown: _P = _with_photos(sheet, worn.photos) if worn.photos else sheet
    return replace(shown, house=worn.house)


def in_house(worn: Dress, build: Build) -> Build:
    """The same builder, of which every sheet is dressed."""
    return lambda number, day: dressed(build(number, day), worn)


def _with_photos(part: Any, photos: Mapping[str, Picture]) -> Any:
    if isinstance(part, Picture):
        return photos.get(part.key, part)
    if isinstance(part, tuple):
        found = tuple(_with_photos(one, photos) for one in part)
        return part if all(a is b for a, b in zip(found, part, strict=True)) else found
    if not is_dataclass(part) or isinstance(part, type | Line | Photo):
        return part
    values = {one.name: getattr(part, one.name) for one in fields(part)}
    changed = {name: new for name, old in values.items() if (new := _with_photos(old, photos)) is not old}
    return replace(part, **changed) if changed else part


# --- the portrait


def kept_portrait(work: UnitOfWork) -> Portrait | None:
    """The one in the store of this worker; None where there is none."""
    kept = work.state.get(PORTRAIT)
    if kept is None:
        return None
    try:
        found = json.loads(kept)
        jpeg = base64.b64decode(found["jpeg"], validate=True)
        photo = Photo(jpeg, int(found["width"]), int(found["height"]))
        return Portrait(photo, date.fromisoformat(found["agreed_on"]))
    except (ValueError, KeyError, TypeError, binascii.Error):
        return None  # of a later version: no portrait is better than no paper


def portrait_text(portrait: Portrait) -> str:
    """As it is kept."""
    return json.dumps(
        {
            "jpeg": base64.b64encode(portrait.photo.jpeg).decode("ascii"),
            "width": portrait.photo.width,
            "height": portrait.photo.height,
            "agreed_on": portrait.agreed_on.isoformat(),
        }
    )
