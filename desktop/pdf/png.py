"""A page as a PNG: nothing in the file but the picture; the same picture gives the same bytes."""

from __future__ import annotations

import io

from PIL import Image

from desktop.usecases.ports import PageImage


def png_of(page: PageImage) -> bytes:
    """The file: no date, no program, no text, no profile."""
    buffer = io.BytesIO()
    with Image.frombytes("RGB", (page.width, page.height), page.rgb) as image:
        image.save(buffer, "PNG", optimize=True)
    return buffer.getvalue()
