"""Only the note may reach paper: what the tolk says and the own impression never do, to the last block."""

from __future__ import annotations

import pytest

from desktop.usecases.interview import NoteKind, record_note, withdraw_answer
from desktop.usecases.print_paper import make_paper
from tests.builders import ASIEL, Workplace, workplace

SECRET = "Zebrapadkruising"


def printed(place: Workplace, **more: str) -> bytes:
    """Everything that would stand on the paper, as plain bytes (`PlainPapers`)."""
    dossier = place.begin()
    place.answer(dossier, **(ASIEL | {"K01": "Kok"} | more))
    for kind in (NoteKind.TOLK_ZEGT, NoteKind.MIJN_INDRUK):
        for question in ("K01", "P01", "W10", "T02"):
            record_note(place.desk, dossier, question, kind, f"{SECRET} {kind.value} {question}")
    paper = make_paper(place.desk, dossier).shown
    with place.desk.unit_of_work() as work:
        return work.attachments.read(paper.sha256)


def test_what_the_tolk_says_and_the_own_impression_reach_no_block_of_the_paper() -> None:
    page = printed(workplace())
    assert b"Kok" in page
    assert SECRET.encode() not in page


def test_an_answer_that_was_taken_back_is_on_no_paper() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **(ASIEL | {"K01": SECRET}))
    withdraw_answer(place.desk, dossier, "K01")
    paper = make_paper(place.desk, dossier).shown
    with place.desk.unit_of_work() as work:
        assert SECRET.encode() not in work.attachments.read(paper.sha256)


@pytest.mark.parametrize("kind", list(NoteKind))
def test_special_data_puts_nothing_on_paper_whatever_is_noted_there(kind: NoteKind) -> None:
    place = workplace()
    page = printed(place, F03="met_pauze")
    assert b"pauzes" not in page
