"""The screen 'Besluit' with a real desk behind it: refusals at the field, versions, changes, fit."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.ui.conflicts.view import ChoicesScreen
from desktop.ui.decision.presenter import DecisionPresenter
from desktop.ui.decision.view import DecisionScreen
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Place, ScreenName
from desktop.ui.runner import ImmediateRunner
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.boxes import tab_stops
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.why_sheet import WhyButton
from desktop.usecases.decision_drafts import decision_drafts
from desktop.usecases.decision_shown import DecisionShown
from desktop.usecases.establish import establish_pip
from desktop.usecases.revision import decision_screen, record_previous_pip
from tests.builders import carry, workplace
from tests.plan_place import DECISION, NOVEMBER, ready
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import desk_window
from tests.ui.fakes import FakeNavigator
from tests.ui.rooms import settle
from tests.ui.samples_decision import (
    Made,
    advised,
    being_changed,
    decided,
    late_switch,
    moved_here,
    waiting,
)


class SeenDecision:
    """What a window would show; takes refusals for the fields it is given."""

    def __init__(self, *fields: str) -> None:
        self.fields = fields
        self.shown: DecisionShown | None = None
        self.message: tuple[Message | None, str] = (None, "")
        self.refusals: list[str] = []
        self.emptied: list[str] = []
        self.drafts: dict[str, str] = {}

    def show_decision(self, shown: DecisionShown) -> None:
        self.shown = shown

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message = (message, tone)

    def show_refusal(self, field: str, message: Message) -> bool:
        self.refusals.append(field)
        return field in self.fields

    def clear_refusals(self) -> None:
        self.refusals.clear()

    def empty(self, form: str) -> None:
        self.emptied.append(form)

    def show_drafts(self, drafts: Mapping[str, str]) -> None:
        self.drafts = dict(drafts)

    def typed(self) -> Mapping[str, str]:
        return self.drafts


def presented(made: Made, *fields: str) -> tuple[DecisionPresenter, SeenDecision, FakeNavigator]:
    place, dossier = made
    view, navigator = SeenDecision(*fields), FakeNavigator()
    presenter = DecisionPresenter(view, navigator, ImmediateRunner(place.desk))
    presenter.open(dossier)
    return presenter, view, navigator


def opened(qtbot: QtBot, app: QApplication, theme: Theme, made: Made) -> tuple[Shell, DecisionScreen]:
    place, dossier = made
    shell, screen = desk_window(app, theme, Place(ScreenName.DECISION, dossier), place.desk)
    qtbot.addWidget(shell)
    assert isinstance(screen, DecisionScreen)
    return shell, screen


def test_a_refusal_goes_to_its_field_and_else_on_top() -> None:
    presenter, view, _ = presented(advised("ar"), "early_reason")
    presenter.establish(DECISION)
    assert view.refusals == ["early_reason"] and view.message == (None, "")
    presenter, view, _ = presented(advised("ar"))
    presenter.establish(DECISION)
    assert view.message[1] == "warn", "nobody took it: then it stands on top"
    assert "establish" not in view.emptied, "what was typed stays"


def test_an_act_empties_its_form_and_tells_the_bar() -> None:
    presenter, view, navigator = presented(decided("ar"))
    presenter.begin("fout", "De school is een andere.")
    assert view.emptied == ["", "revision"] and view.message[1] == "good"
    assert view.shown is not None and view.shown.revision is not None
    assert len(navigator.heads) == 2
    presenter.stop()
    assert view.shown.revision is None


def test_ways_lead_to_the_question_and_to_the_other_tabs_of_the_plan() -> None:
    presenter, _, navigator = presented(waiting("ar"))
    presenter.jump("P08")
    presenter.jump("")
    presenter.go("plan")
    assert [(place.screen, place.question) for place in navigator.places] == [
        (ScreenName.INTERVIEW, "P08"),
        (ScreenName.PLAN, ""),
    ]


@pytest.mark.parametrize("code", [c for c in RefusalCode if "scale" in c.value or "missing" in c.value])
def test_every_refusal_of_this_screen_says_what_to_do(code: RefusalCode) -> None:
    facts = {"article": "art. 5.5", "least": "600", "day": "5 mei 2028"}
    assert message_for(Refusal(code, None, facts)).advice


@pytest.mark.windows
def test_a_plan_is_established_with_keys_only(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    made = advised("ar")
    _, screen = opened(qtbot, qapp, theme, made)
    form = screen.establish
    day = form.fields["dagtekening"]
    day.field.setFocus()
    QTest.keyClicks(day.field, "1-6-2026")
    QTest.keyClick(day.field, Qt.Key.Key_Return)
    settle(qapp)
    assert day.field.property("state") == "error" and "DUO" in day.field.accessibleDescription()
    assert day.field.hasFocus() and day.words == "1-6-2026"
    day.put("5-11-2026")
    typed = {"mandate_name": "N. de Wit", "mandate_function": "teamleider", "early_reason": "Huis volgt."}
    for name, words in typed.items():
        form.fields[name].field.setFocus()
        QTest.keyClicks(form.fields[name].field, words)
    form.button.setFocus()
    QTest.keyClick(form.button, Qt.Key.Key_Return)
    settle(qapp)
    assert not form.isVisible() and screen.sent.isVisible()
    assert decision_screen(made[0].desk, made[1]).status == "vastgesteld"
    assert "vastgelegd" in screen.message.accessibleName()


@pytest.mark.windows
def test_a_late_change_of_route_asks_why_and_shows_the_law(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    """R-TRM-06."""
    _, screen = opened(qtbot, qapp, theme, late_switch("ar"))
    form = screen.establish
    assert form.fields["late_reason"].isVisible() and not form.fields["early_reason"].isVisible()
    assert form.fields["mandate_name"].words == "N. de Wit", "the decision before is a proposal"
    (why,) = form.findChildren(WhyButton)
    why.setFocus()
    why.click()
    settle(qapp)
    assert screen.why.isVisible()
    assert screen.escape() and why.hasFocus()
    form.fields["dagtekening"].put("6-5-2028")
    form.send()
    settle(qapp)
    assert form.fields["late_reason"].field.hasFocus()


@pytest.mark.windows
def test_versions_are_shown_newest_first_with_what_is_different(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen = opened(qtbot, qapp, theme, decided("ar"))
    shown = screen.presenter.shown
    assert shown is not None
    assert [version.title for version in shown.versions] == ["Versie 2 · vastgesteld", "Versie 1 · gereed"]
    assert [version.is_holding for version in shown.versions] == [True, False]


@pytest.mark.windows
def test_two_decisions_stand_side_by_side_until_a_person_chooses(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place, other = workplace(now=NOVEMBER), workplace("desk-b", now=NOVEMBER)
    dossier = ready(place)
    carry(place.desk, other.desk, dossier)
    for one in (place, other):
        establish_pip(one.desk, dossier, DECISION)
    carry(place.desk, other.desk, dossier, n=2)
    _, screen = opened(qtbot, qapp, theme, (other, dossier))
    assert screen.presenter.shown is not None and len(screen.presenter.shown.disputes) == 1
    stops = [stop for stop in tab_stops(screen.state) if "Dit besluit geldt" in stop.accessibleName()]
    assert len(stops) == 2
    QTest.keyClick(stops[0], Qt.Key.Key_Space)
    settle(qapp)
    assert len(screen.presenter.shown.disputes) == 1, "not without a reason"
    assert screen.state.reason is not None
    QTest.keyClicks(screen.state.reason, "Die brief ging uit")
    QTest.keyClick(stops[0], Qt.Key.Key_Space)
    settle(qapp)
    assert screen.presenter.shown.disputes == ()


@pytest.mark.windows
def test_half_typed_words_wait_for_who_comes_back_and_go_once_they_are_written_down(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place, dossier = decided("ar")
    _, screen = opened(qtbot, qapp, theme, (place, dossier))
    screen.show_tab("change")
    field = screen.revision.fields["reason"].field
    field.setFocus()
    QTest.keyClicks(field, "Nieuw werk")
    screen.save_now()
    _, again = opened(qtbot, qapp, theme, (place, dossier))
    assert again.revision.fields["reason"].words == "Nieuw werk"
    assert again.moved.fields["gemeente"].words == ""
    again.revision.fields["category"].put("fout")
    again.revision.send()
    settle(qapp)
    assert decision_drafts(place.desk, dossier) == {}
    assert decision_screen(place.desk, dossier).revision == ("fout", "Nieuw werk")


@pytest.mark.windows
def test_what_is_missing_leads_to_its_place_and_says_why(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place, dossier = waiting("ar")
    record_previous_pip(place.desk, dossier, "Elders", "z", "10-3-2025")
    other = workplace("desk-b", now=NOVEMBER)
    carry(place.desk, other.desk, dossier)
    for one, day in ((place, "11-3-2025"), (other, "12-3-2025")):
        record_previous_pip(one.desk, dossier, "Elders", "z", day)
    carry(other.desk, place.desk, dossier)
    shell, screen = opened(qtbot, qapp, theme, (place, dossier))
    said = [label.text() for label in screen.state.findChildren(RunLabel)]
    assert sum("maart 2025" in words for words in said) >= 2, "both are shown"
    (way,) = [stop for stop in tab_stops(screen.state) if "vorige gemeente" in stop.accessibleName()]
    why = screen.state.findChildren(WhyButton)[0]
    why.click()
    assert screen.why.isVisible() and screen.escape()
    way.setFocus()
    QTest.keyClick(way, Qt.Key.Key_Space)
    settle(qapp)
    there = shell.screen_shown()
    assert isinstance(there, ChoicesScreen)
    assert there.presenter.shown is not None and there.presenter.shown.open is not None
    assert there.presenter.shown.open.at == "decision:vorig_pip"


@pytest.mark.windows
def test_what_was_typed_for_one_person_is_gone_for_the_next(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    place, dossier = advised("ar")
    _, screen = opened(qtbot, qapp, theme, (place, dossier))
    screen.establish.fields["early_reason"].put("Alleen voor Samir")
    screen.enter(Place(ScreenName.DECISION, dossier))
    assert screen.establish.fields["early_reason"].words == "Alleen voor Samir"
    other: DossierId = place.begin("Elif", "tr")
    screen.enter(Place(ScreenName.DECISION, other))
    assert screen.establish.fields["early_reason"].words == ""


@pytest.mark.windows
def test_who_does_not_belong_here_gets_the_card_and_no_forms(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    desk = workplace(now=NOVEMBER)
    dossier = desk.begin("Olena", "ti")
    desk.answer(dossier, P07="ontheemde_oekraine")
    _, screen = opened(qtbot, qapp, theme, (desk, dossier))
    assert screen.stop.isVisible() and not screen.establish.isVisible() and not screen.tabs.isVisible()


@pytest.mark.windows
@pytest.mark.parametrize("make", [waiting, advised, decided, being_changed, late_switch, moved_here])
def test_all_text_fits_at_150_percent(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, make: object
) -> None:
    assert callable(make)
    _, screen = opened(qtbot, qapp, big_theme, make("tr"))
    for tab in ("versions", "change", "moved"):
        screen.show_tab(tab)
        settle(qapp)
        assert clipped_labels(screen) == []
