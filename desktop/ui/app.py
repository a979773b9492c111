"""The application: look, window, threads, and the end code that asks for a restart into the lock screen."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.wording import nl
from desktop.ui.desk_language import on_screen, speak, wording_of
from desktop.ui.dispatch import Dispatch, Noted, nobody
from desktop.ui.garbage_turn import GarbageTurn
from desktop.ui.locking.desk_locking import DeskLocking
from desktop.ui.locking.lock_watch import LockWatch
from desktop.ui.locking.reasons import tell_next_process
from desktop.ui.locking.system_watch import system_watch
from desktop.ui.look_choice import LookChoice, LookFile, Scheme
from desktop.ui.places import Place, ScreenName
from desktop.ui.runner import BugReport, Runner
from desktop.ui.screen import Screens
from desktop.ui.screen_guard import screen_guard
from desktop.ui.shell import Shell
from desktop.ui.standing_watch import StandingWatch
from desktop.ui.store_thread import StoreThread
from desktop.ui.theme import Theme, apply_theme, load_theme
from desktop.usecases.left_off import LeftField
from desktop.usecases.unlock import Entrance

if TYPE_CHECKING:
    from desktop.ui.quiet_sync.quiet_link import QuietLink

#: what `run_desk_app` gives back when the klantmanager locked: start the process again, into the lock screen
LOCKED = 75
STANDARD = LookChoice()
_TURN_SECONDS = 0.0005
#: the texts of the screens in a language, by their Dutch template; nothing for Dutch itself
DeskTexts = Callable[[str], Mapping[str, str]]

#: who makes the rounds, once the koffer is open
MakeLink = Callable[[Dispatch], "QuietLink"]


def _dutch_only(language: str) -> Mapping[str, str]:
    return {}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the looks are: static Noto fonts, pictograms by key, styles (tokens, sheet, icon font)."""

    fonts: Path
    pictures: Path
    styles: Path


def make_application(argv: Sequence[str]) -> QApplication:
    """The one `QApplication`, or the one there is. Sizes follow the text factor, not the screen's name."""
    there = QApplication.instance()
    if isinstance(there, QApplication):
        return there
    QApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication(list(argv))
    # while a paper is drawn or a change set sealed, the window waits this long for its turn, not ten times so
    sys.setswitchinterval(_TURN_SECONDS)
    app.setApplicationName(on_screen(nl("Intake")))
    app.setApplicationDisplayName("")
    return app


def dress(app: QApplication, folders: Folders, look: LookChoice = STANDARD) -> Theme:
    """Load fonts and tokens for a look and dress the application. ValueError names a bad file."""
    fonts = tuple(sorted(folders.fonts.glob("*.ttf")))
    if not fonts:
        raise ValueError(f"no fonts in {folders.fonts.name}")
    hints = app.styleHints()  # held: what it hands out dies with it
    scheme = hints.accessibility().contrastPreference()
    high = scheme == Qt.ContrastPreference.HighContrast
    follows = look.scheme is Scheme.SYSTEM
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark if follows else look.scheme is Scheme.DARK
    theme = load_theme(folders.styles, fonts, folders.pictures, look.factor, high, is_dark)
    apply_theme(app, theme, folders.styles)
    return theme


class DeskApp:
    """One run of the desk: window and threads, from the lock screen until lock or close."""

    def __init__(
        self,
        app: QApplication,
        folders: Folders,
        entrance: Entrance,
        store: StoreThread,
        screens: Screens,
        looks: LookFile,
        desk_texts: DeskTexts = _dutch_only,
        noted: Noted = nobody,
        watch: LockWatch | None = None,
        make_link: MakeLink | None = None,
    ) -> None:
        self._app, self._folders, self._looks, self._desk_texts = app, folders, looks, desk_texts
        self.standing = StandingWatch(self._runner)
        self.dispatch = Dispatch(store, self._report, self.standing.noting(noted))
        self.locking = DeskLocking(app, self.dispatch, watch)
        self._make_link = make_link
        self.link: QuietLink | None = None
        look = looks.read()
        self._speak(look)
        theme = dress(app, folders, look)
        self._shows(Shell(app, theme, screens, entrance, self._runner, look), theme)

    def _shows(self, window: Shell, theme: Theme, fields: tuple[LeftField, ...] = ()) -> None:
        self.window = window
        self.locking.follow(window, theme, fields)
        self.standing.follow(window)
        window.locked.connect(lambda: self._app.exit(LOCKED))
        window.look_asked.connect(self._look_again)
        window.desk_opened.connect(self._opened)
        window.desk_renewed.connect(self._renewed)
        if self.link is not None:
            self.link.follow(window)

    def _opened(self, desk: object) -> None:
        """The koffer is open: the rounds begin."""
        if self._make_link is not None and self.link is None:
            self.link = self._make_link(self.dispatch)
            self.link.follow(self.window)
        self._renewed(desk)

    def _renewed(self, desk: object) -> None:
        if self.link is not None:
            self.link.begin(desk)

    def _look_again(self, look: LookChoice) -> None:
        """Another size or scheme: the same place in a new window, and the choice is kept."""
        before = self.window
        self._looks.write(look)
        self._speak(look)
        fields = self.locking.fields_now()
        theme = dress(self._app, self._folders, look)
        window = before.relooked(theme, look)
        self._shows(window, theme, fields)
        window.show()
        before.hide()
        before.deleteLater()

    def _speak(self, look: LookChoice) -> None:
        texts = self._desk_texts(look.desk)
        speak(self._app, wording_of(texts) if texts else None, look.desk)

    def _runner(self, first: object, screen: QObject) -> Runner:
        return self.dispatch.runner(first, screen)

    def _report(self, report: BugReport) -> None:
        self.window.report_bug(report)

    def run(self) -> int:
        """Show the lock screen and stay until the window is closed (0) or locked (`LOCKED`)."""
        self.window.go(Place(ScreenName.UNLOCK))
        self.window.show()
        with GarbageTurn():
            code = self._app.exec()
        # what draws or waits for a network is not waited for: the process ends, and the store is kept apart
        self.end(waits=code != LOCKED)
        return code

    def end(self, waits: bool = True) -> None:
        """Nothing is asked of the store after this; `waits` for what is under way."""
        self.locking.close()
        self.standing.close()
        if self.link is not None:
            self.link.end()
        self.dispatch.close(waits)


def run_desk_app(
    entrance: Entrance,
    store: StoreThread,
    folders: Folders,
    screens: Screens,
    looks: LookFile,
    desk_texts: DeskTexts = _dutch_only,
    argv: Sequence[str] = ("intake",),
    noted: Noted = nobody,
) -> int:
    """The whole desk. Afterwards the caller closes entrance and store thread, and restarts on `LOCKED`."""
    app = make_application(argv)
    screen_guard(app)
    watch = LockWatch(system_watch(app))
    app_run = DeskApp(app, folders, entrance, store, screens, looks, desk_texts, noted, watch, _quiet_link)
    code = app_run.run()
    if code == LOCKED:
        tell_next_process(app_run.locking.why)
    return code


def _quiet_link(dispatch: Dispatch) -> QuietLink:
    """Read when the koffer opens: the first window does not wait for it."""
    made: QuietLink = importlib.import_module("desktop.ui.quiet_sync.quiet_link").quiet_link(dispatch)
    return made
