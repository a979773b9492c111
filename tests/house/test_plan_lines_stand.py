"""The plan lines that are shipped: complete, in plain words, and in step with law, pack and pictures."""

from __future__ import annotations

from collections import Counter

import pytest

from desktop.commands.translations import sources
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_library import ListKind, PlanLibrary
from desktop.installed import read_installed_law, read_installed_plan_lines
from forms.reader import installed_pack

LISTS = {ListKind.WENS: "ggm.ontwikkelwensen", ListKind.PUNT: "ggm.aandachtspunten"}


@pytest.fixture(scope="module")
def library() -> PlanLibrary:
    return read_installed_plan_lines()


def items(name: str) -> dict[str, str]:
    found = next(one for one in read_installed_law().lists if one.key == name)
    return {item.key: item.ggm or "" for item in found.items}


def test_every_sub_goal_of_the_gegevensmodel_has_a_line_and_there_are_more(library: PlanLibrary) -> None:
    goals = sum(len(one.goals) for one in library.goal_lists)
    assert goals == 67
    assert len(library.lines) >= goals + 8


def test_every_wish_and_point_of_attention_of_the_law_lists_has_its_sub_goals(library: PlanLibrary) -> None:
    for kind, name in LISTS.items():
        codes = {one.code for one in library.goal_lists if one.kind is kind}
        assert codes == set(items(name).values())


def test_every_theme_of_the_map_has_an_activity(library: PlanLibrary) -> None:
    themes = {line.map_theme for line in library.lines if line.map_theme}
    assert themes == set(items("map.themes"))


def test_addiction_justice_and_health_are_marked_and_never_on_paper(library: PlanLibrary) -> None:
    special = {
        "VERSLAVING": "9",
        "LICHAMELIJKE_GEZONDHEID": "9",
        "PSYCHISCHE_GEZONDHEID": "9",
        "JUSTITIE": "10",
    }
    for line in library.lines:
        if line.goal_list in special:
            assert (line.avg, line.on_paper) == (special[line.goal_list], False), line.key
        assert not (line.is_special and line.on_paper), line.key


def test_no_line_about_debts_is_on_paper(library: PlanLibrary) -> None:
    assert not [line.key for line in library.lines if "schuld" in line.text and line.on_paper]


def test_no_line_of_the_map_is_offered_in_the_onderwijsroute(library: PlanLibrary) -> None:
    for number in range(1, 9):
        assert not [
            line.key for line in library.for_block(number, None, Leerroute.ONDERWIJS) if line.map_theme
        ]


def test_every_answer_that_offers_a_line_can_be_given_in_the_pack(library: PlanLibrary) -> None:
    questions = {question.id: question for question in installed_pack("landelijk").questions}
    wrong = []
    for line in library.lines:
        for ask in line.asks:
            question = questions[ask.question]
            given = {choice.key for choice in question.choices or ()} | {"ja", "nee"}
            for column in question.columns or ():
                if not ask.part or column.key == ask.part:
                    given |= {choice.key for choice in column.choices or ()}
            if ask.choice and ask.choice not in given:
                wrong.append((line.key, ask))
            if ask.part and ask.part not in {column.key for column in question.columns or ()}:
                wrong.append((line.key, ask))
    assert not wrong


def test_translators_get_every_line_in_the_documents_once(library: PlanLibrary) -> None:
    keys = Counter(text.key for text in sources()["documents"])
    assert {keys[line.text_key] for line in library.lines} == {1}
