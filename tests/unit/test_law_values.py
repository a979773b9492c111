"""The law values that are shipped, and the strict reader."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.law.book import Confidence
from desktop.domain.law.reader import LawBroken, read_law
from resources.paths import law_folder, packs_folder
from tests.domain_cases import law, law_texts

VALUE = """
[[value]]
key = "pip.term_days"
value = 70
unit = "dagen"
start = 2022-01-01
rule = "R-TRM-01"
article = "art. 5.3"
source = "wet"
confidence = "law2"
checked_by = ""
"""

RULE = """
[[rule]]
id = "R-TRM-01"
text = "Het PIP is er binnen tien weken."
app = "Telt zeventig dagen."
start = 2022-01-01
article = "art. 5.3"
source = "wet"
confidence = "law2"
checked_by = ""
"""


def easter(year: int) -> date:
    """Gauss's rule, independent of how the file was made."""
    a, b, c = year % 19, year % 4, year % 7
    d = (19 * a + 24) % 30
    e = (2 * b + 4 * c + 6 * d + 5) % 7
    if d == 29 and e == 6:
        d = 28
    if d == 28 and e == 6 and a > 10:
        d = 27
    return date(year, 3, 22) + timedelta(days=d + e)


def test_the_shipped_values_are_the_ones_of_the_rule_list() -> None:
    today = law().on(date(2026, 9, 15))
    wanted = {
        "pip.term_days": 70,
        "pip.third_party_extra_days": 14,
        "inburgeringstermijn.years": 3,
        "schakelen.months": 18,
        "ontzorgen.months": 6,
        "bezwaar.weeks": 6,
        "lbt.cutoff_points": 28,
        "map.hours": 40,
        "pvt.hours": 12,
        "z.course_hours": 800,
        "z.participation_hours_asiel": 800,
        "voortgang.talks_asiel": 8,
        "voortgang.talks_gezin_overig": 6,
        "tolk.hours_asiel": 7,
        "tolk.hours_gezin_overig": 3,
    }
    assert {key: today.value(key).number for key in wanted} == wanted


def test_the_cut_off_changes_on_12_april_2023() -> None:
    assert law().on(date(2023, 4, 11)).value("lbt.cutoff_points").value == 31
    assert law().on(date(2023, 4, 12)).value("lbt.cutoff_points").value == 28


def test_every_value_names_article_source_and_how_sure_we_are() -> None:
    for value in law().values:
        assert value.article and value.source and value.rule
        assert value.confidence in set(Confidence)


