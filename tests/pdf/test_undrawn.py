"""What paper cannot draw: said beside the field, and named with its place when a paper is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.pdf.writer import PaperRoom
from desktop.ui.messages import message_for
from desktop.usecases.agreements_view import agreements_shown
from desktop.usecases.interview import go_to, record_answer
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.plan_steps import StepGiven, add_step
from desktop.usecases.print_paper import make_paper
from desktop.usecases.talk import load_talk
from tests.builders import ASIEL, Workplace, workplace

EMOJI, CHINESE = "\U0001f600", "\u4e2d\u6587"


@pytest.fixture
def place(room: PaperRoom) -> Workplace:
    """A desk that draws with the real fonts."""
    there = workplace()
    return replace(there, desk=replace(there.desk, papers=room))


def test_every_language_of_the_house_is_drawn_and_emoji_and_chinese_are_not(room: PaperRoom) -> None:
    assert room.cannot_draw("Żółw é ı İ · \u2068العربية\u2069 ትግርኛ Русский 12\u00a0uur\n") == ()
    assert room.cannot_draw(f"Ik {EMOJI} en {EMOJI}, {CHINESE}") == (EMOJI, *CHINESE)


def test_own_words_that_paper_cannot_have_are_kept_told_and_named(place: Workplace) -> None:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    shown = record_answer(place.desk, dossier, "K01", f"Automonteur {EMOJI}").shown
    question = go_to(place.desk, dossier, "K01").question
    assert shown.question.raw == question.raw == f"Automonteur {EMOJI}"
    assert "kan niet op papier" in question.warning and EMOJI in question.warning
    assert go_to(place.desk, dossier, "W08").question.warning == ""
    with pytest.raises(Trouble) as told:
        make_paper(place.desk, dossier)
    assert told.value.code is TroubleCode.GLYPH_MISSING
    assert told.value.facts["where"] == f"vraag {question.number}"
    assert question.number in message_for(told.value).happened
    record_answer(place.desk, dossier, "K01", "Automonteur")
    assert make_paper(place.desk, dossier).shown.pdf.startswith(b"%PDF")


def test_a_step_in_letters_that_paper_does_not_have_says_so_where_it_stands(place: Workplace) -> None:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    add_step(place.desk, dossier, StepGiven(block=8, own=f"Ik leer {CHINESE}"))
    with place.desk.unit_of_work() as work:
        shown = agreements_shown(place.desk, load_talk(place.desk, work, dossier))
    (step,) = [one for block in shown.blocks for one in block.steps]
    assert step.paper_words.startswith("Dit kan niet op papier")
    with pytest.raises(Trouble) as told:
        make_sheet(place.desk, dossier, PaperKind.PLAN_LIST)
    assert told.value.facts["where"] == "een stap in blok 8 van het plan"


def test_a_name_in_such_letters_is_named_as_the_name(place: Workplace) -> None:
    dossier = place.begin(CHINESE)
    place.answer(dossier, **{key: said for key, said in ASIEL.items() if key != "P01"})
    with pytest.raises(Trouble) as told:
        make_paper(place.desk, dossier)
    assert told.value.facts["where"] == "de roepnaam"
