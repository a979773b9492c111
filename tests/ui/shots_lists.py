"""Pictures of the lock screen, the day, the list, the sync panel, the plan board and the paper."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.pdf.writer import PaperRoom
from desktop.ui.all_screens import all_screens
from desktop.ui.messages import message_for
from desktop.ui.places import DossierHead, Place, ScreenName
from desktop.ui.screen import Screen
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.usecases import (
    damage_shown,
    dossiers,
    export_cards,
    large_plan,
    make_sheet,
    paper_kinds,
    paper_versions,
    pip,
    prepare_visit,
    print_paper,
    synchronise,
    take_calendar,
    unlock,
)
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.ports import Desk, PageImage
from desktop.usecases.print_paper import make_paper
from desktop.usecases.sign_in import sign_in_standing
from desktop.usecases.sign_in_ports import SignInStanding
from desktop.usecases.taking_out import TakenOut
from resources import paths
from tests.builders import workplace
from tests.ui import samples_lists as lists
from tests.ui import samples_plan as plans
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import Shot, settle
from tests.ui.samples_papers import PAPERS

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
        pip.record_offer: Outcome(board),
        pip.record_second_talk: Outcome(board),
        pip.why_refused: None,
    }


def unlock_results(**more: Any) -> Results:
    """Two people on this laptop."""
    known: dict[Callable[..., Any], Any] = {
        unlock.people: lists.PEOPLE,
        unlock.suggest_words: lists.WORDS,
        unlock.open_person: Refusal(RefusalCode.WRONG_PASSPHRASE),
        unlock.first_run: Refusal(RefusalCode.PASSPHRASES_DIFFER, "again"),
        damage_shown.mended: (),
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
        paper_kinds.paper_kinds: PAPERS,
        make_sheet.make_sheet: Outcome(paper),
        take_calendar.export_calendar: Refusal(RefusalCode.REASON_MISSING, "reason"),
        print_paper.export_paper: Refusal(RefusalCode.REASON_MISSING, "reason"),
        paper_versions.paper_history: paper_versions.PaperHistory(PaperKind.VISUAL, ()),
        paper_versions.differences: (),
        large_plan.large_words: lambda language, pages: large_plan.large_words(
            _words_desk(), language, pages
        ),
        large_plan.note_shown: None,
        export_cards.export_cards: Refusal(RefusalCode.REASON_MISSING, "reason"),
    }


@functools.cache
def _words_desk() -> Desk:
    """A desk to ask for words of the person's screen."""
    return workplace().desk


