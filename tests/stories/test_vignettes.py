"""The stories of tests/stories/files, played through the use cases, come out as a policy officer wrote."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from datetime import timedelta
from functools import cache
from pathlib import Path

import pytest

from desktop.stories.came_out import CameOut
from desktop.stories.command import command, tell
from desktop.stories.reader import StoryBroken
from tests.stories.told import FILES, FILMON, RIMA, YONAS, changed, story

#: a story that was played, and the folder with what came of it
Told = Callable[[Path], tuple[CameOut, Path]]


@pytest.fixture(scope="module")
def once(tmp_path_factory: pytest.TempPathFactory) -> Told:
    """Plays a story the first time it is asked for: to look at what came of it takes no second play."""

    @cache
    def told(file: Path) -> tuple[CameOut, Path]:
        out = tmp_path_factory.mktemp(file.stem)
        return tell(story(file), out), out

    return told


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_every_story_comes_out_as_it_says(file: Path, once: Told) -> None:
    told, out = once(file)
    assert told.differences == ()
    assert (out / "uitkomst.json").is_file()
    assert (out / f"{file.stem}.pdf").is_file() is (told.values["papier"] is not None)


def test_a_story_played_again_gives_the_same_bytes(once: Told, tmp_path: Path) -> None:
    first, out = once(RIMA)
    again = tell(story(RIMA), tmp_path)
    assert first.values == again.values
    written = {path.relative_to(out) for path in out.rglob("*")}
    assert Path("uitkomst.json") in written
    for name in written:
        assert (out / name).read_bytes() == (tmp_path / name).read_bytes(), name


def test_the_paper_in_the_result_is_the_paper_that_was_written(once: Told) -> None:
    result, out = once(FILMON)
    pdf = (out / f"{FILMON.stem}.pdf").read_bytes()
    assert pdf.startswith(b"%PDF-")
    assert hashlib.sha256(pdf).hexdigest() == result.values["papier"]["sha256"]


def test_ten_weeks_count_from_the_later_of_letter_and_registration(once: Told, tmp_path: Path) -> None:
    """Besluit inburgering 2021, artikel 5.3."""
    told = story(FILMON)
    weeks = once(FILMON)[0].values["tien_weken"]
    assert told.expected.anchor is not None and told.expected.due is not None
    assert told.expected.due - told.expected.anchor == timedelta(weeks=10)
    assert (weeks["anker"], weeks["laatste_dag"]) == ("2026-07-02", "2026-09-10")
    assert weeks["dagen_over"] == (told.expected.due - told.today).days == 9
    assert "5.3" in weeks["artikel"]
    earlier = changed(
        FILMON, tmp_path / "earlier.toml", ("answer = 2026-06-11\nsource", "answer = 2026-08-11\nsource")
    )
    assert tell(story(earlier), None).values["tien_weken"]["anker"] == "2026-08-11"


def test_who_falls_under_the_law_of_2013_is_stopped_without_a_plan_or_a_paper(once: Told) -> None:
    told, out = once(YONAS)
    values = told.values
    assert (values["gestopt"], values["doelgroep"], values["papier"]) == ("elip", None, None)
    assert values["tien_weken"]["stand"] == "nvt"
    assert list(out.glob("*.pdf")) == []


def test_the_command_says_that_a_story_came_out(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert command([str(YONAS), "--out", str(tmp_path)]) == 0
    assert capsys.readouterr().out == f"{YONAS.stem}: zoals verwacht\n"
    assert json.loads((tmp_path / "uitkomst.json").read_text("utf-8"))["titel"] == story(YONAS).title


def test_the_command_prints_nothing_but_json_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert command([str(RIMA), "--json"]) == 0
    said = capsys.readouterr()
    values = json.loads(said.out)
    assert said.err == ""
    assert {
        "verhaal", "titel", "vandaag", "doelgroep", "gestopt", "tien_weken", "toets", "routes", "plan",
        "nog_nodig", "gesprek", "besluitvorming", "weigeringen", "wijzigingen", "papier",
    } == set(values)  # fmt: skip
    assert (values["doelgroep"], values["toets"]["gerekend"]) == ("asielstatushouder", "haalbaar")
    assert list(values["plan"]) == [str(number) for number in range(1, 9)]


def test_a_wrong_expectation_ends_with_1_and_says_which(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """About the clock, the plan, the talk and the paper, all in one play."""
    wrong = changed(
        FILMON,
        tmp_path / "wrong.toml",
        ("due = 2026-09-10", "due = 2026-09-11"),
        ('clock = "krap"', 'clock = "ruim"'),
        ('paper_says = ["CONCEPT", "B1"]', 'paper_says = ["CONCEPT", "Utrecht"]'),
        ('paper_never_says = ["999991772", ', 'paper_never_says = ["B1", '),
        ("open_points = []", 'open_points = ["P01"]\nrefusals = { P02 = "impossible_date" }'),
        ('2 = "klaar"', '2 = "leeg"'),
        ('guarded = ["G10", ', "guarded = ["),
        ('closing = ["G10", "G11"]', 'closing = ["G10", "P01"]'),
        ('asked = ["O03"', 'asked = ["A01"'),
        ('not_asked = ["A01"', 'not_asked = ["O03"'),
        ("topics_open = []", 'topics_open = ["geld"]'),
        ("tolk_warnings = []", 'tolk_warnings = ["partner_als_tolk"]'),
        ("tolk_norm = 7", "tolk_norm = 3"),
        ('told_back = "deels"', 'told_back = "goed"'),
        ('untranslated = "niets"', 'untranslated = "alles"'),
        ("all_answered = true", "all_answered = false"),
    )
    assert command([str(wrong)]) == 1
    said = capsys.readouterr()
    assert "ANDERS DAN VERWACHT" in said.out
    lines = [line.removeprefix("wrong: ") for line in said.err.splitlines()]
    (untranslated,) = (line for line in lines if line.startswith("niet vertaald: "))
    assert untranslated.startswith("niet vertaald: verwacht alles, gekregen 0 van ")
    assert lines == [
        "klok: verwacht ruim, gekregen krap",
        "laatste dag: verwacht 2026-09-11, gekregen 2026-09-10",
        "plan blok 2: verwacht leeg, gekregen klaar",
        "weigering bij P02: verwacht impossible_date, gekregen None",
        "norm van de tolk: verwacht 3, gekregen 7",
        "terugverteld: verwacht goed, gekregen deels",
        "alles besproken: verwacht False, gekregen True",
        "achter de wacht: G10 is er ook, niet verwacht",
        "slotlijst: P01 ontbreekt",
        "slotlijst: G11 is er ook, niet verwacht",
        "onderwerpen nog open: geld ontbreekt",
        "waarschuwing bij de tolk: partner_als_tolk ontbreekt",
        "vraag A01 hoort gesteld te worden",
        "vraag O03 hoort niet gesteld te worden",
        untranslated,
        "open punt P01 ontbreekt",
        "papier zegt niet: Utrecht",
        "papier verraadt: B1",
    ]


def test_a_block_that_is_empty_cannot_be_told_back(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong = changed(FILMON, tmp_path / "wrong.toml", ('7 = "goed"', '6 = "goed"'))
    assert command([str(wrong)]) == 2
    assert capsys.readouterr().err == (
        "Het verhaal is gestopt: blok 6 van het plan is leeg: er is niets om terug te vertellen\n"
    )


def test_a_refused_answer_is_a_result_and_an_unexpected_one_a_difference(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    bad = ('answer = "999991772"', f'answer = "{999_991_773}"')
    expected = changed(
        FILMON,
        tmp_path / "expected.toml",
        bad,
        ("[expected]", '[expected]\nrefusals = { P03 = "bsn_fails_11_proef" }'),
        ('closing = ["G10"', 'closing = ["P03", "G10"'),
    )
    assert command([str(expected)]) == 0
    unexpected = changed(FILMON, tmp_path / "unexpected.toml", bad)
    assert command([str(unexpected)]) == 1
    assert "unexpected: onverwachte weigering bij P03: bsn_fails_11_proef" in capsys.readouterr().err


BROKEN = """
title = 5
today = "morgen"
mood = "goed"

