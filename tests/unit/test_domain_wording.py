"""Sentences that remember how they were made: the Dutch itself, and what a screen in English needs of it."""

from __future__ import annotations

import copy
import json
import string

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.wording import Phrase, capital, filled, joined, later, nl, small
from desktop.usecases.dutch_words import counted

#: no braces: what people type goes in as a value, never as a template
plain = st.text(string.ascii_letters + " .,:öع{}", max_size=20)


def test_a_phrase_is_the_dutch_text_itself() -> None:
    days = nl("Nog {n} dagen", n=3)
    assert days == "Nog 3 dagen" and hash(days) == hash("Nog 3 dagen")
    assert json.loads(json.dumps({"words": days})) == {"words": "Nog 3 dagen"}
    assert {"Nog 3 dagen": 1}[days] == 1


def test_it_remembers_its_parts_when_it_is_copied_or_kept() -> None:
    days = capital(nl("{n} dagen: {what}", n=3, what=nl("te doen")))
    for again in (copy.copy(days), copy.deepcopy(days)):
        assert (again.template, again.casing) == (days.template, days.casing)
        assert isinstance(again.values["text"], Phrase)


@given(st.lists(plain, max_size=5), plain)
def test_joining_is_the_joining_of_python(parts: list[str], separator: str) -> None:
    assert joined(separator, parts) == separator.join(parts)
    assert joined(nl("{s}", s=separator), parts) == separator.join(parts)


@given(plain, plain)
def test_adding_keeps_both_sides(left: str, right: str) -> None:
    both = nl("{x}", x=left) + right
    assert both == left + right == left + nl("{x}", x=right)
    assert isinstance(both, Phrase)


def test_what_was_typed_is_a_value_and_never_a_template() -> None:
    assert nl("Zoek: {text}", text="{n} en {{") == "Zoek: {n} en {{"


def test_a_template_of_a_table_is_filled_later_and_a_gap_is_seen() -> None:
    assert filled(later("Tot en met {day}."), {"day": "maandag"}) == "Tot en met maandag."
    assert filled(later("Tot en met {day}."), {}) == "Tot en met ?."


def test_a_sentence_put_together_keeps_its_parts_when_it_is_filled() -> None:
    whole = nl("Bel de beheerder.") + nl(" Er is een weg terug.")
    assert filled(whole, {"day": "maandag"}) == "Bel de beheerder. Er is een weg terug."


def test_a_capital_or_a_small_letter_goes_first() -> None:
    assert capital(nl("rij {n}", n=4)) == "Rij 4"
    assert small(nl("Te klein om te tonen")) == "te klein om te tonen"
    assert capital("") == ""


def test_one_and_more_are_two_words() -> None:
    assert counted(1, "dag", "dagen") == "1 dag"
    assert counted(34, "dag", "dagen") == "34 dagen"
    assert isinstance(counted(1, "dag", "dagen").values["words"], Phrase)


def test_a_name_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    assert nl("U heet {naam}.", naam="Samir H.") == "U heet Samir H."
    assert nl("{naam} is er.", naam="Samir H.") == "Samir H. is er."
    assert filled("Van {naam}. {meer}", {"naam": "Samir H."}) == "Van Samir H. ?"
