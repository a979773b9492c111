"""The page of a dossier with a real desk behind it: tasks, talks, household, letters, and text that fits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.ids import DossierId
from desktop.ui.dossier_page.view import DossierScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases.appointments import planned
from desktop.usecases.household import SharedFact, household
from desktop.usecases.interview import go_to
from desktop.usecases.prefill import prefill
from desktop.usecases.tasks import tasks_of
from desktop.usecases.terms import terms_of
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.rooms import settle
from tests.ui.samples_visit import VisitPlace, visit_place

pytestmark = pytest.mark.windows


def opened(
    qtbot: QtBot, app: QApplication, theme: Theme, dossier: DossierId | None = None
) -> tuple[VisitPlace, Shell, DossierScreen]:
    there = visit_place()
    place = Place(ScreenName.DOSSIER, dossier or there.partner)
    shell, screen = desk_window(app, theme, place, there.place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, DossierScreen)
    return there, shell, screen


def test_a_task_is_written_down_with_keys_and_stays_when_it_cannot_be_kept(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    form = screen.task_form
    form.what.setFocus()
    QTest.keyClicks(form.what, "Sleutel ophalen")
    QTest.keyClicks(form.due, "ooit")
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    assert form.due.property("state") == "error" and form.what.text() == "Sleutel ophalen"
    form.due.clear()
    QTest.keyClicks(form.due, "morgen")
    QTest.keyClick(form.due, Qt.Key.Key_Return)
    settle(qapp)
    assert form.what.text() == ""
    assert "Sleutel ophalen" in [task.what for task in tasks_of(there.place.desk, there.partner)]


def test_a_proposal_is_taken_on_and_leads_to_its_question(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, shell, screen = opened(qtbot, qapp, theme)
    screen.presenter.take_on("regel.L01")
    (task,) = [task for task in tasks_of(there.place.desk, there.partner) if task.key == "regel.L01"]
    assert not task.is_proposed and task.question == "L01"
    gone: list[Place] = []
    shell.go = gone.append  # type: ignore[method-assign]
    screen.presenter.jump("L01")
    assert gone == [Place(ScreenName.INTERVIEW, there.partner, "L01")]


def test_a_delay_moves_the_clock_on_the_page(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    dossier = there.dossiers["ar"]
    screen.presenter.open(dossier)
    screen.overview.asked.setText("1-8-2026")
    screen.overview.received.setText("14-9-2026")
    screen.overview._send()
    settle(qapp)
    assert terms_of(there.place.desk, dossier)[0].words == "nog 13 dagen"
    assert screen.overview.received.text() == "14-9-2026"


def test_a_talk_is_planned_on_the_page(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    QTest.keyClick(screen, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    screen.planning.new_button.click()
    form = screen.planning.form
    assert form.day.hasFocus() and form.place.text() == "azc De Wissel"
    form.day.setText("1-10")
    form.send()
    assert "Dit is geen tijd." in form.message.accessibleName() and form.isVisible()
    form.time.setText("9:15")
    form.send()
    settle(qapp)
    assert not form.isVisible()
    assert planned(there.place.desk, there.partner)[-1].at == "2026-10-01T09:15"


def test_what_the_partner_allowed_is_put_ready_and_waits_in_the_talk(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    assert household(there.place.desk, there.partner).links[0].offers[0].count == 1
    screen.household.offer_taken.emit(there.dossiers["ar"], SharedFact.CHILDREN.value)
    assert go_to(there.place.desk, there.partner, "G03").question.is_prefilled
    screen.household.shared.emit(there.dossiers["ar"], SharedFact.ADDRESS.value, True)
    (link,) = household(there.place.desk, there.partner).links
    assert [share.is_given for share in link.shares] == [False, True]


def test_two_dossiers_are_linked_on_the_page(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    screen.household.other.choose(there.dossiers["ti"])
    screen.household.relation.choose("huisgenoot")
    screen.household.link_button.click()
    settle(qapp)
    assert {link.roepnaam for link in household(there.place.desk, there.partner).links} == {
        "Samir H.",
        "Yonas T.",
    }


def test_a_value_from_coa_is_written_in_when_its_field_is_left(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there, _, screen = opened(qtbot, qapp, theme)
    screen.show_tab("prefill")
    screen.prefill.source.button("coa").click()
    field = screen.prefill.fields["P03"]
    field.setFocus()
    QTest.keyClicks(field, str(999_993_654))
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qapp)
    assert field.property("state") == "error" and "BSN" in screen.message.accessibleName()
    field.clear()  # type: ignore[union-attr]
    QTest.keyClicks(field, "999993653")
    QTest.keyClick(field, Qt.Key.Key_Return)
    settle(qapp)
    (value,) = [value for value in prefill(there.place.desk, there.partner) if value.question == "P03"]
    assert value.waits and "COA" in value.provenance
    assert field.property("state") != "error"


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("tab", ["tasks", "planning", "household", "prefill"])
def test_all_text_fits(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, tab: str
) -> None:
    _, _, screen = opened(qtbot, qapp, request.getfixturevalue(factor))
    screen.show_tab(tab)
    settle(qapp)
    assert clipped_labels(screen) == []


def test_who_does_not_belong_here_is_pointed_on_here_too(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    there = visit_place()
    dossier = there.place.begin("Olena", "ti")
    there.place.answer(dossier, P07="ontheemde_oekraine")
    shell, screen = desk_window(qapp, theme, Place(ScreenName.DOSSIER, dossier), there.place.desk)
    qtbot.addWidget(shell)
    assert screen.overview.stop.isVisible()
    assert clipped_labels(screen) == []
