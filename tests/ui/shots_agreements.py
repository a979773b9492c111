"""Pictures of the agreements: a full plan, the list to choose from, own words, two answers, nobody's plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.builders import ASIEL, Workplace, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_agreements import ARABIC, differing, full

Made = Callable[[], tuple[Workplace, DossierId]]
Then = Callable[[Any], object]


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The screen in the states that ask most of it."""
    made: tuple[tuple[str, Made, str, Then], ...] = (
        ("agreements-ar", partial(_full, "ar"), "4", _nothing),
        ("agreements-tr", partial(_full, "tr"), "7", _nothing),
        ("agreements-ti-list", partial(_full, "ti"), "7", lambda screen: screen.toggle_picker()),
        ("agreements-own-ar", partial(_full, "ar"), "4", _own),
        ("agreements-change-tr", partial(_full, "tr"), "4", _change),
        ("agreements-two-ti", differing, "4", _nothing),
        ("agreements-empty-tr", _empty, "1", _nothing),
        ("agreements-stop-ar", _elsewhere, "1", _nothing),
    )
    for name, make, block, then in made:
        yield name, partial(_shot, app, theme, make, block, then)


def _shot(app: QApplication, theme: Theme, make: Made, block: str, then: Then) -> QWidget:
    place, dossier = make()
    shell, screen = desk_window(app, theme, Place(ScreenName.AGREEMENTS, dossier, block), place.desk)
    then(screen)
    settle(app)
    return shell


def _full(language: str) -> tuple[Workplace, DossierId]:
    place = workplace()
    return place, full(place, language)


def _empty() -> tuple[Workplace, DossierId]:
    place = workplace()
    return place, place.begin("Elif", "tr")


def _elsewhere() -> tuple[Workplace, DossierId]:
    place = workplace()
    dossier = place.begin("Samir", "ar")
    place.answer(dossier, **{**ASIEL, "P09": "wi2013"})
    return place, dossier


def _nothing(screen: Any) -> None:
    """As it opens."""


def _own(screen: Any) -> None:
    screen.toggle_own()
    screen.form.own.setText(ARABIC)
    screen.form.by.setText("gauw")
    screen.form.send()


def _change(screen: Any) -> None:
    block = screen.presenter.block
    screen._ask_change(block.steps[0])