[person]
roepnaam = ""
language = "ar"
shoe = 43

[[answer]]
question = "Z99"
answer = "ja"
[[answer]]
question = "P01"
answer = "Rima"
state = "later"
[[answer]]
question = "P02"
state = "misschien"

[route]
choice = "c2"

[expected]
due = "morgen"
open_points = ["Q77"]
[expected.blocks]
9 = "vol"
"""


def test_a_broken_story_tells_all_its_problems_at_once_with_what_to_do(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text(BROKEN, "utf-8")
    assert command([str(broken)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    first, *problems = said.err.splitlines()
    assert first == f"Dit verhaal kan niet gespeeld worden ({len(problems)} problemen):"
    assert all(problem.startswith("  - broken.toml, ") for problem in problems)
    for place, remedy in (
        ("title", "hoort tekst te zijn"),
        ("today", "bijvoorbeeld today = 2026-09-01"),
        ("'mood'", "toegestaan: "),
        ("roepnaam", "ontbreekt"),
        ("'shoe'", "toegestaan: "),
        ("vraag 'Z99'", "staat niet in pakket landelijk@1"),
        ("P01", "geef precies een van: answer, rows, state"),
        ("P02 state", "kies een van weet_niet"),
        ("[route] choice", "kies een van b1, onderwijs, z"),
        ("[expected] due", "bijvoorbeeld 2026-09-10"),
        ("[expected] Q77", "staat niet in het pakket"),
        ("[expected.blocks] 9", "nummer 1 tot 8"),
    ):
        assert [p for p in problems if place in p and remedy in p], (place, remedy)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (None, "bestand niet gevonden of niet te lezen"),
        (b"title = ", "geen geldige TOML"),
        (b"\xff\xfe", "geen geldige TOML"),
        (b'answer = "geen tabel"', "[[answer]]: schrijf elke regel als eigen tabel"),
        (b"person = 3\nexpected = 4", "[person]: deze tabel ontbreekt of is geen tabel"),
        (b"answer = [{question = 'T01', rows = 5}]", "T01"),
        (b"answer = [{question = 'T01', rows = [3]}]", "T01"),
        (b"start = 'straks'", "start"),
        (b"expected = {blocks = 3}", "blocks"),
        (b"expected = {blocks = {een = 'klaar'}}", "'een'"),
        (b"tolk = {who = '1', way = 'fax'}", "[tolk] way: kies een van"),
        (b"answer = [{question = 'P01', answer = 'x', certainty = 'heel'}]", "P01 certainty: kies een van"),
        (b"answer = [{question = 'P01', answer = 'x', source = 3}]", "P01 source: kies een van"),
        (b"answer = [{question = 'P01', state = []}]", "P01 state: kies een van"),
        (b"plan = {confirm = 3}", "confirm: schrijf een rij teksten"),
        (b"plan = {koop = 'x'}", "[plan]: 'koop'"),
        (b"agreement = [{key = 'Uren!', form = {}}]", "key 'Uren!'"),
        (b"agreement = [{key = 'les'}]", "[form]"),
        (b"step = [{block = 9, own = 'x'}]", "[[step]] block: schrijf het nummer"),
        (b"step = [{block = 8}]", "geef precies een van: line, own"),
        (b"step = [{block = 8, own = 'x', who = 'oma'}]", "[[step]] who: kies een van"),
        (b"step = [{block = 8, own = 'x', private = 1}]", "[[step]] private"),
        (b"decision = {dag = 2026-01-01}", "[decision]: 'dag'"),
        (b"route = {choice = 'b1', offer = {state = 'soms'}}", "[route.offer] state: kies een van"),
        (b"route = {choice = 'b1', second_talk = {}}", "[route.second_talk] state: kies een van"),
        (b"expected = {route = 'c2'}", "[expected] route: kies een van"),
        (b"expected = {missing = ['geld']}", "missing 'geld': kies een van"),
        (b"expected = {why = ['wet']}", "why 'wet': schrijf een regel"),
        (b"expected = {counters = {uren = 3}}", "[expected.counters]: kies een van"),
        (b"expected = {counters = {map = 'veel'}}", "counters] map: schrijf een aantal uren"),
        (b"expected = {term_end = 'later'}", "term_end: schrijf een datum"),
        (b"route = {choice = []}", "[route] choice: kies een van"),
        (b"expected = {refusals = ['P03']}", "refusals"),
        (b"expected = {open_points = 3, paper_says = 4}", "open_points"),
        (b"expected = {asked = ['Q1']}", "Q1: deze vraag staat niet in het pakket"),
        (b"expected = {topics_open = ['vliegen']}", "topics_open 'vliegen': kies een van"),
        (b"expected = {tolk_warnings = ['duur']}", "tolk_warnings 'duur': kies een van"),
        (b"expected = {tolk_norm = true}", "tolk_norm: schrijf een aantal uren"),
        (b"expected = {untranslated = 'half'}", "untranslated: kies een van"),
        (b"expected = {told_back = 'soms'}", "told_back: kies een van"),
        (b"expected = {all_answered = 'ja'}", "all_answered: schrijf true of false"),
        (b"teach_back = {9 = 'goed'}", "[teach_back] 9: nummer 1 tot 8"),
        (b"teach_back = {1 = 'klaar'}", "stand goed, deels of niet"),
        (b"closing = {rest = 'later'}", "[closing] rest: kies een van"),
        (b"closing = 3", "[closing]"),
        (b"tolk = [{who = '1'}, {who = '2'}]", "alleen de eerste tolk begint zonder from"),
        (b"tolk = [{who = '1', from = 'Q1'}]", "vraag 'Q1'"),
        (b"tolk = {who = '1', minor = 'nee'}", "[tolk] minor: schrijf true of false"),
        (b"guard = [{question = 'F01'}]", "reason: ontbreekt"),
        (b"language = [{question = 'F01', taal = 'en'}]", "[[language]]: 'taal'"),
        (b"note = [{question = 'F01', text = 'x', kind = 'roddel'}]", "[[note]] kind: kies een van"),
    ],
)  # fmt: skip
def test_no_file_however_odd_makes_the_reader_stumble(
    tmp_path: Path, content: bytes | None, words: str
) -> None:
    odd = tmp_path / "odd.toml"
    if content is not None:
        odd.write_bytes(content)
    with pytest.raises(StoryBroken) as broken:
        story(odd)
    assert [problem for problem in broken.value.problems if words in problem]


def test_a_prepared_answer_that_cannot_be_ends_the_story_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong = changed(
        RIMA, tmp_path / "wrong.toml", ('"P08"\nanswer = 2026-07-20', '"P08"\nanswer = "31-2-2026"')
    )
    assert command([str(wrong)]) == 2
    assert capsys.readouterr().err == "Het verhaal is gestopt bij P08: impossible_date\n"


def test_screens_without_a_folder_are_refused_with_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert command([str(RIMA), "--screens"]) == 2
    assert "--out" in capsys.readouterr().err
