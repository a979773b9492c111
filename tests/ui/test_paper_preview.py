"""The paper: made off the window's thread, languages, printing, export with a reason, and text that fits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.pdf.writer import PaperRoom
from desktop.ui.messages import Message, message_for
from desktop.ui.paper_preview.folding import PrintJob
from desktop.ui.paper_preview.presenter import PaperPresenter, file_name
from desktop.ui.paper_preview.printing import draw_job, printer_for
from desktop.ui.paper_preview.view import PaperScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.runner import ImmediateRunner
from desktop.ui.theme import Theme
from desktop.ui.widgets.page_image import image_of
from desktop.usecases import make_sheet, paper_kinds, print_paper, take_calendar
from desktop.usecases.large_plan import LargeWords
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind, PaperRow
from desktop.usecases.paper_versions import KeptPaper, ToldDifference
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.print_paper import Paper
from desktop.usecases.taking_out import TakenOut
from resources import paths
from tests.builders import workplace
from tests.ui.clipped import clipped_labels
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.rooms import settle
from tests.ui.samples_papers import PAPERS
from tests.ui.samples_plan import BLANK, PAPER, SAMIR
from tests.ui.shots_lists import paper_results, window


class SeenPaper:
    """What a window would show; `takes` = what its printer says."""

    def __init__(self, takes: bool = True) -> None:
        self.takes = takes
        self.papers: list[Paper] = []
        self.listed: list[tuple[tuple[PaperRow, ...], PaperKind]] = []
        self.languages: tuple[list[str], str] = ([], "")
        self.message: tuple[Message | None, str] = (None, "")
        self.refusal: tuple[str, Message | None] = ("", None)
        self.making: list[bool] = []
        self.jobs: list[PrintJob] = []
        self.emptied = 0
        self.closed = 0
        self.history: tuple[tuple[KeptPaper, ...], tuple[ToldDifference, ...]] = ((), ())
        self.large: list[tuple[tuple[PageImage, ...], LargeWords]] = []
        self.words: list[tuple[str, ...]] = []

    def show_nothing(self) -> None:
        self.emptied += 1
        self.message = (None, "")

    def show_making(self, making: bool) -> None:
        self.making.append(making)

    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None:
        self.languages = ([language.code for language in languages], chosen)

    def show_papers(self, papers: tuple[PaperRow, ...], present: PaperKind) -> None:
        self.listed.append((papers, present))

    def show_paper(self, paper: Paper, pages: tuple[PageImage, ...], file_name: str, pictures: str) -> None:
        self.papers.append(paper)

    def show_history(
        self, papers: tuple[KeptPaper, ...], told: tuple[ToldDifference, ...], language: Language | None
    ) -> None:
        self.history = (papers, told)

    def show_large(self, images: tuple[PageImage, ...], words: LargeWords) -> None:
        self.large.append((images, words))

    def show_message(self, message: Message | None, tone: str) -> None:
        self.message = (message, tone)

    def put_on_printer(self, pages: tuple[PageImage, ...], job: PrintJob, printer: str, copies: int) -> bool:
        self.jobs.append(job)
        return self.takes

    def show_export_refusal(self, field: str, message: Message | None) -> None:
        self.refusal = (field, message)

    def close_export(self) -> None:
        self.closed += 1

    def show_words(self, words: tuple[str, ...]) -> None:
        self.words.append(words)


#: use cases of the screen that live elsewhere
_WHERE = {"make_sheet": make_sheet, "paper_kinds": paper_kinds, "export_calendar": take_calendar}


def presented(takes: bool = True, **more: Any) -> tuple[PaperPresenter, SeenPaper, FakeRunner]:
    known = dict(paper_results(PAPER, (BLANK,)))
    known |= {getattr(_WHERE.get(name, print_paper), name): value for name, value in more.items()}
    view, runner = SeenPaper(takes), FakeRunner(known)
    presenter = PaperPresenter(view, FakeNavigator(), runner)
    presenter.open(SAMIR)
    return presenter, view, runner


def test_the_paper_comes_in_the_language_of_the_talk_with_dutch_beside_it() -> None:
    _, view, runner = presented()
    assert ("make_paper", (SAMIR, None)) in runner.calls
    assert view.papers == [PAPER]
    assert view.languages == (["ar", "nl"], "ar")
    assert view.making == [True, False]


def test_another_language_is_another_paper() -> None:
    dutch = replace(PAPER, language="nl", unreviewed=False)
    presenter, view, _ = presented(
        make_paper=lambda dossier, language: Outcome(dutch if language == "nl" else PAPER)
    )
    presenter.pick_language("nl")
    assert view.papers[-1] is dutch
    assert view.languages == (["ar", "nl"], "nl")


def test_a_letter_that_cannot_be_printed_is_said_and_the_plan_is_safe() -> None:
    _, view, _ = presented(make_paper=Trouble(TroubleCode.GLYPH_MISSING))
    message, tone = view.message
    assert tone == "error" and message is not None and message.safe == "Het plan is bewaard."
    assert view.making == [True, False] and view.papers == []


def test_printing_is_noted_only_when_the_printer_took_it() -> None:
    presenter, view, runner = presented()
    presenter.print("Kantoor", 2)
    assert ("preview_paper", (PAPER, 300)) in runner.calls
    assert runner.calls[-1] == ("note_printed", (PAPER, 2))
    assert view.message[1] == "good"
    presenter, view, runner = presented(takes=False)
    presenter.print("Kantoor", 1)
    assert "note_printed" not in runner.names()
    assert view.message[1] == "error"


def test_export_asks_for_a_reason_and_leaves_folders_out_of_the_name() -> None:
    presenter, view, runner = presented()
    presenter.export(Path("/tmp/map"), "../elders/plan", "")
    assert runner.calls[-1] == ("export_paper", (PAPER, Path("/tmp/map/plan.pdf"), "", None))
    assert view.refusal[0] == "reason" and view.closed == 0


def test_after_export_the_words_that_open_the_file_are_shown_and_not_said_in_a_message() -> None:
    presenter, view, runner = presented(export_paper=TakenOut(("anker", "brood"), date(2026, 9, 29)))
    presenter.export(Path("/tmp/map"), "", "Voor het consult")
    message, tone = view.message
    assert tone == "good" and message is not None and "met een slot" in message.happened
    assert view.words[-1] == ("anker", "brood") and "anker" not in message.words
    presenter.export(Path("/tmp/map"), "", "Voor school", "De school kan geen slot openen")
    assert runner.calls[-1][1][-1] == "De school kan geen slot openen"


def test_after_export_without_a_lock_it_is_said_that_the_file_is_not_encrypted() -> None:
    presenter, view, _ = presented(export_paper=TakenOut((), date(2026, 9, 29)))
    presenter.export(Path("/tmp/map"), "", "Voor het consult", "De balie heeft geen computer")
    message, tone = view.message
    assert tone == "warn" and message is not None and "niet versleuteld" in message.safe
    assert "plan-versie-2-ar.pdf" in message.happened
    assert view.closed == 1


def test_no_name_of_a_person_stands_in_the_name_of_the_file() -> None:
    assert file_name(PAPER) == "plan-versie-2-ar.pdf"
    assert file_name(replace(PAPER, kind="pip_brief", language="nl")) == "pip-brief-versie-2-nl.pdf"


LETTER = replace(PAPER, kind="pip_brief", name="Brief (PIP)", language="nl", unreviewed=False)


def test_the_list_of_papers_comes_with_the_plan_on_top() -> None:
    _, view, runner = presented()
    assert view.listed[-1] == (PAPERS, PaperKind.VISUAL)
    assert ("paper_kinds", (SAMIR,)) in runner.calls


def test_another_paper_is_made_in_dutch_and_one_of_the_person_in_the_own_language() -> None:
    made = {PaperKind.FORMAL: LETTER, PaperKind.CHECKLIST: replace(PAPER, kind="tien_weken")}
    presenter, view, runner = presented(make_sheet=lambda dossier, kind, language: Outcome(made[kind]))
    presenter.pick_paper(PaperKind.FORMAL)
    assert ("make_sheet", (SAMIR, PaperKind.FORMAL, None)) in runner.calls
    assert view.papers[-1] is LETTER and view.languages == (["nl"], "nl")
    assert view.listed[-1][1] is PaperKind.FORMAL
    presenter.pick_paper(PaperKind.CHECKLIST)
    assert ("make_sheet", (SAMIR, PaperKind.CHECKLIST, "ar")) in runner.calls
    assert view.languages == (["ar", "nl"], "ar")


def test_a_paper_that_cannot_be_made_is_said_and_the_list_stays() -> None:
    presenter, view, _ = presented(make_sheet=Refusal(RefusalCode.PAPER_NOT_NOW, "pip_brief"))
    presenter.pick_paper(PaperKind.FORMAL)
    message, tone = view.message
    assert tone == "error" and message is not None and "kan nu nog niet" in message.happened
    assert view.listed[-1][0] == PAPERS


def test_appointments_go_out_as_a_calendar_file_when_the_name_says_so() -> None:
    agenda = replace(PAPER, kind="afspraken")
    presenter, view, runner = presented(make_sheet=Outcome(agenda), export_calendar=None)
    presenter.pick_paper(PaperKind.APPOINTMENTS)
    presenter.export(Path("/tmp/map"), "afspraken.ics", "Voor de telefoon")
    assert runner.calls[-1] == (
        "export_calendar",
        (SAMIR, Path("/tmp/map/afspraken.ics"), "Voor de telefoon"),
    )
    assert view.closed == 1


@pytest.mark.windows
def test_the_list_opens_and_is_walked_with_keys(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme)
    side, papers = screen.side, screen.papers
    assert not papers.isVisible() and side.papers_button.isVisible()
    QTest.keyClick(side.papers_button, Qt.Key.Key_Space)
    assert papers.isVisible() and not side.print_card.export_button.isVisible()
    assert papers.rows[PaperKind.VISUAL].hasFocus()
    QTest.keyClick(papers.rows[PaperKind.VISUAL], Qt.Key.Key_Down)
    assert papers.rows[PaperKind.SUMMARY].hasFocus()
    QTest.keyClick(papers.rows[PaperKind.SUMMARY], Qt.Key.Key_Return)
    assert screen.presenter.kind is PaperKind.VISUAL  # it says why it cannot be made
    assert screen.escape() and not papers.isVisible() and side.papers_button.hasFocus()
    side.papers_button.click()
    papers.focus(PaperKind.APPOINTMENTS)
    QTest.keyClick(papers.rows[PaperKind.APPOINTMENTS], Qt.Key.Key_Return)
    assert screen.presenter.kind is PaperKind.APPOINTMENTS and not papers.isVisible()
    assert side.print_card.calendar_button.isVisible()
    side.print_card.calendar_button.click()
    assert screen.form.name.text() == "afspraken.ics"


def test_a_real_paper_is_drawn_in_both_languages_and_exported_with_its_reason() -> None:
    place = workplace()
    desk = replace(place.desk, papers=PaperRoom.open(paths.fonts_folder(), paths.pictures_folder()))
    view = SeenPaper()
    presenter = PaperPresenter(view, FakeNavigator(), ImmediateRunner(desk))
    presenter.open(place.begin("Yonas", "ti"))
    assert view.languages == (["ti", "nl"], "ti")
    assert view.papers[-1].pdf.startswith(b"%PDF")
    presenter.pick_language("nl")
    assert view.papers[-1].language == "nl"
    target = Path("/elders/plan.pdf")
    presenter.export(target.parent, "plan", "Voor het consult")
    assert place.exports.files[target] == place.exports.locked(view.papers[-1].pdf, view.words[-1])


def screen_at(
    qtbot: QtBot, theme: Theme, printers: tuple[str, ...] = ("Kantoor",), **more: Any
) -> PaperScreen:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    known = dict(paper_results(PAPER, (BLANK,)))
    known |= {getattr(print_paper, name): value for name, value in more.items()}
    shell, screen, _ = window(app, theme, Place(ScreenName.PAPER, SAMIR), known)
    qtbot.addWidget(shell)
    assert isinstance(screen, PaperScreen)
    screen.show_printers(printers)
    settle(app)
    return screen


@pytest.mark.windows
def test_a_page_becomes_an_image_pixel_by_pixel(theme: Theme) -> None:
    image = image_of(PageImage(3, 2, bytes(range(18))))
    assert (image.width(), image.height()) == (3, 2)
    colour = image.pixelColor(1, 1)
    assert (colour.red(), colour.green(), colour.blue()) == (12, 13, 14)


@pytest.mark.windows
def test_the_page_fits_or_is_real_size_and_never_wider_than_its_place(
    qtbot: QtBot, qapp: QApplication, theme: Theme
) -> None:
    screen = screen_at(qtbot, theme)
    area = screen.pages.area
    assert area.verticalScrollBar().maximum() == 0
    screen.zoom.button("real").click()
    settle(qapp)
    assert screen.pages.sheet_width() == 794
    assert area.verticalScrollBar().maximum() > 0
    assert area.horizontalScrollBar().maximum() == 0


@pytest.mark.windows
def test_ctrl_p_prints_once_one_is_here(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme)
    asked: list[tuple[str, int]] = []
    screen.print_card.print_asked.disconnect()
    screen.print_card.print_asked.connect(lambda name, copies: asked.append((name, copies)))
    screen.print_card.copies.button("2").click()
    QTest.keyClick(screen.pages.area, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == [("Kantoor", 2)]


@pytest.mark.windows
def test_without_a_printer_it_says_so_and_offers_a_file(qtbot: QtBot, theme: Theme) -> None:
    screen = screen_at(qtbot, theme, ())
    assert not screen.print_card.print_button.isVisible()
    assert screen.print_card._none.isVisible()
    screen.print_card.export_button.click()
    assert screen.form.isVisible() and screen.form.save_button.isVisible()
    screen.form.reason.setPlainText("Voor het consult")
    assert screen.escape()
    assert not screen.form.isVisible()
    assert screen.form.reason.toPlainText() == "Voor het consult"


@pytest.mark.windows
def test_pages_reach_a_printer_at_their_full_size(qapp: QApplication, tmp_path: Path) -> None:
    job = PrintJob(2)
    printer = printer_for(job)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "queue.pdf"))
    assert draw_job(printer, (BLANK, BLANK), job)
    pages = PdfReader(tmp_path / "queue.pdf").pages
    assert len(pages) == 2
    assert [round(float(side)) for side in (pages[0].mediabox.width, pages[0].mediabox.height)] == [595, 842]


@pytest.mark.windows
@pytest.mark.parametrize("state", ["paper", "export", "failed"])
def test_all_text_fits_at_150_percent(qtbot: QtBot, qapp: QApplication, big_theme: Theme, state: str) -> None:
    more = {"make_paper": Trouble(TroubleCode.PAPER_FAILED)} if state == "failed" else {}
    screen = screen_at(qtbot, big_theme, **more)
    if state == "export":
        screen.print_card.export_button.click()
        screen.show_export_refusal("target", message_for(Refusal(RefusalCode.EXPORT_TARGET_EXISTS)))
    settle(qapp)
    assert clipped_labels(screen) == []
    for segments in (screen.zoom, screen.languages):
        if segments is not None and segments.isVisible():
            assert segments.width() >= segments.sizeHint().width()


def test_a_refusal_about_the_place_stands_at_the_name() -> None:
    presenter, view, _ = presented(export_paper=Refusal(RefusalCode.EXPORT_TARGET_EXISTS, "target"))
    presenter.export(Path("/tmp/map"), "plan.pdf", "Voor het consult")
    assert view.refusal[0] == "target"


def test_where_the_municipality_forbids_the_language_the_dutch_is_made_and_it_says_why() -> None:
    facts = {"taal": "Arabisch", "open": "3", "alle": "9"}
    refused = Refusal(RefusalCode.PAPER_NOT_CHECKED, "language", facts)
    dutch = replace(PAPER, language="nl", unreviewed=False)
    presenter, view, runner = presented(
        make_paper=lambda dossier, language: Outcome(dutch) if language == "nl" else refused
    )
    assert [args[1] for name, args in runner.calls if name == "make_paper"] == [None, "nl"]
    assert view.papers == [dutch] and view.languages == (["nl"], "nl")
    message, tone = view.message
    assert message is not None and "3 van de 9" in message.happened and tone == "warn"
    assert "Nederlands" in message.safe and presenter.paper is dutch
