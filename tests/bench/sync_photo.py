"""A photo of 8 MB on a line that is cut at 5 MB: bytes in all, beside the same photo on a whole line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from tests.bench.sync_places import GOOD, Desks
from tests.bench.sync_rows import Row
from tests.fault_line import POOR, Conditions

SIZE, CUT = 8_000_000, 5_000_000
LINES: Mapping[str, Conditions] = MappingProxyType({"": GOOD, ", poor line": POOR})


def photo_rows(desks: Desks, lines: Mapping[str, Conditions] = LINES) -> Iterator[Row]:
    """At most one chunk goes twice: the aim is what a whole line carries and the largest chunk that went."""
    tenant = desks.new_tenant()
    desks.enrolled(tenant, "A")
    for name, line in lines.items():
        desks.act(tenant, "A", "attach", SIZE)
        whole, passed_whole = desks.sync(tenant, "A", line)
        desks.act(tenant, "A", "attach", SIZE)
        cuts = desks.back_end.line.counted().cuts
        done, passed = desks.sync(tenant, "A", replace(line, cut_up=CUT))
        if desks.back_end.line.counted().cuts != cuts + 1:
            raise SystemExit("the line was not cut")
        twice, chunk = passed.up - passed_whole.up, whole["largest_chunk"]
        yield Row(
            f"8 MB photo cut at 5 MB{name}: bytes up", passed.up / 1e6, round(1 + chunk / passed_whole.up, 2),
            "MB", passed_whole.up / 1e6,
            note=f"{twice / 1e6:.2f} MB went twice, the largest chunk was {chunk / 1e6:.2f} MB; "
            f"{done['seconds']:.1f} s, on a whole line {whole['seconds']:.1f} s",
        )  # fmt: skip
