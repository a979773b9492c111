"""`intakekoffer sbom`: the bill of materials; and the list of files of a bundle, when one is made."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from desktop.domain.errors import Refusal, Trouble
from desktop.outgoing_files.exports import PrivateExports
from desktop.store.engine_versions import engine_versions
from desktop.supply.installed_files import LIST, list_of, needed_parts
from desktop.supply.program import InstalledProgram
from desktop.supply.sbom import bill
from desktop.ui.messages import message_for


def command(argv: Sequence[str]) -> int:
    """Print the bill (CycloneDX 1.6, JSON) or write it; `--files` writes the list of a bundle."""
    parser = argparse.ArgumentParser(
        "intakekoffer sbom", description="Waaruit dit programma bestaat, als CycloneDX 1.6 (JSON)."
    )
    parser.add_argument("--out", type=Path, help="schrijf het in dit nieuwe bestand")
    parser.add_argument(
        "--files", type=Path, help="maak de lijst van alle bestanden in deze map van een bundel"
    )
    options = parser.parse_args(argv)
    if options.files is not None:
        (options.files / LIST).write_bytes(list_of(options.files))
        return 0
    text = bill(needed_parts(), InstalledProgram(engine_versions, tuple).parts())
    try:
        if options.out is None:
            print(text.decode(), end="")
        else:
            PrivateExports().write_new(options.out, text)
    except (Refusal, Trouble) as failure:
        print(message_for(failure).happened, file=sys.stderr)
        return 1
    return 0
