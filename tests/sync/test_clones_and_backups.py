"""Faults 31-33: a disk image with two lives; a laptop, and a back end, put back from a backup."""

from __future__ import annotations

import shutil

import pytest

from desktop.domain.errors import Trouble
from desktop.domain.ids import DossierId
from desktop.synclink.facts import INCARNATION
from sync.protocol import wire
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Blow, PowerCut, Weather

LATER = DossierId("0199a000-0000-7000-8000-00000000000b")
SECOND_EPOCH = "00000000-0000-4000-8000-000000000002"


def same(*laptops: Laptop) -> bool:
    return all(laptop.heads() == laptops[0].heads() for laptop in laptops)


def test_a_clone_takes_a_new_incarnation_and_both_sets_of_answers_are_kept(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    original = yard.laptop("A")
    original.answer("K01", "bakker")
    original.sync()
    image = yard.image(original, "clone")
    safe = original.safe
    assert safe is not None
    original = yard.reopen(safe, "A/1")
    clone = yard.reopen(image, "A/2")
    assert original.state(INCARNATION) == clone.state(INCARNATION)

    said_here = original.answer("O01", 9)
    said_there = clone.answer("W08", "ja")
    original.sync()
    report = clone.sync()
    assert report.is_confirmed and report.sent == 1
    original.sync()
    assert original.state(INCARNATION) != clone.state(INCARNATION)
    assert same(original, clone)
    assert original.heads() == {"K01": ("bakker",), "O01": (9,), "W08": ("ja",)}
    assert {said_here.id, said_there.id} < original.change_ids()
    assert len({wire.set_hash(one.header) for one in back_end.log}) == len(back_end.log) == 3


def test_a_clone_that_answers_the_same_question_makes_a_choice_and_loses_nothing(yard: Yard) -> None:
    original = yard.laptop("A")
    original.answer("O01", 8)
    original.sync()
    clone = yard.reopen(yard.image(original, "clone"), "A/2")
    safe = original.safe
    assert safe is not None
    original = yard.reopen(safe, "A/1")
    original.answer("O01", 9)
    clone.answer("O01", 10)
    for laptop in (original, clone, original):
        laptop.sync()
    assert same(original, clone)
    assert set(original.heads()["O01"]) == {9, 10}


def test_a_clone_made_with_work_in_the_outbox_sends_it_once_and_harmlessly(yard: Yard) -> None:
    original = yard.laptop("A")
    original.answer("K01", "bakker")
    original.sync()
    waiting = original.answer("O01", 9)
    original.seal()
    clone = yard.reopen(yard.image(original, "clone"), "A/2")
    safe = original.safe
    assert safe is not None
    original = yard.reopen(safe, "A/1")
    clone.answer("W08", "ja")
    for laptop in (clone, original, clone):
        assert laptop.sync().is_confirmed
    assert same(original, clone)
    assert waiting.id in clone.change_ids() and clone.conflicts() == 0


def test_a_laptop_put_back_from_an_older_backup_gets_its_own_work_back(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    laptop = yard.laptop("A")
    laptop.answer("K01", "bakker")
    laptop.sync()
    backup = yard.image(laptop, "backup")
    safe = laptop.safe
    assert safe is not None
    laptop = yard.reopen(safe, "A/1")
    laptop.answer("O01", 9)
    laptop.answer("K01", "kok")
    laptop.sync()
    yard.close(laptop)

    restored = yard.reopen(backup, "A/2")
    restored.answer("W08", "ja")
    report = restored.sync()
    assert report.is_confirmed
    assert restored.heads() == {"K01": ("kok",), "O01": (9,), "W08": ("ja",)}
    assert restored.sync().sent == 0
    assert len(back_end.log) == 3


def test_a_restored_laptop_with_nothing_new_to_say_also_gets_its_work_back(yard: Yard) -> None:
    laptop = yard.laptop("A")
    laptop.answer("K01", "bakker")
    laptop.sync()
    backup = yard.image(laptop, "backup")
    safe = laptop.safe
    assert safe is not None
    laptop = yard.reopen(safe, "A/1")
    laptop.answer("O01", 9)
    laptop.sync()
    restored = yard.reopen(backup, "A/2")
    assert restored.sync().received == 1
    assert restored.heads() == laptop.heads()


def test_a_store_put_back_beside_its_journal_takes_the_granted_keys_and_makes_none_of_its_own(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    laptop = yard.laptop("A")
    laptop.answer("K01", "bakker")
    laptop.sync()
    safe = yard.close(laptop)
    shutil.copy(safe.folder / "store.db", safe.folder / "older.db")
    laptop = yard.reopen(safe, "A/1")
    laptop.answer("O01", 9, LATER)
    laptop.sync()
    yard.close(laptop)

    shutil.copy(safe.folder / "older.db", safe.folder / "store.db")
    laptop = yard.reopen(safe, "A/2")
    assert laptop.heads(LATER) == {"O01": (9,)}
    laptop.answer("W08", "ja", LATER)
    begun = DossierId(str(LATER)[:-1] + "c")
    laptop.answer("K01", "kok", begun)
    assert laptop.sync().is_confirmed
    assert not back_end.apart and set(back_end.dossiers) >= {LATER, begun}
    other = yard.laptop("B")
    other.sync()
    assert other.heads(LATER) == laptop.heads(LATER) == {"O01": (9,), "W08": ("ja",)}
    assert other.heads(begun) == {"K01": ("kok",)}


@pytest.mark.parametrize("left", [0, 1, 2])
def test_a_back_end_put_back_from_a_backup_gets_everything_again(
    yard: Yard, back_end: MemoryBackEnd, left: int
) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    here.answer("K01", "bakker")
    here.sync()
    there.sync()
    there.answer("O01", 9)
    there.sync()
    here.sync()
    before = {wire.set_hash(one.header) for one in back_end.log}
    back_end.restore(left, SECOND_EPOCH)
    if left == 0:
        back_end.dossiers.clear()
    for laptop in (here, there, here, there):
        assert laptop.sync().is_confirmed
    # Also what one desk had of the other comes back at once, sealed anew: doubles of a set are harmless.
    assert before <= {wire.set_hash(one.header) for one in back_end.log}
    assert same(here, there)
    assert here.heads() == {"K01": ("bakker",), "O01": (9,)} and here.conflicts() == 0
    assert [laptop.sync().sent for laptop in (here, there)] == [0, 0]


def test_what_only_a_copy_said_survives_a_restore_after_which_its_twin_went_further(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    original = yard.laptop("A")
    original.answer("K01", "bakker")
    original.sync()
    image = yard.image(original, "clone")
    safe = original.safe
    assert safe is not None
    clone = yard.reopen(image, "A/2")
    said = clone.answer("O01", 9)
    assert clone.sync().is_confirmed
    back_end.restore(1, SECOND_EPOCH)  # and it was in no backup yet
    back_end.audits.clear()

    original = yard.reopen(safe, "A/1")
    for number in range(3):
        original.answer("W08", number)
        original.sync()
    clone.sync()
    original.sync()
    assert said.id in original.change_ids()
    assert same(original, clone)


@pytest.mark.expects_log
def test_what_lay_apart_before_a_restore_is_judged_anew_also_when_the_reply_was_lost(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    weather = Weather(back_end)
    laptop = yard.laptop("A", weather.connect)
    laptop.answer("K01", "bakker")
    laptop.sync()
    back_end.states[laptop.link.desk_id] = "suspended"
    laptop.answer("O01", 9)
    with pytest.raises(Trouble):
        laptop.sync()
    back_end.states.clear()
    back_end.restore(1, SECOND_EPOCH)
    back_end.apart.clear()
    weather.blows = [Blow("push", weather.calls.count("push") + 1, True, PowerCut())]
    with pytest.raises(PowerCut):
        laptop.sync()
    assert laptop.sync().is_confirmed
    assert laptop.sync().sent == 0
