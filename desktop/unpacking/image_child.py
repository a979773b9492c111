"""Strange bytes to pixels, in a program of its own that lives for one folder or a few photos.

A decoder that is tricked harms nothing but this program: little memory, little time, no file and no store.
Imports nothing of our tree, so that it can be started by its path. Reads from standard input, again and
again: `REQUEST` (length, flags, how many pixels, quarter turns), then that much of a file. Answers with 'P'
and how many pages (two bytes); then for each page 'Y', width and height (four bytes each) and three bytes a
pixel. In the place of the pages or of one of them: 'N', four bytes length and JSON [code, value].

The picture comes out in sRGB, upright, on white, no larger than was asked, and without anything beside its
pixels. What a file is, is told by its first bytes, never by its name; how many pixels it says it has is
looked at before any are unpacked.
"""

from __future__ import annotations

import io
import json
import struct
import sys
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

try:
    import resource
except ImportError:  # Windows has none; there only the time is limited, by who started this
    resource = None  # type: ignore[assignment]

CHILD_ARGUMENT = "--image-child"
REQUEST = struct.Struct("<IBHB")
#: flags of a request
LONG_SIDE, SCANS_TOO = 1, 2
MAX_BYTES = 25 * 1024 * 1024
#: a telephone of today makes 12 to 50 million
MAX_PIXELS = 50_000_000
#: short side: more than any paper here prints
ENOUGH = 1400
MEMORY, SECONDS = 512 * 1024 * 1024, 60
MAX_PROFILE = 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP")
PDF = b"%PDF-"
#: a scan is drawn no finer than this
SCAN_DOTS = 300
MOST_PAGES = 20
_POINTS = 72
#: pdfium's numbers for a document with a password, and with a lock that it does not know
_LOCKED = (4, 5)
_WHITE = (255, 255, 255)
#: what else people send, by how it begins
_KNOWN = (
    (b"%PDF", "PDF"),
    (b"PK\x03\x04", "ZIP"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\x00", "TIFF"),
    (b"MM\x00*", "TIFF"),
    (b"<svg", "SVG"),
    (b"<?xml", "SVG"),
)
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypavif")


class Unfit(Exception):
    """These bytes are no photo for here; a code of `strange.REFUSALS` and what stands in its words."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value


class Size(NamedTuple):
    """How large a picture may become: so many pixels on its long side, or on its short one."""

    pixels: int = ENOUGH
    is_long_side: bool = False

    def scale(self, size: tuple[int, int]) -> float:
        """What to multiply a size with; 1 or more = it is small enough."""
        return self.pixels / (max(size) if self.is_long_side else min(size))


FOR_PRINT = Size()


def decode(untrusted: bytes, size: Size = FOR_PRINT, quarter_turns: int = 0) -> Image.Image:
    """The picture, turned to the right by so many quarters. Raises Unfit."""
    if len(untrusted) > MAX_BYTES:
        raise Unfit("too_large", str(MAX_BYTES // (1024 * 1024)))
    try:
        opened = Image.open(io.BytesIO(untrusted), formats=FORMATS)
    except UnidentifiedImageError:
        raise _no_photo(untrusted) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Unfit("too_many", str(MAX_PIXELS // 1_000_000)) from None
    except (OSError, ValueError, SyntaxError):
        raise Unfit("damaged") from None
    with opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise Unfit("too_many", str(MAX_PIXELS // 1_000_000))
        scale = size.scale(opened.size)
        if opened.format in {"JPEG", "MPO"} and scale < 1:
            opened.draft(None, (round(opened.width * scale), round(opened.height * scale)))
        try:
            opened.load()
            whole = _plain(_in_srgb(_upright(_halved(opened, size))))
            return _turned(no_larger(whole, size), quarter_turns)
        except MemoryError:
            raise Unfit("too_many", str(MAX_PIXELS // 1_000_000)) from None
        except Exception:  # noqa: BLE001  # a decoder on hostile bytes raises what it likes
            raise Unfit("damaged") from None


def _halved(image: Image.Image, size: Size) -> Image.Image:
    """Brought down by whole steps at once, before anything copies it; notes and profile stay with it."""
    steps = int(1 / size.scale(image.size))
    if steps < 2 or image.mode not in {"RGB", "RGBA", "L", "LA", "CMYK"}:
        return image
    small = image.reduce(steps)
    small.info = image.info
    if (exif := image.getexif()) and 0x0112 in exif:
        small.getexif()[0x0112] = exif[0x0112]
    return small


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except Exception:  # noqa: BLE001  # a broken note of the camera: the pixels are as they are
        return image


def _in_srgb(image: Image.Image) -> Image.Image:
    """Colours as screens and printers take them; a profile that cannot be read counts as none."""
    profile = image.info.get("icc_profile")
    if not isinstance(profile, bytes) or len(profile) > MAX_PROFILE or image.mode not in {"RGB", "CMYK", "L"}:
        return image
    try:
        found = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        made = ImageCms.profileToProfile(image, found, ImageCms.createProfile("sRGB"), outputMode="RGB")
    except (ImageCms.PyCMSError, OSError, ValueError):
        return image
    return made if made is not None else image


def _plain(image: Image.Image) -> Image.Image:
    """Pixels alone: what is transparent becomes white, and nothing that came along is carried on."""
    if image.mode.startswith("I") or image.mode == "F":
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    has_alpha = image.mode in {"RGBA", "LA", "PA", "RGBa", "La"} or "transparency" in image.info
    clean = Image.new("RGB", image.size, _WHITE)
    if has_alpha:
        clear = image.convert("RGBA")
        clean.paste(clear, mask=clear.getchannel("A"))
    else:
        clean.paste(image.convert("RGB"))
    return clean


def no_larger(image: Image.Image, size: Size) -> Image.Image:
    """Brought down to a size; one that is small enough stays as it is."""
    scale = size.scale(image.size)
    if scale >= 1:
        return image
    shape = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(shape, Image.Resampling.LANCZOS)


def _turned(image: Image.Image, quarters: int) -> Image.Image:
    turns = (None, Image.Transpose.ROTATE_270, Image.Transpose.ROTATE_180, Image.Transpose.ROTATE_90)
    turn = turns[quarters % 4]
    return image if turn is None else image.transpose(turn)


def _no_photo(untrusted: bytes) -> Unfit:
    if untrusted[4:12] in _HEIC:
        return Unfit("heic")
    begin = untrusted[:64].lstrip()
    return next(
        (Unfit("other_form", name) for mark, name in _KNOWN if begin.startswith(mark)), Unfit("no_photo")
    )


def scanned(untrusted: bytes, size: Size, quarter_turns: int = 0) -> Iterator[int | Image.Image]:
    """First how many pages a PDF has, then each page as a picture. Raises Unfit.

    Nothing in it runs: this pdfium has no script, and forms are not filled in. No font of this computer is
    looked for; what is not in the file is drawn with the plain ones of pdfium.
    """
    if len(untrusted) > MAX_BYTES:
        raise Unfit("too_large", str(MAX_BYTES // (1024 * 1024)))
    try:
        document = pypdfium2.PdfDocument(untrusted)
        count = len(document)
    except pypdfium2.PdfiumError as error:
        raise Unfit("locked" if error.err_code in _LOCKED else "damaged") from None
    if not 0 < count <= MOST_PAGES:
        raise Unfit("too_many_pages" if count else "damaged", str(MOST_PAGES))
    yield count
    for at in range(count):
        try:
            image = _page(document[at], size)
        except MemoryError:
            raise Unfit("too_many", str(MAX_PIXELS // 1_000_000)) from None
        except Exception:  # noqa: BLE001  # as a decoder, on hostile bytes
            raise Unfit("damaged") from None
        yield _turned(image, quarter_turns)


def _page(page: pypdfium2.PdfPage, size: Size) -> Image.Image:
    width, height = page.get_size()
    if not (width > 0 and height > 0):
        raise Unfit("damaged")
    scale = min(size.scale((width, height)), SCAN_DOTS / _POINTS)
    if width * height * scale * scale > MAX_PIXELS:
        raise Unfit("too_many", str(MAX_PIXELS // 1_000_000))
    bitmap = page.render(scale=scale, may_draw_forms=False)
    try:
        return no_larger(bitmap.to_pil().convert("RGB"), size)
    finally:
        bitmap.close()
        page.close()


def run_image_child() -> int:
    """Answer until standard input ends; returns the exit code."""
    Image.init()  # every reader is in memory before no file can be opened any more
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to its pipe and to no file
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # nor does a photo lie in a dump when it falls
        pypdfium2.PdfDocument.new().close()  # what pdfium looks for when it begins, it has looked for now
        resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))  # nor does it open one
    while len(head := sys.stdin.buffer.read(REQUEST.size)) == REQUEST.size:
        length, flags, pixels, quarters = REQUEST.unpack(head)
        size = Size(pixels, bool(flags & LONG_SIDE))
        untrusted = sys.stdin.buffer.read(length)
        for part in _answer(untrusted, size, quarters, bool(flags & SCANS_TOO)):
            sys.stdout.buffer.write(part)
        sys.stdout.buffer.flush()
    return 0


def _answer(untrusted: bytes, size: Size, quarters: int, has_scans: bool) -> Iterator[bytes]:
    try:
        if has_scans and untrusted.startswith(PDF):
            for one in scanned(untrusted, size, quarters):
                yield b"P" + struct.pack("<H", one) if isinstance(one, int) else _pixels(one)
        else:
            image = decode(untrusted, size, quarters)
            yield b"P" + struct.pack("<H", 1)
            yield _pixels(image)
    except Unfit as unfit:
        code = "no_picture" if has_scans and unfit.code == "no_photo" else unfit.code
        told = json.dumps([code, unfit.value]).encode()
        yield b"N" + struct.pack("<I", len(told)) + told


def _pixels(image: Image.Image) -> bytes:
    return b"Y" + struct.pack("<II", *image.size) + image.tobytes()


if __name__ == "__main__":
    raise SystemExit(run_image_child())
