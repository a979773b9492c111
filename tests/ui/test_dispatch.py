"""Work goes to the store thread or the slow pool, and comes home on the main thread."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.dispatch import Dispatch
from desktop.ui.runner import BugReport, Failure, ImmediateRunner
from desktop.ui.store_thread import StoreThread


@pytest.fixture
def store() -> Iterator[StoreThread]:
    thread = StoreThread()
    yield thread
    thread.close()


@pytest.fixture
def bugs() -> list[BugReport]:
    return []


@pytest.fixture
def dispatch(qapp: object, store: StoreThread, bugs: list[BugReport]) -> Iterator[Dispatch]:
    made = Dispatch(store, bugs.append)
    yield made
    made.close()


def test_the_bound_desk_comes_first_and_the_answer_comes_home(dispatch: Dispatch, qtbot: QtBot) -> None:
    screen = QObject()
    got: list[tuple[tuple[str, str, int], int]] = []
    here = threading.get_ident()

    def use_case(desk: str, name: str) -> tuple[str, str, int]:
        return desk, name, threading.get_ident()

    def done(result: tuple[str, str, int]) -> None:
        got.append((result, threading.get_ident()))

    dispatch.runner("desk", screen).run(use_case, "Samir", done=done)
    qtbot.waitUntil(lambda: len(got) == 1)
    (desk, name, worked_at), delivered_at = got[0]
    assert (desk, name) == ("desk", "Samir")
    assert worked_at != here and delivered_at == here


def test_store_work_is_done_in_the_order_it_was_asked(dispatch: Dispatch, qtbot: QtBot) -> None:
    screen = QObject()
    order: list[int] = []
    runner = dispatch.runner("desk", screen)
    for n in range(20):
        runner.run(lambda _desk, i: i, n, done=order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))


def test_slow_work_may_ask_the_store_in_between(dispatch: Dispatch, store: StoreThread, qtbot: QtBot) -> None:
    screen = QObject()
    got: list[bool] = []

    def draw(_desk: str) -> bool:
        inside = store(lambda: store(threading.get_ident))  # and again, from the store thread itself
        return inside != threading.get_ident()

    dispatch.runner("desk", screen).run(draw, done=got.append, slow=True)
    qtbot.waitUntil(lambda: got == [True])


def test_an_answer_for_a_screen_that_has_gone_is_dropped(
    dispatch: Dispatch, store: StoreThread, qtbot: QtBot
) -> None:
    screen, other = QObject(), QObject()
    hold = threading.Event()
    got: list[str] = []
    last: list[str] = []

    def wait(_desk: str) -> str:
        hold.wait(5)
        return "late"

    dispatch.runner("desk", screen).run(wait, done=got.append)
    dispatch.runner("desk", other).run(lambda _desk: "last", done=last.append)
    screen.deleteLater()
    qtbot.wait(0)
    hold.set()
    qtbot.waitUntil(lambda: last == ["last"])
    assert got == []


def test_a_refusal_goes_to_the_presenter(dispatch: Dispatch, bugs: list[BugReport], qtbot: QtBot) -> None:
    screen = QObject()
    failures: list[Failure] = []

    def refuse(_desk: str) -> None:
        raise Refusal(RefusalCode.NOT_A_DATE)

    dispatch.runner("desk", screen).run(refuse, failed=failures.append)
    qtbot.waitUntil(lambda: len(failures) == 1)
    assert failures[0].code is RefusalCode.NOT_A_DATE and bugs == []


def test_anything_else_is_reported_as_a_bug_without_its_message(
    dispatch: Dispatch, bugs: list[BugReport], qtbot: QtBot
) -> None:
    screen = QObject()

    def break_down(_desk: str) -> None:
        raise RuntimeError("wat Samir zei")

    dispatch.runner("desk", screen).run(break_down, failed=lambda failure: None)
    qtbot.waitUntil(lambda: len(bugs) == 1)
    assert bugs[0].kind == "RuntimeError" and "Samir" not in repr(bugs[0])


def test_the_immediate_runner_answers_at_once() -> None:
    got: list[object] = []
    ImmediateRunner("desk").run(lambda desk, n: (desk, n), 1, done=got.append)
    assert got == [("desk", 1)]
