"""Photos of a house style: what a camera wrote along is gone, and what is no photo is refused with words."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from desktop.house_files.images import ImageRefused, read_image
from desktop.house_files.judging import blurred as blur_words
from desktop.house_files.judging import doubts, too_few_dots
from desktop.house_files.printing import (
    PHOTO_MM,
    is_ready,
    largest_photo,
    logo_for_print,
    photo_for_print,
)
from desktop.house_files.sharpness import BLURRED, SOFT, sharpness_of
from tests.house_builders import CANARY, blurred, camera_jpeg, logo, png, scene


def test_a_photo_with_a_place_in_it_comes_out_without() -> None:
    taken = camera_jpeg(scene())
    assert CANARY in taken and Image.open(io.BytesIO(taken)).getexif().get_ifd(0x8825)
    made = photo_for_print(read_image(taken)).jpeg
    again = Image.open(io.BytesIO(made))
    assert CANARY not in made and b"Exif" not in made and b"adobe" not in made
    assert not again.getexif() and set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert (again.mode, again.format) == ("RGB", "JPEG") and "progressive" not in again.info


def test_a_photo_that_was_taken_upright_stands_upright() -> None:
    lying = scene(900, 600)
    lying.paste((250, 0, 0), (0, 0, 120, 600))
    stood = read_image(camera_jpeg(lying, orientation=6))  # turned a quarter to the right
    assert stood.size == (600, 900)
    red, green, blue = stood.getpixel((300, 20))  # type: ignore[misc]
    assert red > 200 and green < 60 and blue < 60


def test_the_same_photo_gives_the_same_bytes() -> None:
    taken = camera_jpeg(scene(2400, 1800))
    first, second = (photo_for_print(read_image(taken)) for _ in range(2))
    assert first == second
    assert min(first.width, first.height) == 354  # 30 mm at 300 dots an inch
    assert len(first.jpeg) < 90_000


def test_what_is_ready_stays_as_it_is() -> None:
    taken = camera_jpeg(scene())
    made = photo_for_print(read_image(taken))
    assert is_ready(made.jpeg, (made.width, made.height), largest_photo())
    assert not is_ready(taken, (900, 800), (2000, 2000))
    assert not is_ready(made.jpeg + b"more behind it", (made.width, made.height), largest_photo())
    assert not is_ready(made.jpeg + b"more\xff\xd9", (made.width, made.height), largest_photo())


def test_what_shows_through_becomes_white() -> None:
    made = logo_for_print(read_image(png(logo())))
    image = Image.open(io.BytesIO(made.jpeg))
    corner = image.getpixel((image.width - 1, image.height - 1))
    assert isinstance(corner, tuple) and min(corner) > 245


@pytest.mark.parametrize("mode", ["L", "P", "LA", "RGBA", "CMYK", "I;16", "1"])
def test_every_kind_of_pixel_becomes_plain_rgb(mode: str) -> None:
    image = scene().convert("L").point(lambda v: v * 256, "I").convert("I;16") if mode == "I;16" else scene()
    out = io.BytesIO()
    (image if mode == "I;16" else image.convert(mode)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    read = read_image(out.getvalue())
    assert read.mode == "RGB" and sharpness_of(read, PHOTO_MM).grey > 25


def _bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has this many pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(3 * 1000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (_bomb(9000, 9000), "miljoen"),
        (_bomb(60_000, 60_000), "miljoen"),
        (_bomb(800, 800), "niet heel"),
        (camera_jpeg(scene())[:9000], "niet heel"),
        (b"%PDF-1.7\n1 0 obj", "geen foto maar PDF"),
        (b"PK\x03\x04" + bytes(60), "geen foto maar ZIP"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "geen foto maar SVG"),
        (b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00", "HEIC"),
        (b"just some words that were renamed", "geen foto"),
        (b"", "geen foto"),
    ],
)
def test_what_is_no_whole_photo_is_refused_with_words(content: bytes, word: str) -> None:
    with pytest.raises(ImageRefused) as refused:
        read_image(content)
    assert word in refused.value.what and refused.value.remedy


def test_a_file_that_is_too_large_is_not_unpacked() -> None:
    with pytest.raises(ImageRefused, match="image refused"):
        read_image(bytes(26 * 1024 * 1024))


def test_sharp_soft_and_shaken_are_told_apart() -> None:
    clear = scene(1500, 1500)
    pixel = 1500 / 354  # of the print
    soft, shaken = blurred(clear, 1.4 * pixel), blurred(clear, 4 * pixel)
    assert sharpness_of(clear, PHOTO_MM).detail > SOFT
    assert (
        BLURRED <= sharpness_of(soft, PHOTO_MM).detail < SOFT
        and blur_words(sharpness_of(soft, PHOTO_MM)) is None
    )
    told = blur_words(sharpness_of(shaken, PHOTO_MM))
    assert told is not None and "minstens 0,7" in told[0]


def test_mist_is_flat_and_not_unsharp() -> None:
    misty = scene(1500, 1500).point(lambda value: 170 + value // 8)
    found = sharpness_of(misty, PHOTO_MM)
    assert found.detail > SOFT and found.grey < 25
    assert any("In grijs" in what for what, _ in doubts(found))


def test_a_photo_of_one_pixel_or_few_is_refused_with_its_figure() -> None:
    found = sharpness_of(read_image(png(Image.new("RGB", (1, 1)))), PHOTO_MM)
    told = too_few_dots(found.dots, (1, 1), PHOTO_MM)
    assert told is not None and "1 bij 1" in told[0] and "236 bij 236" in told[1]
    few = sharpness_of(scene(160, 160), PHOTO_MM)
    assert too_few_dots(few.dots, (160, 160), PHOTO_MM) is None and few.dots == 135
    assert any("135 punten per inch" in what for what, _ in doubts(few))
