"""A name is found however it is typed, stands where a Dutch list has it, and is kept as it was said."""

from __future__ import annotations

import pytest

from desktop.domain.same_person import name_words
from desktop.usecases.dossiers import caseload, tightest_first
from desktop.usecases.glossary import found_in, look_at_glossary
from tests.builders import Workplace, workplace


@pytest.fixture
def place() -> Workplace:
    return workplace()


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("İpek", ("İpek", "ipek", "IPEK", "Ipek", "ıpek")),
        ("علي", ("علي", "علی", "عليّ")),
        ("أحمد", ("احمد", "أحمد")),
        ("کاوە", ("كاوە", "کاوه")),
        ("ሓጎስ", ("ሓጎስ", "ሀጎስ", "ሐጎስ")),
        ("Zoë", ("zoe", "ZOË")),
    ],
)
def test_a_dossier_is_found_by_every_spelling_of_its_name(
    place: Workplace, name: str, typed: tuple[str, ...]
) -> None:
    place.begin("Iemand", "en", "azc Drachten")
    place.begin(name, "en", "azc Zandoever")
    for words in typed:
        found = caseload(place.desk, words).rows
        assert [row.roepnaam for row in found] == [name], words


def test_equal_clocks_stand_in_the_order_of_a_dutch_list(place: Workplace) -> None:
    for name in ("Zoë", "émile", "Örs", "Eva", "ada", "İpek", "Ola"):
        place.begin(name, "en")
    rows = sorted(caseload(place.desk).rows, key=tightest_first)
    assert [row.roepnaam for row in rows] == ["ada", "émile", "Eva", "İpek", "Ola", "Örs", "Zoë"]


def test_the_word_list_is_sought_in_the_own_script_too(place: Workplace) -> None:
    terms = look_at_glossary(place.desk, place.begin("Rima", "ar"), "P01").terms
    one = next(term for term in terms if "أ" in term.own.text)
    word = next(word for word in one.own.text.split() if "أ" in word).strip(".،؟:")
    assert one in found_in(terms, word.replace("أ", "ا"))


def test_two_spellings_of_one_name_may_be_one_person() -> None:
    assert name_words(["علي"]) == name_words(["علی"])
    assert name_words(["İpek"]) == name_words(["Ipek"])
    assert name_words(["Mohammed"]) == name_words(["Muhamad"])
