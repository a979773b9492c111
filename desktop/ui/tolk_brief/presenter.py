"""What the screen of the tolk's paper shows and does. The paper stays in memory. No Qt."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName, head_of
from desktop.ui.runner import Failure, Runner
from desktop.ui.target import target_in
from desktop.usecases.dossiers import CaseloadRow, one_dossier, talk_languages
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.tolk_brief import (
    Brief,
    BriefAsked,
    export_brief,
    make_brief,
    note_brief_printed,
    preview_brief,
)

SCREEN_DPI, PRINT_DPI = 160, 300
_DUTCH = "nl"


class BriefView(Protocol):
    """What the presenter asks of the window."""

    def show_making(self, making: bool) -> None: ...
    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None: ...
    def show_brief(self, brief: Brief, pages: tuple[PageImage, ...], file_name: str) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...
    def put_on_printer(self, pages: tuple[PageImage, ...], printer: str, copies: int) -> bool: ...
    def show_export_refusal(self, field: str, message: Message | None) -> None: ...
    def close_export(self) -> None: ...


class BriefPresenter:
    """The paper for the tolk of one dossier; of the dossier only the language is used."""

    def __init__(self, view: BriefView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self._back = ScreenName.INTERVIEW
        self._asked = BriefAsked()
        self._turn = 0
        self._languages: tuple[Language, ...] = ()
        self.brief: Brief | None = None
        #: why there is none in the language that was asked; the Dutch is made instead
        self._no_own: Message | None = None

    def open(self, dossier: DossierId, back: ScreenName | None = None) -> None:
        """The paper in the language of the talk; `back`: where one came from, the talk when not said."""
        self._dossier, self.brief = dossier, None
        self._back = back or ScreenName.INTERVIEW
        self._asked, self._no_own = replace(self._asked, language=None), None
        self._view.show_message(None, "")
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(talk_languages, done=self._languages_arrived)
        self._make()

    def back(self) -> None:
        """To where one came from."""
        if self._dossier is not None:
            self._navigator.go(Place(self._back, self._dossier))

    def pick_language(self, code: str) -> None:
        self._no_own = None
        self._view.show_message(None, "")
        self._asked = replace(self._asked, language=code)
        self._make()

    def pick_minutes(self, minutes: int) -> None:
        self._asked = replace(self._asked, minutes=minutes)
        self._make()

    def _head_arrived(self, row: CaseloadRow) -> None:
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _languages_arrived(self, languages: tuple[Language, ...]) -> None:
        self._languages = languages
        self._show_languages()

    def _show_languages(self) -> None:
        if self.brief is not None and self._languages:
            self._view.show_languages(self._languages, self.brief.language.code)

    def _make(self) -> None:
        if self._dossier is None:
            return
        self._turn += 1
        turn = self._turn
        self._view.show_making(True)
        self._runner.run(
            make_brief, self._dossier, self._asked, slow=True,
            done=lambda brief: self._made(turn, brief), failed=lambda failure: self._refused(turn, failure),
        )  # fmt: skip

    def _refused(self, turn: int, failure: Failure) -> None:
        """Not in this language: why, and the Dutch instead; anything else is told as it is."""
        is_language = isinstance(failure, Refusal) and failure.field == "language"
        if turn != self._turn or not is_language or self._asked.language == _DUTCH:
            self._not_made(turn, failure)
            return
        self._no_own = message_for(failure)
        self._asked = replace(self._asked, language=_DUTCH)
        self._make()

    def _made(self, turn: int, brief: Brief) -> None:
        if turn != self._turn:
            return
        self.brief = brief
        self._show_languages()
        self._runner.run(
            preview_brief, brief, SCREEN_DPI, slow=True,
            done=lambda pages: self._drawn(turn, brief, pages),
            failed=lambda failure: self._not_made(turn, failure),
        )  # fmt: skip

    def _drawn(self, turn: int, brief: Brief, pages: tuple[PageImage, ...]) -> None:
        if turn == self._turn:
            self._view.show_making(False)
            if self._no_own is not None and brief.language.code == _DUTCH:
                self._view.show_message(self._no_own, "warn")
            self._view.show_brief(brief, pages, f"uitleg-voor-de-tolk-{brief.language.code}.pdf")

    def _not_made(self, turn: int, failure: Failure) -> None:
        if turn == self._turn:
            self._view.show_making(False)
            self._failed(failure)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    # --- printing and saving

    def print(self, printer: str, copies: int) -> None:
        """Draw sharp enough for paper, hand it to the printer, and note it."""
        if self.brief is None or not printer:
            return
        self._view.show_message(None, "")
        self._runner.run(
            preview_brief, self.brief, PRINT_DPI, slow=True,
            done=lambda pages: self._print_pages(pages, printer, copies), failed=self._failed,
        )  # fmt: skip

    def _print_pages(self, pages: tuple[PageImage, ...], printer: str, copies: int) -> None:
        if self._view.put_on_printer(pages, printer, copies):
            self._runner.run(note_brief_printed, self._dossier, copies, failed=self._failed)
            told = Message(
                nl("Naar de printer gestuurd."), "", nl("Geef het papier aan de tolk voor het gesprek.")
            )
            self._view.show_message(told, "good")
        else:
            told = Message(
                nl("De printer neemt het papier niet aan."),
                nl("Er gaat niets verloren."),
                nl("Kijk of de printer aan staat, of sla het papier op als bestand."),
            )
            self._view.show_message(told, "error")

    def export(self, folder: Path, name: str, reason: str) -> None:
        """A new file outside the safe; the reason is kept in the dossier."""
        brief, dossier = self.brief, self._dossier
        if brief is None or dossier is None:
            return
        self._view.show_export_refusal("", None)
        target = target_in(folder, name, "uitleg-voor-de-tolk.pdf", ".pdf")
        self._runner.run(
            export_brief, dossier, brief, target, reason,
            done=lambda _nothing: self._exported(target), failed=self._not_exported,
        )  # fmt: skip

    def _exported(self, target: Path) -> None:
        self._view.close_export()
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name), nl("Er staat niets over een persoon in."), ""
        )
        self._view.show_message(told, "good")

    def _not_exported(self, failure: Failure) -> None:
        field = failure.field if isinstance(failure, Refusal) else None
        self._view.show_export_refusal(field or "", message_for(failure))
