"""`python -m forms`: check a pack before it is used; take it out as XLSForm, bring one in.

Exit code 0 = clean, 1 = problems; all problems are printed at once.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from forms.check import check_folder
from forms.model import FormPack
from forms.pack_tables import as_toml
from forms.problems import PackBroken
from forms.reader import PACKS_FOLDER, read_pack
from forms.xlsform import Labels, read_xlsform, xlsform_of


def main(argv: Sequence[str], labels: Callable[[FormPack], Labels] = lambda pack: {}) -> int:
    """Run the command with these arguments; prints to standard output; returns the exit code.

    `labels` gives the translations of a pack for an export: this room knows none.
    """
    given = arguments(argv)
    try:
        if given.command == "check":
            return _check(given.pack, given.pictures)
        if given.command == "export":
            return _export(given.pack, given.file, labels)
        return _import(given.file, given.folder)
    except PackBroken as broken:
        for problem in broken.problems:
            print(problem)
        print(f"{len(broken.problems)} problemen: er is niets geschreven")
    except OSError as error:
        print(f"Het bestand of de map kan niet worden gelezen of geschreven: {error.strerror}")
    return 1


def pack_folder(named: str) -> Path:
    """The folder of a pack in the installation by its name, else the folder that was named."""
    installed = PACKS_FOLDER / named
    return installed if (installed / "pack.toml").is_file() else Path(named)


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The words of the command line, read; ends the command when they cannot be."""
    parser = argparse.ArgumentParser(
        prog="forms", description="Vragenpakketten nakijken: alle problemen in één keer, met wat te doen."
    )
    commands = parser.add_subparsers(dest="command", required=True)
    check = commands.add_parser("check", help="kijk een pakket na")
    check.add_argument("pack", help="naam van een pakket in de installatie (landelijk), of een map")
    check.add_argument(
        "--pictures", type=Path, help="map met plaatjes (*.svg); zonder deze map worden ze niet nagekeken"
    )
    out = commands.add_parser("export", help="zet een pakket om naar XLSForm")
    out.add_argument("pack", help="naam van een pakket in de installatie (landelijk), of een map")
    out.add_argument("file", type=Path, help="het bestand dat wordt gemaakt (.xlsx)")
    back = commands.add_parser("import", help="maak een pakket van een XLSForm")
    back.add_argument("file", type=Path, help="het XLSForm (.xlsx)")
    back.add_argument("folder", type=Path, help="de map die wordt gemaakt; hij mag nog niet bestaan")
    return parser.parse_args(argv)


def _check(named: str, pictures: Path | None) -> int:
    known = None if pictures is None else {path.stem for path in pictures.glob("*.svg")}
    problems = check_folder(pack_folder(named), known)
    for problem in problems:
        print(problem)
    if known is None:
        print("Let op: de plaatjes zijn niet nagekeken (geef --pictures MAP).")
    print(f"{len(problems)} problemen in {named}" if problems else f"{named}: geen problemen")
    return 1 if problems else 0


def _export(named: str, file: Path, labels: Callable[[FormPack], Labels]) -> int:
    pack = read_pack(pack_folder(named))
    file.write_bytes(xlsform_of(pack, labels(pack)))
    print(f"{pack.name}: {len(pack.questions)} vragen naar {file}")
    return 0


def _import(file: Path, folder: Path) -> int:
    brought = read_xlsform(file.read_bytes())
    folder.mkdir(parents=True)
    for name, table in brought.tables.items():
        (folder / name).write_text(as_toml(table), encoding="utf-8")
    print(f"{brought.pack.name}: {len(brought.pack.questions)} vragen naar {folder}")
    print("Kijk het pakket nu na met: forms check")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
