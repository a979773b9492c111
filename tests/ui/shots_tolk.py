"""Pictures of what helps with the tolk: the sheets, the tolk's page, the paper for the tolk."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from desktop.documents.tolk_brief import BriefHead, tolk_brief
from desktop.pdf.writer import PaperRoom
from desktop.ui.places import Place, ScreenName
from desktop.ui.shell import Shell
from desktop.ui.theme import Theme
from desktop.ui.tolk_brief.view import TolkBriefScreen
from desktop.ui.tolk_page.view import TolkPageWindow
from desktop.usecases.dossiers import talk_languages
from desktop.usecases.ports import PageImage
from desktop.usecases.tolk_brief import Brief, make_brief, preview_brief
from desktop.usecases.tolk_sentences import tolk_page
from resources import paths
from tests.builders import national_pack, texts
from tests.ui import samples, samples_tolk
from tests.ui import samples_questions as asked
from tests.ui.fakes import FakeRunner
from tests.ui.rooms import settle, talk_window

SHEETS = ("session", "words", "reading", "marks", "start", "minutes")


def shots(app: QApplication, theme: Theme) -> Iterator[tuple[str, QWidget]]:
    """Every sheet in three languages, who is warned of, and both windows for the tolk."""
    for code in samples.LANGUAGES:
        for name in SHEETS:
            shell, screen, _ = talk_window(app, theme, samples.interview(code))
            screen.tools.open(name)
            settle(app)
            yield f"tolk-{code}-{name}", shell
        yield f"tolk-{code}-page", _page(app, theme, code)
        yield f"tolk-{code}-brief", brief_window(app, theme, code)[0]
    shown = replace(samples.interview("ar"), tolk=samples_tolk.daughter("ar"))
    shell, screen, _ = talk_window(app, theme, shown)
    screen.tools.open("session")
    settle(app)
    yield "tolk-ar-daughter", shell
    shell, screen, _ = talk_window(app, theme, replace(shown, tolk=None))
    screen.tools.open("session")
    settle(app)
    yield "tolk-ar-none", shell


def _page(app: QApplication, theme: Theme, code: str) -> QWidget:
    window = TolkPageWindow(app, theme)
    window.resize(1366, 768)
    window.show()
    window.show_page(tolk_page(asked.date_question(code)))
    settle(app)
    return window


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
