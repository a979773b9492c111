"""Reading along: a remark goes out, an answer comes back, it is closed, and none of it is an answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId, WorkerId
from desktop.domain.roles import Role
from desktop.usecases.access_copy import export_copy
from desktop.usecases.choices import choices
from desktop.usecases.dossiers import caseload
from desktop.usecases.ports import Worker
from desktop.usecases.remarks import answer_remark, begin_remark, close_remark, remarks
from desktop.usecases.settle import settle
from tests.builders import ASIEL, Workplace, carry, workplace

JOOST = Worker(WorkerId("w-joost"), "Joost de Wit", "Voorbeeldstad", "", frozenset({Role.KWALITEIT}))


@pytest.fixture
def here() -> Workplace:
    return workplace("desk-a")


@pytest.fixture
def reader() -> Workplace:
    return workplace("desk-b", worker=JOOST)


def shared(here: Workplace, reader: Workplace) -> DossierId:
    dossier = here.begin("Samir", "ar")
    here.answer(dossier, **ASIEL, O01="6")
    carry(here.desk, reader.desk, dossier)
    reader.clock.go_on(hours=1)
    return dossier


def meet(here: Workplace, reader: Workplace, dossier: DossierId, n: int) -> None:
    carry(here.desk, reader.desk, dossier, n)
    carry(reader.desk, here.desk, dossier, n)


def test_a_remark_goes_to_the_klantmanager_and_the_answer_comes_back(
    here: Workplace, reader: Workplace
) -> None:
    dossier = shared(here, reader)
    begin_remark(reader.desk, dossier, "vraag:O01", "Klopt zes jaar? In T01 staat vier.")
    meet(here, reader, dossier, 2)
    (found,) = remarks(here.desk, dossier).remarks
    assert (found.question, found.is_open, found.answers) == ("O01", True, ())
    assert found.said.who == "collega w-joost, kwaliteit"
    assert caseload(here.desk).rows[0].open_remarks == 1
    answer_remark(here.desk, dossier, found.key, "Zes, nagevraagd.")
    close_remark(here.desk, dossier, found.key, True)
    meet(here, reader, dossier, 3)
    (back,) = remarks(reader.desk, dossier).remarks
    assert [one.text for one in back.answers] == ["Zes, nagevraagd."] and not back.is_open
    assert back.done.startswith("Klaar: collega w-marit")
    assert caseload(here.desk).rows[0].open_remarks == 0


def test_only_who_reads_along_begins_one(here: Workplace) -> None:
    dossier = here.begin()
    assert not remarks(here.desk, dossier).may_begin
    with pytest.raises(Refusal) as refused:
        begin_remark(here.desk, dossier, "vraag:O01", "Klopt dit?")
    assert refused.value.code is RefusalCode.NOT_A_REVIEWER


def test_a_line_of_the_plan_can_be_remarked_on_in_its_own_words(here: Workplace, reader: Workplace) -> None:
    dossier = shared(here, reader)
    about, words = next(one for one in remarks(reader.desk, dossier).subjects if one[0].startswith("plan:"))
    begin_remark(reader.desk, dossier, about, "Kan dit korter?")
    (found,) = remarks(reader.desk, dossier).remarks
    assert (found.about, found.number, found.question) == (words, "", "")
    assert words.startswith("Plan ")


def test_what_is_empty_too_long_or_about_nothing_is_refused(here: Workplace, reader: Workplace) -> None:
    dossier = shared(here, reader)
    for about, text, code in (
        ("vraag:O01", "   ", RefusalCode.REMARK_MISSING),
        ("vraag:O01", "a" * 1001, RefusalCode.TOO_LONG),
        ("vraag:nergens", "Klopt dit?", RefusalCode.UNKNOWN_CHOICE),
        ("plan:4:99", "Klopt dit?", RefusalCode.UNKNOWN_CHOICE),
    ):
        with pytest.raises(Refusal) as refused:
            begin_remark(reader.desk, dossier, about, text)
        assert refused.value.code is code
    assert remarks(reader.desk, dossier).remarks == ()


def test_closed_on_two_laptops_is_closed_once_and_reopened_against_closed_is_a_choice(
    here: Workplace, reader: Workplace
) -> None:
    dossier = shared(here, reader)
    begin_remark(reader.desk, dossier, "vraag:O01", "Klopt dit?")
    meet(here, reader, dossier, 2)
    key = remarks(here.desk, dossier).remarks[0].key
    for place in (here, reader):
        close_remark(place.desk, dossier, key, True)
    meet(here, reader, dossier, 3)
    assert not remarks(here.desk, dossier).remarks[0].is_open
    close_remark(here.desk, dossier, key, False)
    close_remark(here.desk, dossier, key, True)
    close_remark(reader.desk, dossier, key, False)
    meet(here, reader, dossier, 4)
    assert remarks(here.desk, dossier).remarks[0].is_open
    open_ = choices(here.desk, dossier).open
    assert open_ is not None and not open_.keeps_plan_back
    assert {side.headline for side in open_.sides} == {"Klaar", "Nog niet klaar"}
    done = next(side.change for side in open_.sides if side.headline == "Klaar")
    settle(here.desk, dossier, open_.at, open_.seen, done, "")
    assert not remarks(here.desk, dossier).remarks[0].is_open


def test_an_answer_that_comes_before_its_remark_waits_for_it(here: Workplace, reader: Workplace) -> None:
    dossier = shared(here, reader)
    key = begin_remark(reader.desk, dossier, "vraag:O01", "Klopt dit?").changes[0].key
    answer_remark(reader.desk, dossier, key, "Bedoeld is vraag 5.1")
    carry(reader.desk, here.desk, dossier, 2, without=key)
    assert remarks(here.desk, dossier).remarks == ()
    carry(reader.desk, here.desk, dossier, 3)
    assert len(remarks(here.desk, dossier).remarks[0].answers) == 1


def test_remarks_are_in_the_copy_for_the_person_and_change_no_answer(
    here: Workplace, reader: Workplace
) -> None:
    dossier = shared(here, reader)
    begin_remark(reader.desk, dossier, "vraag:O01", "Klopt zes jaar?")
    with reader.desk.unit_of_work() as work:
        kinds = {change.kind for change in work.changes.of(dossier, ChangeKind.ANSWER)}
    assert kinds == {ChangeKind.ANSWER}
    export_copy(reader.desk, dossier, Path("/stick/k.json"), "De persoon vroeg erom")
    (content,) = reader.exports.files.values()
    assert "Klopt zes jaar?" in content.decode()
