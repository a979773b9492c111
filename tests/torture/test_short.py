"""Every claim of `make torture` in a version of two seconds; what measures time is left to `make torture`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.torture.claims import Claim, Effort
from tests.torture.gathering import all_claims
from tests.torture.running import Verdict, try_apart

SHORT = [claim for claim in all_claims() if not (claim.alone or claim.whole_app)]


@pytest.mark.parametrize("claim", SHORT, ids=[claim.key for claim in SHORT])
def test_the_claim_holds_in_short(claim: Claim, tmp_path: Path) -> None:
    result = try_apart(claim, Effort.SHORT, folder=tmp_path)
    if result.verdict is Verdict.NOT_RUN:
        pytest.skip(result.why[0])
    assert result.verdict is Verdict.PASSED, (result.figure, result.toll, *result.why)
