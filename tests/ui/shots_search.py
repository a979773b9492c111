"""Pictures of searching in what was said."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_search import searched_place


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once, since nothing here is in the language of a person."""
    yield "search-ar-ti-tr", partial(_search, app, theme, "bak")
    yield "search-ar-ti-tr-nothing", partial(_search, app, theme, "")


def _search(app: QApplication, theme: Theme, text: str) -> QWidget:
    shell, screen = desk_window(app, theme, Place(ScreenName.SEARCH), searched_place().desk)
    screen.field.setText(text)
    screen.presenter.search(text)
    settle(app)
    return shell
