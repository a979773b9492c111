"""A picture to the bytes that go into a paper: scaled, cut, baseline JPEG in RGB; the same every time."""

from __future__ import annotations

from PIL import Image

from desktop.documents.blocks import Photo
from desktop.house_files.sharpness import MILLIMETRE, PRINT_DOTS
from desktop.unpacking.plain_jpeg import is_plain_jpeg, plain_jpeg

#: the largest place for a photo on a paper, its short side
PHOTO_MM = 30.0
#: of the frame round a face, and its height per width
PORTRAIT_MM, PORTRAIT_SHAPE = 24.0, 90 / 78
LOGO_HIGH_MM, LOGO_WIDE_MM = 15.5, 53.0
#: how much of what is cut off above and below a face goes at the top
ABOVE_FACE = 0.35
QUALITY, LOGO_QUALITY = 85, 93


def photo_for_print(image: Image.Image) -> Photo:
    """The short side at 300 dots an inch of the largest place; a small photo is not made larger."""
    return _encoded(_within(image, _dots(PHOTO_MM) / min(image.size)), QUALITY, "4:2:0")


def logo_for_print(image: Image.Image) -> Photo:
    """Within the largest place for a logo; sharp edges kept."""
    scale = min(_dots(LOGO_HIGH_MM) / image.height, _dots(LOGO_WIDE_MM) / image.width)
    return _encoded(_within(image, scale), LOGO_QUALITY, "4:4:4")


def cut_to_portrait(image: Image.Image) -> Image.Image:
    """The middle in the shape of the frame; of a tall photo more is cut off below than above the face."""
    width, height = image.size
    if height > width * PORTRAIT_SHAPE:
        tall = round(width * PORTRAIT_SHAPE)
        top = round((height - tall) * ABOVE_FACE)
        return image.crop((0, top, width, top + tall))
    wide = round(height / PORTRAIT_SHAPE)
    left = (width - wide) // 2
    return image.crop((left, 0, left + wide, height))


def portrait_for_print(image: Image.Image) -> Photo:
    """Of one that was cut to shape."""
    return _encoded(_within(image, _dots(PORTRAIT_MM) / image.width), QUALITY, "4:2:0")


def is_ready(content: bytes, size: tuple[int, int], largest: tuple[int, int]) -> bool:
    """Whether bytes are such as this room makes, and not larger than `largest`: they stay as they are."""
    return size[0] <= largest[0] and size[1] <= largest[1] and is_plain_jpeg(content)


def largest_photo() -> tuple[int, int]:
    """In pixels: twice as long as wide at most."""
    return _dots(PHOTO_MM) * 2, _dots(PHOTO_MM) * 2


def largest_logo() -> tuple[int, int]:
    """In pixels."""
    return _dots(LOGO_WIDE_MM), _dots(LOGO_HIGH_MM)


def _dots(millimetres: float) -> int:
    return round(millimetres * MILLIMETRE * PRINT_DOTS)


def _within(image: Image.Image, scale: float) -> Image.Image:
    if scale >= 1:
        return image
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def _encoded(image: Image.Image, quality: int, halves: str) -> Photo:
    return Photo(plain_jpeg(image, quality, halves), image.width, image.height)
