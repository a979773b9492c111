"""Locking costs no letter; no file or setting, whatever stands in it, opens a koffer or keeps one open."""

from __future__ import annotations

import json
import os
import random
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from shiboken6 import delete

from desktop.installed import SystemChance
from desktop.stories.stage import first_desk, story_laptop
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import offscreen
from desktop.ui.all_screens import all_screens
from desktop.ui.app import DeskApp, Folders, make_application
from desktop.ui.locking.idle import IdleClock
from desktop.ui.locking.lock_watch import LockWatch
from desktop.ui.look_choice import LookChoice, LookFile
from desktop.ui.places import Place, ScreenName
from desktop.ui.store_thread import StoreThread
from desktop.ui.unlock.view import UnlockScreen
from desktop.usecases.left_off import LeftField, LeftOff, keep_left_off, left_off
from desktop.usecases.lock_policy import LEAST_MINUTES, MOST_MINUTES, lock_minutes
from desktop.usecases.ports import Desk
from resources import paths
from tests.e2e.suitcase import LABEL, TODAY, Suitcase
from tests.locking_cases import lock_while_typing
from tests.torture.claims import Arena, Claim, Found, Toll
from tests.torture.mutations import mutated

SECONDS_TO_LOCK = 1.0
_ELSEWHERE = (ScreenName.VISIT, ScreenName.DOSSIERS, ScreenName.SAFE, ScreenName.SEARCH, ScreenName.AUDIT)
_LEFT = LeftOff("dossiers", fields=(LeftField("dossiers", "", "Roepnaam", 0, "Sam", 3),))


def lock_often(arena: Arena) -> Found:
    """Type in a talk and in a form by turns, lock for each of the reasons by turns, open and compare."""
    suitcase = Suitcase(arena.place("laptop"))
    suitcase.make()
    came = lock_while_typing(suitcase, arena.pick(100, 3, 1))
    missed = []
    # other programs may have the processor in a short run; what a long one says counts
    if came.slowest > arena.pick(SECONDS_TO_LOCK, 5.0, 30.0):
        missed.append(f"one lock took {came.slowest:.2f} s")
    figure = f"{came.lost} letters lost in {came.runs} locks; the slowest {came.slowest * 1000:.0f} ms"
    return Found(figure, came.runs, Toll(lost=came.lost), tuple(missed))


def alter_files_beside(arena: Arena) -> Found:
    """The app begins with altered files of the look and of wrong tries: always at the lock, and it stays."""
    folder = arena.place("laptop")
    made = story_laptop(folder, StoryClock(TODAY, "10:00"), SystemChance())
    first_desk(made, LABEL)
    made.close()
    (attempts,) = [path / "attempts.json" for path in (folder / "people").iterdir() if path.is_dir()]
    look = folder / "weergave.json"
    toll, missed, chance = Toll(), list[str](), arena.chance("beside")
    count = arena.pick(1_000, 20, 2)
    with _windows(folder) as desks:
        for number in range(count):
            LookFile(look).write(LookChoice(text=150, desk="en"))
            look.write_bytes(mutated(look.read_bytes(), chance))
            attempts.write_bytes(mutated(b'{"failed": 3, "last": "2026-09-01T08:00:00+00:00"}', chance))
            try:
                missed += [f"{number}: {wrong}" for wrong in desks.wrong_at_the_lock(LookFile(look))]
            except Exception as error:  # noqa: BLE001 - the campaign counts it
                toll.unhandled += 1
                missed.append(f"{number}: {type(error).__name__}: {error}")
    figure = f"{count:,} starts with altered files: each at the lock, 0 opened without the passphrase"
    return Found(figure, count, toll, tuple(missed[:10]))


class _Windows:
    """The windows of one laptop, as often as one likes."""

    def __init__(self, folder: Path) -> None:
        os.environ.setdefault("QT_QPA_PLATFORM", offscreen())
        self._app = make_application(("intake",))
        self._folders = Folders(paths.fonts_folder(), paths.pictures_folder(), paths.styles_folder())
        self.store = StoreThread()
        self._laptop = story_laptop(folder, StoryClock(TODAY, "10:00"), SystemChance(), self.store)

    def wrong_at_the_lock(self, look: LookFile) -> Iterator[str]:
        """Begin the app, try to get on without a passphrase, and say what went wrong."""
        now = [0.0]
        watch = LockWatch(None, IdleClock(lambda: now[0]))
        desk_app = DeskApp(
            self._app, self._folders, self._laptop, self.store, all_screens(), look, watch=watch
        )
        window = desk_app.window
        try:
            window.go(Place(ScreenName.UNLOCK))
            window.show()
            self._app.processEvents()
            screen = window.screen_shown()
            if not isinstance(screen, UnlockScreen):
                yield f"begins at {type(screen).__name__}"
                return
            for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Return):
                QTest.keyClick(screen.open_page.field, key)
            for held in (Qt.Key.Key_K, Qt.Key.Key_N, Qt.Key.Key_D, Qt.Key.Key_F):
                QTest.keyClick(window, held, Qt.KeyboardModifier.ControlModifier)
            self.store(lambda: None)
            self._app.processEvents()
            if not isinstance(window.screen_shown(), UnlockScreen):
                yield f"keys led to {type(window.screen_shown()).__name__}"
            if self._laptop.desk is not None or self._laptop.store is not None:
                yield "a koffer is open"
        finally:
            window.close()
            desk_app.end()
            delete(window)


