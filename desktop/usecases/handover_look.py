"""Looking at a file before anything is done with it: what is wrong, how it is divided, who is in it.

Reading and dividing run off the store thread; only what is kept and who is here is asked of the store.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from desktop.domain.ids import DossierId
from desktop.domain.same_person import Likeness, Signs, likely_pairs
from desktop.domain.wording import nl
from desktop.usecases.handover_file import FileRead
from desktop.usecases.handover_mapping import (
    Division,
    WordShown,
    is_confirmed,
    load_division,
    meeting,
    proposed,
    words_met,
)
from desktop.usecases.handover_targets import Target, targets_of
from desktop.usecases.handover_values import PersonRead, read_person
from desktop.usecases.ports import Desk
from desktop.usecases.same_person import signs_here

LIKENESS_WORDS = {
    Likeness.BSN: nl("zelfde BSN"),
    Likeness.V_NUMMER: nl("zelfde V-nummer"),
    Likeness.NAME_AND_BIRTH: nl("misschien: naam en geboortedatum lijken"),
}
_IN_FILE = "file/"
_NUMBERS = frozenset({"P03", "P04"})


@dataclass(frozen=True, slots=True)
class ColumnShown:
    """A column of the file: its head, something that stands in it, how often it is filled, where it goes."""

    head: str
    example: str
    filled: int
    target: str
    is_meeting: bool  # another column goes to the same place


@dataclass(frozen=True, slots=True)
class PersonShown:
    """A row as a person. `here`: the dossier on this laptop that looks like the same person, and why."""

    number: int
    name: str
    birth: str
    read: PersonRead
    here: DossierId | None
    here_name: str
    likeness: Likeness | None

    @property
    def is_good(self) -> bool:
        return not self.read.problems


@dataclass(frozen=True, slots=True)
class Divided:
    """A file, divided over the questions. `targets`: key and words of every place a column can go to."""

    read: FileRead
    sender: str
    division: Division
    columns: tuple[ColumnShown, ...]
    words: tuple[WordShown, ...]
    targets: Mapping[str, Target]
    is_confirmed: bool
    people: tuple[PersonShown, ...]


def read_file(desk: Desk, path: Path) -> FileRead:
    """The report on a file. Refusal FILE_NOT_THERE, FILE_TOO_LARGE; anything else is in the report."""
    return desk.incoming.read(desk.incoming.fetch(path))


def divide(desk: Desk, read: FileRead, sender: str, division: Division | None = None) -> Divided:
    """The file as divided: by what was kept for this sender and what is proposed, or as given."""
    pack = desk.packs.newest(desk.pack_id)
    targets, today = targets_of(pack), desk.clock.today()

    def ask() -> tuple[Division, tuple[tuple[Signs, str], ...]]:
        with desk.unit_of_work() as work:
            return load_division(work, sender), signs_here(work)

    kept, here = desk.on_store(ask)
    used = division if division is not None else proposed(read, targets, kept)
    used = Division({c: used.columns.get(c, "") for c in read.columns}, used.words)
    broken = read.broken_rows()
    # every row is read, also those with a problem: what is good of them can be taken
    people = [
        replace(read_person(r.number, r.cells, used, targets, today), is_broken=r.number in broken)
        for r in read.rows
    ]
    matched = _matched(people, here)

    def confirmed() -> bool:
        with desk.unit_of_work() as work:
            return is_confirmed(work, sender, used)

    return Divided(
        read=read,
        sender=sender,
        division=used,
        columns=_columns(read, used, targets),
        words=words_met((row.cells for row in read.rows), used, targets),
        targets=targets,
        is_confirmed=bool(sender.strip()) and desk.on_store(confirmed),
        people=tuple(_person(person, matched) for person in people),
    )


def _columns(read: FileRead, division: Division, targets: Mapping[str, Target]) -> tuple[ColumnShown, ...]:
    filled: dict[str, list[str]] = {column: [] for column in read.columns}
    for row in read.rows:
        for column, text in row.cells.items():
            if text and column in filled:
                filled[column].append(text)
    meet = meeting(division, targets)
    return tuple(
        ColumnShown(
            c,
            _example(texts, division.columns.get(c, "")),
            len(texts),
            division.columns.get(c, ""),
            c in meet,
        )
        for c, texts in filled.items()
    )


def _example(texts: list[str], target: str) -> str:
    """Something that stands there; of a number of a person only its end."""
    if not texts:
        return ""
    return f"…{texts[0][-2:]}" if target in _NUMBERS else texts[0][:60]


def _matched(
    people: list[PersonRead], here: tuple[tuple[Signs, str], ...]
) -> Mapping[int, tuple[DossierId, str, Likeness]]:
    """For each row the surest dossier here that looks like the same person."""
    names = {signs.dossier: name for signs, name in here}
    rows = [_signs(person) for person in people]
    found: dict[int, tuple[DossierId, str, Likeness]] = {}
    order = list(Likeness)
    for pair in likely_pairs([*(signs for signs, _ in here), *rows]):
        ids = (pair.first, pair.second)
        inside = [one for one in ids if one.startswith(_IN_FILE)]
        outside = [one for one in ids if not one.startswith(_IN_FILE)]
        if len(inside) != 1:
            continue
        number = int(inside[0][len(_IN_FILE) :])
        before = found.get(number)
        if before is None or order.index(pair.likeness) < order.index(before[2]):
            found[number] = (outside[0], names[outside[0]], pair.likeness)
    return found


def _signs(person: PersonRead) -> Signs:
    def text(question: str) -> str:
        value = person.value(question)
        return value if isinstance(value, str) else ""

    name = DossierId(f"{_IN_FILE}{person.number}")
    return Signs(name, (text("P01"),), text("P02"), text("P03"), text("P04"))


def _person(person: PersonRead, matched: Mapping[int, tuple[DossierId, str, Likeness]]) -> PersonShown:
    here = matched.get(person.number)
    told = {cell.target: cell.words for cell in person.cells if cell.problem is None}
    return PersonShown(
        number=person.number,
        name=told.get("P01", ""),
        birth=told.get("P02", ""),
        read=person,
        here=here[0] if here else None,
        here_name=here[1] if here else "",
        likeness=here[2] if here else None,
    )
