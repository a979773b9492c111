"""What every unit of work does with change sets, attachments and audit lines: memory and SQLCipher alike."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.store.memory import MemoryStore
from desktop.usecases.ports import ParcelState, UnitOfWork
from sync.protocol import wire
from tests.fakes import SetClock
from tests.store_cases import AMINA, INCARNATION, START, YONAS, change, person, receipt, said, sealed

Units = Callable[[], UnitOfWork]
OTHER = "00000000-0000-7000-8000-00000000beef"


@pytest.fixture(params=["memory", "sqlcipher"])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Units]:
    if request.param == "memory":
        yield MemoryStore(SetClock(START)).unit_of_work
        return
    store = person(tmp_path).make()
    yield store.unit_of_work
    store.close()


def test_own_changes_are_unsealed_until_a_set_holds_them(units: Units) -> None:
    first, second = said(1, "ja"), said(2, "nee", "T02")
    elsewhere = change(3, "T01", None, dossier=YONAS)
    with units() as work:
        work.record([second, first, elsewhere])
        assert work.outbox.unsealed() == (first, second, elsewhere)
        assert work.outbox.unsealed(YONAS) == (elsewhere,)
        work.outbox.add(sealed(1), [first.id, second.id])
        work.commit()
    with units() as work:
        assert work.outbox.unsealed() == (elsewhere,)
        assert work.outbox.last(INCARNATION) == sealed(1)
        assert work.outbox.last(OTHER) is None


def test_a_set_that_does_not_follow_is_refused(units: Units) -> None:
    one = sealed(1)
    with units() as work:
        for wrong in (sealed(2), sealed(1, one)):
            with pytest.raises(ValueError, match="follow"):
                work.outbox.add(wrong, [])
        work.outbox.add(one, [])
        for wrong in (one, sealed(3, one), sealed(2, sealed(1, incarnation=OTHER))):
            with pytest.raises(ValueError, match="follow"):
                work.outbox.add(wrong, [])
        work.outbox.add(sealed(2, one), [])
        work.outbox.add(sealed(1, incarnation=OTHER), [])
        assert [s.header.n for s in work.outbox.after(INCARNATION, 0)] == [1, 2]
        assert [s.header.n for s in work.outbox.after(INCARNATION, 1)] == [2]


def test_a_receipt_confirms_everything_through_its_number(units: Units) -> None:
    answers = [said(1, "ja"), said(2, "nee", "T02"), change(3, "n1", {"text": ""})]
    one = sealed(1)
    two = sealed(2, one, count=2)
    with units() as work:
        work.record(answers)
        work.outbox.add(one, [answers[0].id])
        work.outbox.add(two, [answers[1].id, answers[2].id])
        assert work.outbox.acknowledged_through(INCARNATION) == 0
        work.outbox.acknowledge(receipt(one))
        work.outbox.set_aside(INCARNATION, 2, "form-unknown")
        work.commit()
    with units() as work:
        assert work.outbox.acknowledged_through(INCARNATION) == 1
        newest, oldest = work.outbox.parcels()
        assert (newest.n, newest.state, newest.reason) == (2, ParcelState.SET_ASIDE, "form-unknown")
        assert (oldest.n, oldest.state, oldest.keys) == (1, ParcelState.CONFIRMED, ("T01",))
        assert (newest.count, newest.keys) == (2, ("T02", "n1"))
        assert (newest.confirmed_at, oldest.confirmed_at) == ("", receipt(one).received_at)
        assert work.received.digest(AMINA) == (1, wire.digest_of_sets([wire.set_hash(one.header)]))
        assert work.received.dossiers() == (AMINA,)


def test_a_confirmed_set_that_was_put_apart_counts_for_nobody(units: Units) -> None:
    answers = [said(1, "ja"), said(2, "nee", "T02")]
    one = sealed(1)
    two = sealed(2, one)
    with units() as work:
        work.record(answers)
        work.outbox.add(one, [answers[0].id])
        work.outbox.add(two, [answers[1].id])
        work.outbox.acknowledge(receipt(two))
        assert work.received.digest(AMINA)[0] == 2
        work.outbox.set_aside(INCARNATION, 2, "desk-revoked")
        assert work.received.digest(AMINA) == (1, wire.digest_of_sets([wire.set_hash(one.header)]))


def test_after_a_clone_the_unconfirmed_changes_can_be_sealed_again(units: Units) -> None:
    answers = [said(n, "ja", f"T{n:02d}") for n in range(1, 4)]
    one = sealed(1)
    with units() as work:
        work.record(answers)
        work.outbox.add(one, [answers[0].id])
        work.outbox.add(sealed(2, one), [answers[1].id, answers[2].id])
        work.outbox.acknowledge(receipt(one))
        assert work.outbox.reopen_unacknowledged(INCARNATION) == 2
        assert work.outbox.unsealed() == tuple(answers[1:])
        work.outbox.add(sealed(1, incarnation=OTHER), [answers[1].id, answers[2].id])
        work.commit()
    with units() as work:
        assert work.outbox.unsealed() == ()
        assert work.outbox.last(INCARNATION) == one
        assert work.outbox.reopen_unacknowledged(INCARNATION) == 0


def test_received_changes_are_a_union_whatever_comes_twice(units: Units) -> None:
    ours, theirs = said(1, "ja"), said(2, "nee")
    pulled = sealed(1, incarnation=OTHER)
    with units() as work:
        work.record([ours])
        work.received.apply(pulled, [theirs, ours])
        work.commit()
    lines = 0
    for _ in range(2):
        with units() as work:
            work.received.apply(pulled, [theirs, ours])
            work.commit()
            assert work.changes.of(AMINA) == (ours, theirs)
            assert work.outbox.unsealed() == (ours,)
            assert work.received.digest(AMINA)[0] == 1
            lines = lines or work.audit.verify()
            assert work.audit.verify() == lines
            row = work.dossiers.row(AMINA)
            assert row is not None and row.conflicts == 1


def test_a_set_that_cannot_be_read_counts_in_the_digest_and_can_be_read_later(units: Units) -> None:
    pulled = sealed(1, incarnation=OTHER)
    with units() as work:
        work.received.keep_unread(pulled, "class-not-granted")
        before = work.received.digest(AMINA)
        assert before == (1, wire.digest_of_sets([wire.set_hash(pulled.header)]))
        work.received.apply(pulled, [said(1, "ja")])
        work.received.keep_unread(pulled, "class-not-granted")
        assert work.received.digest(AMINA) == before
        assert len(work.changes.of(AMINA)) == 1
        work.commit()


def test_the_digest_does_not_depend_on_the_order_and_not_on_other_dossiers(units: Units) -> None:
    sets = [sealed(1, incarnation=OTHER), sealed(1, incarnation=INCARNATION)]
    with units() as work:
        assert work.received.digest(AMINA) == (0, "0" * 64)
        work.received.apply(sealed(1, incarnation=YONAS, dossier=YONAS), [])
        for pulled in reversed(sets):
            work.received.apply(pulled, [])
        expected = wire.digest_of_sets(wire.set_hash(s.header) for s in sets)
        assert work.received.digest(AMINA) == (2, expected)
        assert work.received.dossiers() == tuple(sorted((AMINA, YONAS)))


@pytest.mark.parametrize("size", [100, 64 * 1024 - 5, 64 * 1024, 300_000])
def test_an_attachment_is_read_back_by_its_hash(units: Units, size: int) -> None:
    paper = b"%PDF-1.7\n" + b"p" * size
    with units() as work:
        name = work.attachments.keep(AMINA, paper, "application/pdf")
        assert work.attachments.keep(AMINA, paper, "application/pdf") == name
        work.commit()
    with units() as work:
        assert name == hashlib.sha256(paper).hexdigest()
        assert work.attachments.read(name) == paper
        assert work.attachments.holds(name) and not work.attachments.holds("0" * 64)
        with pytest.raises(KeyError):
            work.attachments.read("0" * 64)


def test_an_attachment_that_is_not_what_it_is_called_is_refused(units: Units) -> None:
    with units() as work:
        for content, media_type in ((b"", "application/pdf"), (b"MZ", "image/png"), (b"%PDF-", "text/html")):
            with pytest.raises(ValueError, match=r"attachment|media type"):
                work.attachments.keep(AMINA, content, media_type)


def test_a_rolled_back_attachment_is_gone(units: Units) -> None:
    paper = b"%PDF-1.7\n" + b"p" * 300_000
    with units() as work:
        name = work.attachments.keep(AMINA, paper, "application/pdf")
    with units() as work, pytest.raises(KeyError):
        work.attachments.read(name)


def test_audit_lines_are_added_and_hold_together(units: Units) -> None:
    with units() as work:
        before = work.audit.verify()
        work.audit.note("paper.exported", "papier-1", "ok")
        work.record([said(1, "ja")])
        assert work.audit.verify() == before + 2
        work.commit()
    with units() as work:
        assert work.audit.verify() == before + 2


def test_what_was_put_apart_can_be_sealed_once_more(units: Units) -> None:
    one = sealed(1)
    two = sealed(2, one)
    with units() as work:
        work.record([said(1, "Aleppo"), said(2, "Homs", "T02")])
        work.outbox.add(one, [said(1, "").id])
        work.outbox.add(two, [said(2, "").id])
        work.outbox.acknowledge(receipt(two))
        work.outbox.set_aside(INCARNATION, 1, "desk-revoked")
        assert work.outbox.reopen_set_aside("dossier-unknown") == 0
        assert work.outbox.reopen_set_aside("desk-revoked") == 1
        assert [change.id for change in work.outbox.unsealed()] == [said(1, "").id]
        work.commit()
    with units() as work:
        assert work.outbox.reopen_set_aside("desk-revoked") == 0
        assert [parcel.n for parcel in work.outbox.parcels()] == [2]
        assert [set_.header.n for set_ in work.outbox.after(INCARNATION, 0)] == [1, 2]
        work.outbox.add(sealed(3, two), [said(1, "").id])
        assert work.outbox.unsealed() == ()
        assert [(parcel.n, parcel.keys) for parcel in work.outbox.parcels()] == [(3, ("T01",)), (2, ("T02",))]


def test_sets_that_cannot_be_read_here_are_counted_until_they_are_read(units: Units) -> None:
    one = sealed(1)
    with units() as work:
        assert work.received.unread() == {}
        work.received.keep_unread(one, "class")
        work.received.keep_unread(sealed(2, one), "class")
        assert work.received.unread() == {AMINA: 2}
        work.received.apply(one, [said(1, "ja")])
        assert work.received.unread() == {AMINA: 1}


def test_an_id_that_is_used_again_for_something_else_silences_neither(units: Units) -> None:
    first, again = said(1, "ja"), said(1, "nee")
    assert first.id == again.id
    one, two = (sealed(1, incarnation=incarnation) for incarnation in (OTHER, YONAS))
    with units() as work:
        work.received.apply_all([(one, [first]), (two, [again])])
        work.commit()
    with units() as work:
        assert work.changes.of(AMINA) == (first,)
        assert work.received.unread() == {AMINA: 1}
        assert work.received.digest(AMINA)[0] == 2
        work.received.apply(two, [again])
        assert work.received.unread() == {AMINA: 1}


def test_what_was_said_here_stays_beside_what_comes_under_its_id(units: Units) -> None:
    own, theirs = said(1, "ja"), said(1, "nee")
    with units() as work:
        work.record([own])
        work.received.apply(sealed(1, incarnation=OTHER), [theirs])
        assert work.changes.of(AMINA) == (own,)
        assert work.outbox.unsealed() == (own,)
        assert work.received.unread() == {AMINA: 1}
