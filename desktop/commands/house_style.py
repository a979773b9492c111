"""`intakekoffer huisstijl check MAP`: everything that is wrong with a folder of a house style, at once."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.composition import OWN_HOUSE
from desktop.domain.wording import with_tenths
from desktop.installed import WallClock, houses_of
from desktop.usecases.house_ports import HouseRead
from resources.paths import user_folder


def command(argv: Sequence[str]) -> int:
    """0: can be used; 1: something has to change first."""
    parser = argparse.ArgumentParser(
        prog="intakekoffer huisstijl", description="Controleer de map met de huisstijl van een gemeente."
    )
    parser.add_argument("act", choices=["check"], metavar="check")
    parser.add_argument("folder", type=Path, metavar="MAP")
    asked = parser.parse_args(argv)
    read = houses_of(user_folder() / OWN_HOUSE, WallClock()).look(asked.folder)
    for problem in read.problems:
        print(f"fout    {problem}", file=sys.stderr)
    for doubt in read.doubts:
        print(f"let op  {doubt}")
    if read.problems:
        print(f"{len(read.problems)} fout, {len(read.doubts)} om naar te kijken", file=sys.stderr)
        return 1
    print(_summary(read))
    return 0


def _summary(read: HouseRead) -> str:
    accent = read.accent.words if read.accent is not None else ""
    tint = read.tint.words if read.tint is not None else ""
    lines = [f"{read.name}: te gebruiken. Contrast accent {accent}, vlak {tint}."]
    for one in read.photos:
        detail = with_tenths(one.sharpness.detail)
        figures = f"{one.sharpness.dots} per inch, detail {detail}, grijs {one.sharpness.grey}%"
        lines.append(f"foto    {one.key}: {figures}; toestemming: {one.consent}")
    return "\n".join(lines)
