"""The sheet above the tolk bar: words, reading aid, counts, language, wishes, hours; all with keys."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.ui.messages import Message
from desktop.ui.places import ScreenName
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.tools_presenter import ToolsPresenter
from desktop.ui.tolk_brief.presenter import BriefPresenter
from desktop.ui.widgets.run_label import RunLabel
from desktop.usecases import interview as talk
from desktop.usecases.dossiers import talk_languages
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.talk_settings import CheckState, SecondTolkCheck, TolkWish
from desktop.usecases.tolk_brief import (
    Brief,
    export_brief,
    make_brief,
    note_brief_printed,
    preview_brief,
)
from desktop.usecases.tolk_session import TolkMark
from tests.ui import samples, samples_tolk
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import settle, talk_results, talk_window
from tests.ui.shots_tolk import SHEETS, brief_window

pytestmark = pytest.mark.windows


def pressed(screen: object, words: str) -> QAbstractButton:
    found = [b for b in screen.findChildren(QAbstractButton) if b.accessibleName() == words and b.isVisible()]  # type: ignore[attr-defined]
    assert len(found) == 1, words
    return found[0]


@dataclass
class PlainView:
    """What a window would show of the paper for the tolk; `takes` = what its printer says."""

    takes: bool = True
    said: list[str] = field(default_factory=list)

    def show_making(self, making: bool) -> None: ...
    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None: ...
    def show_brief(self, brief: Brief, pages: tuple[PageImage, ...], file_name: str) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None:
        self.said.append(tone)

    def put_on_printer(self, pages: tuple[PageImage, ...], printer: str, copies: int) -> bool:
        return self.takes

    def show_export_refusal(self, field: str, message: Message | None) -> None: ...
    def close_export(self) -> None: ...


@pytest.mark.parametrize("factor", ["theme", "big_theme"])
@pytest.mark.parametrize("code", list(samples.LANGUAGES))
def test_nothing_in_a_sheet_is_cut(
    qtbot: QtBot, qapp: QApplication, request: pytest.FixtureRequest, factor: str, code: str
) -> None:
    look: Theme = request.getfixturevalue(factor)
    shell, screen, _ = talk_window(qapp, look, samples.interview(code))
    qtbot.addWidget(shell)
    for name in SHEETS:
        screen.tools.open(name)
        settle(qapp)
        sheet = screen.tools.sheet
        assert sheet.isVisible(), name
        assert clipped_labels(sheet) == [], name
        assert sheet.geometry().right() < screen.width() and sheet.geometry().top() >= 0, name
        assert sheet.geometry().bottom() <= screen.tolk.geometry().top(), name


def test_the_word_list_opens_with_f6_and_finds_in_both_languages(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("tr"))
    qtbot.addWidget(shell)
    qtbot.keyClick(shell, Qt.Key.Key_F6)
    words = screen.tools.words
    assert words.search.hasFocus()

    def in_sight() -> list[str]:
        return [key for key, holder in words._rows.items() if holder.isVisible()]

    assert in_sight()[0] == "leerroute" and len(in_sight()) == 5
    qtbot.keyClicks(words.search, "karar")
    assert in_sight() == ["besluit"]
    words.search.setText("staat er niet in")
    settle(qapp)
    assert in_sight() == [] and "staat niet in de lijst" in words._none.text()
    qtbot.keyClick(words.search, Qt.Key.Key_Escape)
    assert not screen.tools.sheet.isVisible()


def test_the_reading_aid_goes_on_and_back_and_leaves_digits_to_the_talk(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, runner = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    qtbot.keyClick(shell, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    page = screen.tools.reading
    assert page.hasFocus() and page.turner.pages is not None
    assert page.turner.pages.sentence == "Hoe leert u het liefst een nieuwe taal?"
    qtbot.keyClick(page, Qt.Key.Key_Space)
    qtbot.keyClick(page, Qt.Key.Key_Right)
    assert page.turner.pages.sentence == "Antwoord 1: In de klas, met een docent."
    qtbot.keyClick(page, Qt.Key.Key_Left)
    qtbot.keyClick(page, Qt.Key.Key_M)
    assert page.turner.pages.is_official and page.turner.pages.at == 0
    qtbot.keyClick(page, Qt.Key.Key_2)
    assert runner.names()[-1] == "record_answer" and screen.tools.sheet.shows("reading")


def test_the_keyboard_goes_back_where_it_was(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, _ = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    before = QApplication.focusWidget()
    assert before is not None and screen.isAncestorOf(before)
    screen.tools.open("words")
    screen.tools.open("words")
    assert before.hasFocus()


def test_the_line_is_lost_and_the_tolk_doubts_with_a_button_each(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shown = samples.interview("ar")
    behind = FakeRunner(talk_results(shown) | {talk.go_to: replace(shown, tolk=None)})
    shell, screen, runner = talk_window(qapp, theme, shown, behind)
    qtbot.addWidget(shell)
    qtbot.keyClick(shell, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    pressed(screen, "Verbinding weg").click()
    assert runner.names()[-1] == "lose_line"
    pressed(screen, "Tolk twijfelt").click()
    assert runner.calls[-1][1][-1] is TolkMark.TWIJFEL
    pressed(screen, "Tolk weg").click()
    assert "end_tolk" in runner.names() and runner.names()[-1] == "go_to"
    assert screen.tools.tolk.shown is None
    assert pressed(screen.tools.session, "Tolk erbij").isVisible()


def test_all_warnings_stand_beside_the_session(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shown = replace(samples.interview("ar"), tolk=samples_tolk.daughter("ar"))
    shell, screen, _ = talk_window(qapp, theme, shown)
    qtbot.addWidget(shell)
    screen.tools.open("session")
    said = " ".join(label.text() for label in screen.tools.session.findChildren(RunLabel))
    for words in (
        "kind als tolk",
        "niet voor gezondheid",
        "boven de norm van 7 uur",
        "2 keer verbinding weg",
    ):
        assert words in said


def test_another_language_keeps_what_is_typed_and_comes_back_to_the_question(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    turkish = samples.interview("tr")
    shown = replace(samples.interview("ar"), dossier=turkish.dossier)
    runner = FakeRunner(talk_results(shown))
    shell, screen, _ = talk_window(qapp, theme, shown, runner)
    qtbot.addWidget(shell)
    screen.tools.open("session")
    runner.results = {**runner.results, **talk_results(turkish)}
    screen.tools.session.language_picked.emit("tr")
    settle(qapp)
    name, args = next(call for call in runner.calls if call[0] == "switch_language")
    assert args == (shown.dossier, "tr", shown.question.id) and name
    assert runner.names()[-1] == "go_to" or "go_to" in runner.names()
    assert not screen.tools.sheet.isVisible()
    texts = [label.text() for label in screen.middle.findChildren(RunLabel)]
    assert turkish.question.own.text in texts


def test_a_wish_and_a_second_tolk_are_written_down(qtbot: QtBot, qapp: QApplication, theme: Theme) -> None:
    shell, screen, runner = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    screen.tools.open("session")
    pressed(screen.tools.session, "Man").click()
    assert runner.calls[-1] == ("set_tolk_wish", (samples.interview("ar").dossier, TolkWish.MAN))
    who, day = screen.tools.session.findChildren(QLineEdit)[-2:]
    who.setText("60001")
    day.setText("17-9-2026")
    pressed(screen.tools.session, "Gedaan").click()
    assert runner.calls[-1][1][1] == SecondTolkCheck(CheckState.DONE, "60001", "2026-09-17")
    day.setText("morgen")
    pressed(screen.tools.session, "Gepland").click()
    assert runner.calls[-1][1][1].who == "60001" and screen.tools.session._wrong.isVisible()


def test_hours_go_to_a_file_with_a_reason_and_real_days(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, runner = talk_window(qapp, theme, samples.interview("ar"))
    qtbot.addWidget(shell)
    presenter: ToolsPresenter = screen.tools.presenter
    screen.tools.open("minutes")
    presenter.export_minutes(Path("/x"), "uren", "1-9-2026", "31-9-2026", "Rekening", False)
    assert "export_tolk_minutes" not in runner.names() and screen.tools.minutes.message.isVisible()
    presenter.export_minutes(Path("/x"), "uren", "1-9-2026", "", "Rekening", True)
    args = next(args for name, args in runner.calls if name == "export_tolk_minutes")
    assert (args[0], args[2], args[3]) == (None, Path("/x/uren.csv"), "Rekening")
    assert args[1].first == date(2026, 9, 1) and args[1].last is None


def test_the_paper_for_the_tolk_is_made_for_a_length_and_led_back_from(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    shell, screen, runner = brief_window(qapp, theme, "tr")
    qtbot.addWidget(shell)
    assert runner.names()[:1] == ["one_dossier"] and "preview_brief" in runner.names()
    assert screen.pages.sheet_width() > 0 and clipped_labels(screen) == []
    pressed(screen, "60 min").click()
    asked = [args[1] for name, args in runner.calls if name == "make_brief"]
    assert [one.minutes for one in asked] == [90, 60]


def brief_presenter(view: PlainView) -> tuple[BriefPresenter, FakeRunner, FakeNavigator]:
    """A presenter with one sheet behind it."""
    page = PageImage(1, 1, b"\xff\xff\xff")
    brief = Brief(samples.TURKISH, "tr", 90, b"%PDF-", True)
    runner = FakeRunner(
        {
            make_brief: brief, preview_brief: (page,), note_brief_printed: None, export_brief: None,
            talk_languages: tuple(samples.LANGUAGES.values()),
        }
    )  # fmt: skip
    navigator = FakeNavigator()
    return BriefPresenter(view, navigator, runner), runner, navigator


def test_back_leads_to_where_one_came_from() -> None:
    presenter, _, navigator = brief_presenter(PlainView())
    dossier = samples.interview("tr").dossier
    presenter.open(dossier, ScreenName.VISIT)
    presenter.back()
    presenter.open(dossier)
    presenter.back()
    assert [place.screen for place in navigator.places] == [ScreenName.VISIT, ScreenName.INTERVIEW]


def test_printing_for_the_tolk_is_noted_only_when_the_printer_took_it() -> None:
    for takes in (True, False):
        presenter, runner, _ = brief_presenter(PlainView(takes))
        presenter.open(samples.interview("tr").dossier)
        presenter.print("Laser", 1)
        assert ("note_brief_printed" in runner.names()) is takes


def test_a_sheet_leaves_the_safe_under_a_plain_name_with_its_reason() -> None:
    view = PlainView()
    presenter, runner, _ = brief_presenter(view)
    presenter.open(samples.interview("tr").dossier)
    presenter.export(Path("/x"), "../elders/blad", "Naar het tolkbureau")
    args = next(args for name, args in runner.calls if name == "export_brief")
    assert args[2:] == (Path("/x/blad.pdf"), "Naar het tolkbureau")
    assert view.said[-1] == "good"
