"""Where the own work of each dossier is, out of memory and SQLCipher alike; what was put apart goes again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from desktop.store.memory import MemoryStore
from desktop.usecases.dossier_standing import Whereabouts, standing_of
from desktop.usecases.ports import OwnWork, UnitOfWork
from sync.protocol.model import SealedSet
from tests.fakes import SetClock
from tests.store_cases import AMINA, INCARNATION, START, YONAS, change, person, receipt, said, sealed

Units = Callable[[], UnitOfWork]


@pytest.fixture(params=["memory", "sqlcipher"])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Units]:
    if request.param == "memory":
        yield MemoryStore(SetClock(START)).unit_of_work
        return
    store = person(tmp_path).make()
    yield store.unit_of_work
    store.close()


def three_sets(work: UnitOfWork) -> list[SealedSet]:
    made: list[SealedSet] = []
    for n in (1, 2, 3):
        one = said(n, "ja", f"T0{n}")
        work.record([one])
        made.append(sealed(n, made[-1] if made else None))
        work.outbox.add(made[-1], [one.id])
    return made


def test_work_is_counted_where_it_is(units: Units) -> None:
    with units() as work:
        made = three_sets(work)
        work.record([said(4, "nee", "T04"), change(5, "T01", "x", dossier=YONAS)])
        assert work.outbox.own_work({}) == {AMINA: OwnWork(opened=1, waiting=3), YONAS: OwnWork(opened=1)}
        work.outbox.acknowledge(receipt(made[1]))
        found = work.outbox.own_work({INCARNATION: 1})
        assert found[AMINA] == OwnWork(opened=1, waiting=1, there=2, unsafe=1)
        work.outbox.acknowledge(receipt(made[2]))
        assert work.outbox.own_work({INCARNATION: 3})[AMINA] == OwnWork(opened=1, there=3)


def test_one_parcel_that_was_put_apart_goes_again_and_the_others_stay(units: Units) -> None:
    with units() as work:
        made = three_sets(work)
        work.outbox.acknowledge(receipt(made[2]))
        work.outbox.set_aside(INCARNATION, 2, "unreadable")
        assert work.outbox.own_work({})[AMINA] == OwnWork(there=3, unsafe=3, apart=("unreadable",))
        assert work.outbox.reopen(INCARNATION, 1) == 0
        assert work.outbox.reopen(INCARNATION, 2) == 1
        assert [one.key for one in work.outbox.unsealed()] == ["T02"]
        assert work.outbox.own_work({})[AMINA] == OwnWork(opened=1, there=3, unsafe=3)
        assert [parcel.n for parcel in work.outbox.parcels()] == [3, 1]


@pytest.mark.parametrize(
    ("own", "where"),
    [
        (OwnWork(opened=2), Whereabouts.HERE_ONLY),
        (OwnWork(opened=1, there=3), Whereabouts.WAITS),
        (OwnWork(waiting=1), Whereabouts.WAITS),
        (OwnWork(there=2, unsafe=1), Whereabouts.ARRIVED),
        (OwnWork(there=2), Whereabouts.SAFE),
        (OwnWork(opened=1, there=2, apart=("unreadable",)), Whereabouts.REFUSED),
    ],
)
def test_the_least_that_is_true_is_said(own: OwnWork, where: Whereabouts) -> None:
    assert standing_of(own, is_known=True).where is where


def test_a_laptop_that_is_not_known_never_says_that_something_arrived() -> None:
    assert standing_of(OwnWork(there=2), is_known=False).where is Whereabouts.HERE_ONLY


def test_a_reason_we_have_no_words_for_is_shown_by_its_name() -> None:
    assert "te-nieuw" in standing_of(OwnWork(apart=("te-nieuw",)), is_known=True).meaning
