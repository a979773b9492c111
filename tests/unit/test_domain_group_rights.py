"""The table per doelgroep follows the law of the day and what the municipality chose."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.doelgroep import Doelgroep
from desktop.domain.errors import Refusal
from desktop.domain.group_rights import NAMES, rights_of, why_right
from desktop.domain.law.book import LawBook
from desktop.domain.law.reader import MUNICIPAL_FILE, read_law
from desktop.domain.law.why import why_lines
from tests.domain_cases import law, law_texts

BOOK = law()
DAY = date(2026, 9, 1)
ASIEL, GEZIN, OVERIG = Doelgroep


def told(group: Doelgroep, book: LawBook = BOOK, is_nareiziger: bool = False) -> dict[str, str]:
    return {one.what: one.answer for one in rights_of(group, book.on(DAY), is_nareiziger)}


def with_choice(key: str, value: str) -> LawBook:
    text = f'[[value]]\nkey = "{key}"\nvalue = "{value}"\nstart = 2026-01-01\n'
    return read_law({**law_texts(), MUNICIPAL_FILE: text + 'decided_by = "college"\nchecked_by = ""\n'})


def test_the_table_holds_for_every_group() -> None:
    assert told(ASIEL)["Ontzorgen"] == "6 maanden, bij bijstand"
    assert told(GEZIN)["Ontzorgen"] == told(OVERIG)["Ontzorgen"] == "nee"
    assert told(ASIEL)["Leerroute"].startswith("aanbod") and "advies" in told(GEZIN)["Leerroute"]
    assert told(GEZIN) == told(OVERIG)
    assert {tuple(told(group)) for group in Doelgroep} == {tuple(told(ASIEL))}
    assert set(NAMES) == set(Doelgroep)


@pytest.mark.parametrize(
    ("choice", "words"), [("ja", "ja, ook"), ("nee", "nee, niet"), ("per_persoon", "bij een")]
)
def test_for_a_nareiziger_the_policy_of_the_municipality_holds(choice: str, words: str) -> None:
    assert told(ASIEL, with_choice("ontzorgen.nareiziger", choice), True)["Ontzorgen"].startswith(words)
    assert told(ASIEL, with_choice("ontzorgen.nareiziger", choice))["Ontzorgen"].startswith("6 maanden")


def test_a_municipality_may_give_guidance_to_gezin_and_overig() -> None:
    assert told(GEZIN)["Maatschappelijke begeleiding"].startswith("geen plicht")
    assert told(GEZIN, with_choice("begeleiding.gezin_overig", "ja"))["Maatschappelijke begeleiding"] == (
        "ja (keuze van de gemeente)"
    )


def test_every_line_says_why_and_threatens_nobody() -> None:
    for group in Doelgroep:
        for right in rights_of(group, BOOK.on(DAY)):
            lines = why_lines(why_right(right, BOOK))
            assert any(line.startswith("De regel (R-") for line in lines)
            assert "boete" not in " ".join(lines).lower()


def test_before_the_act_there_is_no_table() -> None:
    with pytest.raises(Refusal):
        rights_of(ASIEL, BOOK.on(date(2021, 12, 31)))
