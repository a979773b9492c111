"""Keep until safe: a body goes fourteen days after it stood in a backup over there, and never before; what
was let go can still be sent when the back end loses it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from desktop.domain.ids import DeskId
from desktop.synclink.facts import INCARNATION
from desktop.synclink.local_replica import DeskReplica
from desktop.synclink.sealing import SetSealer
from desktop.usecases.dossier_standing import safe_marks
from desktop.usecases.recording import next_time
from sync.protocol.fields import write_instant
from tests.fakes import MORNING, CountedChance, RightHere, SetClock
from tests.sync.conftest import Yard
from tests.sync.laptops import PACKS, Laptop
from tests.sync.memory_back_end import MemoryBackEnd

SECOND_EPOCH = "00000000-0000-4000-8000-000000000002"
LATER = timedelta(days=14)


class Keeper:
    """A replica whose clock and newest backup a test sets."""

    def __init__(self, laptop: Laptop) -> None:
        self.clock = SetClock(MORNING)
        self.backup: datetime | None = None
        chance = CountedChance("keeper")
        self.replica = DeskReplica(
            laptop.unit_of_work,
            RightHere(),
            SetSealer(self.clock, chance, PACKS),
            chance,
            self.clock,
            lambda: self.backup,
        )
        self._laptop = laptop

    def hear(self, through: int, after: timedelta = timedelta(0)) -> None:
        """The back end says so, that much later by both clocks."""
        moment = MORNING + after
        self.clock.go_on(seconds=int((moment - self.clock.now()).total_seconds()))
        self.replica.keep_safe(through, write_instant(moment))

    def bodies(self) -> list[int]:
        """Numbers of the sets that still have one."""
        return [one.header.n for one in self.replica.sealed_sets(0) if one.body is not None]


@pytest.fixture
def laptop(yard: Yard) -> Iterator[Laptop]:
    made = yard.laptop("A")
    for question, value in (("K01", "bakker"), ("O01", 9), ("W08", "ja")):
        made.answer(question, value)
        made.sync()
    yield made


def test_bodies_go_fourteen_days_after_they_were_safe_and_stay_in_an_own_backup(laptop: Laptop) -> None:
    keeper = Keeper(laptop)
    keeper.backup = MORNING + timedelta(days=1)
    keeper.hear(2)
    keeper.hear(2, LATER - timedelta(minutes=1))
    assert keeper.bodies() == [1, 2, 3]
    keeper.hear(3, LATER)
    assert keeper.bodies() == [3]
    keeper.backup = MORNING + LATER + timedelta(days=1)
    keeper.hear(3, 2 * LATER)
    assert keeper.bodies() == []
    assert [keeper.replica.hash_at(n) is not None for n in (1, 2, 3)] == [True] * 3
    assert laptop.sync().is_confirmed


@pytest.mark.parametrize("backup", [None, MORNING - timedelta(hours=1)])
def test_without_an_own_backup_made_since_nothing_goes(laptop: Laptop, backup: datetime | None) -> None:
    keeper = Keeper(laptop)
    keeper.backup = backup
    keeper.hear(3)
    keeper.hear(3, 3 * LATER)
    assert keeper.bodies() == [1, 2, 3]


def test_a_clock_of_this_laptop_that_jumps_lets_nothing_go(laptop: Laptop) -> None:
    keeper = Keeper(laptop)
    keeper.backup = MORNING + timedelta(days=1)
    keeper.hear(3)
    keeper.clock.go_on(seconds=int(timedelta(days=365).total_seconds()))
    keeper.replica.keep_safe(3, write_instant(MORNING + timedelta(hours=1)))
    assert keeper.bodies() == [1, 2, 3]


def test_what_was_not_confirmed_never_goes_whatever_the_other_side_says(laptop: Laptop) -> None:
    keeper = Keeper(laptop)
    keeper.backup = MORNING + timedelta(days=1)
    laptop.answer("K02", "kok")
    laptop.seal()
    keeper.hear(10_000)
    keeper.hear(10_000, LATER)
    assert keeper.bodies() == [4]


@pytest.mark.parametrize("left", [0, 1, 2])
def test_what_was_let_go_is_sealed_anew_when_the_back_end_loses_it(
    yard: Yard, back_end: MemoryBackEnd, laptop: Laptop, left: int
) -> None:
    keeper = Keeper(laptop)
    keeper.backup = MORNING + timedelta(days=1)
    keeper.hear(3)
    keeper.hear(3, LATER)
    assert keeper.bodies() == []
    before, said = laptop.state(INCARNATION), laptop.change_ids()
    back_end.restore(left, SECOND_EPOCH)
    assert laptop.sync().is_confirmed
    assert laptop.state(INCARNATION) != before
    other = yard.laptop("B")
    assert other.sync().is_confirmed
    assert other.change_ids() == laptop.change_ids() == said
    assert other.heads() == laptop.heads() and other.conflicts() == 0


def test_nothing_is_called_safe_by_what_a_back_end_said_before_it_was_put_back(
    back_end: MemoryBackEnd, laptop: Laptop
) -> None:
    keeper = Keeper(laptop)
    keeper.hear(3)
    assert marked(laptop) == {3}
    back_end.restore(1, SECOND_EPOCH)
    assert laptop.sync().is_confirmed
    assert marked(laptop) == {0}
    keeper.backup = MORNING + timedelta(days=1)
    keeper.hear(0, LATER)
    assert None not in [one.body for one in keeper.replica.sealed_sets(0)]


def marked(laptop: Laptop) -> set[int]:
    """Up to where its sets are called safe."""
    with laptop.unit_of_work() as work:
        return set(safe_marks(work).values())


def test_what_an_earlier_incarnation_sent_comes_back_too(
    yard: Yard, back_end: MemoryBackEnd, laptop: Laptop
) -> None:
    image = yard.image(laptop, "image")
    safe = laptop.safe
    assert safe is not None
    first = yard.reopen(safe, "A/1")
    first.answer("K02", "kok")
    first.sync()
    yard.close(first)
    twin = yard.reopen(image, "A/2")  # begins a new incarnation
    twin.answer("A03", 1)
    assert twin.sync().is_confirmed
    said = twin.change_ids()
    back_end.restore(1, SECOND_EPOCH)
    for _ in range(2):
        assert twin.sync().is_confirmed
    other = yard.laptop("B")
    other.sync()
    assert other.change_ids() == said == twin.change_ids()


def test_what_only_another_laptop_still_has_comes_back_when_its_writer_is_lost(
    yard: Yard, back_end: MemoryBackEnd, laptop: Laptop
) -> None:
    other = yard.laptop("B")
    other.sync()
    said = laptop.change_ids()
    yard.close(laptop)  # never heard of again
    back_end.restore(1, SECOND_EPOCH)
    assert other.sync().is_confirmed
    third = yard.laptop("B3")
    assert third.sync().is_confirmed
    assert third.change_ids() == said == other.change_ids()
    with third.unit_of_work() as work:
        dossiers = {row.dossier for row in work.dossiers.all()}
        authors = {one.author for dossier in dossiers for one in work.changes.of(dossier)}
    assert authors == {laptop.link.worker_id}


def test_a_clock_far_ahead_is_flagged_and_its_words_are_kept(yard: Yard, laptop: Laptop) -> None:
    """Fault 23: stored as given, shown in its place, said in the audit; refused is nothing."""
    other = yard.laptop("B")
    other.sync()
    far = f"{4_102_444_800_000:013d}-0000-{other.link.desk_id}"  # 2100
    said = other.write_at(far, "A03", 7)
    assert other.sync().is_confirmed
    assert laptop.sync().is_confirmed
    with laptop.unit_of_work() as work:
        flagged = [line for line in work.audit.lines() if line.action == "set.time_ahead"]
    assert said.id in laptop.change_ids() and len(flagged) == 1
    assert next_time(None, 1_000, DeskId(laptop.link.desk_id), far).startswith(f"{1_000:013d}")
