"""THREATS.md promises nothing without proof: each claim names tests or trials that there are."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.house.proofs import known_proofs

ROOT = Path(__file__).resolve().parents[2]
_HEAD = "| bewering | bewijs |"
_PROOF = re.compile(r"`([a-z_.0-9]+)`")
#: what a klantmanager and a CISO must both find said
_OUTSIDE = ("meekijkt", "alle rechten", "slaapstand", "printer", "SSD", "Windows", "misbruik", "briefje")


def claims() -> list[tuple[str, tuple[str, ...]]]:
    """Each row of the tables with proof: the claim, and what proves it."""
    rows: list[tuple[str, tuple[str, ...]]] = []
    for table in (ROOT / "THREATS.md").read_text("utf-8").split(_HEAD)[1:]:
        for line in table.splitlines()[2:]:
            if not line.startswith("|"):
                break
            claim, proof = (cell.strip() for cell in line.strip("|").split("|"))
            rows.append((claim, tuple(_PROOF.findall(proof))))
    return rows


def test_there_are_claims_about_every_promise() -> None:
    assert len(claims()) >= 40
    text = (ROOT / "THREATS.md").read_text("utf-8")
    assert not [word for word in _OUTSIDE if word not in text]


@pytest.mark.parametrize(("claim", "proof"), claims(), ids=lambda value: str(value)[:40])
def test_each_claim_names_proof_that_exists(claim: str, proof: tuple[str, ...]) -> None:
    assert proof, f"no proof: {claim}"
    assert not [name for name in proof if name not in known_proofs()]


def test_what_is_out_of_scope_says_what_helps_instead() -> None:
    text = (ROOT / "THREATS.md").read_text("utf-8")
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \|$", text.split("## Waartegen dit programma niet helpt")[1], re.M
    )
    assert len(rows) >= 15
    assert not [what for what, why in rows if len(why) < 5]


def test_links_of_the_dpia_annex_resolve() -> None:
    text = (ROOT / "DPIA.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text)
    assert links and not [link for link in links if not (ROOT / link).exists()]
    assert not [
        word for word in _PROOF.findall(text) if word.startswith("test_") and word not in known_proofs()
    ]
