"""Photos of a house style: what a camera wrote along is gone, and what is no photo is refused with words."""

from __future__ import annotations

import io
import struct
import zlib

import pytest
from PIL import Image

from desktop.house_files.images import read_own
from desktop.house_files.judging import blurred as blur_words
from desktop.house_files.judging import doubts, too_few_dots
from desktop.house_files.printing import (
    PHOTO_MM,
    is_ready,
    largest_photo,
    logo_for_print,
    photo_for_print,
)
from desktop.house_files.sharpness import BLURRED, sharpness_of
from desktop.unpacking.image_child import Unfit, decode
from desktop.unpacking.strange import ImageRefused, StrangeImages
from desktop.usecases.house_ports import SOFT
from tests.house_builders import CANARY, blurred, camera_jpeg, logo, png, scene


def test_a_photo_with_a_place_in_it_comes_out_without() -> None:
    taken = camera_jpeg(scene())
    assert CANARY in taken and Image.open(io.BytesIO(taken)).getexif().get_ifd(0x8825)
    made = photo_for_print(decode(taken)).jpeg
    again = Image.open(io.BytesIO(made))
    assert CANARY not in made and b"Exif" not in made and b"adobe" not in made
    assert not again.getexif() and set(again.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}
    assert (again.mode, again.format) == ("RGB", "JPEG") and "progressive" not in again.info


def test_a_photo_that_was_taken_upright_stands_upright() -> None:
    lying = scene(900, 600)
    lying.paste((250, 0, 0), (0, 0, 120, 600))
    stood = decode(camera_jpeg(lying, orientation=6))  # turned a quarter to the right
    assert stood.size == (600, 900)
    red, green, blue = stood.getpixel((300, 20))  # type: ignore[misc]
    assert red > 200 and green < 60 and blue < 60


def test_a_large_photo_that_was_taken_upright_stands_upright_too() -> None:
    lying = scene(4300, 2900)
    lying.paste((250, 0, 0), (0, 0, 700, 2900))
    for content in (camera_jpeg(lying, orientation=6), _png_turned(lying)):
        stood = decode(content)
        assert stood.width == 1400 and stood.height > 2000
        red, green, blue = stood.getpixel((700, 60))  # type: ignore[misc]
        assert red > 200 and green < 60 and blue < 60


def _png_turned(image: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "PNG", exif=exif, compress_level=1)
    return out.getvalue()


def test_the_same_photo_gives_the_same_bytes() -> None:
    taken = camera_jpeg(scene(2400, 1800))
    first, second = (photo_for_print(decode(taken)) for _ in range(2))
    assert first == second
    assert min(first.width, first.height) == 354  # 30 mm at 300 dots an inch
    assert len(first.jpeg) < 90_000


def test_what_is_ready_stays_as_it_is() -> None:
    taken = camera_jpeg(scene())
    made = photo_for_print(decode(taken))
    assert is_ready(made.jpeg, (made.width, made.height), largest_photo())
    assert not is_ready(taken, (900, 800), (2000, 2000))
    assert not is_ready(made.jpeg + b"more behind it", (made.width, made.height), largest_photo())
    assert not is_ready(made.jpeg + b"more\xff\xd9", (made.width, made.height), largest_photo())


def test_what_shows_through_becomes_white() -> None:
    made = logo_for_print(decode(png(logo())))
    image = Image.open(io.BytesIO(made.jpeg))
    corner = image.getpixel((image.width - 1, image.height - 1))
    assert isinstance(corner, tuple) and min(corner) > 245


@pytest.mark.parametrize("mode", ["L", "P", "LA", "RGBA", "CMYK", "I;16", "1"])
def test_every_kind_of_pixel_becomes_plain_rgb(mode: str) -> None:
    image = scene().convert("L").point(lambda v: v * 256, "I").convert("I;16") if mode == "I;16" else scene()
    out = io.BytesIO()
    (image if mode == "I;16" else image.convert(mode)).save(out, "JPEG" if mode == "CMYK" else "PNG")
    read = decode(out.getvalue())
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
    with pytest.raises(Unfit) as unfit:
        decode(content)
    refused = ImageRefused(unfit.value.code, unfit.value.value)
    assert word in refused.what and refused.remedy


def test_a_file_that_is_too_large_is_not_unpacked() -> None:
    with pytest.raises(Unfit, match="too_large"):
        decode(bytes(26 * 1024 * 1024))
    with StrangeImages() as strange, pytest.raises(ImageRefused, match="too_large"):
        strange.read(bytes(26 * 1024 * 1024))


def test_strange_photos_are_unpacked_by_another_program_one_after_the_other() -> None:
    taken = camera_jpeg(scene(900, 600), orientation=6)
    with StrangeImages() as strange:
        assert strange.read(taken).tobytes() == decode(taken).tobytes()
        with pytest.raises(ImageRefused) as refused:
            strange.read(b"%PDF-1.7 renamed")
        assert refused.value.what == "Dit is geen foto maar PDF, hoe het bestand ook heet."
        assert strange.read(png(scene(300, 200))).size == (300, 200)


def test_a_program_that_falls_is_a_refusal_and_the_next_photo_is_read() -> None:
    with StrangeImages() as strange:
        strange.read(png(scene(300, 200)))
        assert strange._child is not None
        strange._child.kill()
        with pytest.raises(ImageRefused) as refused:
            strange.read(png(scene(300, 200)))
        assert "niet worden uitgepakt" in refused.value.what
        assert strange.read(png(scene(300, 200))).size == (300, 200)


def test_a_drawing_as_large_as_may_be_is_unpacked_in_the_memory_there_is() -> None:
    wide = Image.new("RGBA", (7000, 7000), (10, 20, 30, 40))
    with StrangeImages() as strange:
        found = strange.read(png(wide))
    assert found.size == (1400, 1400) and found.getpixel((5, 5)) == (217, 218, 220)


def test_only_what_this_house_made_is_unpacked_here() -> None:
    made = photo_for_print(decode(camera_jpeg(scene()))).jpeg
    assert min(read_own(made).size) == 354
    for strange in (camera_jpeg(scene()), png(scene()), made + b"behind", b""):
        with pytest.raises(ImageRefused) as refused:
            read_own(strange)
        assert "veranderd nadat" in refused.value.what


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
    found = sharpness_of(decode(png(Image.new("RGB", (1, 1)))), PHOTO_MM)
    told = too_few_dots(found.dots, (1, 1), PHOTO_MM)
    assert told is not None and "1 bij 1" in told[0] and "236 bij 236" in told[1]
    few = sharpness_of(scene(160, 160), PHOTO_MM)
    assert too_few_dots(few.dots, (160, 160), PHOTO_MM) is None and few.dots == 135
    assert any("135 punten per inch" in what for what, _ in doubts(few))
