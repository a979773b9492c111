"""What a screen leaves behind is cleared by the thread of the windows, whichever thread allocates."""

from __future__ import annotations

import gc
import threading

import pytest
from pytestqt.qtbot import QtBot

from desktop.ui.garbage_turn import GarbageTurn


class Ring:
    """Holds itself, as a screen and its presenter hold each other."""

    cleared_by: list[int]

    def __init__(self, cleared_by: list[int]) -> None:
        self.cleared_by, self.itself = cleared_by, self

    def __del__(self) -> None:
        self.cleared_by.append(threading.get_ident())


def test_another_thread_that_allocates_much_clears_nothing_and_the_windows_do(qtbot: QtBot) -> None:
    cleared_by: list[int] = []
    kept: list[list[int]] = []
    gc.collect()
    with GarbageTurn(every=20):
        Ring(cleared_by)
        busy = threading.Thread(target=lambda: kept.extend([n] for n in range(100_000)))
        busy.start()
        busy.join()
        assert cleared_by == []
        qtbot.waitUntil(lambda: bool(cleared_by))
    assert cleared_by == [threading.get_ident()]


@pytest.mark.parametrize("before", [True, False])
def test_afterwards_python_clears_as_it_did_before(before: bool) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if before else gc.disable)()
        with GarbageTurn():
            assert not gc.isenabled()
        assert gc.isenabled() is before
    finally:
        (gc.enable if was else gc.disable)()


def test_no_test_clears_rings_on_a_thread_of_its_own_choice() -> None:
    """The house rule of `tests/conftest.py`: a server thread of one test once cleared windows of another."""
    assert not gc.isenabled()


def test_what_was_there_before_is_left_out_and_looked_at_again_afterwards() -> None:
    before = gc.get_freeze_count()
    with GarbageTurn():
        assert gc.get_freeze_count() > before
    assert gc.get_freeze_count() == 0


@pytest.mark.parametrize(("long", "leaves_out"), [(0.0, True), (60.0, False)])
def test_what_is_alive_after_a_long_look_is_left_out_of_the_next(
    qtbot: QtBot, long: float, leaves_out: bool
) -> None:
    with GarbageTurn(every=20, long=long):
        alive = [[n] for n in range(5_000)]
        frozen = gc.get_freeze_count()
        for _ in range(gc.get_threshold()[2] + 1):
            gc.collect(1)
        qtbot.waitUntil(lambda: gc.get_count()[2] == 0)
        assert (gc.get_freeze_count() >= frozen + len(alive)) is leaves_out
