"""What the lock screen shows and does. Says never whether name or passphrase was wrong. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from desktop.domain.errors import Refusal, RefusalCode, Trouble
from desktop.domain.wording import joined
from desktop.ui.messages import Message, message_for
from desktop.ui.order_messages import wiped_words
from desktop.ui.places import Navigator
from desktop.ui.runner import Failure, Runner
from desktop.usecases.unlock import (
    FirstRun,
    PersonRow,
    WipedRow,
    first_run,
    open_person,
    people,
    put_away,
    suggest_words,
    wiped,
)

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from desktop.usecases.ports import Desk

#: when the refusal does not say how long
_SHORT_WAIT = 5


@dataclass(frozen=True, slots=True)
class Newcomer:
    """What somebody new filled in before the words are shown."""

    label: str
    municipality: str
    phone: str


class UnlockView(Protocol):
    """What the presenter asks of the window. A passphrase only ever goes the other way."""

    def show_people(self, rows: tuple[PersonRow, ...], chosen: str) -> None: ...
    def show_new(self, is_first: bool, message: Message | None, is_wrong: bool = True) -> None:
        """The form for somebody new: name, municipality, phone. `is_wrong`: the message is about the name."""

    def show_words(self, words: tuple[str, ...]) -> None:
        """The words to write down; shown once."""

    def ask_back(self, message: Message | None) -> None:
        """The words are off the screen: type them."""

    def show_busy(self, busy: bool) -> None: ...
    def show_failure(self, message: Message | None, tone: str = "error") -> None: ...
    def show_wait(self, seconds: int) -> None:
        """Nothing can be tried for so many seconds; 0 = try again. The view counts by `second_gone`."""


class UnlockPresenter:
    """One visit to the lock screen."""

    def __init__(
        self, view: UnlockView, navigator: Navigator, runner: Runner, opened: Callable[[Desk], None],
        damaged: Callable[[str, Trouble], bool],
    ) -> None:  # fmt: skip
        """`opened`: the koffer is open, say what was mended and come to `opened` here. `damaged`: it does not
        open; False when that has no page of its own."""
        self._view, self._navigator, self._runner = view, navigator, runner
        self._say_mended, self._damaged = opened, damaged
        self._people: tuple[PersonRow, ...] = ()
        self._chosen = ""
        self._wait = 0
        self._busy = False
        self._newcomer: Newcomer | None = None
        self._words = bytearray()
        self._wiped: tuple[WipedRow, ...] = ()

    def load(self) -> None:
        """Who has a suitcase on this laptop."""
        self._runner.run(people, done=self._arrived, failed=self._failed)
        # After the people: looking at those finishes a wipe that was cut off.
        self._runner.run(wiped, done=self._know_wiped)

    def _know_wiped(self, rows: tuple[WipedRow, ...]) -> None:
        words = wiped_words(rows)
        self._wiped = rows
        if words is None:
            return
        if self._people:
            self._view.show_failure(Message(*words), "warn")
        else:
            self._view.show_new(True, Message(*words), is_wrong=False)

    def _arrived(self, rows: tuple[PersonRow, ...]) -> None:
        self._people = rows
        if rows:
            self._chosen = rows[0].id
            self._view.show_people(rows, self._chosen)
        else:
            self._view.show_new(True, None)

    def choose(self, person: str) -> None:
        """Another name in the list; what was said about the one before goes away."""
        self._chosen = person
        self._view.show_failure(None)

    def open(self, passphrase: bytearray) -> None:
        """Try to open. The passphrase is wiped here when it is not handed on."""
        if self._busy or self._wait or not self._chosen or not passphrase:
            wipe(passphrase)
            return
        self._set_busy(True)
        self._view.show_failure(None)
        self._runner.run(open_person, self._chosen, passphrase, done=self._opened, failed=self._failed)

    @property
    def chosen(self) -> str:
        """The id of the name that is chosen; '' when there is none."""
        return self._chosen

    def _opened(self, desk: Desk) -> None:
        self._set_busy(False)
        self._say_mended(desk)

    def opened(self, desk: Desk) -> None:
        """Into the koffer. Who got here saw on the way what was wiped."""
        for row in self._wiped:
            self._runner.run(put_away, row.id)
        self._navigator.opened(desk)

    def _failed(self, failure: Failure) -> None:
        self._set_busy(False)
        if isinstance(failure, Trouble) and self._chosen and self._damaged(self._chosen, failure):
            return
        self._view.show_failure(message_for(failure))
        if isinstance(failure, Refusal) and failure.code is RefusalCode.WAIT_BEFORE_RETRY:
            self._wait = _seconds(failure)
            self._view.show_wait(self._wait)

    def second_gone(self) -> None:
        """A second of waiting is over."""
        if self._wait:
            self._wait -= 1
            self._view.show_wait(self._wait)
            if not self._wait:
                self._view.show_failure(None)

    # --- somebody new

    def begin_new(self) -> None:
        """A colleague without a suitcase here."""
        self._forget_words()
        self._view.show_new(not self._people, None)

    def back_to_people(self) -> None:
        """No new suitcase after all."""
        self._forget_words()
        self._newcomer = None
        if self._people:
            self._view.show_people(self._people, self._chosen)

    def introduce(self, newcomer: Newcomer) -> None:
        """Name, municipality and phone are filled in: show words to write down."""
        if not newcomer.label.strip():
            self._view.show_new(not self._people, message_for(Refusal(RefusalCode.NAME_MISSING, "label")))
            return
        if any(row.label.casefold() == newcomer.label.strip().casefold() for row in self._people):
            self._view.show_new(not self._people, message_for(Refusal(RefusalCode.LABEL_TAKEN, "label")))
            return
        self._newcomer = newcomer
        self.other_words()

    def other_words(self) -> None:
        """Fresh words; those shown before are worth nothing."""
        self._forget_words()
        self._runner.run(suggest_words, done=self._suggested, failed=self._failed)

    def _suggested(self, words: tuple[str, ...]) -> None:
        self._words = bytearray(joined(" ", words).encode())
        self._view.show_words(words)

    def written_down(self) -> None:
        """Off the screen with them."""
        self._view.ask_back(None)

    def make(self, typed: bytearray) -> None:
        """Typed back: make the suitcase. `typed` is wiped whatever happens."""
        if self._busy or self._newcomer is None or not self._words:
            wipe(typed)
            return
        new = self._newcomer
        first = FirstRun(new.label.strip(), new.municipality.strip(), new.phone.strip())
        self._set_busy(True)
        self._runner.run(
            first_run,
            first,
            bytearray(self._words),
            one_blank_between(typed),
            done=self._made,
            failed=self._not_made,
        )

    def _made(self, desk: Desk) -> None:
        self._forget_words()
        self._opened(desk)

    def _not_made(self, failure: Failure) -> None:
        self._set_busy(False)
        if isinstance(failure, Refusal) and failure.code in (
            RefusalCode.LABEL_TAKEN,
            RefusalCode.NAME_MISSING,
        ):
            self._forget_words()
            self._view.show_new(not self._people, message_for(failure))
        else:
            self._view.ask_back(message_for(failure))

    def forget(self) -> None:
        """The screen goes away."""
        self._forget_words()

    def _forget_words(self) -> None:
        wipe(self._words)
        self._words = bytearray()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)


def wipe(secret: bytearray) -> None:
    """Overwrite a passphrase where it stands."""
    secret[:] = bytes(len(secret))


def one_blank_between(typed: bytearray) -> bytearray:
    """Small letters, one blank between words, as the store reads them; wipes what came in."""
    parts = typed.lower().split()
    neat = bytearray(b" ").join(parts)
    for part in parts:
        wipe(part)
    wipe(typed)
    return neat


def _seconds(refusal: Refusal) -> int:
    told = refusal.facts.get("seconds", "")
    return int(told) if told.isdigit() else _SHORT_WAIT
