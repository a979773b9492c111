"""Days, months, countries and languages are named in the language that was asked for, in whatever order."""

from __future__ import annotations

import json
import random
import re
import subprocess
import sys
import unicodedata
from datetime import date
from pathlib import Path

import pytest

from forms.question_types.choices import countries
from translations.catalog import Catalog
from translations.locale_words import known_names, locale_words
from translations.names import NamesBroken, read_names

CATALOG = Catalog.installed()
CODES = tuple(entry.code for entry in CATALOG.languages())
#: languages of the talk, and others that people who come for an intake speak
SPOKEN = (*CODES, "ur", "ug", "zh", "ka", "sq", "hy", "az", "ta", "ln", "sw", "om", "uz", "tk", "hi", "bn")
_SCRIPT_NAME = {"Arab": "ARABIC", "Ethi": "ETHIOPIC", "Cyrl": "CYRILLIC", "Latn": "LATIN"}
#: one process asks one language and nothing else: nothing another language did can be heard in it
_JUDGE = """
import json, sys
from datetime import date
from translations.catalog import Catalog
catalog, code = Catalog.installed(), sys.argv[1]
said = [catalog.weekday_name(n, code) for n in range(7)]
said += [catalog.known_date_words(f"2026-{m:02d}", code) for m in range(1, 13)]
said += [catalog.date_words(date(2026, m, 2), code) for m in range(1, 13)]
said += [catalog.country_name(c, code) for c in sys.argv[2].split(",")]
said += [catalog.language_name(c, code) for c in sys.argv[3].split(",")]
said += [catalog.list_words(list("ABCD")[:n], code) for n in range(5)]
print(json.dumps(said))
"""


def everything(code: str) -> list[str]:
    """All names of one language, in the order of the judge."""
    said = [CATALOG.weekday_name(n, code) for n in range(7)]
    said += [CATALOG.known_date_words(f"2026-{m:02d}", code) for m in range(1, 13)]
    said += [CATALOG.date_words(date(2026, m, 2), code) for m in range(1, 13)]
    said += [CATALOG.country_name(c, code) for c in sorted(countries())]
    said += [CATALOG.language_name(c, code) for c in SPOKEN]
    return said + [CATALOG.list_words(list("ABCD")[:n], code) for n in range(5)]


@pytest.mark.slow
def test_no_language_is_heard_in_another_in_whatever_order_they_are_asked() -> None:
    """Each language is judged by a process of its own that never asked for another."""
    alone = {}
    running = {
        code: subprocess.Popen(
            [sys.executable, "-c", _JUDGE, code, ",".join(sorted(countries())), ",".join(SPOKEN)],
            stdout=subprocess.PIPE, cwd=Path(__file__).parents[2],
        )
        for code in CODES
    }  # fmt: skip
    for code, process in running.items():
        alone[code] = json.loads(process.communicate()[0])
    for turn in range(20):
        locale_words.cache_clear()
        order = random.Random(turn).sample(CODES, len(CODES))
        assert {code: everything(code) for code in order} == alone
    for first in CODES:  # and each after each
        for second in CODES:
            locale_words.cache_clear()
            CATALOG.weekday_name(0, first)
            assert [CATALOG.weekday_name(n, second) for n in range(7)] == alone[second][:7]


@pytest.mark.parametrize("code", CODES)
def test_every_name_is_in_the_script_of_the_language(code: str) -> None:
    script = _SCRIPT_NAME[CATALOG.language(code).script]
    for said in everything(code)[:-5]:
        foreign = {c for c in said if c.isalpha() and not unicodedata.name(c).startswith(script)}
        assert not foreign - {"ʼ", "ʻ"}, said
        assert said.strip() == said != ""


@pytest.mark.parametrize("code", CODES)
def test_no_country_and_no_language_is_named_by_its_code(code: str) -> None:
    assert [c for c in countries() if CATALOG.country_name(c, code).upper() == c] == []
    assert [c for c in SPOKEN if CATALOG.language_name(c, code) == c] == []
    names = [CATALOG.language_name(c, code) for c in CODES]
    assert len(set(names)) == len(names), "two languages of the talk have one name"


