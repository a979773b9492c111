"""The house style beside the koffers: the port `Houses`.

What is kept is `huisstijl.toml` as it came, and each picture as it is printed; nothing else of the folder.
It is read as strictly as the folder it came from, so that what somebody changed there shows.
"""

from __future__ import annotations

import os
import secrets
import shutil
import threading
from collections.abc import Callable, Collection, Mapping
from datetime import date
from pathlib import Path

from desktop.documents.blocks import Photo
from desktop.domain.errors import Refusal, RefusalCode, disk_trouble
from desktop.domain.wording import joined
from desktop.house_files.folder import KeptFolder, read_folder
from desktop.house_files.images import Read, read_own
from desktop.house_files.judging import blurred, too_few_dots
from desktop.house_files.picture_rows import Known
from desktop.house_files.printing import PORTRAIT_MM, cut_to_portrait, portrait_for_print
from desktop.house_files.sharpness import sharpness_of
from desktop.unpacking.strange import ImageRefused, StrangeImages, bytes_of
from desktop.usecases.house_ports import HouseRead, Sharpness

_FOLDER_MODE, _FILE_MODE = 0o700, 0o600


class HouseRoom:
    """`kept`: the folder beside the koffers, there or not. `pictures`: the keys of all pictograms; `today`:
    Europe/Amsterdam; `cannot_draw`: the characters of a text that no font on paper has. Safe on any thread:
    who reads what is kept waits while it is changed."""

    def __init__(
        self,
        kept: Path,
        pictures: Collection[str],
        today: Callable[[], date],
        cannot_draw: Callable[[str], tuple[str, ...]] = lambda _text: (),
    ) -> None:
        self._kept, self._pictures, self._today = kept, frozenset(pictures), today
        self._cannot_draw = cannot_draw
        self._lock = threading.Lock()
        self._read: tuple[HouseRead | None] | None = None

    def present(self) -> HouseRead | None:
        """The one that was taken in; read once, and again after `take` and `drop`."""
        with self._lock:
            if self._read is None:
                there = os.path.lexists(self._kept)
                self._read = (self._of(self._kept, read_own, was_judged=True).read if there else None,)
            return self._read[0]

    def look(self, folder: Path) -> HouseRead:
        """What is in this folder, with every problem at once."""
        with StrangeImages() as strange:
            return self._of(folder, strange.read).read

    def take(self, folder: Path, sha256: str) -> HouseRead:
        """Keep what `look` showed: written beside, then put in place as a whole."""
        with StrangeImages() as strange:
            found = self._of(folder, strange.read)
        if found.read.look is None or found.read.sha256 != sha256:
            raise ValueError("not what was shown")
        part = self._kept.with_name(f".{self._kept.name}.{secrets.token_hex(4)}.part")
        with self._lock:
            try:
                _write_all(part, found.files)
                self._put_in_place(part)
            except OSError as error:
                shutil.rmtree(part, ignore_errors=True)
                raise disk_trouble(error) from None
            finally:
                self._read = None
        return found.read

    def drop(self) -> None:
        """Back to the national look."""
        with self._lock:
            try:
                if self._kept.exists():
                    self._put_in_place(None)
            except OSError as error:
                raise disk_trouble(error) from None
            finally:
                self._read = None

    def pixels(self, photo: Photo) -> tuple[int, int, bytes]:
        """Width, height and 3 bytes a pixel."""
        image = read_own(photo.jpeg)
        return image.width, image.height, image.tobytes()

    def portrait(self, path: Path) -> tuple[Photo, Sharpness]:
        """Cut to the shape of the frame; refused with words where it cannot be printed."""
        try:
            untrusted_image = bytes_of(path)
            with StrangeImages() as strange:
                image = cut_to_portrait(strange.read(untrusted_image))
        except (OSError, ValueError):
            raise Refusal(RefusalCode.FILE_NOT_THERE, "photo") from None
        except ImageRefused as refused:
            raise _unfit(refused.what, refused.remedy) from None
        sharp = sharpness_of(image, PORTRAIT_MM)
        unfit = too_few_dots(sharp.dots, image.size, PORTRAIT_MM) or blurred(sharp)
        if unfit is not None:
            raise _unfit(*unfit)
        return portrait_for_print(image), sharp

    def _of(self, folder: Path, read: Read, was_judged: bool = False) -> KeptFolder:
        known = Known(self._pictures, self._today(), read, self._cannot_draw, was_judged)
        return read_folder(folder, known)

    def _put_in_place(self, part: Path | None) -> None:
        """The old folder aside, the new one in, the old one away: a crash leaves one of both, or none and the
        national look."""
        old = self._kept.with_name(f".{self._kept.name}.{secrets.token_hex(4)}.old")
        if self._kept.exists():
            self._kept.replace(old)
        if part is not None:
            try:
                part.replace(self._kept)
            except OSError:
                if old.exists():
                    old.replace(self._kept)
                raise
        shutil.rmtree(old, ignore_errors=True)


def _write_all(folder: Path, files: Mapping[str, bytes]) -> None:
    folder.mkdir(mode=_FOLDER_MODE, parents=True)
    for name, content in files.items():
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(folder / name, flags, _FILE_MODE), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())


def _unfit(what: str, remedy: str) -> Refusal:
    return Refusal(RefusalCode.PHOTO_UNFIT, "photo", {"waarom": joined(" ", (what, remedy))})
