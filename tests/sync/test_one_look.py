"""What a sync asks: one look where nothing is missing, and no more than what is."""

from __future__ import annotations

import pytest

from sync.client.errors import FailureCode
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Blow, Weather


@pytest.fixture
def weather(back_end: MemoryBackEnd) -> Weather:
    return Weather(back_end)


@pytest.fixture
def here(yard: Yard, weather: Weather) -> Laptop:
    laptop = yard.laptop("A", weather.connect)
    laptop.answer("K01", "bakker")
    laptop.sync()
    laptop.sync()
    weather.calls.clear()
    return laptop


def test_nothing_to_do_is_one_question(here: Laptop, weather: Weather) -> None:
    assert here.sync().is_confirmed
    assert weather.calls == ["hello"]


def test_one_answer_is_sent_between_two_looks(here: Laptop, weather: Weather) -> None:
    here.answer("O01", 9)
    report = here.sync()
    assert report.is_confirmed and (report.sent, report.dossiers) == (1, 1)
    assert weather.calls == ["hello", "push", "hello"]


def test_what_somebody_else_wrote_is_fetched_and_looked_at_again(
    yard: Yard, here: Laptop, weather: Weather
) -> None:
    other = yard.laptop("B")
    other.sync()
    other.answer("O01", 9)
    other.sync()
    assert here.sync().received == 1
    assert weather.calls[:4] == ["hello", "grants", "pull", "hello"]
    weather.calls.clear()
    assert here.sync().received == 0 and weather.calls == ["hello"]


def test_a_set_that_got_lost_here_is_seen_in_one_look_and_fetched_again(
    yard: Yard, here: Laptop, weather: Weather
) -> None:
    other = yard.laptop("B")
    other.sync()
    other.answer("O01", 9)
    other.sync()
    here.sync()
    assert here.safe is not None
    with here.unit_of_work() as work:
        work.state.put("anything", "so that there is something to commit")
        room = work.received._transaction.connection  # type: ignore[attr-defined]
        room.execute("DELETE FROM received_set")
        work.commit()
    weather.calls.clear()
    assert here.sync().is_confirmed
    assert weather.calls.count("pull") >= 2 and here.heads() == {"K01": ("bakker",), "O01": (9,)}


def test_a_dossier_taken_away_is_seen_in_one_look(
    here: Laptop, weather: Weather, back_end: MemoryBackEnd
) -> None:
    (dossier,) = back_end.dossiers
    back_end.hidden.add((here.link.worker_id, dossier))
    assert here.sync().is_confirmed
    weather.calls.clear()
    assert here.sync().is_confirmed and weather.calls == ["hello"]


@pytest.mark.expects_log
def test_an_answer_lost_after_the_last_look_does_not_unsay_what_was_confirmed(
    here: Laptop, weather: Weather
) -> None:
    here.answer("O01", 9)
    weather.blows = [Blow.failure("hello", FailureCode.BUSY, at=2)]
    assert here.sync().is_confirmed
    assert weather.calls == ["hello", "push", "hello", "hello"]
