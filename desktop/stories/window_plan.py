"""Chooses a leerroute with its reasons on the plan board, and looks at the paper, in the real windows."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop.domain.ids import DossierId
from desktop.stories.model import StoryRoute
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.ui.paper_preview.pages import PageSheet
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.pip_board.route_column import ReasonField
from desktop.ui.pip_board.view import PipBoardScreen
from desktop.ui.places import Place, ScreenName
from desktop.usecases.pip import Leerroute, PlanBoard, plan_board
from desktop.usecases.print_paper import Paper


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
