"""What tells that it is time to lock: the clock of quiet, the session of the desktop, sleep and the lid."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtDBus import QDBusConnection
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.locking.idle import WARNING_SECONDS, IdleClock, SleepClock, slept_before
from desktop.ui.locking.lock_watch import LockWatch
from desktop.ui.locking.logind import LogindWatch
from desktop.ui.locking.reasons import LockReason, tell_next_process, told_before
from desktop.ui.locking.system_watch import system_watch
from desktop.ui.locking.windows_session import TOLD, reason_of
from tests.ui.own_bus import LOGIND, NEEDS_BUS, SESSION, Desktop, own_bus


class Clock:
    """Seconds that pass when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_after_five_quiet_minutes_it_is_over_and_half_a_minute_before_it_warns() -> None:
    clock = Clock()
    idle = IdleClock(clock)
    idle.begin(5)
    clock.now = 300 - WARNING_SECONDS - 1
    assert not idle.look().is_warning and not idle.look().is_over
    clock.now = 300 - WARNING_SECONDS
    assert idle.look().is_warning and idle.look().left == WARNING_SECONDS
    clock.now = 299.5
    assert idle.look().left == 1 and not idle.look().is_over
    clock.now = 300
    assert idle.look().is_over


def test_a_touch_starts_the_count_anew_and_another_choice_does_not() -> None:
    clock = Clock()
    idle = IdleClock(clock)
    idle.begin(5)
    clock.now = 290
    idle.touch()
    assert idle.look().left == 300
    clock.now = 350
    idle.change(1)
    assert idle.look().left == 0 and idle.look().is_over


@pytest.mark.parametrize("minutes", [0, -1, 16, 10**9])
def test_a_number_that_may_not_be_counts_as_five_minutes(minutes: int) -> None:
    clock = Clock()
    idle = IdleClock(clock)
    idle.begin(minutes)
    assert idle.look().left == 300


def test_a_laptop_that_slept_is_found_out_by_its_clocks() -> None:
    apart = Clock()
    sleep = SleepClock(apart)
    assert not sleep.has_slept()
    apart.now = 3.0  # a clock was set right
    assert not sleep.has_slept()
    apart.now = 600.0
    assert sleep.has_slept() and not sleep.has_slept()
    assert abs(slept_before() - slept_before()) < 20


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: QApplication, clock: Clock) -> LockWatch:
    return LockWatch(None, IdleClock(clock), SleepClock(Clock()))


def test_it_warns_counts_and_locks_once(watch: LockWatch, clock: Clock) -> None:
    warned: list[int] = []
    wanted: list[LockReason] = []
    watch.warned.connect(warned.append)
    watch.wanted.connect(wanted.append)
    watch.begin(1)
    for clock.now in (0, 29, 30, 31, 59):
        watch.look()
    assert warned == [30, 29, 1] and wanted == []
    clock.now = 60
    watch.look()
    assert wanted == [LockReason.IDLE]


