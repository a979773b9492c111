"""The house style of the municipality and the portrait of the klantmanager: looked at first, then taken.

Papers that were made stay as they are; the next one has the new look and is a new version.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from desktop.documents.blocks import Photo
from desktop.documents.letter_parts import letterhead_of
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.wording import nl
from desktop.usecases.house_dress import (
    PORTRAIT,
    Dress,
    Portrait,
    dress_from,
    kept_portrait,
    plan_dress,
    portrait_text,
)
from desktop.usecases.house_ports import HousePhoto as HousePhoto
from desktop.usecases.house_ports import HouseProblem as HouseProblem
from desktop.usecases.house_ports import HouseRead as HouseRead
from desktop.usecases.house_ports import Houses
from desktop.usecases.house_ports import Sharpness as Sharpness
from desktop.usecases.house_sample import sample_page
from desktop.usecases.ports import Desk, PageImage

_FILE = "huisstijl.toml"
_DIGITS = re.compile(r"\D")
_NUMBER = re.compile(r"(?:\+31|0)[\d\s()-]{8,14}\d")


@dataclass(frozen=True, slots=True)
class PortraitShown:
    """The photo of the klantmanager with its pixels for the screen."""

    portrait: Portrait
    image: PageImage


@dataclass(frozen=True, slots=True)
class HouseBoard:
    """What holds now: `read` None = the national look. `page`: a plan of nobody in it."""

    read: HouseRead | None
    doubts: tuple[HouseProblem, ...]
    page: PageImage
    portrait: PortraitShown | None
    images: Mapping[Photo, PageImage]  # for the screen


@dataclass(frozen=True, slots=True)
class HouseSeen:
    """What a folder would change; `after` None where it cannot be used, `is_same` where nothing would."""

    read: HouseRead
    doubts: tuple[HouseProblem, ...]
    before: PageImage
    after: PageImage | None
    is_same: bool
    images: Mapping[Photo, PageImage] = field(default_factory=dict)


def house_board(desk: Desk) -> HouseBoard:
    """What holds now. Runs off the store thread: a page is drawn."""
    read = _door(desk).present()
    worn = desk.on_store(lambda: _worn(desk))
    portrait = desk.on_store(lambda: _portrait(desk))
    shown = _shown(desk, portrait) if portrait is not None else None
    return HouseBoard(read, _doubts(desk, read), sample_page(desk, worn), shown, _images(desk, read))


def look_at_house(desk: Desk, folder: Path) -> HouseSeen:
    """What this folder would change, on a plan of nobody; takes nothing. Runs off the store thread."""
    read, worn = _door(desk).look(folder), desk.on_store(lambda: _worn(desk))
    before = sample_page(desk, worn)
    if read.look is None:
        return HouseSeen(read, read.doubts, before, None, False)
    new = dress_from(read)
    after = sample_page(desk, Dress(new.house, new.photos, worn.portrait, worn.portrait_of))
    present = _door(desk).present()
    is_same = present is not None and present.sha256 == read.sha256
    return HouseSeen(read, _doubts(desk, read), before, after, is_same, _images(desk, read))


def take_house(desk: Desk, folder: Path, seen: HouseSeen) -> None:
    """Take exactly what was shown; the act stands in the audit. Runs off the store thread.

    Refusal HOUSE_UNFIT while something is wrong with it, HOUSE_CHANGED when the folder is no longer what was
    shown; Trouble DISK_FULL and the like.
    """
    if seen.read.look is None:
        raise Refusal(RefusalCode.HOUSE_UNFIT, "folder", {"aantal": str(len(seen.read.problems))})
    desk.on_store(lambda: _note(desk, "house.take", "begun"))
    result = "failed"
    try:
        _door(desk).take(folder, seen.read.sha256)
        result = "ok"
    except ValueError:
        raise Refusal(RefusalCode.HOUSE_CHANGED, "folder") from None
    finally:
        desk.on_store(lambda: _note(desk, "house.take", result))


def drop_house(desk: Desk) -> None:
    """Back to the national look. Trouble READ_ONLY, DISK_ERROR."""
    _door(desk).drop()
    desk.on_store(lambda: _note(desk, "house.drop", "ok"))


def look_at_portrait(desk: Desk, path: Path) -> PortraitShown:
    """The photo as it would be printed; nothing is kept. Refusal FILE_NOT_THERE, PHOTO_UNFIT."""
    photo, _ = _door(desk).portrait(path)
    return _shown(desk, Portrait(photo, desk.clock.today()))


def keep_portrait(desk: Desk, portrait: Portrait, agrees: bool) -> None:
    """Keep it, encrypted in the store of this worker, with the day of consent; it is on the next paper.

    Refusal PORTRAIT_CONSENT (field 'consent') without consent.
    """
    if not agrees:
        raise Refusal(RefusalCode.PORTRAIT_CONSENT, "consent")
    with desk.unit_of_work() as work:
        work.state.put(PORTRAIT, portrait_text(portrait))
        work.audit.note("portrait.keep", desk.worker.id, "ok")
        work.commit()


def remove_portrait(desk: Desk) -> None:
    """Consent taken back: no paper made from now on has it; papers that were made stay."""
    with desk.unit_of_work() as work:
        work.state.drop(PORTRAIT)
        work.audit.note("portrait.remove", desk.worker.id, "ok")
        work.commit()


def _doubts(desk: Desk, read: HouseRead | None) -> tuple[HouseProblem, ...]:
    """Those of the folder, and where it says something else than the app knows already."""
    if read is None or read.look is None:
        return read.doubts if read is not None else ()
    found = list(read.doubts)
    municipality = desk.worker.municipality
    if municipality and read.name.casefold() != municipality.casefold():
        told = nl(
            "De huisstijl is van {house}, dit programma is ingericht voor {here}.",
            house=read.name,
            here=municipality,
        )
        found.append(HouseProblem(_FILE, "name", told, nl("Kijk of u de goede map heeft.")))
    letter = _DIGITS.sub("", letterhead_of(desk.law.on(desk.clock.today()), municipality).phone)
    numbers = {_DIGITS.sub("", one) for text in read.look.contact for one in _NUMBER.findall(text)}
    if letter and numbers and letter not in numbers:
        told = nl("In de brief staat een ander telefoonnummer dan in deze huisstijl.")
        found.append(HouseProblem(_FILE, "contact", told, nl("Kijk of beide nummers kloppen.")))
    return tuple(found)


def _shown(desk: Desk, portrait: Portrait) -> PortraitShown:
    return PortraitShown(portrait, PageImage(*_door(desk).pixels(portrait.photo)))


def _images(desk: Desk, read: HouseRead | None) -> Mapping[Photo, PageImage]:
    """Every picture of a house style that can be used."""
    if read is None or read.look is None:
        return {}
    logo = (read.look.logo,) if read.look.logo is not None else ()
    photos = (*logo, *(one.photo for one in read.photos))
    return {photo: PageImage(*_door(desk).pixels(photo)) for photo in photos}


def _worn(desk: Desk) -> Dress:
    with desk.unit_of_work() as work:
        return plan_dress(desk, work)


def _portrait(desk: Desk) -> Portrait | None:
    with desk.unit_of_work() as work:
        return kept_portrait(work)


def _note(desk: Desk, act: str, result: str) -> None:
    with desk.unit_of_work() as work:
        work.audit.note(act, "house", result)
        work.commit()


def _door(desk: Desk) -> Houses:
    """ValueError on a desk that keeps no house style."""
    if desk.houses is None:
        raise ValueError("no house style on this desk")
    return desk.houses
