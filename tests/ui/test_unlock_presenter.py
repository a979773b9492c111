"""The lock screen without a window: who, how often, what is said, what is wiped."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.messages import Message
from desktop.ui.unlock.presenter import Newcomer, UnlockPresenter
from desktop.usecases.unlock import PersonRow, first_run, open_person, people, suggest_words
from tests.builders import workplace
from tests.ui.fakes import FakeNavigator, FakeRunner
from tests.ui.samples_lists import PEOPLE, WORDS

MARIT = Newcomer("Marit Bakker", "Voorbeeldstad", "088 123 45")


@dataclass
class SeenUnlock:
    """What a window would show."""

    seen: list[tuple[str, Any]] = field(default_factory=list)

    def show_people(self, rows: tuple[PersonRow, ...], chosen: str) -> None:
        self.seen.append(("people", chosen))

    def show_new(self, is_first: bool, message: Message | None, is_wrong: bool = True) -> None:
        self.seen.append(("new", (is_first, message)))

    def show_words(self, words: tuple[str, ...]) -> None:
        self.seen.append(("words", words))

    def ask_back(self, message: Message | None) -> None:
        self.seen.append(("back", message))

    def show_busy(self, busy: bool) -> None:
        self.seen.append(("busy", busy))

    def show_failure(self, message: Message | None, tone: str = "error") -> None:
        self.seen.append(("failure", message))

    def show_wait(self, seconds: int) -> None:
        self.seen.append(("wait", seconds))

    def damaged(self, person: str, trouble: Trouble) -> bool:
        self.seen.append(("damaged", (person, trouble.code)))
        return trouble.code is not TroubleCode.PACK_BROKEN

    def last(self, what: str) -> Any:
        return next(value for name, value in reversed(self.seen) if name == what)


def at_the_lock(**results: Any) -> tuple[UnlockPresenter, SeenUnlock, FakeNavigator, FakeRunner]:
    known: dict[Any, Any] = {people: PEOPLE, suggest_words: WORDS}
    use_cases = {"opens": open_person, "makes": first_run, "people": people}
    known |= {use_cases[name]: result for name, result in results.items()}
    view, navigator, runner = SeenUnlock(), FakeNavigator(), FakeRunner(known)
    presenter = UnlockPresenter(view, navigator, runner, navigator.opened, view.damaged)
    presenter.load()
    return presenter, view, navigator, runner


def test_the_first_name_is_chosen_and_a_good_passphrase_opens() -> None:
    desk = workplace().desk
    presenter, view, navigator, runner = at_the_lock(opens=lambda person, words: desk)
    assert view.last("people") == "p1"
    presenter.open(bytearray(b"regen wolk"))
    assert navigator.desks == [desk]
    assert runner.calls[-1] == ("open_person", ("p1", bytearray(b"regen wolk")))


def test_what_is_said_after_a_wrong_passphrase_fits_a_wrong_name_too() -> None:
    presenter, view, _, _ = at_the_lock(opens=Refusal(RefusalCode.WRONG_PASSPHRASE))
    presenter.open(bytearray(b"regen"))
    said = view.last("failure").words
    assert "naam" in said and "wachtzin" in said
    assert "Uw werk staat er nog." in said
    assert not any(row.label in said for row in PEOPLE)


def test_waiting_is_counted_down_and_nothing_is_tried_meanwhile() -> None:
    refusal = Refusal(RefusalCode.WAIT_BEFORE_RETRY, facts={"seconds": "2"})
    presenter, view, _, runner = at_the_lock(opens=refusal)
    presenter.open(bytearray(b"regen"))
    tried = runner.names().count("open_person")
    typed = bytearray(b"wolk")
    presenter.open(typed)
    assert runner.names().count("open_person") == tried
    assert typed == bytearray(4), "what is not handed on is wiped"
    presenter.second_gone()
    assert view.last("wait") == 1
    presenter.second_gone()
    assert view.last("wait") == 0
    assert view.last("failure") is None
    presenter.open(bytearray(b"wolk"))
    assert runner.names().count("open_person") == tried + 1


def test_a_koffer_that_does_not_open_goes_to_its_own_page() -> None:
    presenter, view, _, _ = at_the_lock(opens=Trouble(TroubleCode.STORE_DAMAGED))
    presenter.open(bytearray(b"regen"))
    assert view.last("damaged") == ("p1", TroubleCode.STORE_DAMAGED)
    assert view.last("failure") is None
    assert view.last("busy") is False


def test_another_trouble_is_said_beside_the_field() -> None:
    presenter, view, _, _ = at_the_lock(opens=Trouble(TroubleCode.PACK_BROKEN))
    presenter.open(bytearray(b"regen"))
    message = view.last("failure")
    assert message.happened and message.safe and message.advice


def test_an_empty_laptop_begins_with_the_form() -> None:
    _, view, _, _ = at_the_lock(people=())
    assert view.last("new") == (True, None)


def test_a_colleague_can_be_added_and_a_taken_name_is_said_at_once() -> None:
    presenter, view, _, runner = at_the_lock()
    presenter.begin_new()
    assert view.last("new") == (False, None)
    presenter.introduce(Newcomer(" marit bakker ", "", ""))
    assert view.last("new")[1].happened == "Deze naam bestaat al op deze laptop."
    assert "suggest_words" not in runner.names()
    presenter.introduce(Newcomer("  ", "", ""))
    assert view.last("new")[1].happened == "Er is nog geen naam."


def test_words_typed_back_with_capitals_and_blanks_make_the_suitcase() -> None:
    desk = workplace().desk
    handed: list[tuple[bytes, bytes, str]] = []

    def make(first: Any, passphrase: bytearray, again: bytearray) -> Any:
        handed.append((bytes(passphrase), bytes(again), first.label))
        return desk

    presenter, view, navigator, _ = at_the_lock(people=(), makes=make)
    presenter.introduce(MARIT)
    assert view.last("words") == WORDS
    presenter.written_down()
    typed = bytearray("  ".join(WORDS).title().encode())
    presenter.make(typed)
    whole = " ".join(WORDS).encode()
    assert handed == [(whole, whole, "Marit Bakker")]
    assert typed == bytearray(len(typed)), "what was typed is wiped"
    assert navigator.desks == [desk]


def test_new_words_make_the_old_ones_worthless() -> None:
    offered = iter((WORDS, tuple(reversed(WORDS))))
    handed: list[bytes] = []

    def make(first: Any, passphrase: bytearray, again: bytearray) -> Any:
        handed.append(bytes(passphrase))
        return Refusal(RefusalCode.PASSPHRASES_DIFFER, "again")

    presenter, view, _, runner = at_the_lock(people=(), makes=make)
    runner.results = dict(runner.results) | {suggest_words: lambda: next(offered)}
    presenter.introduce(MARIT)
    presenter.other_words()
    presenter.make(bytearray(b"appel"))
    assert handed == [" ".join(reversed(WORDS)).encode()]
    assert view.last("back").happened == "De twee wachtzinnen zijn niet gelijk."


def test_going_away_forgets_the_words() -> None:
    presenter, _, _, runner = at_the_lock(people=())
    presenter.introduce(MARIT)
    presenter.forget()
    presenter.make(bytearray(b"appel"))
    assert "first_run" not in runner.names()
