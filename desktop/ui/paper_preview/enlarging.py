"""From 'show it large' to the window for a camera: pages and words, unless the screen was left. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from desktop.ui.paper_preview.paper_view import PaperView
from desktop.ui.runner import Failure, Runner
from desktop.usecases.large_plan import LARGE_DPI, SHOWN_LARGE, LargeWords, large_words, note_shown
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.outcome import Outcome
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.ports import PageImage
from desktop.usecases.print_paper import Paper, preview_paper

T = TypeVar("T")


class Enlarging:
    """One at a time; asked again while it is drawn, nothing more is done."""

    def __init__(self, view: PaperView, runner: Runner, failed: Callable[[Failure], None]) -> None:
        self._view, self._runner, self._tell = view, runner, failed
        self._turn, self._is_drawing = 0, False

    def ask(self, paper: Paper | None, is_whole_readable: bool) -> None:
        """The plan on the screen for the person; in cards where a whole page would be too small."""
        if paper is None or paper.kind not in SHOWN_LARGE or self._is_drawing:
            return
        self._is_drawing = True
        self._turn += 1
        turn = self._turn
        if paper.kind != PaperKind.VISUAL or is_whole_readable:
            self._draw(turn, paper)
            return

        def made(outcome: Outcome[Paper]) -> None:
            self._draw(turn, outcome.shown)

        self._run(turn, made, make_sheet, paper.dossier, PaperKind.CARDS, paper.language, slow=True)

    def forget(self) -> None:
        """What is still being drawn is not shown: the screen was left, or locked."""
        self._turn += 1
        self._is_drawing = False

    def _draw(self, turn: int, paper: Paper) -> None:
        def drawn(images: tuple[PageImage, ...]) -> None:
            def shown(words: LargeWords) -> None:
                self._is_drawing = False
                self._view.show_large(images, words)
                self._runner.run(note_shown, paper, failed=self._tell)

            self._run(turn, shown, large_words, paper.language, len(images))

        self._run(turn, drawn, preview_paper, paper, LARGE_DPI, slow=True)

    def _run(
        self,
        turn: int,
        done: Callable[[T], None],
        use_case: Callable[..., T],
        *args: object,
        slow: bool = False,
    ) -> None:
        def arrived(result: T) -> None:
            if turn == self._turn:
                done(result)

        def failed(failure: Failure) -> None:
            if turn == self._turn:
                self._is_drawing = False
                self._tell(failure)

        self._runner.run(use_case, *args, done=arrived, failed=failed, slow=slow)
