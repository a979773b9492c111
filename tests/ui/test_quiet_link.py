"""The rounds on real threads: by themselves, on their own thread; a bug ends one, the end waits for none."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.ui.all_screens import all_screens
from desktop.ui.dispatch import Dispatch
from desktop.ui.link_now import LinkNow, LinkState, NetworkNow
from desktop.ui.places import Place, ScreenName
from desktop.ui.quiet_sync.network_watch import NetworkWatch
from desktop.ui.quiet_sync.quiet_link import QuietLink
from desktop.ui.runner import BugReport
from desktop.ui.shell import Shell
from desktop.ui.store_thread import StoreThread
from desktop.ui.theme import Theme
from desktop.usecases.link_ports import ASKED_FOR, Enrolment, Manner, SyncProgress, SyncReport, SyncStep
from desktop.usecases.ports import Desk
from tests.builders import workplace

pytestmark = pytest.mark.windows

REPORT = SyncReport(1, 2, 1, 0, 1, True, datetime(2026, 9, 15, 8, 40, tzinfo=UTC), SyncStep.CONFIRMED)


class Line:
    """A link to nowhere. `act` is what happens in an exchange; `threads`: on which thread it was."""

    def __init__(self, act: Callable[[Manner], SyncReport]) -> None:
        self._act = act
        self.threads: list[str] = []

    def exchange(self, on_step: Callable[[SyncStep], None], manner: Manner = ASKED_FOR) -> SyncReport:
        self.threads.append(threading.current_thread().name)
        on_step(SyncStep.SEND)
        manner.on_progress(SyncProgress(SyncStep.SEND, 1, 2))
        return self._act(manner)

    def enrol(self, address: str, code: str) -> Enrolment:
        return Enrolment("gm9999", "Voorbeeldstad", WorkerId("w"), DeskId("d"))

    def is_enrolled(self) -> bool:
        return True


class Room:
    """A desk on a real store thread, and rounds whose dice fall at once."""

    def __init__(self, act: Callable[[Manner], SyncReport]) -> None:
        self.store, self.bugs = StoreThread(), list[BugReport]()
        self.dispatch = Dispatch(self.store, self.bugs.append)
        self.line = Line(act)
        self.desk: Desk = replace(workplace().desk, sync=self.line, on_store=self.store)
        self.link = QuietLink(self.dispatch, dice=lambda: 0.0)
        self.seen: list[LinkNow] = []
        self.link.keeper.watch(self.seen.append)

    def close(self) -> None:
        self.link.end()
        self.dispatch.close()
        self.store.close()


@pytest.fixture
def rooms(qapp: QApplication) -> Iterator[Callable[[Callable[[Manner], SyncReport]], Room]]:
    made: list[Room] = []

    def make(act: Callable[[Manner], SyncReport]) -> Room:
        made.append(Room(act))
        return made[-1]

    yield make
    for room in made:
        room.close()


def test_an_open_koffer_syncs_by_itself_on_a_thread_of_its_own(
    qtbot: QtBot, rooms: Callable[[Callable[[Manner], SyncReport]], Room]
) -> None:
    room = rooms(lambda manner: REPORT)
    room.link.begin(room.desk)
    qtbot.waitUntil(lambda: room.link.keeper.now.state is LinkState.GOOD)
    assert room.line.threads == ["link"]
    assert SyncProgress(SyncStep.SEND, 1, 2) in [now.progress for now in room.seen]
    assert [now.state for now in room.seen][-1] is LinkState.GOOD


def test_the_bar_of_the_window_tells_it_and_the_screen_is_refreshed(
    qtbot: QtBot, theme: Theme, qapp: QApplication, rooms: Callable[[Callable[[Manner], SyncReport]], Room]
) -> None:
    room = rooms(lambda manner: REPORT)

    def runner_for(first: object, screen: QObject) -> object:
        return room.dispatch.runner(room.desk, screen)

    shell = Shell(qapp, theme, all_screens(), None, runner_for)  # type: ignore[arg-type]
    qtbot.addWidget(shell)
    shell.show()
    shell.go(Place(ScreenName.DOSSIERS))
    room.link.follow(shell)
    room.link.begin(room.desk)
    qtbot.waitUntil(lambda: shell.linked.link is not None and shell.linked.link.now.state is LinkState.GOOD)
    qtbot.waitUntil(lambda: shell.bar._link.said[0].startswith("Samengevoegd en bevestigd"))


def test_a_bug_in_a_sync_is_reported_and_ends_the_round(
    qtbot: QtBot, rooms: Callable[[Callable[[Manner], SyncReport]], Room]
) -> None:
    def breaks(manner: Manner) -> SyncReport:
        raise LookupError("Samir woont in kamer 4")

    room = rooms(breaks)
    room.link.begin(room.desk)
    qtbot.waitUntil(lambda: room.link.keeper.now.state is LinkState.STUCK)
    failure = room.link.keeper.now.failure
    assert isinstance(failure, Trouble) and failure.code is TroubleCode.SYNC_BROKE
    assert [bug.kind for bug in room.bugs] == ["LookupError"]
    assert "Samir" not in " ".join((room.bugs[0].kind, *room.bugs[0].frames))


def test_closing_waits_for_no_sync_and_papers_wait_for_none(
    qtbot: QtBot, rooms: Callable[[Callable[[Manner], SyncReport]], Room]
) -> None:
    let_go = threading.Event()

    def hangs(manner: Manner) -> SyncReport:
        let_go.wait(20)
        return REPORT

    room = rooms(hangs)
    room.link.begin(room.desk)
    qtbot.waitUntil(lambda: bool(room.line.threads))
    drawn: list[int] = []
    runner = room.dispatch.runner(None, room.link)
    for number in (1, 2, 3):
        runner.run(lambda _none, made=number: made, done=drawn.append, slow=True)
    qtbot.waitUntil(lambda: sorted(drawn) == [1, 2, 3])
    before = len(room.seen)
    room.link.end()
    room.dispatch.close()
    let_go.set()
    QApplication.processEvents()
    assert len(room.seen) == before


def test_what_the_system_says_of_the_network_is_words_we_know(qapp: QApplication) -> None:
    now = NetworkWatch(qapp).look()
    assert isinstance(now, NetworkNow)
    assert now.is_there in (None, True, False) and now.asks_login in (None, True, False)
