"""Strange bytes to pixels, in a program of its own that lives for one folder or one photo.

A decoder that is tricked harms nothing but this program: little memory, little time, no file and no store.
Imports nothing of our tree, so that it can be started by its path. Reads from standard input, again and
again: four bytes length, that much of a file. Writes 'Y', width and height (four bytes each) and three bytes
a pixel; or 'N', four bytes length and JSON [code, value].

The picture comes out in sRGB, upright, on white, no larger than ENOUGH on its short side, and without
anything beside its pixels. What a file is, is told by its first bytes, never by its name; how many pixels
it says it has is looked at before any are unpacked.
"""

from __future__ import annotations

import io
import json
import struct
import sys

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

try:
    import resource
except ImportError:  # Windows has none; there only the time is limited, by who started this
    resource = None  # type: ignore[assignment]

CHILD_ARGUMENT = "--image-child"
MAX_BYTES = 25 * 1024 * 1024
#: a telephone of today makes 12 to 50 million
MAX_PIXELS = 50_000_000
#: short side: more than any paper here prints
ENOUGH = 1400
MEMORY, SECONDS = 768 * 1024 * 1024, 60
MAX_PROFILE = 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP")
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
    """These bytes are no photo for here; a code of `images.REFUSALS` and what stands in its words."""

    def __init__(self, code: str, value: str = "") -> None:
        super().__init__(code)
        self.code, self.value = code, value


def decode(untrusted: bytes) -> Image.Image:
    """The picture. Raises Unfit."""
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
        scale = ENOUGH / min(opened.size)
        if opened.format in {"JPEG", "MPO"} and scale < 1:
            opened.draft(None, (round(opened.width * scale), round(opened.height * scale)))
        try:
            opened.load()
            return _no_larger(_plain(_in_srgb(_upright(_halved(opened)))))
        except MemoryError:
            raise Unfit("too_many", str(MAX_PIXELS // 1_000_000)) from None
        except Exception:  # noqa: BLE001  # a decoder on hostile bytes raises what it likes
            raise Unfit("damaged") from None


def _halved(image: Image.Image) -> Image.Image:
    """Brought down by whole steps at once, before anything copies it; notes and profile stay with it."""
    steps = min(image.size) // ENOUGH
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


def _no_larger(image: Image.Image) -> Image.Image:
    scale = ENOUGH / min(image.size)
    if scale >= 1:
        return image
    return image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)


def _no_photo(untrusted: bytes) -> Unfit:
    if untrusted[4:12] in _HEIC:
        return Unfit("heic")
    begin = untrusted[:64].lstrip()
    return next(
        (Unfit("other_form", name) for mark, name in _KNOWN if begin.startswith(mark)), Unfit("no_photo")
    )


def run_image_child() -> int:
    """Answer until standard input ends; returns the exit code."""
    if resource is not None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # it writes to its pipe and to no file
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # nor does a photo lie in a dump when it falls
    while len(head := sys.stdin.buffer.read(4)) == 4:
        (size,) = struct.unpack("<I", head)
        sys.stdout.buffer.write(_answer(sys.stdin.buffer.read(size)))
        sys.stdout.buffer.flush()
    return 0


def _answer(untrusted: bytes) -> bytes:
    try:
        image = decode(untrusted)
    except Unfit as unfit:
        told = json.dumps([unfit.code, unfit.value]).encode()
        return b"N" + struct.pack("<I", len(told)) + told
    return b"Y" + struct.pack("<II", *image.size) + image.tobytes()


if __name__ == "__main__":
    raise SystemExit(run_image_child())
