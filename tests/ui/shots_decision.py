"""Pictures of the screen 'Besluit': a plan that waits, one that holds, one in change, one from elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from tests.builders import Workplace
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_decision import advised, being_changed, decided, late_switch, moved_here, waiting

_PLACES: dict[str, tuple[Callable[[str], tuple[Workplace, DossierId]], str]] = {
    "waiting": (waiting, "moved"),
    "advice": (advised, "versions"),
    "decided": (decided, "versions"),
    "changing": (being_changed, "change"),
    "late": (late_switch, "versions"),
    "moved": (moved_here, "moved"),
}


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """The screen is Dutch; each language stands for a person who speaks it."""
    for code in ("ar", "ti", "tr"):
        for name, (make, tab) in _PLACES.items():
            yield f"decision-{code}-{name}", partial(_screen, app, theme, make, tab, code)
    yield "decision-ar-refused", partial(_refused, app, theme)
    yield "decision-ar-why", partial(_why, app, theme)


def _screen(
    app: QApplication, theme: Theme, make: Callable[[str], tuple[Workplace, DossierId]], tab: str, code: str
) -> QWidget:
    place, dossier = make(code)
    shell, screen = desk_window(app, theme, Place(ScreenName.DECISION, dossier), place.desk)
    screen.show_tab(tab)
    settle(app)
    return shell


def _refused(app: QApplication, theme: Theme) -> QWidget:
    place, dossier = advised("ar")
    shell, screen = desk_window(app, theme, Place(ScreenName.DECISION, dossier), place.desk)
    screen.establish.fields["dagtekening"].put("1-6-2026")
    screen.establish.send()
    settle(app)
    return shell


def _why(app: QApplication, theme: Theme) -> QWidget:
    place, dossier = decided("ar")
    shell, screen = desk_window(app, theme, Place(ScreenName.DECISION, dossier), place.desk)
    term = screen.presenter.shown.terms[0]
    screen.why.show_why(term.reason)
    settle(app)
    return shell
