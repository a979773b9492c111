"""The talk as a real window: what is seen, what fits, what the keys do."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.interview.answer_kinds import AREAS
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.messages import message_for
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.widgets.run_label import RunLabel
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.usecases.interview import Interview
from forms.model import AnswerState
from forms.question_types import QUESTION_TYPES
from tests.ui import samples
from tests.ui import samples_questions as asked
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_window

pytestmark = pytest.mark.windows
LANGUAGES = tuple(samples.LANGUAGES)
QUESTIONS = (
    samples.question, asked.date_question, asked.text_question, asked.scales_question, asked.rows_question,
    asked.long_list_question, asked.untranslated_question, asked.prefilled_question, asked.conflict_question,
)  # fmt: skip
Opened = tuple[Shell, InterviewScreen, FakeRunner]


def opened(qtbot: QtBot, qapp: QApplication, theme: Theme, shown: Interview) -> Opened:
    window = talk_window(qapp, theme, shown)
    qtbot.addWidget(window[0])
    return window


def rows_of(screen: InterviewScreen) -> list[AnswerRow]:
    return screen.middle.findChildren(AnswerRow)


def in_window(widget: QWidget) -> QRect:
    return QRect(widget.mapTo(widget.window(), widget.rect().topLeft()), widget.size())


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("make", QUESTIONS)
@pytest.mark.parametrize("factor", ["theme", "big_theme"])
def test_no_text_is_clipped_and_the_window_keeps_its_size(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, code: str, make: object, factor: str
) -> None:
    look: Theme = request.getfixturevalue(factor)
    shell, screen, _ = opened(qtbot, qapp, look, samples.interview(code, make(code)))  # type: ignore[operator]
    assert (shell.width(), shell.height()) == (1366, 768)
    assert clipped_labels(shell) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_at_150_percent_question_five_answers_and_states_are_in_sight(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme, code: str
) -> None:
    shell, screen, _ = opened(qtbot, qapp, big_theme, samples.interview(code))
    inside = shell.rect()
    rows = rows_of(screen)
    assert len(rows) == 5
    card = in_window(screen.middle.card)
    for row in rows:
        assert card.contains(in_window(row))
    for part in (screen.middle.card, screen.middle.states, screen.tolk):
        assert inside.contains(in_window(part))


def test_at_100_percent_nothing_gives_way(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, _ = opened(qtbot, qapp, theme, samples.interview("ar"))
    assert 236 <= screen.rail.width() <= 283 and screen.plan.width() == 288
    assert screen.middle.tip.isVisible() and screen.middle.notes.isVisible()
    official = [label for label in screen.findChildren(RunLabel) if label.text().startswith("Officieel:")]
    assert official[0].isVisible()


def test_the_spine_is_one_straight_line(qtbot: QtBot, qapp: QApplication, big_theme: Theme) -> None:
    _, screen, _ = opened(qtbot, qapp, big_theme, samples.interview("ar", asked.long_list_question("ar")))
    assert screen.middle.head is not None
    lefts = {in_window(row._spine).left() for row in rows_of(screen)}
    assert lefts == {in_window(screen.middle.head._spine).left()}


def test_every_type_of_answer_has_an_area() -> None:
    assert set(QUESTION_TYPES) <= set(AREAS)


@pytest.mark.parametrize("code", LANGUAGES)
def test_direction_belongs_to_the_language(qtbot: QtBot, qapp: QApplication, theme: Theme, code: str) -> None:
    shell, screen, _ = opened(qtbot, qapp, theme, samples.interview(code))
    assert shell.layoutDirection() is Qt.LayoutDirection.LeftToRight
    own = {choice.own.text for choice in samples.choices(code)}
    for label in screen.findChildren(RunLabel):
        if label.text() in own:
            assert label.is_rtl == (code == "ar")
        elif label.text() in ("Weet niet", "In de klas, met een docent"):
            assert not label.is_rtl
    for field in (*screen.findChildren(QLineEdit), *screen.findChildren(QPlainTextEdit)):
        assert field.layoutDirection() is not Qt.LayoutDirection.LayoutDirectionAuto


def test_nothing_above_moves_when_something_is_wrong(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = opened(qtbot, qapp, theme, samples.interview("ar"))
    watched = [*rows_of(screen), screen.middle.card, screen.middle.states, screen.middle.position]
    before = [in_window(widget) for widget in watched]
    for code in (TroubleCode.DISK_ERROR, TroubleCode.READ_ONLY):
        screen.show_unsaved("3.7", message_for(Trouble(code)))
        settle(qapp)
        assert [in_window(widget) for widget in watched] == before
        assert clipped_labels(shell) == []
    screen.show_unsaved("3.7", None)
    screen.show_refusal(None)
    settle(qapp)
    assert [in_window(widget) for widget in watched] == before


@pytest.mark.parametrize("code", [code for code in RefusalCode if code.value < "pa"])
def test_every_refusal_fits_in_the_place_of_the_tip(
    qtbot: QtBot, qapp: QApplication, theme: Theme, code: RefusalCode
) -> None:
    shell, screen, _ = opened(qtbot, qapp, theme, samples.interview("ar"))
    before = in_window(screen.middle.states)
    screen.show_refusal(message_for(Refusal(code, facts={"min": "0", "max": "400"})))
    settle(qapp)
    assert in_window(screen.middle.states) == before
    assert clipped_labels(shell) == []


def test_an_error_at_150_percent_comes_over_the_lower_half(
    qtbot: QtBot, qapp: QApplication, big_theme: Theme
) -> None:
    shell, screen, _ = opened(qtbot, qapp, big_theme, samples.interview("ar"))
    before = [in_window(row) for row in rows_of(screen)]
    screen.show_refusal(message_for(Refusal(RefusalCode.UNKNOWN_CHOICE)))
    settle(qapp)
    assert screen.middle.tip.isVisible()
    assert [in_window(row) for row in rows_of(screen)] == before
    assert screen.escape() and not screen.middle.tip.isVisible()


def test_going_to_a_question_opens_no_other_window(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, _, _ = opened(qtbot, qapp, theme, samples.interview("ar"))
    assert [w for w in qapp.topLevelWidgets() if w.isVisible()] == [shell]
    assert shell.isActiveWindow()


# --- keys


def test_a_digit_chooses_when_one_is_not_typing(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar"))
    qtbot.keyClick(rows_of(screen)[0], Qt.Key.Key_3)
    assert runner.calls[-1] == ("record_answer", (samples.interview("ar").dossier, "T07",
                                                  ("klas", "werk", "telefoon")))  # fmt: skip


def test_a_digit_in_a_field_is_a_digit(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar", asked.text_question("ar")))
    field = screen.middle.findChild(QLineEdit)
    assert field is not None and field.hasFocus()
    qtbot.keyClicks(field, "Sami1")
    assert field.text() == "Sami1" and "record_answer" not in runner.names()


def test_enter_in_a_field_goes_on_once(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar", asked.text_question("ar")))
    field = screen.middle.findChild(QLineEdit)
    qtbot.keyClicks(field, "Sam")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert [name for name in runner.names() if name in ("record_answer", "step")] == ["record_answer", "step"]


def test_up_and_down_go_through_the_answers_and_space_chooses(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar"))
    rows = rows_of(screen)
    assert rows[0].hasFocus()
    qtbot.keyClick(rows[0], Qt.Key.Key_Down)
    assert rows[1].hasFocus()
    qtbot.keyClick(rows[1], Qt.Key.Key_Space)
    assert runner.calls[-1][1][2] == ("klas", "werk", "praten")


def test_enter_goes_on_and_shift_enter_goes_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar"))
    row = rows_of(screen)[0]
    qtbot.keyClick(row, Qt.Key.Key_Return)
    qtbot.keyClick(row, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert [args[2] for name, args in runner.calls if name == "step"] == [1, -1]


@pytest.mark.parametrize(
    ("key", "state"),
    [
        (Qt.Key.Key_W, AnswerState.WEET_NIET), (Qt.Key.Key_Z, AnswerState.WIL_NIET_ZEGGEN),
        (Qt.Key.Key_L, AnswerState.LATER), (Qt.Key.Key_N, AnswerState.NIET_BEGREPEN),
    ],
)  # fmt: skip
def test_alt_and_a_letter_gives_a_state_also_while_typing(
    qtbot: QtBot, qapp: QApplication, theme: Theme, key: Qt.Key, state: AnswerState
) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar", asked.text_question("ar")))
    field = screen.middle.findChild(QLineEdit)
    qtbot.keyClick(field, key, Qt.KeyboardModifier.AltModifier)
    assert runner.calls[-1][0] == "record_state" and runner.calls[-1][1][2] is state


def test_the_other_keys_of_the_talk(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar"))
    row = rows_of(screen)[0]
    qtbot.keyClick(row, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(row, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(row, Qt.Key.Key_F7)
    qtbot.keyClick(row, Qt.Key.Key_F8)
    qtbot.keyClick(row, Qt.Key.Key_F9)
    assert runner.names()[-5:] == ["next_open", "go_to_theme", "mark", "mark", "pause_tolk"]
    qtbot.keyClick(row, Qt.Key.Key_F4)
    note = screen.middle.notes.findChild(QPlainTextEdit)
    assert note is not None and note.hasFocus() and note.accessibleName().startswith("Notitie")
    qtbot.keyClick(note, Qt.Key.Key_F4)
    assert note.accessibleName() == "Tolk zegt"


def test_tab_goes_from_answers_to_states_to_note(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    _, screen, _ = opened(qtbot, qapp, theme, samples.interview("ar"))
    seen: list[str] = []
    for _ in range(12):
        focused = qapp.focusWidget()
        assert focused is not None
        seen.append(focused.accessibleName())
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
    order = [name for name in seen if name in ("Weet niet", "Later") or name.startswith(("1. In", "Notitie"))]
    assert order[:3] == ["1. In de klas, met een docent", "Weet niet", "Later"]
    assert any(name.startswith("Notitie") for name in seen)


def test_half_typed_text_is_kept_after_a_second_of_quiet(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar", asked.text_question("ar")))
    field = screen.middle.findChild(QLineEdit)
    qtbot.keyClicks(field, "Sam")
    assert "save_draft" not in runner.names()
    qtbot.waitUntil(lambda: "save_draft" in runner.names(), timeout=3000)
    assert runner.calls[-1][1][2].text == "Sam"


def test_locking_keeps_what_is_half_typed_and_makes_no_answer_of_it(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, runner = opened(qtbot, qapp, theme, samples.interview("ar", asked.text_question("ar")))
    field = screen.middle.findChild(QLineEdit)
    qtbot.keyClicks(field, "Sam")
    with qtbot.waitSignal(shell.locked):
        qtbot.keyClick(field, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert runner.names()[-1] == "save_draft" and "record_answer" not in runner.names()
    assert not shell.isVisible()


def test_the_stop_card_takes_the_place_of_the_question(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, _ = opened(qtbot, qapp, theme, samples.stopped("ar"))
    assert screen.middle.stop.isVisible() and not screen.middle.card.isVisible()
    assert clipped_labels(shell) == []
    screen.middle.stop.back.emit()
    assert screen.middle.card.isVisible()


def test_everything_that_can_be_reached_has_a_name(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, _, _ = opened(qtbot, qapp, theme, samples.interview("ar", asked.rows_question("ar")))
    nameless = [
        type(widget).__name__
        for widget in shell.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisibleTo(shell)
        and not widget.accessibleName()
    ]
    assert nameless == []


def test_two_answers_are_both_shown_and_none_is_chosen(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    _, screen, _ = opened(qtbot, qapp, theme, samples.interview("tr", asked.conflict_question("tr")))
    said = " ".join(label.text() for label in screen.middle.tip.findChildren(RunLabel))
    assert "Marit Bakker" in said and "Joost de Wit" in said
    assert not any(row.isChecked() for row in rows_of(screen))


def test_a_state_keeps_the_answers_readable(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = samples.interview("ar", replace(samples.question("ar"), state=AnswerState.LATER))
    _, screen, _ = opened(qtbot, qapp, theme, shown)
    assert all(row.isEnabled() and row.isVisible() for row in rows_of(screen))
