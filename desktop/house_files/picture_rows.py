"""Logo and photos of a house style: each opened, judged for print, and made into what would be kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path

from PIL import Image

from desktop.documents.blocks import Photo
from desktop.domain.wording import joined, nl
from desktop.house_files.findings import HOUSE_FILE, Findings
from desktop.house_files.images import Read
from desktop.house_files.judging import blurred, doubts, too_few_dots
from desktop.house_files.printing import (
    LOGO_HIGH_MM,
    PHOTO_MM,
    is_ready,
    largest_logo,
    largest_photo,
    logo_for_print,
    photo_for_print,
)
from desktop.house_files.sharpness import sharpness_of
from desktop.unpacking.strange import ImageRefused, bytes_of
from desktop.usecases.house_ports import HousePhoto, Sharpness
from forms.strict_toml import Table

NOBODY = "geen herkenbare mensen"
#: the frame of the person, where somebody else does not belong; and the mark of the app
NOT_FOR_PHOTOS = frozenset({"portrait", "logo"})
MOST_PHOTOS = 40
_PLAIN_NAME = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _.()-]{0,78}[A-Za-z0-9_()-])?")
#: with or without an ending Windows opens something else than a file
_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d) *(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """What a folder is read with: the keys of all pictograms, today (Europe/Amsterdam), what unpacks a photo
    and what knows the characters that no font on paper has.

    `was_judged`: its pictures were found fit before they were made ready for print. A rounded pixel is no
    reason to find otherwise afterwards.
    """

    pictures: Collection[str]
    today: date
    read: Read
    cannot_draw: Callable[[str], tuple[str, ...]]
    was_judged: bool = False


class PictureRows:
    """Reads the pictures of one folder; `kept`: bytes by name of file, as they would be kept."""

    def __init__(self, folder: Path, known: Known, found: Findings) -> None:
        self._folder, self._known, self._found = folder, known, found
        self._used: dict[str, tuple[str, bool]] = {}
        self.kept: dict[str, bytes] = {}

    def logo(self, parts: Table) -> tuple[Photo | None, str]:
        """The logo and what is read aloud instead of it."""
        file = parts.text("file")
        alternative = self._found.short_text(parts, "alternative")
        parts.close()
        opened = self._open(file, "logo.file", is_logo=True)
        if opened is None:
            return None, alternative
        content, image = opened
        if not self._known.was_judged:
            self._judge_logo(file, image)
        return self._made(file, content, image, largest_logo(), logo_for_print), alternative

    def _judge_logo(self, file: str, image: Image.Image) -> None:
        if image.width > 6 * image.height or image.height > 2 * image.width:
            self._found.wrong(
                file,
                "logo",
                nl("Het logo is te smal of te laag."),
                nl("Hooguit zes keer zo breed als hoog, en twee keer zo hoog als breed."),
            )
        dots = int(min(image.height / LOGO_HIGH_MM, image.width / LOGO_HIGH_MM) * 25.4)
        if (small := too_few_dots(dots, image.size, LOGO_HIGH_MM)) is not None:
            self._found.wrong(file, "logo", *small)

    def photos(self, rows: list[Table]) -> tuple[HousePhoto, ...]:
        """The photos, one to a picture."""
        if len(rows) > MOST_PHOTOS:
            told = nl("Het zijn te veel foto's.")
            self._found.wrong(HOUSE_FILE, "photo", told, nl("Hooguit {most}.", most=MOST_PHOTOS))
        read: dict[str, HousePhoto] = {}
        for row in rows[:MOST_PHOTOS]:
            photo = self._photo(row)
            if photo is not None and photo.key in read:
                told = nl("Dit plaatje heeft al een foto.")
                self._found.wrong(HOUSE_FILE, row.where, told, nl("Haal een van beide weg."))
            elif photo is not None:
                read[photo.key] = photo
        return tuple(read.values())

    def _photo(self, row: Table) -> HousePhoto | None:
        key, file = row.text("picture"), row.text("file")
        alternative = self._found.short_text(row, "alternative")
        consent = self._consent(row)
        row.close()
        self._check_key(row, key)
        opened = self._open(file, f"{row.where}.file")
        if opened is None or not key:
            return None
        content, image = opened
        if not self._known.was_judged and max(image.size) > 2 * min(image.size):
            self._found.wrong(
                file,
                key,
                nl("De foto is meer dan twee keer zo lang als breed."),
                nl("Snijd hem bij: op papier is hij bijna vierkant."),
            )
            return None
        sharp = sharpness_of(image, PHOTO_MM)
        self._judge(file, key, sharp, image.size)
        photo = self._made(file, content, image, largest_photo(), photo_for_print)
        return HousePhoto(key, file, photo, alternative, consent, sharp)

    def _made(
        self,
        file: str,
        content: bytes,
        image: Image.Image,
        largest: tuple[int, int],
        make: Callable[[Image.Image], Photo],
    ) -> Photo:
        """What is ready already stays as it is: what was kept is read to the same bytes."""
        ready = is_ready(content, image.size, largest)
        photo = Photo(content, *image.size) if ready else make(image)
        self.kept[file] = photo.jpeg
        return photo

    def _judge(self, file: str, key: str, sharp: Sharpness, size: tuple[int, int]) -> None:
        """Too few dots or a blur is refused; what will only look soft or flat is a doubt."""
        for refused in (too_few_dots(sharp.dots, size, PHOTO_MM), blurred(sharp)):
            if refused is not None and not self._known.was_judged:
                self._found.wrong(file, key, *refused)
        for told in doubts(sharp):
            self._found.doubt(file, key, *told)

    def _consent(self, row: Table) -> str:
        """Who agreed and when, or that nobody is to be recognised."""
        who = row.text("consent", remedy=f"Schrijf wie ja zei, of '{NOBODY}'.").strip()
        on = row.day("consent_on")
        if not who or who == NOBODY:
            return who
        if on is None or on > self._known.today:
            self._found.wrong(
                HOUSE_FILE,
                f"{row.where}.consent_on",
                nl("Er staat niet bij wanneer men ja zei, of die dag is nog niet geweest."),
                nl('Schrijf de dag, of "{nobody}" bij consent.', nobody=NOBODY),
            )
            return ""
        return f"{who}, {on.day}-{on.month}-{on.year}"

    def _check_key(self, row: Table, key: str) -> None:
        place = f"{row.where}.picture"
        if key in NOT_FOR_PHOTOS:
            told = nl("Dit is de plek van de persoon zelf: daar komt geen foto van een ander.")
            self._found.wrong(HOUSE_FILE, place, told, nl("Haal deze foto weg."))
        elif key and key not in self._known.pictures:
            near = get_close_matches(key, sorted(self._known.pictures), 3, 0.5)
            remedy = nl("Bedoelt u {near}?", near=joined(", ", near)) if near else ""
            self._found.wrong(HOUSE_FILE, place, nl("Dit plaatje bestaat niet."), remedy)

    def _open(self, file: str, place: str, is_logo: bool = False) -> tuple[bytes, Image.Image] | None:
        """Bytes and picture of a file of the folder; None with a problem noted."""
        if not file:
            return None
        path = self._folder / file
        is_own = file.casefold() == HOUSE_FILE or _DEVICE.fullmatch(file)
        if not _PLAIN_NAME.fullmatch(file) or is_own or path.is_symlink():
            self._found.wrong(
                HOUSE_FILE,
                place,
                nl("Deze naam van een bestand kan niet."),
                nl("Zet de foto in de map zelf, met letters en cijfers als naam."),
            )
            return None
        if self._used.setdefault(file.casefold(), (file, is_logo)) != (file, is_logo):
            self._found.wrong(
                HOUSE_FILE,
                place,
                nl("Deze naam van een bestand is al gebruikt: voor het logo, of met andere hoofdletters."),
                nl("Geef elke foto een bestand met een eigen naam."),
            )
            return None
        try:
            content = bytes_of(path)
        except OSError:
            told = nl("Dit bestand staat niet in de map.")
            self._found.wrong(file, place, told, nl("Zet het erbij, of verbeter de naam."))
            return None
        try:
            return content, self._known.read(content)
        except ImageRefused as refused:
            self._found.wrong(file, place, refused.what, refused.remedy)
            return None
