"""Pictures of the visit day, the page of a dossier, telling back, and who does not belong here."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.dossier_list.narrowing import By, Waits
from desktop.ui.places import Place, ScreenName
from desktop.ui.teach_back.client import TeachBackClient
from desktop.ui.teach_back.client_shown import client_shown
from desktop.ui.theme import Theme
from desktop.usecases.teach_back import ToldBack, record_told_back, teach_back
from tests.builders import ASIEL
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_visit import looked_through, visit_place


def shots(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """Everything on one desk, through the real use cases."""
    yield from _day(app, theme)
    yield from _dossier(app, theme)
    yield from _told_back(app, theme)
    yield from _elsewhere(app, theme)


def _day(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    there = visit_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.VISIT), there.place.desk)
    yield "visitday-ar-ti-tr", shell
    shell, screen = desk_window(app, theme, Place(ScreenName.VISIT), looked_through(there).place.desk)
    screen.presenter.edit(there.dossiers["ti"], screen.cards[2].visit.key)
    screen.form.time.setText("straks")
    screen.form.send()
    settle(app)
    yield "visitday-ar-ti-tr-edit", shell
    yield from _filters(app, theme)


def _filters(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    there = visit_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIERS), there.place.desk)
    screen.toggle_filters()
    screen.presenter.narrow(By.WAITS, Waits.TASK.value)
    screen.table.choose(0)
    settle(app)
    yield "dossiers-ar-ti-tr-filters", shell


def _dossier(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    there = visit_place()
    for tab in ("tasks", "planning", "household", "prefill"):
        place = Place(ScreenName.DOSSIER, there.partner)
        shell, screen = desk_window(app, theme, place, there.place.desk)
        screen.show_tab(tab)
        settle(app)
        yield f"dossier-ar-{tab}", shell


def _told_back(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    there = visit_place()
    desk = there.place.desk
    for code, dossier in there.dossiers.items():
        record_told_back(desk, dossier, 1, ToldBack.GOOD)
        record_told_back(desk, dossier, 2, ToldBack.PARTLY)
        place = Place(ScreenName.TEACH_BACK, dossier)
        shell, screen = desk_window(app, theme, place, desk)
        screen.presenter.pick(3)
        settle(app)
        yield f"teachback-{code}", shell
        shell, screen = desk_window(app, theme, place, desk)
        screen.presenter.pick(2)
        screen.presenter.explain()
        settle(app)
        yield f"teachback-{code}-explain", shell
        for explains in (False, True):
            window = TeachBackClient(theme)
            window.resize(1366, 768)
            window.show()
            window.show_block(client_shown(teach_back(desk, dossier), 3, explains))
            settle(app)
            yield f"teachback-client-{code}{'-explain' if explains else ''}", window


def _elsewhere(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    there = visit_place()
    cases = {
        "ontheemde": {"P07": "ontheemde_oekraine"},
        "seventeen": {**ASIEL, "P02": "6-10-2008"},
        "test": {**ASIEL, "P02": "2004", "L01": "gedaan", "L02": "4-4-2023", "L03": "29",
                 "L04": "niet_haalbaar"},
    }  # fmt: skip
    for name, answers in cases.items():
        dossier = there.place.begin("Olena V.")
        there.place.answer(dossier, **{**answers, "P01": "Olena V."})
        shell, _ = desk_window(app, theme, Place(ScreenName.DOSSIER, dossier), there.place.desk)
        yield f"dossier-ar-{name}", shell
