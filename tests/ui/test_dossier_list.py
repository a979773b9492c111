"""The list of dossiers: search, narrowing, a new dossier, the table model, and text that fits."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.ui.dossier_list.narrowing import By, Waits, options
from desktop.ui.dossier_list.presenter import BEGIN_NEW, DossierListPresenter, Group, Listed
from desktop.ui.dossier_list.table_model import ROW, Column, DossierTable
from desktop.ui.dossier_list.view import DossierListScreen
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.runner import ImmediateRunner
from desktop.ui.theme import Theme
from desktop.usecases.dossiers import Caseload, NewDossier, begin_dossier, caseload, talk_languages
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import Language
from tests.builders import workplace
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import settle
from tests.ui.samples_lists import CASELOAD, FARID, LANGUAGES, YONAS
from tests.ui.shots_lists import LIST_RESULTS, window


class SeenList:
    """What a window would show."""

    def __init__(self) -> None:
        self.listed: Listed | None = None
        self.refusals: list[tuple[str, Message | None]] = []
        self.languages: tuple[Language, ...] = ()
        self.closed = 0

    def show_list(self, listed: Listed) -> None:
        self.listed = listed

    def show_failure(self, message: Message | None) -> None: ...

    def show_new(self, languages: tuple[Language, ...]) -> None:
        self.languages = languages

    def close_new(self) -> None:
        self.closed += 1

    def show_refusal(self, field: str, message: Message | None) -> None:
        self.refusals.append((field, message))

    def names(self) -> list[str]:
        return [row.roepnaam for row in self.listed.rows] if self.listed else []


def presented(**results: Any) -> tuple[DossierListPresenter, SeenList, FakeNavigator, FakeRunner]:
    view, navigator = SeenList(), FakeNavigator()
    known: dict[Any, Any] = {caseload: CASELOAD, talk_languages: LANGUAGES}
    known |= {{"begins": begin_dossier, "lists": caseload}[name]: value for name, value in results.items()}
    runner = FakeRunner(known)
    presenter = DossierListPresenter(view, navigator, runner)
    presenter.load()
    return presenter, view, navigator, runner


def test_buttons_count_and_narrow_without_asking_again() -> None:
    presenter, view, _, runner = presented()
    assert view.listed is not None
    assert view.listed.counts[Group.ALL] == 9
    assert view.listed.counts[Group.LATE] == 1
    presenter.pick_group(Group.LATE.value)
    assert view.names() == ["Farid N."]
    presenter.pick_group(Group.THIS_WEEK.value)
    assert view.names() == ["Yonas T."]
    assert runner.names() == ["caseload"]


def test_a_place_narrows_the_counts_too() -> None:
    presenter, view, _, _ = presented()
    presenter.pick_place("azc De Wissel")
    assert view.names() == ["Rojda B.", "Mehari G.", "Olena V."]
    assert view.listed is not None and view.listed.counts[Group.LATE] == 0


def test_filters_narrow_together_without_asking_again_and_go_away_together() -> None:
    presenter, view, _, runner = presented()
    presenter.narrow(By.LANGUAGE, "ti")
    assert view.names() == ["Yonas T.", "Mehari G."]
    presenter.narrow(By.WAITS, Waits.NEW.value)
    assert view.names() == ["Mehari G."]
    presenter.narrow(By.LANGUAGE, "ar")
    assert view.names() == [] and view.listed is not None and view.listed.is_searched
    presenter.widen()
    assert len(view.names()) == 9
    presenter.narrow(By.WAITS, Waits.CHOICE.value)
    assert view.names() == ["Farid N.", "Yonas T.", "Samir H."]
    presenter.narrow(By.WAITS, Waits.TOLK.value)
    assert view.names() == ["Yonas T."]
    assert runner.names() == ["caseload"]


def test_a_filter_on_what_is_gone_hides_nobody() -> None:
    presenter, view, _, runner = presented()
    presenter.narrow(By.STATUS, "Plan is vastgesteld")
    assert view.names() == ["Bashir M."]
    runner.results = {**runner.results, caseload: Caseload((FARID, YONAS))}
    presenter.load()
    assert view.names() == ["Farid N.", "Yonas T."]


def test_every_filter_offers_what_occurs() -> None:
    offered = options(CASELOAD.rows)
    assert [words for _, words in offered[By.LANGUAGE]][:3] == ["Arabisch", "Dari", "Koermandji"]
    assert ("onbekend", "Nog niet bekend") in offered[By.GROUP]
    assert "Plan is vastgesteld" in dict(offered[By.STATUS])


@pytest.mark.windows
def test_filters_are_reached_by_key_and_stay_in_sight_while_they_narrow(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, _ = window(qapp, theme, Place(ScreenName.DOSSIERS), LIST_RESULTS)
    qtbot.addWidget(shell)
    assert not screen.filters.isVisible()
    QTest.keyClick(screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert screen.filters.isVisible() and screen.filters.first.hasFocus()
    screen.filters.fields[By.LANGUAGE].choose("ti")
    screen.filters.fields[By.LANGUAGE].activated.emit(1)
    assert screen.table.table.rows[0].roepnaam == "Yonas T."
    QTest.keyClick(screen, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert screen.filters.isVisible()
    screen.filters.clear_button.click()
    assert len(screen.table.table.rows) == 9
    settle(qapp)
    assert clipped_labels(screen) == []


def test_an_answer_to_an_older_search_is_left_aside() -> None:
    presenter, view, _, _ = presented()
    late = presenter._turn
    presenter.search("far")
    presenter._arrived(late, Caseload(()))
    assert view.names()[0] == "Farid N."


def test_a_new_dossier_goes_into_its_talk() -> None:
    key = DossierId("d-new")
    presenter, view, navigator, runner = presented(begins=Outcome(key))
    presenter.ask_new()
    assert view.languages == LANGUAGES
    presenter.begin("Samir H.", "ar", "azc Zandoever")
    assert runner.calls[-1] == ("begin_dossier", (NewDossier("Samir H.", "ar", "azc Zandoever"),))
    assert navigator.places == [Place(ScreenName.INTERVIEW, key)]
    assert view.closed == 1


def test_a_missing_language_is_said_at_its_field() -> None:
    presenter, view, navigator, _ = presented(begins=Refusal(RefusalCode.LANGUAGE_MISSING, "language"))
    presenter.begin("Samir H.", "", "")
    field, message = view.refusals[-1]
    assert field == "language" and message is not None and message.advice
    assert navigator.places == [] and view.closed == 0


def test_a_real_desk_lists_what_was_begun_and_finds_it_by_language() -> None:
    place = workplace()
    view, navigator = SeenList(), FakeNavigator()
    presenter = DossierListPresenter(view, navigator, ImmediateRunner(place.desk))
    presenter.ask_new()
    assert {"ar", "ti", "tr"} <= {language.code for language in view.languages}
    presenter.begin("Elif K.", "tr", "azc De Wissel")
    presenter.begin("Samir H.", "ar", "azc Zandoever")
    presenter.search("turks")
    assert view.names() == ["Elif K."]
    presenter.search("")
    assert sorted(view.names()) == ["Elif K.", "Samir H."]
    assert len(navigator.places) == 2


@pytest.mark.windows
def test_the_table_keeps_the_rules_of_qt(qtmodeltester: ModelTester) -> None:
    table = DossierTable()
    qtmodeltester.check(table)
    table.put(CASELOAD.rows)
    qtmodeltester.check(table)
    assert table.data(table.index(0, Column.CLOCK)) == "5 dagen te laat"
    assert table.data(table.index(1, Column.LANGUAGE)) == "Tigrinya ትግርኛ"
    assert table.data(table.index(0, Column.NAME), ROW) is FARID
    assert "artikel 5.3" in table.data(table.index(0, Column.CLOCK), Qt.ItemDataRole.ToolTipRole)
    spoken = table.data(table.index(1, Column.CHOICES), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Keuzes: 1 open"


def screen_at(qtbot: QtBot, theme: Theme, question: str = "") -> DossierListScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    place = Place(ScreenName.DOSSIERS, question=question)
    shell, screen, _ = window(app, theme, place, LIST_RESULTS)
    qtbot.addWidget(shell)
    assert isinstance(screen, DossierListScreen)
    return screen


@pytest.mark.windows
def test_the_tightest_clock_is_chosen_and_says_why(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme)
    assert screen.table.chosen_row() is FARID
    assert "artikel 5.3" in screen.detail.accessibleName()
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    assert screen.detail._name.text() == "Yonas T."


@pytest.mark.windows
def test_arrows_enter_and_search_work_without_a_mouse(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme)
    opened: list[str] = []
    screen.presenter.open = lambda dossier: opened.append(dossier)  # type: ignore[method-assign]
    QTest.keyClick(screen.table, Qt.Key.Key_Down)
    QTest.keyClick(screen.table, Qt.Key.Key_Return)
    assert opened == [YONAS.dossier]
    assert screen.search()
    assert screen.search_field.hasFocus()
    QTest.keyClicks(screen.search_field, "tig")
    QTest.keyClick(screen.search_field, Qt.Key.Key_Down)
    assert screen.table.hasFocus()
    assert screen.escape() and screen.search_field.text() == ""


@pytest.mark.windows
def test_the_form_keeps_what_was_typed_when_it_is_closed(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, BEGIN_NEW)
    form = screen.form
    assert form.isVisible() and form.roepnaam.hasFocus()
    QTest.keyClicks(form.roepnaam, "Samir")
    form.language.choose("ar")
    assert screen.escape()
    assert not form.isVisible() and screen.detail.isVisible()
    screen.make_new()
    assert (form.roepnaam.text(), form.language.chosen()) == ("Samir", "ar")
    QTest.keyClick(form.roepnaam, Qt.Key.Key_Return)
    assert form.message.isVisible(), "the use case refused and its sentences stand in the form"


@pytest.mark.windows
@pytest.mark.parametrize("question", ["", BEGIN_NEW])
def test_all_text_fits_and_nothing_scrolls_sideways_at_150_percent(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, question: str
) -> None:
    screen = screen_at(qtbot, big_theme, question)
    if question:
        screen.form.send()
    settle(qapp)
    assert clipped_labels(screen) == []
    shown = [column for column in Column if not screen.table.isColumnHidden(column)]
    assert {Column.NAME, Column.CLOCK, Column.STATUS, Column.CHOICES} <= set(shown)
    assert sum(screen.table.columnWidth(column) for column in shown) <= screen.table.viewport().width()
    for column in shown:
        assert screen.table.columnWidth(column) >= screen.table._wanted(column)
