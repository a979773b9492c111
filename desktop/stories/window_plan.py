"""Chooses a leerroute with its reasons on the plan board, and looks at the paper, in the real windows."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import Qt

from desktop.domain.ids import DossierId
from desktop.stories.model import StoryRoute
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.ui.paper_preview.pages import PageSheet
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.pip_board.route_column import ReasonField
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.teach_back.view import TeachBackScreen
from desktop.usecases.pip import Leerroute, PlanBoard, plan_board
from desktop.usecases.print_paper import Paper
from desktop.usecases.teach_back import ToldBlock

_TOLD_KEYS = {"goed": Qt.Key.Key_1, "deels": Qt.Key.Key_2, "niet": Qt.Key.Key_3}


def decide_in_window(driver: Driver, dossier: DossierId, route: StoryRoute) -> None:
    """Choose the route, write why and why not, and wait until all of it is kept."""
    driver.window.go(Place(ScreenName.PLAN, dossier))
    screen = driver.screen()
    if not isinstance(screen, PipBoardScreen):
        raise StuckWindow("het planbord is niet open")
    chosen = screen.columns[Leerroute(route.choice)]
    driver.until(lambda: screen.presenter.shown is not None, "de drie leerroutes")
    driver.click(chosen.choose_button)
    driver.until(lambda: _board_says(driver, dossier, route.choice), f"keuze {route.choice}")
    for key, reason in route.reasons.items():
        _write(driver, screen.columns[Leerroute(key)].reason, reason)
        driver.until(_has_reason(driver, dossier, Leerroute(key), reason), f"reden {key}")
    if route.extra:
        driver.until(lambda: screen.extra.field.isVisible(), "de extra reden")
        _write(driver, screen.extra, route.extra)
        driver.until(lambda: _board(driver, dossier).extra_reason == route.extra, "extra reden")
    driver.until(lambda: screen.presenter.shown == _board(driver, dossier), "het hele planbord")
    driver.settle(200)


def tell_back_in_window(driver: Driver, dossier: DossierId, told: Mapping[int, str]) -> None:
    """Block by block, with the keys 1, 2 and 3; at the end the whole is confirmed with Ctrl+K."""
    driver.window.go(Place(ScreenName.TEACH_BACK, dossier))
    screen = driver.screen()
    if not isinstance(screen, TeachBackScreen):
        raise StuckWindow("het scherm Terugvertellen is niet open")
    act = screen.presenter
    driver.until(lambda: act.shown is not None, "de blokken van het plan")
    driver.activate()
    for number, outcome in told.items():
        for _ in range(len(_blocks(screen)) * 2):
            if act.number == number:
                break
            key = Qt.Key.Key_Down if act.number < number else Qt.Key.Key_Up
            driver.press(key, on=screen)
        if act.number != number:
            raise StuckWindow(f"blok {number} is leeg: er is niets om terug te vertellen")
        before = _tries(screen, number)
        driver.press(_TOLD_KEYS[outcome], on=screen)
        driver.until(lambda n=number, b=before: _tries(screen, n) > b, f"blok {number}: {outcome}")  # type: ignore[misc]
    if act.shown is not None and act.shown.overall is not None:
        driver.press(Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier, on=screen)
        driver.until(
            lambda: act.shown is not None and act.shown.confirmed is act.shown.overall,
            "het geheel vastgelegd",
        )


def _blocks(screen: TeachBackScreen) -> tuple[ToldBlock, ...]:
    shown = screen.presenter.shown
    return shown.blocks if shown is not None else ()


def _tries(screen: TeachBackScreen, number: int) -> int:
    return next((block.tries for block in _blocks(screen) if block.number == number), 0)


def paper_in_window(driver: Driver, dossier: DossierId) -> Paper:
    """Ctrl+P, and wait for the paper of this dossier."""
    driver.press(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier, on=driver.window)
    driver.until(lambda: isinstance(driver.screen(), PaperScreen), "het papier")
    screen = driver.screen()
    if not isinstance(screen, PaperScreen):
        raise StuckWindow("het papier is niet open")
    presenter = screen.presenter
    driver.until(
        lambda: presenter.paper is not None and presenter.paper.dossier == dossier, "een gemaakt papier"
    )
    driver.until(lambda: bool(screen.findChildren(PageSheet)), "de bladzijde op het scherm")
    paper = presenter.paper
    if paper is None:
        raise StuckWindow("er is geen papier")
    return paper


def _write(driver: Driver, field: ReasonField, text: str) -> None:
    field.field.setFocus()
    field.field.selectAll()
    driver.type(text, on=field.field)
    driver.press(Qt.Key.Key_Tab, on=field.field)


def _board(driver: Driver, dossier: DossierId) -> PlanBoard:
    return driver.on_store(lambda: plan_board(driver.desk, dossier))


def _board_says(driver: Driver, dossier: DossierId, route: str) -> bool:
    return any(r.is_chosen and r.route.value == route for r in _board(driver, dossier).routes)


def _has_reason(driver: Driver, dossier: DossierId, route: Leerroute, reason: str) -> Callable[[], bool]:
    return lambda: any(r.route is route and r.reason == reason for r in _board(driver, dossier).routes)
