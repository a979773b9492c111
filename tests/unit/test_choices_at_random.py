"""Three laptops in any order of answering, removing, choosing and meeting: no value is ever gone, none wins
by itself, and when all have met they show the same (F65)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

import pytest

from desktop.domain.changes import Change, ChangeKind, is_conflict
from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId, WorkerId
from desktop.usecases.choices import choices
from desktop.usecases.interview import NoteKind, go_to, record_answer, record_note, record_row, remove_row
from desktop.usecases.ports import Worker
from desktop.usecases.recording import canonical
from desktop.usecases.settle import settle
from tests.builders import Workplace, carry, workplace

DESKS = 3
ROUNDS = 5


def schedule(seed: int) -> Iterator[tuple[str, int, object]]:
    """Rounds of writing apart, meeting in part, and choosing while others write on."""
    dice = Random(seed)
    for _ in range(ROUNDS):
        for _ in range(8):
            yield _written(dice)
        for acts in (("meet",) * 3, ("settle", "settle", "settle", "answer", "row", "meet")):
            for what in acts:
                if what in ("answer", "row"):
                    yield _written(dice)
                else:
                    yield what, dice.randrange(DESKS), dice.randrange(DESKS)


def _written(dice: Random) -> tuple[str, int, object]:
    what = dice.choice(("answer", "answer", "row", "row", "remove", "note"))
    at = dice.randrange(DESKS)
    if what == "row":
        return what, at, dice.choice(("ar", "tr", "en"))
    return what, at, dice.choice(("Kookt", "Bakt", "")) if what == "note" else dice.randrange(16)


@dataclass
class Koffers:
    """Three desks with one dossier; `written`: every change that any of them ever made."""

    desks: list[Workplace]
    dossier: DossierId
    written: dict[str, Change] = field(default_factory=dict)
    sets: int = 1

    def meet(self, one: int, other: int) -> None:
        self.sets += 1
        carry(self.desks[one].desk, self.desks[other].desk, self.dossier, self.sets)
        carry(self.desks[other].desk, self.desks[one].desk, self.dossier, self.sets)

    def of(self, at: int) -> dict[str, Change]:
        with self.desks[at].desk.unit_of_work() as work:
            return {change.id: change for change in work.changes.of(self.dossier)}

    def step(self, what: str, at: int, how: object) -> None:
        place, dossier = self.desks[at], self.dossier
        place.clock.go_on(minutes=7)
        if what == "answer":
            record_answer(place.desk, dossier, "O01", str(how))
        elif what == "note":
            record_note(place.desk, dossier, "K01", NoteKind.NOTITIE, str(how))
        elif what in ("row", "remove"):
            rows = go_to(place.desk, dossier, "T01").question.rows
            if what == "remove" and rows:
                remove_row(place.desk, dossier, "T01", rows[0].id)
            elif what == "row":
                record_row(place.desk, dossier, "T01", rows[0].id if rows else None, {"taal": str(how)})
        elif what == "settle":
            shown = choices(place.desk, dossier).open
            if shown is not None:
                side = shown.sides[int(str(how)) % len(shown.sides)]
                settle(place.desk, dossier, shown.at, shown.seen, side.change, "Nagevraagd")
        elif isinstance(how, int) and how != at:
            self.meet(at, how)
        self.written |= {key: one for key, one in self.of(at).items() if one.desk == place.desk.desk}


@pytest.mark.parametrize("seed", range(8))
def test_no_value_is_lost_and_none_is_chosen_by_itself(seed: int) -> None:
    desks = [
        workplace(f"desk-{n}", worker=Worker(WorkerId(f"w-{n}"), f"W {n}", "V", "")) for n in range(DESKS)
    ]
    dossier = desks[0].begin()
    for desk in desks[1:]:
        carry(desks[0].desk, desk.desk, dossier)
    koffers = Koffers(desks, dossier)
    for what, at, how in schedule(seed):
        try:
            koffers.step(what, at, how)
        except Refusal as refused:
            raise AssertionError(refused.code) from None
    for _ in range(2):
        for one in range(DESKS - 1):
            koffers.meet(one, one + 1)
    held = [koffers.of(at) for at in range(DESKS)]
    assert held[0] == held[1] == held[2]
    assert set(koffers.written) <= set(held[0]), "everything anyone wrote is everywhere"
    assert any(len(change.parents) > 1 for change in held[0].values()), "something was settled"
    _heads_are_what_nobody_replaced(koffers, held[0])


def _heads_are_what_nobody_replaced(koffers: Koffers, held: dict[str, Change]) -> None:
    """Worked out here once more, from nothing but the changes: a value only goes where somebody named it."""
    named = {parent for change in held.values() for parent in change.parents}
    for change in held.values():
        assert set(change.parents) <= set(held), "a value that was replaced can still be looked up"
    for place in koffers.desks:
        with place.desk.unit_of_work() as work:
            heads = work.changes.heads(koffers.dossier)
        standing = {one.id for found in heads.values() for one in found}
        assert standing == set(held) - named
        waiting = {one.at for one in choices(place.desk, koffers.dossier).waiting}
        differ = {
            f"{kind.value}:{key}"
            for (kind, key), found in heads.items()
            if kind is not ChangeKind.SUMMARY and is_conflict(found)
        }
        assert waiting == differ
        for found in heads.values():
            assert is_conflict(found) == (len({canonical(one.value) for one in found}) > 1)
