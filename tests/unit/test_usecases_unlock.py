"""The door of the safe, on a real laptop folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.composition import Installation, Laptop
from desktop.domain.errors import Refusal, RefusalCode
from desktop.store.kdf import FLOOR
from desktop.store.municipal_recovery import begin_request, waiting_request
from desktop.usecases.unlock import FirstRun, first_run, open_person, people
from tests.fakes import MORNING, CountedChance, SetClock
from tests.store_cases import DictKeyStore

WORDS = b"vlieger kruik beker stoel anker tafel"
MARIT = FirstRun("Marit Bakker", "Voorbeeldstad", "088 123 45")


@pytest.fixture
def laptop(tmp_path: Path) -> Laptop:
    return Laptop(Installation(tmp_path, DictKeyStore(), SetClock(MORNING), CountedChance("laptop"), FLOOR))


def test_two_passphrases_that_differ_make_no_store_and_are_both_wiped(laptop: Laptop) -> None:
    one, two = bytearray(WORDS), bytearray(WORDS[:-1] + b"x")
    with pytest.raises(Refusal) as refused:
        first_run(laptop, MARIT, one, two)
    assert refused.value.code is RefusalCode.PASSPHRASES_DIFFER
    assert not any(one) and not any(two)
    assert people(laptop) == ()


def test_a_store_without_a_name_is_refused(laptop: Laptop) -> None:
    with pytest.raises(Refusal) as refused:
        first_run(laptop, FirstRun("  ", "", ""), bytearray(WORDS), bytearray(WORDS))
    assert refused.value.code is RefusalCode.NAME_MISSING


def test_a_person_comes_in_for_the_first_time_and_again(laptop: Laptop) -> None:
    desk = first_run(laptop, MARIT, bytearray(WORDS), bytearray(WORDS))
    assert desk.worker.label == "Marit Bakker"
    laptop.close()
    (row,) = people(laptop)
    again = open_person(laptop, row.id, bytearray(WORDS))
    assert (again.desk, again.worker) == (desk.desk, desk.worker)
    laptop.close()


def test_who_remembers_the_words_after_asking_the_municipality_needs_no_answer_any_more(
    laptop: Laptop, tmp_path: Path
) -> None:
    first_run(laptop, MARIT, bytearray(WORDS), bytearray(WORDS))
    laptop.close()
    (row,) = people(laptop)
    begin_request(tmp_path, row.id, DictKeyStore(), SetClock(MORNING))
    assert waiting_request(tmp_path, row.id) is not None
    open_person(laptop, row.id, bytearray(WORDS))
    assert waiting_request(tmp_path, row.id) is None
    laptop.close()
