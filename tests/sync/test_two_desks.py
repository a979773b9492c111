"""Two desks and one back end: what was said on one is read on the other, and nothing is chosen for people."""

from __future__ import annotations

from desktop.domain.changes import ChangeKind
from desktop.usecases.ports import SyncStep
from sync.protocol.model import PrivacyClass
from tests.sync.conftest import Yard
from tests.sync.laptops import DOSSIER, PACKS
from tests.sync.memory_back_end import MemoryBackEnd


def test_an_answer_of_one_desk_is_read_on_the_other(yard: Yard) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    here.answer("K01", "Ik wil bakker worden")
    sent = here.sync()
    received = there.sync()
    assert there.heads() == {"K01": ("Ik wil bakker worden",)}
    assert (sent.sent, sent.received, received.sent, received.received) == (1, 0, 0, 1)
    assert sent.is_confirmed and received.is_confirmed
    assert here.steps == list(SyncStep)


def test_a_second_sync_has_nothing_to_do(yard: Yard, back_end: MemoryBackEnd) -> None:
    here = yard.laptop("A")
    here.answer("K01", "bakker")
    here.sync()
    held = list(back_end.log)
    again = here.sync()
    assert (again.sent, again.received, again.parcels_sent) == (0, 0, 0)
    assert again.is_confirmed and back_end.log == held


def test_different_questions_of_one_dossier_meet_without_a_conflict(yard: Yard) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    here.answer("K01", "bakker")
    here.sync()
    there.sync()
    here.answer("O01", 9)
    there.answer("W08", "ja")
    here.sync()
    there.sync()
    here.sync()
    wanted = {"K01": ("bakker",), "O01": (9,), "W08": ("ja",)}
    assert here.heads() == there.heads() == wanted
    assert here.conflicts() == there.conflicts() == 0


def test_two_answers_to_one_question_are_both_kept_until_a_person_chooses(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    here.answer("O01", 9)
    here.sync()
    there.sync()
    here.answer("O01", 10)
    there.answer("O01", 11)
    here.sync()
    there.sync()
    report = here.sync()
    assert set(here.heads()["O01"]) == {10, 11} == set(there.heads()["O01"])
    assert here.conflicts() == there.conflicts() == 1
    assert report.choices_waiting == 1
    assert len(back_end.log) == 3

    there.answer("O01", 10)
    there.sync()
    here.sync()
    assert here.heads() == there.heads() == {"O01": (10,)}
    assert here.conflicts() == 0


def test_both_choosing_differently_is_a_choice_again(yard: Yard) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    here.answer("K01", "bakker")
    here.sync()
    there.sync()
    here.answer("O01", 9)
    there.answer("O01", 10)
    for laptop in (here, there, here):
        laptop.sync()
    here.answer("O01", 9)
    there.answer("O01", 10)
    for laptop in (here, there, here):
        laptop.sync()
    assert set(here.heads()["O01"]) == set(there.heads()["O01"]) == {9, 10}


def test_an_answer_with_mark_9_travels_under_the_other_key(yard: Yard, back_end: MemoryBackEnd) -> None:
    here = yard.laptop("A")
    here.answer("K01", "bakker")
    here.answer("L04", "haalbaar")
    special = [q.id for q in PACKS.newest("landelijk").questions if q.is_special]
    for question in special:
        here.answer(question, "x")
    here.write(ChangeKind.NOTE, "0199a000-0000-7000-8000-000000000001", {"question": "K01", "text": "x"})
    here.sync()
    classes = {one.header.privacy_class: one.header.count for one in back_end.log}
    assert classes.pop(PrivacyClass.SPECIAL, 0) == len(special)
    assert classes == {PrivacyClass.NORMAL: 3}


def test_a_worker_without_the_special_class_keeps_the_header_and_is_equal(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    back_end.headers_only.add(back_end.workers[there.link.desk_id])
    here.answer("K01", "bakker")
    here.write(
        ChangeKind.ANSWER, "X99", {"state": None, "value": "iets"}
    )  # not in the pack: in doubt special
    here.sync()
    assert there.sync().is_confirmed
    assert there.heads() == {"K01": ("bakker",)}

    back_end.headers_only.clear()
    assert there.sync().received == 1
    assert there.heads() == {"K01": ("bakker",), "X99": ("iets",)}


def test_a_dossier_assigned_later_comes_with_its_past(yard: Yard, back_end: MemoryBackEnd) -> None:
    here, there = yard.laptop("A"), yard.laptop("B")
    worker = back_end.workers[there.link.desk_id]
    back_end.hidden.add((worker, DOSSIER))
    here.answer("K01", "bakker")
    here.sync()
    assert there.sync().dossiers == 0
    assert there.heads() == {}
    back_end.hidden.clear()
    assert there.sync().is_confirmed
    assert there.heads() == {"K01": ("bakker",)}


def test_what_was_written_before_enrolment_goes_with_the_first_sync(
    yard: Yard, back_end: MemoryBackEnd
) -> None:
    here = yard.laptop("A", enrolled=False)
    here.answer("K01", "bakker")
    assert here.seal() == 0
    back_end.add_code("code", "00000000-0000-4000-8000-0000000000aa")
    here.enrol("code")
    assert here.sync().sent == 1
    assert len(back_end.recovery) == 1
