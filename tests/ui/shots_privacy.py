"""Pictures of 'Uw gegevens' for the person, and of the question it is told at."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.client_window.privacy import PrivacyWindow
from desktop.ui.client_window.privacy_shown import privacy_pages
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.privacy import QUESTION, look_at_privacy
from tests.builders import workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_visit import PEOPLE


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """First and last page, and the question with its follow-ups in two languages."""
    for code in PEOPLE:
        for at in (0, 1, 5):
            yield f"privacy-{code}-{at + 1}", partial(privacy_window, app, theme, code, at)
        yield f"privacy-{code}-question", partial(_question, app, theme, code)
        yield f"privacy-{code}-sheet", partial(_question, app, theme, code, True)


def privacy_window(app: QApplication, theme: Theme, code: str, at: int = 0) -> PrivacyWindow:
    """The person's window at one page."""
    place = workplace()
    dossier = place.begin(PEOPLE[code], code)
    window = PrivacyWindow(app, theme)
    window.resize(1366, 768)
    window.show_pages(privacy_pages(look_at_privacy(place.desk, dossier)))
    window.show()
    window.turn(at)
    settle(app)
    return window


def _question(app: QApplication, theme: Theme, code: str, opens_sheet: bool = False) -> QWidget:
    place = workplace()
    dossier = place.begin(PEOPLE[code], code)
    there = Place(ScreenName.INTERVIEW, dossier, QUESTION)
    shell, screen = desk_window(app, theme, there, place.desk)
    if opens_sheet:
        screen.sheets.show_question()
        settle(app)
    return shell
