"""Pictures of steering, and of the 'waarom?' and the signals on the page of a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.why_sheet import WhyButton
from tests.builders import ASIEL, workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_steering import many_dossiers

#: a page with signals: dates that contradict, a birth date that leaves doubt, a stay before
DOUBTS: dict[str, Any] = {
    **ASIEL,
    "P02": "1-1-2004",
    "P15": {"ja_nee": "ja", "wat": ("school",)},
    "L01": "gedaan",
    "L02": "5-1-2026",
    "L03": "29",
    "L04": "niet_haalbaar",
}


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Through the real use cases; everywhere once, since nothing here is in the language of a person."""
    yield "steering-ar-ti-tr", partial(_steering, app, theme, "")
    yield "steering-ar-ti-tr-one-azc", partial(_steering, app, theme, "azc|azc De Wissel")
    yield "steering-ar-ti-tr-file", partial(_file, app, theme)
    yield "dossier-ar-ti-tr-doubts", partial(_page, app, theme, DOUBTS, -1)
    yield "dossier-ar-ti-tr-why", partial(_page, app, theme, ASIEL, 0)
    yield "dossier-ar-ti-tr-pension", partial(_page, app, theme, {**ASIEL, "P02": "3-5-1950"}, -1)
    yield "interview-ar-ti-tr-stop-why", partial(_stopped, app, theme)


def _steering(app: QApplication, theme: Theme, azc: str) -> QWidget:
    shell, screen = desk_window(app, theme, Place(ScreenName.STEERING), many_dossiers().desk)
    if azc:
        screen.presenter.pick_place(azc)
        settle(app)
    return shell


def _file(app: QApplication, theme: Theme) -> QWidget:
    shell, screen = desk_window(app, theme, Place(ScreenName.STEERING), many_dossiers().desk)
    screen.ask_file()
    screen.form.send()
    settle(app)
    return shell


def _page(app: QApplication, theme: Theme, answers: dict[str, Any], why: int) -> QWidget:
    """The page of a dossier; `why`: which 'waarom?' is open, -1 for none."""
    place = workplace()
    dossier = place.begin("Filmon T.", "ti")
    place.answer(dossier, **answers)
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIER, dossier), place.desk)
    if why >= 0:
        screen.overview.findChildren(WhyButton)[why].click()
        settle(app)
    return shell


def _stopped(app: QApplication, theme: Theme) -> QWidget:
    place = workplace()
    dossier = place.begin("Yonas G.", "ti")
    place.answer(dossier, P07="asiel_bepaalde_tijd", P09="wi2013_elip")
    shell, screen = desk_window(app, theme, Place(ScreenName.INTERVIEW, dossier), place.desk)
    screen.middle.stop.findChildren(WhyButton)[0].click()
    settle(app)
    return shell
