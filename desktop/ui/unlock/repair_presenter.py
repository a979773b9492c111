"""A koffer that does not open: the pages that say so and lead back. No Qt.

Knows no keys: a passphrase is handed on and wiped; what a copy holds is only shown after it was proved.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from desktop.domain.errors import Trouble
from desktop.domain.wording import joined, nl
from desktop.ui.messages import Message, message_for
from desktop.ui.runner import Failure, Runner
from desktop.usecases.damage_shown import (
    DamageShown,
    WayBackShown,
    damage_shown,
    is_damage,
    look_back,
    mended,
    put_back,
)
from desktop.usecases.dutch_words import day_words
from desktop.usecases.repair import RecoveryAsk, ask_municipality, leave_back, put_lock_back, recover
from desktop.usecases.unlock import suggest_words

if TYPE_CHECKING:  # the ports would bring half the house along before the first window
    from datetime import date

    from desktop.usecases.ports import Desk


class RepairView(Protocol):
    """What the presenter asks of the window. A passphrase only ever goes the other way."""

    def show_damage(self, shown: DamageShown) -> None: ...
    def ask_to_look(self, message: Message | None) -> None:
        """The passphrase, to see what each copy would bring back."""

    def show_ways_back(self, ways: tuple[WayBackShown, ...]) -> None: ...
    def show_done(self, title: str, lines: tuple[str, ...]) -> None:
        """What was put back or mended; on from there into the koffer."""

    def show_recovery(self, ask: RecoveryAsk, message: Message | None) -> None:
        """The request to the municipality, and room for the answer."""

    def show_words(self, words: tuple[str, ...]) -> None: ...
    def ask_back(self, message: Message | None) -> None: ...
    def show_busy(self, busy: bool) -> None: ...
    def show_open(self, message: Message | None, tone: str = "error") -> None:
        """Back to the page of everyday, with a word; tone 'good' for a good one."""


class RepairPresenter:
    """One visit to the pages of repair."""

    def __init__(
        self, view: RepairView, runner: Runner, opened: Callable[[Desk], None], back: Callable[[], None]
    ) -> None:
        """`opened`: into the koffer. `back`: to the page of everyday."""
        self._view, self._runner, self._opened, self._back = view, runner, opened, back
        self._person = ""
        self._trouble: Trouble | None = None
        self._desk: Desk | None = None
        self._ask: RecoveryAsk | None = None
        self._answer = ""
        self._words = bytearray()
        self._busy = False

    @property
    def is_recovering(self) -> bool:
        """True while new words are chosen with an answer of the municipality."""
        return bool(self._answer)

    def look_at(self, person: str, trouble: Trouble) -> bool:
        """The koffer of this person does not open; False when that has no page of its own."""
        if not is_damage(trouble.code):
            return False
        self._person, self._trouble = person, trouble
        self._runner.run(damage_shown, person, trouble, done=self._view.show_damage, failed=self._not_looked)
        return True

    def _not_looked(self, failure: Failure) -> None:
        self._view.show_open(message_for(failure))

    def again(self) -> None:
        """Try once more; the page of everyday asks the passphrase."""
        self._trouble = None
        self._back()

    # --- a copy back

    def begin_restore(self, person: str = "") -> None:
        """First see what would come back; the passphrase proves whose koffer it is."""
        self._person = self._turn_to(person)
        self._view.ask_to_look(None)

    def _turn_to(self, person: str) -> str:
        """Asked for by name from the page of everyday: then there is no page of damage to go back to."""
        if person:
            self._trouble = None
        return person or self._person

    def look(self, passphrase: bytearray) -> None:
        """Prove every copy. Wiped here when it is not handed on."""
        if self._busy or not passphrase:
            passphrase[:] = bytes(len(passphrase))
            return
        self._set_busy(True)
        self._runner.run(look_back, self._person, passphrase, done=self._looked, failed=self._not_seen)

    def _looked(self, ways: tuple[WayBackShown, ...]) -> None:
        self._set_busy(False)
        if ways:
            self._view.show_ways_back(ways)
        else:
            self._runner.run(leave_back)
            self._view.ask_to_look(_NO_WAY)

    def _not_seen(self, failure: Failure) -> None:
        self._set_busy(False)
        self._view.ask_to_look(message_for(failure))

    def put_back(self, backup: str) -> None:
        """Yes: this copy."""
        if self._busy:
            return
        self._set_busy(True)
        self._runner.run(put_back, backup, done=self._put, failed=self._not_put)

    def _put(self, result: tuple[Desk, tuple[str, ...]]) -> None:
        self._set_busy(False)
        self._desk, lines = result
        self._view.show_done(nl("Uw koffer is weer open"), lines)

    def _not_put(self, failure: Failure) -> None:
        self._set_busy(False)
        if not (isinstance(failure, Trouble) and self.look_at(self._person, failure)):
            self._view.show_open(message_for(failure))

    def leave(self) -> None:
        """No copy after all: let go of what was held to show them."""
        self._forget()
        self._runner.run(leave_back)
        if self._trouble is not None:
            self.look_at(self._person, self._trouble)
        else:
            self._back()

    # --- what opening mended

    def opened(self, desk: Desk) -> None:
        """The koffer is open: say first what was mended, if anything was."""
        self._desk = desk
        self._runner.run(mended, done=self._told, failed=lambda _: self.go_on())

    def _told(self, lines: tuple[str, ...]) -> None:
        if lines:
            self._view.show_done(nl("Wat er is hersteld"), lines)
        else:
            self.go_on()

    def go_on(self) -> None:
        """Into the koffer."""
        desk, self._desk = self._desk, None
        if desk is not None:
            self._opened(desk)

    # --- the lock back

    def put_lock_back(self) -> None:
        """The newest good copy of the header in its place."""
        self._runner.run(put_lock_back, self._person, done=self._lock_is_back, failed=self._not_looked)

    def _lock_is_back(self, day: date) -> None:
        self._trouble = None
        self._view.show_open(
            Message(
                nl("Het slot van {day} is terug.", day=day_words(day, with_year=False)),
                nl("Er is niets gewist."),
                nl("Typ uw wachtzin."),
            ),
            "good",
        )

    # --- the municipality

    def begin_recovery(self, person: str = "") -> None:
        """Ask the municipality to open the way in."""
        self._person = self._turn_to(person)
        self._runner.run(ask_municipality, self._person, done=self._asked, failed=self._not_looked)

    def _asked(self, ask: RecoveryAsk) -> None:
        self._ask = ask
        self._view.show_recovery(ask, None)

    def take_answer(self, answer: str) -> None:
        """The answer is typed or read: choose new words, then open with both."""
        if not answer.strip():
            return
        self._answer = answer
        self._runner.run(suggest_words, done=self._suggested, failed=self._not_looked)

    def other_words(self) -> None:
        """Fresh words; those shown before are worth nothing."""
        self.take_answer(self._answer)

    def _suggested(self, words: tuple[str, ...]) -> None:
        self._words = bytearray(joined(" ", words).encode())
        self._view.show_words(words)

    def written_down(self) -> None:
        """Off the screen with them."""
        self._view.ask_back(None)

    def finish(self, typed: bytearray) -> None:
        """The new words typed back, as the store reads them: open. Wiped whatever happens."""
        if self._busy or not self._words:
            typed[:] = bytes(len(typed))
            return
        self._set_busy(True)
        words = bytearray(self._words)
        self._runner.run(
            recover,
            self._person,
            self._answer,
            words,
            typed,
            done=self._recovered,
            failed=self._not_recovered,
        )

    def _recovered(self, desk: Desk) -> None:
        self._set_busy(False)
        self._forget()
        self.opened(desk)

    def _not_recovered(self, failure: Failure) -> None:
        self._set_busy(False)
        if isinstance(failure, Trouble):
            self._forget()
            if not self.look_at(self._person, failure):
                self._view.show_open(message_for(failure))
        elif failure.field == "again" or self._ask is None:
            self._view.ask_back(message_for(failure))
        else:
            self._forget()
            self._view.show_recovery(self._ask, message_for(failure))

    def back_to_answer(self) -> None:
        """Not these words: the request is shown again."""
        self._forget()
        if self._ask is not None:
            self._view.show_recovery(self._ask, None)

    def forget(self) -> None:
        """The screen goes away."""
        self._forget()
        self._trouble = None

    def _forget(self) -> None:
        self._words[:] = bytes(len(self._words))
        self._words, self._answer = bytearray(), ""

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self._view.show_busy(busy)


_NO_WAY = Message(
    nl("Er is hier geen kopie die heel is."),
    nl("Er is niets veranderd. Wat bij de gemeente is, blijft daar staan."),
    nl("Bel de beheerder. Zet de laptop niet opnieuw op."),
)
