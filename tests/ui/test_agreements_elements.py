"""The forms of the agreements: proposals to confirm, refusals at the field, half-typed text, by keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.ids import DossierId
from desktop.ui.agreements.element_card import ElementCard
from desktop.ui.agreements.elements_area import ElementsArea
from desktop.ui.places import Place, ScreenName
from desktop.ui.widgets.boxes import column, scroller
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.fields import ChoiceField, LineField
from desktop.ui.widgets.scroll_body import ScrollBody
from desktop.usecases.pip import Leerroute, choose_route
from desktop.usecases.plan_elements import record_element
from tests.builders import ASIEL, Workplace, carry, plan_element, workplace
from tests.ui.clipped import clipped_labels
from tests.ui.desk_runner import DeskRunner, desk_window
from tests.ui.look import dressed
from tests.ui.rooms import settle

pytestmark = pytest.mark.windows


class Room:
    """The area in a window of its own, with a real desk behind it."""

    def __init__(self, app: QApplication, factor: float = 1.0, route: Leerroute = Leerroute.B1) -> None:
        self.app, self.place = app, workplace()
        self.dossier = begun(self.place, route)
        self.area = ElementsArea(dressed(app, factor), DeskRunner(self.place.desk))
        self.told: list[str] = []
        self.area.changed.connect(lambda: self.told.append("changed"))
        inside = column(0, (8, 8, 14, 8))
        inside.addWidget(self.area)
        inside.addStretch(1)
        self.window: QWidget = scroller(ScrollBody(inside))
        self.window.resize(760, 700)
        self.window.show()
        self.window.activateWindow()
        settle(app)

    def open(self, block: int) -> None:
        self.area.show_block(self.dossier, block)
        settle(self.app)

    def card(self, key: str) -> ElementCard:
        return self.area.cards[key]

    def line(self, key: str, name: str) -> LineField:
        stop = self.card(key).form.field(name).stop
        assert isinstance(stop, LineField)
        return stop

    def pick(self, key: str, name: str) -> ChoiceField:
        stop = self.card(key).form.field(name).stop
        assert isinstance(stop, ChoiceField)
        return stop


def begun(place: Workplace, route: Leerroute) -> DossierId:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    choose_route(place.desk, dossier, route)
    return dossier


@pytest.fixture
def room(qapp: QApplication) -> Iterator[Room]:
    made = Room(qapp)
    yield made
    made.window.close()


def test_a_keyboard_in_a_form_that_goes_away_is_told_of(room: Room) -> None:
    lost: list[bool] = []
    room.area.made_anew.connect(lost.append)
    room.open(5)
    stops = room.area.stops()
    every = next(one for one in stops if one.accessibleName() == "Neem alle voorstellen over")
    assert stops.index(every) == 0  # it is seen above the forms
    every.setFocus()
    room.open(7)
    assert lost[-1] is True


def test_blocks_without_forms_hide_and_others_show_what_belongs_there(room: Room) -> None:
    room.open(1)
    assert room.area.isHidden()
    room.open(5)
    assert not room.area.isHidden()
    hours, counted = ["intensiteit.map", "intensiteit.pvt"], ["uren.map", "uren.pvt"]
    assert list(room.area.cards) == [*hours, "opleiding.afmaken", *counted]


def test_r_map_01_a_proposal_is_confirmed_with_one_press(room: Room) -> None:
    room.open(5)
    card = room.card("intensiteit.map")
    assert card.chip.words == "nodig in het plan" and not card.form.isVisible()
    assert card.take is not None
    card.take.click()
    assert plan_element(room.place.desk, room.dossier, "intensiteit.map").words == "40 uur in totaal"
    assert card.chip.words == "afgesproken" and room.told == ["changed"]


def test_the_keyboard_stays_at_the_agreement_whose_proposal_was_taken_over(room: Room) -> None:
    room.open(5)
    room.area.bring_in_sight("intensiteit.map")
    card = room.card("intensiteit.map")
    assert card.take is not None and card.take.hasFocus()
    QTest.keyClick(card.take, Qt.Key.Key_Return)
    settle(room.app)
    assert card.fold.hasFocus() and card.chip.words == "afgesproken"


def test_a_missing_agreement_is_brought_in_sight_when_its_block_comes(room: Room) -> None:
    room.area.bring_in_sight("intensiteit.leerroute")
    room.open(4)
    assert room.line("intensiteit.leerroute", "hours").hasFocus()


def test_hours_are_typed_and_kept_with_enter(room: Room) -> None:
    room.open(4)
    card = room.card("intensiteit.leerroute")
    card.fold.click()
    QTest.keyClicks(room.line("intensiteit.leerroute", "hours"), "12")
    room.pick("intensiteit.leerroute", "per").choose("week")
    QTest.keyClick(room.line("intensiteit.leerroute", "hours"), Qt.Key.Key_Return)
    settle(room.app)
    assert plan_element(room.place.desk, room.dossier, "intensiteit.leerroute").words == "12 uur per week"
    assert not card.form.isVisible() and card.fold.hasFocus() and card.fold.words == "Verander"


def test_a_refusal_stands_at_its_form_and_marks_the_field(room: Room) -> None:
    room.open(4)
    room.card("intensiteit.leerroute").fold.click()
    field = room.line("intensiteit.leerroute", "hours")
    QTest.keyClicks(field, "0")
    room.pick("intensiteit.leerroute", "per").choose("week")
    room.card("intensiteit.leerroute").keep.click()
    settle(room.app)
    card = room.card("intensiteit.leerroute")
    assert card.message.isVisible() and "van 1 tot en met 60" in card.message.accessibleName()
    assert field.property("state") == "error" and field.text() == "0" and room.told == []


def test_r_ont_03_another_form_asks_for_its_reason(room: Room) -> None:
    room.place.answer(room.dossier, E02={"aanvragen": "ja"})
    room.open(7)
    card = room.card("ontzorgen.vorm")
    card.fold.click()
    room.pick("ontzorgen.vorm", "form").choose("deels")
    card.send()
    settle(room.app)
    assert card.message.isVisible() and "reden" in card.message.accessibleName()


def test_what_is_half_typed_comes_back_and_is_no_agreement(room: Room) -> None:
    room.open(4)
    room.card("intensiteit.leerroute").fold.click()
    QTest.keyClicks(room.line("intensiteit.leerroute", "hours"), "12")
    room.area.keep_drafts()
    other = ElementsArea(dressed(room.app, 1.0), DeskRunner(room.place.desk))
    other.show_block(room.dossier, 4)
    card = other.cards["intensiteit.leerroute"]
    assert card.form.raw()["hours"] == "12" and card.is_touched
    assert plan_element(room.place.desk, room.dossier, "intensiteit.leerroute").is_open


def test_another_block_writes_down_what_is_whole_and_keeps_the_rest_as_a_draft(room: Room) -> None:
    room.open(4)
    room.card("les").fold.click()
    QTest.keyClicks(room.line("les", "school"), "Taalhuis")
    room.card("intensiteit.leerroute").fold.click()
    QTest.keyClicks(room.line("intensiteit.leerroute", "hours"), "12")
    room.open(5)
    assert plan_element(room.place.desk, room.dossier, "les").words == "Taalhuis"
    hours = plan_element(room.place.desk, room.dossier, "intensiteit.leerroute")
    assert hours.is_open and hours.draft["hours"] == "12"


def test_what_stands_half_in_one_form_stays_when_another_is_kept(room: Room) -> None:
    room.open(4)
    room.card("les").fold.click()
    QTest.keyClicks(room.line("les", "school"), "Taalhu")
    take = room.card("niveau").take
    assert take is not None
    take.click()
    settle(room.app)
    assert room.line("les", "school").text() == "Taalhu" and room.card("les").is_touched


def test_parts_of_the_week_are_pointed_at(room: Room) -> None:
    room.open(4)
    card = room.card("les")
    card.fold.click()
    week = card.form.field("days").stop
    cells = {cell.key: cell for cell in week.cells()}  # type: ignore[attr-defined]
    cells["wo_ochtend"].click()
    cells["ma_ochtend"].click()
    cells["wo_middag"].click()
    cells["wo_middag"].click()
    card.send()
    lesson = plan_element(room.place.desk, room.dossier, "les")
    assert lesson.words == "maandag ochtend en woensdag ochtend"


def test_two_answers_are_shown_and_lead_to_where_one_is_chosen_with_a_reason(room: Room) -> None:
    other = workplace("desk-b")
    carry(room.place.desk, other.desk, room.dossier)
    record_element(room.place.desk, room.dossier, 4, "duaal", {"kind": "werk", "what": "bakkerij"})
    record_element(other.desk, room.dossier, 4, "duaal", {"kind": "stage", "what": "garage"})
    carry(other.desk, room.place.desk, room.dossier)
    room.open(4)
    card = room.card("duaal")
    assert card.chip.words == "twee antwoorden"
    assert sorted(said.words for said in card.shown.said_twice) == ["stage, garage", "werk, bakkerij"]
    asked: list[str] = []
    room.area.choosing.connect(asked.append)
    assert isinstance(card.take, Button)
    card.take.click()
    assert asked == ["duaal"]
    assert plan_element(room.place.desk, room.dossier, "duaal").is_open, "nothing was settled here"


def test_r_vve_01_a_waiting_list_asks_since_when_and_blocks(room: Room) -> None:
    room.place.add_row(room.dossier, "G03", kind="zoon", leeftijd="2", woont="bij_mij")
    room.open(6)
    (card,) = room.area.cards.values()
    card.fold.click()
    since = card.form.field("since")
    assert since.isHidden()
    card.form.field("waiting").stop.click()  # type: ignore[attr-defined]
    assert not since.isHidden()
    card.form.field("what").put("peuterschool")
    card.send()
    settle(room.app)
    assert card.shown.words == "peuterschool; op een wachtlijst"
    assert room.area.presenter.shown is not None and room.area.presenter.shown.blocked


def test_the_reasons_are_asked_for_with_a_button(room: Room) -> None:
    asked: list[object] = []
    room.area.why_asked.connect(asked.append)
    room.open(5)
    room.card("intensiteit.map").why_button.click()
    assert asked == [room.card("intensiteit.map").shown.why] and asked[0] is not None


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_no_word_is_cut_in_any_block(qapp: QApplication, factor: float) -> None:
    room = Room(qapp, factor, Leerroute.Z_ROUTE)
    room.place.add_row(room.dossier, "G03", kind="zoon", leeftijd="2", woont="bij_mij")
    record_element(room.place.desk, room.dossier, 7, "ontzorgen.start", {"value": "15-9-2026"})
    record_element(room.place.desk, room.dossier, 8, "voortgang", {"days": "7-12-2026"})
    for block in range(4, 9):
        room.open(block)
        for card in room.area.cards.values():
            card.unfold(True)
        settle(qapp)
        assert clipped_labels(room.window) == []
    room.window.close()


def test_from_the_board_a_missing_agreement_opens_in_its_block_with_its_reasons(qapp: QApplication) -> None:
    place = workplace()
    dossier = begun(place, Leerroute.B1)
    theme = dressed(qapp, 1.0)
    where = Place(ScreenName.AGREEMENTS, dossier, "intensiteit.pvt")
    shell, screen = desk_window(qapp, theme, where, place.desk)
    card = screen.elements.cards["intensiteit.pvt"]
    assert card.take is not None and card.take.hasFocus()
    assert card.visibleRegion().boundingRect().height() >= card.take.height()
    QTest.mouseClick(card.why_button, Qt.MouseButton.LeftButton)
    settle(qapp)
    assert screen.why.isVisible()
    assert screen.escape() and not screen.why.isVisible()
    shell.close()


def test_another_route_changes_what_belongs_when_one_comes_back(qapp: QApplication) -> None:
    place = workplace()
    dossier = begun(place, Leerroute.B1)
    shell, screen = desk_window(
        qapp, dressed(qapp, 1.0), Place(ScreenName.AGREEMENTS, dossier, "5"), place.desk
    )
    assert "intensiteit.participatie" not in screen.elements.cards
    shell.go(Place(ScreenName.PLAN, dossier))
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    shell.go(Place(ScreenName.AGREEMENTS, dossier, "5"))
    settle(qapp)
    assert "intensiteit.participatie" in screen.elements.cards
    shell.close()
