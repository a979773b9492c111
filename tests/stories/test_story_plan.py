"""What a plan in a story comes to: worked dates, reasons behind everything, and what was expected of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from desktop.stories.command import command, tell
from tests.stories.told import FILMON, WORKED, YONAS, changed, story


def decided(file: Path) -> dict[str, Any]:
    """What the plan came to, with its reasons."""
    values: dict[str, Any] = tell(story(file), None).values["besluitvorming"]
    return values


def test_the_worked_dates_hold_once_the_plan_is_established() -> None:
    """Rules R-TRM-04, R-TRM-06 and R-ONT-01: the dates that were worked out by hand."""
    values = decided(WORKED)
    terms = {term["soort"]: term["tot"] for term in values["termijnen"]}
    assert terms["inburgeringstermijn"] == "maandag 5 november 2029"
    assert terms["schakelen"] == "vrijdag 5 mei 2028"
    assert terms["ontzorgen"] == "zondag 14 maart 2027"
    assert (values["samenvatting"]["metInTime"], values["samenvatting"]["termEnd"]) == ("ja", "2029-11-05")


def test_every_fact_term_right_and_lack_carries_what_it_rests_on() -> None:
    values = decided(FILMON)
    facts = [fact for route in values["leerroutes"] for fact in route["feiten"]]
    waiting = [fact for fact in facts if not fact["waarom"]]
    assert facts and all("kijk wie erbij zit" in fact["tekst"] for fact in waiting)  # his brother sits there
    assert [route["reden"] != "" for route in values["leerroutes"]] == [True] * 3
    assert values["keuze"]["wijkt_af_van_toets"] and "computer" in values["keuze"]["extra_reden"]
    assert "B1" in values["persoon"]["eigen_mening"]
    for right in values["rechten"]:
        assert right["merk"].startswith("niet nagekeken") and right["waarom"]["bronnen"]
    (weeks,) = [term for term in values["termijnen"] if term["soort"] == "pip"]
    assert weeks["merk"].startswith("niet nagekeken")
    assert {"R-TRM-01", "R-TRM-03"} <= {source["regel"] for source in weeks["waarom"]["bronnen"]}
    assert values["gestopt_waarom"] is None
    stopped = decided(YONAS)
    assert "ELIP" in stopped["gestopt_waarom"]["stelling"] and stopped["onderdelen"] == []
    assert [lack["code"] for lack in stopped["ontbreekt"]] == ["hoort_niet_hier"]


def test_what_the_plan_was_expected_to_be_is_held_against_what_it_is(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    wrong = changed(
        FILMON,
        tmp_path / "wrong.toml",
        ('route = "b1"\n', 'route = "z"\n'),
        ("departs = true", "departs = false"),
        ("missing = []", 'missing = ["toets_ontbreekt"]'),
        ('status = "gereed"', 'status = "vastgesteld"\nterm_end = 2029-09-01'),
        ('form = "concept"', 'form = "advies"'),
        ("has_term = false", "has_term = true"),
        ('never_holds = ["vve"]', 'never_holds = ["begeleiding"]'),
        ("counters = { map = 40", "counters = { map = 41"),
        ('plan_says = ["monteur"]', 'plan_says = ["kapper"]'),
        ('plan_never_says = ["26 van"', 'plan_never_says = ["monteur"'),
        ('why = ["R-TRM-01"', 'why = ["R-TRM-07"'),
    )
    assert command([str(wrong)]) == 1
    assert [line.removeprefix("wrong: ") for line in capsys.readouterr().err.splitlines()] == [
        "leerroute: verwacht z, gekregen b1",
        "afwijken van de toets: verwacht False, gekregen True",
        "stand van het plan: verwacht vastgesteld, gekregen gereed",
        "vorm van het plan: verwacht advies, gekregen concept",
        "einde van de termijn: verwacht 2029-09-01, gekregen ",
        "termijn van drie jaar: verwacht True, gekregen False",
        "ontbreekt: toets_ontbreekt hoort er te staan",
        "onderdeel begeleiding hoort niet in het plan",
        "teller map: verwacht 41, gekregen 40",
        "plan zegt niet: kapper",
        "plan zegt wel: monteur",
        "waarom: R-TRM-07 staat nergens",
    ]
