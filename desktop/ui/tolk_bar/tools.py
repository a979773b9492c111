"""What stands in the sheet above the tolk bar, and the second screen, put together for one talk."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.domain.ids import DossierId
from desktop.ui.messages import Message
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Runner
from desktop.ui.theme import Theme
from desktop.ui.tolk_bar.marks_page import MarksPage
from desktop.ui.tolk_bar.minutes_page import MinutesPage
from desktop.ui.tolk_bar.presenter import TolkPresenter
from desktop.ui.tolk_bar.reading_page import ReadingPage
from desktop.ui.tolk_bar.session_page import SessionPage
from desktop.ui.tolk_bar.sheet import TolkSheet
from desktop.ui.tolk_bar.tools_presenter import ToolsPresenter
from desktop.ui.tolk_bar.view import TolkBar
from desktop.ui.tolk_bar.word_page import WordPage
from desktop.ui.tolk_page.second_screen import Second, SecondScreen
from desktop.usecases.glossary import Glossary
from desktop.usecases.interview import Interview
from desktop.usecases.ports import Language
from desktop.usecases.talk_settings import ArrangementsShown
from desktop.usecases.tolk_counts import MarkRow
from desktop.usecases.tolk_sentences import page_at
from desktop.usecases.tolk_session import TolkMark, TolkShown
from desktop.usecases.tolk_words import TolkLanguage


class TalkAround(Protocol):
    """What the tools ask of the talk."""

    def keep_drafts(self) -> None: ...
    def open(self, dossier: DossierId, question: str = "") -> None: ...
    def tolk_changed(self, tolk: TolkShown | None) -> None: ...
    def look_again(self) -> None:
        """Another tolk sits there, or none: the question may have to wait, or no longer."""


class TolkTools:
    """One per talk. Ctrl+B tolk and languages, F6 words, Ctrl+R reading aid, Shift+F10 second screen."""

    def __init__(
        self, screen: QWidget, theme: Theme, navigator: Navigator, runner: Runner, bar: TolkBar,
        talk: TalkAround, has_client: Callable[[], bool], turn_client: Callable[[], object],
    ) -> None:  # fmt: skip
        self._navigator, self._talk = navigator, talk
        self._shown: Interview | None = None
        self.tolk = TolkPresenter(bar, runner, self._tolk_changed, talk.look_again)
        bar.bind(self.tolk)
        self.second = SecondScreen(screen, theme, has_client, turn_client)
        self.presenter = ToolsPresenter(self, runner, talk.keep_drafts, talk.open)
        self.sheet = TolkSheet(theme, screen, bar)
        self.form = bar.form
        bar.stand_under(self.sheet)
        bar.asked_sheet.connect(self.open)
        self.session, self.words = SessionPage(theme), WordPage(theme)
        self.reading, self.marks, self.minutes = ReadingPage(theme), MarksPage(theme), MinutesPage(theme)
        pages = {"session": self.session, "words": self.words, "reading": self.reading,
                 "marks": self.marks, "minutes": self.minutes}  # fmt: skip
        for name, page in pages.items():
            self.sheet.add(name, page)
        self._wire()
        self._keys(screen)

    def _wire(self) -> None:
        session, presenter = self.session, self.presenter
        session.line_pressed.connect(self.tolk.line)
        session.doubt_pressed.connect(lambda: self.tolk.mark(TolkMark.TWIJFEL))
        session.other_pressed.connect(lambda: self.open("start"))
        session.end_pressed.connect(self.tolk.end)
        session.language_picked.connect(presenter.switch_language)
        session.second_picked.connect(lambda which: self.open_second(Second(which)))
        session.wish_picked.connect(presenter.set_wish)
        session.check_told.connect(presenter.tell_check)
        session.tool_picked.connect(self.open)
        self.minutes.sent.connect(presenter.export_minutes)
        self.sheet.opened.connect(self._opened)

    def _keys(self, screen: QWidget) -> None:
        keys: dict[str, Callable[[], None]] = {
            "Ctrl+B": lambda: self.open("session"),
            "F6": lambda: self.open("words"),
            "Ctrl+R": lambda: self.open("reading"),
            "Shift+F10": self.turn_second,
        }
        for sequence, act in keys.items():
            shortcut = QShortcut(QKeySequence(sequence), screen)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    # --- what the talk tells

    def show_talk(self, shown: Interview) -> None:
        """The talk stands here now; another language puts the sheet away: the question is in sight."""
        before, self._shown = self._shown, shown
        self.presenter.at(shown.dossier, shown.question.id)
        self.second.show(shown)
        self.session.show_tolk(shown.tolk)
        self.reading.show_page(page_at(shown))
        if before is not None and before.language != shown.language:
            self.sheet.put_away()
        elif self.sheet.shows("words") and before is not None and before.question.id != shown.question.id:
            self.presenter.ask_glossary()

    def leave(self) -> None:
        """The talk is left: nothing stays open."""
        self.second.close()
        self.sheet.put_away()

    # --- opening

    def open(self, name: str) -> None:
        """A page of the sheet, or the paper for the tolk."""
        if self._shown is None:
            return
        if name == "brief":
            self._navigator.go(Place(ScreenName.TOLK_BRIEF, self._shown.dossier))
        else:
            self.sheet.open(name)

    def _opened(self, name: str) -> None:
        ask = {
            "session": self.presenter.ask_settings, "words": self.presenter.ask_glossary,
            "marks": self.presenter.ask_marks, "start": self.presenter.ask_tolk_languages,
        }  # fmt: skip
        self.session.show_second(self.second.which)
        if name in ask:
            ask[name]()

    def turn_second(self) -> None:
        """Shift+F10: person's page, tolk's page, off."""
        self.second.turn(self._shown)
        self.session.show_second(self.second.which)

    def open_second(self, which: Second) -> None:
        self.second.open(which, self._shown)
        self.session.show_second(self.second.which)

    def _tolk_changed(self, tolk: TolkShown | None) -> None:
        self._talk.tolk_changed(tolk)
        self.session.show_tolk(tolk)

    # --- what the presenter asks

    def show_glossary(self, glossary: Glossary) -> None:
        self.words.show_glossary(glossary)

    def show_marks(self, rows: tuple[MarkRow, ...]) -> None:
        self.marks.show_marks(rows)

    def show_arrangements(self, shown: ArrangementsShown) -> None:
        self.session.show_arrangements(shown)

    def show_tolk_languages(self, languages: tuple[TolkLanguage, ...]) -> None:
        if self._shown is not None:
            self.form.show_languages(languages, self._shown.language.code)

    def show_screen_languages(self, languages: tuple[Language, ...]) -> None:
        if self._shown is not None:
            self.session.show_languages(languages, self._shown.language.code)

    def show_settings_refusal(self, message: Message | None) -> None:
        self.session.show_refusal(message)

    def show_minutes_message(self, message: Message | None, tone: str, field: str) -> None:
        self.minutes.show_message(message, tone, field)
