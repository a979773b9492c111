"""Strange photos and scans as pixels, through the program that does nothing else; refusals in words."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self, TypeVar

from PIL import Image

from desktop.domain.wording import filled, later, nl
from desktop.unpacking import image_child
from desktop.unpacking.image_child import (
    FOR_PRINT,
    LONG_SIDE,
    MAX_BYTES,
    MOST_PAGES,
    REQUEST,
    SCANS_TOO,
    Size,
)

T = TypeVar("T")
#: one photo, or one page of a scan, may take this long
SECONDS = 10.0
#: then the program makes room for a fresh one: its own processor time is limited too
MOST_FILES = 20
#: code -> what is wrong, and the remedy
REFUSALS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "too_large": (nl("Het bestand is te groot."), later("Bewaar de foto kleiner dan {value} MB.")),
        "too_many": (later("De foto heeft meer dan {value} miljoen beeldpunten."), nl("Bewaar hem kleiner.")),
        "damaged": (
            nl("Het bestand is niet heel: een deel van de foto ontbreekt."),
            nl("Kopieer de foto opnieuw, of maak hem opnieuw."),
        ),
        "heic": (
            nl("Dit is een foto van een telefoon in HEIC of AVIF."),
            nl("Bewaar hem als JPEG en kies die."),
        ),
        "other_form": (
            later("Dit is geen foto maar {value}, hoe het bestand ook heet."),
            nl("Bewaar de foto als JPEG, PNG of WebP."),
        ),
        "no_photo": (
            nl("Dit is geen foto, hoe het bestand ook heet."),
            nl("Kies een foto in JPEG, PNG of WebP."),
        ),
        "no_picture": (
            nl("Dit is geen foto en geen PDF, hoe het bestand ook heet."),
            nl("Kies een foto in JPEG, PNG of WebP, of een scan in PDF."),
        ),
        "locked": (
            nl("Dit PDF-bestand heeft een wachtwoord."),
            nl("Bewaar het zonder wachtwoord, of maak een foto van het papier."),
        ),
        "too_many_pages": (
            later("Het PDF-bestand heeft meer dan {value} bladzijden."),
            nl("Neem alleen de bladzijden die nodig zijn."),
        ),
        "changed": (
            nl("Deze foto is veranderd nadat hij was overgenomen."),
            nl("Kies de map van uw gemeente opnieuw."),
        ),
        "gave_up": (
            nl("De foto kon niet worden uitgepakt."),
            nl("Bewaar hem opnieuw als JPEG, of neem een andere."),
        ),
    }
)


class ImageRefused(Exception):
    """These bytes cannot be a photo here; `what` is wrong and the `remedy`, for whoever made the file."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        what, remedy = REFUSALS.get(code, REFUSALS["gave_up"])
        self.what, self.remedy = (filled(one, {"value": value}) for one in (what, remedy))


def bytes_of(path: Path) -> bytes:
    """What a file holds, no more than one byte over what a photo may be. Raises OSError, and ValueError for
    a name that no disk takes."""
    if not path.is_file():  # reading from a pipe or a device might never end
        raise FileNotFoundError
    with path.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)


def child_command() -> list[str]:
    """How the short-lived program is started: the bundle starts itself, a checkout starts the file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, image_child.CHILD_ARGUMENT]
    return [sys.executable, "-I", str(Path(image_child.__file__))]


class StrangeImages:
    """A `with` block round one program that unpacks strange photos; one after the other."""

    def __enter__(self) -> Self:
        self._child: subprocess.Popen[bytes] | None = None
        self._files = 0
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, untrusted: bytes, size: Size = FOR_PRINT, quarter_turns: int = 0) -> Image.Image:
        """One picture. Raises ImageRefused, also where the program gave up or took too long."""
        (image,) = self._pages(untrusted, size, quarter_turns, 0)
        return image

    def pages(self, untrusted: bytes, size: Size, quarter_turns: int = 0) -> Iterator[Image.Image]:
        """A picture, or the pages of a scan in PDF one by one. Raises ImageRefused at the first that is not
        right; pages that came before it are not to be used."""
        return self._pages(untrusted, size, quarter_turns, SCANS_TOO)

    def _pages(self, untrusted: bytes, size: Size, quarter_turns: int, flags: int) -> Iterator[Image.Image]:
        if len(untrusted) > MAX_BYTES:
            raise ImageRefused("too_large", str(MAX_BYTES // (1024 * 1024)))
        if self._files >= MOST_FILES:
            self._end()
        child = self._child or self._start()
        self._files += 1
        flags |= LONG_SIDE if size.is_long_side else 0
        request = REQUEST.pack(len(untrusted), flags, size.pixels, quarter_turns % 4)
        is_done = False
        try:
            for _ in range(_watched(child, lambda: _count(child, request + untrusted))):
                yield _watched(child, lambda: _image(child, size))
            is_done = True
        except (OSError, ValueError, EOFError):
            raise ImageRefused("gave_up") from None
        except ImageRefused:
            is_done = True
            raise
        finally:
            if not is_done:
                self._end(at_once=True)

    def _start(self) -> subprocess.Popen[bytes]:
        self._files = 0
        try:
            self._child = subprocess.Popen(
                child_command(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(
                    subprocess, "CREATE_NO_WINDOW", 0
                ),  # Windows: no console that flashes by
            )
        except OSError:
            raise ImageRefused("gave_up") from None
        return self._child

    def _end(self, at_once: bool = False) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        if at_once:
            child.kill()
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    child.kill()
        child.wait()


def _watched(child: subprocess.Popen[bytes], work: Callable[[], T]) -> T:
    """A program that takes too long is ended; what waits for it then hears EOFError."""
    watch = threading.Timer(SECONDS, child.kill)
    watch.start()
    try:
        return work()
    finally:
        watch.cancel()


def _count(child: subprocess.Popen[bytes], request: bytes) -> int:
    """Ask, and hear how many pages come."""
    if child.stdin is None:
        raise EOFError
    child.stdin.write(request)
    child.stdin.flush()
    _heard(child, b"P")
    (count,) = struct.unpack("<H", _exactly(child, 2))
    if not 0 < count <= MOST_PAGES:
        raise ValueError("more pages than there may be")
    return int(count)


def _image(child: subprocess.Popen[bytes], size: Size) -> Image.Image:
    _heard(child, b"Y")
    width, height = struct.unpack("<II", _exactly(child, 8))
    side = max(width, height) if size.is_long_side else min(width, height)
    if not (0 < side <= size.pixels and 0 < width * height <= image_child.MAX_PIXELS):
        raise ValueError("larger than it may be")
    return Image.frombytes("RGB", (width, height), _exactly(child, width * height * 3))


def _heard(child: subprocess.Popen[bytes], wanted: bytes) -> None:
    """The mark that is to come now; ImageRefused where it says no."""
    answer = _exactly(child, 1)
    if answer == b"N":
        (size,) = struct.unpack("<I", _exactly(child, 4))
        code, value = json.loads(_exactly(child, min(size, 4096)))
        raise ImageRefused(str(code), str(value))
    if answer != wanted:
        raise EOFError


def _exactly(child: subprocess.Popen[bytes], count: int) -> bytes:
    found = child.stdout.read(count) if child.stdout is not None else b""
    if len(found) != count:
        raise EOFError
    return found
