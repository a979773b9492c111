"""What the screen Mijn koffer shows and does. No Qt."""

from __future__ import annotations

from typing import Protocol

from desktop.domain.wording import nl
from desktop.ui.messages import Message, message_for
from desktop.ui.places import Navigator, Place, ScreenName
from desktop.ui.runner import Failure, Runner, field_of
from desktop.usecases.lock_policy import set_lock_minutes
from desktop.usecases.my_safe import (
    BackupShown,
    ComparisonShown,
    SafeBoard,
    backup_now,
    change_words,
    compare_backup,
    fresh_words,
    my_safe,
)


class SafeView(Protocol):
    """What the presenter asks of the window."""

    def show_board(self, board: SafeBoard) -> None: ...
    def show_words(self, words: tuple[str, ...] | None) -> None:
        """Fresh words to write down; None = put them away."""

    def show_words_refusal(self, field: str, message: Message | None) -> None:
        """Next to 'old' or 'new'."""

    def show_busy(self, is_busy: bool) -> None:
        """While the new words are being made to hold, and while a copy is made."""

    def show_comparison(self, found: ComparisonShown | None) -> None: ...
    def show_message(self, message: Message | None, tone: str) -> None: ...


class SafePresenter:
    """One look at the koffer; fresh words live only between being shown and being typed back."""

    def __init__(self, view: SafeView, navigator: Navigator, runner: Runner) -> None:
        self._view, self._navigator, self._runner = view, navigator, runner
        self.board: SafeBoard | None = None
        self._words: tuple[str, ...] = ()

    def load(self) -> None:
        """The koffer as it is now."""
        self._runner.run(my_safe, done=self._arrived, failed=self._failed)

    def _arrived(self, board: SafeBoard) -> None:
        self.board = board
        self._view.show_board(board)

    def _failed(self, failure: Failure) -> None:
        self._view.show_busy(False)
        self._view.show_message(message_for(failure), "error")

    # --- words

    def ask_words(self) -> None:
        """Fresh ones; those that were shown before count no more."""
        self._view.show_message(None, "")
        self._runner.run(fresh_words, done=self._words_arrived, failed=self._failed)

    def _words_arrived(self, words: tuple[str, ...]) -> None:
        self._words = words
        self._view.show_words(words)

    def put_words_away(self) -> bool:
        """Nothing changes; False when none were shown."""
        if not self._words:
            return False
        self._words = ()
        self._view.show_words(None)
        return True

    def change(self, old: bytearray, new: bytearray) -> None:
        """Both are wiped by whoever gets them."""
        self._view.show_words_refusal("", None)
        self._view.show_busy(True)
        self._runner.run(change_words, old, new, self._words, done=self._changed, failed=self._not_changed)

    def _changed(self, _none: None) -> None:
        self._view.show_busy(False)
        self.put_words_away()
        told = Message(
            nl("Uw wachtzin is gewijzigd."),
            nl("De oude opent deze koffer niet meer. Aan uw dossiers is niets veranderd."),
            nl("Gooi het oude papier weg."),
        )
        self._view.show_message(told, "good")
        self.load()

    def _not_changed(self, failure: Failure) -> None:
        self._view.show_busy(False)
        field = field_of(failure)
        self._view.show_words_refusal(field, message_for(failure))

    # --- copies

    def backup(self) -> None:
        """A verified copy now."""
        self._view.show_message(None, "")
        self._view.show_busy(True)
        self._runner.run(backup_now, done=self._backed_up, failed=self._failed)

    def _backed_up(self, made: BackupShown) -> None:
        self._view.show_busy(False)
        told = Message(
            nl("De reservekopie is gemaakt en nagekeken."),
            nl("Hij staat naast uw koffer, even goed versleuteld ({size}).", size=made.size),
            "",
        )
        self._view.show_message(told, "good")
        self.load()

    def compare(self, backup: str) -> None:
        """A copy beside what is open; nothing is put back."""
        self._view.show_message(None, "")
        self._runner.run(compare_backup, backup, done=self._view.show_comparison, failed=self._failed)

    # --- the rest

    def set_minutes(self, minutes: str) -> None:
        """After how many quiet minutes it locks."""
        self._runner.run(set_lock_minutes, int(minutes), done=lambda _now: self.load(), failed=self._failed)

    def go(self, screen: ScreenName) -> None:
        """To what belongs to the koffer and has a screen of its own."""
        self._navigator.go(Place(screen, back=ScreenName.SAFE))
