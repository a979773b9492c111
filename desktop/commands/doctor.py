"""`intakekoffer doctor`: is everything here that a wheel cannot bring along?"""

from __future__ import annotations

import argparse
import ctypes.util
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.store.engine_versions import engine_versions
from desktop.supply.program import InstalledProgram
from desktop.usecases.support import files_lines, part_lines

#: library (as the linker knows it) -> Debian/Ubuntu package, Fedora package
_LINUX_LIBRARIES = {
    "EGL": ("libegl1", "libglvnd-egl"),
    "GL": ("libgl1", "libglvnd-glx"),
    "fontconfig": ("libfontconfig1", "fontconfig"),
    "dbus-1": ("libdbus-1-3", "dbus-libs"),
    "xkbcommon": ("libxkbcommon0", "libxkbcommon"),
    "glib-2.0": ("libglib2.0-0", "glib2"),
}
#: the judge of PDF/A-1b and what it stands on, as Debian and Ubuntu lay them down
_JAR_FOLDER = Path("/usr/share/java")
_JARS = (
    "preflight", "pdfbox2", "fontbox2", "xmpbox", "commons-logging", "commons-io", "javax.activation",
    "jaxb-api",
)  # fmt: skip
JUDGE_PACKAGES = "libpdfbox2-java libcommons-io-java libactivation-java libjaxb-api-java default-jdk-headless"


def preflight_jars() -> tuple[str, ...]:
    """The class path of PDFBox Preflight; empty where a part of it is not there."""
    paths = [_JAR_FOLDER / f"{name}.jar" for name in _JARS]
    return tuple(map(str, paths)) if all(path.is_file() for path in paths) else ()


def can_judge_archives() -> bool:
    """True where Java with its compiler and all of Preflight are here."""
    return all(shutil.which(tool) for tool in ("java", "javac")) and bool(preflight_jars())


def missing_libraries() -> tuple[str, ...]:
    """Names of system libraries that Qt needs and this Linux system lacks; empty elsewhere."""
    if sys.platform != "linux":
        return ()
    return tuple(name for name in _LINUX_LIBRARIES if ctypes.util.find_library(name) is None)


def command(argv: Sequence[str]) -> int:
    """0 when all is there; 1 and one line that says what to install otherwise.

    What one test alone asks for is named, and is no reason to stop.
    """
    parser = argparse.ArgumentParser(
        "intakekoffer doctor", description="Kijk of dit systeem alles heeft wat nodig is."
    )
    parser.add_argument("--tests", action="store_true", help="ook wat alleen de tests nodig hebben")
    parser.add_argument("--parts", action="store_true", help="ook elk onderdeel met zijn versie")
    options = parser.parse_args(argv)
    wants_tools = options.tests
    missing = missing_libraries()
    if missing:
        packages = " ".join(_LINUX_LIBRARIES[name][0] for name in missing)
        print(f"Er ontbreken systeembibliotheken. Installeer: apt-get install {packages}", file=sys.stderr)
        return 1
    program = InstalledProgram(engine_versions, tuple)
    parts = program.parts()
    if options.parts:
        print("\n".join(part_lines(parts)))
    stops = [part for part in parts if part.is_low and part.stops]
    if stops:
        print("\n".join(part_lines(stops)), file=sys.stderr)
        return 1
    files = program.files()
    if not files.is_whole:
        print("Bestanden van het programma zijn niet zoals ze geïnstalleerd zijn:", file=sys.stderr)
        print("\n".join(files_lines(files)), file=sys.stderr)
        return 1
    if wants_tools and shutil.which("pdftotext") is None:
        print(
            "De tests lezen papier terug met pdftotext. Installeer: apt-get install poppler-utils",
            file=sys.stderr,
        )
        return 1
    if wants_tools and not can_judge_archives():
        print(
            "PDF/A wordt hier niet getoetst: de toets wordt overgeslagen. "
            f"Installeer voor het oordeel van PDFBox Preflight: apt-get install {JUDGE_PACKAGES}",
            file=sys.stderr,
        )
    return 0
