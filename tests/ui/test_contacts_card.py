"""Invitations and absence on the page of a dossier: by keyboard, refused at the field, judged by a person."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.usecases.appointments import Typed, plan_appointment
from desktop.usecases.contacts import ContactKind, contacts_of
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_sharing import SharingPlace, log_place

pytestmark = pytest.mark.windows


def opened(qtbot: QtBot, app: QApplication, theme: Theme) -> tuple[SharingPlace, Shell, DossierScreen]:
    there = log_place()
    moment = Typed("vandaag", "9:00", "azc Zandoever", "4")
    plan_appointment(there.place.desk, there.dossier, None, moment)
    shell, screen = desk_window(app, theme, Place(ScreenName.DOSSIER, there.dossier), there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, DossierScreen)
    screen.show_tab("planning")
    settle(app)
    return there, shell, screen


def button(screen: DossierScreen, words: str) -> Button:
    return next(one for one in screen.findChildren(Button) if one.isVisible() and one.words == words)


def test_an_absence_is_written_down_with_keys_and_refused_at_its_field(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    card = screen.contacts
    card.kind.choose(ContactKind.ABSENCE.value)
    card.new_button.setFocus()
    QTest.keyClick(card.new_button, Qt.Key.Key_Return)
    settle(qapp)
    form = card.form
    assert form.day.hasFocus() and form.reason.isVisible() and not form.by.isVisible()
    assert form.reason.chosen() == ""
    QTest.keyClicks(form.day, "morgen")
    QTest.keyClick(form.day, Qt.Key.Key_Return)
    assert form.day.property("state") == "error" and "moet nog komen" in form.message.accessibleName()
    assert not screen.message.isVisible()
    form.day.setText("gisteren")
    form.send()
    assert "geen reden" in form.message.accessibleName() and form.reason.hasFocus()
    form.reason.choose("vervoer")
    before = len(contacts_of(there.place.desk, there.dossier))
    form.send()
    settle(qapp)
    assert not form.isVisible() and len(contacts_of(there.place.desk, there.dossier)) == before + 1


def test_a_verdict_begins_empty_and_needs_a_name_and_a_reason(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    button(screen, "Leg oordeel vast").click()
    settle(qapp)
    form = screen.contacts.form
    assert (form.verdict.chosen(), form.by.text(), form.text.text()) == ("", "", "")
    form.send()
    assert "geen oordeel" in form.message.accessibleName()
    form.verdict.choose("verwijtbaar")
    form.send()
    assert form.by.property("state") == "error"
    QTest.keyClick(form.by, Qt.Key.Key_Escape)
    settle(qapp)
    verdicts = [c for c in contacts_of(there.place.desk, there.dossier) if c.kind is ContactKind.VERDICT]
    assert not form.isVisible() and len(verdicts) == 1


def test_a_line_is_mended_and_taken_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    first = contacts_of(there.place.desk, there.dossier)[-1]
    screen.contacts.form.ask(first.key, first.typed)
    assert screen.contacts.form.day.text() == "1-9-2026"
    screen.contacts.form.text.setText("Intake op het azc")
    screen.contacts.form.send()
    settle(qapp)
    assert "Intake op het azc" in contacts_of(there.place.desk, there.dossier)[-1].facts
    screen.contacts.taken_back.emit(first.key)
    assert first.key not in {one.key for one in contacts_of(there.place.desk, there.dossier)}


def test_of_a_talk_whose_day_came_one_says_whether_it_was_held(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    button(screen, "Niet gekomen").click()
    settle(qapp)
    assert screen.contacts.form.day.text() == "15-9-2026" and screen.contacts.form.reason.chosen() == ""
    screen.contacts.put_away()
    button(screen, "Geweest").click()
    settle(qapp)
    assert contacts_of(there.place.desk, there.dossier)[0].kind is ContactKind.TALK_HELD
    assert not [one for one in screen.findChildren(Button) if one.isVisible() and one.words == "Geweest"]


def test_the_page_leads_to_sharing(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    gone: list[Place] = []
    shell.go = gone.append  # type: ignore[method-assign]
    button(screen, "Delen").click()
    assert gone == [Place(ScreenName.SHARING, there.dossier)]


@pytest.mark.parametrize("kind", [kind for kind in ContactKind if kind is not ContactKind.VERDICT])
def test_no_word_is_cut_in_any_form(
    qtbot: QtBot, qapp: QApplication, theme: Theme, kind: ContactKind
) -> None:
    _, shell, screen = opened(qtbot, qapp, theme)
    screen.contacts.kind.choose(kind.value)
    screen.contacts.new_button.click()
    screen.contacts.form.send()
    settle(qapp)
    assert clipped_labels(shell) == []
