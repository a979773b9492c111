"""Photos as pixels: strange ones through a program of its own, those this house made itself here."""

from __future__ import annotations

import json
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType, TracebackType
from typing import Self

from PIL import Image

from desktop.domain.wording import filled, later, nl
from desktop.house_files import image_child
from desktop.house_files.image_child import ENOUGH, MAX_BYTES, Unfit, decode
from desktop.house_files.printing import is_plain_jpeg

#: one photo may take this long
SECONDS = 10.0
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
Read = Callable[[bytes], Image.Image]


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


def read_own(content: bytes) -> Image.Image:
    """A photo that this house made. Raises ImageRefused(changed) where it is not as this house makes them:
    then it is not even unpacked."""
    if not is_plain_jpeg(content):
        raise ImageRefused("changed")
    try:
        return decode(content)
    except Unfit:
        raise ImageRefused("changed") from None


def child_command() -> list[str]:
    """How the short-lived program is started: the bundle starts itself, a checkout starts the file."""
    if getattr(sys, "frozen", False):
        return [sys.executable, image_child.CHILD_ARGUMENT]
    return [sys.executable, "-I", str(Path(image_child.__file__))]


class StrangeImages:
    """A `with` block round one program that unpacks strange photos; `read` one after the other."""

    def __enter__(self) -> Self:
        self._child: subprocess.Popen[bytes] | None = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def read(self, untrusted: bytes) -> Image.Image:
        """The picture. Raises ImageRefused, also where the program gave up or took too long."""
        if len(untrusted) > MAX_BYTES:
            raise ImageRefused("too_large", str(MAX_BYTES // (1024 * 1024)))
        child = self._child or self._start()
        watch = threading.Timer(SECONDS, child.kill)
        watch.start()
        try:
            return _ask(child, untrusted)
        except (OSError, ValueError, EOFError):
            self._end()
            raise ImageRefused("gave_up") from None
        finally:
            watch.cancel()

    def _start(self) -> subprocess.Popen[bytes]:
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

    def _end(self) -> None:
        child, self._child = self._child, None
        if child is None:
            return
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                try:
                    pipe.close()
                except OSError:
                    child.kill()
        child.wait()


def _ask(child: subprocess.Popen[bytes], untrusted: bytes) -> Image.Image:
    if child.stdin is None or child.stdout is None:
        raise EOFError
    child.stdin.write(struct.pack("<I", len(untrusted)) + untrusted)
    child.stdin.flush()
    answer = child.stdout.read(1)
    if answer == b"N":
        (size,) = struct.unpack("<I", _exactly(child, 4))
        code, value = json.loads(_exactly(child, min(size, 4096)))
        raise ImageRefused(str(code), str(value))
    if answer != b"Y":
        raise EOFError
    width, height = struct.unpack("<II", _exactly(child, 8))
    if not 0 < min(width, height) <= ENOUGH or width * height > image_child.MAX_PIXELS:
        raise ValueError("larger than it may be")
    return Image.frombytes("RGB", (width, height), _exactly(child, width * height * 3))


def _exactly(child: subprocess.Popen[bytes], count: int) -> bytes:
    found = child.stdout.read(count) if child.stdout is not None else b""
    if len(found) != count:
        raise EOFError
    return found
