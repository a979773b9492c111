"""`intakekoffer doctor`: is everything here that a wheel cannot bring along?"""

from __future__ import annotations

import argparse
import ctypes.util
import shutil
import sys
from collections.abc import Sequence

#: library (as the linker knows it) -> Debian/Ubuntu package, Fedora package
_LINUX_LIBRARIES = {
    "EGL": ("libegl1", "libglvnd-egl"),
    "GL": ("libgl1", "libglvnd-glx"),
    "fontconfig": ("libfontconfig1", "fontconfig"),
    "dbus-1": ("libdbus-1-3", "dbus-libs"),
    "xkbcommon": ("libxkbcommon0", "libxkbcommon"),
    "glib-2.0": ("libglib2.0-0", "glib2"),
}


def missing_libraries() -> tuple[str, ...]:
    """Names of system libraries that Qt needs and this Linux system lacks; empty elsewhere."""
    if sys.platform != "linux":
        return ()
    return tuple(name for name in _LINUX_LIBRARIES if ctypes.util.find_library(name) is None)


def command(argv: Sequence[str]) -> int:
    """0 when all is there; 1 and one line that says what to install otherwise."""
    parser = argparse.ArgumentParser(
        "intakekoffer doctor", description="Kijk of dit systeem alles heeft wat nodig is."
    )
    parser.add_argument("--tests", action="store_true", help="ook wat alleen de tests nodig hebben")
    wants_tools = parser.parse_args(argv).tests
    missing = missing_libraries()
    if missing:
        packages = " ".join(_LINUX_LIBRARIES[name][0] for name in missing)
        print(f"Er ontbreken systeembibliotheken. Installeer: apt-get install {packages}", file=sys.stderr)
        return 1
    if wants_tools and shutil.which("pdftotext") is None:
        print(
            "De tests lezen papier terug met pdftotext. Installeer: apt-get install poppler-utils",
            file=sys.stderr,
        )
        return 1
    return 0
