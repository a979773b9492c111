"""A thousand random walks through the national pack: nothing raises, and no answer is ever lost."""

from __future__ import annotations

import random
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from forms.answer_moves import Answer, answer_payload, read_payload, row_key
from forms.model import AnswerState, FormPack, Group
from forms.problems import Refused
from forms.progress import Scope
from forms.question_types import read_answer, show_answer, shown_columns
from forms.reader import installed_pack
from forms.shifts import shifts
from forms.state import PackState, evaluate, reevaluate
from tests.form_builders import raw_of

TODAY = date(2026, 9, 1)
PACK: FormPack = installed_pack("landelijk")
ROWS = ("a", "b", "c")


class Walk:
    """One conversation: where one stands, what was said, and what has to be there at the end."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {}
        self.state: PackState = evaluate(PACK, self.answers, None, TODAY)
        self.here = PACK.questions[0].id
        self.said: dict[str, Answer] = {}

    def step(self, number: int) -> None:
        """One thing somebody does, chosen by a number."""
        chance = random.Random(number)
        match number % 10:
            case 0:
                self.here = chance.choice(PACK.questions).id
            case 1:
                self.go_on(chance)
            case 2:
                self.change_group(chance.choice([None, *Group]))
            case 3:
                self.put(self.here, Answer(chance.choice(list(AnswerState))))
            case 4:
                self.put(chance.choice([self.here, *self.answers]), Answer())
            case _:
                self.answer(chance)
                self.go_on(chance)

    def answer(self, chance: random.Random) -> None:
        question = PACK.question(self.here)
        value = read_answer(question, raw_of(question, chance), TODAY)
        if isinstance(value, Refused):
            return
        is_row = question.type == "list" and not isinstance(value, str)
        self.put(row_key(self.here, chance.choice(ROWS)) if is_row else self.here, Answer(value=value))
        assert isinstance(show_answer(question, value), str)
        assert isinstance(shown_columns(question, value), tuple)

    def put(self, key: str, answer: Answer) -> None:
        self.answers[key] = self.said[key] = read_payload(answer_payload(answer))
        before, self.state = self.state, reevaluate(self.state, self.answers, [key])
        moved = before.total.applicable != self.state.total.applicable
        assert not moved or shifts(before, self.state), "longer or shorter, and nobody can say why"

    def change_group(self, group: Group | None) -> None:
        before, self.state = self.state, evaluate(PACK, self.answers, group, TODAY)
        assert before.total.applicable == self.state.total.applicable or shifts(before, self.state)

    def go_on(self, chance: random.Random) -> None:
        way = self.state.within(chance.choice(list(Scope))).way
        self.here = way.next_open_after(self.here) or way.next_after(self.here) or self.here
        assert self.state.probes_now(self.here) is not None

    def check_the_end(self) -> None:
        given = {key for key, answer in self.said.items() if answer.is_given}
        standing = {key for keys in self.state.standing.given.values() for key in keys}
        shown = {key for i in self.state.relevant for key in self.state.standing.given.get(i, ())}
        assert standing == given
        assert shown | set(self.state.parked) == given
        assert not shown & set(self.state.parked)
        assert self.state == evaluate(PACK, self.answers, self.state.group, TODAY)
        assert self.state.total.answered <= self.state.total.applicable
        assert not self.state.trouble
        assert {topic.topic.key for topic in self.state.topics} == {topic.key for topic in PACK.topics}


@settings(max_examples=1000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=st.lists(st.integers(0, 2**20), min_size=5, max_size=40))
def test_no_walk_through_the_pack_raises_and_no_answer_is_lost(steps: list[int]) -> None:
    walk = Walk()
    for number in steps:
        walk.step(number)
    walk.check_the_end()
