"""Finding what was said by its words: memory and SQLCipher alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from desktop.domain.changes import Change
from desktop.store.memory import MemoryStore
from desktop.usecases.ports import UnitOfWork
from tests.fakes import SetClock
from tests.store_cases import START, person, said

Units = Callable[[], UnitOfWork]


def plain_words(change: Change) -> str:
    value = change.value["value"] if isinstance(change.value, Mapping) else None
    return value.lower() if isinstance(value, str) and not value.startswith("geheim") else ""


@pytest.fixture(params=["memory", "sqlcipher"])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Units]:
    if request.param == "memory":
        yield MemoryStore(SetClock(START), words_of=plain_words).unit_of_work
        return
    store = person(tmp_path).make(words_of=plain_words)
    yield store.unit_of_work
    store.close()


def record(units: Units, *changes: Change) -> None:
    with units() as work:
        work.record(changes)
        work.commit()


def found(units: Units, *words: str, most: int = 10) -> list[str]:
    with units() as work:
        return [change.key for change in work.said.find(words, most)]


def test_a_part_of_a_word_is_enough_and_the_newest_comes_first(units: Units) -> None:
    record(units, said(1, "Bakker in Aleppo", "T01"), said(2, "zijn vader was bakker", "T02"))
    record(units, said(3, "automonteur", "T03"))
    assert found(units, "akke") == ["T02", "T01"]
    assert found(units, "bakker", "aleppo") == ["T01"]
    assert found(units, "bakker", most=1) == ["T02"]


def test_what_was_replaced_is_not_found_any_more(units: Units) -> None:
    first = said(1, "bakker", "T01")
    record(units, first, said(2, "kapper", "T01", parents=(first,)))
    assert found(units, "bakker") == []
    assert found(units, "kapper") == ["T01"]


def test_two_answers_that_meet_are_both_found(units: Units) -> None:
    first = said(1, "lasser", "T01")
    record(units, first, said(2, "lasser bij een werf", "T01", parents=(first,)))
    record(units, said(3, "lasser en schilder", "T01", parents=(first,)))
    assert found(units, "lasser") == ["T01", "T01"]


def test_what_may_not_be_found_is_not_in_the_index(units: Units) -> None:
    record(units, said(1, "geheim: ziek", "T01"))
    assert found(units, "geheim") == []


def test_words_that_are_too_short_find_nothing_by_themselves(units: Units) -> None:
    record(units, said(1, "ik ben op zoek", "T01"))
    assert found(units, "op") == []
    assert found(units, "op", "zoek") == ["T01"]


def test_signs_that_mean_something_to_the_index_are_only_signs(units: Units) -> None:
    record(units, said(1, 'hij zei "ja" or niets* (t1)', "T01"))
    for asked in ("niets*", "(t1)", '"or', "or niets", "a" * 5000, "text:ja", "-niets", "^hij"):
        found(units, asked)
    assert found(units, '"ja"') == ["T01"]
    assert found(units, "niets*") == ["T01"]


def test_the_index_can_be_computed_anew(tmp_path: Path) -> None:
    store = person(tmp_path).make(words_of=plain_words)
    record(store.unit_of_work, said(1, "bakker", "T01"), said(2, "kapper", "T02"))
    store.rebuild_projections()
    assert found(store.unit_of_work, "bakker") == ["T01"]
    store.close()
