"""Plays stories through the real windows: unlock, visit, talk, plan, paper."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from desktop.composition import SystemChance
from desktop.domain.errors import Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.stories.came_out import CameOut, came_out
from desktop.stories.model import Given, Story
from desktop.stories.pages import paper_text, write_paper
from desktop.stories.play import Played, find_or_begin
from desktop.stories.result_files import write_result
from desktop.stories.stage import first_desk, passphrase, story_laptop
from desktop.stories.time import StoryChance, StoryClock
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.stories.window_plan import decide_in_window, paper_in_window
from desktop.stories.window_talk import InterviewHands
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.messages import message_for
from desktop.ui.places import Place, ScreenName
from desktop.ui.store_thread import StoreThread
from desktop.ui.sync_panel.view import SyncScreen
from desktop.usecases.ports import Chance
from desktop.usecases.print_paper import Paper
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, end_tolk, start_tolk

#: questions at which a picture is worth keeping
_PICTURED = ("T03", "T05", "L01", "G03", "K02")
_DRAFT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Talk:
    dossier: DossierId
    story: Story


@dataclass(frozen=True, slots=True)
class TalksDone:
    """What happened in one run of the app."""

    finished: list[str]
    questions: int
    papers: int
    resumed: dict[str, str] | None  # question and text that stood half-typed when the talk was opened
    dialogs: int


def talk_in_windows(
    folder: Path,
    label: str,
    talks: Sequence[Talk],
    clock: StoryClock,
    out: Path | None,
    stop_at: str,
    say: Callable[..., None],
) -> TalksDone:
    """Open the app, unlock as `label`, hold the talks. With `stop_at` it ends in waiting to be killed."""
    finished, papers, questions, resumed = [], 0, 0, None
    with _opened(folder, label, clock, SystemChance()) as driver:
        driver.picture(out, "02-bezoekdag")
        for talk in talks:
            room = _Room(driver, talk, clock, out, stop_at, say)
            resumed = room.hold() or resumed
            write_paper(driver.desk, room.paper, out, talk.story.name) if out is not None else None
            finished.append(talk.story.name)
            papers += 1
            questions += room.questions
        _try_to_sync(driver, out)
        dialogs = driver.dialogs
    return TalksDone(finished, questions, papers, resumed, dialogs)


def play_in_windows(story: Story, folder: Path, out: Path) -> CameOut:
    """One story in a koffer of its own, with pictures in `out`."""
    clock = StoryClock(story.today, story.start)
    chance = StoryChance(story.name)
    laptop = story_laptop(folder, clock, chance)
    dossier = find_or_begin(first_desk(laptop, "Marit Bakker"), story)
    laptop.close()
    with _opened(folder, "Marit Bakker", clock, chance) as driver:
        room = _Room(driver, Talk(dossier, story), clock, out, "", lambda **_: None)
        room.hold()
        paper = room.paper_made
        text = None if paper is None else paper_text(paper.pdf)
        result = driver.on_store(
            lambda: came_out(driver.desk, story, Played(dossier, room.refusals, paper), text)
        )
        if paper is not None:
            write_paper(driver.desk, paper, out, story.name)
    write_result(out, result)
    return result


def _try_to_sync(driver: Driver, out: Path | None) -> None:
    """What a klantmanager in an azc does: press F12 anyway, and read that nothing is lost."""
    driver.activate()
    driver.press(Qt.Key.Key_F12)
    screen = driver.screen()
    if not isinstance(screen, SyncScreen):
        raise StuckWindow("het scherm Samenvoegen is niet open")
    driver.until(lambda: screen.presenter.shown is not None, "wat er wacht")
    driver.until(screen.start_button.isVisible, "de knop Samenvoegen")
    driver.click(screen.start_button)
    happened = message_for(Trouble(TroubleCode.NO_CONTACT)).happened
    driver.until(lambda: happened in driver.words(), f"'{happened}' op het scherm")
    driver.picture(out, "07-samenvoegen-zonder-netwerk")


def _opened(folder: Path, label: str, clock: StoryClock, chance: Chance) -> Driver:
    """The app with the unlock screen, and the koffer of `label` opened as a person does."""
    store = StoreThread()
    laptop = story_laptop(folder, clock, chance, store)
    driver = Driver(laptop, store)
    driver.unlock(label, passphrase())
    return driver


class _Room:
    """One talk in the windows."""

    def __init__(
        self,
        driver: Driver,
        talk: Talk,
        clock: StoryClock,
        out: Path | None,
        stop_at: str,
        say: Callable[..., None],
    ) -> None:
        self._driver, self._talk, self._clock, self._out = driver, talk, clock, out
        self._stop_at, self._say = stop_at, say
        self.questions = 0
        self.refusals: dict[str, str] = {}
        self.paper_made: Paper | None = None

    @property
    def paper(self) -> Paper:
        """The paper of this talk; StuckWindow when none was made."""
        if self.paper_made is None:
            raise StuckWindow("er is geen papier gemaakt")
        return self.paper_made

    def hold(self) -> dict[str, str] | None:
        """The whole talk; returns question and text that stood half-typed at the start, if any."""
        driver, story, dossier = self._driver, self._talk.story, self._talk.dossier
        driver.window.go(Place(ScreenName.INTERVIEW, dossier))
        hands = InterviewHands(driver)
        resumed = self._resumed(hands)
        givens = list(story.answers)
        if resumed is not None:
            places = [given.question for given in givens]
            givens = givens[places.index(resumed["question"]) :]
        if story.tolk is not None and hands.shown.tolk is None:
            start = TolkStart(
                story.tolk.who, TolkWay(story.tolk.way), TolkKind(story.tolk.kind), story.person.language
            )
            driver.on_store(lambda: start_tolk(driver.desk, dossier, start))
            hands.screen.presenter.go_to(hands.shown.question.id)
        for given in givens:
            if hands.shown.stop is not None:
                break
            self._one(hands, given)
        if hands.shown.stop is not None:
            driver.picture(self._out, f"{story.name}-gestopt")
            return resumed
        self._client(hands)
        if story.route is not None:
            decide_in_window(driver, dossier, story.route)
        driver.picture(self._out, f"{story.name}-plan")
        self.paper_made = paper_in_window(driver, dossier)
        driver.picture(self._out, f"{story.name}-papier")
        if story.tolk is not None:
            driver.on_store(lambda: end_tolk(driver.desk, dossier))
        driver.window.go(Place(ScreenName.VISIT))
        driver.settle()
        return resumed

    def _one(self, hands: InterviewHands, given: Given) -> None:
        if given.question == self._stop_at:
            self._stop_here(hands, given)
        hands.give(given)
        self.questions += 1
        self._clock.tick()
        if given.question in _PICTURED and hands.is_at(given.question):
            self._driver.picture(self._out, f"{self._talk.story.name}-{given.question}")

    def _stop_here(self, hands: InterviewHands, given: Given) -> None:
        """Leave half an answer in the field, wait until it is kept as a draft, say so, and be killed."""
        hands.go_to(given.question)
        text = str(given.raw)
        half = text[: max(1, len(text) // 2)]
        hands.type_answer(half)
        driver, dossier = self._driver, self._talk.dossier

        def is_kept() -> bool:
            with driver.desk.unit_of_work() as work:
                draft = work.drafts.load(dossier, given.question)
            return draft is not None and draft.text == half

        driver.until(lambda: driver.on_store(is_kept), "de halve tekst bewaard", _DRAFT_SECONDS)
        self._say(half=True, question=given.question, text=half)
        driver.until(lambda: False, "kill -9", 600)

    def _resumed(self, hands: InterviewHands) -> dict[str, str] | None:
        question: Any = hands.shown.question
        if question.draft is None:
            return None
        self._driver.picture(self._out, f"{self._talk.story.name}-verder-na-uitval")
        return {"question": question.id, "text": hands.field_text()}

    def _client(self, hands: InterviewHands) -> None:
        """Turn the screen for the person, and back."""
        driver = self._driver
        hands.go_to("T03")
        driver.activate()
        driver.press(Qt.Key.Key_F10)
        driver.until(lambda: hands.screen.client is not None, "het scherm voor de persoon")
        client = hands.screen.client
        if isinstance(client, ClientWindow):
            driver.picture(self._out, f"{self._talk.story.name}-scherm-persoon", client)
            driver.press(Qt.Key.Key_F10, on=client)
        driver.until(lambda: hands.screen.client is None, "het scherm weer dicht")
        driver.activate()
