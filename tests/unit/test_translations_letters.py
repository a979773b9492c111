"""Capitals belong to a language; searching sees through spellings, and what is kept stays as it was said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from translations.letters import first_capital, first_small, lower, search_form, sort_key, upper


@pytest.mark.parametrize("typed", ["İpek", "ipek", "IPEK", "Ipek", "ıpek", " ipek ", "İPEK", "i\u0307pek"])
def test_a_turkish_name_is_found_however_its_i_is_typed(typed: str) -> None:
    assert search_form(typed) == "ipek"


def test_turkish_capitals_are_turkish_and_others_are_not() -> None:
    assert (upper("ipek", "tr"), upper("ipek", "nl"), upper("ışık", "tr")) == ("İPEK", "IPEK", "IŞIK")
    assert (lower("IĞDIR", "tr"), lower("IJS", "nl")) == ("ığdır", "ijs")
    assert (first_capital("istanbul", "tr"), first_capital("istanbul", "kmr")) == ("İstanbul", "Istanbul")
    assert first_small("Isparta", "tr") == "ısparta"
    assert first_capital("", "tr") == ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("علي", "علی"),  # Arabic and Persian ya
        ("كوردي", "کوردی"),  # kaf
        ("عليّ", "علي"),  # shadda
        ("أحمد", "احمد"),  # hamza
        ("محـــمد", "محمد"),  # kashida
        ("سه\u200cشنبه", "سهشنبه"),  # joiner
        ("هێمن", "هیمن"),  # Kurdish vowel on a keyboard that lacks it
        ("ګل", "گل"),  # Pashto gaf
        ("ሐጎስ", "ሀጎስ"),
        ("ኣበበ", "አበበ"),
        ("ሠላም", "ሰላም"),
        ("ፀሐይ", "ጸሃይ"),
        ("Zoë", "zoe"),
        ("Şêrîn", "serin"),
        ("Jean-Luc", "jean luc"),
        ("٣٤", "34"),
        ("۳۴", "34"),
    ],
)
def test_spellings_of_one_name_are_found_together(one: str, other: str) -> None:
    assert search_form(one) == search_form(other)


@pytest.mark.parametrize(
    ("one", "other"), [("علي", "عمر"), ("ሰላም", "ሰለሞን"), ("Ali", "Alia"), ("سارا", "شارا")]
)
def test_other_names_stay_other_names(one: str, other: str) -> None:
    assert search_form(one) != search_form(other)


@given(st.text(max_size=40))
def test_folding_twice_is_folding_once_and_ascii_is_read_as_everything_else(text: str) -> None:
    once = search_form(text)
    assert search_form(once) == once


@given(st.text(alphabet=st.characters(max_codepoint=127), max_size=30))
def test_the_short_way_for_plain_letters_gives_what_the_long_way_gives(text: str) -> None:
    assert search_form(f"{text}\u200b") == search_form(text)


def test_names_sort_as_a_dutch_list_does() -> None:
    names = ["Zoë", "émile", "Eva", "İpek", "ada", "Örs", "Ola", "علي", "ሰላም"]
    assert sorted(names, key=sort_key) == ["ada", "émile", "Eva", "İpek", "Ola", "Örs", "Zoë", "علي", "ሰላም"]
