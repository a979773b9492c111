"""The harness itself: what fails is said, what could not run is not called passed."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from tests.torture.claims import Arena, CannotRun, Claim, Deeds, Effort, Found, Toll
from tests.torture.gathering import all_claims
from tests.torture.running import Result, Verdict, finished, one, try_apart, try_here
from tests.torture.table import exit_code, summary, table


def claim(campaign: object = None, key: str = "house.claim") -> Claim:
    return Claim(key, "It holds", "0 of 10", campaign)  # type: ignore[arg-type]


def arena(tmp_path: Path) -> Arena:
    return Arena(tmp_path, Effort.SHORT)


def result(verdict: Verdict, **more: object) -> Result:
    return Result(claim(), verdict, "figure 7", 3, 1.5, **{"toll": Toll(), **more})  # type: ignore[arg-type]


def no_compiler(_: Arena) -> Found:
    raise CannotRun("no compiler")


def broken(_: Arena) -> Found:
    raise ZeroDivisionError


@pytest.mark.parametrize(
    ("campaign", "verdict"),
    [
        (lambda a: Found("ten", 10), Verdict.PASSED),
        (lambda a: Found("ten", 10, Toll(lost=1)), Verdict.FAILED),
        (lambda a: Found("ten", 10, missed=("the control found nothing",)), Verdict.FAILED),
        (no_compiler, Verdict.NOT_RUN),
        (broken, Verdict.FAILED),
    ],
)
def test_a_campaign_becomes_a_verdict(campaign: object, verdict: Verdict, tmp_path: Path) -> None:
    told = try_here(claim(campaign), arena(tmp_path))
    assert told["verdict"] == verdict


def test_the_reason_of_what_did_not_come_out_is_kept(tmp_path: Path) -> None:
    assert try_here(claim(no_compiler), arena(tmp_path))["why"] == ["no compiler"]
    assert "ZeroDivisionError" in str(try_here(claim(broken), arena(tmp_path))["why"])


@pytest.mark.parametrize(
    ("verdicts", "code", "word"),
    [
        ([Verdict.PASSED, Verdict.PASSED], 0, "TORTURE OK: 2 claims passed, 0 failed, 0 not run"),
        ([Verdict.PASSED, Verdict.NOT_RUN], 2, "TORTURE NOT COMPLETE: 1 claims passed, 0 failed, 1 not run"),
        ([Verdict.NOT_RUN, Verdict.FAILED], 1, "TORTURE FAILED: 0 claims passed, 1 failed, 1 not run"),
        ([], 2, "TORTURE NOT COMPLETE: 0 claims passed"),
    ],
)
def test_the_last_line_and_the_exit_code_say_the_worst(verdicts: list[Verdict], code: int, word: str) -> None:
    results = [result(verdict) for verdict in verdicts]
    assert exit_code(results) == code
    assert summary(results, 3.0).startswith(word)


def test_the_table_shows_figure_bar_runs_time_and_reason() -> None:
    shown = table([result(Verdict.NOT_RUN, why=("no compiler",))])
    for part in ("NOT RUN", "house.claim", "figure 7 (to reach: 0 of 10)", " 3 ", "1.5 s", "! no compiler"):
        assert part in shown


def test_the_toll_of_every_claim_is_summed_in_the_last_line() -> None:
    results = [
        result(Verdict.FAILED, toll=Toll(lost=2, unhandled=1), deeds=Deeds(histories=2_000, kills=3)),
        result(Verdict.FAILED, toll=Toll(lost=3, doubled=4, skipped=6), deeds=Deeds(kills=4, changes=9)),
    ]
    told = summary(results, 1.0)
    assert "2,000 histories, 7 kills, 9 changes made" in told
    assert "answers and changes lost 5, unopenable 0, plaintext 0, unhandled 1" in told
    assert "silently overwritten 0, doubled 4, skipped by a cursor 6" in told


def test_what_one_process_finds_the_other_reads(tmp_path: Path) -> None:
    one(claim(lambda a: Found(a.folder.name, a.pick(3, 2, 1))), Effort.QUICK, 1, tmp_path)
    assert (tmp_path / "told.json").read_text().startswith('{"verdict": "passed"')


def test_a_campaign_whose_process_ends_without_a_word_has_failed(tmp_path: Path) -> None:
    nowhere = replace(claim(), home="tests.torture.nowhere")
    found = try_apart(nowhere, Effort.SHORT, folder=tmp_path)
    assert found.verdict is Verdict.FAILED
    assert "ended with code 1" in found.why[0]
    assert list(tmp_path.iterdir()) == []


def test_a_campaign_that_hangs_is_stopped(tmp_path: Path) -> None:
    waits = [sys.executable, "-c", "import signal; signal.pause()"]
    assert finished(waits, 0.3, tmp_path / "output.txt") is None


def test_chance_repeats_by_name_and_seed(tmp_path: Path) -> None:
    first, same = arena(tmp_path).chance("a"), arena(tmp_path).chance("a")
    other = Arena(tmp_path, Effort.SHORT, seed=2).chance("a")
    drawn = first.random()
    assert same.random() == drawn != other.random()


def test_every_claim_has_words_a_bar_and_a_place() -> None:
    for one_claim in all_claims():
        assert one_claim.words and one_claim.bar and one_claim.seconds > 0
        assert one_claim.key.count(".") == 1, one_claim.key
