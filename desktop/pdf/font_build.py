"""Make the static fonts that screens and paper share, from the pinned font packages.

`python -m desktop.pdf.font_build [FOLDER]` writes six files (three families, 400 and 700) and a stamp.
It does nothing while the stamp fits: fonts are made once per hash of their sources. No network, no date
in the files: the same sources give the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import fontTools
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.font_sources import FontSource, font_sources

STAMP_NAME = "fonts.json"
RECIPE = 1  # raise it when the way of building changes, so that old files are made again


@dataclass(frozen=True, slots=True)
class FontFile:
    """One static file: what it is called and what it holds."""

    family: str
    weight: int
    name: str


SOURCES = font_sources()
WEIGHTS = {400: "Regular", 700: "Bold"}

FONT_FILES = tuple(
    FontFile(source.family, weight, f"{source.family.replace(' ', '')}-{style}.ttf")
    for source in SOURCES
    for weight, style in WEIGHTS.items()
)


def are_fonts_built(folder: Path) -> bool:
    """True where every file is there and was made from the sources that are installed now."""
    try:
        stamp = json.loads((folder / STAMP_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(stamp, dict) or stamp.get("recipe") != _recipe():
        return False
    return all((folder / font.name).is_file() for font in FONT_FILES)


def build_fonts(folder: Path) -> tuple[Path, ...]:
    """Make the static fonts in `folder` unless they fit already; returns their paths in FONT_FILES order.

    Raises Trouble(PAPER_FAILED) where a font package is not installed or the folder cannot be written.
    """
    paths = tuple(folder / font.name for font in FONT_FILES)
    if are_fonts_built(folder):
        return paths
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for source in SOURCES:
            for weight in WEIGHTS:
                name = next(f.name for f in FONT_FILES if f.family == source.family and f.weight == weight)
                _write_static(source, weight, folder / name)
        _replace(folder / STAMP_NAME, json.dumps({"recipe": _recipe()}, indent=1).encode())
    except OSError as error:
        raise Trouble(TroubleCode.PAPER_FAILED, {"what": "fonts"}) from error
    return paths


def source_path(source: FontSource) -> Path:
    """Where the pinned package keeps the variable font; Trouble(PAPER_FAILED) where it is not installed."""
    try:
        place = files(source.package).joinpath(*source.path)
    except ModuleNotFoundError as error:
        raise Trouble(TroubleCode.PAPER_FAILED, {"what": source.package}) from error
    path = Path(str(place))
    if not path.is_file():
        raise Trouble(TroubleCode.PAPER_FAILED, {"what": source.package})
    return path


def _recipe() -> str:
    digest = hashlib.sha256(f"{RECIPE} {fontTools.version}".encode())
    for source in SOURCES:
        digest.update(source.family.encode())
        digest.update(hashlib.sha256(source_path(source).read_bytes()).digest())
    return digest.hexdigest()


def _write_static(source: FontSource, weight: int, target: Path) -> None:
    # recalcTimestamp off: the file must not know when it was made.
    font: Any = TTFont(source_path(source), recalcTimestamp=False)
    axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
    axes["wght"] = weight
    # updateFontNames: without it both weights share one name and bold is shown and printed as regular.
    static: Any = instancer.instantiateVariableFont(font, axes, updateFontNames=True)
    partial = target.with_suffix(f".{os.getpid()}.partial")
    static.save(partial)
    partial.replace(target)


def _replace(target: Path, content: bytes) -> None:
    partial = target.with_suffix(f".{os.getpid()}.partial")
    partial.write_bytes(content)
    partial.replace(target)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command: build into the folder given, or into resources/fonts of this checkout."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    folder = Path(given[0]) if given else Path(__file__).resolve().parents[2] / "resources" / "fonts"
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    for path in build_fonts(folder):
        sys.stdout.write(f"{path.name}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
