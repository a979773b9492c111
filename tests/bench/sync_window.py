"""How the window answers while everything comes in, as rows; the measuring itself is `window_sync`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from tests.bench.sync_places import Desks, told
from tests.bench.sync_rows import Row

_AIM_MS = 16.0


def window_rows(desks: Desks, tenant: str, worker: str = "window") -> Iterator[Row]:
    """A first load of that municipality behind a window in which a talk goes on."""
    code = desks.code(tenant, worker)
    desks.back_end.ask(do="assign", tenant=tenant, worker=worker)
    found = cast(dict[str, dict[str, float]], told("window_sync", desks.back_end.line.address, code))
    busy, quiet = found["busy"], found["quiet"]
    yield Row(
        "window during a first load: p99 of a turn", busy["turns_p99"], _AIM_MS, "ms", quiet["turns_p99"],
        is_plain=True,
        note=f"{found['received']} changes in {busy['seconds']:.0f} s; {_words(busy)}; "
        f"beside: nothing coming in, {_words(quiet)}",
    )  # fmt: skip


def _words(told: dict[str, float]) -> str:
    return (
        f"longest turn {told['turns_longest']:.0f} ms, an answer saved and shown "
        f"p50 {told['answers_p50']:.0f}, p99 {told['answers_p99']:.0f} ms"
    )
