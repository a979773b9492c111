"""One laptop for an acceptance test: its files, its desk without windows, and its windows. All real."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from desktop.composition import Laptop
from desktop.domain.ids import DossierId
from desktop.installed import SystemChance
from desktop.store import migrations
from desktop.store.strongroom import Strongroom
from desktop.stories.stage import first_desk, passphrase, story_laptop
from desktop.stories.time import StoryClock
from desktop.stories.window_driver import Driver
from desktop.stories.window_talk import InterviewHands
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Screen
from desktop.ui.store_thread import StoreThread
from desktop.ui.unlock.view import UnlockScreen
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.interview import RawAnswer, go_to, open_interview, record_answer
from desktop.usecases.ports import Desk
from desktop.usecases.safe_ports import BackupWhy
from tests.e2e.seen import words_on

LABEL = "Marit Bakker"
TODAY = date(2026, 9, 1)
BUG = "Er ging iets mis in het programma"
_Kind = TypeVar("_Kind", bound=Screen)


@dataclass
class Suitcase:
    """The folder of one laptop, opened as often as a test likes."""

    folder: Path
    label: str = LABEL
    clock: StoryClock = field(default_factory=lambda: StoryClock(TODAY, "10:00"))
    #: behind the windows that are open now
    laptop: Laptop | None = None

    def make(self) -> None:
        """The first run: a store for the klantmanager."""
        with self.desk():
            pass

    @property
    def person(self) -> str:
        """The id of the klantmanager's store."""
        return next(row.id for row in self._laptop().people() if row.label == self.label)

    @property
    def files(self) -> Path:
        """Where the files of that store are."""
        return self.folder / "people" / self.person

    def _laptop(self) -> Laptop:
        return story_laptop(self.folder, self.clock, SystemChance())

    @contextmanager
    def desk(self) -> Iterator[Desk]:
        """The open koffer without windows."""
        laptop = self._laptop()
        try:
            yield first_desk(laptop, self.label)
        finally:
            laptop.close()

    def begin(self, roepnaam: str = "Rima", language: str = "ar", **answers: RawAnswer) -> DossierId:
        """A dossier with answers, as if prepared before the talk."""
        with self.desk() as desk:
            # prepared elsewhere: a small disk of a test has no room for a new one
            dossier = begin_dossier(replace(desk, safe=None), NewDossier(roepnaam, language)).shown
            for question, raw in answers.items():
                record_answer(desk, dossier, question, raw)
            return dossier

    def answers(self, dossier: DossierId, *questions: str) -> list[str]:
        """What stands at these questions after opening the koffer anew, as typed or as chosen."""
        with self.desk() as desk:
            shown = [go_to(desk, dossier, question).question for question in questions]
            return [one.raw or ",".join(c.key for c in one.choices if c.is_chosen) for one in shown]

    def names(self) -> list[str]:
        """The dossiers in the koffer after opening it anew."""
        with self.desk() as desk:
            return sorted(row.roepnaam for row in caseload(desk).rows)

    def draft(self, dossier: DossierId) -> tuple[str, str]:
        """The question where the talk was left, and what stands half-typed there."""
        with self.desk() as desk:
            question = open_interview(desk, dossier).question
            return question.id, question.draft.text if question.draft is not None else ""

    @property
    def room(self) -> Strongroom:
        """The store behind the windows, past its door, to let something go wrong in it."""
        assert self.laptop is not None and self.laptop.store is not None
        return self.laptop.store._room

    def upgrade_beyond(self) -> None:
        """Leave the store as a later version of the program would: with a step we do not know."""
        laptop = self._laptop()
        first_desk(laptop, self.label)
        store = laptop.store
        assert store is not None
        room = store._room
        later = {
            **migrations.MIGRATIONS,
            len(migrations.MIGRATIONS) + 1: ("CREATE TABLE later(a TEXT) STRICT",),
        }
        migrations.upgrade(room.connection, lambda: room.make_backup(BackupWhy.BEFORE_UPGRADE), later)
        laptop.close()

    @contextmanager
    def windows(self, is_open: bool = True) -> Iterator[Driver]:
        """The app at the lock screen, or (when `is_open`) unlocked by typing the passphrase.

        A bug that reached the screen fails the test.
        """
        store = StoreThread()
        laptop = self.laptop = story_laptop(self.folder, self.clock, SystemChance(), store)
        with Driver(laptop, store) as driver:
            driver.may_be_stopped = True  # tests look at blocking messages themselves
            driver.start()
            if is_open:
                unlock(driver)
            yield driver
            assert BUG not in words_on(driver.window)
            assert driver.dialogs == 0


def unlock_screen(driver: Driver) -> UnlockScreen:
    """The lock screen, once it knows who has a koffer here."""
    screen = screen_of(driver, UnlockScreen)
    driver.until(lambda: bool(screen.open_page.people.cards), "de namen op het slot")
    return screen


def unlock(driver: Driver, words: str | None = None) -> None:
    """Type a passphrase (the right one unless told) and Enter; waits until the visit day is there."""
    message = try_to_unlock(driver, words).open_page.message
    driver.until(lambda: driver.entrance.desk is not None or message.isVisible(), "de open koffer")
    assert driver.entrance.desk is not None, words_on(driver.window)
    driver.until(lambda: not isinstance(driver.screen(), UnlockScreen), "het eerste scherm")


def try_to_unlock(driver: Driver, words: str | None = None) -> UnlockScreen:
    """Type a passphrase and Enter."""
    screen = unlock_screen(driver)
    driver.type(passphrase().decode() if words is None else words, on=screen.open_page.field)
    driver.press(Qt.Key.Key_Return, on=screen.open_page.field)
    return screen


def screen_of(driver: Driver, kind: type[_Kind]) -> _Kind:
    """The screen that is shown, which must be of this kind."""
    driver.until(lambda: isinstance(driver.window.screen_shown(), kind), kind.__name__)
    screen = driver.screen()
    assert isinstance(screen, kind)
    return screen


def talk(driver: Driver, dossier: DossierId, question: str = "") -> InterviewHands:
    """The talk of this dossier on screen, at `question` or where it was left."""
    shown = driver.screen()
    before = shown.presenter.shown if isinstance(shown, InterviewScreen) else None
    driver.window.go(Place(ScreenName.INTERVIEW, dossier, question))
    hands = InterviewHands(driver)
    driver.until(lambda: hands.shown is not before and hands.shown.dossier == dossier, "het gesprek")
    if question:
        driver.until(lambda: hands.is_at(question), f"vraag {question}")
    return hands


def answer(desk: Desk, dossier: DossierId, answers: Mapping[str, RawAnswer]) -> None:
    """Record answers through the use case."""
    for question, raw in answers.items():
        record_answer(desk, dossier, question, raw)


def press(driver: Driver, key: Qt.Key, *held: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
    """A key, where the cursor is."""
    driver.press(key, *held, on=on or QApplication.focusWidget() or driver.window)
