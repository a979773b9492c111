"""Pictures of the screen Hulpbestand: to read, and saved."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.ui.rooms import Shot, settle
from tests.ui.samples_support import results
from tests.ui.shots_lists import window


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everywhere once: nothing of a person is on it."""
    yield "support-ar-ti-tr", partial(_screen, app, theme, False)
    yield "support-ar-ti-tr-saved", partial(_screen, app, theme, True)


def _screen(app: QApplication, theme: Theme, is_saved: bool) -> QWidget:
    shell, screen, _ = window(app, theme, Place(ScreenName.SUPPORT), results())
    if is_saved:
        screen.save()
        settle(app)
    return shell