def test_the_holidays_are_those_of_the_termijnenwet() -> None:
    book = law()
    equated = {
        date(2022, 5, 27),
        date(2023, 4, 28),
        date(2023, 5, 19),
        date(2024, 5, 10),
        date(2024, 12, 27),
        date(2025, 5, 30),
        date(2026, 1, 2),
        date(2026, 5, 15),
        date(2027, 5, 7),
        date(2028, 4, 28),
        date(2028, 5, 26),
    }
    for year in range(2022, 2037):
        found = {day for day in book.holidays if day.year == year}
        king = date(year, 4, 27)
        king = king - timedelta(days=1) if king.weekday() == 6 else king
        moving = {easter(year) + timedelta(days=n) for n in (-2, 1, 39, 50)}
        fixed = {date(year, 1, 1), king, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
        assert found == moving | fixed | {day for day in equated if day.year == year}


def test_beyond_the_last_decision_of_the_government_the_days_are_not_all_known() -> None:
    assert law().knows_holidays_of(date(2028, 12, 31))
    assert not law().knows_holidays_of(date(2029, 1, 1))
    assert not law().knows_holidays_of(date(2037, 1, 1))


def test_a_day_before_the_first_date_is_refused_with_the_facts() -> None:
    with pytest.raises(Refusal) as caught:
        law().on(date(2021, 12, 31)).value("pip.term_days")
    assert caught.value.code is RefusalCode.LAW_BEFORE_FIRST_DATE
    assert dict(caught.value.facts) == {"key": "pip.term_days", "first": "2022-01-01", "day": "2021-12-31"}


def test_a_key_that_no_law_knows_is_a_bug() -> None:
    with pytest.raises(KeyError):
        law().on(date(2026, 1, 1)).value("pip.term_weeks")


def test_a_value_ends_the_day_before_the_next_begins() -> None:
    later = VALUE.replace("2022-01-01", "2027-01-01").replace("value = 70", "value = 84")
    book = read_law({"a.toml": RULE + VALUE + later})
    assert book.on(date(2026, 12, 31)).value("pip.term_days").end == date(2026, 12, 31)
    assert book.on(date(2027, 1, 1)).value("pip.term_days").value == 84


def test_all_problems_are_reported_at_once_with_file_key_and_remedy() -> None:
    broken = {
        "a.toml": VALUE.replace("value = 70", "value = 7.5").replace("2022-01-01", '"2022-01-01"'),
        "b.toml": VALUE.replace('confidence = "law2"', 'confidence = "zeker"').replace("rule", "regel"),
        "c.toml": "dit is geen toml",
        "d.toml": VALUE + VALUE + "\n[onbekend]\n",
        "e.toml": "[[holidays]]\nyear = 2026\nnieuwjaarsdag = 2025-01-01\n",
    }
    with pytest.raises(LawBroken) as caught:
        read_law({**broken, "rules.toml": RULE})
    problems = caught.value.problems
    assert {problem.file for problem in problems} == set(broken)
    assert all(problem.what and problem.remedy for problem in problems)
    assert sum(problem.file == "a.toml" for problem in problems) == 2
    assert sum(problem.file == "b.toml" for problem in problems) == 3  # confidence, rule gone, regel unknown
    assert sum(problem.file == "d.toml" for problem in problems) == 2
    assert sum(problem.file == "e.toml" for problem in problems) == 9


def test_periods_that_overlap_are_refused() -> None:
    first = VALUE.replace("start = 2022-01-01", "start = 2022-01-01\nend = 2024-01-01")
    second = VALUE.replace("2022-01-01", "2023-04-12")
    with pytest.raises(LawBroken, match="law_broken") as caught:
        read_law({"a.toml": RULE + first + second})
    assert "2023-04-11" in caught.value.problems[0].remedy


def test_a_value_that_was_changed_by_one_letter_is_noticed_or_used() -> None:
    texts = law_texts()
    texts["termijnen.toml"] = texts["termijnen.toml"].replace("value = 70", "value = 71")
    assert read_law(texts).on(date(2026, 1, 1)).value("pip.term_days").value == 71


def test_no_files_at_all_is_a_problem() -> None:
    with pytest.raises(LawBroken):
        read_law({})


def test_a_frozen_bundle_finds_its_files_beneath_its_own_root(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert law_folder().is_dir() and packs_folder().is_dir()
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert law_folder() == tmp_path / "resources" / "law"
    assert packs_folder() == tmp_path / "forms" / "packs"


def test_a_key_that_holds_nothing_for_a_while_is_a_problem_with_both_days() -> None:
    """A gap would make a date look as if it lay before the act."""
    later = VALUE.replace("start = 2022-01-01", "start = 2024-01-01").replace("value = 70", "value = 84")
    early = VALUE.replace("start = 2022-01-01", "start = 2022-01-01\nend = 2023-06-30")
    with pytest.raises(LawBroken) as caught:
        read_law({"a.toml": RULE + early + later})
    (problem,) = [one for one in caught.value.problems if "gat" in one.what]
    assert (problem.file, problem.key) == ("a.toml", "pip.term_days")
    assert "2023-07-01 tot en met 2023-12-31" in problem.what and "2023-12-31" in problem.remedy
    without = early.replace("\nend = 2023-06-30", "\nend = 2023-12-31")
    assert len(read_law({"a.toml": RULE + without + later}).values) == 2
