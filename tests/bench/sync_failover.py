"""The primary killed under the syncs with a synchronous standby, as a row; the trying itself is the claim
`sync.failover` of `make torture`."""

from __future__ import annotations

import math
from collections.abc import Iterator

from tests.bench.sync_rows import Row
from tests.torture.claims import Effort
from tests.torture.gathering import claim_named
from tests.torture.running import Verdict, try_apart

_CLAIM = ("sync.failover", "tests.torture.campaign_sync_failover")


def failover_rows(effort: Effort) -> Iterator[Row]:
    """Acknowledged and lost; and beside it whatever else did not come out, for then the first is worth less.

    Where it cannot be tried both are 'not a number', which is within no aim."""
    result = try_apart(claim_named(*_CLAIM), effort)
    is_tried = result.verdict is not Verdict.NOT_RUN
    words = f"primary killed {result.runs} x"
    lost = result.toll.lost if is_tried else math.nan
    yield Row(f"{words}: acknowledged and lost", lost, 0, "", note=result.figure)
    amiss = len(result.why) if is_tried else math.nan
    yield Row(f"{words}: anything else amiss", amiss, 0, "", why="; ".join(result.why))
