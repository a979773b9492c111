"""Whatever is done in whatever order: nothing that was said is ever lost."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.domain.changes import Change, heads
from desktop.domain.ids import ChangeId, DossierId
from desktop.usecases.interview import open_interview
from desktop.usecases.ports import Desk
from tests.builders import carry, workplace
from tests.strategies import Act, acts, try_to


def history(desk: Desk, dossier: DossierId) -> dict[ChangeId, Change]:
    with desk.unit_of_work() as work:
        return {change.id: change for change in work.changes.of(dossier)}


@settings(max_examples=60)
@given(st.lists(acts(), max_size=25))
def test_no_order_of_acts_loses_an_earlier_change(done: list[Act]) -> None:
    place = workplace()
    dossier = place.begin()
    before = history(place.desk, dossier)
    for act in done:
        place.clock.go_on(seconds=7)
        was_taken = try_to(act, place.desk, dossier)
        now = history(place.desk, dossier)
        assert before.items() <= now.items(), act.name
        assert was_taken or now == before, act.name
        before = now
    with place.desk.unit_of_work() as work:
        assert dict(work.changes.heads(dossier)) == heads(before.values())
    known = set(before)
    assert all(set(change.parents) <= known for change in before.values())
    assert not any(len(found) > 1 for found in heads(before.values()).values())
    shown = open_interview(place.desk, dossier)
    assert 0 <= shown.answered <= shown.applicable


@settings(max_examples=30)
@given(st.lists(acts(), max_size=10), st.lists(acts(), max_size=10))
def test_two_desks_that_have_seen_the_same_show_the_same(mine: list[Act], yours: list[Act]) -> None:
    here, there = workplace("desk-a"), workplace("desk-b")
    dossier = here.begin()
    carry(here.desk, there.desk, dossier)
    for act in mine:
        here.clock.go_on(seconds=3)
        try_to(act, here.desk, dossier)
    for act in yours:
        there.clock.go_on(seconds=5)
        try_to(act, there.desk, dossier)
    carry(here.desk, there.desk, dossier, 2)
    carry(there.desk, here.desk, dossier, 2)
    assert history(here.desk, dossier) == history(there.desk, dossier)
    one, two = open_interview(here.desk, dossier), open_interview(there.desk, dossier)
    assert (one.answered, one.applicable, one.themes[0].title) == (
        two.answered,
        two.applicable,
        two.themes[0].title,
    )
    assert {line.text for block in one.plan for line in block.lines} == {
        line.text for block in two.plan for line in block.lines
    }


def test_a_change_is_json_all_the_way_down() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, T05={"praten": 2}, T02=["ar", "en"], O01="6")
    for change in history(place.desk, dossier).values():
        json.dumps(change.value)
