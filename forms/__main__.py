"""`python -m forms check PACK`: check a pack before it is used. Exit code 0 = clean, 1 = problems."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from forms.check import check_folder
from forms.reader import PACKS_FOLDER


def main(argv: Sequence[str]) -> int:
    """Run the command with these arguments; prints to standard output; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="forms", description="Vragenpakketten nakijken: alle problemen in één keer, met wat te doen."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="kijk een pakket na")
    check.add_argument("pack", help="naam van een pakket in de installatie (landelijk), of een map")
    check.add_argument(
        "--pictures", type=Path, help="map met plaatjes (*.svg); zonder deze map worden ze niet nagekeken"
    )
    given = parser.parse_args(argv)
    installed = PACKS_FOLDER / given.pack
    folder = installed if (installed / "pack.toml").is_file() else Path(given.pack)
    known = None if given.pictures is None else {path.stem for path in given.pictures.glob("*.svg")}
    problems = check_folder(folder, known)
    for problem in problems:
        print(problem)
    if known is None:
        print("Let op: de plaatjes zijn niet nagekeken (geef --pictures MAP).")
    print(f"{len(problems)} problemen in {given.pack}" if problems else f"{given.pack}: geen problemen")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
