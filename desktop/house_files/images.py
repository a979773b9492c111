"""Strange bytes to a picture in sRGB, upright and without anything beside its pixels; refused with words.

What a file is, is told by its first bytes, never by its name. Size in bytes and pixels is looked at before
anything is unpacked.
"""

from __future__ import annotations

import io
from collections.abc import Mapping
from types import MappingProxyType

from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from desktop.domain.wording import nl

MAX_BYTES = 25 * 1024 * 1024
#: a telephone of today makes 12 to 50 million
MAX_PIXELS = 60_000_000
#: JPEG is unpacked no larger than this on its short side: enough for any paper here, and little memory
ENOUGH = 1400
MAX_PROFILE = 1024 * 1024
FORMATS = ("JPEG", "PNG", "WEBP")
_WHITE = (255, 255, 255)
#: what else people send, by how it begins
_KNOWN: Mapping[bytes, str] = MappingProxyType(
    {
        b"%PDF": "PDF",
        b"PK\x03\x04": "ZIP",
        b"GIF8": "GIF",
        b"BM": "BMP",
        b"II*\x00": "TIFF",
        b"MM\x00*": "TIFF",
        b"<svg": "SVG",
        b"<?xml": "SVG",
    }
)
_HEIC = (b"ftypheic", b"ftypheix", b"ftypmif1", b"ftyphevc", b"ftypavif")


class ImageRefused(Exception):
    """These bytes cannot be a photo here; `what` is wrong and the `remedy`, for whoever made the file."""

    def __init__(self, what: str, remedy: str) -> None:
        super().__init__("image refused")
        self.what, self.remedy = what, remedy


def read_image(untrusted: bytes) -> Image.Image:
    """The picture as RGB on white. Raises ImageRefused."""
    if len(untrusted) > MAX_BYTES:
        raise ImageRefused(nl("Het bestand is te groot."), nl("Bewaar de foto kleiner dan 25 MB."))
    try:
        opened = Image.open(io.BytesIO(untrusted), formats=FORMATS)
    except UnidentifiedImageError:
        raise _not_a_photo(untrusted) from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise _too_many() from None
    except (OSError, ValueError, SyntaxError):
        raise _damaged() from None
    with opened:
        if opened.width * opened.height > MAX_PIXELS:
            raise _too_many()
        if opened.format in {"JPEG", "MPO"}:
            _unpack_smaller(opened)
        try:
            opened.load()
        except Exception as error:  # a decoder on hostile bytes raises what it likes
            raise _damaged() from error
        return _plain(_in_srgb(_upright(opened)))


def _unpack_smaller(opened: Image.Image) -> None:
    scale = ENOUGH / min(opened.size)
    if scale < 1:
        opened.draft(None, (round(opened.width * scale), round(opened.height * scale)))


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


def _not_a_photo(untrusted: bytes) -> ImageRefused:
    begin = untrusted[:64].lstrip()
    if untrusted[4:12] in _HEIC:
        return ImageRefused(
            nl("Dit is een foto van een telefoon in HEIC of AVIF."), nl("Bewaar hem als JPEG en kies die.")
        )
    for mark, name in _KNOWN.items():
        if begin.startswith(mark):
            return ImageRefused(
                nl("Dit is geen foto maar {form}, hoe het bestand ook heet.", form=name),
                nl("Bewaar de foto als JPEG, PNG of WebP."),
            )
    return ImageRefused(
        nl("Dit is geen foto, hoe het bestand ook heet."), nl("Kies een foto in JPEG, PNG of WebP.")
    )


def _too_many() -> ImageRefused:
    return ImageRefused(
        nl("De foto heeft meer dan {most} miljoen beeldpunten.", most=MAX_PIXELS // 1_000_000),
        nl("Bewaar hem kleiner."),
    )


def _damaged() -> ImageRefused:
    return ImageRefused(
        nl("Het bestand is niet heel: een deel van de foto ontbreekt."),
        nl("Kopieer de foto opnieuw, of maak hem opnieuw."),
    )
