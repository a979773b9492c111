"""Fill a small disk while saving answers, read, reopen, make room, save again; prints what came of it.

Argument: an empty folder on a disk of about 1200 kB. One JSON line on standard output.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.store.open_store import OpenStore
from tests.store_cases import person, said
from tests.store_kills import texts

BALLAST = 300_000
FAILURES = 20


def text_of(number: int) -> str:
    return f"antwoord {number} " + "y" * 150


def save(store: OpenStore, number: int) -> None:
    with store.unit_of_work() as work:
        work.record([said(number, text_of(number), f"T{number % 30:02d}")])
        work.commit()


def fill(folder: Path) -> dict[str, object]:
    """Everything from full to freed, in one process, as a working day would have it."""
    who = person(folder)
    store = who.make()
    ballast = folder / "ballast"
    ballast.write_bytes(b"x" * BALLAST)
    saved, codes, number = set[str](), list[str](), 0
    while len(codes) < FAILURES:
        number += 1
        try:
            save(store, number)
            saved.add(text_of(number))
        except Trouble as trouble:
            codes.append(trouble.code.value)
    readable_while_full = texts(store) == saved
    store.close()
    store = who.open()
    reopened_while_full = texts(store) == saved
    ballast.unlink()
    save(store, number + 1)
    saved.add(text_of(number + 1))
    store.close()
    store = who.open()
    found = texts(store)
    store.close()
    return {
        "saved": len(saved),
        "codes": sorted(set(codes)),
        "readable_while_full": readable_while_full,
        "reopened_while_full": reopened_while_full,
        "equal_after": found == saved,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(fill(Path(sys.argv[1]))))
