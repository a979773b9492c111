"""Steering from the dossiers on this laptop: counted from summaries, hidden where few, saved for a reason."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.pip import MissingCode
from desktop.domain.plan_children import CareBlocker
from desktop.usecases.dossiers import NewDossier, begin_dossier, caseload
from desktop.usecases.interview import close_talk
from desktop.usecases.steering import SteeringForm, export_steering, steering
from desktop.usecases.steering_words import blocker_words
from tests.builders import ASIEL, Workplace, workplace


def begun(place: Workplace, count: int, azc: str) -> None:
    """Asielstatushouders whose ten weeks are over, in one azc."""
    for number in range(count):
        new = NewDossier(f"Persoon {number}", "ar", azc)
        place.answer(begin_dossier(place.desk, new).shown, **ASIEL)


def test_the_dossiers_on_this_laptop_are_counted_and_small_numbers_are_hidden() -> None:
    place = workplace()
    begun(place, 6, "azc Drachten")
    begun(place, 7, "azc Budel")
    shown = steering(place.desk)
    assert shown.total == "13 dossiers" and "op deze laptop" in shown.told
    lines = {line.words: line for line in shown.standings}
    overdue = lines["Nog niet klaar, de tien weken zijn voorbij"]
    assert (overdue.count, overdue.part, overdue.tone) == ("13", 1.0, "bad")
    assert ("azc|azc Budel", "azc Budel") in shown.places and not shown.is_hidden
    assert steering(place.desk, "azc|azc Budel").total == "7 dossiers"
    assert steering(place.desk, "azc|nergens").place == ""
    begun(place, 2, "azc Ter Apel")
    small = steering(place.desk, "azc|azc Ter Apel")
    assert small.total == "<5 dossiers" and small.is_hidden


def test_a_written_summary_and_a_fresh_one_count_the_same() -> None:
    place = workplace()
    begun(place, 6, "azc Drachten")
    before = steering(place.desk)
    for row in caseload(place.desk).rows:
        close_talk(place.desk, row.dossier)
    assert steering(place.desk) == before


def test_a_file_needs_a_reason_names_nobody_and_is_no_formula() -> None:
    place = workplace()
    begun(place, 6, '=1+1;"x"')
    target = Path("sturing.csv")
    with pytest.raises(Refusal) as caught:
        export_steering(place.desk, target, SteeringForm.CSV, "  ")
    assert (caught.value.code, caught.value.field) == (RefusalCode.REASON_MISSING, "reason")
    export_steering(place.desk, target, SteeringForm.CSV, "Overleg van dinsdag")
    export_steering(place.desk, Path("sturing.json"), SteeringForm.JSON, "Overleg van dinsdag")
    rows = list(csv.reader(io.StringIO(place.exports.files[target].decode("utf-8-sig")), delimiter=";"))
    assert rows[0] == ["dag", "tabel", "rij", "plaats", "kolom", "aantal"]
    assert {row[3] for row in rows[1:]} == {"Alles samen", '\'=1+1;"x"'}
    assert ["2026-09-15", "termijn", "alles", "Alles samen", "totaal", "6"] in rows
    told = json.loads(place.exports.files[Path("sturing.json")])
    assert set(told["tables"]) == {"termijn", "wachten_in_azc", "blokkades", "route_en_toets", "tolkuren"}
    assert {"by": "alles", "place": "", "column": "*", "count": 6, "told": "6"} in told["tables"]["termijn"]
    for name in (target, Path("sturing.json")):
        assert b"Persoon" not in place.exports.files[name] and b"Overleg" not in place.exports.files[name]


def test_every_code_that_a_summary_can_carry_has_words() -> None:
    for code in (*MissingCode, *CareBlocker):
        assert blocker_words(code) != code.value.replace("_", " ").capitalize(), code
    assert blocker_words("iets_nieuws") == "Iets nieuws"
