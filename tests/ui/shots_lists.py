"""Pictures of the lock screen, the day, the list, the sync panel, the plan board and the paper."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.pdf.writer import PaperRoom
from desktop.ui.all_screens import all_screens
from desktop.ui.places import DossierHead, Place, ScreenName
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases import dossiers, pip, prepare_visit, print_paper, synchronise, unlock
from desktop.usecases.outcome import Outcome
from desktop.usecases.ports import PageImage
from desktop.usecases.print_paper import make_paper
from resources import paths
from tests.builders import workplace
from tests.ui import samples_lists as lists
from tests.ui import samples_plan as plans
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle

Results = Mapping[Callable[..., Any], Any]
HEAD = DossierHead(plans.SAMIR, "Samir H.", "Arabisch (Syrië)", "nog 34 dagen")


def window(app: QApplication, theme: Theme, place: Place, results: Results) -> tuple[Shell, Any, FakeRunner]:
    """The desk window at a place, with prepared results behind it."""
    behind = FakeRunner(results)

    def runner_for(first: object, screen: QObject) -> FakeRunner:
        return behind

    shell = Shell(app, theme, all_screens(), None, runner_for)
    shell.show()
    settle(app)
    shell.activateWindow()
    settle(app)
    if place.dossier is not None:
        shell.show_dossier(HEAD)
    shell.bar.show_worker("Marit Bakker")
    shell.go(place)
    settle(app)
    screen = shell.screen_shown()
    assert isinstance(screen, Screen)
    return shell, screen, behind


def plan_results(board: pip.PlanBoard) -> Results:
    """The board as it is, whatever is done."""
    return {
        pip.plan_board: board,
        pip.reason_drafts: {},
        pip.keep_reason_draft: None,
        pip.choose_route: Outcome(board),
        pip.give_reason: Outcome(board),
        pip.make_ready: Outcome(board),
    }


def unlock_results(**more: Any) -> Results:
    """Two people on this laptop."""
    known: dict[Callable[..., Any], Any] = {
        unlock.people: lists.PEOPLE,
        unlock.suggest_words: lists.WORDS,
        unlock.open_person: Refusal(RefusalCode.WRONG_PASSPHRASE),
        unlock.first_run: Refusal(RefusalCode.PASSPHRASES_DIFFER, "again"),
    }
    return known | {getattr(unlock, name): value for name, value in more.items()}


LIST_RESULTS: Results = {
    dossiers.caseload: lists.CASELOAD,
    dossiers.talk_languages: lists.LANGUAGES,
    dossiers.begin_dossier: Refusal(RefusalCode.NAME_MISSING, "roepnaam"),
    prepare_visit.visit_day: lists.DAY,
}


def paper_results(paper: print_paper.Paper, pages: tuple[PageImage, ...]) -> Results:
    """This paper, these pages."""
    return {
        dossiers.talk_languages: lists.LANGUAGES,
        print_paper.make_paper: Outcome(paper),
        print_paper.preview_paper: pages,
        print_paper.note_printed: None,
        print_paper.export_paper: Refusal(RefusalCode.REASON_MISSING, "reason"),
    }


def real_paper(language: str) -> tuple[print_paper.Paper, tuple[PageImage, ...]]:
    """A paper drawn by the paper room, of a short talk."""
    place = workplace()
    room = PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())
    desk = replace(place.desk, papers=room)
    dossier = place.begin("Samir", language)
    paper = make_paper(desk, dossier).shown
    return paper, room.page_images(paper.pdf, 160)


def shots(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """Every screen, as it should be and as it is when something goes wrong."""
    yield from _unlock(app, theme)
    yield from _lists(app, theme)
    yield from _sync(app, theme)
    yield from _plan(app, theme)
    yield from _paper(app, theme)


def _unlock(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    place = Place(ScreenName.UNLOCK)
    shell, screen, _ = window(app, theme, place, unlock_results())
    yield "unlock", shell
    shell, screen, _ = window(app, theme, place, unlock_results())
    screen.open_page.show_help(True)
    settle(app)
    yield "unlock-help", shell
    shell, screen, _ = window(app, theme, place, unlock_results())
    for letter in "Regen":
        screen.open_page.field._put(letter)
    screen.open_page._show_caps(True)
    screen.open_page._ask()
    settle(app)
    yield "unlock-wrong", shell
    wait = Refusal(RefusalCode.WAIT_BEFORE_RETRY, facts={"seconds": "30"})
    for name, failure in (("wait", wait), ("damaged", Trouble(TroubleCode.STORE_DAMAGED))):
        shell, screen, _ = window(app, theme, place, unlock_results(open_person=failure))
        screen.open_page.field._put("regen")
        screen.open_page._ask()
        settle(app)
        yield f"unlock-{name}", shell
    for name in ("first", "words", "back"):
        shell, screen, _ = window(app, theme, place, unlock_results(people=()))
        if name != "first":
            screen.who_page.label.setText("Marit Bakker")
            screen.who_page.go_on()
        if name == "back":
            screen.presenter.written_down()
            screen.back_page.field._put("appel regen")
            screen.back_page.go_on()
        settle(app)
        yield f"unlock-{name}", shell


def _lists(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    shell, _, _ = window(app, theme, Place(ScreenName.VISIT), LIST_RESULTS)
    yield "visit", shell
    empty = dict(LIST_RESULTS) | {prepare_visit.visit_day: lists.EMPTY_DAY}
    shell, _, _ = window(app, theme, Place(ScreenName.VISIT), empty)
    yield "visit-empty", shell
    shell, screen, _ = window(app, theme, Place(ScreenName.DOSSIERS), LIST_RESULTS)
    screen.table.choose(1)
    settle(app)
    yield "dossiers", shell
    shell, screen, _ = window(app, theme, Place(ScreenName.DOSSIERS), LIST_RESULTS)
    screen.make_new()
    screen.form.send()
    settle(app)
    yield "dossiers-new", shell


def _sync(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    place = Place(ScreenName.SYNC)
    results = {synchronise.sync_panel: lists.SYNC, synchronise.synchronise: Trouble(TroubleCode.NO_CONTACT)}
    shell, screen, _ = window(app, theme, place, results)
    yield "sync", shell
    shell, screen, _ = window(app, theme, place, results)
    screen.presenter.start()
    settle(app)
    yield "sync-no-network", shell
    results = {
        synchronise.sync_panel: lists.NOT_ENROLLED,
        synchronise.enrol: Refusal(RefusalCode.CODE_NOT_ACCEPTED),
    }
    shell, screen, _ = window(app, theme, place, results)
    yield "sync-enrol", shell
    shell, screen, _ = window(app, theme, place, results)
    screen.form.address.setText("https://inburgering.voorbeeldstad.nl")
    screen.form.code.setText("KJ4P-9TQX")
    screen.form.send()
    settle(app)
    yield "sync-enrol-refused", shell


def _plan(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    place = Place(ScreenName.PLAN, plans.SAMIR)
    boards = {
        "": plans.CHOSEN, "-open": plans.OPEN, "-departs": plans.DEPARTS, "-ready": plans.READY,
        "-stop": plans.STOPPED,
    }  # fmt: skip
    for name, board in boards.items():
        shell, screen, _ = window(app, theme, place, plan_results(board))
        if name == "-open":
            screen.toggle_lacks()
            settle(app)
        yield f"plan{name}", shell


def _paper(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    place = Place(ScreenName.PAPER, plans.SAMIR)
    for language in ("ar", "ti"):
        paper, pages = real_paper(language)
        shell, screen, _ = window(app, theme, place, paper_results(paper, pages))
        if language == "ti":
            screen.show_printers(("Kantoor 2e etage", "Printer azc"))
            screen.pages.zoom(False)
            settle(app)
        yield f"paper-{language}", shell
    shell, screen, _ = window(app, theme, place, paper_results(paper, pages))
    screen.print_card.export_button.click()
    screen.form.send()
    settle(app)
    yield "paper-export", shell
    results = dict(paper_results(plans.PAPER, ())) | {
        print_paper.make_paper: Trouble(TroubleCode.GLYPH_MISSING)
    }
    shell, _, _ = window(app, theme, place, results)
    yield "paper-failed", shell
