"""Random walks through the use cases of the talk: only refusals, and every change that was made stays."""

from __future__ import annotations

import random
from collections.abc import Mapping

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Refusal
from desktop.domain.ids import ChangeId, DossierId
from desktop.usecases.interview import (
    Interview,
    look_at_scope,
    next_open,
    open_interview,
    record_answer,
    record_row,
    record_state,
    remove_row,
)
from desktop.usecases.outcome import Outcome
from desktop.usecases.talk import Talk, form_answers, load_talk
from forms.model import AnswerState
from forms.progress import Scope
from forms.state import evaluate
from tests.builders import ASIEL, Workplace, national_pack, workplace
from tests.form_builders import raw_of


def talk_of(place: Workplace, dossier: DossierId) -> Talk:
    with place.desk.unit_of_work() as work:
        return load_talk(place.desk, work, dossier)


def do(place: Workplace, dossier: DossierId, here: str, chance: random.Random) -> tuple[Change, ...]:
    """One thing the klantmanager does at a question; the changes it made."""
    done = _done(place, dossier, here, chance)
    return done.changes if isinstance(done, Outcome) else ()


def _done(
    place: Workplace, dossier: DossierId, here: str, chance: random.Random
) -> Outcome[Interview] | Interview:
    desk, question = place.desk, national_pack().question(here)
    rows = [key.split("#")[1] for key in talk_of(place, dossier).answers.by_key if key.startswith(f"{here}#")]
    what = chance.randrange(10)
    if what == 0:
        return record_state(desk, dossier, here, chance.choice(list(AnswerState)))
    if what == 1:
        return record_answer(desk, dossier, here, "")
    if what == 2:
        return look_at_scope(desk, dossier, here, chance.choice(list(Scope)))
    if what == 3 and rows:
        return remove_row(desk, dossier, here, chance.choice(rows))
    raw = raw_of(question, chance)
    if question.type == "list" and isinstance(raw, Mapping):
        return record_row(desk, dossier, here, chance.choice([None, *rows]), raw)
    return record_answer(desk, dossier, here, raw)


@settings(
    max_examples=25, deadline=None, phases=[Phase.generate], suppress_health_check=[HealthCheck.too_slow]
)
@given(steps=st.lists(st.integers(0, 2**20), min_size=5, max_size=20))
def test_no_walk_through_the_talk_breaks_and_every_change_stays(steps: list[int]) -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    made: dict[ChangeId, Change] = {}
    here = open_interview(place.desk, dossier).question.id
    for number in steps:
        chance = random.Random(number)
        try:
            made |= {change.id: change for change in do(place, dossier, here, chance)}
        except Refusal:
            continue
        finally:
            if chance.random() < 0.7:
                here = next_open(place.desk, dossier, here).question.id
            else:
                here = chance.choice(national_pack().questions).id
    with place.desk.unit_of_work() as work:
        kept = {change.id: change for change in work.changes.of(dossier)}
    assert made.items() <= kept.items()
    talk = talk_of(place, dossier)
    assert {key for kind, key in talk.heads if kind is ChangeKind.ANSWER} == set(talk.answers.by_key)
    assert not talk.answers.unreadable
    fresh = evaluate(
        talk.pack, form_answers(talk.answers), talk.form.group, talk.today, talk.form.case.lookup
    )
    assert talk.form == fresh
