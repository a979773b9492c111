"""Photos and scans as pages: the port `Photos`."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from desktop.attachment_files.malware import ASKED, NOBODY, Scan, scan_of_this_system
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.wording import joined
from desktop.unpacking.image_child import Size, Unfit, decode, no_larger
from desktop.unpacking.plain_jpeg import is_plain_jpeg, plain_jpeg
from desktop.unpacking.strange import ImageRefused, StrangeImages, bytes_of
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.paper_ports import PageImage

#: the long side of a page in pixels. From 1600 on every letter of 6 points on an A4 is told apart, Latin and
#: Arabic (tests/bench/bench_attachments.py); half as much again, for a paper that fills two thirds of the
#: photo. Some 0.8 MB a page
PAGE = Size(2400, is_long_side=True)
QUALITY = 75
THUMB = Size(240, is_long_side=True)
THUMB_QUALITY = 75
_FIELD = "file"


class PhotoRoom:
    """`scan`: the virus scanner that is asked first, None = there is none."""

    def __init__(self, scan: Scan | None = None) -> None:
        self._scan = scan

    def from_file(self, path: Path) -> tuple[PageTaken, ...]:
        """See `Photos.from_file`."""
        try:
            untrusted = bytes_of(path)
        except (OSError, ValueError):
            raise Refusal(RefusalCode.FILE_NOT_THERE, _FIELD) from None
        return self.from_content(untrusted)

    def from_content(self, untrusted: bytes) -> tuple[PageTaken, ...]:
        """See `Photos.from_content`."""
        if self._scan is not None and self._scan(untrusted):
            raise Refusal(RefusalCode.MALWARE_FOUND, _FIELD)
        try:
            with StrangeImages() as strange:
                return tuple(_taken(image) for image in strange.pages(untrusted, PAGE))
        except ImageRefused as refused:
            why = joined(" ", (refused.what, refused.remedy))
            raise Refusal(RefusalCode.PHOTO_UNFIT, _FIELD, {"waarom": why}) from None

    def pixels(self, jpeg: bytes, quarter_turns: int, is_own: bool) -> PageImage:
        """See `Photos.pixels`."""
        try:
            if not is_plain_jpeg(jpeg):
                raise ImageRefused("changed")
            if is_own:
                image = decode(jpeg, PAGE, quarter_turns)
            else:
                with StrangeImages() as strange:
                    image = strange.read(jpeg, PAGE, quarter_turns)
        except (ImageRefused, Unfit):
            raise Trouble(TroubleCode.STORE_DAMAGED) from None
        return PageImage(image.width, image.height, image.tobytes())

    def scanner(self) -> str:
        """See `Photos.scanner`."""
        return NOBODY if self._scan is None else ASKED


def photo_room() -> PhotoRoom:
    """With the scanner of this system, where it has one."""
    return PhotoRoom(scan_of_this_system())


def _taken(image: Image.Image) -> PageTaken:
    thumb = plain_jpeg(no_larger(image, THUMB), THUMB_QUALITY, "4:2:0")
    return PageTaken(plain_jpeg(image, QUALITY, "4:2:0"), thumb, image.width, image.height)
