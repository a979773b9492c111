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
from desktop.ui.messages import Message
from desktop.ui.places import Place, ScreenName
from desktop.ui.sync_panel.presenter import StepLook, StepsShown, SyncPresenter, steps_at
from desktop.ui.sync_panel.view import SyncScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.ports import Desk, ParcelState, SyncStep
from desktop.usecases.synchronise import Enrolled, SyncPanel, enrol, sync_panel, synchronise
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import settle
from tests.ui.samples_lists import NOT_ENROLLED, PARCELS, REPORT, SYNC
from tests.ui.shots_lists import window

#: the desk itself is handed on unopened here
ENROLLED = Enrolled("gm9999", "Voorbeeldstad", WorkerId("w"), DeskId("d"), cast(Desk, object()))


class SeenSync:
    """What a window would show."""

    def __init__(self) -> None:
        self.panel: SyncPanel | None = None
        self.steps: list[StepsShown] = []
        self.running: list[bool] = []
        self.message: tuple[Message | None, str] = (None, "")
        self.enrol_message: tuple[str, Message | None] = ("", None)

    def show_panel(self, panel: SyncPanel) -> None:
        self.panel = panel

    def show_steps(self, steps: StepsShown) -> None:
        self.steps.append(steps)

    def show_running(self, running: bool) -> None:
        self.running.append(running)

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message = (message, tone)

    def show_enrol_message(self, field: str, message: Message | None) -> None:
        self.enrol_message = (field, message)


def presented(panel: SyncPanel = SYNC, **results: Any) -> tuple[SyncPresenter, SeenSync, FakeRunner]:
    known: dict[Any, Any] = {sync_panel: panel}
    known |= {{"syncs": synchronise, "enrols": enrol}[name]: value for name, value in results.items()}
    view, runner = SeenSync(), FakeRunner(known)
    presenter = SyncPresenter(view, FakeNavigator(), runner, lambda step: None)
    presenter.load()
    return presenter, view, runner


def test_the_steps_before_the_present_one_are_done() -> None:
    shown = steps_at(SyncStep.SEND)
    looks = [shown.looks[step] for step in SyncStep]
    assert looks == [StepLook.DONE] * 2 + [StepLook.NOW] + [StepLook.LATER] * 3


def test_a_sync_that_was_read_back_is_called_confirmed() -> None:
    presenter, view, _ = presented(syncs=REPORT)
    presenter.start()
    message, tone = view.message
    assert tone == "good" and message is not None and "bevestigd" in message.happened
    assert set(view.steps[-1].looks.values()) == {StepLook.DONE}
    assert view.running == [True, False]


def test_a_sync_that_was_not_read_back_is_never_called_confirmed() -> None:
    half = replace(REPORT, is_confirmed=False, reached=SyncStep.COMPARE)
    presenter, view, _ = presented(replace(SYNC, last=half), syncs=half)
    presenter.start()
    message, tone = view.message
    assert tone == "warn" and message is not None and "nog niet bevestigd" in message.happened
    assert view.steps[-1].looks[SyncStep.COMPARE] is StepLook.STUCK
    assert view.steps[-1].looks[SyncStep.CONFIRMED] is StepLook.LATER


def test_a_trouble_stands_at_the_step_where_it_stopped_and_says_what_is_safe() -> None:
    presenter, view, runner = presented()

    def breaks(on_step: Any) -> Trouble:
        presenter.stepped(SyncStep.FIND)
        return Trouble(TroubleCode.NO_CONTACT)

    runner.results = dict(runner.results) | {synchronise: breaks}
    presenter.start()
    message, tone = view.message
    assert tone == "warn" and message is not None, "no network is no danger, so not in red"
    assert message.safe == "Alles staat veilig op deze laptop."
    assert view.steps[-1].looks[SyncStep.FIND] is StepLook.STUCK
    assert view.steps[-1].looks[SyncStep.SEAL] is StepLook.DONE


def test_an_unknown_laptop_cannot_start_and_asks_for_address_and_code() -> None:
    presenter, view, runner = presented(NOT_ENROLLED, enrols=Refusal(RefusalCode.CODE_NOT_ACCEPTED))
    presenter.start()
    assert "synchronise" not in runner.names()
    presenter.enrol(" ", "KJ4P")
    assert view.enrol_message[0] == "address"
    presenter.enrol("https://voorbeeldstad.nl", "")
    assert view.enrol_message[0] == "code"
    presenter.enrol("https://voorbeeldstad.nl", "KJ4P")
    field, message = view.enrol_message
    assert field == "code" and message is not None and "nieuwe code" in message.advice
    assert view.running[-1] is False


def test_an_enrolled_laptop_says_where_it_belongs_and_goes_on_under_its_new_number() -> None:
    presenter, view, runner = presented(NOT_ENROLLED, enrols=ENROLLED)
    after = FakeRunner({sync_panel: SYNC, synchronise: REPORT})
    navigator = FakeNavigator(runner=after)
    presenter._navigator = navigator
    presenter.enrol("https://voorbeeldstad.nl", "KJ4P")
    message, tone = view.message
    assert tone == "good" and message is not None and "Voorbeeldstad" in message.happened
    assert navigator.desks == [ENROLLED.go_on]
    presenter.start()
    assert after.names() == ["sync_panel", "synchronise", "sync_panel"], "all that follows is the new desk's"
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
def test_a_step_that_arrives_from_another_thread_is_shown(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = screen_at(qtbot, theme, SYNC)
    screen.presenter._running = True
    screen.step_arrived.emit(SyncStep.FETCH)
    settle(qapp)
    step = screen.steps._steps[SyncStep.FETCH]
    assert step.accessibleName() == "Ophalen: bezig"


@pytest.mark.windows
def test_the_first_words_are_about_safety_and_every_parcel_has_a_sentence(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, SYNC)
    assert screen._headline.text().startswith("Alles staat veilig")
    words = [label.text() for label in screen.parcels.findChildren(RunLabel)]
    assert all(parcel.meaning in words for parcel in PARCELS)


@pytest.mark.windows
def test_old_confirmed_parcels_are_told_in_one_line(qtbot: QtBot, theme: Theme) -> None:
    done = tuple(replace(PARCELS[3], state=ParcelState.CONFIRMED) for _ in range(20))
    screen = screen_at(qtbot, theme, replace(SYNC, parcels=(*done, PARCELS[0])))
    words = [label.text() for label in screen.parcels.findChildren(RunLabel)]
    assert "En nog 8 oudere pakken, alle bevestigd." in words
    assert PARCELS[0].roepnaam in words


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
