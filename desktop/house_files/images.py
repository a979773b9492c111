"""Photos as pixels: strange ones through a program of its own, those this house made itself here."""

from __future__ import annotations

from collections.abc import Callable

from PIL import Image

from desktop.unpacking.image_child import Unfit, decode
from desktop.unpacking.plain_jpeg import is_plain_jpeg
from desktop.unpacking.strange import ImageRefused

Read = Callable[[bytes], Image.Image]


def read_own(content: bytes) -> Image.Image:
    """A photo that this house made. Raises ImageRefused(changed) where it is not as this house makes them:
    then it is not even unpacked."""
    if not is_plain_jpeg(content):
        raise ImageRefused("changed")
    try:
        return decode(content)
    except Unfit:
        raise ImageRefused("changed") from None
