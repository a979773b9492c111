"""The papers beside the visual plan on their screen: letter, appointments with code, saving a calendar."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from PySide6.QtWidgets import QApplication, QWidget

from desktop.pdf.writer import PaperRoom
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases import make_sheet
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind
from resources import paths
from tests.paper_people import shaima, with_papers
from tests.ui.rooms import Shot, settle
from tests.ui.samples_plan import SAMIR
from tests.ui.shots_lists import Results, paper_results, window


@functools.cache
def _room() -> PaperRoom:
    return PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())


@functools.cache
def results(kind: PaperKind, language: str) -> Results:
    """A paper of this kind, really drawn."""
    place = with_papers(_room())
    dossier = shaima(place, language)
    paper = make_sheet.make_sheet(place.desk, dossier, kind).shown
    known = paper_results(paper, _room().page_images(paper.pdf, 160))
    return {**known, make_sheet.make_sheet: Outcome(paper)}


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The paper screen with another paper picked."""
    for language in ("ar", "ti", "tr"):
        for name, kind, then in (
            ("letter", PaperKind.FORMAL, None),
            ("list", PaperKind.FORMAL, _open_list),
            ("appointments", PaperKind.APPOINTMENTS, None),
            ("calendar", PaperKind.APPOINTMENTS, _save_calendar),
        ):
            yield f"papers-{name}-{language}", partial(_shot, app, theme, (kind, language), then)


def _shot(
    app: QApplication,
    theme: Theme,
    paper: tuple[PaperKind, str],
    then: Callable[[Any], None] | None,
) -> QWidget:
    shell, screen, _ = window(app, theme, Place(ScreenName.PAPER, SAMIR), results(*paper))
    screen.presenter.pick_paper(paper[0])
    if then is not None:
        then(screen)
    settle(app)
    return shell


def _open_list(screen: Any) -> None:
    screen.side.papers_button.click()


def _save_calendar(screen: Any) -> None:
    screen.print_card.calendar_button.click()
    screen.form.send()
