"""A program that saves answers until it is stopped, and says each number on standard output once it is saved.

For the tests that kill it, or take the disk away from it. Arguments: root, person id, first number, and
`--file-limit BYTES` to forbid files larger than that.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.usecases.ports import Draft
from tests.store_cases import AMINA, Person, person, said


def text_of(number: int) -> str:
    """What answer `number` says; long enough that a few of them fill a page."""
    return f"antwoord {number} " + "x" * (number % 200)


def said_number(number: int) -> str:
    return f"T{number % 30:02d}"


def save(who: Person, first: int) -> None:
    """Save for ever; one line per saved answer."""
    store = who.open()
    number = first
    while True:
        with store.unit_of_work() as work:
            work.drafts.save(AMINA, said_number(number), Draft(f"half {number}"))
            work.commit()
        with store.unit_of_work() as work:
            work.record([said(number, text_of(number), said_number(number))])
            work.drafts.clear(AMINA, said_number(number))
            work.commit()
        os.write(1, f"{number}\n".encode())
        number += 1


def main() -> int:
    root, person_id, first, *more = sys.argv[1:]
    who = person(Path(root))
    who.id = person_id
    if more[:1] == ["--file-limit"]:
        limit = int(more[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        save(who, int(first))
    except Trouble as trouble:
        os.write(1, f"trouble {trouble.code.value}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
