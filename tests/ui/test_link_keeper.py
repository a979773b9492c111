"""Who makes the rounds: one at a time, by itself, when asked, when the network comes; and what is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.ui.bar_link import BarLink
from desktop.ui.link_now import LinkNow, LinkState, NetworkNow, bar_words, progress_words
from desktop.usecases.link_ports import Counted, SyncProgress, SyncReport, SyncStep
from tests.ui.link_places import KeptLink

REPORT = SyncReport(4, 2, 1, 0, 3, True, datetime(2026, 9, 15, 8, 40, tzinfo=UTC), SyncStep.CONFIRMED)
AWAY = Trouble(TroubleCode.NO_CONTACT)
BUSY = Trouble(TroubleCode.BACK_END_BUSY, {"seconds": "40"})


def state_of(link: KeptLink) -> LinkState:
    return link.keeper.now.state


@pytest.fixture
def link() -> KeptLink:
    made = KeptLink()
    made.open()
    return made


def test_an_open_koffer_looks_for_the_municipality_by_itself(link: KeptLink) -> None:
    assert link.wake is not None and link.wake < 5
    link.sleep_until_woken()
    assert link.runner.is_running
    assert link.runner.wishes[0].is_quiet
    link.runner.end(REPORT)
    assert state_of(link) is LinkState.GOOD
    assert link.wake is not None and 60 < link.wake <= 300
    assert link.waiting == [2]


def test_a_laptop_that_is_not_known_stays_silent() -> None:
    link = KeptLink(known=False)
    link.open()
    assert link.wake is None and not link.runner.is_running
    assert state_of(link) is LinkState.UNKNOWN


def test_there_is_one_sync_at_a_time_whoever_asks(link: KeptLink) -> None:
    link.keeper.ask()
    link.keeper.ask()
    link.keeper.network_changed(NetworkNow(is_there=True))
    link.keeper.tick()
    assert len(link.runner.wishes) == 1
    assert link.wake is None
    assert not link.runner.wishes[0].is_quiet
    assert link.keeper.now.was_asked


def test_nobody_answers_and_the_rounds_go_further_apart_until_the_network_comes(link: KeptLink) -> None:
    waits = []
    link.dice = 1.0
    for _ in range(9):
        link.sleep_until_woken()
        link.runner.end(AWAY)
        waits.append(link.wake)
    assert waits == sorted(waits, key=lambda wait: wait or 0) and waits[-1] == 300
    assert state_of(link) is LinkState.AWAY
    link.keeper.network_changed(NetworkNow(is_there=False))
    assert link.wake == 300
    link.keeper.network_changed(NetworkNow(is_there=True))
    assert link.wake is not None and link.wake < 5


def test_a_municipality_that_wants_rest_gets_it_and_the_person_is_told(link: KeptLink) -> None:
    link.keeper.ask()
    link.runner.end(BUSY)
    link.seconds += 10
    link.keeper.ask()
    assert len(link.runner.wishes) == 1
    assert link.wake == 30
    assert state_of(link) is LinkState.BUSY
    link.sleep_until_woken()
    assert link.runner.is_running
    assert not link.runner.wishes[-1].is_quiet


def test_steps_and_numbers_are_told_while_it_runs_and_not_afterwards(link: KeptLink) -> None:
    link.keeper.ask()
    link.runner.step(SyncStep.SEND)
    link.runner.progress(SyncProgress(SyncStep.SEND, 3, 7))
    assert progress_words(link.keeper.now.progress) == "3 van 7 pakjes"
    link.runner.progress(SyncProgress(SyncStep.FETCH, 1, 1))  # of another step: it comes too early
    assert progress_words(link.keeper.now.progress) == "3 van 7 pakjes"
    link.runner.end(REPORT)
    link.runner.step(SyncStep.FETCH)
    now = link.keeper.now
    assert now.progress is None and now.step is SyncStep.CONFIRMED


def test_photos_wait_on_a_metered_network_unless_they_are_asked_for_now(link: KeptLink) -> None:
    link.keeper.network_changed(NetworkNow(is_there=True, is_metered=True))
    link.keeper.ask()
    link.runner.end(REPORT)
    link.keeper.ask(photos_now=True)
    link.runner.end(REPORT)
    link.keeper.ask()
    assert [(wish.is_metered, wish.photos_now) for wish in link.runner.wishes] == [
        (True, False),
        (True, True),
        (True, False),
    ]


@pytest.mark.parametrize("code", [TroubleCode.CERTIFICATE_STRANGE, TroubleCode.NO_CONTACT])
def test_where_the_system_knows_of_a_portal_it_is_named(link: KeptLink, code: TroubleCode) -> None:
    link.keeper.network_changed(NetworkNow(is_there=True, asks_login=True))
    link.keeper.ask()
    link.runner.end(Trouble(code))
    assert state_of(link) is LinkState.ASKS_LOGIN
    link.keeper.network_changed(NetworkNow(is_there=True, asks_login=False))  # logged in
    assert link.wake is not None and link.wake < 5


def test_without_any_network_an_unknown_name_is_no_network(link: KeptLink) -> None:
    link.keeper.network_changed(NetworkNow(is_there=False))
    link.keeper.ask()
    link.runner.end(Trouble(TroubleCode.NAME_UNKNOWN))
    failure = link.keeper.now.failure
    assert isinstance(failure, Trouble) and failure.code is TroubleCode.NO_CONTACT


def test_a_copied_koffer_stands_still_until_a_person_asks(link: KeptLink) -> None:
    link.keeper.ask()
    link.runner.end(Trouble(TroubleCode.DESK_FORKED))
    assert link.wake is None and state_of(link) is LinkState.STUCK
    link.keeper.network_changed(NetworkNow(is_there=False))
    link.keeper.network_changed(NetworkNow(is_there=True))
    assert link.wake is None
    link.keeper.ask()
    assert link.runner.is_running


def test_who_no_longer_watches_is_not_told(link: KeptLink) -> None:
    told: list[LinkNow] = []
    end = link.keeper.watch(told.append)
    link.keeper.ask()
    end()
    end()
    before = len(told)
    link.runner.end(REPORT)
    assert before and len(told) == before


class SeenScreen:
    def __init__(self) -> None:
        self.times = 0

    def arrived(self) -> None:
        self.times += 1


def test_the_bar_tells_the_link_and_a_screen_is_told_once_that_something_came(link: KeptLink) -> None:
    told: list[tuple[str, int, str]] = []
    screen = SeenScreen()
    bar = BarLink(lambda words, waiting, sign: told.append((words, waiting, sign)), lambda: screen)
    bar.say("Werkt zonder netwerk", 3)
    bar.use(link.keeper)
    assert told == [("Werkt zonder netwerk", 3, "no_network")]
    link.keeper.ask()
    assert told[-1] == ("Bezig met samenvoegen", 3, "sync")
    link.runner.end(REPORT)
    bar.count(2)
    assert told[-1] == ("Samengevoegd en bevestigd · 2 wachten", 2, "check_all")
    assert screen.times == 1
    link.keeper.ask()
    link.runner.end(replace(REPORT, received=0))
    assert screen.times == 1
    link.keeper.ask()
    link.runner.end(AWAY)
    bar.say("Werkt zonder netwerk", 1)
    assert told[-1] == ("Geen netwerk · alles werkt · 1 wacht", 1, "no_network")
    bar.end()
    link.keeper.ask()
    assert told[-1][0] == "Geen netwerk · alles werkt · 1 wacht"


def test_confirmed_is_only_said_when_it_is() -> None:
    now = LinkNow(LinkState.GOOD, report=replace(REPORT, is_confirmed=False))
    assert "bevestigd" not in bar_words(now, 0)
    assert "bevestigd" in bar_words(replace(now, report=REPORT), 0)


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (SyncProgress(SyncStep.SEND, 0, 0), ""),
        (SyncProgress(SyncStep.SEND, 1, 0), "1 pakje"),
        (SyncProgress(SyncStep.SEND, 4, 0), "4 pakjes"),
        (SyncProgress(SyncStep.FETCH, 250, 0), "250 opgehaald"),
        (SyncProgress(SyncStep.CONFIRMED, 1, 5, Counted.PHOTOS), "bestand 2 van 5"),
        (SyncProgress(SyncStep.CONFIRMED, 5, 5, Counted.PHOTOS), "bestand 5 van 5"),
        (SyncProgress(SyncStep.CONFIRMED, 3_100_000, 8_000_000, Counted.BYTES), "foto's: 3,1 van 8,0 MB"),
    ],
)
def test_progress_is_said_in_words_and_numbers(progress: SyncProgress, words: str) -> None:
    assert progress_words(progress) == words
