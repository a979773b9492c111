"""The rule list: every row is there, says what it is, and stands behind the values that rest on it."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.law.book import Confidence
from desktop.domain.law.reader import LawBroken, read_law
from tests.domain_cases import law, law_texts

BOOK = law()
#: per family how many rows the rule list has
ROWS = {
    "TRM": 11,
    "LBT": 9,
    "ROU": 2,
    "B1": 3,
    "OND": 4,
    "Z": 3,
    "MAP": 2,
    "PVT": 1,
    "KNM": 1,
    "EXM": 1,
    "ONT": 6,
    "MB": 1,
    "VVE": 1,
    "AAN": 2,
    "LEN": 1,
    "VGG": 1,
    "TLK": 1,
    "SPU": 1,
    "HAN": 5,
    "GRP": 7,  # 01 and 02 of the list; 03 to 07 carry ages, a threshold and exemptions of our own
    "OVG": 8,
    "DUO": 1,  # of our own: what is retyped into DUO's portal
}
IDS = [f"R-{family}-{number:02d}" for family, rows in ROWS.items() for number in range(1, rows + 1)]


@pytest.mark.parametrize("id", IDS)
def test_every_row_of_the_rule_list_is_there_with_its_source(id: str) -> None:
    rule = BOOK.rule(id)
    assert rule.text.endswith(".") and rule.app.endswith(".")
    assert rule.article and rule.source and rule.confidence in set(Confidence)
    assert not rule.is_checked  # nobody laid them beside the official text yet, and the app says so


def test_there_are_no_other_rows() -> None:
    assert sorted(rule.id for rule in BOOK.rules) == sorted(IDS)


#: rule, key, day, value: the rows of the rule list that are a number or a choice
ROWS_WITH_A_VALUE: tuple[tuple[str, str, str, int | str], ...] = (
    ("R-TRM-01", "pip.term_days", "2022-01-01", 70),
    ("R-TRM-02", "pip.third_party_extra_days", "2022-01-01", 14),
    ("R-TRM-03", "termijnenwet.max_weeks", "2022-01-01", 12),
    ("R-TRM-04", "inburgeringstermijn.years", "2026-03-15", 3),
    ("R-TRM-06", "schakelen.months", "2026-03-15", 18),
    ("R-TRM-06", "schakelen.warn_months", "2026-03-15", 3),
    ("R-TRM-08", "verlenging.illness_months", "2026-03-15", 3),
    ("R-TRM-09", "verlenging.marking_months", "2026-07-31", 6),
    ("R-TRM-10", "bezwaar.weeks", "2022-01-01", 6),
    ("R-TRM-11", "huisvesting.weeks", "2022-01-01", 10),
    ("R-LBT-01", "lbt.cutoff_points", "2023-04-11", 31),
    ("R-LBT-02", "lbt.cutoff_points", "2023-04-12", 28),
    ("R-LBT-08", "lbt.max_points", "2022-01-01", 40),
    ("R-LBT-08", "lbt.planned_minutes", "2022-01-01", 60),
    ("R-B1-01", "b1.hours_before_a2", "2022-01-01", 600),
    ("R-B1-02", "b1.least_physical_percent", "2022-01-01", 50),
    ("R-OND-01", "onderwijs.target_age", "2022-01-01", 28),
    ("R-OND-02", "onderwijs.language_hours", "2022-01-01", 1000),
    ("R-OND-02", "onderwijs.other_hours", "2022-01-01", 500),
    ("R-OND-03", "onderwijs.offer", "2022-01-01", "onbekend"),
    ("R-Z-01", "z.course_hours", "2022-01-01", 800),
    ("R-Z-01", "z.participation_hours_asiel", "2022-01-01", 800),
    ("R-MAP-01", "map.hours", "2022-01-01", 40),
    ("R-PVT-01", "pvt.hours", "2022-01-01", 12),
    ("R-ONT-01", "ontzorgen.months", "2022-01-01", 6),
    ("R-ONT-02", "ontzorgen.nareiziger", "2022-01-01", "per_persoon"),
    ("R-ONT-03", "ontzorgen.form", "2023-03-01", "volledig"),
    ("R-MB-01", "begeleiding.gezin_overig", "2022-01-01", "nee"),
    ("R-VVE-01", "vve.below_age", "2022-01-01", 4),
    ("R-VGG-01", "voortgang.talks_asiel", "2022-01-01", 8),
    ("R-VGG-01", "voortgang.talks_gezin_overig", "2022-01-01", 6),
    ("R-TLK-01", "tolk.hours_asiel", "2022-01-01", 7),
    ("R-TLK-01", "tolk.hours_gezin_overig", "2022-01-01", 3),
    ("R-HAN-05", "handhaving.samenloop", "2022-01-01", "nog niet ingevuld"),
    ("R-GRP-03", "plicht.minimum_age", "2022-01-01", 18),
    ("R-GRP-03", "plicht.pension_months", "2026-01-01", 67 * 12),
)


@pytest.mark.parametrize(("rule", "key", "day", "value"), ROWS_WITH_A_VALUE)
def test_a_row_with_a_number_has_it_as_dated_value(rule: str, key: str, day: str, value: int | str) -> None:
    found = BOOK.on(date.fromisoformat(day)).value(key)
    assert (found.rule, found.value) == (rule, value)


def test_a_rule_holds_in_its_period_and_refuses_before_it() -> None:
    assert BOOK.on(date(2025, 12, 31)).rule("R-OND-03").end == date(2025, 12, 31)
    with pytest.raises(Refusal) as caught:
        BOOK.on(date(2026, 7, 30)).rule("R-TRM-09")
    assert caught.value.code is RefusalCode.LAW_BEFORE_FIRST_DATE
    assert caught.value.facts["first"] == "2026-07-31"
    with pytest.raises(KeyError):
        BOOK.rule("R-TRM-99")


def test_no_text_of_a_rule_names_an_amount_of_money() -> None:
    for rule in BOOK.rules:
        assert "€" not in rule.text + rule.app and "euro" not in (rule.text + rule.app).lower()


@pytest.mark.parametrize(
    ("key", "count"),
    [
        ("map.themes", 8),
        ("knm.themes", 8),
        ("pvt.core_values", 4),
        ("coa.scenarios", 3),
        ("ontzorgen.forms", 3),
        ("ggm.hoofddoelen", 6),
        ("ggm.ontwikkelwensen", 10),
        ("ggm.aandachtspunten", 9),
    ],
)
def test_the_fixed_lists_are_there(key: str, count: int) -> None:
    items = BOOK.on(date(2026, 9, 1)).items(key)
    assert len(items) == count
    assert all(item.name for item in items)
    assert all(item.ggm for item in items) == key.startswith("ggm.")


def test_four_points_of_attention_are_special_or_criminal_data() -> None:
    marks = {
        item.key: item.avg for item in BOOK.on(date(2026, 9, 1)).items("ggm.aandachtspunten") if item.avg
    }
    assert marks == {"verslaving": "9", "lichaam": "9", "psyche": "9", "justitie": "10"}


def test_the_knm_themes_of_before_2025_are_not_guessed() -> None:
    with pytest.raises(Refusal):
        BOOK.on(date(2024, 6, 1)).items("knm.themes")


def test_a_value_of_a_rule_that_does_not_exist_or_begins_later_is_refused() -> None:
    texts = law_texts()
    texts["termijnen.toml"] = texts["termijnen.toml"].replace('rule = "R-TRM-02"', 'rule = "R-TRM-20"')
    texts["regels_termijnen.toml"] = texts["regels_termijnen.toml"].replace(
        'id = "R-TRM-06"', 'id = "R-TRM-01"'
    )
    texts["lijsten.toml"] = texts["lijsten.toml"].replace("start = 2022-01-01", "start = 2021-01-01", 1)
    with pytest.raises(LawBroken) as caught:
        read_law(texts)
    told = {(problem.file, problem.key) for problem in caught.value.problems}
    assert {
        ("termijnen.toml", "pip.third_party_extra_days"),
        ("termijnen.toml", "schakelen.months"),
        ("regels_termijnen.toml", "R-TRM-01"),
        ("lijsten.toml", "map.themes"),
    } <= told


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("regels_handhaving.toml", 'id = "R-HAN-01"', 'id = "HAN1"'),
        ("regels_handhaving.toml", 'app = "', 'ap = "'),
        ("lijsten.toml", 'key = "vrijheid"', 'key = "gelijkwaardigheid"'),
        ("lijsten.toml", 'avg = "9"', 'avg = "8"'),
        ("feestdagen.toml", "from_year = 2023", "from_year = 2024"),
        ("feestdagen.toml", "2026-01-02", "2029-01-02"),
        ("feestdagen.toml", "year = 2030", "year = 2031"),
        ("gemeentelijk.toml", "least = 30", "least = 61"),
        ("gemeentelijk.toml", 'value = "volledig"', 'value = "half"'),
        ("leerroutes.toml", "municipal = true", "municipal = false"),
    ],
)
def test_one_wrong_word_in_a_file_is_told_with_file_and_remedy(file: str, old: str, new: str) -> None:
    texts = law_texts()
    assert old in texts[file]
    texts[file] = texts[file].replace(old, new, 1)
    with pytest.raises(LawBroken) as caught:
        read_law(texts)
    assert all(problem.what and problem.remedy for problem in caught.value.problems)
    assert {problem.file for problem in caught.value.problems} <= {file, "feestdagen"}
