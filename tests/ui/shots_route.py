"""Pictures of the plan board with real facts: gaps, dissent, no test, a bound route, and 'waarom?'."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Refusal, RefusalCode
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases import pip
from tests.ui import samples_route as routes
from tests.ui.rooms import Shot, settle
from tests.ui.samples_plan import SAMIR
from tests.ui.shots_lists import plan_results, window

Then = Callable[[Any], object]


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The board in the states that ask most of it."""
    made: tuple[tuple[str, Callable[[], pip.PlanBoard], Then | None], ...] = (
        ("route-fresh", routes.fresh, None),
        ("route-dissent-ar", routes.dissent, None),
        ("route-dissent-person", routes.dissent, _down),
        ("route-no-test", routes.no_test, None),
        ("route-lacks", routes.no_test, lambda screen: screen.toggle_lacks()),
        ("route-bound", routes.bound, None),
        ("route-why-ar", routes.dissent, _why),
        ("route-refused", routes.bound, _refused),
    )
    for name, board, then in made:
        yield name, partial(_shot, app, theme, board, then)


def _shot(app: QApplication, theme: Theme, board: Callable[[], pip.PlanBoard], then: Then | None) -> QWidget:
    shown = board()
    why = next(fact.why for route in shown.routes for fact in route.facts if fact.why is not None)
    results = {
        **plan_results(shown),
        pip.choose_route: Refusal(RefusalCode.ROUTE_LOCKED),
        pip.why_refused: why,
    }
    shell, screen, _ = window(app, theme, Place(ScreenName.PLAN, SAMIR), results)
    settle(app)
    if then is not None:
        then(screen)
        settle(app)
    return shell


def _down(screen: Any) -> None:
    screen._area.ensureWidgetVisible(screen.person.second, 0, 200)


def _why(screen: Any) -> None:
    board = screen.presenter.shown
    test = next(fact for fact in board.routes[0].facts if fact.key.startswith("test_"))
    screen.why.show_why(test.why)


def _refused(screen: Any) -> None:
    screen.presenter.choose(pip.Leerroute.B1)
