"""Parts that are not Python, asked for their version themselves: a package does not say what is in it."""

from __future__ import annotations

import importlib
import re
from collections.abc import Callable, Mapping
from importlib import metadata

from desktop.usecases.support_ports import PartFact

Ask = Callable[[], str]
_NUMBERS = re.compile(r"\d+(\.\d+)+[a-z]?")


def _from(module: str, *names: str) -> Ask:
    """A version out of a module: an attribute, or what it gives when called."""

    def ask() -> str:
        found: object = importlib.import_module(module)
        for name in names:
            found = getattr(found, name)
        return _told(found() if callable(found) else found)

    return ask


def _pillow(name: str) -> Ask:
    return lambda: _told(importlib.import_module("PIL.features").version(name))


def _libpq() -> str:
    number = int(importlib.import_module("psycopg").pq.version())
    return f"{number // 10_000}.{number % 10_000}"


def _told(found: object) -> str:
    """'3.0.19' out of 'OpenSSL 3.0.19 27 Jan 2026', a tuple of numbers or bytes; '' for nothing."""
    if isinstance(found, tuple):
        found = ".".join(map(str, found))
    text = found.decode("ascii", "replace") if isinstance(found, bytes) else str(found or "")
    numbers = _NUMBERS.search(text)
    return numbers[0] if numbers else ""


#: (name, package that brings it along, how to ask). Only what is installed is listed.
_ASKED: tuple[tuple[str, str, Ask], ...] = (
    ("Qt", "PySide6_Essentials", _from("PySide6.QtCore", "qVersion")),
    ("ICU", "pyicu-wheels", _from("icu", "ICU_VERSION")),
    ("HarfBuzz", "uharfbuzz", _from("uharfbuzz", "version_string")),
    ("PDFium", "pypdfium2", _from("pypdfium2", "PDFIUM_INFO")),
    ("Zstandard", "zstandard", _from("zstandard", "ZSTD_VERSION")),
    ("qpdf", "pikepdf", _from("pikepdf", "__libqpdf_version__")),
    ("libxml2", "lxml", _from("lxml.etree", "LIBXML_VERSION")),
    ("OpenSSL in cryptography", "cryptography", _from(
        "cryptography.hazmat.backends.openssl", "backend", "openssl_version_text"
    )),
    ("FreeType in Pillow", "pillow", _pillow("freetype2")),
    ("HarfBuzz in Pillow", "pillow", _pillow("harfbuzz")),
    ("libavif in Pillow", "pillow", _pillow("avif")),
    ("libjpeg-turbo in Pillow", "pillow", _pillow("libjpeg_turbo")),
    ("libtiff in Pillow", "pillow", _pillow("libtiff")),
    ("libwebp in Pillow", "pillow", _pillow("webp")),
    ("LittleCMS in Pillow", "pillow", _pillow("littlecms2")),
    ("OpenJPEG in Pillow", "pillow", _pillow("jpg_2000")),
    ("zlib-ng in Pillow", "pillow", _pillow("zlib_ng")),
    ("libpq", "psycopg-binary", _libpq),
    ("Expat in Python", "", _from("pyexpat", "EXPAT_VERSION")),
    ("OpenSSL in Python", "", _from("ssl", "OPENSSL_VERSION")),
    ("zlib in Python", "", _from("zlib", "ZLIB_RUNTIME_VERSION")),
)  # fmt: skip
#: these cannot be asked: the package around them is told instead
_ONLY_AROUND = (
    ("libsodium", "pynacl"),
    ("libargon2", "argon2-cffi-bindings"),
    ("libffi", "cffi"),
)
#: packages of Python that have a floor of their own
_PACKAGES = (("PyNaCl", "pynacl"),)


def ask_parts(engine: Mapping[str, str]) -> tuple[PartFact, ...]:
    """Every part by name; `engine`: what the encrypted store said of itself (name -> version)."""
    found = [PartFact(name, version, "sqlcipher3") for name, version in engine.items()]
    for name, package, ask in _ASKED:
        if package and _version_of(package) is None:
            continue
        try:
            version = ask()
        except (ImportError, AttributeError, OSError, ValueError):
            version = ""
        found.append(PartFact(name, version, package, asked=bool(version)))
    for name, package in _ONLY_AROUND:
        if (around := _version_of(package)) is not None:
            found.append(PartFact(name, around, package, asked=False))
    for name, package in _PACKAGES:
        if (around := _version_of(package)) is not None:
            found.append(PartFact(name, around, package))
    return tuple(sorted(found, key=lambda part: part.name.casefold()))


def _version_of(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return None
