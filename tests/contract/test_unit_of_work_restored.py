"""Letting go of bodies, and a back end that was put back: memory and SQLCipher alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.store.memory import MemoryStore
from desktop.usecases.ports import UnitOfWork
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


def test_bodies_of_what_was_acknowledged_can_be_let_go_and_nothing_else(units: Units) -> None:
    answers = [said(1, "ja"), said(2, "nee", "T02"), said(3, "ja", "T03")]
    one = sealed(1)
    two = sealed(2, one)
    three = sealed(3, two)
    with units() as work:
        work.record(answers)
        for made, answer in zip((one, two, three), answers, strict=True):
            work.outbox.add(made, [answer.id])
        work.outbox.acknowledge(receipt(two))
        work.outbox.set_aside(INCARNATION, 1, "odd")
        before = work.received.digest(AMINA)
        assert not work.outbox.has_let_go(INCARNATION, 0)
        assert work.outbox.let_go(INCARNATION, 3) == 1
        assert work.outbox.let_go(INCARNATION, 3) == 0
        bodies = {found.header.n: found.body is None for found in work.outbox.after(INCARNATION, 0)}
        assert bodies == {1: False, 2: True, 3: False}
        assert work.outbox.has_let_go(INCARNATION, 1) and not work.outbox.has_let_go(INCARNATION, 2)
        assert [found.header.n for found in work.outbox.after(INCARNATION, 0, 2)] == [1, 2]
        assert work.received.digest(AMINA) == before == (1, wire.digest_of_sets([wire.set_hash(two.header)]))
        assert len(work.changes.of(AMINA)) == 3


def test_what_the_back_end_lost_can_be_withdrawn_and_opened_again(units: Units) -> None:
    first, second = said(1, "ja"), said(2, "nee", "T02")
    one = sealed(1)
    two = sealed(2, one)
    with units() as work:
        work.record([first, second])
        work.outbox.add(one, [first.id])
        work.outbox.add(two, [second.id])
        work.outbox.acknowledge(receipt(one))
        work.outbox.acknowledge(receipt(two))
        assert work.outbox.incarnations() == (INCARNATION,)
        work.outbox.withdraw(INCARNATION, 1)
        assert work.outbox.acknowledged_through(INCARNATION) == 1
        assert work.outbox.reopen_unacknowledged(INCARNATION) == 1
        assert work.outbox.unsealed() == (second,)
        work.outbox.withdraw(INCARNATION, 0)
        assert work.outbox.incarnations() == ()


def test_what_others_wrote_counts_again_once_it_came_again_and_else_is_brought_back(units: Units) -> None:
    own, theirs, lost = said(1, "ja"), said(2, "nee", "T02"), change(3, "T01", None, dossier=YONAS)
    mine = sealed(1)
    seen, gone = sealed(1, incarnation=OTHER), sealed(2, sealed(1, incarnation=OTHER), incarnation=OTHER)
    with units() as work:
        work.record([own])
        work.outbox.add(mine, [own.id])
        work.outbox.acknowledge(receipt(mine))
        work.received.apply(seen, [theirs])
        work.received.apply(gone, [lost])
        assert work.received.digest(AMINA)[0] == 3
        work.received.begin_anew()
        assert work.received.digest(AMINA)[0] == 1
        assert work.received.digests() == {AMINA: work.received.digest(AMINA)}
        work.received.apply(seen, [theirs])
        assert work.received.digest(AMINA)[0] == 2
        assert work.outbox.reopen_unreturned() == 1
        assert work.outbox.unsealed() == (lost,)
        assert work.outbox.reopen_unreturned() == 0


def test_a_set_that_could_not_be_read_counts_again_too(units: Units) -> None:
    with units() as work:
        work.received.keep_unread(sealed(1, incarnation=OTHER), "no_key")
        before = work.received.digests()
        work.received.begin_anew()
        assert work.received.digests() == {}
        work.received.keep_unread(sealed(1, incarnation=OTHER), "no_key")
        assert work.received.digests() == before


def test_every_line_of_the_audit_chain_has_a_mac_that_can_be_shown(units: Units) -> None:
    with units() as work:
        work.audit.note("dossier.read", "x", "ok")
        count, head = work.audit.head()
        assert work.audit.mac_at(count) == head
        assert work.audit.mac_at(count + 1) is None
