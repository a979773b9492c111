"""`intakekoffer register`: the entry for the register of processing (AVG 30), as text or JSON."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict

from desktop.domain.register import Register, register_of, register_text
from desktop.domain.sharing_reader import SharingBroken, read_parties
from desktop.installed import PACK_ID, InstalledPacks, read_installed_agreements


def command(argv: Sequence[str]) -> int:
    """0; 1 when the files about sharing cannot be read."""
    parser = argparse.ArgumentParser(
        prog="intakekoffer register",
        description="Toon de regel voor het register van verwerkingen (AVG 30), uit vragen en afspraken.",
    )
    parser.add_argument("--json", action="store_true", help="als JSON in plaats van als tekst")
    options = parser.parse_args(argv)
    try:
        made = installed_register()
    except SharingBroken as broken:
        for problem in broken.problems:
            print(f"fout    {problem}", file=sys.stderr)
        return 1
    if options.json:
        print(json.dumps(asdict(made), ensure_ascii=False, indent=2))
    else:
        print(register_text(made), end="")
    return 0


def installed_register() -> Register:
    """The entry of what is installed. Raises SharingBroken."""
    pack = InstalledPacks().newest(PACK_ID)
    return register_of(pack, read_parties(read_installed_agreements(), pack))
