"""Pictures of the screen Huisstijl: the national look, a folder before and after it is taken, a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.house_style.view import HouseStyleScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.ui.rooms import Shot, settle
from tests.ui.samples_house import EXAMPLE, results
from tests.ui.shots_lists import window


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once: the sample is the same in every language of a talk."""
    acts: dict[str, tuple[bool, bool, Callable[[HouseStyleScreen], object]]] = {
        "-choose": (False, False, lambda screen: screen.ask_folder()),
        "-seen": (False, False, lambda screen: screen.look(EXAMPLE)),
        "-wrong": (False, True, lambda screen: screen.look(EXAMPLE)),
        "-taken": (True, False, lambda screen: None),
        "-portrait": (True, False, lambda screen: screen.presenter.try_portrait(Path("ik.jpg"))),
    }
    for name, (is_dressed, is_wrong, act) in acts.items():
        yield f"house-ar-ti-tr{name}", partial(_screen, app, theme, is_dressed, is_wrong, act)


def _screen(
    app: QApplication,
    theme: Theme,
    is_dressed: bool,
    is_wrong: bool,
    act: Callable[[HouseStyleScreen], object],
) -> QWidget:
    shell, screen, _ = window(app, theme, Place(ScreenName.HOUSE_STYLE), results(is_dressed, is_wrong))
    act(screen)
    settle(app)
    return shell
