"""A laptop of the campaigns: the real safe, opened through its front door thousands of times.

Argon2id takes nine tenths of an opening and has tests of its own, so here a hash stands in its place; all
that comes before and behind it is the real thing. The key store is a folder, so that what a killed program
put there stays, as it does with the key store of a system.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from desktop.domain.changes import Change
from desktop.store import kdf
from desktop.store.kdf import KdfParameters
from desktop.store.open_store import OpenStore
from desktop.store.wiping import KEY_SIZE
from tests.clock_and_chance import SetClock
from tests.store_cases import AMINA, START, Person, said

QUESTIONS = 30
_ARGON2 = kdf.derive


class KeyFolder:
    """A key store that outlives the program: one file a secret, outside the folder of the person."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def is_available(self) -> bool:
        return True

    def get(self, name: str) -> bytes | None:
        path = self._path(name)
        return path.read_bytes() if path.exists() else None

    def put(self, name: str, secret: bytes) -> bool:
        self._folder.mkdir(exist_ok=True)
        part = self._path(f"{name}.part")
        part.write_bytes(secret)
        part.replace(self._path(name))
        return True

    def drop(self, name: str) -> None:
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        return self._folder / name.replace(":", "_")


def take_out_argon2() -> None:
    """From here on this process derives with one hash, wherever the safe does; for programs of campaigns."""
    for name, module in list(sys.modules.items()):
        if name.startswith("desktop.store.") and getattr(module, "derive", None) is _ARGON2:
            setattr(module, "derive", _hashed)  # noqa: B010 - mypy knows no assignment to a module


def put_back_argon2() -> None:
    """For a test that used a laptop in its own process."""
    for name, module in list(sys.modules.items()):
        if name.startswith("desktop.store.") and getattr(module, "derive", None) is _hashed:
            setattr(module, "derive", _ARGON2)  # noqa: B010


def _hashed(passphrase: bytearray, salt: bytes, cost: KdfParameters) -> bytearray:
    bound = f"{cost.m}/{cost.t}/{cost.p}/".encode() + salt
    return bytearray(hashlib.blake2b(bytes(passphrase), key=bound[:64], digest_size=KEY_SIZE).digest())


def laptop(root: Path) -> Person:
    """Somebody's laptop: the person in `root/koffer`, the key store beside it."""
    take_out_argon2()
    return Person(root / "koffer", SetClock(START), KeyFolder(root / "keys"))


def found_again(root: Path, person_id: str) -> Person:
    """The same laptop, in another process or a copied folder."""
    who = laptop(root)
    who.id = person_id
    return who


@contextmanager
def copied(who: Person, root: Path) -> Iterator[Person]:
    """The whole laptop, as it lies on the disk now, in another place; gone again afterwards."""
    shutil.copytree(who.root.parent, root, ignore=shutil.ignore_patterns("store.lock"))
    try:
        yield found_again(root, who.id)
    finally:
        shutil.rmtree(root, ignore_errors=True)


def text_of(number: int) -> str:
    """What answer `number` says; long enough that a few of them fill a page."""
    return f"antwoord {number} " + "x" * (number % 200)


def answer(number: int) -> Change:
    """Answer `number`: under one of thirty questions, in the place of the one before it there."""
    key = f"T{number % QUESTIONS:02d}"
    before = (said(number - QUESTIONS, "", key),) if number > QUESTIONS else ()
    return said(number, text_of(number), key, before)


def save(store: OpenStore, number: int) -> None:
    """One answer, recorded and committed."""
    with store.unit_of_work() as work:
        work.record([answer(number)])
        work.commit()


_AUDIT_LINES = (
    "SELECT count(DISTINCT object) FROM audit WHERE action='answer.recorded'"
    " AND object IN (SELECT id FROM change WHERE dossier=?)"
)


@dataclass(frozen=True)
class Seen:
    """What an open store holds: the answers by number, and what does not agree in it."""

    numbers: frozenset[int]
    wrong: tuple[str, ...]


def look(store: OpenStore) -> Seen:
    """Read every answer and hold against each other what one transaction writes together."""
    with store.unit_of_work() as work:
        changes = work.changes.of(AMINA)
        room = store._room
        rows = room.connection.execute
        heads = rows("SELECT * FROM head WHERE dossier=? ORDER BY 1, 2, 3, 4", (AMINA,)).fetchall()
        unsealed = rows("SELECT count(*) FROM unsealed WHERE dossier=?", (AMINA,)).fetchone()[0]
        own = rows("SELECT count(*) FROM change WHERE is_own=1 AND dossier=?", (AMINA,)).fetchone()[0]
        lines = rows(_AUDIT_LINES, (AMINA,)).fetchone()[0]
        row = work.dossiers.row(AMINA)
        numbers, wrong = set[int](), []
        for change in changes:
            number = int(str(change.value["value"]).split()[1]) if isinstance(change.value, dict) else -1
            numbers.add(number)
            if change != answer(number):
                wrong.append(f"answer {number} says something else")
    replaced = {parent for change in changes for parent in change.parents}
    wanted = sorted(
        (c.dossier, c.kind.value, c.key, c.id) for c in changes if c.id not in replaced
    )  # fmt: skip
    if [tuple(head) for head in heads] != wanted:
        wrong.append("heads and changes disagree")
    if not len(changes) == own == unsealed == lines:
        wrong.append(f"{len(changes)} changes, {own} own, {unsealed} unsealed, {lines} audit lines")
    if changes and row is None:
        wrong.append("no row in the list of dossiers")
    return Seen(frozenset(numbers), tuple(wrong))
