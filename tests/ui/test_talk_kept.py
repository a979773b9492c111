"""What stood half-typed comes back, lists are in two languages, and an answer moves nothing and nobody."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.ui.interview.rows_area import RowsArea
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.theme import Theme
from desktop.ui.widgets.fields import TextField
from desktop.ui.widgets.focus_ring import FocusRing
from desktop.ui.widgets.pick_list import NamesField, TwinChoiceField
from desktop.ui.widgets.twin_row import AnswerRow
from desktop.usecases.interview import ChoiceShown, Interview, PlanLineShown
from desktop.usecases.ports import Draft
from tests.ui import samples
from tests.ui import samples_questions as asked
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_results, talk_window

pytestmark = pytest.mark.windows


def opened(
    qtbot: QtBot, app: QApplication, theme: Theme, shown: Interview
) -> tuple[InterviewScreen, FakeRunner]:
    shell, screen, runner = talk_window(app, theme, shown, FakeRunner(talk_results(shown)))
    qtbot.addWidget(shell)
    return screen, runner


def with_drafts(shown: Interview, **drafts: str) -> Interview:
    return replace(shown, drafts={key: Draft(text, len(text)) for key, text in drafts.items()})


def write(field: QWidget, text: str) -> None:
    """Letters of any script, as a keyboard gives them."""
    for letter in text:
        pressed = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
        QApplication.sendEvent(field, pressed)


def note_field(screen: InterviewScreen) -> TextField:
    field = screen.middle.notes.findChild(TextField)
    assert isinstance(field, TextField)
    return field


def rows_area(screen: InterviewScreen) -> RowsArea:
    area = screen.middle.area
    assert isinstance(area, RowsArea)
    return area


def countries_question(code: str) -> Interview:
    """Rows with a country in them, as the use case gives them."""
    question = asked.rows_question(code)
    lands = tuple(
        ChoiceShown(key, place, "", dutch, samples.spoken(own, code), None, False)
        for place, (key, dutch, own) in enumerate(
            (("ER", "Eritrea", "إريتريا"), ("ET", "Ethiopië", "إثيوبيا"), ("SY", "Syrië", "سوريا")), start=1
        )
    )
    land = replace(question.columns[1], key="land", type="country", choices=lands, dutch="Land")
    return samples.interview(code, replace(question, columns=(*question.columns, land)))


# --- half-typed text


def test_a_half_typed_note_comes_back_and_is_recorded_on_leaving(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar", asked.date_question("ar"))
    key = f"note.notitie.{shown.question.id}"
    screen, runner = opened(qtbot, qapp, theme, with_drafts(shown, **{key: "Wil graag"}))
    assert note_field(screen).toPlainText() == "Wil graag"
    screen.presenter.next()
    recorded = [args for name, args in runner.calls if name == "record_note"]
    assert [args[-1] for args in recorded] == ["Wil graag"]


def test_half_typed_cells_of_a_new_row_come_back(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = countries_question("ar")
    first = shown.question.columns[0]
    at = f"{shown.question.id}#new"
    chosen = first.choices[0].key
    screen, _ = opened(
        qtbot, qapp, theme, with_drafts(shown, **{f"{at}.land": "Syr", f"{at}.{first.key}": chosen})
    )
    names = screen.findChild(NamesField)
    field = screen.findChild(TwinChoiceField)
    assert names is not None and names.text() == "Syr"
    assert field is not None and field.chosen() == chosen


def test_half_typed_cells_of_a_row_that_was_being_changed_come_back(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = countries_question("ar")
    row = shown.question.rows[0]
    screen, runner = opened(
        qtbot, qapp, theme, with_drafts(shown, **{f"{shown.question.id}#{row.id}.land": "Syrië"})
    )
    rows_area(screen).row_given.connect(lambda which, _cells: changed.append(which))
    changed: list[str | None] = []
    names = screen.findChild(NamesField)
    assert names is not None
    QTest.keyClick(names, Qt.Key.Key_Return)
    assert changed == [row.id]


def test_a_half_typed_row_is_kept_when_another_question_is_gone_to(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = countries_question("ar")
    screen, runner = opened(qtbot, qapp, theme, shown)
    names = screen.findChild(NamesField)
    assert names is not None
    names.setFocus()
    QTest.keyClicks(names, "Eri")
    screen.presenter.next()
    drafts = {args[1]: args[2].text for name, args in runner.calls if name == "save_draft"}
    start = shown.question.id
    assert drafts == {f"{start}#new.land": "Eri", f"{start}#at": "cell.land"}, "and where the keyboard was"


# --- lists in two languages


def test_a_country_is_found_by_a_part_of_its_name_in_either_language(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen, _ = opened(qtbot, qapp, theme, countries_question("ar"))
    names = screen.findChild(NamesField)
    assert names is not None
    for typed, found in (("thio", "Ethiopië"), ("سوريا", "Syrië"), ("er", "Eritrea")):
        names.clear()
        names.setFocus()
        write(names, typed)
        QTest.keyClick(names, Qt.Key.Key_Return)
        assert names.text() == found
    given: list[object] = []
    rows_area(screen).row_given.connect(lambda _row, cells: given.append(cells))
    names.clear()
    QTest.keyClicks(names, "i")
    QTest.keyClick(names, Qt.Key.Key_Return)
    assert given == [{"land": "i"}], "more than one could be meant: the use case says so, nobody chooses"


# --- an answer moves nothing


def test_an_answer_that_changes_where_it_came_from_moves_neither_keyboard_nor_question(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar")
    screen, _ = opened(qtbot, qapp, theme, shown)
    rows = screen.middle.findChildren(AnswerRow)
    rows[1].setFocus()
    settle(qapp)
    before = [(row, row.mapTo(screen, row.rect().topLeft())) for row in rows]
    question = replace(shown.question, provenance="gezegd in het gesprek", is_answered=True)
    screen.show_interview(replace(shown, question=question))
    settle(qapp)
    assert rows[1].hasFocus()
    assert [(row, row.mapTo(screen, row.rect().topLeft())) for row in rows] == before


def test_the_form_for_a_row_stays_in_sight_when_the_table_grows(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar", replace(asked.rows_question("ar"), rows=()))
    screen, _ = opened(qtbot, qapp, theme, shown)
    screen.show_interview(samples.interview("ar", asked.rows_question("ar")))
    settle(qapp)
    form = rows_area(screen)._add
    card = screen.middle.card
    assert card.rect().contains(form.mapTo(card, form.rect().bottomRight()))


# --- what is drawn is drawn whole


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("make", [samples.question, asked.scales_question, asked.rows_question])
def test_the_focus_ring_is_never_cut(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, make: object
) -> None:
    look: Theme = request.getfixturevalue(factor)
    screen, _ = opened(qtbot, qapp, look, samples.interview("ti", make("ti")))  # type: ignore[operator]
    ring = screen.window().findChild(FocusRing)
    assert isinstance(ring, FocusRing)
    for stop in screen.findChildren(QWidget):
        if stop.focusPolicy() & Qt.FocusPolicy.TabFocus and stop.isVisible():
            stop.setFocus(Qt.FocusReason.TabFocusReason)
            holder = ring.parentWidget()
            assert ring.isVisible() and holder is not None
            assert holder.rect().contains(ring.geometry()), stop.accessibleName()


def test_a_long_plan_is_not_cut_when_it_begins_to_scroll(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar")
    screen, _ = opened(qtbot, qapp, theme, shown)
    said = "Op het azc volgt u nu: Nederlandse les en Les over Nederland."
    for count in (3, 1, 4):
        lines = tuple(PlanLineShown(said, "2.3", "A03", i == count - 1) for i in range(count))
        screen.show_interview(replace(shown, plan=tuple(replace(b, lines=lines) for b in shown.plan)))
        settle(qapp)
        assert clipped_labels(screen.plan) == []
