"""Pictures of what helps with the tolk: the sheets, the tolk's page, the paper for the tolk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache, partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.documents.tolk_brief import BriefHead, tolk_brief
from desktop.pdf.writer import PaperRoom
from desktop.ui.interview.view import InterviewScreen
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.tolk_brief.view import TolkBriefScreen
from desktop.ui.tolk_page.view import TolkPageWindow
from desktop.usecases.dossiers import talk_languages
from desktop.usecases.interview import Interview
from desktop.usecases.ports import PageImage
from desktop.usecases.tolk_brief import Brief, make_brief, preview_brief
from desktop.usecases.tolk_sentences import tolk_page
from desktop.usecases.tolk_session import TolkShown
from resources import paths
from tests.builders import national_pack, texts
from tests.ui import samples, samples_tolk
from tests.ui import samples_questions as asked
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import Shot, settle, talk_shot

SHEETS = ("session", "words", "reading", "marks", "start", "minutes")


def shots(app: QApplication, theme: Theme) -> Iterator[Shot]:
    """Every sheet in three languages, who is warned of, and both windows for the tolk."""
    shot = partial(talk_shot, app, theme)
    for code in samples.LANGUAGES:
        for name in SHEETS:
            opens = partial(_open, name)
            yield shot(f"tolk-{code}-{name}", partial(samples.interview, code), opens)
        yield f"tolk-{code}-page", partial(_page, app, theme, code)
        yield f"tolk-{code}-brief", partial(_brief, app, theme, code)
    opens = partial(_open, "session")
    yield shot("tolk-ar-daughter", partial(_with_tolk, samples_tolk.daughter("ar")), opens)
    yield shot("tolk-ar-none", partial(_with_tolk, None), opens)


def _open(name: str, screen: InterviewScreen) -> None:
    screen.tools.open(name)


def _with_tolk(tolk: TolkShown | None) -> Interview:
    return replace(samples.interview("ar"), tolk=tolk)


def _page(app: QApplication, theme: Theme, code: str) -> QWidget:
    window = TolkPageWindow(app, theme)
    window.resize(1366, 768)
    window.show()
    window.show_page(tolk_page(asked.date_question(code)))
    settle(app)
    return window


def _brief(app: QApplication, theme: Theme, code: str) -> QWidget:
    return brief_window(app, theme, code)[0]


@cache
def _drawn(code: str) -> tuple[bytes, tuple[PageImage, ...]]:
    room = PaperRoom.open(paths.fonts_folder(), paths.pictures_folder())
    pdf = room.twin_sheet(tolk_brief(BriefHead(code, 90, date(2026, 9, 15)), texts(), national_pack()))
    return pdf, room.page_images(pdf, 160)


def brief_window(app: QApplication, theme: Theme, code: str) -> tuple[Shell, TolkBriefScreen, FakeRunner]:
    """The desk window at the paper for the tolk."""
    shown = samples.interview(code)
    pdf, pages = _drawn(code)
    brief = Brief(shown.language, code, 90, pdf, True)
    behind = FakeRunner(
        {
            make_brief: brief,
            preview_brief: lambda *_: pages,
            talk_languages: tuple(samples.LANGUAGES.values()),
        }
    )

    def runner_for(first: object, screen: QObject) -> FakeRunner:
        return behind

    shell = Shell(app, theme, {ScreenName.TOLK_BRIEF: TolkBriefScreen}, None, runner_for)
    shell.show()
    shell.go(Place(ScreenName.TOLK_BRIEF, shown.dossier))
    screen = shell.screen_shown()
    assert isinstance(screen, TolkBriefScreen)
    settle(app)
    return shell, screen, behind