def real_paper(language: str) -> tuple[print_paper.Paper, tuple[PageImage, ...]]:
    """A paper drawn by the paper room, of a short talk."""
    place = workplace()
    room = PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())
    desk = replace(place.desk, papers=room)
    dossier = place.begin("Samir", language)
    paper = make_paper(desk, dossier).shown
    return paper, room.page_images(paper.pdf, 160)


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Every screen, as it should be and as it is when something goes wrong."""
    for made in (*_unlock(), *_lists(), *_sync(), *_plan(), *_paper()):
        yield made.name, partial(_shot, app, theme, made)


@dataclass(frozen=True, slots=True)
class _Made:
    """A screen at a place with these results, after `then` was done in it."""

    name: str
    place: Place
    results: Callable[[], Results]
    then: Callable[[Any], object] | None = None


def _shot(app: QApplication, theme: Theme, made: _Made) -> QWidget:
    shell, screen, _ = window(app, theme, made.place, made.results())
    if made.then is not None:
        made.then(screen)
        settle(app)
    return shell


def _unlock() -> Iterator[_Made]:
    place = Place(ScreenName.UNLOCK)
    yield _Made("unlock", place, unlock_results)
    yield _Made("unlock-help", place, unlock_results, lambda screen: screen.open_page.show_help(True))
    yield _Made("unlock-wrong", place, unlock_results, _type_wrong)
    wait = Refusal(RefusalCode.WAIT_BEFORE_RETRY, facts={"seconds": "30"})
    yield _Made("unlock-wait", place, partial(unlock_results, open_person=wait), _type_some)
    for name, then in (("first", None), ("words", _name_oneself), ("back", _say_back)):
        yield _Made(f"unlock-{name}", place, partial(unlock_results, people=()), then)


def _type_wrong(screen: Any) -> None:
    for letter in "Regen":
        screen.open_page.field._put(letter)
    screen.open_page._show_caps(True)
    screen.open_page._ask()


def _type_some(screen: Any) -> None:
    screen.open_page.field._put("regen")
    screen.open_page._ask()


def _name_oneself(screen: Any) -> None:
    screen.who_page.label.setText("Marit Bakker")
    screen.who_page.go_on()


def _say_back(screen: Any) -> None:
    _name_oneself(screen)
    screen.presenter.written_down()
    screen.back_page.field._put("appel regen")
    screen.back_page.go_on()


def _lists() -> Iterator[_Made]:
    yield _Made("visit", Place(ScreenName.VISIT), lambda: LIST_RESULTS)
    empty = {**LIST_RESULTS, prepare_visit.visit_day: lists.EMPTY_DAY}
    yield _Made("visit-empty", Place(ScreenName.VISIT), lambda: empty)
    place = Place(ScreenName.DOSSIERS)
    yield _Made("dossiers", place, lambda: LIST_RESULTS, lambda screen: screen.table.choose(1))
    yield _Made("dossiers-new", place, lambda: LIST_RESULTS, _begin_nameless)


def _begin_nameless(screen: Any) -> None:
    screen.make_new()
    screen.form.send()


def _sync() -> Iterator[_Made]:
    place = Place(ScreenName.SYNC)
    known: Results = {
        synchronise.sync_panel: lists.SYNC,
    }
    yield _Made("sync", place, lambda: known)
    asked: Results = {**known, sign_in_standing: SignInStanding(is_asked=True)}
    yield _Made("sync-sign-in", place, lambda: asked)
    new: Results = {
        synchronise.sync_panel: lists.NOT_ENROLLED,
        synchronise.enrol: Refusal(RefusalCode.CODE_NOT_ACCEPTED),
    }
    yield _Made("sync-enrol", place, lambda: new)
    yield _Made("sync-enrol-refused", place, lambda: new, _enrol)


def _enrol(screen: Any) -> None:
    screen.form.address.setText("https://inburgering.voorbeeldstad.nl")
    screen.form.code.setText("KJ4P-9TQX")
    screen.form.send()


def _plan() -> Iterator[_Made]:
    boards = {
        "": plans.CHOSEN, "-open": plans.OPEN, "-departs": plans.DEPARTS, "-ready": plans.READY,
        "-stop": plans.STOPPED,
    }  # fmt: skip
    for name, board in boards.items():
        then = (lambda screen: screen.toggle_lacks()) if name == "-open" else None
        yield _Made(f"plan{name}", Place(ScreenName.PLAN, plans.SAMIR), partial(plan_results, board), then)


def _paper() -> Iterator[_Made]:
    place = Place(ScreenName.PAPER, plans.SAMIR)
    for language, then in (("ar", None), ("ti", _whole_page)):
        yield _Made(f"paper-{language}", place, partial(_drawn, language), then)
    yield _Made("paper-export", place, partial(_drawn, "ti"), _export_without_reason)
    yield _Made("paper-export-open", place, partial(_drawn, "ti"), _export_without_lock)
    yield _Made("paper-words", place, _locked, _export_with_lock)
    failed = {
        **paper_results(plans.PAPER, ()),
        print_paper.make_paper: Trouble(TroubleCode.GLYPH_MISSING),
    }
    yield _Made("paper-failed", place, lambda: failed)


def _drawn(language: str) -> Results:
    return paper_results(*real_paper(language))


def _locked() -> Results:
    out = TakenOut(("anker", "bromfiets", "gordijn", "lepel", "zonnebloem"), date(2026, 9, 29))
    return {**_drawn("ti"), print_paper.export_paper: out}


def _whole_page(screen: Any) -> None:
    screen.show_printers(("Kantoor 2e etage", "Printer azc"))
    screen.pages.zoom(False)


def _export_without_reason(screen: Any) -> None:
    screen.print_card.export_button.click()
    screen.form.send()


def _export_without_lock(screen: Any) -> None:
    screen.print_card.export_button.click()
    screen.form.reason.put_text("Voor de school")
    screen.form.open_tick.setChecked(True)
    screen.show_export_refusal("open_reason", message_for(Refusal(RefusalCode.OPEN_REASON_MISSING)))


def _export_with_lock(screen: Any) -> None:
    screen.print_card.export_button.click()
    screen.form.reason.put_text("Voor de school")
    screen.form.send()
