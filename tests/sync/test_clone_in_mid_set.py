"""A store is copied at any moment of a sync, and both copies live on: no change twice, none lost.

The moment is a named call of the desk to the back end, before or after it was done there; the copy is of the
files as they lie on the disk then, with a set half acknowledged, just sealed, or just booked.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from sync.protocol import wire
from sync.protocol.model import PrivacyClass
from tests.sync.conftest import Yard
from tests.sync.laptops import DOSSIER, Laptop, Safe
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Blow, PowerCut, Weather

QUESTIONS = ("K01", "O01", "W08", "A03", "A07")


@dataclass(frozen=True, slots=True)
class Moment:
    """When the copy is made, how often is answered before it, and what each copy says and in which order
    they come to the back end after it."""

    call: str
    is_after: bool
    sets: int
    original: tuple[str, ...]
    clone: tuple[str, ...]
    order: tuple[str, ...]


MOMENTS = st.builds(
    Moment,
    call=st.sampled_from(["hello", "push", "grants", "pull"]),
    is_after=st.booleans(),
    sets=st.integers(1, 4),
    original=st.lists(st.sampled_from(QUESTIONS), max_size=3).map(tuple),
    clone=st.lists(st.sampled_from(QUESTIONS), max_size=3).map(tuple),
    order=st.lists(st.sampled_from(["original", "clone"]), min_size=1, max_size=4).map(tuple),
)


@given(moment=MOMENTS)
@settings(max_examples=12, deadline=None)
def test_no_change_twice_and_none_lost(moment: Moment) -> None:
    with tempfile.TemporaryDirectory() as folder:
        back_end = MemoryBackEnd()
        yard = Yard(Path(folder), back_end)
        try:
            live(yard, back_end, moment)
        finally:
            yard.close_all()


def live(yard: Yard, back_end: MemoryBackEnd, moment: Moment) -> None:
    weather = Weather(back_end)
    first = yard.laptop("A", weather.connect)
    said = {first.answer("P01", "begin").id}
    first.sync()
    for number in range(moment.sets):
        said.add(first.answer(QUESTIONS[number], number).id)
        first.seal()
    # The program stops at this moment, as by a power cut; what lies on the disk is copied and both go on.
    count = weather.calls.count(moment.call)
    weather.blows = [Blow(moment.call, count + 1, moment.is_after, PowerCut())]
    with suppress(PowerCut):
        first.sync()
    weather.blows = []
    image = yard.image(first, "A")
    safe = first.safe
    assert safe is not None
    copies = {"original": again(yard, safe, "A/1"), "clone": again(yard, image, "A/2")}
    for name, spoken in (("original", moment.original), ("clone", moment.clone)):
        said |= {copies[name].answer(question, name).id for question in spoken}
    for name in (*moment.order, "original", "clone", "original", "clone"):
        assert copies[name].sync().is_confirmed

    original, clone = copies["original"], copies["clone"]
    assert original.change_ids() == clone.change_ids() == said
    assert original.heads() == clone.heads()
    other = yard.laptop("B")
    other.sync()
    assert other.change_ids() == said and other.heads() == original.heads()
    numbers = Counter((one.header.desk, one.header.incarnation, one.header.n) for one in back_end.log)
    assert max(numbers.values()) == 1 and not back_end.apart
    assert no_set_holds_a_change_twice(back_end)
    assert {copies[name].sync().sent for name in copies} == {0}


def again(yard: Yard, safe: Safe, seed: str) -> Laptop:
    return yard.reopen(safe, seed)


def no_set_holds_a_change_twice(back_end: MemoryBackEnd) -> bool:
    """Within one incarnation a change goes once: another copy of it is another incarnation's double."""
    keys = back_end.dossiers[DOSSIER]
    seen: Counter[tuple[str, str]] = Counter()
    for one in back_end.log:
        is_normal = one.header.privacy_class is PrivacyClass.NORMAL
        for change in wire.open_set(one, keys.normal_key if is_normal else keys.special_key):
            seen[one.header.incarnation, change.id] += 1
    return max(seen.values()) == 1


def test_a_lost_reply_in_mid_set_and_a_clone_of_it(yard: Yard, back_end: MemoryBackEnd) -> None:
    """The case that is drawn on the board: stored there, the reply lost, the image taken, both sync."""
    live(yard, back_end, Moment("push", True, 2, ("O01",), ("O01",), ("clone", "original")))
