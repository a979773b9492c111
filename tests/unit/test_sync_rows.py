"""A figure of `make bench-sync` beside its yardstick: when it is within its aim, and what stands below it."""

from __future__ import annotations

import math

from tests.bench.sync_rows import Before, Row, load_words, machine_words, peak_mib


def test_a_figure_with_a_yardstick_is_held_against_so_many_times_that() -> None:
    assert Row("push", 1.9, 2, "s", beside=1).is_met
    assert not Row("push", 2.1, 2, "s", beside=1).is_met


def test_a_figure_with_a_plain_aim_only_has_its_yardstick_beside_it() -> None:
    row = Row("memory", 70, 80, "MiB", beside=30, is_plain=True)
    assert row.is_met and not Row("memory", 81, 80, "MiB", beside=300, is_plain=True).is_met
    assert "aim 80 MiB" in str(row) and "2.333 x" in str(row)


def test_what_was_not_measured_is_within_no_aim() -> None:
    row = Row("lost", math.nan, 0, "", why="no standby could be made")
    assert not row.is_met and str(row).splitlines()[1].strip() == "no standby could be made"


def test_the_reason_is_given_only_where_a_figure_is_over_its_aim() -> None:
    assert "chance" not in str(Row("bytes", 1, 2, "MB", beside=1, why="chance does not pack"))
    over = str(Row("bytes", 3, 2, "MB", beside=1, note="of 3 runs", why="chance does not pack"))
    assert over.splitlines()[1:] == ["    of 3 runs", "    chance does not pack"]


def test_a_busy_machine_is_called_one() -> None:
    before = Before.now()
    busy = Before(before.at - 1_000, 7.9, before.busy - 2_000, before.own)
    quiet = Before(before.at - 1_000, 0.1, before.busy - 500, before.own - 500)
    if not before.busy:
        assert load_words(busy).startswith("took 1")
        return
    assert "NOT A QUIET MACHINE" in load_words(busy)
    assert load_words(quiet).endswith("a quiet machine")


def test_the_machine_is_named_with_its_cores_and_memory() -> None:
    assert "cores" in machine_words() and "GiB" in machine_words()
    assert 5 < peak_mib() < 100_000
