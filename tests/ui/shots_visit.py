"""Pictures of the visit day, the page of a dossier, telling back, and who does not belong here."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.dossier_list.narrowing import By, Waits
from desktop.ui.places import Place, ScreenName
from desktop.ui.teach_back.client import TeachBackClient
from desktop.ui.teach_back.client_shown import client_shown
from desktop.ui.theme import Theme
from desktop.usecases.ports import Desk
from desktop.usecases.teach_back import ToldBack, record_told_back, teach_back
from tests.builders import ASIEL
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_visit import PEOPLE, looked_through, visit_place


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Everything on one desk, through the real use cases."""
    yield "visitday-ar-ti-tr", partial(_day, app, theme)
    yield "visitday-ar-ti-tr-edit", partial(_day_edited, app, theme)
    yield "dossiers-ar-ti-tr-filters", partial(_filters, app, theme)
    for tab in ("tasks", "planning", "household", "prefill"):
        yield f"dossier-ar-{tab}", partial(_dossier, app, theme, tab)
    for code in PEOPLE:
        for explains in (False, True):
            name = f"{code}{'-explain' if explains else ''}"
            yield f"teachback-{name}", partial(_told_back, app, theme, code, explains)
            yield f"teachback-client-{name}", partial(_client, app, theme, code, explains)
    for name, answers in ELSEWHERE.items():
        yield f"dossier-ar-{name}", partial(_elsewhere, app, theme, answers)


ELSEWHERE = {
    "ontheemde": {"P07": "ontheemde_oekraine"},
    "seventeen": {**ASIEL, "P02": "6-10-2008"},
    "test": {
        **ASIEL, "P02": "2004", "L01": "gedaan", "L02": "4-4-2023", "L03": "29", "L04": "niet_haalbaar",
    },
}  # fmt: skip


def _day(app: QApplication, theme: Theme) -> QWidget:
    return desk_window(app, theme, Place(ScreenName.VISIT), visit_place().place.desk)[0]


def _day_edited(app: QApplication, theme: Theme) -> QWidget:
    there = looked_through(visit_place())
    shell, screen = desk_window(app, theme, Place(ScreenName.VISIT), there.place.desk)
    screen.presenter.edit(there.dossiers["ti"], screen.cards[2].visit.key)
    screen.form.time.setText("straks")
    screen.form.send()
    settle(app)
    return shell


def _filters(app: QApplication, theme: Theme) -> QWidget:
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIERS), visit_place().place.desk)
    screen.toggle_filters()
    screen.presenter.narrow(By.WAITS, Waits.TASK.value)
    screen.table.choose(0)
    settle(app)
    return shell


def _dossier(app: QApplication, theme: Theme, tab: str) -> QWidget:
    there = visit_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIER, there.partner), there.place.desk)
    screen.show_tab(tab)
    settle(app)
    return shell


def _half_told(code: str) -> tuple[Desk, DossierId]:
    there = visit_place()
    record_told_back(there.place.desk, there.dossiers[code], 1, ToldBack.GOOD)
    record_told_back(there.place.desk, there.dossiers[code], 2, ToldBack.PARTLY)
    return there.place.desk, there.dossiers[code]


def _told_back(app: QApplication, theme: Theme, code: str, explains: bool) -> QWidget:
    desk, dossier = _half_told(code)
    shell, screen = desk_window(app, theme, Place(ScreenName.TEACH_BACK, dossier), desk)
    screen.presenter.pick(2 if explains else 3)
    if explains:
        screen.presenter.explain()
    settle(app)
    return shell


def _client(app: QApplication, theme: Theme, code: str, explains: bool) -> QWidget:
    desk, dossier = _half_told(code)
    window = TeachBackClient(theme)
    window.resize(1366, 768)
    window.show()
    window.show_block(client_shown(teach_back(desk, dossier), 3, explains))
    settle(app)
    return window


def _elsewhere(app: QApplication, theme: Theme, answers: dict[str, str]) -> QWidget:
    there = visit_place()
    dossier = there.place.begin("Olena V.")
    there.place.answer(dossier, **{**answers, "P01": "Olena V."})
    return desk_window(app, theme, Place(ScreenName.DOSSIER, dossier), there.place.desk)[0]
