"""`make torture`: every claim, the table, one last line.

Environment: QUICK=1 for four minutes, ONLY=part-of-a-key[,another] for some claims, SEED=n for other chance,
WORKERS=n for how many run at a time (2).
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.torture.claims import Claim, Effort
from tests.torture.forked import end_with_the_parent
from tests.torture.gathering import all_claims, claim_named
from tests.torture.leftovers import sweep
from tests.torture.running import Result, one, try_apart
from tests.torture.table import exit_code, line, summary, table


def main() -> int:
    """0 when every claim stands, 1 when one fails, 2 when one could not run or nothing like it is known."""
    if sys.argv[1:2] == ["--one"]:
        end_with_the_parent()
        home, key, effort, seed, place = sys.argv[2:7]
        one(claim_named(key, home), Effort(effort), int(seed), Path(place))
        return 0
    form = argparse.RawDescriptionHelpFormatter
    argparse.ArgumentParser("python -m tests.torture", description=__doc__, formatter_class=form).parse_args()
    wanted = [part for part in os.environ.get("ONLY", "").split(",") if part]
    claims = [c for c in all_claims() if not wanted or any(part in c.key for part in wanted)]
    effort = Effort.QUICK if os.environ.get("QUICK", "0") not in ("", "0") else Effort.LONG
    sweep()
    begin = time.perf_counter()
    results = run(claims, effort, int(os.environ.get("SEED", "1")), int(os.environ.get("WORKERS", "2")))
    print(table(results))
    print(summary(results, time.perf_counter() - begin))
    return exit_code(results)


def run(claims: Sequence[Claim], effort: Effort, seed: int, workers: int) -> list[Result]:
    """The results in the order of the claims. The longest start first, what measures time last."""

    def tried(claim: Claim) -> Result:
        result = try_apart(claim, effort, seed)
        print(f"{line(result)} [{result.processor:.1f} s of processor]", file=sys.stderr, flush=True)
        return result

    by_length = sorted(claims, key=lambda claim: -claim.seconds)
    with ThreadPoolExecutor(workers) as together:
        found = list(together.map(tried, [claim for claim in by_length if not claim.alone]))
    found += [tried(claim) for claim in by_length if claim.alone]
    by_key = {result.claim.key: result for result in found}
    return [by_key[claim.key] for claim in claims]


if __name__ == "__main__":
    sys.exit(main())
