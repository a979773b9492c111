"""`intakekoffer fonts`: static font files for screen and paper, made once from the pinned font packages."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.pdf.font_build import build_fonts
from resources.paths import fonts_folder


def command(argv: Sequence[str]) -> int:
    """Write the fonts where the app looks for them; quick when they are already there."""
    parser = argparse.ArgumentParser(
        "intakekoffer fonts", description="Maak de lettertypen voor scherm en papier (een keer)."
    )
    parser.add_argument("--out", type=Path, default=fonts_folder(), help="map voor de lettertypen")
    build_fonts(parser.parse_args(argv).out)
    return 0