@contextmanager
def _windows(folder: Path) -> Iterator[_Windows]:
    windows = _Windows(folder)
    try:
        yield windows
    finally:
        windows.store.close()


def alter_settings_inside(arena: Arena) -> Found:
    """The minutes, and what was left half-typed, altered inside the koffer: it locks all the same."""
    laptop = story_laptop(arena.place("laptop"), StoryClock(TODAY, "10:00"), SystemChance())
    desk = first_desk(laptop, LABEL)
    toll, missed, chance = Toll(), list[str](), arena.chance("inside")
    count, minutes_met, met = arena.pick(1_000, 300, 40), Counter[int](), Counter[str]()
    for number in range(count):
        text = _strange_minutes(chance)
        try:
            minutes = _minutes_of(desk, text)
            minutes_met[minutes] += 1
            if not locks_within(minutes, MOST_MINUTES):
                missed.append(f"{text!r}: does not lock within {MOST_MINUTES} minutes")
            for told in (chance.choice((0, -1, 16, 99_999, 2**70)), minutes):
                if not locks_within(told, MOST_MINUTES):
                    missed.append(f"{told} minutes: does not lock within {MOST_MINUTES}")
            _with_altered_rest(desk, chance, met)
        except Exception as error:  # noqa: BLE001 - the campaign counts it
            toll.unhandled += 1
            missed.append(f"{number} ({text!r}): {type(error).__name__}: {error}")
    laptop.close()
    if not met:
        missed.append("control: nothing was kept at a lock, so nothing of it was altered")
    if locks_within(MOST_MINUTES, LEAST_MINUTES):
        missed.append("control: fifteen minutes were over after one, so the clock says nothing")
    figure = f"{count:,} settings; after {min(minutes_met)} to {max(minutes_met)} minutes it locks, always"
    return Found(figure, count, toll, tuple(missed[:10]))


def locks_within(minutes: int, most: int) -> bool:
    """Whether the clock that is told so many minutes is over after `most` without a touch."""
    now = [0.0]
    clock = IdleClock(lambda: now[0])
    clock.begin(minutes)
    now[0] = most * 60.0
    return clock.look().is_over


def _strange_minutes(chance: random.Random) -> str:
    made = (
        lambda: str(chance.randrange(-5, 120)),
        lambda: chance.choice(("", "0", "00", "05", "1e1", "nooit", "\u0661\u0665", "15.0", "9" * 500, "½")),
        lambda: mutated(b'{"minutes": "12"}', chance).decode("latin-1").strip('{}"minutes: '),
        lambda: "".join(chance.choices("0123456789 +-_.x\n", k=chance.randrange(1, 5))),
    )
    return chance.choice(made)()


def _minutes_of(desk: Desk, text: str) -> int:
    with desk.unit_of_work() as work:
        work.state.put("lock.minutes", text)
        work.commit()
    return lock_minutes(desk)


def _inside(wrapped: bytes) -> str:
    """What became of what was wrapped, for a mutation that knows objects only."""
    try:
        return json.dumps(json.loads(wrapped)["kept"])
    except (ValueError, LookupError, TypeError, RecursionError):
        return wrapped.decode("utf-8", "replace")


def _with_altered_rest(desk: Desk, chance: random.Random, met: Counter[str]) -> None:
    """What was left half-typed is read, or nothing is; it never stands in the way of opening."""
    keep_left_off(desk, _LEFT)
    with desk.unit_of_work() as work:
        for name in ("left_off", "left_off."):
            kept = work.state.get(name)
            if kept is not None and kept.startswith(("{", "[")):
                wrapped = mutated(json.dumps({"kept": json.loads(kept)}).encode(), chance)
                work.state.put(name, _inside(wrapped))
                met[name] += 1
        work.commit()
    left_off(desk)


CLAIMS = (
    Claim(
        key="locking.typing",
        words="Locking while somebody types costs no letter, and takes less than a second",
        bar="0 letters lost in 100 locks, each < 1 s",
        campaign=lock_often,
        rows=(28,),
        seconds=200,
    ),
    Claim(
        key="locking.files_beside",
        words="With altered files beside it the app begins at the lock, and nothing but the passphrase opens",
        bar="0 opened, 0 unhandled in 1,000 starts",
        campaign=alter_files_beside,
        rows=(29,),
        seconds=150,
    ),
    Claim(
        key="locking.settings",
        words="No setting, whatever stands in it, switches the lock off",
        bar="locks within 15 minutes, 1,000 of 1,000",
        campaign=alter_settings_inside,
        rows=(29,),
        seconds=30,
    ),
)
