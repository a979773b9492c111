"""A program that saves answers until it is stopped, and says each number on standard output once it is saved.

For the tests that kill it, or take the disk away from it. Arguments: root, person id, first number, then
`--file-limit BYTES` to forbid files larger than that, or `--change-passphrase` to do that over and over
instead, from the given words to the others and back.
"""

from __future__ import annotations

import os
import resource
import sys
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.usecases.ports import Draft
from tests.store_cases import AMINA, OTHER_WORDS, WORDS, Person, person, said


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


def change_passphrase(who: Person, now: str, then: str) -> None:
    """Change it for ever; one line per change."""
    store = who.open(now)
    while True:
        store.change_passphrase(bytearray(now.encode()), bytearray(then.encode()))
        os.write(1, b"changed\n")
        now, then = then, now


def main() -> int:
    root, person_id, first, *more = sys.argv[1:]
    who = person(Path(root))
    who.id = person_id
    if more[:1] == ["--file-limit"]:
        limit = int(more[1])
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        if more[:1] == ["--change-passphrase"]:
            change_passphrase(who, *((WORDS, OTHER_WORDS) if first == "1" else (OTHER_WORDS, WORDS)))
        save(who, int(first))
    except Trouble as trouble:
        os.write(1, f"trouble {trouble.code.value}\n".encode())
    return 0


if __name__ == "__main__":
    sys.exit(main())
