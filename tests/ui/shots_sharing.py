"""Pictures of sharing with parties, and of the log of invitations and absence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.contacts import ContactKind
from desktop.usecases.ports import Desk
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import Shot, settle
from tests.ui.samples_sharing import log_place, sharing_place

PARTIES = ("taalschool", "vluchtelingenwerk", "coa", "duo")


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Each party, the form with a refusal, the log and its forms."""
    for party in PARTIES:
        yield f"sharing-ar-{party}", partial(_sharing, app, theme, party)
    yield "sharing-ar-no-contract", partial(_sharing, app, theme, "vluchtelingenwerk", "")
    yield "sharing-ar-form", partial(_form, app, theme)
    yield "dossier-ar-log", partial(_log, app, theme, "")
    for kind in (ContactKind.INVITATION, ContactKind.ABSENCE):
        yield f"dossier-ar-log-{kind.value}", partial(_log, app, theme, kind.value)
    yield "dossier-ar-log-verdict", partial(_verdict, app, theme)


def _sharing(app: QApplication, theme: Theme, party: str, contract: str | None = None) -> QWidget:
    there = sharing_place() if contract is None else sharing_place(contract)
    place = Place(ScreenName.SHARING, there.dossier)
    shell, screen = desk_window(app, theme, place, there.place.desk)
    screen.presenter.pick(party)
    settle(app)
    return shell


def _form(app: QApplication, theme: Theme) -> QWidget:
    there = sharing_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.SHARING, there.dossier), there.place.desk)
    screen.share_button.click()
    screen.form.send()
    settle(app)
    return shell


def _log(app: QApplication, theme: Theme, kind: str) -> QWidget:
    there = log_place()
    _planned(there.place.desk, there.dossier)
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIER, there.dossier), there.place.desk)
    screen.show_tab("planning")
    if kind:
        screen.contacts.kind.choose(kind)
        screen.contacts.new_button.click()
        screen.contacts.form.day.setText("31-2")
        screen.contacts.form.send()
        settle(app)
        bar = screen._areas["planning"].verticalScrollBar()
        bar.setValue(screen.contacts.y())
    settle(app)
    return shell


def _verdict(app: QApplication, theme: Theme) -> QWidget:
    there = log_place()
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIER, there.dossier), there.place.desk)
    screen.show_tab("planning")
    settle(app)
    next(one for one in screen.findChildren(Button) if one.words == "Leg oordeel vast").click()
    screen.contacts.form.verdict.choose("verwijtbaar")
    screen.contacts.form.send()
    settle(app)
    return shell


def _planned(desk: Desk, dossier: DossierId) -> None:
    plan_appointment(desk, dossier, None, Typed("vandaag", "9:00", "azc Zandoever", "4", "48213", "telefoon"))
