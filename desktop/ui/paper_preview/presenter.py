"""What the paper screen shows and does. The paper stays in memory until somebody exports it. No Qt."""

from __future__ import annotations

from pathlib import Path

from desktop.domain.errors import Refusal
from desktop.domain.ids import DossierId, PaperId
from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.paper_preview.enlarging import Enlarging
from desktop.ui.paper_preview.folding import PrintJob
from desktop.ui.paper_preview.paper_view import PaperView
from desktop.ui.paper_preview.way_outside import WayOutside
from desktop.ui.places import Navigator, head_of
from desktop.ui.runner import Failure, Runner
from desktop.ui.target import target_in
from desktop.usecases.dossiers import CaseloadRow, one_dossier, talk_languages
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind, PaperRow, paper_kinds
from desktop.usecases.paper_versions import (
    PaperHistory,
    ToldDifference,
    differences,
    open_kept,
    paper_history,
)
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.print_paper import Paper, make_paper, note_printed, preview_paper

SCREEN_DPI = 160
PRINT_DPI = 300
DUTCH = "nl"
CALENDAR_NAME = "afspraken.ics"


class PaperPresenter:
    """The paper of one dossier, in one language at a time."""

    def __init__(self, view: PaperView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self._dossier: DossierId | None = None
        self._own = ""
        self._languages: tuple[Language, ...] = ()
        self._turn = 0
        self.kind = PaperKind.VISUAL
        self.paper: Paper | None = None
        self._enlarging = Enlarging(view, runner, self._failed)
        self._way_out = WayOutside(view, runner)
        #: why there is no paper in the person's own language now; the Dutch is made instead
        self._no_own: Message | None = None

    def open(self, dossier: DossierId, kind: PaperKind = PaperKind.VISUAL) -> None:
        """A paper as it is now in the language of the talk, that of the plan where no other was asked for."""
        if dossier == self._dossier:
            self._view.show_message(None, "")
        else:
            self._view.show_nothing()  # the paper of another person must not stand under this name
        self._dossier, self._own, self.paper = dossier, "", None
        self.kind, self._no_own = kind, None
        self._runner.run(one_dossier, dossier, done=self._head_arrived)
        self._runner.run(talk_languages, done=self._languages_arrived, failed=self._failed)
        self._list_papers()
        self._make(None)

    def _list_papers(self) -> None:
        dossier = self._dossier
        self._runner.run(
            paper_kinds,
            dossier,
            done=lambda papers: self._papers_arrived(dossier, papers),
            failed=self._failed,
        )

    def _papers_arrived(self, dossier: DossierId | None, papers: tuple[PaperRow, ...]) -> None:
        if dossier == self._dossier:
            self._view.show_papers(papers, self.kind)

    def pick_paper(self, kind: PaperKind) -> None:
        """Another paper of this person, in the language that was chosen where it has one."""
        if kind is not self.kind:
            language = self.paper.language if self.paper is not None and kind.has_own_language else None
            if language == DUTCH and not self.kind.has_own_language:
                language = self._own or None  # a paper in Dutch alone says nothing of the person's language
            self.kind = kind
            self._view.show_message(None, "")
            self._list_papers()
            self._make(language)

    def _head_arrived(self, row: CaseloadRow) -> None:
        """The name in the bar, also for who came here without passing the talk."""
        if row.dossier == self._dossier:
            self._navigator.show_dossier(head_of(row))

    def _languages_arrived(self, languages: tuple[Language, ...]) -> None:
        self._languages = languages
        self._show_languages()

    def pick_language(self, code: str) -> None:
        """Dutch alone, or with the person's own language."""
        if self.paper is not None and code != self.paper.language:
            self._make(code)

    def _make(self, language: str | None) -> None:
        if self._dossier is None:
            return
        self._turn += 1
        turn = self._turn
        self._view.show_making(True)
        is_visual = self.kind is PaperKind.VISUAL
        self._runner.run(
            make_paper if is_visual else make_sheet,
            self._dossier,
            *(() if is_visual else (self.kind,)),
            language,
            done=lambda made: self._made(turn, made),
            failed=lambda failure: self._refused(turn, failure, language),
            slow=True,
        )

    def _refused(self, turn: int, failure: Failure, language: str | None) -> None:
        """Not in this language: why, and the Dutch instead; anything else is told as it is."""
        is_language = isinstance(failure, Refusal) and failure.field == "language"
        if turn != self._turn or not is_language or language == DUTCH:
            self._not_made(turn, failure)
            return
        self._no_own = message_for(failure)
        self._make(DUTCH)

    def _made(self, turn: int, outcome: Outcome[Paper]) -> None:
        if turn != self._turn:
            return
        paper = self.paper = outcome.shown
        if self.kind.has_own_language:
            self._own = self._own or paper.language
        self._show_languages()
        if outcome.changes:
            self._list_papers()  # it says now that this one was made
        self._preview(turn, paper)

    def _preview(self, turn: int, paper: Paper) -> None:
        self._runner.run(
            preview_paper,
            paper,
            SCREEN_DPI,
            done=lambda pages: self._drawn(turn, paper, pages),
            failed=lambda failure: self._not_made(turn, failure),
            slow=True,
        )

    def _drawn(self, turn: int, paper: Paper, pages: tuple[PageImage, ...]) -> None:
        if turn == self._turn:
            self._view.show_making(False)
            self._view.show_paper(paper, pages, file_name(paper), picture_words(paper))
            self._look_back(turn, paper)
            if self._no_own is not None and self.kind.has_own_language:
                self._view.show_message(self._no_own, "warn")

    def _not_made(self, turn: int, failure: Failure) -> None:
        if turn == self._turn:
            self._view.show_making(False)
            if self.paper is None:
                self._view.show_nothing()
            elif self.kind != self.paper.kind:
                self.kind = PaperKind(self.paper.kind)  # that is what is still in sight
                self._list_papers()
            self._failed(failure)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    def _show_languages(self) -> None:
        if self.paper is None or not self._languages:
            return
        own = self._own if self.kind.has_own_language else DUTCH
        wanted = (own, DUTCH) if own not in (DUTCH, "") else (DUTCH,)
        known = {language.code: language for language in self._languages}
        found = tuple(known[code] for code in wanted if code in known)
        self._view.show_languages(found, self.paper.language)

    # --- what was made before

    def _look_back(self, turn: int, paper: Paper) -> None:
        """The papers of this kind, and what this one says otherwise."""

        def arrived(history: PaperHistory, told: tuple[ToldDifference, ...]) -> None:
            if turn == self._turn:
                self._view.show_history(history.papers, told, self._language_of(paper))
                newest = max((one.version for one in history.papers), default=paper.version)
                if paper.version < newest:
                    self._view.show_message(older_words(paper.version, newest), "warn")

        self._runner.run(
            paper_history,
            paper.dossier,
            self.kind,
            done=lambda history: self._runner.run(
                differences, paper, done=lambda told: arrived(history, told), failed=self._failed
            ),
            failed=self._failed,
        )

    def open_kept(self, paper: PaperId) -> None:
        """A paper of before, as it was made; nothing is made anew."""
        if self._dossier is None or (self.paper is not None and paper == self.paper.id):
            return
        self._turn += 1
        turn = self._turn
        self._view.show_message(None, "")
        self._view.show_making(True)
        self._runner.run(
            open_kept,
            self._dossier,
            paper,
            done=lambda kept: self._opened(turn, kept),
            failed=lambda failure: self._not_made(turn, failure),
        )

    def _opened(self, turn: int, kept: Paper) -> None:
        if turn == self._turn:
            self.paper = kept
            self._show_languages()
            self._preview(turn, kept)

    # --- large, for a camera

    def show_large(self, is_whole_readable: bool) -> None:
        """The paper on the screen for the person; in cards where a whole page would be too small."""
        self._enlarging.ask(self.paper, is_whole_readable)

    def leave(self) -> None:
        """The screen is left: nothing of this person comes up after that."""
        self._enlarging.forget()

    def _language_of(self, paper: Paper) -> Language | None:
        return next((one for one in self._languages if one.code == paper.language), None)

    # --- printing

    def print_job(self) -> PrintJob:
        """What the paper on the screen asks of a printer."""
        return PrintJob(1) if self.paper is None else self._job_of(self.paper)

    def _job_of(self, paper: Paper) -> PrintJob:
        language = self._language_of(paper)
        is_rtl = language is not None and language.direction == "rtl"
        return PrintJob(paper.pages, paper.kind == PaperKind.BOOKLET, is_rtl)

    def print(self, printer: str, copies: int) -> None:
        """Draw sharp enough for paper, hand it to the printer, and note it."""
        paper = self.paper
        if paper is None or not printer:
            return
        self._view.show_message(None, "")
        self._runner.run(
            preview_paper,
            paper,
            PRINT_DPI,
            done=lambda pages: self._print_pages(paper, pages, printer, copies),
            failed=self._failed,
            slow=True,
        )

    def _print_pages(self, paper: Paper, pages: tuple[PageImage, ...], printer: str, copies: int) -> None:
        if self._view.put_on_printer(pages, self._job_of(paper), printer, copies):
            self._runner.run(note_printed, paper, copies, failed=self._failed)
            times = nl("een keer") if copies == 1 else nl("{copies} keer", copies=copies)
            told = Message(
                nl("Naar de printer gestuurd, {times}.", times=times), "", nl("Kijk of het er goed uitkomt.")
            )
            self._view.show_message(told, "good")
        else:
            told = Message(
                nl("De printer neemt het papier niet aan."),
                nl("Het plan is bewaard."),
                nl("Kijk of de printer aan staat, of sla het papier op als bestand."),
            )
            self._view.show_message(told, "error")

    # --- out of the safe

    def export(self, folder: Path, name: str, reason: str, why_open: str | None = None) -> None:
        """A new file outside the safe, behind a lock; the reason is kept in the dossier.

        `why_open`: why without a lock; None = with one.
        """
        paper = self.paper
        if paper is None:
            return
        plain = Path(name.strip()).name or file_name(paper)
        if self.kind is PaperKind.APPOINTMENTS and plain.casefold().endswith(".ics"):
            self._way_out.calendar(self._dossier, folder / plain, reason)
        else:
            target = target_in(folder, plain, file_name(paper), ".pdf")
            self._way_out.paper(paper, target, reason, why_open)

    def export_pictures(self, folder: Path, reason: str) -> None:
        """The plan as pictures, one for each block, in new files with names of their own."""
        if self.paper is not None:
            self._way_out.pictures(self.paper, folder, reason)


def file_name(paper: Paper) -> str:
    """'plan-versie-2-ar.pdf': no name of a person in the name of a file."""
    kind = "plan" if paper.kind == PaperKind.VISUAL else paper.kind.replace("_", "-")
    return f"{kind}-versie-{paper.version}-{paper.language}.pdf"


def older_words(version: int, newest: int) -> Message:
    """Said beside a paper that was followed by another."""
    return Message(
        nl("Dit is versie {version}, zoals die toen is gemaakt.", version=version),
        nl("Er is een nieuwere: versie {newest}.", newest=newest),
        nl("Geef de nieuwste mee, tenzij u weet waarom niet."),
    )


def picture_words(paper: Paper) -> str:
    """Which files the plan becomes as pictures, in words; '' for a paper that cannot be had as pictures."""
    if paper.kind not in (PaperKind.VISUAL, PaperKind.CARDS):
        return ""
    first = f"plan-versie-{paper.version}-{paper.language}-1.png".replace("-", "\u2011")  # a name stays whole
    return nl("Een plaatje per blok, voor een telefoon: {first} en verder.", first=first)
