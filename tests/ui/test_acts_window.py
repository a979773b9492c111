"""What is said about answers, in the real window: acts, guards, sheets, and that nothing moves."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.changes import Act, Certainty, Source
from desktop.ui.client_window.shown import waiting_shown
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases import interview as talk
from desktop.usecases import pack_upgrade
from desktop.usecases.interview import Interview
from desktop.usecases.outcome import Outcome
from tests.ui import samples, samples_acts
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_results, talk_window

pytestmark = pytest.mark.windows
Opened = tuple[Shell, InterviewScreen, FakeRunner]


def runner(shown: Interview) -> FakeRunner:
    acts = (
        talk.record_act, talk.record_source, talk.confirm_answer, talk.withdraw_answer, talk.open_guarded,
        talk.switch_on_free_text, talk.mark_not_discussed, pack_upgrade.accept_upgrade,
    )  # fmt: skip
    results = talk_results(shown) | dict.fromkeys(acts, Outcome(shown))
    results |= {
        talk.look_at_scope: shown, talk.discard_drafts: replace(shown, recovered=None),
        talk.closing_list: samples_acts.closing(), talk.answer_history: samples_acts.history(),
        pack_upgrade.upgrade_preview: samples_acts.upgrade(),
    }  # fmt: skip
    return FakeRunner(results)


def opened(qtbot: QtBot, qapp: QApplication, theme: Theme, shown: Interview) -> Opened:
    window = talk_window(qapp, theme, shown, runner(shown))
    qtbot.addWidget(window[0])
    return window


def press(qtbot: QtBot, qapp: QApplication, key: Qt.Key, held: Qt.KeyboardModifier) -> None:
    focused = qapp.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, held)
    settle(qapp)


def in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize(
    "make",
    [samples_acts.guarded, samples_acts.special, samples_acts.found, samples_acts.grown, samples_acts.known],
)
def test_nothing_that_is_added_is_cut(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, make: object, factor: str
) -> None:
    for code in samples.LANGUAGES:
        shell, screen, _ = opened(qtbot, qapp, request.getfixturevalue(factor), make(code))  # type: ignore[operator]
        assert clipped_labels(shell) == []
        screen.sheets.show_closing(samples_acts.closing())
        settle(qapp)
        assert clipped_labels(shell) == []
        screen.sheets.show_history(samples_acts.history())
        settle(qapp)
        assert clipped_labels(shell) == []
        shell.close()


def test_an_act_is_told_in_the_place_of_the_tip_and_nothing_above_moves(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, behind = opened(qtbot, qapp, theme, samples_acts.known("ar"))
    watched = (screen.middle.card, screen.middle.states, screen.middle.position, screen.rail, screen.plan)
    before = [in_window(widget) for widget in watched]
    screen.presenter.act(talk.record_source, "T07", Source.SAID, Certainty.CERTAIN)
    told = samples_acts.known("ar", samples_acts.CORRECTED)
    screen.presenter.shown = told
    screen.show_interview(told)
    settle(qapp)
    assert [in_window(widget) for widget in watched] == before
    assert "Vervangt “Praten met mensen”" in screen.middle.tip.accessibleName()
    assert clipped_labels(shell) == []
    press(qtbot, qapp, Qt.Key.Key_V, ALT)
    assert ("record_act", (told.dossier, "T07", Act.CHANGE_OF_MIND, "")) in behind.calls
    screen.show_interview(samples_acts.known("ar"))
    settle(qapp)
    assert [in_window(widget) for widget in watched] == before


def test_source_and_certainty_are_one_key_each_and_withdrawing_too(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples_acts.known("ar")
    _, _, behind = opened(qtbot, qapp, theme, shown)
    press(qtbot, qapp, Qt.Key.Key_C, ALT)
    assert behind.calls[-1] == (
        "record_source", (shown.dossier, "T07", Source.SAID, Certainty.TO_CHECK)
    )  # fmt: skip
    press(qtbot, qapp, Qt.Key.Key_T, ALT)
    assert behind.calls[-1] == ("withdraw_answer", (shown.dossier, "T07"))


def test_what_is_noted_before_the_answer_goes_with_it_and_only_with_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar")
    _, screen, behind = opened(qtbot, qapp, theme, shown)
    screen.sheets.presenter.note_source(Source.PARTNER, Certainty.TO_CHECK)
    screen.presenter.choose("praten")
    assert behind.calls[-1][1][3:] == (Source.PARTNER, Certainty.TO_CHECK)
    screen.presenter.choose("praten")
    assert behind.calls[-1][1][3:] == ()


def test_the_closing_list_is_walked_with_keys_and_jumps(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples_acts.known("ar")
    _, screen, behind = opened(qtbot, qapp, theme, shown)
    press(qtbot, qapp, Qt.Key.Key_O, CTRL)
    assert screen.sheets.is_open
    press(qtbot, qapp, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
    press(qtbot, qapp, Qt.Key.Key_W, ALT)
    assert "record_answer" not in behind.names() and "record_state" not in behind.names()
    press(qtbot, qapp, Qt.Key.Key_Down, Qt.KeyboardModifier.NoModifier)
    press(qtbot, qapp, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert behind.calls[-1] == ("go_to", (shown.dossier, "W01"))
    assert not screen.sheets.is_open
    press(qtbot, qapp, Qt.Key.Key_O, CTRL)
    press(qtbot, qapp, Qt.Key.Key_O, ALT)
    assert ("mark_not_discussed", (shown.dossier, samples_acts.closing().markable, "T07")) in behind.calls
    press(qtbot, qapp, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not screen.sheets.is_open


def test_a_waiting_question_shows_nothing_to_point_at_and_asks_for_a_reason(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples_acts.guarded("ar")
    _, screen, behind = opened(qtbot, qapp, theme, shown)
    assert not screen.middle.card.isVisible() and screen.middle.guard.isVisible()
    press(qtbot, qapp, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier)
    press(qtbot, qapp, Qt.Key.Key_W, ALT)
    assert "record_answer" not in behind.names() and "record_state" not in behind.names()
    press(qtbot, qapp, Qt.Key.Key_L, ALT)
    assert behind.names()[-1] == "record_state"
    reason = screen.middle.guard.findChild(QLineEdit)
    assert reason is not None
    qtbot.keyClicks(reason, "Zij wil haar zus erbij")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert behind.calls[-1] == ("open_guarded", (shown.dossier, "T07", "Zij wil haar zus erbij"))


def test_of_a_waiting_question_the_person_sees_nothing(qapp: QApplication) -> None:
    shown = samples_acts.guarded("ar")
    assert shown.guard is not None
    seen = waiting_shown(shown, shown.guard.own)
    assert seen.question.text == shown.guard.own.text
    assert (seen.tiles, seen.lines, seen.states, seen.cells, seen.picture) == ((), (), (), (), "")


def test_free_text_is_switched_on_with_a_reason(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = samples_acts.special("ar")
    _, screen, behind = opened(qtbot, qapp, theme, shown)
    qtbot.keyClick(qapp.focusWidget(), Qt.Key.Key_F4)
    reason = qapp.focusWidget()
    assert isinstance(reason, QLineEdit)
    qtbot.keyClicks(reason, "Zij wil dit in het plan")
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert behind.calls[-1] == ("switch_on_free_text", (shown.dossier, "T07", "Zij wil dit in het plan"))


def test_what_was_found_is_told_and_can_be_let_go(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, behind = opened(qtbot, qapp, theme, samples_acts.found("ar"))
    said = screen.middle.tip.accessibleName()
    assert "halve tekst bij vraag 1.1" in said and "“Sami”" in said and "“Samir”" in said
    screen.middle.tip.let_go.emit()
    settle(qapp)
    assert behind.names()[-1] == "discard_drafts"
    assert "Sami" not in screen.middle.tip.accessibleName()


def test_the_view_on_the_questions_goes_round_with_a_key(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, _, behind = opened(qtbot, qapp, theme, samples_acts.known("ar"))
    press(qtbot, qapp, Qt.Key.Key_K, CTRL)
    assert behind.calls[-1][0] == "look_at_scope" and behind.calls[-1][1][2] is talk.Scope.CORE


def test_a_line_of_the_plan_leads_back_to_its_question(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples_acts.known("ar")
    _, screen, behind = opened(qtbot, qapp, theme, shown)
    screen.plan.went.emit("K01")
    assert behind.calls[-1] == ("go_to", (shown.dossier, "K01"))


def test_why_a_question_is_asked_and_what_to_do_when_more_is_told_is_one_key_away(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    told = replace(samples.interview("ar"), when_told="Schrijf het niet op.")
    _, screen, _ = opened(qtbot, qapp, theme, told)
    press(qtbot, qapp, Qt.Key.Key_F2, Qt.KeyboardModifier.NoModifier)
    said = [label.text() for label in screen.sheets.question.findChildren(RunLabel)]
    assert {"WI 14 lid 3; WI 15", "De les kiezen die bij de persoon past.", "Schrijf het niet op."} <= set(
        said
    )
    assert clipped_labels(screen.sheets.question) == []
    press(qtbot, qapp, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not screen.sheets.is_open
