"""What a document may name as proof: a test, a claim of `make torture`, a measurement of `tests/bench`."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from tests.torture.gathering import all_claims

TESTS = Path(__file__).resolve().parents[1]
_TEST = re.compile(r"^\s*(?:async )?def (test_\w+)\(", re.MULTILINE)


@cache
def known_proofs() -> frozenset[str]:
    """Every name that can be run."""
    tests = {name for path in TESTS.rglob("test_*.py") for name in _TEST.findall(path.read_text("utf-8"))}
    claims = {claim.key for claim in all_claims()}
    return frozenset(tests | claims | {path.stem for path in (TESTS / "bench").glob("bench_*.py")})
