"""What must not mix at the paper: two persons, two papers, a screen that was left, a place without room."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.outgoing_files.exports import PrivateExports
from desktop.ui.paper_preview.export_form import ExportForm
from desktop.ui.paper_preview.presenter import PaperPresenter
from desktop.ui.paper_preview.way_outside import OTHER_PLACE
from desktop.ui.places import Place, ScreenName
from desktop.ui.theme import Theme
from desktop.ui.widgets.controls import Segments
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases.paper_kinds import PaperKind
from tests.paper_people import shaima
from tests.ui.desk_runner import DeskRunner, desk_window
from tests.ui.fakes import FakeNavigator
from tests.ui.rooms import settle
from tests.ui.samples_plan import SAMIR
from tests.ui.shots_take_home import changed_plan
from tests.ui.test_paper_preview import SeenPaper, presented

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class SlowRunner(DeskRunner):
    """What is slow waits until `arrive` is called, as on a real desk where somebody does something else."""

    def __init__(self, desk: Any) -> None:
        super().__init__(desk)
        self.waiting: list[Callable[[], None]] = []

    def run(self, use_case: Callable[..., Any], *args: Any, slow: bool = False, **after: Any) -> None:
        if slow:
            self.waiting.append(lambda: super(SlowRunner, self).run(use_case, *args, **after))
        else:
            super().run(use_case, *args, **after)

    def arrive(self) -> None:
        """Everything that waits, and what comes of it."""
        while self.waiting:
            self.waiting.pop(0)()


def slow_presenter() -> tuple[PaperPresenter, SeenPaper, SlowRunner]:
    place, dossier = changed_plan("ar")
    view, runner = SeenPaper(), SlowRunner(place.desk)
    presenter = PaperPresenter(view, FakeNavigator(), runner)
    presenter.open(dossier)
    runner.arrive()
    return presenter, view, runner


def test_another_dossier_begins_with_nothing_in_sight_and_the_same_one_goes_on() -> None:
    presenter, view, _ = presented()
    assert view.emptied == 1
    presenter.open(SAMIR)
    assert view.emptied == 1
    presenter.open(DossierId("d-other"))
    assert view.emptied == 2


def test_a_paper_that_fails_leaves_no_older_one_in_sight() -> None:
    presenter, view, _ = presented(make_paper=Trouble(TroubleCode.PAPER_FAILED))
    assert presenter.paper is None and view.emptied == 2 and view.message[1] == "error"


def test_the_list_points_at_the_paper_that_is_in_sight_when_another_cannot_be_made() -> None:
    presenter, view, _ = presented(make_sheet=Trouble(TroubleCode.PAPER_FAILED))
    presenter.pick_paper(PaperKind.BOOKLET)
    assert presenter.kind is PaperKind.VISUAL and view.listed[-1][1] is PaperKind.VISUAL
    assert view.message[1] == "error"


def test_what_was_asked_for_a_camera_is_not_shown_once_the_screen_was_left() -> None:
    presenter, view, runner = slow_presenter()
    presenter.show_large(is_whole_readable=False)
    presenter.leave()
    runner.arrive()
    assert view.large == [] and "note_shown" not in runner.names
    presenter.show_large(is_whole_readable=False)
    presenter.show_large(is_whole_readable=False)  # an impatient second press
    runner.arrive()
    assert len(view.large) == 1 and runner.names.count("note_shown") == 1


def test_a_paper_is_printed_the_way_it_asks_although_another_came_in_sight_meanwhile() -> None:
    presenter, view, runner = slow_presenter()
    presenter.pick_paper(PaperKind.BOOKLET)
    runner.arrive()
    presenter.print("Kantoor", 1)
    presenter.pick_paper(PaperKind.VISUAL)
    runner.arrive()
    assert presenter.kind is PaperKind.VISUAL
    assert view.jobs[-1].is_booklet and view.jobs[-1].is_rtl


@pytest.mark.parametrize("code", [TroubleCode.DISK_FULL, TroubleCode.READ_ONLY, TroubleCode.DISK_ERROR])
def test_a_place_without_room_is_told_as_that_and_not_as_a_broken_laptop(code: TroubleCode) -> None:
    presenter, view, _ = presented(export_paper=Trouble(code))
    presenter.export(Path("/media/stick"), "plan", "Voor het consult")
    assert view.refusal == ("", OTHER_PLACE) and view.closed == 0


def test_a_stick_that_is_gone_keeps_the_form_and_its_words(tmp_path: Path) -> None:
    presenter, view, runner = slow_presenter()
    runner.desk = replace(runner.desk, exports=PrivateExports())
    presenter.export(tmp_path / "stick", "plan", "Voor het consult")
    assert view.refusal == ("", OTHER_PLACE) and view.closed == 0
    (tmp_path / "stick").mkdir()
    presenter.export(tmp_path / "stick", "plan", "Voor het consult")
    assert (tmp_path / "stick" / "plan.pdf").read_bytes().startswith(b"%PDF") and view.closed == 1


# --- in real windows


@pytest.fixture
def screen(qtbot: QtBot, qapp: QApplication, theme: Theme) -> Iterator[Any]:
    place, dossier = changed_plan("ar")
    shell, found = desk_window(qapp, theme, Place(ScreenName.PAPER, dossier), place.desk)
    qtbot.addWidget(shell)
    found.show_printers(())
    settle(qapp)
    yield found
    found.large.close()


@pytest.mark.windows
def test_nothing_of_the_one_stands_under_the_name_of_the_other(screen: Any, qapp: QApplication) -> None:
    screen.print_card.export_button.click()
    screen.form.reason.setPlainText("Voor Shaima")
    place, _ = changed_plan("ar")
    other = shaima(place, "tr")
    screen.presenter._runner = SlowRunner(place.desk)
    screen.window().go(Place(ScreenName.PAPER, other))
    settle(qapp)
    assert screen.pages.sheet_width() == 0 and not screen.state.isVisible()
    assert not screen.form.isVisible() and screen.form.reason.toPlainText() == ""
    assert not screen.versions.isVisible() and not screen.print_card.export_button.isEnabled()
    screen.presenter._runner.arrive()
    settle(qapp)
    assert screen.pages.sheet_width() > 0 and screen.presenter.paper.dossier == other


@pytest.mark.windows
def test_ctrl_p_without_a_printer_says_what_can_be_done(screen: Any, qapp: QApplication) -> None:
    QTest.keyClick(screen.pages.area, Qt.Key.Key_P, CTRL)
    settle(qapp)
    assert screen.message.isVisible() and not screen.print_card.print_button.isVisible()


@pytest.mark.windows
def test_the_key_of_the_plan_goes_to_the_plan_from_here_too_and_prints_nothing(
    screen: Any, qapp: QApplication
) -> None:
    shell = screen.window()
    screen.show_printers(("Kantoor",))
    printed: list[object] = []
    screen.print_card.at_once_asked.connect(lambda *said: printed.append(said))
    QTest.keyClick(screen.pages.area, Qt.Key.Key_P, CTRL | SHIFT)
    settle(qapp)
    assert shell.screen_shown() is not screen and printed == []


@pytest.mark.windows
def test_locking_works_from_the_large_plan_and_takes_it_away(screen: Any, qapp: QApplication) -> None:
    shell, locked = screen.window(), []
    shell.locked.connect(lambda: locked.append(True))
    screen.presenter.show_large(is_whole_readable=False)
    settle(qapp)
    large = screen.large.window
    assert large is not None
    QTest.keyClick(large, Qt.Key.Key_L, CTRL)
    settle(qapp)
    assert locked == [True] and screen.large.window is None and not shell.isVisible()


@pytest.mark.windows
def test_an_open_dialog_of_the_printer_goes_with_the_screen(screen: Any, qapp: QApplication) -> None:
    screen.show_printers(("Kantoor",))
    QTest.keyClick(screen.pages.area, Qt.Key.Key_P, CTRL)
    settle(qapp)
    assert screen._print_desk.dialog is not None
    screen.window().lock()
    settle(qapp)
    assert screen._print_desk.dialog is None


@pytest.mark.windows
def test_a_screen_that_is_unplugged_takes_its_window_away(screen: Any, qapp: QApplication) -> None:
    screen.presenter.show_large(is_whole_readable=False)
    settle(qapp)
    shown_on = next(one for one in QGuiApplication.screens() if one is not screen.screen())
    qapp.screenRemoved.emit(shown_on)
    settle(qapp)
    assert screen.large.window is None and screen.window().isVisible()


@pytest.mark.windows
def test_a_place_that_came_since_is_offered_and_the_choice_stays(
    qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    form = ExportForm(theme)
    qtbot.addWidget(form)
    (tmp_path / "Documents").mkdir()
    (tmp_path / "Downloads").mkdir()
    form.ask("plan.pdf")
    offered = [form.folder.itemData(at) for at in range(form.folder.count())]
    assert {str(tmp_path / "Documents"), str(tmp_path / "Downloads")} <= set(offered)
    form.folder.choose(str(tmp_path / "Downloads"))
    form.ask("plan.pdf")
    assert form.folder.chosen() == str(tmp_path / "Downloads")


@pytest.mark.windows
def test_tab_goes_as_the_screen_is_seen_and_what_has_the_keyboard_is_in_sight(
    screen: Any, qapp: QApplication
) -> None:
    screen.show_printers(("Kantoor",))
    settle(qapp)
    screen.languages.button("ar").setFocus()
    told: list[str] = []
    for _ in range(13):
        at = QApplication.focusWidget()
        assert at is not None and at.visibleRegion().boundingRect().height() >= min(20, at.height())
        told.append(at.accessibleName())
        QTest.keyClick(at, Qt.Key.Key_Tab)
        settle(qapp)
    assert told[1:3] == ["Passend", "Het papier"]
    assert told[3:6] == ["Andere papieren", "Printer", "1"]
    assert told[-5] == "Zet dit op papier" and told[-4].startswith("Versie 2, Arabisch")
    assert told[-2:] == ["Print", "Opslaan als bestand"]


@pytest.mark.windows
def test_segments_that_go_on_under_each_other_have_ends_of_their_own(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    segments = Segments(theme, (("one", "Het een en het ander", ""), ("other", "Iets anders", "")))
    qtbot.addWidget(segments)
    for width, places in ((600, ["first", "last"]), (210, ["only", "only"]), (600, ["first", "last"])):
        segments.resize(width, 120)
        segments.show()
        settle(qapp)
        assert [segments.button(key).property("place") for key in ("one", "other")] == places


@pytest.mark.windows
def test_a_paper_goes_out_with_keys_behind_a_lock_whose_words_are_gone_after_one_look(
    screen: Any, qapp: QApplication, tmp_path: Path
) -> None:
    screen.print_card.export_button.click()
    form = screen.form
    form.folder.addItem("uit", str(tmp_path))
    form.folder.choose(str(tmp_path))
    assert form.open_tick.isVisible() and not form.open_tick.isChecked() and not form.open_reason.isVisible()
    QTest.keyClicks(form.reason, "Voor school")
    QTest.keyClick(form.reason, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qapp)
    words = screen.side.words
    assert words.isVisible() and words.done_button.hasFocus()
    shown = "anker brood fiets gras zon"
    assert shown in [label.text() for label in words.findChildren(RunLabel)]
    QTest.keyClick(words.done_button, Qt.Key.Key_Space)
    assert not words.isVisible()
    assert shown not in [label.text() for label in screen.findChildren(RunLabel)]
    screen.print_card.export_button.click()
    form.reason.put_text("Voor het azc")
    QTest.keyClick(form.open_tick, Qt.Key.Key_Space)
    assert form.open_reason.isVisible()
    form.send()
    settle(qapp)
    assert form.open_reason.hasFocus() and form.message.isVisible() and not words.isVisible()


@pytest.mark.windows
def test_words_are_gone_when_the_screen_is_left(screen: Any, qapp: QApplication) -> None:
    screen.show_words(("anker", "brood"))
    screen.leave()
    assert not screen.side.words.isVisible()
    assert "anker brood" not in [label.text() for label in screen.findChildren(RunLabel)]
