"""A whole visit without a mouse: day, new dossier, talk, plan, paper, sync. Tab never gets stuck anywhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.stories.window_driver import Driver
from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.sync_panel.view import SyncScreen
from desktop.ui.visit.view import VisitScreen
from desktop.usecases.interview import NoteKind
from desktop.usecases.pip import Leerroute
from tests.e2e.suitcase import Suitcase, screen_of

pytestmark = pytest.mark.windows
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
#: more stops than any screen has
_MANY = 120


@pytest.fixture
def suitcase(tmp_path: Path) -> Suitcase:
    """A laptop of one klantmanager, with nothing on it yet."""
    made = Suitcase(tmp_path / "laptop")
    made.make()
    return made


def stops(driver: Driver, back: bool = False) -> list[QWidget]:
    """Tab (or Shift+Tab) from where the keyboard is until it is there again; fails when it gets stuck."""
    first = driver.focused()
    seen = [first]
    for _ in range(_MANY):
        driver.press(Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, *([SHIFT] if back else []))
        here = driver.focused()
        if here is first:
            return seen
        assert here is not seen[-1], f"Tab blijft staan bij {here.accessibleName()}"
        assert here not in seen, f"Tab draait rond bij {here.accessibleName()} en komt niet terug"
        seen.append(here)
    raise AssertionError("Tab komt niet terug")


def tab_to(driver: Driver, name: str) -> QWidget:
    """Tab until what is called so has the keyboard."""
    for _ in range(_MANY):
        here = driver.focused()
        said = here.accessibleName() or (here.text() if isinstance(here, QAbstractButton) else "")
        if name in said:
            return here
        driver.press(Qt.Key.Key_Tab)
    raise AssertionError(f"met Tab niet te bereiken: {name}")


def begin_with_keys(driver: Driver) -> InterviewScreen:
    """Ctrl+N, a name, a language by its first letters, Enter."""
    day = screen_of(driver, VisitScreen)
    driver.until(lambda: day.presenter.shown is not None, "de dag")
    driver.activate()
    driver.settle(100)
    driver.press(Qt.Key.Key_N, CTRL)
    listed = screen_of(driver, DossierListScreen)
    driver.until(lambda: listed.form.roepnaam.hasFocus(), "de naam")
    driver.type("Samir")
    driver.press(Qt.Key.Key_Tab)
    driver.type("Arab")
    driver.press(Qt.Key.Key_Tab)
    driver.press(Qt.Key.Key_Return)
    talk = screen_of(driver, InterviewScreen)
    driver.until(lambda: talk.presenter.shown is not None, "het gesprek")
    return talk


def question(talk: InterviewScreen) -> str:
    shown = talk.presenter.shown
    return shown.question.id if shown is not None else ""


def next_question(driver: Driver, talk: InterviewScreen) -> None:
    here = question(talk)
    driver.press(Qt.Key.Key_Return)
    driver.until(lambda: question(talk) != here, f"de vraag na {here}")


def is_answered(talk: InterviewScreen) -> Callable[[], bool]:
    return lambda: talk.presenter.shown is not None and talk.presenter.shown.question.is_answered


def test_a_whole_visit_with_keys_only(qapp: QApplication, suitcase: Suitcase) -> None:
    with suitcase.windows() as driver:
        talk = begin_with_keys(driver)
        # answers: a number key, arrows with space, typed text, a state
        driver.press(Qt.Key.Key_2)
        driver.until(is_answered(talk), "een antwoord met een cijfer")
        next_question(driver, talk)
        driver.press(Qt.Key.Key_W, Qt.KeyboardModifier.AltModifier)
        driver.until(is_answered(talk), "weet niet")
        driver.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
        driver.until(lambda: question(talk).startswith("P"), "onderwerp 1")
        assert question(talk) == "P01"
        driver.type("Samir")
        next_question(driver, talk)
        # a note, and back to the question
        driver.press(Qt.Key.Key_F4)
        driver.type("Komt met de bus")
        driver.press(Qt.Key.Key_Tab)
        shown = talk.presenter
        driver.until(
            lambda: shown.shown is not None and NoteKind.NOTITIE in shown.shown.question.notes, "de notitie"
        )
        stops(driver)
        stops(driver, back=True)
        # the client window
        driver.press(Qt.Key.Key_F10)
        driver.until(lambda: talk.client is not None, "het scherm voor de persoon")
        driver.activate()
        driver.press(Qt.Key.Key_F10, on=driver.window)
        driver.until(lambda: talk.client is None, "het scherm weer dicht")
        # the plan
        driver.activate()
        talk.middle.take_focus()
        tab_to(driver, "Plan")
        driver.press(Qt.Key.Key_Space)
        plan = screen_of(driver, PipBoardScreen)
        driver.until(lambda: plan.presenter.shown is not None, "de leerroutes")
        driver.press(Qt.Key.Key_1, CTRL)
        chosen = plan.columns[Leerroute.B1]
        driver.until(
            lambda: plan.presenter.shown is not None and plan.presenter.shown.routes[0].is_chosen, "B1"
        )
        tab_to(driver, "Waarom wel?")
        driver.type("Wil snel werken")
        driver.press(Qt.Key.Key_Tab)
        driver.until(
            lambda: plan.presenter.shown is not None and plan.presenter.shown.routes[0].reason != "", "reden"
        )
        assert chosen.reason.field.toPlainText() == "Wil snel werken"
        stops(driver)
        stops(driver, back=True)
        # the paper
        driver.press(Qt.Key.Key_P, CTRL)
        paper = screen_of(driver, PaperScreen)
        driver.until(lambda: paper.presenter.paper is not None, "het papier")
        driver.settle(200)
        stops(driver)
        # and the parcels
        driver.press(Qt.Key.Key_F12)
        sync = screen_of(driver, SyncScreen)
        driver.until(lambda: sync.presenter.shown is not None, "wat wacht")
        driver.settle()
        stops(driver)
        assert sync.presenter.shown is not None and sync.presenter.shown.waiting > 0
        words = driver.window.bar._link.accessibleName()
        assert f"{sync.presenter.shown.waiting} wacht" in words


@pytest.mark.parametrize("screen", [ScreenName.VISIT, ScreenName.DOSSIERS, ScreenName.SYNC])
def test_tab_goes_round_on_every_screen_outside_a_dossier(
    qapp: QApplication, suitcase: Suitcase, screen: ScreenName
) -> None:
    suitcase.begin()
    with suitcase.windows() as driver:
        driver.window.go(Place(screen))
        driver.settle(200)
        assert stops(driver)[1:], "er is meer dan een plek"
        stops(driver, back=True)
