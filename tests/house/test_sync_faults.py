"""tests/torture/SYNC_FAULTS.md: every fault of the plan stands there, and what it names can be run."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.proofs import known_proofs

TABLE = Path(__file__).resolve().parents[1] / "torture" / "SYNC_FAULTS.md"
FAULTS = range(1, 57)
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ?([^|]*) \| ?([^|]*) ?\|$", re.MULTILINE)
_INVARIANTS = {f"I{number}" for number in range(1, 7)}


def rows() -> list[tuple[int, tuple[str, ...], tuple[str, ...], str]]:
    """Number, what must hold, what injects it, why it is not injected."""
    found = _ROW.findall(TABLE.read_text("utf-8"))
    return [
        (int(number), tuple(holds.split()), tuple(re.findall(r"`([^`]+)`", tried)), why.strip())
        for number, _, holds, tried, why in found
    ]


def test_every_fault_of_the_sync_stands_there_once() -> None:
    assert [number for number, _, _, _ in rows()] == list(FAULTS)


def test_every_fault_says_what_must_hold() -> None:
    assert not [number for number, holds, _, _ in rows() if not holds or set(holds) - _INVARIANTS]


def test_every_fault_is_injected_or_says_why_not() -> None:
    assert not [number for number, _, tried, why in rows() if not tried and not why]


def test_what_injects_a_fault_exists() -> None:
    known = known_proofs()
    assert not [(number, name) for number, _, tried, _ in rows() for name in tried if name not in known]
