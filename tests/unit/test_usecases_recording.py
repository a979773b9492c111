"""The pen: ids, the hybrid clock, parents."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.changes import ChangeKind
from desktop.domain.ids import DeskId
from desktop.usecases.recording import begin_ids, canonical, moment_of, next_row_id, next_time, pen, wall_ms
from tests.builders import workplace
from tests.fakes import MORNING

HERE = DeskId("desk-a")
NOW = wall_ms(MORNING)


def test_the_clock_text_sorts_in_the_order_of_writing_within_one_millisecond() -> None:
    first = next_time(None, NOW, HERE)
    second = next_time(first, NOW, HERE)
    assert first < second
    assert first == f"{NOW:013d}-0000-desk-a"
    assert moment_of(second) == MORNING


def test_a_clock_that_was_set_back_a_year_never_makes_time_run_backwards() -> None:
    last = next_time(None, NOW, HERE)
    assert next_time(last, NOW - 365 * 86_400_000, HERE) > last


def test_a_full_counter_goes_on_in_the_next_millisecond() -> None:
    last = f"{NOW:013d}-9999-desk-a"
    assert next_time(last, NOW, HERE) == f"{NOW + 1:013d}-0000-desk-a"


def test_an_answer_sorts_after_the_answer_of_another_desk_that_it_replaces() -> None:
    seen = f"{NOW + 60_000:013d}-0003-desk-b"
    assert next_time(None, NOW, HERE, seen) == f"{NOW + 60_000:013d}-0004-desk-a"


def test_a_clock_that_stands_far_ahead_is_not_taken_over() -> None:
    seen = f"{NOW + 3_600_000:013d}-0000-desk-b"
    assert next_time(None, NOW, HERE, seen) == f"{NOW:013d}-0000-desk-a"


@given(st.lists(st.integers(min_value=-10_000_000, max_value=10_000_000), min_size=2, max_size=30))
def test_whatever_the_wall_clock_does_the_texts_go_up(steps: list[int]) -> None:
    texts = [next_time(None, NOW, HERE)]
    for step in steps:
        texts.append(next_time(texts[-1], NOW + step, HERE))
    assert texts == sorted(set(texts))


def test_a_change_carries_who_where_and_when_and_goes_into_the_store_as_it_is() -> None:
    place = workplace()
    dossier = place.begin()
    with place.desk.unit_of_work() as work:
        change = pen(place.desk, work, dossier, ChangeKind.DECISION, "leerroute", "b1")
        work.commit()
    place.clock.go_on(minutes=1)
    with place.desk.unit_of_work() as work:
        assert work.changes.heads(dossier)[ChangeKind.DECISION, "leerroute"] == (change,)
    assert change.author == place.desk.worker.id
    assert change.desk == place.desk.desk
    assert moment_of(change.time) == MORNING
    assert change.id[14] == "7"


def test_the_same_desk_and_story_give_the_same_ids() -> None:
    assert workplace().begin() == workplace().begin()
    assert workplace("desk-a").begin() != workplace("desk-b").begin()


def test_the_order_of_keys_makes_no_difference_to_a_value() -> None:
    assert canonical({"a": (1, 2), "b": None}) == canonical({"b": None, "a": [1, 2]})  # type: ignore[dict-item]


def test_rows_made_in_one_moment_keep_the_order_they_were_made_in() -> None:
    place = workplace()
    with place.desk.unit_of_work() as work:
        ids = [next_row_id(place.desk, work) for _ in range(50)]
    assert ids == sorted(set(ids))


def test_ids_of_one_moment_never_meet_and_a_koffer_opened_anew_ends_them_in_something_else() -> None:
    place = workplace()
    with place.desk.unit_of_work() as work:
        before = [next_row_id(place.desk, work) for _ in range(5_000)]
        begin_ids(work)
        after = next_row_id(place.desk, work)
    assert len(set(before)) == 5_000
    assert len({one[19:] for one in before}) == 1 and after[19:] != before[0][19:]
