"""A short run of schemathesis over every call; the long one is a command of the runbook."""

from __future__ import annotations

import pytest

from tests.server.api_fuzz.run import run_schemathesis
from tests.server.places import Municipality


@pytest.mark.slow
@pytest.mark.expects_log
def test_no_request_made_up_from_the_description_is_answered_otherwise_than_described(
    municipality: Municipality,
) -> None:
    # Slow for its thousand requests: each call, its fields left out, bent and too long, without a signature.
    arguments = (
        "--phases",
        "coverage,stateful",
        "--max-examples",
        "3",
        "--seed",
        "1",
        "--continue-on-failure",
    )
    code, told = run_schemathesis(municipality.desk(), arguments)
    assert code == 0, told
