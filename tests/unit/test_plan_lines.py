"""The plan lines as files: read strictly, everything that is wrong at once; and when a line is offered."""

from __future__ import annotations

import pytest

from desktop.domain.answer import Answer, Answers
from desktop.domain.changes import JsonValue
from desktop.domain.doelgroep import Doelgroep
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_library import PlanLibrary, read_ask
from desktop.domain.plan_library_reader import LinesBroken, read_plan_lines
from forms.model import AnswerState

PICTURES = ("book", "work")
GOOD = """
[[line]]
key = "lezen"
text = "Ik lees elke dag."
block = 4
picture = "book"
avg = "n"
paper = true
"""
LIST = """
[[list]]
name = "TAAL"
kind = "punt"
code = "TAAL"
goals = ["IK_LEES"]
"""


def read(**files: str) -> PlanLibrary:
    return read_plan_lines({f"{name}.toml": text for name, text in files.items()}, PICTURES)


def problems(**files: str) -> list[str]:
    with pytest.raises(LinesBroken) as caught:
        read(**files)
    assert caught.value.facts["count"] == str(len(caught.value.problems))
    return [str(problem) for problem in caught.value.problems]


def test_a_good_file_is_read_in_its_own_order() -> None:
    library = read(b=GOOD.replace("lezen", "b").replace("lees", "luister"), a=GOOD)
    assert [line.key for line in library.lines] == ["lezen", "b"]
    found = library.line("lezen")
    assert found is not None
    assert (found.text_key, found.block, found.is_special) == ("line.lezen", 4, False)
    assert library.line("weg") is None


def test_all_problems_of_all_files_come_at_once_with_file_key_and_remedy() -> None:
    wrong = GOOD.replace("block = 4", "block = 9").replace('"book"', '"draak"').replace("Ik lees", "U leest")
    found = problems(a=wrong, b="dit is geen toml", c=GOOD + "\nextra = 1\n")
    assert len(found) == 5
    assert any(one.startswith("a.toml: lezen: Plaatje 'draak' bestaat niet. Kies") for one in found)
    assert any("a.toml: lezen: 'block'" in one for one in found)
    assert any("a.toml: lezen: De zin begint niet met 'Ik'" in one for one in found)
    assert any(one.startswith("b.toml: Dit is geen geldig TOML") for one in found)
    assert any("c.toml: lezen: Sleutel 'extra' is onbekend." in one for one in found)


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('avg = "n"', 'avg = "9"', "nooit op papier"),
        ('avg = "n"', 'avg = "9i"', "'avg' is onbekend"),
        ("paper = true", "paper = 1", "geen true of false"),
        ("elke dag.", "1 uur per dag.", "cijfers"),
        ("elke dag.", "en ik schrijf en ik luister en ik praat en ik werk elke dag.", "meer dan 12 woorden"),
        ("Ik lees elke dag.", "Ik lees. Ik schrijf.", "tweede zin"),
        ("paper = true", 'paper = true\nroutes = ["x"]', "onbekende route"),
        ("paper = true", 'paper = true\ngroups = ["gezin"]', "onbekende groep"),
        ("paper = true", 'paper = true\nmap = "netwerk"', "hoort niet bij de onderwijsroute"),
        ("paper = true", 'paper = true\nask = ["O05 is nee"]', "is geen antwoord"),
        ("paper = true", 'paper = true\ngoal = "IK_LEES"', "horen bij elkaar"),
        ('key = "lezen"', 'key = "Lezen!"', "mag alleen a-z"),
    ],
)
def test_each_rule_of_a_line_is_kept(before: str, after: str, said: str) -> None:
    assert any(said in one for one in problems(a=GOOD.replace(before, after)))


def test_no_files_at_all_is_a_problem_too() -> None:
    assert problems() == [
        "resources/plan_lines: Er zijn geen bestanden. Zet de bestanden met planregels terug."
    ]


def test_a_key_or_sentence_that_stands_twice_is_a_problem() -> None:
    found = problems(a=GOOD, b=GOOD)
    assert ["Deze sleutel is er al" in found[0], "Deze zin is er al" in found[1]] == [True, True]


def test_a_sub_goal_without_a_line_and_a_line_without_its_sub_goal_are_found() -> None:
    found = problems(a=LIST, b=GOOD + 'list = "TAAL"\ngoal = "IK_SCHRIJF"\n')
    assert any("Subdoel IK_SCHRIJF staat niet in lijst TAAL" in one for one in found)
    assert any("Bij subdoel IK_LEES is geen regel" in one for one in found)


def answered(question: str, value: JsonValue, state: AnswerState | None = None) -> Answers:
    return Answers({question: Answer(state, value)})


@pytest.mark.parametrize(
    ("ask", "answers", "is_met"),
    [
        ("O05=nee", answered("O05", "nee"), True),
        ("O05=nee", answered("O05", "ja"), False),
        ("H03=energie", answered("H03", ("contract", "energie")), True),
        ("D02<=2", answered("D02", {"bericht": 4, "app": 2}), True),
        ("D02<=2", answered("D02", {"bericht": 4, "app": 3}), False),
        ("D03<=2", answered("D03", 1), True),
        ("Z04.moeilijk=ja", answered("Z04", {"vog": "ja", "moeilijk": "nee"}), False),
        ("Z04.moeilijk=ja", answered("Z04", {"vog": "nee", "moeilijk": "ja"}), True),
        ("T06=geen", answered("T06", {"toets": "geen"}), True),
        ("O04+", Answers({"O04#1": Answer(None, {"diploma": "x"})}), True),
        ("O04+", answered("O04", "geen"), False),
        ("W08+", answered("W08", "lassen"), True),
        ("O05=nee", answered("O05", None, AnswerState.WEET_NIET), False),
        ("D03<=2", Answers({}), False),
    ],
)
def test_a_line_is_offered_for_what_was_answered_and_for_nothing_else(
    ask: str, answers: Answers, is_met: bool
) -> None:
    found = read_ask(ask)
    assert found is not None
    assert found.is_met(answers) is is_met


def test_a_line_is_only_for_its_group_and_route_and_what_is_not_known_rules_nothing_out() -> None:
    only = GOOD + 'groups = ["asiel"]\nroutes = ["z"]\n'
    (line,) = read(a=only).lines
    assert line.fits(Doelgroep.ASIELSTATUSHOUDER, Leerroute.Z_ROUTE)
    assert line.fits(None, None)
    assert not line.fits(Doelgroep.GEZINSMIGRANT, Leerroute.Z_ROUTE)
    assert not line.fits(Doelgroep.ASIELSTATUSHOUDER, Leerroute.B1)
