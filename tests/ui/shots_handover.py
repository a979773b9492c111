"""Pictures of Overdracht: a file with problems, divided, previewed; a text beside the form; look-alikes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.usecases.handover_mapping import keep_division
from desktop.usecases.interview import record_answer
from tests.builders import Workplace, workplace
from tests.handover_builders import EXAMPLE, csv_bytes, read
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle

HEADS = "klantnaam;geboortedatum;V-nummer;voertaal;vergunning;rijbewijs;=som"
ROWS = (
    "Samira K.;4-5-1990;0012345678;Arabisch;asiel bt;B;1",
    "Yonas T.;31-2-1999;0087654321;Tigrinya;asiel bt;nee;2",
    "Elif;;;Turks",
)
TEXT = """Klantprofiel
Naam: Samira K.   Geboren: 4 mei 1990
V-nummer: 0012345678   Taal: Arabisch
Azc: Zandoever, sinds februari 2026
Werk: kok in een restaurant, Syrië"""


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Through the real use cases; Arabic and Turkish stand in the names."""
    yield "handover-ar-tr-problems", partial(_list, app, theme)
    yield "handover-ar-ti-file", partial(_file, app, theme)
    yield "handover-ar-text", partial(_text, app, theme)
    yield "handover-ar-before", partial(_before, app, theme)
    yield "dossiers-ar-tr-alike", partial(_alike, app, theme, ScreenName.DOSSIERS)
    yield "dossier-ar-tr-alike", partial(_alike, app, theme, ScreenName.DOSSIER)


def place_with_samira() -> tuple[Workplace, DossierId]:
    """One dossier, in which something was said already."""
    place = workplace()
    dossier = place.begin("Rima H.")
    record_answer(place.desk, dossier, "P02", "15-3-1992")
    return place, dossier


def _list(app: QApplication, theme: Theme) -> QWidget:
    place = workplace()
    shell, screen = desk_window(app, theme, Place(ScreenName.HANDOVER), place.desk)
    screen.presenter.name_sender("COA")
    screen.presenter._file_arrived(read(csv_bytes(HEADS, *ROWS)))
    screen.presenter.choose(3)
    settle(app)
    return shell


def _file(app: QApplication, theme: Theme) -> QWidget:
    place, dossier = place_with_samira()
    shell, screen = desk_window(app, theme, Place(ScreenName.HANDOVER, dossier), place.desk)
    screen.presenter.read(EXAMPLE)
    screen.presenter.choose(1)
    settle(app)
    return shell


def _text(app: QApplication, theme: Theme) -> QWidget:
    place, dossier = place_with_samira()
    shell, screen = desk_window(app, theme, Place(ScreenName.HANDOVER, dossier), place.desk)
    screen.show_tab("text")
    screen.text.text.setPlainText(TEXT)
    screen.text.fields["P01"].setText("Samira K.")
    screen.text.fields["P02"].setText("4 mei")
    screen.text.fields["P04"].setText("0012345678")
    screen.text._left()
    settle(app)
    return shell


def _before(app: QApplication, theme: Theme) -> QWidget:
    place, dossier = place_with_samira()
    shell, screen = desk_window(app, theme, Place(ScreenName.HANDOVER, dossier), place.desk)
    screen.presenter.read(EXAMPLE)
    screen.presenter.choose(1)
    keep_division(place.desk, screen.presenter.name, screen.presenter.shown.division)
    screen.presenter.bring()
    screen.show_tab("before")
    settle(app)
    return shell


def _alike(app: QApplication, theme: Theme, where: ScreenName) -> QWidget:
    place = workplace()
    one, other = place.begin("Samira K."), place.begin("Sameera Kh.", "tr", "azc De Wissel")
    for dossier in (one, other):
        place.answer(dossier, P02="4-5-1990", P04="0012345678")
    dossier_shown = one if where is ScreenName.DOSSIER else None
    return desk_window(app, theme, Place(where, dossier_shown), place.desk)[0]