def test_any_key_at_the_edge_of_a_window_calms_it(watch: LockWatch, clock: Clock, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    calmed: list[bool] = []
    watch.calmed.connect(lambda: calmed.append(True))
    watch.begin(1)
    clock.now = 40
    watch.look()
    handle = window.windowHandle()
    assert handle is not None
    key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    QApplication.sendEvent(handle, key)
    assert calmed == [True]
    clock.now = 99
    watch.look()
    assert calmed == [True]


def test_sleep_that_nobody_told_of_locks_at_waking(qapp: QApplication) -> None:
    apart = Clock()
    watch = LockWatch(None, IdleClock(Clock()), SleepClock(apart))
    wanted: list[LockReason] = []
    watch.wanted.connect(wanted.append)
    watch.begin(5)
    apart.now = 3600
    watch.look()
    assert wanted == [LockReason.WOKE]
    watch.end()


# --- the desktop, on a bus of our own


@pytest.fixture
def desktop(qapp: QApplication) -> Iterator[Desktop]:
    with own_bus() as address:
        made = Desktop(address)
        made.setObjectName(address)
        yield made
        QDBusConnection.disconnectFromBus("desktop-side")


@pytest.fixture
def logind(desktop: Desktop, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[LogindWatch]:
    monkeypatch.setenv("XDG_SESSION_ID", "c2")  # of another seat: the system says no, and is asked again
    bus = QDBusConnection.connectToBus(desktop.objectName(), "our-side")
    watch = LogindWatch(bus, bus)
    with qtbot.waitSignal(watch.ready):
        watch.begin()
    qtbot.waitUntil(lambda: LockReason.LID in watch.told)
    yield watch
    QDBusConnection.disconnectFromBus("our-side")


@NEEDS_BUS
def test_a_locked_session_and_another_user_are_heard(
    desktop: Desktop, logind: LogindWatch, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(logind.wanted) as heard:
        desktop.tell(SESSION, LOGIND + ".Session", "Lock")
    assert heard.args == [LockReason.SESSION]
    with qtbot.waitSignal(logind.wanted) as heard:
        desktop.change("LockedHint", True)
    assert heard.args == [LockReason.SESSION]
    desktop.properties["LockedHint"] = False
    with qtbot.waitSignal(logind.wanted) as heard:
        desktop.change("Active", False)
    assert heard.args == [LockReason.SWITCHED]


@NEEDS_BUS
def test_sleep_waits_until_the_koffer_is_shut(desktop: Desktop, logind: LogindWatch, qtbot: QtBot) -> None:
    logind.hold_sleep()
    qtbot.waitUntil(lambda: LockReason.SLEEP in logind.told)
    assert not desktop.may_sleep()
    with qtbot.waitSignal(logind.wanted) as heard:
        desktop.sleeps(True)
    assert heard.args == [LockReason.SLEEP] and not desktop.may_sleep()
    logind.let_sleep()
    qtbot.waitUntil(desktop.may_sleep)
    with qtbot.assertNotEmitted(logind.wanted, wait=50):
        desktop.sleeps(False)


@NEEDS_BUS
def test_a_lid_that_closes_is_noticed_and_one_that_was_closed_is_no_reason(
    desktop: Desktop, logind: LogindWatch, qtbot: QtBot
) -> None:
    desktop.properties["LidClosed"] = True
    with qtbot.waitSignal(logind.wanted) as heard:
        logind.ask_lid()
    assert heard.args == [LockReason.LID]
    before = len(desktop.asked)
    with qtbot.assertNotEmitted(logind.wanted):
        logind.ask_lid()
        qtbot.waitUntil(lambda: len(desktop.asked) > before)


@NEEDS_BUS
def test_the_lock_screen_of_the_desktop_itself_is_heard(
    desktop: Desktop, logind: LogindWatch, qtbot: QtBot
) -> None:
    assert desktop.bus.registerService("org.gnome.ScreenSaver")
    with qtbot.waitSignal(logind.wanted) as heard:
        desktop.tell("/org/gnome/ScreenSaver", "org.gnome.ScreenSaver", "ActiveChanged", True)
    assert heard.args == [LockReason.SESSION]


def test_without_a_bus_nothing_is_told_and_nothing_breaks(qapp: QApplication, qtbot: QtBot) -> None:
    nowhere = QDBusConnection.connectToBus("unix:path=/nonexistent/bus", "nowhere")
    watch = LogindWatch(nowhere, nowhere)
    with qtbot.waitSignal(watch.ready):
        watch.begin()
    watch.hold_sleep()
    watch.let_sleep()
    assert watch.told == ()


def test_each_system_gets_its_own_watcher_or_honestly_none(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    assert isinstance(system_watch(qapp), LogindWatch)
    monkeypatch.setattr("sys.platform", "darwin")
    assert system_watch(qapp) is None


@pytest.mark.parametrize(
    ("message", "what", "lid", "reason"),
    [
        (0x02B1, 0x7, None, LockReason.SESSION),
        (0x02B1, 0x3, None, LockReason.REMOTE),
        (0x02B1, 0x2, None, LockReason.SWITCHED),
        (0x02B1, 0x8, None, None),  # unlocked
        (0x0218, 0x4, None, LockReason.SLEEP),
        (0x0218, 0x8013, 0, LockReason.LID),
        (0x0218, 0x8013, 1, None),
        (0x0100, 0x7, None, None),
    ],
)
def test_what_windows_tells_means_this(
    message: int, what: int, lid: int | None, reason: LockReason | None
) -> None:
    assert reason_of(message, what, lid) is reason
    assert reason is None or reason in TOLD


def test_the_lock_screen_of_the_next_process_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("INTAKEKOFFER_LOCKED_BY", raising=False)
    assert told_before() == ""
    for reason in LockReason:
        monkeypatch.setenv("INTAKEKOFFER_LOCKED_BY", "")  # put back afterwards
        tell_next_process(reason)
        assert "op slot" in told_before()
    assert told_before({"INTAKEKOFFER_LOCKED_BY": "iets anders"}) == ""
