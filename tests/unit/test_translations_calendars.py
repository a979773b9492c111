"""A day in the calendar of the person: reckoned by ICU, judged here by arithmetic of our own."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.calendars import CALENDARS, in_calendar
from translations.catalog import Catalog
from translations.writing import Writing, WritingBroken, WritingHabits, read_writing

#: every day a paper can name, and the birthdays of the old
DAYS = st.dates(date(1926, 1, 1), date(2076, 12, 31))
_FIRST_OF_ETHIOPIA = date(8, 8, 27).toordinal()  # 1 Meskerem 1: 29 August 8 on the Julian calendar
#: in the Persian cycle of 33 years these are leap; right from 1926 to 2100, where observation agrees with it
_LEAP_PLACES = frozenset({1, 5, 9, 13, 17, 22, 26, 30})


def ethiopian(day: date) -> tuple[int, int, int]:
    """Twelve months of thirty days and a short one; every fourth year has a sixth day there."""
    gone = day.toordinal() - _FIRST_OF_ETHIOPIA
    fours, rest = divmod(gone, 1461)
    year, in_year = (2, 365) if rest == 1095 else divmod(rest - (rest > 1095), 365)
    return fours * 4 + year + 1, in_year // 30 + 1, in_year % 30 + 1


def persian(day: date) -> tuple[int, int, int]:
    """Six months of 31 days, five of 30, and the last as the year needs; counted from 1 Farvardin 1300."""
    year, first = 1300, date(1921, 3, 21)
    while first + timedelta(days=_days_of(year)) <= day:
        first += timedelta(days=_days_of(year))
        year += 1
    month, left = 1, (day - first).days
    while left >= (length := 31 if month <= 6 else 30):
        left -= length
        month += 1
    return year, month, left + 1


def _days_of(year: int) -> int:
    return 366 if year % 33 in _LEAP_PLACES else 365


@given(DAYS)
def test_the_ethiopian_day_is_what_plain_arithmetic_says(day: date) -> None:
    assert in_calendar(day, "ethiopic") == ethiopian(day)


@given(DAYS)
def test_the_persian_day_is_what_plain_arithmetic_says(day: date) -> None:
    assert in_calendar(day, "persian") == persian(day)


@given(st.dates(date(1937, 3, 14), date(2070, 1, 1)))
def test_a_hijri_month_has_29_or_30_days_and_the_days_follow_each_other(day: date) -> None:
    """Umm al-Qura is a table of observed months, not arithmetic: here only its shape, below known days."""
    year, month, number = in_calendar(day, "islamic-umalqura")
    after = in_calendar(day + timedelta(days=1), "islamic-umalqura")
    if after[2] == 1:
        assert number in (29, 30) and after[:2] == ((year, month + 1) if month < 12 else (year + 1, 1))
    else:
        assert after == (year, month, number + 1)


@pytest.mark.parametrize(
    ("day", "calendar", "there"),
    [
        (date(2025, 9, 11), "ethiopic", (2018, 1, 1)),  # new year
        (date(2023, 9, 12), "ethiopic", (2016, 1, 1)),  # new year after a leap year
        (date(2023, 9, 11), "ethiopic", (2015, 13, 6)),
        (date(2026, 1, 7), "ethiopic", (2018, 4, 29)),  # Genna
        (date(2026, 11, 15), "ethiopic", (2019, 3, 6)),
        (date(2024, 3, 20), "persian", (1403, 1, 1)),  # Nowruz of a leap year
        (date(2025, 3, 20), "persian", (1403, 12, 30)),
        (date(2025, 3, 21), "persian", (1404, 1, 1)),
        (date(2026, 3, 21), "persian", (1405, 1, 1)),
        (date(1979, 2, 11), "persian", (1357, 11, 22)),
        (date(2024, 3, 11), "islamic-umalqura", (1445, 9, 1)),  # Ramadan in Mecca
        (date(2024, 4, 10), "islamic-umalqura", (1445, 10, 1)),
        (date(2025, 6, 26), "islamic-umalqura", (1447, 1, 1)),
    ],
)
def test_days_that_everybody_knows(day: date, calendar: str, there: tuple[int, int, int]) -> None:
    assert in_calendar(day, calendar) == there


def test_a_calendar_the_house_does_not_know_is_refused() -> None:
    assert "gregorian" not in CALENDARS
    with pytest.raises(ValueError, match="calendar"):
        in_calendar(date(2026, 1, 1), "gregorian")


def bare(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def test_the_second_day_says_whose_calendar_it_is_and_stands_in_isolates() -> None:
    texts, days = Catalog.installed(), [date(2026, 11, 15), date(2026, 3, 2)]
    said = {code: texts.days_beside(days[:1], code) for code in ("ti", "am", "fa", "prs", "ps")}
    assert {code: bare(words) for code, words in said.items()} == {
        "ti": "= 6 ሕዳር 2019 (ብኣቆጻጽራ ግእዝ)",
        "am": "= 6 ኅዳር 2019 (በኢትዮጵያ አቆጣጠር)",
        "fa": "= 24 آبان 1405 (هجری شمسی)",
        "prs": "= 24 عقرب 1405 (هجری شمسی)",
        "ps": "= د 1405 کال د لړم 24مه (هجري لمریز)",
    }
    assert (
        texts.days_beside(days, "ti", with_name=False)
        == "= \u20686 ሕዳር 2019\u2069 · \u206823 ለካቲት 2018\u2069"
    )
    assert texts.days_beside([], "ti") == ""


def test_nobody_gets_a_calendar_that_nobody_wants() -> None:
    texts = Catalog.installed()
    has = {e.code for e in texts.languages() if texts.days_beside([date(2026, 3, 2)], e.code)}
    assert has == {"ti", "am", "fa", "prs", "ps"}
    assert {e.code for e in texts.languages() if e.calendar} == has | {"ar"}


def test_a_municipality_switches_the_calendar_and_the_digits_per_language() -> None:
    codes = [e.code for e in Catalog.installed().languages()]
    habits = read_writing(
        "[alle]\ncalendar_beside = false\nown_digits = false\n"
        "[ar]\ncalendar_beside = true\nown_digits = true\n"
        "[ps]\ncalendar_beside = true\nown_digits = true\n",
        codes,
    )
    entries = {e.code: e for e in Catalog.installed().languages()}
    texts, day = Catalog(Path("nowhere"), entries, habits=habits), date(2026, 11, 15)
    assert texts.days_beside([day], "ti") == ""
    assert bare(texts.days_beside([day], "ar")) == "= ٥ جمادى الآخرة ١٤٤٨ (هجري)"
    assert texts.date_words(day, "ar") == "الأحد، ١٥ تشرين الثاني/نوفمبر ٢٠٢٦"
    assert texts.known_date_words("1990", "ps") == "۱۹۹۰"
    assert (texts.number_words(12, "ar"), texts.number_words(12, "fa"), texts.number_words(12, "nl")) == (
        "١٢", "12", "12",
    )  # fmt: skip
    assert texts.date_words(day, "nl") == "zondag 15 november 2026"


def test_western_digits_are_what_everybody_gets_who_chose_nothing() -> None:
    texts = Catalog.installed()
    for entry in texts.languages():
        said = texts.date_words(date(2026, 11, 15), entry.code) + texts.number_words(34, entry.code)
        assert not [c for c in said if c.isdigit() and not c.isascii()]
    assert WritingHabits().of("ar") == Writing(calendar_beside=True, own_digits=False)


def test_a_file_of_habits_reports_everything_that_is_wrong_at_once() -> None:
    with pytest.raises(WritingBroken) as broken:
        read_writing("[xx]\n[nl]\n[ar]\nown_digits = 1\nmore = true\n", ["nl", "ar"])
    told = "\n".join(broken.value.problems)
    for part in ("[xx]", "[nl]", "'more' is onbekend", "'own_digits'", "'calendar_beside'"):
        assert part in told
    with pytest.raises(WritingBroken, match="TOML"):
        read_writing("[ar", ["nl", "ar"])


def test_the_file_of_a_municipality_goes_before_that_of_the_installation(tmp_path: Path) -> None:
    own = tmp_path / "schrijfwijze.toml"
    own.write_text("[alle]\ncalendar_beside = false\nown_digits = false\n", encoding="utf-8")
    assert Catalog.installed(tmp_path).days_beside([date(2026, 3, 2)], "ti") == ""
    own.write_text("[alle]\ncalendar_beside = 1\n", encoding="utf-8")
    texts = Catalog.installed(tmp_path)
    assert texts.days_beside([date(2026, 3, 2)], "ti") != "", "that of the installation holds"
    assert "'calendar_beside'" in " ".join(texts.own_problems({}, "ti"))
    own.write_bytes(b"\xff\xfe")
    assert "UTF-8" in " ".join(Catalog.installed(tmp_path).own_problems({}, "ti"))
