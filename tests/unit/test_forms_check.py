"""`forms check` tells everything that is wrong with a pack before a newcomer meets it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from forms.__main__ import main
from forms.check import check_folder, check_pack, pictures_used
from forms.model import AvgMark, Choice, Column, Probe, Question
from forms.reader import read_pack
from forms.reading_level import reading_problems
from tests.form_builders import THIRTY, YES_NO, choices, column, pack, question


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    return Path(shutil.copytree(THIRTY, tmp_path / "eigen"))


def changed(folder: Path, file: str, old: str, new: str) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert old in text
    (folder / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def test_the_national_pack_has_no_problems() -> None:
    thirty = read_pack(THIRTY)
    assert check_pack(thirty, set(pictures_used(thirty))) == ()


def test_every_answer_one_can_point_at_has_a_picture() -> None:
    used = pictures_used(read_pack(THIRTY))
    assert {"step-1", "step-5", "letters-abc", "theme-home", "daughter", "listen", "not-yet"} <= set(used)


def test_a_picture_that_is_not_there_is_named_with_its_place() -> None:
    thirty = read_pack(THIRTY)
    problems = check_pack(thirty, set(pictures_used(thirty)) - {"daughter"})
    assert [(p.key, p.what) for p in problems] == [("G03.kind.dochter", "plaatje daughter is er niet")]


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("\"${L01} = 'gedaan'\"", "\"${L01} = 'gedan'\"", "de keuze gedan bestaat niet bij L01"),
        ("\"${L01} = 'gedaan'\"", '"${O01} > 31"', "deze vraag wordt nooit gesteld"),
        ("\"${L01} = 'gedaan'\"", '"count(${G03}[leeftijd > 70]) > 0"', "deze vraag wordt nooit gesteld"),
        ("\"${L01} = 'gedaan'\"", "\"${L01} = 'gedaan' and ${L01} = 'gepland'\"", "wordt nooit gesteld"),
    ],
)
def test_a_question_that_can_never_be_asked_is_found(copied: Path, old: str, new: str, what: str) -> None:
    changed(copied, "04-leerbaarheidstoets.toml", old, new)
    problems = check_folder(copied)
    assert [problem.key for problem in problems] == ["L02.relevant"]
    assert what in problems[0].what


@pytest.mark.parametrize(
    "condition",
    ["count(${G03}[leeftijd < 4]) > 0", "${O01} >= 12", "selected(${A03}, 'nt2') and ${T05}/lezen < 3",
     "${P08} < today()", "${K01} != ''", "selected(${T02}, 'geen')", "${P02} > '2000-01-01'"],
)  # fmt: skip
def test_a_question_that_can_be_asked_is_left_alone(copied: Path, condition: str) -> None:
    changed(copied, "08-lichaam.toml", "law_needs = true", f'law_needs = true\nrelevant = "{condition}"')
    problems = check_folder(copied)
    assert [p.what for p in problems if "nooit gesteld" in p.what] == []


def test_a_condition_on_a_question_of_another_group_is_found(copied: Path) -> None:
    changed(copied, "08-lichaam.toml", "law_needs = true", 'law_needs = true\ngroup = "gezin_overig"\n'
            "relevant = \"selected(${A03}, 'nt2')\"")  # fmt: skip
    assert "A03 wordt aan een andere groep gevraagd" in [p.what for p in check_folder(copied)]


def test_hard_texts_and_missing_tips_are_found(copied: Path) -> None:
    hard = "Wat wilt u met uw inburgeringstraject hier gaan doen en bereiken als het lukt?"
    changed(copied, "15-doelen.toml", 'simple = "Wat wilt u bereiken in Nederland?"', f'simple = "{hard}"')
    changed(copied, "06-werk.toml", 'tip = "Schrijf het op', '# tip = "Schrijf het op')
    found = {(p.key, p.what) for p in check_folder(copied)}
    assert found == {
        ("K01.question", "een zin van 14 woorden (hoogstens 12)"),
        ("K01.question", "een lang woord: inburgeringstraject"),
        ("W08.tip", "er is geen bruikbare tip"),
    }


def test_words_are_counted_per_sentence() -> None:
    assert reading_problems("Dit is kort. Dit ook. " * 5) == []
    assert reading_problems("een " * 13) == ["een zin van 13 woorden (hoogstens 12)"]


def test_the_command_ends_with_0_when_clean_and_1_with_every_problem(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(THIRTY)]) == 0
    assert "geen problemen" in capsys.readouterr().out
    changed(copied, "00-start.toml", 'avg = "n"', 'avg = "x"')
    changed(copied, "07-gezin.toml", "is_required = true", "is_verplicht = true")
    assert main(["check", str(copied)]) == 1
    said = capsys.readouterr().out
    assert "question[S04].avg" in said
    assert "columns[leeftijd].is_verplicht" in said
    assert "2 problemen" in said


def test_the_command_looks_at_the_pictures_of_a_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for picture in set(pictures_used(read_pack(THIRTY))) - {"goal"}:
        (tmp_path / f"{picture}.svg").write_text("<svg/>", encoding="utf-8")
    assert main(["check", str(THIRTY), "--pictures", str(tmp_path)]) == 1
    assert "plaatje goal is er niet" in capsys.readouterr().out


def test_a_copy_of_the_pack_reads_the_same(copied: Path) -> None:
    assert read_pack(copied) == read_pack(THIRTY)


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Naar welke kerk gaat u?", "godsdienst"),
        ("Waarom bent u gevlucht?", "de reden van de vlucht"),
        ("Bent u homo?", "seksuele gerichtheid"),
        ("Welke diagnose heeft u?", "een diagnose"),
        ("Bent u lid van een vakbond?", "politieke mening"),
    ],
)
def test_what_is_never_asked_is_found_wherever_it_can_be_read(text: str, subject: str) -> None:
    for asked in (
        question("N01", simple=text),
        question("N01", official=text),
        question("N01", probe=text),
        question("N01", probes=(Probe(text),)),
        question("N01", "one", choices=(Choice("a", text, "yes"), *choices("b"))),
        question("N01", "list", columns=(column("a"), Column("b", text, "text"))),
    ):
        found = [problem.what for problem in check_pack(pack(asked)) if "nooit" in problem.what]
        assert len(found) == 1
        assert subject in found[0]


def test_a_tip_may_say_what_is_not_asked_and_a_group_to_meet_people_may_have_no_name() -> None:
    tip = "Vraag nooit naar de kerk of waarom iemand is gevlucht, ook niet als iemand erover begint."
    asked = question("N04", "multi", tip=tip, choices=(Choice("g", "Een geloofsgroep", "yes"), *choices("b")))
    assert check_pack(pack(asked)) == ()


def test_a_question_about_health_or_justice_is_guarded() -> None:
    for mark in (AvgMark.SPECIAL, AvgMark.CRIMINAL):
        told = pack(question("Z04", avg=mark), when_told="Luister.")
        assert [problem.key for problem in check_pack(told)] == ["Z04.guarded"]
        guarded = pack(question("Z04", avg=mark, is_guarded=True), when_told="Luister.")
        assert check_pack(guarded) == ()
    untold = pack(question("Z04", avg=AvgMark.SPECIAL, is_guarded=True))
    assert [problem.key for problem in check_pack(untold)] == ["when_told"]


@pytest.mark.parametrize(
    ("asked", "key", "what"),
    [
        (question("B02", relevant="${A01} = 'x'"), "B02.relevant", "de keuze x bestaat niet bij A01"),
        (question("B02", relevant="count(${A03}[woont = 'x']) > 0"), "B02.relevant", "bij A03/woont"),
        (question("B02", relevant="selected(${A04}, 'ma_nacht')"), "B02.relevant", "de keuze ma_nacht"),
        (question("B02", probes=(Probe("Ja?", "${A01} = 'x'"),)), "B02.probes[1].when", "de keuze x"),
        (question("B02", probes=(Probe("Ja?", "1 = 2"),)), "B02.probes[1].when", "nooit voorgesteld"),
        (question("B02", relevant="${A01} = 'ja' and ${A01} = 'nee'"), "B02.relevant", "nooit gesteld"),
        (question("B02", relevant="${A01} = 'ja'", is_core=True), "B02.is_core", "niet in de kern"),
        (question("B02", relevant="${A05} = 'ja'"), "B02.part", "pas in deel B"),
        (
            question(
                "B02",
                "parts",
                columns=(column("a", "yes_no", choices=YES_NO), column("b", "text", "a = 'x'")),
            ),
            "B02.columns[b].relevant",
            "de keuze x bestaat niet bij B02/a",
        ),
    ],
)
def test_logic_that_cannot_be_meant_is_told(asked: Question, key: str, what: str) -> None:
    others = (
        question("A01", "yes_no", choices=YES_NO),
        question("A03", "list", columns=(column("woont", "yes_no", choices=YES_NO),)),
        question("A04", "grid"),
        question("A05", "yes_no", choices=YES_NO, part="B"),
    )
    found = [(problem.key, problem.what) for problem in check_pack(pack(*others, asked))]
    assert len(found) == 1
    assert found[0][0] == key
    assert what in found[0][1]


def test_a_pack_goes_out_as_a_workbook_and_comes_back_as_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    workbook, folder = tmp_path / "eigen.xlsx", tmp_path / "terug"
    assert main(["export", str(THIRTY), str(workbook)]) == 0
    assert main(["import", str(workbook), str(folder)]) == 0
    assert read_pack(folder) == read_pack(THIRTY)
    assert main(["check", str(folder)]) == 0
    assert main(["import", str(workbook), str(folder)]) == 1
    (tmp_path / "stuk.xlsx").write_bytes(b"PK")
    assert main(["import", str(tmp_path / "stuk.xlsx"), str(tmp_path / "nieuw")]) == 1
    assert not (tmp_path / "nieuw").exists()
    assert "geen Excel-werkmap" in capsys.readouterr().out
