"""Photos and scans as telephones and scanners make them, those that nobody should open, a run over them.

`run_over(contents)` is for long runs: it says how many were taken, refused and unhandled, how long the
slowest took and how much memory the program for strange pictures used at most.
"""

from __future__ import annotations

import io
import random
import struct
import subprocess
import time
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from PIL import Image, ImageDraw
from reportlab.pdfgen import canvas

from desktop.attachment_files.room import PAGE, QUALITY, PhotoRoom
from desktop.domain.ids import DossierId
from desktop.unpacking.plain_jpeg import plain_jpeg
from desktop.unpacking.strange import ImageRefused, StrangeImages
from desktop.usecases.attachment_ports import PageTaken
from desktop.usecases.attachments import attach
from tests.builders import Workplace, workplace
from tests.house_builders import camera_jpeg, png, scene
from tests.memory_scan import peak_mb

#: the question about diplomas, and one about special data
DIPLOMAS = "O04"


def photo_place(place: Workplace | None = None) -> Workplace:
    """A desk that can take photos in."""
    there = place or workplace()
    return replace(there, desk=replace(there.desk, photos=PhotoRoom()))


def paper(words: str = "DIPLOMA", width: int = 1700, height: int = 1200, seed: int = 1) -> Image.Image:
    """A sheet with a frame, large words and lines of small ones, on a table."""
    chance = random.Random(seed)
    image = Image.new("RGB", (width, height), (120, 96, 74))
    draw = ImageDraw.Draw(image)
    left, top, right, bottom = width // 12, height // 12, width * 11 // 12, height * 11 // 12
    draw.rectangle((left, top, right, bottom), fill=(247, 244, 232))
    draw.rectangle((left + 18, top + 18, right - 18, bottom - 18), outline=(96, 60, 30), width=6)
    draw.text((width // 2, top + height // 8), words, fill=(40, 30, 90), font_size=height // 12, anchor="mm")
    for line in range(8):
        y = top + height // 4 + line * height // 16
        said = " ".join(
            "".join(chance.choices("abcdefghiklmnoprstuvw", k=chance.randrange(3, 9)))
            for _ in range(width // 260)
        )
        draw.text((left + 60, y), said, fill=(30, 30, 30), font_size=height // 34)
    middle, round_ = (right - 170, bottom - 150), 90
    draw.ellipse(
        (middle[0] - round_, middle[1] - round_, middle[0] + round_, middle[1] + round_),
        outline=(160, 30, 40), width=9,
    )  # fmt: skip
    return image


@cache
def diploma_photo(orientation: int = 1) -> bytes:
    """With everything a telephone writes along."""
    return camera_jpeg(paper(), orientation)


def scan(pages: int = 2, password: str | None = None) -> bytes:
    """A PDF as a scanner makes it: a picture on each page."""
    out = io.BytesIO()
    sheet = canvas.Canvas(out, pagesize=(595, 842), encrypt=password)
    for at in range(pages):
        sheet.drawString(80, 760, f"Bladzijde {at + 1} van een brief")
        if at == 0:
            sheet.drawInlineImage(paper(seed=at), 60, 300, 470, 330)
        sheet.showPage()
    sheet.save()
    return out.getvalue()


def small_page(seed: int, side: int = 900) -> PageTaken:
    """A page that is ready to keep, made without the program for strange pictures: for long lists."""
    tone = (120 + seed * 7 % 110, 120 + seed * 13 % 110, 120 + seed * 29 % 110)
    image = Image.new("RGB", (side, side * 3 // 4), tone)
    draw = ImageDraw.Draw(image)
    draw.text((side // 2, side // 3), str(seed), fill=(20, 20, 20), font_size=side // 5, anchor="mm")
    small = image.resize((240, 180))
    return PageTaken(plain_jpeg(image, 75, "4:2:0"), plain_jpeg(small, 75, "4:2:0"), *image.size)


def attach_one(
    place: Workplace,
    dossier: DossierId,
    caption: str,
    question: str = DIPLOMAS,
    content: bytes = b"",
    turn: int = 0,
) -> str:
    """Take one in by the real way; returns its key."""
    photos = place.desk.photos
    assert photos is not None
    pages = photos.from_content(content or diploma_photo())
    return attach(place.desk, dossier, question, caption, pages, turn).changes[0].key


# --- what nobody should open


def _chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_that_says(width: int, height: int, depth: int = 8, colours: int = 2, rows: bytes = b"") -> bytes:
    """A PNG of a few bytes that says it is so large."""
    head = struct.pack(">IIBBBBB", width, height, depth, colours, 0, 0, 0)
    body = zlib.compress(rows or bytes(3000), 9)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", head) + _chunk(b"IDAT", body) + _chunk(b"IEND", b"")


def _pdf(
    objects: Iterable[bytes], media: bytes = b"[0 0 595 842]", kids: bytes = b"3 0 R", count: int = 1
) -> bytes:
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids ["
        + kids
        + b"] /Count "
        + str(count).encode()
        + b" /MediaBox "
        + media
        + b" >>",
        *objects,
    ]
    out, places = b"%PDF-1.7\n", []
    for at, part in enumerate(parts):
        places.append(len(out))
        out += str(at + 1).encode() + b" 0 obj\n" + part + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 " + str(len(parts) + 1).encode() + b"\n0000000000 65535 f \n"
    out += b"".join(f"{place:010d} 00000 n \n".encode() for place in places)
    end = f"trailer\n<< /Size {len(parts) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    return out + end.encode()


def _stream(content: bytes, more: bytes = b"") -> bytes:
    packed = zlib.compress(content, 9)
    head = b"<< /Length " + str(len(packed)).encode() + b" /Filter /FlateDecode " + more + b" >>"
    return head + b"\nstream\n" + packed + b"\nendstream"


def _pdf_page(content: bytes, resources: bytes = b"") -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << " + resources + b" >> >>"
    return _pdf((page, _stream(content)))


def _forms_in_forms(depth: int, wide: int) -> bytes:
    """Each form draws the next one many times: 20^8 times a line."""
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /A 5 0 R >> >> >>"
    objects = [page, _stream(b"/A Do")]
    for level in range(depth):
        deeper = f"/Resources << /XObject << /A {level + 6} 0 R >> >>".encode()
        form = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] " + deeper
        objects.append(_stream(b"/A Do " * wide, form))
    objects.append(_stream(b"0 0 595 842 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]"))
    return _pdf(objects)


def _image_in_pdf(width: int, height: int) -> bytes:
    page = b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>"
    told = f"/Type /XObject /Subtype /Image /Width {width} /Height {height} /BitsPerComponent 8".encode()
    image = _stream(bytes(20_000_000), told + b" /ColorSpace /DeviceRGB")
    return _pdf((page, _stream(b"595 0 0 842 0 0 cm /I Do"), image))


@cache
def bombs() -> Mapping[str, bytes]:
    """Twenty that ask for more than they are."""
    whole = diploma_photo()
    grey = Image.new("L", (6900, 6900), 128)
    webp = io.BytesIO()
    Image.new("RGB", (16_000, 3_000)).save(webp, "WEBP", lossless=True)
    wide = io.BytesIO()
    Image.new("1", (60_000, 800)).save(wide, "PNG")
    text = _chunk(b"zTXt", b"note\x00\x00" + zlib.compress(bytes(20_000_000), 9))
    profile = _chunk(b"iCCP", b"p\x00\x00" + zlib.compress(bytes(20_000_000), 9))
    plain = png(scene(60, 60))
    return {
        "png 900 megapixel": png_that_says(30_000, 30_000),
        "png largest there is": png_that_says(2**31 - 1, 2**31 - 1),
        "png one high": png_that_says(2**30, 1),
        "png 16 bit": png_that_says(9_900, 9_900, 16, 6),
        "png rows that do not end": png_that_says(7_000, 7_000, rows=bytes(60_000_000)),
        "png note of 20 MB": plain[:33] + text + plain[33:],
        "png profile of 20 MB": plain[:33] + profile + plain[33:],
        "png a million chunks": plain[:33] + _chunk(b"tEXt", b"a\x00b") * 500_000 + plain[33:],
        "jpeg as large as may be": camera_jpeg(Image.new("RGB", (8_160, 6_120))),
        "jpeg of 65,500": camera_jpeg(grey.resize((65_500, 760)).convert("RGB")),
        "jpeg a thousand notes": whole[:2] + (b"\xff\xe1\xff\xff" + bytes(65_533)) * 300 + whole[2:],
        "jpeg without an end": whole[: len(whole) // 2] + bytes(4_000_000),
        "webp as large as may be": webp.getvalue(),
        "png one bit wide": wide.getvalue(),
        "pdf forms in forms": _forms_in_forms(8, 20),
        "pdf a form in itself": _pdf_page(b"/A Do", b"/XObject << /A 4 0 R >>"),
        "pdf picture of 900 megapixel": _image_in_pdf(30_000, 30_000),
        "pdf page of a kilometre": _pdf((b"<< /Type /Page /Parent 2 0 R >>",), b"[0 0 3000000 3000000]"),
        "pdf content of 100 MB": _pdf_page(b"0 0 m 9 9 l S\n" * 7_000_000),
        "pdf a hundred thousand pages": _pdf((), kids=b"2 0 R " * 100_000, count=100_000),
    }


# --- long runs


def seeds() -> tuple[bytes, ...]:
    """Good ones, small, of every kind."""
    image = paper(width=160, height=120)
    webp, grey, palette = io.BytesIO(), io.BytesIO(), io.BytesIO()
    image.save(webp, "WEBP")
    image.convert("LA").save(grey, "PNG")
    image.convert("P").save(palette, "PNG", transparency=3)
    return (
        camera_jpeg(image, 6), png(image), webp.getvalue(), grey.getvalue(), palette.getvalue(),
        scan(1), scan(2), _pdf_page(b"0 0 100 100 re f BT /F 12 Tf (brief) Tj ET"),
    )  # fmt: skip


def fuzzed(count: int, seed: int = 34) -> Iterator[bytes]:
    """So many spoiled files, the same every time."""
    chance, good = random.Random(seed), seeds()
    for _ in range(count):
        content = bytearray(chance.choice(good))
        for _ in range(chance.randrange(1, 12)):
            _spoil(content, chance, good)
        yield bytes(content)


def _spoil(content: bytearray, chance: random.Random, good: tuple[bytes, ...]) -> None:
    at = chance.randrange(len(content) + 1)
    match chance.randrange(6):
        case 0 if at < len(content):
            content[at] ^= 1 << chance.randrange(8)
        case 1:
            content[at : at + chance.choice((1, 2, 4))] = chance.choice(
                (b"\xff" * 4, bytes(4), b"\x7f\xff\xff\xff")
            )
        case 2:
            del content[at : at + chance.randrange(1, 200)]
        case 3:
            content[at:at] = content[: chance.randrange(1, 200)]
        case 4:
            other = chance.choice(good)
            start = chance.randrange(len(other))
            content[at:at] = other[start : start + chance.randrange(1, 400)]
        case _:
            content[at : at + 8] = chance.randbytes(8)
    if not content:
        content += b"\x00"


@dataclass(frozen=True, slots=True)
class Run:
    """What a run over strange files came to. `peak_mb`: of the program that unpacks, 0 where not known."""

    taken: int
    refused: int
    unhandled: tuple[str, ...]
    slowest: float
    peak_mb: int


def run_over(contents: Iterable[bytes]) -> Run:
    """Take each in as the app does; what is neither taken nor refused in words is unhandled."""
    taken, refused, slowest, peak = 0, 0, 0.0, 0
    unhandled: list[str] = []
    with StrangeImages() as strange:
        for at, content in enumerate(contents):
            began = time.perf_counter()
            try:
                taken += all(plain_jpeg(page, QUALITY, "4:2:0") for page in strange.pages(content, PAGE))
            except ImageRefused:
                refused += 1
            except Exception as error:  # noqa: BLE001  # that is what is looked for
                unhandled.append(f"{at}: {type(error).__name__}")
            slowest = max(slowest, time.perf_counter() - began)
            peak = max(peak, _peak_mb(strange._child))
    return Run(taken, refused, tuple(unhandled), slowest, peak)


def _peak_mb(child: subprocess.Popen[bytes] | None) -> int:
    """As Linux tells it of a program that still runs; what it counts of one that ended holds us as well."""
    try:
        return peak_mb(child.pid) if child is not None else 0
    except OSError:
        return 0
