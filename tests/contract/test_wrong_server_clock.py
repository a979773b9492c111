"""Fault 24: the clock of the back end is wrong, and is put right later: nothing is lost, no order changes."""

from __future__ import annotations

from datetime import timedelta

import pytest

from sync.protocol.headers import set_hash
from tests.server.places import Municipality


@pytest.mark.parametrize("off", [timedelta(days=-400), timedelta(days=400)], ids=["behind", "ahead"])
def test_a_back_end_whose_clock_jumps_keeps_the_order_and_skips_nothing(
    municipality: Municipality, off: timedelta
) -> None:
    worker = municipality.worker()
    writes, reads = municipality.desk(worker), municipality.desk(worker)
    clock, cursor = municipality.house.clock, ""
    sent: list[str] = []
    seen: list[str] = []
    dossier = writes.begin_dossier()
    for ahead in (timedelta(0), off, timedelta(0), -off, timedelta(0)):
        clock.ahead = ahead
        sealed = writes.seal(dossier)
        assert writes.push(sealed).receipt.n == len(sent) + 1
        sent.append(set_hash(sealed.header))
        page, cursor = reads.pull(cursor)
        seen += [set_hash(one.header) for one in page]
    assert seen == sent
    fresh, _ = reads.pull("")
    assert [set_hash(one.header) for one in fresh] == sent
