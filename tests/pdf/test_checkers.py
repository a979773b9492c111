"""PDF/UA-1: no finding of two checkers, neither error nor warning, over papers and languages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from desktop.usecases.paper_kinds import PaperKind
from tests.pdf.checkers import findings_of
from tests.pdf.every_paper import CODES, IN_DUTCH, IN_TWO, PaperPeople

#: one script that joins and runs from right to left, one syllabary, one Latin; all 15 x all papers: the bench
SCRIPTS = ("ar", "ti", "tr")
#: of the plan in two languages; room is for a poor network and a telephone
MOST_BYTES = 150_000


@pytest.fixture(scope="module")
def plans(people: PaperPeople) -> Mapping[str, bytes]:
    return people.papers(CODES, [PaperKind.VISUAL])


def said_against(papers: Mapping[str, bytes], folder: Path) -> list[str]:
    """Every finding with the name of the paper."""
    found = []
    for name, pdf in papers.items():
        path = folder / "kladblad.pdf"  # a checker asks whether the title is the name of the file
        path.write_bytes(pdf)
        found += [f"{name}: {finding}" for finding in findings_of(path)]
    return found


def test_the_plan_has_no_finding_in_any_language(plans: Mapping[str, bytes], tmp_path: Path) -> None:
    assert said_against(plans, tmp_path) == []


def test_every_other_paper_for_the_person_has_no_finding(people: PaperPeople, tmp_path: Path) -> None:
    others = [kind for kind in IN_TWO if kind is not PaperKind.VISUAL]
    assert said_against(people.papers(SCRIPTS, others, brief=True), tmp_path) == []


def test_no_paper_in_dutch_has_a_finding(people: PaperPeople, tmp_path: Path) -> None:
    assert said_against(people.papers((), IN_DUTCH), tmp_path) == []


def test_a_plan_with_photos_and_a_logo_has_no_finding(people: PaperPeople, tmp_path: Path) -> None:
    assert said_against({"dressed": people.dressed()}, tmp_path) == []


def test_the_plan_is_a_small_file_in_every_language(plans: Mapping[str, bytes]) -> None:
    assert {code: len(pdf) for code, pdf in plans.items() if len(pdf) > MOST_BYTES} == {}
