"""What the presenter of papers asks of the window. No Qt."""

from __future__ import annotations

from typing import Protocol

from desktop.ui.messages import Message
from desktop.ui.paper_preview.folding import PrintJob
from desktop.usecases.large_plan import LargeWords
from desktop.usecases.paper_kinds import PaperKind, PaperRow
from desktop.usecases.paper_versions import KeptPaper, ToldDifference
from desktop.usecases.ports import Language, PageImage
from desktop.usecases.print_paper import Paper


class PaperView(Protocol):
    """What the presenter asks of the window."""

    def show_nothing(self) -> None:
        """No paper, no message, nothing half-typed: another dossier comes."""

    def show_making(self, making: bool) -> None: ...
    def show_languages(self, languages: tuple[Language, ...], chosen: str) -> None:
        """Dutch and the person's own; one when they are the same."""

    def show_papers(self, papers: tuple[PaperRow, ...], present: PaperKind) -> None:
        """Every paper there is for this person; `present` is the one on the screen."""

    def show_paper(self, paper: Paper, pages: tuple[PageImage, ...], file_name: str, pictures: str) -> None:
        """`pictures`: which files it becomes as pictures, in words; '' where it cannot."""

    def show_history(
        self, papers: tuple[KeptPaper, ...], told: tuple[ToldDifference, ...], language: Language | None
    ) -> None:
        """The papers of this kind that were made, and what the one on the screen says otherwise."""

    def show_large(self, images: tuple[PageImage, ...], words: LargeWords) -> None:
        """For the camera of a telephone."""

    def show_message(self, message: Message | None, tone: str) -> None: ...
    def put_on_printer(self, pages: tuple[PageImage, ...], job: PrintJob, printer: str, copies: int) -> bool:
        """True when the printer took it."""

    def show_words(self, words: tuple[str, ...]) -> None:
        """What opens the file that went out, once; () takes them away."""

    def show_export_refusal(self, field: str, message: Message | None) -> None:
        """In the form: 'reason' or 'target'; '' and a message = elsewhere."""

    def close_export(self) -> None: ...
