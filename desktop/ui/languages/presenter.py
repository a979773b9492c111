"""What the languages board shows: rows, the points of one language, files out and in. No Qt."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator
from desktop.ui.runner import Failure, Runner, field_of
from desktop.ui.target import target_in
from desktop.usecases.language_points import LanguagePoints, language_points
from desktop.usecases.languages import Board, LanguageRow, languages_board
from desktop.usecases.translator_files import (
    ReturnedTexts,
    TranslatorForm,
    export_for_translator,
    look_at_returned,
    take_returned,
)


class LanguagesView(Protocol):
    """What the presenter asks of the window."""

    def show_board(self, board: Board, present: str) -> None: ...
    def show_points(self, row: LanguageRow, points: LanguagePoints) -> None:
        """Those of the present language."""

    def show_message(self, message: Message | None, tone: str) -> None: ...
    def show_file_refusal(self, field: str, message: Message | None) -> None: ...
    def file_saved(self) -> None:
        """Close the form."""

    def show_returned(self, returned: ReturnedTexts | None, message: Message | None, field: str) -> None:
        """What a file would change; None with a message: it cannot be used. `field`: what it is about."""

    def returned_taken(self) -> None:
        """Back to the board."""


class LanguagesPresenter:
    """One board, one present language."""

    def __init__(self, view: LanguagesView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.board: Board | None = None
        self.code = ""
        self._returned: tuple[Path, ReturnedTexts, str, str] | None = None

    @property
    def row(self) -> LanguageRow | None:
        """The language that is looked at; the first before one was picked."""
        rows = self.board.rows if self.board is not None else ()
        return next((one for one in rows if one.language.code == self.code), rows[0] if rows else None)

    def load(self) -> None:
        """Count anew."""
        self._view.show_message(None, "")
        self._runner.run(languages_board, done=self._arrived, failed=self._failed, slow=True)

    def _arrived(self, board: Board) -> None:
        self.board = board
        if self.row is not None:
            self.code = self.row.language.code
        self._view.show_board(board, self.code)
        self._ask_points()

    def pick(self, code: str) -> None:
        """Look at another language."""
        if self.board is None or code == self.code:
            return
        self.code = code
        self._view.show_board(self.board, code)
        self._ask_points()

    def step(self, by: int) -> None:
        """The next or the previous one; it stays at the ends."""
        codes = [one.language.code for one in self.board.rows] if self.board is not None else []
        if self.code in codes:
            self.pick(codes[min(max(codes.index(self.code) + by, 0), len(codes) - 1)])

    def _ask_points(self) -> None:
        code = self.code
        if code:
            self._runner.run(
                language_points,
                code,
                done=lambda found: self._points(code, found),
                failed=self._failed,
                slow=True,
            )

    def _points(self, code: str, points: LanguagePoints) -> None:
        if code == self.code and self.row is not None:
            self._view.show_points(self.row, points)

    def _failed(self, failure: Failure) -> None:
        self._view.show_message(message_for(failure), "error")

    # --- a file for the translator

    def export(self, folder: Path, name: str, form: str) -> None:
        """A new file of the present language; the ending follows from the form."""
        if not self.code:
            return
        self._view.show_file_refusal("", None)
        kind = TranslatorForm(form)
        target = target_in(folder, name, file_name(self.code), f".{kind.value}")
        self._runner.run(
            export_for_translator,
            self.code,
            kind,
            target,
            done=lambda _none: self._exported(target),
            failed=self._not_exported,
            slow=True,
        )

    def _exported(self, target: Path) -> None:
        self._view.file_saved()
        told = Message(
            nl("Opgeslagen als {name}.", name=target.name),
            nl("In het bestand staat niets over een persoon."),
            nl("Stuur het naar de vertaler. Kom terug met 'Vertaling inlezen'."),
        )
        self._view.show_message(told, "good")

    def _not_exported(self, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_file_refusal(field, message_for(failure))

    # --- what came back

    def look(self, path: Path, who: str, on: str) -> None:
        """Compare a file with what stands here; nothing is taken. `who`, `on`: who checked it, and when."""
        self._returned = None
        self._runner.run(
            look_at_returned,
            path,
            who,
            on,
            done=lambda found: self._looked(path, found, who, on),
            failed=lambda failure: self._not_read(None, failure),
            slow=True,
        )

    def _looked(self, path: Path, returned: ReturnedTexts, who: str, on: str) -> None:
        self._returned = (path, returned, who, on)
        self._view.show_returned(returned, None, "")

    def _not_read(self, seen: ReturnedTexts | None, failure: Failure) -> None:
        field = field_of(failure)
        self._view.show_returned(seen, message_for(failure), field)

    def take(self) -> None:
        """Take what was shown, as texts of this municipality."""
        if self._returned is None:
            return
        path, seen, who, on = self._returned
        self._runner.run(
            take_returned,
            path,
            seen,
            who,
            on,
            done=self._taken,
            failed=lambda failure: self._not_read(seen, failure),
            slow=True,
        )

    def _taken(self, returned: ReturnedTexts) -> None:
        self._returned = None
        self.code = returned.language.code
        self._view.returned_taken()
        self.load()
        told = Message(
            nl("{n} teksten overgenomen.", n=len(returned.taken)),
            nl("Ze staan op deze laptop als vertaling van deze gemeente. De meegeleverde blijft bewaard."),
            "",
        )
        self._view.show_message(told, "good")


def file_name(code: str) -> str:
    """'vertaling-ti'."""
    return f"vertaling-{code}"
