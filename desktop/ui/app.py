"""The application: look, window, threads, and the end code that asks for a restart into the lock screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from desktop.ui.dispatch import Dispatch
from desktop.ui.places import Place, ScreenName
from desktop.ui.runner import BugReport, Runner
from desktop.ui.screen import Screens
from desktop.ui.shell import Shell
from desktop.ui.store_thread import StoreThread
from desktop.ui.theme import Theme, apply_theme, load_theme
from desktop.usecases.unlock import Entrance

#: what `run_desk_app` gives back when the klantmanager locked: start the process again, into the lock screen
LOCKED = 75


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
    app.setApplicationName("Intake")
    app.setApplicationDisplayName("")
    return app


def dress(app: QApplication, folders: Folders, factor: float) -> Theme:
    """Load fonts and tokens at a text factor and dress the application. ValueError names a bad file."""
    fonts = tuple(sorted(folders.fonts.glob("*.ttf")))
    if not fonts:
        raise ValueError(f"no fonts in {folders.fonts.name}")
    hints = app.styleHints()  # held: what it hands out dies with it
    scheme = hints.accessibility().contrastPreference()
    high = scheme == Qt.ContrastPreference.HighContrast
    is_dark = hints.colorScheme() == Qt.ColorScheme.Dark
    theme = load_theme(folders.styles, fonts, folders.pictures, factor, high, is_dark)
    apply_theme(app, theme, folders.styles)
    return theme


class DeskApp:
    """One run of the desk: window and threads, from the lock screen until lock or close."""

    def __init__(
        self, app: QApplication, theme: Theme, entrance: Entrance, store: StoreThread, screens: Screens
    ) -> None:
        self._app = app
        self.dispatch = Dispatch(store, self._report)
        self.window = Shell(app, theme, screens, entrance, self._runner)
        self.window.locked.connect(lambda: app.exit(LOCKED))

    def _runner(self, first: object, screen: QObject) -> Runner:
        return self.dispatch.runner(first, screen)

    def _report(self, report: BugReport) -> None:
        self.window.report_bug(report)

    def run(self) -> int:
        """Show the lock screen and stay until the window is closed (0) or locked (`LOCKED`)."""
        self.window.go(Place(ScreenName.UNLOCK))
        self.window.show()
        code = self._app.exec()
        self.dispatch.close()
        return code


def run_desk_app(
    entrance: Entrance,
    store: StoreThread,
    folders: Folders,
    screens: Screens,
    factor: float = 1.0,
    argv: Sequence[str] = ("intake",),
) -> int:
    """The whole desk. Afterwards the caller closes entrance and store thread, and restarts on `LOCKED`."""
    app = make_application(argv)
    theme = dress(app, folders, factor)
    return DeskApp(app, theme, entrance, store, screens).run()
