"""Two desks that answer, seal, sync, fail and are put back in any order: in the end they show the same."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from desktop.domain.errors import Trouble
from sync.client.errors import FailureCode, SyncFailure
from tests.sync.conftest import Yard
from tests.sync.laptops import Laptop
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Blow, PowerCut, Weather

DESKS = st.sampled_from(["A", "B"])
QUESTIONS = st.sampled_from(["O01", "K01", "W08"])
CALLS = st.sampled_from(["hello", "register", "push", "grants", "pull"])
ERRORS = st.sampled_from([FailureCode.NO_CONTACT, FailureCode.UNCERTAIN, FailureCode.GARBAGE, None])


class TwoDesks(RuleBasedStateMachine):
    """Everything that was written is remembered here, and must be on both desks after two rounds of syncs."""

    @initialize()
    def begin(self) -> None:
        self._folder = tempfile.TemporaryDirectory()
        self.back_end = MemoryBackEnd()
        self.weather = Weather(self.back_end)
        self.yard = Yard(Path(self._folder.name), self.back_end)
        self.said: set[str] = set()
        self.lives = 0
        self.desks = {seed: self.yard.laptop(seed, self.weather.connect) for seed in ("A", "B")}
        self.said.add(self.desks["A"].answer("P01", "begin").id)
        self.desks["A"].sync()
        self.desks["B"].sync()

    @rule(desk=DESKS, question=QUESTIONS, value=st.integers(0, 2))
    def answer(self, desk: str, question: str, value: int) -> None:
        self.said.add(self.desks[desk].answer(question, value).id)

    @rule(desk=DESKS)
    def seal(self, desk: str) -> None:
        self.desks[desk].seal()

    @rule(desk=DESKS)
    def sync(self, desk: str) -> None:
        assert self.desks[desk].sync().is_confirmed

    @rule(desk=DESKS, call=CALLS, is_after=st.booleans(), code=ERRORS)
    def sync_in_bad_weather(self, desk: str, call: str, is_after: bool, code: FailureCode | None) -> None:
        at = self.weather.calls.count(call) + 1
        error: BaseException = PowerCut() if code is None else SyncFailure(code)
        self.weather.blows = [Blow(call, at, is_after, error)]
        try:
            self.desks[desk].sync()
        except (Trouble, PowerCut):
            pass
        finally:
            self.weather.blows = []

    @rule(desk=DESKS)
    def go_on_from_a_clone(self, desk: str) -> None:
        """The image is used, and what the first life wrote after it had already been sent."""
        before = self.desks[desk]
        image = self.yard.image(before, desk)
        self.lives += 1
        safe = before.safe
        assert safe is not None
        first = self.yard.reopen(safe, f"{desk}/{self.lives}first", self.weather.connect)
        self.said.add(first.answer("A03", self.lives).id)
        first.sync()
        self.yard.close(first)
        self.desks[desk] = self.yard.reopen(image, f"{desk}/{self.lives}second", self.weather.connect)

    @invariant()
    def a_store_shows_what_it_was_told(self) -> None:
        if hasattr(self, "desks"):
            for desk in self.desks.values():
                assert desk.change_ids() <= self.said

    def teardown(self) -> None:
        try:
            if hasattr(self, "desks"):
                self._end()
        finally:
            if hasattr(self, "yard"):
                self.yard.close_all()
                self._folder.cleanup()

    def _end(self) -> None:
        one, other = self.desks["A"], self.desks["B"]
        for _ in range(2):
            one.sync()
            other.sync()
        assert one.change_ids() == other.change_ids() == self.said
        assert shown(one) == shown(other)
        numbers = [(x.header.desk, x.header.incarnation, x.header.n) for x in self.back_end.log]
        assert len(set(numbers)) == len(numbers)


def shown(laptop: Laptop) -> dict[str, object]:
    """The heads and how many choices wait, as the screens get them."""
    return {"conflicts": laptop.conflicts(), **laptop.heads()}


TestTwoDesks = pytest.mark.expects_log(TwoDesks.TestCase)
TestTwoDesks.settings = settings(max_examples=25, stateful_step_count=18, deadline=None)
