"""Fault 52: the first load is stopped half-way, and the koffer opened again before it goes on."""

from __future__ import annotations

import pytest

from desktop.synclink.facts import CURSOR
from tests.sync.conftest import Yard
from tests.sync.memory_back_end import MemoryBackEnd
from tests.sync.weather import Blow, PowerCut, Weather

_SETS = 12


@pytest.mark.expects_log
@pytest.mark.parametrize("stop", [2, 3, 4])
def test_a_first_load_that_is_stopped_goes_on_where_it_was_and_is_not_called_whole(
    yard: Yard, back_end: MemoryBackEnd, stop: int
) -> None:
    writer = yard.laptop("A")
    said = []
    for number in range(_SETS):
        said.append(writer.answer("O01", number).id)
        writer.seal()
    writer.sync()
    weather = Weather(back_end)
    reader = yard.laptop("B", weather.connect)
    weather.blows.append(Blow("pull", stop, True, PowerCut()))
    with pytest.raises(PowerCut):
        reader.sync()
    safe = reader.safe
    assert safe is not None
    yard.close(reader)

    opened = yard.reopen(safe, "B/again", weather.connect)
    pages = stop - 1
    assert opened.change_ids() == set(said[: pages * back_end.page_sets])
    assert (opened.state(CURSOR) or "").endswith(f"/{pages * back_end.page_sets}")
    before = weather.calls.count("pull")
    report = opened.sync()
    assert report.is_confirmed and report.received == _SETS - pages * back_end.page_sets
    assert weather.calls.count("pull") - before == _SETS // back_end.page_sets - pages
    assert opened.change_ids() == set(said) and opened.heads() == writer.heads()