def test_where_a_language_says_it_as_english_does_somebody_looked() -> None:
    """What is the same word in English and in a language in Latin script is listed here, one by one."""
    same = {}
    for code in ("tr", "kmr", "so"):
        same[code] = {
            name
            for ask, keys in ((CATALOG.country_name, sorted(countries())), (CATALOG.language_name, SPOKEN))
            for name in (ask(key, code) for key in keys)
            if name in {ask(key, "en") for key in keys} and re.search(r"[ ()]", name)
        }
    assert same == {
        "tr": {"Burkina Faso", "Sri Lanka", "Sierra Leone", "San Marino", "El Salvador", "Sint Maarten",
               "Tristan da Cunha"},
        "kmr": {"Diego Garcia", "Sierra Leone", "El Salvador", "Tristan da Cunha"},
        "so": set(),
    }  # fmt: skip


def test_a_date_is_said_in_the_order_of_the_language() -> None:
    day = date(2026, 3, 2)
    said = {code: CATALOG.date_words(day, code) for code in CODES}
    assert said == {
        "nl": "maandag 2 maart 2026",
        "ar": "الاثنين، 2 آذار/مارس 2026",
        "ti": "ሰኑይ፣ 2 መጋቢት 2026",
        "tr": "2 Mart 2026 Pazartesi",
        "kmr": "duşem, 2ê adara 2026an",
        "so": "Isniin, 2 Maarso 2026",
        "prs": "دوشنبه 2 مارچ 2026",
        "ckb": "دووشەممە، 2ی ئازاری 2026",
        "fa": "دوشنبه 2 مارس 2026",
        "ps": "دوشنبه، د 2026 کال د مارچ 2مه",
        "en": "Monday 2 March 2026",
        "ru": "понедельник, 2 марта 2026 года",
        "fr": "lundi 2 mars 2026",
        "es": "lunes, 2 de marzo de 2026",
        "am": "ሰኞ፣ 2 ማርች 2026",
        "uk": "понеділок, 2 березня 2026 року",
        "pt": "segunda-feira, 2 de março de 2026",
    }
    assert CATALOG.date_words(date(2026, 5, 1), "fr", with_weekday=False) == "1er mai 2026"


def test_a_date_never_ends_in_a_full_stop_of_its_own() -> None:
    assert [c for c in CODES if CATALOG.date_words(date(2026, 3, 2), c).endswith(".")] == []


def test_every_language_has_its_file_of_names_and_no_file_stands_alone() -> None:
    assert set(known_names()) == set(CODES)


def test_a_file_of_names_reports_everything_that_is_wrong_at_once() -> None:
    with pytest.raises(NamesBroken) as broken:
        read_names(
            '[dates]\nfull = "{weekday} {day}"\nlong = "{day} {month} {year}"\nmonths = ["a"]\n'
            '[lists]\ntwo = "{0}"\n[odd]\n[calendar]\nname = ""\n',
            "xx.toml",
        )
    told = "\n".join(broken.value.problems)
    for part in (
        "'full'",
        "'month_year' ontbreekt",
        "'months' zijn 12",
        "'two'",
        "[odd]",
        "'name'",
        "'pattern'",
    ):
        assert part in told
    with pytest.raises(NamesBroken, match="TOML"):
        read_names("[dates", "xx.toml")


def test_nobody_asks_babel_for_days_months_or_lists() -> None:
    """It resolves an alias in a table that all languages share: the next language gets another's names."""
    asked = re.compile(r"babel\.(dates|lists|core)|from babel import (?!Locale\b)")
    root = Path(__file__).parents[2]
    rooms = ("desktop", "forms", "sync", "translations")
    house = {path: path.read_text(encoding="utf-8") for room in rooms for path in (root / room).rglob("*.py")}
    assert [path.name for path, text in house.items() if asked.search(text)] == []
    # one asks for the Dutch names of countries, which are no alias
    assert [path.name for path, text in house.items() if "from babel import" in text] == ["choices.py"]
