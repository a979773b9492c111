"""Folders of a house style, and photos as cameras make them, with all that cameras write along."""

from __future__ import annotations

import io
import math
import random
from pathlib import Path

from PIL import Image, ImageDraw, ImageFilter

#: in the notes of a photo; may be found in no file afterwards
CANARY = b"KANARIE-IN-DE-FOTO"
TOML = """\
name = "Zandoever"
accent = "#7A3B00"
tint = "#F0DCC0"
contact = ["Team Inburgering Zandoever", "Inloop: dinsdag 9 tot 12 uur in het stadhuis"]
foot = "Samen in Zandoever"

[logo]
file = "logo.png"
alternative = "Logo van de gemeente Zandoever: een duin en een golf"

[[photo]]
picture = "classroom"
file = "les.jpg"
alternative = "docent met drie cursisten aan een tafel"
consent = "geen herkenbare mensen"

[[photo]]
picture = "work"
file = "werk.jpg"
alternative = "iemand aan een werkbank"
consent = "Selma, in een brief aan de gemeente"
consent_on = 2026-05-12
"""


def scene(width: int = 900, height: int = 800, seed: int = 1) -> Image.Image:
    """A picture with large shapes and fine grain, as a photo has."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), (205, 214, 220))
    draw = ImageDraw.Draw(image)
    for _ in range(420):
        size = int(6 + 160 * chance.random() ** 4)
        x, y = chance.randrange(width), chance.randrange(height)
        tone = tuple(chance.randrange(20, 245) for _ in range(3))
        if chance.random() < 0.5:
            draw.ellipse((x, y, x + size, y + size), fill=tone)
        else:
            turn = chance.random() * math.pi
            draw.line((x, y, x + size * math.cos(turn), y + size * math.sin(turn)), tone, 1 + size // 12)
    return image


def camera_jpeg(image: Image.Image, orientation: int = 1) -> bytes:
    """As a telephone saves it: place, maker, a note, XMP and a comment beside the pixels."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = CANARY.decode()
    exif[0x9286] = CANARY.decode()
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (52.0, 22.0, 12.3)
    place[3], place[4] = "E", (4.0, 53.0, 42.6)
    out = io.BytesIO()
    xmp = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + CANARY + b"</x:xmpmeta>"
    image.save(out, "JPEG", quality=90, exif=exif, xmp=xmp, comment=CANARY)
    return out.getvalue()


def blurred(image: Image.Image, radius: float) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(radius))


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def logo(width: int = 480, height: int = 200) -> Image.Image:
    """On nothing: the ground shows through."""
    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((10, 10, height - 10, height - 10), fill=(122, 59, 0, 255))
    draw.rectangle((height + 10, 60, width - 10, height - 60), fill=(28, 37, 40, 255))
    return image


def house_folder(folder: Path, toml: str = TOML) -> Path:
    """A good folder; `toml` may spoil it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "huisstijl.toml").write_text(toml, encoding="utf-8")
    (folder / "logo.png").write_bytes(png(logo()))
    (folder / "les.jpg").write_bytes(camera_jpeg(scene(seed=1)))
    (folder / "werk.jpg").write_bytes(camera_jpeg(scene(1200, 900, seed=2), orientation=6))
    return folder
