"""The sync panel: safety first, six steps, honest ends, enrolment, and text that fits."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DeskId, WorkerId
from desktop.ui.link_now import NetworkNow
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.sync_panel.presenter import SyncPresenter
from desktop.ui.sync_panel.slots import SyncSlots
from desktop.ui.sync_panel.told import HeadShown, StepLook, StepsShown, steps_at
from desktop.ui.sync_panel.view import SyncScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.button import Button
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.link_ports import Counted, SyncProgress
from desktop.usecases.ports import Desk, SyncStep
from desktop.usecases.synchronise import Enrolled, SyncPanel, enrol, send_again, sync_panel, synchronise
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.link_places import KeptLink
from tests.ui.rooms import settle
from tests.ui.samples_lists import NOT_ENROLLED, PARCELS, REPORT, SYNC
from tests.ui.shots_lists import window

#: the desk itself is handed on unopened here
ENROLLED = Enrolled("gm9999", "Voorbeeldstad", WorkerId("w"), DeskId("d"), cast(Desk, object()))


class SeenSync:
    """What a window would show."""

    def __init__(self) -> None:
        self.panel: SyncPanel | None = None
        self.heads: list[HeadShown] = []
        self.steps: list[StepsShown] = []
        self.running: list[bool] = []
        self.message: tuple[Message | None, str] = (None, "")
        self.enrol_message: tuple[str, Message | None] = ("", None)

    def show_panel(self, panel: SyncPanel) -> None:
        self.panel = panel

    def show_head(self, head: HeadShown) -> None:
        self.heads.append(head)

    def show_steps(self, steps: StepsShown) -> None:
        self.steps.append(steps)

    def show_running(self, running: bool) -> None:
        self.running.append(running)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message = (message, tone)

    def show_enrol_message(self, field: str, message: Message | None) -> None:
        self.enrol_message = (field, message)


def presented(panel: SyncPanel = SYNC, **results: Any) -> tuple[SyncPresenter, SeenSync, KeptLink]:
    """Presenter, what its window shows, and the link that the test moves. `results`: enrols, agains."""
    known: dict[Any, Any] = {sync_panel: panel}
    known |= {{"enrols": enrol, "agains": send_again}[name]: value for name, value in results.items()}
    view, link = SeenSync(), KeptLink()
    link.keeper.use(link.runner)
    presenter = SyncPresenter(view, FakeNavigator(), FakeRunner(known), link.keeper)
    presenter.enter()
    return presenter, view, link


def test_the_steps_before_the_present_one_are_done() -> None:
    shown = steps_at(SyncStep.SEND)
    looks = [shown.looks[step] for step in SyncStep]
    assert looks == [StepLook.DONE] * 2 + [StepLook.NOW] + [StepLook.LATER] * 3


def test_a_sync_that_was_read_back_is_called_confirmed() -> None:
    presenter, view, link = presented()
    presenter.start()
    link.runner.end(REPORT)
    message, tone = view.message
    assert tone == "good" and message is not None and "bevestigd" in message.happened
    assert set(view.steps[-1].looks.values()) == {StepLook.DONE}
    assert view.running == [False, True, False]


def test_a_sync_that_was_not_read_back_is_never_called_confirmed() -> None:
    half = replace(REPORT, is_confirmed=False, reached=SyncStep.COMPARE)
    presenter, view, link = presented(replace(SYNC, last=half))
    presenter.start()
    link.runner.end(half)
    message, tone = view.message
    assert tone == "warn" and message is not None and "nog niet bevestigd" in message.happened
    assert view.steps[-1].looks[SyncStep.COMPARE] is StepLook.STUCK
    assert view.steps[-1].looks[SyncStep.CONFIRMED] is StepLook.LATER


def test_numbers_stand_under_the_step_that_counts_them() -> None:
    presenter, view, link = presented()
    presenter.start()
    link.runner.step(SyncStep.SEND)
    link.runner.progress(SyncProgress(SyncStep.SEND, 3, 7))
    assert view.steps[-1].words == {SyncStep.SEAL: "3 pakjes klaar", SyncStep.SEND: "3 van 7 pakjes"}
    link.runner.step(SyncStep.CONFIRMED)
    link.runner.progress(SyncProgress(SyncStep.CONFIRMED, 1, 5, Counted.PHOTOS))
    assert view.steps[-1].words[SyncStep.CONFIRMED] == "bestand 2 van 5"


def test_no_network_stands_first_with_what_is_safe_and_at_the_step_where_it_stopped() -> None:
    presenter, view, link = presented()
    presenter.start()
    link.runner.step(SyncStep.FIND)
    link.runner.end(Trouble(TroubleCode.NO_CONTACT))
    assert view.message == (None, ""), "no network is no danger: it stands in the first words"
    assert "er antwoordt niemand" in view.heads[-1].sentence
    assert view.heads[-1].headline == "Geen netwerk. Alles staat veilig op deze laptop."
    assert view.heads[-1].button == "Probeer nu"
    assert view.steps[-1].looks[SyncStep.FIND] is StepLook.STUCK
    assert view.steps[-1].words == {SyncStep.SEAL: "3 pakjes klaar", SyncStep.FIND: "geen netwerk"}


@pytest.mark.parametrize(
    ("failure", "first"),
    [
        (Trouble(TroubleCode.WIFI_ASKS), "Log eerst in op de wifi. Alles staat veilig op deze laptop."),
        (Trouble(TroubleCode.NAME_UNKNOWN), "Geen netwerk. Alles staat veilig op deze laptop."),
        (
            Trouble(TroubleCode.BACK_END_BUSY, {"seconds": "300"}),
            "De gemeente is druk. Alles staat veilig op deze laptop.",
        ),
    ],
)
def test_what_is_in_the_way_is_said_after_what_is_safe_also_of_a_quiet_round(
    failure: Trouble, first: str
) -> None:
    _, view, link = presented()
    link.open()
    link.sleep_until_woken()
    link.runner.step(SyncStep.FIND)
    link.runner.end(failure)
    assert view.heads[-1].headline == first
    assert view.message == (None, ""), "nobody waited for it, so no card comes up"
    if "seconds" in failure.facts:
        assert "Over 5 minuten gaat het vanzelf verder." in view.heads[-1].sentence


def test_what_a_person_must_mend_is_told_also_of_a_quiet_round() -> None:
    _, view, link = presented()
    link.open()
    link.sleep_until_woken()
    link.runner.end(Trouble(TroubleCode.DESK_REVOKED))
    message, tone = view.message
    assert tone == "error" and message is not None and "mag niet meer" in message.happened


def test_who_comes_while_a_round_is_under_way_sees_it_and_begins_no_other() -> None:
    presenter, _, link = presented()
    presenter.leave()
    link.open()
    link.sleep_until_woken()
    view = SeenSync()
    late = SyncPresenter(view, FakeNavigator(), FakeRunner({sync_panel: SYNC}), link.keeper)
    late.enter()
    assert view.running == [True]
    late.start()
    assert len(link.runner.wishes) == 1
    link.runner.end(REPORT)
    assert view.running == [True, False]


def test_photos_that_are_still_on_their_way_are_told_beside_what_is_confirmed() -> None:
    presenter, view, link = presented()
    presenter.start()
    link.runner.end(replace(REPORT, photos_sent=2, photos_waiting=1))
    message, _ = view.message
    assert (
        message is not None
        and "2 bestanden van foto's en papieren meegegaan. Nog 1 bestand van" in message.words
    )


def test_what_was_put_apart_is_sent_again_at_once() -> None:
    presenter, _, link = presented(agains=SYNC)
    presenter.send_again("een", 3)
    assert link.runner.is_running


def test_an_unknown_laptop_cannot_start_and_asks_for_address_and_code() -> None:
    presenter, view, link = presented(NOT_ENROLLED, enrols=Refusal(RefusalCode.CODE_NOT_ACCEPTED))
    presenter.start()
    assert not link.runner.is_running
    presenter.enrol(" ", "KJ4P")
    assert view.enrol_message[0] == "address"
    presenter.enrol("https://voorbeeldstad.nl", "")
    assert view.enrol_message[0] == "code"
    presenter.enrol("https://voorbeeldstad.nl", "KJ4P")
    field, message = view.enrol_message
    assert field == "code" and message is not None and "nieuwe code" in message.advice
    assert view.running[-1] is False


def test_an_enrolled_laptop_says_where_it_belongs_and_goes_on_under_its_new_number() -> None:
    presenter, view, _ = presented(NOT_ENROLLED, enrols=ENROLLED)
    after = FakeRunner({sync_panel: SYNC})
    navigator = FakeNavigator(runner=after)
    presenter._navigator = navigator
    presenter.enrol("https://voorbeeldstad.nl", "KJ4P")
    message, tone = view.message
    assert tone == "good" and message is not None and "Voorbeeldstad" in message.happened
    assert navigator.desks == [ENROLLED.go_on]
    assert presenter.runner() is after and after.names() == ["sync_panel"], (
        "all that follows is the new desk's"
    )
    assert view.panel is SYNC and navigator.links[-1] == ("Werkt zonder netwerk · 3 wachten", 3)


def screen_at(qtbot: QtBot, theme: Theme, panel: SyncPanel, **results: Any) -> SyncScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    known: dict[Any, Any] = {sync_panel: panel, synchronise: REPORT}
    known |= {{"syncs": synchronise, "enrols": enrol}[name]: value for name, value in results.items()}
    shell, screen, _ = window(app, theme, Place(ScreenName.SYNC), known)
    qtbot.addWidget(shell)
    assert isinstance(screen, SyncScreen)
    return screen


@pytest.mark.windows
def test_f12_starts_once_one_is_here(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, SYNC)
    QTest.keyClick(screen.start_button, Qt.Key.Key_F12)
    assert screen.message.isVisible()
    assert "bevestigd" in screen.message.accessibleName()


@pytest.mark.windows
def test_the_first_words_are_about_safety_and_every_parcel_has_a_sentence(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, SYNC)
    assert screen._headline.text().startswith("Alles staat veilig")
    words = [label.text() for label in screen.parcels.findChildren(RunLabel)]
    assert all(parcel.meaning in words for parcel in PARCELS)


@pytest.mark.windows
def test_old_confirmed_parcels_are_told_in_one_line(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, replace(SYNC, older=8))
    words = [label.text() for label in screen.parcels.findChildren(RunLabel)]
    assert "En nog 8 oudere pakjes, alle bevestigd." in words


@pytest.mark.windows
def test_a_parcel_that_was_put_apart_can_be_looked_at_and_sent_again(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    apart = replace(PARCELS[2], incarnation="een", n=3)
    asked: list[tuple[str, int]] = []
    screen = screen_at(qtbot, theme, replace(SYNC, parcels=(apart,)))
    screen.parcels.again_asked.connect(lambda incarnation, n: asked.append((incarnation, n)))
    screen.parcels.again_asked.disconnect(screen.presenter.send_again)
    look, again = screen.parcels.findChildren(Button)
    assert look.accessibleName() == "Bekijk het dossier van Bashir M."
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert asked == [("een", 3)]


class HungCard:
    """A part of another room: a card at the side and a button at the foot."""

    def __init__(self, slots: SyncSlots) -> None:
        self.panels: list[SyncPanel] = []
        slots.add_card(RunLabel(slots.theme, "Een kaart erbij", "panel"))
        slots.add_button(Button(slots.theme, "Een knop erbij"))

    def show_panel(self, panel: SyncPanel) -> None:
        self.panels.append(panel)


@pytest.mark.windows
def test_other_rooms_hang_a_card_and_a_button_on_the_screen(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = screen_at(qtbot, theme, SYNC)
    hung = HungCard(screen.slots)
    settle(qapp)
    shown = [label.text() for label in screen.side.findChildren(RunLabel) if label.isVisibleTo(screen)]
    assert "Een kaart erbij" in shown
    assert "Een knop erbij" in [button.words for button in screen.findChildren(Button)]
    assert hung.panels == []


@pytest.mark.windows
@pytest.mark.parametrize("panel", [SYNC, NOT_ENROLLED], ids=["known", "unknown"])
def test_all_text_fits_at_150_percent(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, panel: SyncPanel
) -> None:
    screen = screen_at(qtbot, big_theme, panel, syncs=Trouble(TroubleCode.NOT_EQUAL_AFTER_SYNC))
    screen.presenter.start()
    screen.form.send()
    settle(qapp)
    assert clipped_labels(screen) == []
    assert screen.area.horizontalScrollBar().maximum() == 0


def test_where_there_is_a_network_and_nobody_answers_a_proxy_is_named() -> None:
    presenter, view, link = presented()
    link.keeper.network_changed(NetworkNow(is_there=True))
    presenter.start()
    link.runner.step(SyncStep.FIND)
    link.runner.end(Trouble(TroubleCode.NO_CONTACT))
    assert view.heads[-1].headline == "De gemeente antwoordt niet. Alles staat veilig op deze laptop."
    assert "proxy" in view.heads[-1].sentence
    assert view.steps[-1].words[SyncStep.FIND] == "geen antwoord"
