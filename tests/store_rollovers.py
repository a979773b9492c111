"""A koffer with two dossiers of which one is destroyed, and killing the program while the key is replaced."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desktop.domain.errors import Trouble
from desktop.store.open_store import OpenStore
from tests.store_cases import AMINA, WORDS, YONAS, Person, change, person, said
from tests.store_key_file import key_store_at
from tests.store_kills import TREE

ORDER = "bewaren-2026-09"
#: what was said in the dossier that is destroyed; must be nowhere afterwards
SECRET = "zij verborg zich in de kelder van de bakkerij"
PAGE = b"%PDF-1.7 " + bytes(range(256)) * 1_200
PAPER = hashlib.sha256(PAGE + b"amina").hexdigest()
ANSWERS = 12


def furnish(who: Person) -> OpenStore:
    """Answers, a draft, a small and a large paper in each of two dossiers."""
    store = who.make()
    with store.unit_of_work() as work:
        work.record(
            [said(number, f"antwoord {number}", f"T{number:02d}") for number in range(1, ANSWERS + 1)]
        )
        value = {"state": None, "value": SECRET}
        work.record([change(100 + n, f"T{n:02d}", value, dossier=YONAS) for n in range(1, 4)])
        work.attachments.keep(AMINA, PAGE + b"amina", "application/pdf")
        work.attachments.keep(YONAS, PAGE + SECRET.encode(), "application/pdf")
        work.attachments.keep(YONAS, b"%PDF-1.7 small", "application/pdf")
        work.commit()
    return store


def make_due(who: Person) -> None:
    """A koffer of which the key is to be replaced at the next opening."""
    store = furnish(who)
    store.backup()
    store.forget([YONAS], ORDER)
    store.close()


def holds_all(store: OpenStore) -> bool:
    """Every answer that was to stay is there, the paper opens, and nothing of the destroyed dossier is."""
    with store.unit_of_work() as work:
        kept = {c.id for c in work.changes.of(AMINA)} == {said(n, "").id for n in range(1, ANSWERS + 1)}
        gone = not work.changes.of(YONAS) and work.dossiers.row(YONAS) is None
        rows = len(work.dossiers.all()) == 1
        papers = work.attachments.read(PAPER) == PAGE + b"amina"
        work.audit.verify()
    return kept and gone and rows and papers


@dataclass
class RolloverToll:
    """What a series of kills came to."""

    kills: int = 0
    broken: list[str] = field(default_factory=list)


def lines_of_rollover(root: Path, who: Person, key_store: str) -> int:
    """How many lines of ours run from the beginning of the roll-over on; the koffer itself is left alone."""
    copy = root / "counted"
    shutil.copytree(who.root, copy)
    spare = key_store
    if key_store != "-":
        spare = f"{key_store}.counted"
        shutil.copyfile(key_store, spare)
    done = _run(copy, who.id, spare, 0)
    return int(done.stdout)


def kill_while_rolling_over(root: Path, key_store: str, at: Iterable[int]) -> RolloverToll:
    """For each line number: a fresh copy of the koffer, kill there, open, look, open again, look."""
    made = person(root / "made", key_store_at(key_store))
    make_due(made)
    toll = RolloverToll()
    for line in at:
        copy, spare = root / f"killed-{line}", key_store
        shutil.copytree(made.root, copy)
        if key_store != "-":
            spare = f"{key_store}.{line}"
            shutil.copyfile(key_store, spare)
        done = _run(copy, made.id, spare, line)
        toll.kills += done.returncode != 0
        who = person(copy, key_store_at(spare))
        who.id = made.id
        for _ in range(2):
            if wrong := what_is_wrong(who):
                toll.broken.append(f"line {line}: {wrong}")
        shutil.rmtree(copy)
    return toll


def what_is_wrong(who: Person) -> str:
    """'' when it opens with all that was to stay, at a next generation with nothing left of the old."""
    try:
        store = who.open()
    except Trouble as trouble:
        return trouble.code.value
    try:
        if not holds_all(store):
            return "not all there"
    finally:
        store.close()
    names = {path.name for path in who.folder.iterdir()}
    left = {name for name in names if name.startswith((".next", "store.db", "aside"))}
    return f"left: {sorted(left)}" if left else ""


def _run(root: Path, person_id: str, key_store: str, line: int) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tests.store_roller", str(root), person_id, key_store, WORDS, str(line)]
    return subprocess.run(command, cwd=TREE, capture_output=True, text=True, check=False)
