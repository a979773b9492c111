"""Two papers in the making at once: no number twice for another content, no paper twice, no mixture."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

import pytest

from desktop.documents.blocks import PaperSheet, VisualPip
from desktop.domain.ids import DossierId
from desktop.usecases.interview import record_answer
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.papers import kept_papers, value_of
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import make_paper
from desktop.usecases.talk import load_talk
from tests.builders import workplace
from tests.fakes import PlainPapers
from tests.paper_people import shaima

T = TypeVar("T")


class SlowPapers(PlainPapers):
    """While the first paper is drawn something else happens on the desk."""

    def __init__(self, meanwhile: Callable[[], object]) -> None:
        self._meanwhile = [meanwhile]

    def _draw(self) -> None:
        while self._meanwhile:
            self._meanwhile.pop()()

    def visual_pip(self, page: VisualPip) -> bytes:
        self._draw()
        return super().visual_pip(page)

    def plan_cards(self, page: VisualPip) -> bytes:
        self._draw()
        return super().plan_cards(page)

    def paper_sheet(self, page: PaperSheet) -> bytes:
        self._draw()
        return super().paper_sheet(page)


def numbers(desk: Desk, dossier: DossierId, kind: PaperKind) -> list[tuple[object, object]]:
    with desk.unit_of_work() as work:
        found = kept_papers(load_talk(desk, work, dossier), kind)
    return [(value_of(one)["version"], value_of(one)["language"]) for one in found]


@pytest.mark.parametrize("kind", [PaperKind.VISUAL, PaperKind.CARDS, PaperKind.CHECKLIST])
def test_the_same_paper_asked_twice_at_once_is_one_paper(kind: PaperKind) -> None:
    place = workplace()
    desk, dossier = place.desk, shaima(place, "ar")

    def make(at: Desk) -> object:
        return make_paper(at, dossier) if kind is PaperKind.VISUAL else make_sheet(at, dossier, kind)

    make(replace(desk, papers=SlowPapers(lambda: make(desk))))
    assert numbers(desk, dossier, kind) == [(1, "ar")]


def test_a_plan_that_changed_while_it_was_drawn_has_the_next_number() -> None:
    place = workplace()
    desk, dossier = place.desk, shaima(place, "ar")

    def meanwhile() -> None:
        record_answer(desk, dossier, "K01", "Bakker worden")
        make_paper(desk, dossier)

    made = make_paper(replace(desk, papers=SlowPapers(meanwhile)), dossier).shown
    assert numbers(desk, dossier, PaperKind.VISUAL) == [(1, "ar")]
    assert b"Bakker worden" in made.pdf and made.version == 1


def test_cards_are_of_the_plan_whose_number_they_have() -> None:
    place = workplace()
    desk, dossier = place.desk, shaima(place, "ar")
    waiting = [lambda: record_answer(desk, dossier, "K01", "Bakker worden")]
    calls = 0

    def on_store(work: Callable[[], T]) -> T:  # the third visit to the store is that of the cards
        nonlocal calls
        calls += 1
        if calls == 3 and waiting:
            waiting.pop()()
        return work()

    cards = make_sheet(replace(desk, on_store=on_store), dossier, PaperKind.CARDS).shown
    assert b"Bakker worden" in cards.pdf and cards.version == 2
    assert numbers(desk, dossier, PaperKind.CARDS) == [(2, "ar")]
