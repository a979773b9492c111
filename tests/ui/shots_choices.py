"""Pictures of two answers beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.choices import choices
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_choices import choices_place


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """A date with a side picked in three scripts; languages together, a row removed, a third value."""
    for language in ("ar", "ti", "tr"):
        yield f"choices-{language}", partial(_picked, app, theme, language)
    yield "choices-ar-together", partial(_keys, app, theme, "answer:T02", "S")
    yield "choices-ar-other", partial(_keys, app, theme, "answer:T02", "I")
    yield "choices-ar-row", partial(_keys, app, theme, "", "")
    yield "choices-ar-refused", partial(_refused, app, theme)


def _picked(app: QApplication, theme: Theme, language: str) -> QWidget:
    there = choices_place(language)
    place = Place(ScreenName.CHOICES, there.dossier, "answer:P11")
    shell, screen = desk_window(app, theme, place, there.here.desk)
    screen.pick("B")
    screen.reason.setText("Brief van de IND gezien.")
    settle(app)
    return shell


def _keys(app: QApplication, theme: Theme, at: str, key: str) -> QWidget:
    there = choices_place()
    row = next(one.at for one in choices(there.here.desk, there.dossier).waiting if "#" in one.at)
    shell, screen = desk_window(
        app, theme, Place(ScreenName.CHOICES, there.dossier, at or row), there.here.desk
    )
    if key == "S":
        screen.together_button.click()
    elif key == "I":
        screen.other_button.click()
    settle(app)
    return shell


def _refused(app: QApplication, theme: Theme) -> QWidget:
    there = choices_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.CHOICES, there.dossier), there.here.desk)
    screen.settle()
    settle(app)
    return shell
