"""`intakekoffer hulpbestand`: the support file without opening a koffer, for who cannot get in."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from desktop.applog.log_file import FOLDER, RECENT, LogFile
from desktop.domain.errors import Refusal, Trouble
from desktop.outgoing_files.exports import PrivateExports
from desktop.store import safe
from desktop.store.engine_versions import engine_versions
from desktop.supply.program import InstalledProgram
from desktop.ui.messages import message_for
from desktop.usecases.support import damage_facts, support_text
from resources import paths


def command(argv: Sequence[str]) -> int:
    """Print the text, or write it to a new file; 1 when that cannot be."""
    parser = argparse.ArgumentParser(
        "intakekoffer hulpbestand",
        description="Toon hoe het programma en de koffers ervoor staan, zonder namen en antwoorden.",
    )
    parser.add_argument("--folder", type=Path, help="map met de koffers (anders die van de gebruiker)")
    parser.add_argument("--out", type=Path, help="schrijf het in dit nieuwe bestand")
    options = parser.parse_args(argv)
    place = options.folder or paths.user_folder()
    try:
        codes = [row.trouble for row in safe.people(place)]
        log = LogFile(place / FOLDER, lambda: datetime.now(UTC))
        program = InstalledProgram(engine_versions, lambda: log.recent(RECENT))
        text = support_text(datetime.now(UTC), program, damage_facts(codes))
        if options.out is None:
            print(text, end="")
        else:
            PrivateExports().write_new(options.out, text.encode())
    except (Refusal, Trouble) as failure:
        print(message_for(failure).happened, file=sys.stderr)
        return 1
    return 0
