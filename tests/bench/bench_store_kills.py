"""kill -9 while answering, a hundred times: answers lost, stores that do not open. Both must be 0.

Run: `python -m tests.bench.bench_store_kills [rounds]`.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path

from tests.store_kills import kill_while_saving


def main() -> int:
    """Print the toll; 1 when anything was lost."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as name:
        toll = kill_while_saving(Path(name), rounds, seed=int(begin))
    spent = time.perf_counter() - begin
    print(f"kills {toll.kills}, answers acknowledged {toll.acknowledged}, in {spent:.0f} s")
    print(f"lost {toll.lost} (bar 0), stores that do not open {toll.unopenable} (bar 0)")
    return 0 if toll.lost == toll.unopenable == 0 else 1


if __name__ == "__main__":
    sys.exit(main())
