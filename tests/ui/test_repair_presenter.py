"""A koffer that does not open, without a window: which page, what is asked, what is let go of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

import pytest

from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.ui.messages import Message
from desktop.ui.unlock.repair_presenter import RepairPresenter
from desktop.usecases.damage_kinds import KINDS, Way
from desktop.usecases.damage_shown import (
    DamageShown,
    WayBackShown,
    damage_shown,
    damage_words,
    look_back,
    mended,
    put_back,
)
from desktop.usecases.repair import (
    Diagnosis,
    RecoveryAsk,
    ask_municipality,
    leave_back,
    put_lock_back,
    recover,
)
from desktop.usecases.safe_ports import BackupRow, BackupWhy
from desktop.usecases.unlock import suggest_words
from tests.builders import workplace
from tests.ui.fakes import FakeRunner
from tests.ui.samples_lists import WORDS

TODAY = date(2026, 9, 15)
BACKUP = BackupRow("store-1", datetime(2026, 9, 14, 14, 20, tzinfo=UTC), BackupWhy.DAILY, 90_000)
UPGRADE = BackupRow("upgrade-1", datetime(2026, 9, 13, 9, 0, tzinfo=UTC), BackupWhy.BEFORE_UPGRADE, 80_000)
WAY_BACK = WayBackShown("store-1", "Reservekopie van gisteren om 16:20", ("heel",), ("Amina: 2 antwoorden",))
ASK = RecoveryAsk("ABCD-EFGH", "vraag", True)


@dataclass
class SeenRepair:
    """What a window would show."""

    seen: list[tuple[str, Any]] = field(default_factory=list)

    def show_damage(self, shown: DamageShown) -> None:
        self.seen.append(("damage", shown))

    def ask_to_look(self, message: Message | None) -> None:
        self.seen.append(("look", message))

    def show_ways_back(self, ways: tuple[WayBackShown, ...]) -> None:
        self.seen.append(("ways", ways))

    def show_done(self, title: str, lines: tuple[str, ...]) -> None:
        self.seen.append(("done", (title, lines)))

    def show_recovery(self, ask: RecoveryAsk, message: Message | None) -> None:
        self.seen.append(("recovery", (ask, message)))

    def show_words(self, words: tuple[str, ...]) -> None:
        self.seen.append(("words", words))

    def ask_back(self, message: Message | None) -> None:
        self.seen.append(("back", message))

    def show_busy(self, busy: bool) -> None:
        self.seen.append(("busy", busy))

    def show_open(self, message: Message | None, tone: str = "error") -> None:
        self.seen.append(("open", (message, tone)))

    def last(self, what: str) -> Any:
        return next(value for name, value in reversed(self.seen) if name == what)


def found(
    code: TroubleCode, *backups: BackupRow, journal: int = 0, locks: tuple[date, ...] = ()
) -> Diagnosis:
    return Diagnosis("p1", code, backups, journal, locks)


@dataclass
class Visit:
    """A presenter with prepared answers, and where it went."""

    view: SeenRepair
    runner: FakeRunner
    presenter: RepairPresenter
    went: list[object]

    @staticmethod
    def begin(**more: Any) -> Visit:
        names = {
            "looks": look_back, "puts": put_back, "tells": mended, "lock": put_lock_back,
            "recovers": recover,
        }  # fmt: skip
        page = damage_words(found(TroubleCode.STORE_DAMAGED, BACKUP, journal=3),
                            Trouble(TroubleCode.STORE_DAMAGED), TODAY)  # fmt: skip
        known: dict[Any, Any] = {
            damage_shown: page, look_back: (WAY_BACK,), leave_back: None, mended: (), suggest_words: WORDS,
            ask_municipality: ASK,
        }  # fmt: skip
        known |= {names[name]: value for name, value in more.items()}
        view, runner, went = SeenRepair(), FakeRunner(known), list[object]()
        presenter = RepairPresenter(view, runner, went.append, lambda: went.append("people"))
        return Visit(view, runner, presenter, went)


@pytest.mark.parametrize("code", list(KINDS))
def test_every_kind_has_a_page_that_says_what_why_what_is_safe_and_what_now(code: TroubleCode) -> None:
    shown = damage_words(found(code, BACKUP, journal=214, locks=(TODAY,)), Trouble(code), TODAY)
    assert shown.happened.endswith(".") and shown.cause.endswith(".") and shown.next_step.endswith(".")
    assert shown.safe[0] == "Er is niets veranderd of gewist."
    assert "Reservekopie van gisteren om 16:20" in shown.safe and "Logboek met 214 antwoorden" in shown.safe
    assert shown.ways and shown.code


def test_no_two_kinds_say_the_same_or_have_the_same_code() -> None:
    pages = [damage_words(found(code, BACKUP), Trouble(code), TODAY) for code in KINDS]
    assert len({page.happened for page in pages}) == len({page.code for page in pages}) == len(pages) >= 12


def test_no_way_erases() -> None:
    words = " ".join(
        words
        for code in KINDS
        for _, words in damage_words(found(code, BACKUP, UPGRADE, locks=(TODAY,)), Trouble(code), TODAY).ways
    )
    assert not {"wis", "opnieuw beginnen", "leeg"} & set(words.casefold().split())


def test_without_anything_to_restore_from_that_button_is_not_there() -> None:
    shown = damage_words(found(TroubleCode.STORE_MISSING), Trouble(TroubleCode.STORE_MISSING), TODAY)
    assert [way for way, _ in shown.ways] == [Way.AGAIN]
    assert "Wat al bij de gemeente is, blijft daar staan." in shown.safe


def test_the_way_to_the_program_of_before_needs_a_copy_of_before() -> None:
    newer = Trouble(TroubleCode.STORE_NEWER)
    assert Way.EARLIER not in dict(damage_words(found(newer.code, BACKUP), newer, TODAY).ways)
    assert Way.EARLIER in dict(damage_words(found(newer.code, BACKUP, UPGRADE), newer, TODAY).ways)


def test_a_copy_is_put_back_in_two_steps_and_the_koffer_opens() -> None:
    desk = workplace().desk
    visit = Visit.begin(puts=(desk, ("Teruggezet.",)))
    assert visit.presenter.look_at("p1", Trouble(TroubleCode.STORE_DAMAGED))
    visit.presenter.begin_restore()
    visit.presenter.look(bytearray(b"regen wolk"))
    assert visit.view.last("ways") == (WAY_BACK,)
    assert "put_back" not in visit.runner.names(), "nothing is done by looking"
    visit.presenter.put_back("store-1")
    assert visit.view.last("done") == ("Uw koffer is weer open", ("Teruggezet.",))
    assert visit.went == []
    visit.presenter.go_on()
    assert visit.went == [desk]


def test_no_copy_after_all_lets_go_and_shows_the_page_again() -> None:
    visit = Visit.begin()
    visit.presenter.look_at("p1", Trouble(TroubleCode.STORE_DAMAGED))
    visit.presenter.begin_restore()
    visit.presenter.look(bytearray(b"regen"))
    visit.presenter.leave()
    assert visit.runner.names()[-2:] == ["leave_back", "damage_shown"]


def test_a_wrong_passphrase_while_looking_is_said_there() -> None:
    visit = Visit.begin(looks=Refusal(RefusalCode.WRONG_PASSPHRASE))
    visit.presenter.begin_restore("p1")
    visit.presenter.look(bytearray(b"regen"))
    assert visit.view.last("look").happened == "Openen lukt niet."
    assert visit.view.last("busy") is False


def test_no_whole_copy_is_said_and_nothing_stays_held() -> None:
    visit = Visit.begin(looks=())
    visit.presenter.begin_restore("p1")
    visit.presenter.look(bytearray(b"regen"))
    assert visit.view.last("look").happened == "Er is hier geen kopie die heel is."
    assert "leave_back" in visit.runner.names()


def test_what_opening_mended_is_said_before_going_in_and_a_good_day_is_quiet() -> None:
    desk = workplace().desk
    quiet = Visit.begin()
    quiet.presenter.opened(desk)
    assert quiet.went == [desk]
    told = Visit.begin(tells=("Teruggehaald uit het logboek: 12 antwoorden.",))
    told.presenter.opened(desk)
    assert told.went == [] and told.view.last("done")[0] == "Wat er is hersteld"
    told.presenter.go_on()
    assert told.went == [desk]


def test_the_lock_put_back_leads_to_the_passphrase_with_a_good_word() -> None:
    visit = Visit.begin(lock=TODAY)
    visit.presenter.look_at("p1", Trouble(TroubleCode.HEADER_MISSING))
    visit.presenter.put_lock_back()
    message, tone = visit.view.last("open")
    assert message.happened == "Het slot van dinsdag 15 september is terug." and tone == "good"


def test_an_answer_of_the_municipality_and_new_words_open_the_koffer() -> None:
    desk = workplace().desk
    handed: list[tuple[object, ...]] = []

    def opens(*given: Any) -> Any:
        handed.append((given[0], given[1], bytes(given[2]), bytes(given[3])))
        return desk

    visit = Visit.begin(recovers=opens)
    visit.presenter.begin_recovery("p1")
    assert visit.view.last("recovery") == (ASK, None)
    visit.presenter.take_answer("  ")
    assert "suggest_words" not in visit.runner.names()
    visit.presenter.take_answer("antwoord")
    assert visit.view.last("words") == WORDS and visit.presenter.is_recovering
    visit.presenter.written_down()
    whole = " ".join(WORDS).encode()
    visit.presenter.finish(bytearray(whole))
    assert handed == [("p1", "antwoord", whole, whole)]
    assert visit.went == [desk]


@pytest.mark.parametrize(
    ("refusal", "page"),
    [
        (Refusal(RefusalCode.PASSPHRASES_DIFFER, "again"), "back"),
        (Refusal(RefusalCode.RECOVERY_ANSWER_OTHER, "answer"), "recovery"),
    ],
)
def test_a_refused_answer_or_word_is_said_where_it_can_be_mended(refusal: Refusal, page: str) -> None:
    visit = Visit.begin(recovers=refusal)
    visit.presenter.begin_recovery("p1")
    visit.presenter.take_answer("antwoord")
    visit.presenter.finish(bytearray(b"appel"))
    said = visit.view.last(page)
    assert (said if page == "back" else said[1]).happened
    visit.presenter.forget()
    assert not visit.presenter.is_recovering
