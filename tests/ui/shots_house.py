"""Pictures of the screen Huisstijl: the national look, a folder before and after it is taken, a wrong one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.house_style.view import HouseStyleScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_house import EXAMPLE, dressed_desk, house_desk, my_photo, scratch, wrong_folder


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once: the sample is the same in every language of a talk."""
    acts: dict[str, tuple[bool, Callable[[HouseStyleScreen], object]]] = {
        "": (False, lambda screen: None),
        "-choose": (False, lambda screen: screen.ask_folder()),
        "-seen": (False, lambda screen: screen.look(EXAMPLE)),
        "-wrong": (False, lambda screen: screen.look(wrong_folder(_room() / "wrong"))),
        "-taken": (True, lambda screen: None),
        "-portrait": (True, lambda screen: screen.presenter.try_portrait(my_photo(_room()))),
    }
    for name, (is_dressed, act) in acts.items():
        yield f"house-ar-ti-tr{name}", partial(_screen, app, theme, is_dressed, act)


def _room() -> Path:
    return Path(scratch().name)


def _screen(
    app: QApplication, theme: Theme, is_dressed: bool, act: Callable[[HouseStyleScreen], object]
) -> QWidget:
    desk = dressed_desk(_room() / "dressed") if is_dressed else house_desk(_room() / "plain")
    shell, screen = desk_window(app, theme, Place(ScreenName.HOUSE_STYLE), desk)
    act(screen)
    settle(app)
    return shell
