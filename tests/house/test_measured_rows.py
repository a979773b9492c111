"""tests/torture/README.md: every row of the test plan stands there, and what it names can be run."""

from __future__ import annotations

import re
from pathlib import Path

from tests.house.proofs import known_proofs
from tests.torture.gathering import all_claims

README = Path(__file__).resolve().parents[1] / "torture" / "README.md"
LATER = {36, 47, 53, 54}
_ROW = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]+) \| ?([^|]*) ?\|$", re.MULTILINE)


def rows() -> list[tuple[int, str, tuple[str, ...]]]:
    """Number, what must come out, what tries it."""
    found = _ROW.findall(README.read_text("utf-8"))
    return [(int(number), words, tuple(re.findall(r"`([^`]+)`", tried))) for number, words, tried, _ in found]


def test_every_row_of_the_test_plan_stands_there_once() -> None:
    assert [number for number, _, _ in rows()] == sorted(set(range(1, 55)) - LATER)


def test_every_row_names_what_tries_it_and_that_exists() -> None:
    assert not [number for number, _, tried in rows() if not tried]
    known = known_proofs()
    assert not [(number, name) for number, _, tried in rows() for name in tried if name not in known]


def test_what_make_test_leaves_out_of_the_torture_is_said() -> None:
    head = README.read_text("utf-8").partition("\n| row |")[0]
    (said,) = re.findall(r"each claim but \w+:(.+?) alone", head, re.DOTALL)
    left_out = {claim.key for claim in all_claims() if claim.alone or claim.whole_app}
    assert set(re.findall(r"`([a-z_.]+)`", said)) == left_out
