"""What every unit of work does with changes, rows, drafts, own state and keys: memory and SQLCipher alike."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from desktop.domain.changes import Act, Certainty, ChangeKind, Source, is_conflict
from desktop.domain.dossier import DossierRow
from desktop.domain.errors import Refusal, RefusalCode
from desktop.store.errors import StoreBug
from desktop.store.memory import MemoryStore
from desktop.usecases.ports import Draft, UnitOfWork
from sync.protocol.model import PrivacyClass
from tests.fakes import SetClock
from tests.store_cases import AMINA, START, YONAS, change, person, said

Units = Callable[[], UnitOfWork]


@pytest.fixture(params=["memory", "sqlcipher"])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Units]:
    if request.param == "memory":
        yield MemoryStore(SetClock(START)).unit_of_work
        return
    store = person(tmp_path).make()
    yield store.unit_of_work
    store.close()


def test_what_is_recorded_and_committed_is_read_back_equal(units: Units) -> None:
    answers = [said(1, "ሰላም ልዑል"), said(2, "'; DROP TABLE change; --", "T02"), change(3, "T03", None)]
    with units() as work:
        work.record(answers)
        work.commit()
    with units() as work:
        assert work.changes.of(AMINA) == tuple(answers)
        assert work.changes.holds(answers[0].id)
        assert not work.changes.holds(said(9, "").id)


def test_how_an_answer_is_known_and_why_it_replaces_another_is_read_back(units: Units) -> None:
    first = replace(said(1, "Aleppo"), source=Source.PARTNER, certainty=Certainty.TO_CHECK)
    acts = [replace(said(at, str(at), parents=(first,)), act=act) for at, act in enumerate(Act, start=2)]
    with units() as work:
        work.record([first, *acts])
        work.commit()
    with units() as work:
        assert work.changes.of(AMINA) == (first, *acts)


def test_what_is_not_committed_never_was(units: Units) -> None:
    with units() as work:
        work.record([said(1, "weg")])
        work.drafts.save(AMINA, "T02", Draft("half"))
        work.state.put("plaats", "T02")
    with pytest.raises(ZeroDivisionError), units() as work:
        work.record([said(2, "ook weg")])
        raise ZeroDivisionError
    with units() as work:
        assert work.changes.of(AMINA) == ()
        assert work.changes.heads(AMINA) == {}
        assert work.dossiers.all() == ()
        assert work.drafts.of(AMINA) == {}
        assert work.state.get("plaats") is None
        assert work.outbox.unsealed() == ()


def test_a_change_that_names_a_parent_takes_its_place_as_head(units: Units) -> None:
    first = said(1, "Aleppo")
    second = said(2, "Homs", parents=(first,))
    with units() as work:
        work.record([first])
        work.record([second])
        work.commit()
    with units() as work:
        assert work.changes.heads(AMINA) == {(ChangeKind.ANSWER, "T01"): (second,)}
        assert work.changes.history(AMINA, ChangeKind.ANSWER, "T01") == (first, second)


def test_a_parent_that_comes_later_does_not_become_head(units: Units) -> None:
    first = said(1, "Aleppo")
    second = said(2, "Homs", parents=(first,))
    with units() as work:
        work.record([second])
        work.record([first])
        work.commit()
    with units() as work:
        assert work.changes.heads(AMINA) == {(ChangeKind.ANSWER, "T01"): (second,)}


def test_two_answers_to_one_question_stay_both_until_one_names_them_all(units: Units) -> None:
    one, other = said(1, "ja"), said(2, "nee")
    with units() as work:
        work.record([one, other])
        work.commit()
    with units() as work:
        standing = work.changes.heads(AMINA)[ChangeKind.ANSWER, "T01"]
        assert standing == (one, other)
        assert is_conflict(standing)
        row = work.dossiers.row(AMINA)
        assert row is not None and row.conflicts == 1
        work.record([said(3, "ja", parents=(one, other))])
        work.commit()
    with units() as work:
        row = work.dossiers.row(AMINA)
        assert row is not None and row.conflicts == 0


def test_recording_the_same_change_twice_alters_nothing(units: Units) -> None:
    answer = said(1, "ja")
    for _ in range(2):
        with units() as work:
            work.record([answer, answer])
            work.commit()
    with units() as work:
        assert work.changes.of(AMINA) == (answer,)
        assert work.outbox.unsealed() == (answer,)
        assert work.audit.verify() == work.audit.verify() >= 1


def test_heads_and_changes_can_be_asked_by_kind(units: Units) -> None:
    note = change(1, "object-1", {"text": "rustig"}, kind=ChangeKind.NOTE)
    with units() as work:
        work.record([note, said(2, "ja")])
        work.commit()
    with units() as work:
        assert work.changes.of(AMINA, ChangeKind.NOTE) == (note,)
        assert set(work.changes.heads(AMINA, ChangeKind.NOTE)) == {(ChangeKind.NOTE, "object-1")}


def test_rows_keep_the_progress_that_was_counted_with_the_pack(units: Units) -> None:
    head = {"roepnaam": "Yonas", "azc": "Voorbeeldstad"}
    with units() as work:
        work.record([change(1, "head", head, kind=ChangeKind.DOSSIER, dossier=YONAS)])
        work.dossiers.put_progress(YONAS, 7, 30)
        work.record([change(2, "S01", {"state": None, "value": "ti"}, dossier=YONAS)])
        work.commit()
    with units() as work:
        row = work.dossiers.row(YONAS)
        assert isinstance(row, DossierRow)
        assert (row.roepnaam, row.azc, row.answered, row.applicable) == ("Yonas", "Voorbeeldstad", 7, 30)
        assert work.dossiers.all() == (row,)
        assert work.dossiers.row(AMINA) is None


def test_a_draft_is_overwritten_and_cleared_and_leaves_no_trace_in_the_history(units: Units) -> None:
    at = datetime(2026, 9, 15, 9, 0, tzinfo=UTC)
    with units() as work:
        work.drafts.save(AMINA, "T01", Draft("ik kom u", 8, 0, at))
        work.drafts.save(AMINA, "T01", Draft("ik kom uit", 10, 3, at))
        work.drafts.save(AMINA, "T02", Draft("en"))
        work.commit()
    with units() as work:
        assert work.drafts.load(AMINA, "T01") == Draft("ik kom uit", 10, 3, at)
        assert work.drafts.of(AMINA)["T02"].saved_at == START
        work.drafts.clear(AMINA, "T01")
        work.commit()
    with units() as work:
        assert work.drafts.load(AMINA, "T01") is None
        assert set(work.drafts.of(AMINA)) == {"T02"}
        assert work.drafts.of(YONAS) == {}
        assert work.changes.of(AMINA) == ()
        assert work.audit.verify() <= 1  # a store on disk notes that it was made


def test_own_state_and_keys_are_put_got_and_dropped(units: Units) -> None:
    with units() as work:
        work.state.put("plaats", "T01")
        work.state.put("plaats", "T02")
        work.keys.put(AMINA, PrivacyClass.NORMAL, b"n" * 32)
        work.keys.put(AMINA, PrivacyClass.SPECIAL, b"s" * 32)
        work.keys.mark_registered(AMINA)
        work.commit()
    with units() as work:
        assert work.state.get("plaats") == "T02"
        assert work.keys.get(AMINA, PrivacyClass.SPECIAL) == b"s" * 32
        assert work.keys.get(YONAS, PrivacyClass.NORMAL) is None
        assert work.keys.is_registered(AMINA) and not work.keys.is_registered(YONAS)
        with pytest.raises(ValueError, match="32 bytes"):
            work.keys.put(AMINA, PrivacyClass.NORMAL, b"short")
        work.state.drop("plaats")
        work.commit()
    with units() as work:
        assert work.state.get("plaats") is None


def test_text_that_no_file_can_hold_is_refused_without_quoting_it(units: Units) -> None:
    for bad in ("geheim\ud800", "geheim\x00"):
        with pytest.raises(Refusal) as refused, units() as work:
            work.record([said(1, bad)])
        assert refused.value.code is RefusalCode.NOT_PRINTABLE_TEXT
        assert "geheim" not in repr(refused.value.__context__) + repr(refused.value)
    with pytest.raises(Refusal), units() as work:
        work.drafts.save(AMINA, "T01", Draft("geheim\ud800"))


def test_units_of_work_do_not_nest(units: Units) -> None:
    with units(), pytest.raises(StoreBug, match="NESTED"), units():
        pass
    with units() as work:
        work.commit()


def test_after_the_commit_nothing_can_be_recorded_any_more(units: Units) -> None:
    with pytest.raises(StoreBug), units() as work:
        work.commit()
        work.record([said(1, "te laat")])
    with pytest.raises(StoreBug), units() as work:
        work.commit()
        work.commit()


def test_the_store_on_disk_belongs_to_the_thread_that_opened_it(tmp_path: Path) -> None:
    store = person(tmp_path).make()
    found: list[str] = []

    def other_thread() -> None:
        try:
            with store.unit_of_work():
                found.append("entered")
        except StoreBug as bug:
            found.append(bug.code)

    thread = threading.Thread(target=other_thread)
    thread.start()
    thread.join()
    store.close()
    assert found == ["OTHER_THREAD"]
