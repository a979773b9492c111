"""What can be told without a key of a koffer that does not open: which copies lie beside it.

Counts and moments only; nothing is proved here, and nothing is written.
"""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import TroubleCode
from desktop.store import backup, journal
from desktop.store import header as header_file
from desktop.usecases.repair import Diagnosis


def diagnosis(folder: Path, code: TroubleCode) -> Diagnosis:
    """Look beside the store of the person whose folder this is. Raises Trouble of the disk."""
    return Diagnosis(
        person=folder.name,
        code=code,
        backups=backup.rows(folder),
        journal_records=journal.count_records(folder),
        lock_copies=header_file.good_copies(folder),
    )
