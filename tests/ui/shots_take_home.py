"""What goes home: cards, booklet, what is different, papers of before, pictures, the plan for a camera."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.client_window.large import LargeWindow
from desktop.ui.client_window.large_shown import large_pages
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.interview import record_answer
from desktop.usecases.large_plan import LARGE_DPI, large_words
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.print_paper import make_paper, preview_paper
from tests.builders import Workplace
from tests.paper_people import decide, shaima, with_papers
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.shots_papers import _room

LANGUAGES = ("ar", "ti", "tr")


@functools.cache
def changed_plan(language: str) -> tuple[Workplace, DossierId]:
    """A plan that was printed, then changed in two places."""
    place = with_papers(_room())
    dossier = shaima(place, language)
    make_paper(place.desk, dossier)
    record_answer(place.desk, dossier, "K02", "werk")
    decide(place.desk, dossier, {"ontzorgen.start": "2026-10-01"})
    return place, dossier


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The paper screen, and the window for the camera with a card and with a whole page."""
    for language in LANGUAGES:
        for name, then in (
            ("versions", _look_down),
            ("before", _open_before),
            ("cards", partial(_pick, PaperKind.CARDS)),
            ("booklet", partial(_pick, PaperKind.BOOKLET)),
            ("pictures", _save_pictures),
        ):
            yield f"home-{name}-{language}", partial(_paper, app, theme, language, then)
        for name, kind, at, size in (
            ("card", PaperKind.CARDS, 3, (1366, 768)),
            ("page", PaperKind.VISUAL, 0, (1920, 1080)),
        ):
            yield f"large-{name}-{language}", partial(large_window, app, theme, language, kind, at, size)


def large_window(
    app: QApplication, theme: Theme, language: str, kind: PaperKind, at: int, size: tuple[int, int]
) -> LargeWindow:
    """The person's window at one page of the plan."""
    place, dossier = changed_plan(language)
    made = (
        make_paper(place.desk, dossier) if kind is PaperKind.VISUAL else make_sheet(place.desk, dossier, kind)
    )
    images = preview_paper(place.desk, made.shown, LARGE_DPI)
    window = LargeWindow(app, theme)
    window.resize(*size)
    window.show_pages(large_pages(images, large_words(place.desk, language, len(images))))
    window.show()
    window.turn(at)
    settle(app)
    return window


def _paper(app: QApplication, theme: Theme, language: str, then: Callable[[Any], None]) -> QWidget:
    place, dossier = changed_plan(language)
    shell, screen = desk_window(app, theme, Place(ScreenName.PAPER, dossier), place.desk)
    screen.show_printers(("Kantoor",))
    settle(app)
    then(screen)
    settle(app)
    return shell


def _look_down(screen: Any) -> None:
    screen.versions.list.rows[next(iter(screen.versions.list.rows))].setFocus()
    area = screen.side.area
    area.ensureWidgetVisible(screen.versions)


def _open_before(screen: Any) -> None:
    list(screen.versions.list.rows.values())[-1].click()


def _pick(kind: PaperKind, screen: Any) -> None:
    screen.presenter.pick_paper(kind)


def _save_pictures(screen: Any) -> None:
    screen.print_card.export_button.click()
    screen.form.shape.button("png").click()
