"""The table of figures and its last line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tests.torture.claims import Deeds, Toll
from tests.torture.running import Result, Verdict

_EXIT = {Verdict.PASSED: 0, Verdict.NOT_RUN: 2, Verdict.FAILED: 1}


def line(result: Result) -> str:
    """One claim: verdict, words, figure, runs, time; below it what did not come out."""
    figure = result.figure or "-"
    runs = f"{result.runs:,}" if result.runs else "-"
    first = f"{result.verdict:<8} {result.claim.key:<26} {runs:>9} {_time(result.seconds):>9}  "
    lines = [f"{first}{result.claim.words}", f"{'':<56}{figure} (to reach: {result.claim.bar})"]
    lines += [f"{'':<56}! {part}" for why in result.why for part in why.splitlines()]
    return "\n".join(lines)


def table(results: Sequence[Result]) -> str:
    """All claims below a head."""
    head = f"{'':<8} {'claim':<26} {'runs':>9} {'time':>9}  what it says, and the figure reached"
    return "\n".join([head, *(line(result) for result in results)])


def summary(results: Sequence[Result], seconds: float) -> str:
    """The last line."""
    count = Counter(result.verdict for result in results)
    whole, done = Toll(), Deeds()
    for result in results:
        whole.add(result.toll)
        done.add(result.deeds)
    word = {0: "TORTURE OK", 1: "TORTURE FAILED", 2: "TORTURE NOT COMPLETE"}[exit_code(results)]
    return (
        f"{word}: {count[Verdict.PASSED]} claims passed, {count[Verdict.FAILED]} failed, "
        f"{count[Verdict.NOT_RUN]} not run; {done.words()}; {whole.words()}; "
        f"{sum(result.runs for result in results):,} runs in {_time(seconds)} "
        f"({_time(sum(result.processor for result in results))} of processor time)"
    )


def exit_code(results: Sequence[Result]) -> int:
    """1 when a claim fails, else 2 when one could not run (or there was none), else 0."""
    codes = {_EXIT[result.verdict] for result in results}
    return 1 if 1 in codes else 2 if 2 in codes or not codes else 0


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 100 else f"{seconds / 60:.1f} min"
