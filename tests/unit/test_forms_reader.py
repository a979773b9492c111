"""A pack loads whole and right, or not at all with every reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from forms.model import AvgMark, FormPack, Group
from forms.problems import PackBroken, PackProblem
from forms.reader import PACKS_FOLDER, installed_pack, installed_packs, read_pack
from forms.texts import translation_entries
from tests.form_builders import THIRTY

FIRST_THIRTY = [
    "S01",
    "S04",
    "S06",
    "P01",
    "P02",
    "P03",
    "P04",
    "P07",
    "P08",
    "P09",
    "P11",
    "A03",
    "T01",
    "T02",
    "T03",
    "T05",
    "L01",
    "L02",
    "L03",
    "L04",
    "O01",
    "O04",
    "O08",
    "O09",
    "W01",
    "W08",
    "G03",
    "F03",
    "K01",
    "K02",
]

HEAD = """
id = "klein"
version = 2
title = "Klein pakket"
themes = ["00-start.toml"]
[languages]
ar = "Arabisch"
ti = "Tigrinya"
"""
THEME = """
number = 0
title = "Start"
picture = "start"
"""
QUESTION = """
[[question]]
id = "S01"
place = 1
type = "text"
official = "Hoe heet u?"
simple = "Hoe heet u?"
tip = "Schrijf alleen de roepnaam op, vraag niet door."
picture = "naam"
avg = "n"
purpose = "De persoon aanspreken."
legal_basis = "WI 14"
leads_to = "Naam op het papier."
law_needs = false
"""


def written(folder: Path, theme: str, head: str = HEAD) -> Path:
    (folder / "pack.toml").write_text(head, encoding="utf-8")
    (folder / "00-start.toml").write_text(theme, encoding="utf-8")
    return folder


def problems_of(folder: Path) -> tuple[PackProblem, ...]:
    with pytest.raises(PackBroken) as broken:
        read_pack(folder)
    for problem in broken.value.problems:
        assert problem.file
        assert problem.key
        assert problem.what
        assert problem.remedy
    return broken.value.problems


def test_the_national_pack_has_sixteen_themes_and_stays_version_one_until_it_is_published() -> None:
    pack = installed_pack("landelijk", 1)
    assert [section.number for section in pack.sections] == list(range(16))
    assert pack.name == "landelijk@1"
    assert pack in installed_packs()


def test_a_pack_of_files_has_its_questions_in_their_order() -> None:
    assert [question.id for question in read_pack(THIRTY).questions] == FIRST_THIRTY


def test_a_question_keeps_its_marks_texts_and_condition() -> None:
    pack = read_pack(THIRTY)
    assert pack.question("F03").avg is AvgMark.SPECIAL
    assert pack.question("F03").plan_block is None
    assert pack.question("A03").group is Group.ASIEL
    assert pack.question("L03").relevant == "${L01} = 'gedaan'"
    assert pack.question("L03").number == "4.3"
    assert {q.id for q in pack.questions if q.avg is AvgMark.NATIONAL_ID} == {"P03", "P04"}
    assert all(q.purpose and q.legal_basis and q.tip and q.leads_to for q in pack.questions)


def test_language_questions_offer_the_languages_of_the_pack() -> None:
    pack = read_pack(THIRTY)
    codes = [
        "ar",
        "ti",
        "tr",
        "kmr",
        "so",
        "prs",
        "ckb",
        "fa",
        "ps",
        "en",
        "ru",
        "fr",
        "es",
        "am",
        "uk",
        "nl",
        "other",
    ]
    assert [choice.key for choice in pack.question("S01").choices] == codes
    assert [choice.key for choice in pack.question("T01").columns[0].choices] == codes
    assert [choice.key for choice in pack.question("T02").choices] == [*codes, "geen"]


def test_every_text_for_the_newcomer_has_one_key(tmp_path: Path) -> None:
    entries = translation_entries(read_pack(THIRTY))
    keys = [key for key, _ in entries]
    assert len(keys) == len(set(keys))
    texts = dict(entries)
    assert texts["S01.question"] == "Welke taal spreekt u het liefst?"
    assert texts["T03.choice.nee"] == "Nee, nog niet"
    assert texts["G03.column.leeftijd"] == "Hoe oud?"
    assert texts["G03.column.woont.choice.bij_mij"] == "Bij mij"
    assert texts["language.ti"] == "Tigrinya"
    assert texts["theme.3"] == "Taal"
    assert not [key for key in keys if key.startswith(("S01.choice", "T01.column.taal.choice"))]


def test_a_small_right_pack_loads(tmp_path: Path) -> None:
    pack = read_pack(written(tmp_path, THEME + QUESTION))
    assert isinstance(pack, FormPack)
    assert pack.questions[0].group is Group.ALL


@pytest.mark.parametrize("key", ["purpose", "legal_basis", "avg"])
def test_a_pack_without_purpose_basis_or_mark_does_not_load(tmp_path: Path, key: str) -> None:
    lines = [line for line in QUESTION.splitlines() if not line.startswith(f"{key} ")]
    problems = problems_of(written(tmp_path, THEME + "\n".join(lines)))
    assert [(p.file, p.key) for p in problems] == [("00-start.toml", f"question[S01].{key}")]
    assert "laadt een pakket niet" in problems[0].remedy


def test_all_problems_come_at_once(tmp_path: Path) -> None:
    broken = (
        THEME
        + 'kleur = "rood"\n'
        + QUESTION.replace('type = "text"', 'type = "tekst"').replace("law_needs = false", "law_needs = 1")
        + QUESTION.replace("S01", "S02").replace("place = 1", "place = 2")
        + 'relevant = "${S09} ="\nsoort = "x"\n'
        + QUESTION.replace("S01", "S03").replace("place = 1", "place = 2").replace('"text"', '"one"')
        + "limits = { max = '3' }\n"
        + '[[question.choices]]\nkey = "Ja!"\ntext = ""\n'
        + QUESTION.replace("S01", "S04").replace("place = 1", "place = 5").replace('avg = "n"', 'avg = "9"')
        + 'plan_block = 2\nrelevant = "${S77} = 1"\npart = "C"\n'
    )
    found = {(p.key, p.what) for p in problems_of(written(tmp_path, broken, HEAD + 'extra = "1"\n'))}
    keys = {key for key, _ in found}
    assert keys >= {
        "question[S01].type",
        "question[S01].law_needs",
        "question[S02].relevant",
        "question[S02].soort",
        "question[S03].type",
        "question[S03].limits.max",
        "question[S03].choices[Ja!].key",
        "question[S03].choices[Ja!].text",
        "question[S03].choices[Ja!].picture",
        "question[S04].plan_block",
        "question[S04].relevant",
        "question[S04].part",
        "kleur",
        "place",
    }


def test_an_unknown_key_is_answered_with_the_keys_that_are_allowed(tmp_path: Path) -> None:
    problems = problems_of(written(tmp_path, THEME + QUESTION + 'purposes = "x"\n'))
    assert [p.key for p in problems] == ["question[S01].purposes"]
    assert "purpose" in problems[0].remedy
    assert "legal_basis" in problems[0].remedy


def test_a_circle_of_conditions_is_refused_with_its_path(tmp_path: Path) -> None:
    second = QUESTION.replace("S01", "S02").replace("place = 1", "place = 2")
    theme = THEME + QUESTION + "relevant = \"${S02} = 'a'\"\n" + second + "relevant = \"${S01} = 'a'\"\n"
    problems = problems_of(written(tmp_path, theme))
    assert [p.what for p in problems] == ["de voorwaarden draaien in een kring: S01 -> S02 -> S01"]


def test_double_ids_keys_themes_and_places_are_named(tmp_path: Path) -> None:
    (tmp_path / "01-b.toml").write_text(THEME + QUESTION, encoding="utf-8")
    head = HEAD.replace('["00-start.toml"]', '["00-start.toml", "01-b.toml"]')
    problems = problems_of(written(tmp_path, THEME + QUESTION, head))
    assert {p.what for p in problems} == {"onderwerp 0 staat er 2 keer", "staat er 2 keer"}


@pytest.mark.parametrize(
    ("theme", "what"),
    [
        ("number = ", "geen geldige TOML"),
        (THEME + 'title = "nog eens"\n', "geen geldige TOML"),
        (THEME, "het pakket heeft geen vragen"),
        ("question = 3\n" + THEME, "hier hoort een lijst van tabellen"),
        ("question = [3]\n" + THEME, "hier hoort een tabel"),
    ],
)
def test_a_file_that_is_not_a_theme_is_told_and_nothing_raises(tmp_path: Path, theme: str, what: str) -> None:
    assert any(what in problem.what for problem in problems_of(written(tmp_path, theme)))


def test_bytes_that_are_no_text_a_missing_file_and_a_way_out_of_the_folder_are_told(tmp_path: Path) -> None:
    written(tmp_path, THEME, HEAD.replace('"00-start.toml"', '"00-start.toml", "weg.toml", "../../x.toml"'))
    (tmp_path / "00-start.toml").write_bytes(b"\xff\xfe\x00")
    whats = [problem.what for problem in problems_of(tmp_path)]
    assert "het bestand is geen UTF-8" in whats
    assert "het bestand is er niet" in whats
    assert "geen gewone bestandsnaam" in whats


def test_an_empty_folder_is_a_broken_pack(tmp_path: Path) -> None:
    assert problems_of(tmp_path)[0].file == "pack.toml"


def test_a_pack_that_is_not_installed_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        installed_pack("landelijk", 99)
    assert (PACKS_FOLDER / "landelijk" / "pack.toml").is_file()


PARTS = QUESTION.replace('type = "text"', 'type = "parts"')
CELL = '[[question.columns]]\nkey = "{}"\ntext = "{}"\ntype = "text"\n'


def test_a_pack_keeps_cells_follow_ups_checks_guards_and_subjects(tmp_path: Path) -> None:
    theme = (
        THEME
        + PARTS
        + 'guarded = true\n[[question.probes]]\ntext = "Wie nog meer?"\nwhen = "${S01}/wie != \'\'"\n'
        + CELL.format("helpt", "Wie helpt?")
        + CELL.format("wie", "Hoe heet die?")
        + "relevant = \"helpt = 'ja'\"\n"
        + QUESTION.replace("S01", "S02").replace("place = 1", "place = 2").replace('"text"', '"calc"')
        + "calculation = \"if(${S01}/wie = '', '', 'hulp')\"\n"
        + '[[question.choices]]\nkey = "hulp"\ntext = "Er is hulp"\n'
    )
    head = HEAD.replace("[languages]", 'when_told = "Luister."\n[languages]') + (
        '[[topic]]\nkey = "hulp"\ntitle = "Hulp"\nsource = "WI 14"\nis_law = true\nquestions = ["S01"]\n'
    )
    pack = read_pack(written(tmp_path, theme, head))
    first, second = pack.questions
    assert (first.is_guarded, second.is_guarded) == (True, False)
    assert [(probe.text, probe.when) for probe in first.probes] == [("Wie nog meer?", "${S01}/wie != ''")]
    assert [column.relevant for column in first.columns] == [None, "helpt = 'ja'"]
    assert second.calculation == "if(${S01}/wie = '', '', 'hulp')"
    assert [(topic.key, topic.questions) for topic in pack.topics] == [("hulp", ("S01",))]
    assert pack.when_told == "Luister."
    assert [language.key for language in pack.languages] == ["ar", "ti"]


def test_names_that_do_not_exist_are_told_wherever_they_stand(tmp_path: Path) -> None:
    theme = (
        THEME
        + PARTS
        + '[[question.probes]]\ntext = "Meer?"\nwhen = "${S09} = \'x\'"\n'
        + '[[question.probes]]\ntext = "Meer?"\nwhen = "leeftijd >"\n'
        + CELL.format("wie", "Wie?")
        + 'relevant = "waar = 1"\n'
        + QUESTION.replace("S01", "S02").replace("place = 1", "place = 2")
        + 'relevant = "${S01}/hoe = 1"\n'
    )
    topic = '[[topic]]\nkey = "a"\ntitle = "A"\nsource = "WI 14"\nis_law = true\nquestions = ["S08"]\n'
    found = {(p.key, p.what) for p in problems_of(written(tmp_path, theme, HEAD + topic + topic))}
    assert found >= {
        ("question[S01].probes[1].when", "vraag S09 bestaat niet"),
        ("question[S01].columns[wie].relevant", "kolom waar bestaat niet"),
        ("question[S02].relevant", "vraag S01 heeft geen kolom hoe"),
        ("topic[a].questions", "vraag S08 bestaat niet"),
        ("topic[a]", "staat er 2 keer"),
    }
    assert "question[S01].probes[2].when" in {key for key, _ in found}


def test_a_computed_check_in_a_circle_is_refused_with_the_path(tmp_path: Path) -> None:
    theme = (
        THEME
        + QUESTION
        + "relevant = \"${S02} = 'a'\"\n"
        + QUESTION.replace("S01", "S02").replace("place = 1", "place = 2").replace('"text"', '"calc"')
        + "calculation = \"if(${S01} = '', '', 'a')\"\n"
        + '[[question.choices]]\nkey = "a"\ntext = "A"\n'
    )
    whats = [problem.what for problem in problems_of(written(tmp_path, theme))]
    assert whats == ["de voorwaarden draaien in een kring: S01 -> S02 -> S01"]
