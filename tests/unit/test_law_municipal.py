"""The choices of a municipality: in their own period, on open keys only, everything wrong told at once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import MUNICIPAL_FILE, LawBroken, read_law
from tests.domain_cases import law, law_texts

NATIONAL = law()


def choice(key: str, value: str, start: str = "2026-01-01", end: str = "") -> str:
    last = f"end = {end}\n" if end else ""
    decided = 'decided_by = "college, 2 december 2025"\nchecked_by = ""\n'
    return f'[[value]]\nkey = "{key}"\nvalue = {value}\nstart = {start}\n{last}{decided}\n'


def book(*choices: str) -> LawBook:
    return read_law({**law_texts(), MUNICIPAL_FILE: "".join(choices)})


def test_without_choices_the_national_values_hold() -> None:
    assert book() == NATIONAL
    assert not any(value.decided_by for value in NATIONAL.values)


def test_a_choice_holds_from_its_first_to_its_last_day() -> None:
    ours = book(choice("voortgang.talks_asiel", "10", "2026-01-01", "2026-12-31"))
    told = [
        ours.on(day).value("voortgang.talks_asiel")
        for day in (date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1))
    ]
    assert [value.value for value in told] == [8, 10, 10, 8]
    assert told[1].decided_by == "college, 2 december 2025" and told[0].decided_by == ""
    assert told[1].article == told[0].article  # it still rests on the national rule


def test_a_later_choice_takes_over_from_an_earlier_one() -> None:
    ours = book(
        choice("ontzorgen.form", '"deels"', "2026-01-01"),
        choice("ontzorgen.form", '"volledig"', "2026-06-01"),
    )
    assert ours.on(date(2026, 5, 31)).value("ontzorgen.form").value == "deels"
    assert ours.on(date(2026, 6, 1)).value("ontzorgen.form").value == "volledig"


@pytest.mark.parametrize(
    "text",
    [
        choice("pip.term_days", "84"),  # a national key
        choice("lbt.cutoff_points", "20"),
        choice("koffie.kopjes", "2"),
        choice("ontzorgen.form", '"half"'),
        choice("ontzorgen.form", "1"),
        choice("voortgang.talks_asiel", "0"),
        choice("voortgang.talks_asiel", '"acht"'),
        choice("voortgang.talks_asiel", "9", "2021-12-31"),
        choice("handhaving.uitleg", '"U betaalt € 100."'),
        choice("handhaving.uitleg", '"' + "a" * 301 + '"'),
        choice("begeleiding.gezin_overig", '"ja"').replace("decided_by", "besloten_door"),
        choice("begeleiding.gezin_overig", '"ja"') + choice("begeleiding.gezin_overig", '"nee"'),
        "[[rule]]\nid = 1\n",
        "nee",
    ],
)
def test_what_is_not_for_a_municipality_is_refused(text: str) -> None:
    with pytest.raises(LawBroken) as caught:
        book(text)
    assert {problem.file for problem in caught.value.problems} == {MUNICIPAL_FILE}
    assert all(problem.remedy for problem in caught.value.problems)


def test_all_problems_of_the_municipal_file_are_told_at_once() -> None:
    with pytest.raises(LawBroken) as caught:
        book(choice("pip.term_days", "84"), choice("ontzorgen.form", '"half"'), choice("kof.fie", "2"))
    assert [problem.key for problem in caught.value.problems] == [
        "pip.term_days",
        "ontzorgen.form",
        "kof.fie",
    ]


@given(
    start=st.dates(date(2022, 1, 1), date(2030, 1, 1)),
    length=st.integers(0, 900),
    day=st.dates(date(2022, 1, 1), date(2033, 1, 1)),
)
def test_there_is_exactly_one_value_on_every_day(start: date, length: int, day: date) -> None:
    end = date.fromordinal(start.toordinal() + length)
    ours = book(choice("lbt.planned_minutes", "45", start.isoformat(), end.isoformat()))
    on_day = [v for v in ours.on(day).values if v.key == "lbt.planned_minutes"]
    assert len(on_day) == 1
    assert on_day[0].value == (45 if start <= day <= end else 60)
