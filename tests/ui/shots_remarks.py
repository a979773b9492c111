"""Pictures of the remarks of who reads along, and of the dossier and the talk they stand at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_choices import remarks_place


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """As the reader sees them, as the klantmanager does; the page of the dossier, and the question."""
    yield "remarks-ar", partial(_at, app, theme, ScreenName.REMARKS, True)
    yield "remarks-ar-klantmanager", partial(_at, app, theme, ScreenName.REMARKS, False)
    yield "remarks-ar-dossier", partial(_at, app, theme, ScreenName.DOSSIER, False)
    yield "remarks-ar-question", partial(_at, app, theme, ScreenName.INTERVIEW, False)


def _at(app: QApplication, theme: Theme, screen: ScreenName, is_reader: bool) -> QWidget:
    there = remarks_place()
    desk = there.there.desk if is_reader else there.here.desk
    shell, _ = desk_window(app, theme, Place(screen, there.dossier, "T02"), desk)
    settle(app)
    return shell
