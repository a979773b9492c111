"""Hands and eyes for the real windows: presses keys, clicks, waits until something shows, takes pictures."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import delete

from desktop.composition import Laptop
from desktop.ui.all_screens import all_screens
from desktop.ui.app import DeskApp, Folders, make_application
from desktop.ui.locking.reasons import LockReason
from desktop.ui.look_choice import LookChoice, LookFile
from desktop.ui.places import Place, ScreenName
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.store_thread import StoreThread
from desktop.ui.unlock.secret_field import SecretField
from desktop.ui.unlock.view import UnlockScreen
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.ports import Desk
from desktop.usecases.repair import Repair
from desktop.usecases.unlock import Entrance, FirstRun, PersonRow, WipedRow
from resources import paths

T = TypeVar("T")
_PATIENCE_SECONDS = 30


def offscreen() -> str:
    """The value of QT_QPA_PLATFORM for a laptop and a second screen that nobody sees."""
    return f"offscreen:configfile={Path(__file__).with_name('screens.json')}"


class StuckWindow(Exception):
    """What was waited for did not show; the text names it."""


class WatchedEntrance:
    """The laptop's entrance; remembers the desk that the unlock screen opened."""

    def __init__(self, laptop: Laptop) -> None:
        self._laptop = laptop

    @property
    def desk(self) -> Desk | None:
        """What the lock screen opened; None before."""
        return self._laptop.desk

    def people(self) -> tuple[PersonRow, ...]:
        """As the laptop."""
        return self._laptop.people()

    def wiped(self) -> tuple[WipedRow, ...]:
        """As the laptop."""
        return self._laptop.wiped()

    def put_away(self, person: str) -> None:
        """As the laptop."""
        self._laptop.put_away(person)

    def suggest_words(self) -> tuple[str, ...]:
        """As the laptop."""
        return self._laptop.suggest_words()

    def open_person(self, person: str, passphrase: bytearray) -> Desk:
        """As the laptop."""
        return self._laptop.open_person(person, passphrase)

    def first_run(self, first: FirstRun, passphrase: bytearray) -> Desk:
        """As the laptop."""
        return self._laptop.first_run(first, passphrase)

    def repair(self) -> Repair:
        """As the laptop."""
        return self._laptop.repair()

    def close(self) -> None:
        """As the laptop."""
        self._laptop.close()


