"""One talk of a story in the windows, from the first question to the paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt

from desktop.domain.ids import DossierId
from desktop.stories.model import Given, Story
from desktop.stories.plan_play import agree, beside_the_route, take_decision
from desktop.stories.play import Seen
from desktop.stories.time import StoryClock
from desktop.stories.window_around import HandsAround
from desktop.stories.window_driver import Driver, StuckWindow
from desktop.stories.window_plan import decide_in_window, paper_in_window, tell_back_in_window
from desktop.stories.window_talk import InterviewHands, RefusedInWindow
from desktop.ui.client_window.view import ClientWindow
from desktop.ui.places import Place, ScreenName
from desktop.usecases.print_paper import Paper

#: questions at which a picture is worth keeping
_PICTURED = ("S05", "T03", "T05", "L01", "L05", "G03", "W10", "F01", "Z04", "K02", "K12")
_DRAFT_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Talk:
    dossier: DossierId
    story: Story


class TalkRoom:
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
        self.seen = Seen()
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
        around = HandsAround(driver, hands)
        resumed = self._resumed(hands)
        givens = list(story.answers)
        if resumed is not None:
            places = [given.question for given in givens]
            givens = givens[places.index(resumed["question"]) :]
        if story.tolk is not None and hands.shown.tolk is None:
            around.begin_tolk(story.tolk)
            self._picture("tolk")
        for given in givens:
            if hands.shown.stop is not None:
                break
            self._one(hands, around, given)
        for note in story.notes:
            around.note(note)
        if hands.shown.stop is not None:
            self._picture("gestopt")
            return resumed
        self._client(hands)
        self._after(hands, around)
        return resumed

    def _after(self, hands: InterviewHands, around: HandsAround) -> None:
        """Plan, telling back, closing list, paper."""
        driver, story, dossier = self._driver, self._talk.story, self._talk.dossier
        if story.route is not None:
            decide_in_window(driver, dossier, story.route)
            driver.on_store(partial(beside_the_route, driver.desk, dossier, story.route))
        self._picture("plan")
        self._agree()
        if story.told_back:
            tell_back_in_window(driver, dossier, story.told_back)
            self._picture("terugverteld")
        driver.window.go(Place(ScreenName.INTERVIEW, dossier))
        hands.wait()
        self.seen.closing = around.closing_list()
        self._picture("slotlijst")
        if story.closes_rest:
            around.close_rest(self.seen.closing)
        around.close_sheet()
        if story.tolken:
            around.end_tolk()
        driver.on_store(partial(take_decision, driver.desk, dossier, story.plan))
        self.paper_made = paper_in_window(driver, dossier)
        self._picture("papier")
        driver.window.go(Place(ScreenName.VISIT))
        driver.settle()

    def _agree(self) -> None:
        """What is agreed is written by the use cases; the screen with it is looked at."""
        driver, plan, dossier = self._driver, self._talk.story.plan, self._talk.dossier
        driver.on_store(partial(agree, driver.desk, dossier, plan))
        if plan.agreements or plan.steps or plan.confirms is None:
            driver.window.go(Place(ScreenName.AGREEMENTS, dossier))
            driver.settle(200)
            self._picture("afspraken")

    def _one(self, hands: InterviewHands, around: HandsAround, given: Given) -> None:
        question, story = given.question, self._talk.story
        if question == self._stop_at:
            self._stop_here(hands, given)
        hands.go_to(question)
        if question in story.languages:
            around.switch_language(story.languages[question])
        self.seen.look(hands.shown)
        if hands.shown.guard is not None:
            self._picture(f"{question}-wacht")
        tolk = story.tolk_from(question)
        if tolk is not None:
            around.begin_tolk(tolk)
        if question in story.guards:
            around.open_guard(story.guards[question])
        try:
            hands.give(given)
        except RefusedInWindow as refused:
            self._picture(f"{question}-geweigerd")
            self.seen.refusals[question] = refused.code
            hands.let_go()
        self.questions += 1
        self._clock.tick()
        if question in _PICTURED and hands.is_at(question):
            self._picture(question)

    def _picture(self, name: str) -> None:
        self._driver.picture(self._out, f"{self._talk.story.name}-{name}")

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
        self._picture("verder-na-uitval")
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
