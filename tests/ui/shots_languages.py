"""Pictures of the languages board: the table, one language, all points, a file out and a file in."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.languages.view import LanguagesScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_languages import board_place, returned_file


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once: several languages stand on every one of them."""
    acts: dict[str, Callable[[LanguagesScreen], object]] = {
        "": lambda screen: screen.presenter.pick("ar"),
        "-one": lambda screen: screen.presenter.pick("ti"),
        "-points": _points,
        "-file": lambda screen: screen.ask_file(),
        "-choose": lambda screen: screen.ask_returned(),
        "-returned": _returned,
    }
    for name, act in acts.items():
        yield f"languages-ar-ti-tr{name}", partial(_board, app, theme, act)


def _points(screen: LanguagesScreen) -> None:
    screen.presenter.pick("ti")
    screen.open_points()


def _returned(screen: LanguagesScreen) -> None:
    with tempfile.TemporaryDirectory() as folder:
        screen.ask_returned()
        screen.presenter.look(returned_file(board_place().desk, Path(folder)), "", "")


def _board(app: QApplication, theme: Theme, act: Callable[[LanguagesScreen], object]) -> QWidget:
    shell, screen = desk_window(app, theme, Place(ScreenName.LANGUAGES), board_place().desk)
    act(screen)
    settle(app)
    return shell