class Driver:
    """One run of the app, driven. Use in a `with` block."""

    def __init__(self, laptop: Laptop, store: StoreThread, factor: float = 1.0) -> None:
        self.entrance = WatchedEntrance(laptop)
        self._laptop, self._store = laptop, store
        os.environ.setdefault("QT_QPA_PLATFORM", offscreen())
        self.app: QApplication = make_application(("intake",))
        folders = Folders(paths.fonts_folder(), paths.pictures_folder(), paths.styles_folder())
        entrance: Entrance = self.entrance
        looks = LookFile(None, LookChoice(text=round(factor * 100)))
        self._desk_app = DeskApp(self.app, folders, entrance, store, all_screens(), looks)
        #: windows that stood in the way of the talk (there should be none)
        self.dialogs = 0
        #: a blocking message is expected and no reason to stop
        self.may_be_stopped = False

    def __enter__(self) -> Driver:
        return self

    def __exit__(self, *_: object) -> None:
        self.window.close()
        self.settle()
        self._desk_app.end()
        self._store(self._laptop.close)
        self._store.close()
        delete(self.window)  # answers that are still on their way find nobody, as when the program ends
        # locking asked the application to end while nobody ran its loop: Qt would end the next loop at once
        QTimer.singleShot(0, self.app.quit)
        self.app.exec()

    @property
    def window(self) -> Shell:
        return self._desk_app.window

    @property
    def desk(self) -> Desk:
        """The desk that is open; StuckWindow before unlocking."""
        if self.entrance.desk is None:
            raise StuckWindow("er is nog geen koffer open")
        return self.entrance.desk

    def start(self) -> None:
        """Show the lock screen, as the app does when it is opened."""
        self.window.go(Place(ScreenName.UNLOCK))
        self.window.show()

    def lock(self, why: LockReason) -> None:
        """What happens when the system, or the clock, says that it is time."""
        self._desk_app.locking.lock(why)

    def on_store(self, work: Callable[[], T]) -> T:
        """Do something on the store thread and wait for it."""
        return self._store(work)

    def unlock(self, label: str, secret: bytearray) -> None:
        """Choose the person, type the passphrase, Enter."""
        person = next(row.id for row in self.entrance.people() if row.label == label)
        self.start()
        screen = self.screen()
        if not isinstance(screen, UnlockScreen):
            raise StuckWindow("het beginscherm is niet open")
        self.until(lambda: screen.open_page.knows_people, "de namen in het beginscherm")
        self.until(lambda: isinstance(self.focused(), SecretField), "het veld voor de wachtzin")
        self.type(secret.decode())
        self.press(Qt.Key.Key_Return)
        self.until(lambda: self.entrance.desk is not None, f"de koffer van {person[:4]} open")
        # the desk is there before the window knows of it
        self.until(lambda: not isinstance(self.window.screen_shown(), UnlockScreen), "het eerste scherm")

    def activate(self) -> None:
        """What a window manager does when another window closes: give ours the keyboard."""
        self.window.activateWindow()
        self.until(self.window.isActiveWindow, "het venster weer voor")

    def screen(self) -> Screen:
        """The screen that is shown; StuckWindow when there is none."""
        shown = self.window.screen_shown()
        if shown is None:
            raise StuckWindow("er is geen scherm")
        return shown

    def until(self, holds: Callable[[], bool], what: str, seconds: float = _PATIENCE_SECONDS) -> None:
        """Let the app work until `holds`; StuckWindow names `what` after `seconds`."""
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise StuckWindow(f"wachtte vergeefs op: {what}")
            self._turn()

    def settle(self, milliseconds: int = 30) -> None:
        """Let the app work a moment."""
        end = time.monotonic() + milliseconds / 1000
        while time.monotonic() < end:
            self._turn()

    def _turn(self) -> None:
        """The window works, then the store: Qt's own waiting keeps Python from every other thread."""
        QTest.qWait(1)
        time.sleep(0.002)
        self._look_for_dialogs()

    def press(self, key: Qt.Key, *modifiers: Qt.KeyboardModifier, on: QWidget | None = None) -> None:
        """Press a key where the cursor is (or on `on`)."""
        held = Qt.KeyboardModifier.NoModifier
        for one in modifiers:
            held |= one
        self._stay_in_front()
        QTest.keyClick(self._keyboard(on), key, held)

    def type(self, text: str, on: QWidget | None = None) -> None:
        """Type letters where the cursor is; those that QTest has no key for come as a keyboard sends them."""
        for letter in text:
            target = self._keyboard(on)
            if letter.isascii():
                QTest.keyClicks(target, letter)
                self._stay_in_front()
                continue
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, event)
            self._stay_in_front()

    def _stay_in_front(self) -> None:
        """A list under a field never takes the keyboard from its window; without a screen Qt lets it."""
        if QApplication.activePopupWidget() is not None:
            QTest.qWait(1)
            if not self.window.isActiveWindow():
                self.activate()

    def _keyboard(self, on: QWidget | None) -> QWidget:
        """Where a key goes: to a list that is open first, as the window manager sends it."""
        popup: QWidget | None = QApplication.activePopupWidget()
        return popup if popup is not None else self.focused() if on is None else on

    def words(self) -> str:
        """Everything that can be read on the screen."""
        return "\n".join(one.text() for one in self.window.findChildren(RunLabel) if one.isVisible())

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)

    def focused(self) -> QWidget:
        """Where the keyboard is."""
        widget = QApplication.focusWidget()
        return self.window if widget is None else widget  # an empty field is false, and still a field

    def picture(self, out: Path | None, name: str, of: QWidget | None = None) -> None:
        """A PNG of the window (or of a widget) in `out`, if there is an `out`."""
        if out is None:
            return
        out.mkdir(parents=True, exist_ok=True)
        self.settle(60)
        (self.window if of is None else of).grab().save(str(out / f"{name}.png"))

    def _look_for_dialogs(self) -> None:
        """A dialog takes the keyboard or stops the rest, so these two are enough. Asking Qt for every window
        wraps those too that another thread is collecting as garbage, which crashes now and then."""
        in_front = {QApplication.activeModalWidget(), QApplication.activeWindow()}
        self.dialogs += sum(isinstance(one, QDialog) and one.isVisible() for one in in_front)
        scrim = self.window.blocking()
        if scrim is not None and not self.may_be_stopped:
            words = " ".join(label.text() for label in scrim.findChildren(RunLabel))
            raise StuckWindow(f"niets, want de app zegt: {words}")
