"""What was agreed beside the route: read strictly, nothing guessed, nothing dropped."""

from __future__ import annotations

from datetime import date

import pytest

from desktop.domain.changes import Change, ChangeKind, JsonValue, heads
from desktop.domain.plan_elements import (
    ChildAgreement,
    ChildPlace,
    Counter,
    Dual,
    DualKind,
    Guidance,
    HoursDone,
    Intensity,
    LanguageAim,
    LessonPlan,
    Online,
    Ontzorgen,
    Part,
    Per,
    PlanElements,
    Voortgangsgesprekken,
    is_element_key,
    plan_elements,
)
from tests.domain_cases import change, decided

WHOLE: dict[str, JsonValue] = {
    "niveau": "b1",
    "alfabetisering": "nee",
    "les": {
        "school": "Taalhuis Zuid",
        "place": "Kade 3",
        "start": "2026-10-05",
        "days": ("ma_ochtend", "wo_ochtend"),
        "online": "deels",
    },
    "intensiteit.leerroute": {"hours": 12, "per": "week", "from": "2026-10-05"},
    "intensiteit.map": {"hours": 40, "per": "totaal", "from": ""},
    "duaal": {"what": "tandartspraktijk", "kind": "stage"},
    "ontzorgen.start": "2026-09-15",
    "ontzorgen.einde": "2027-01-31",
    "ontzorgen.vorm": {"form": "deels", "reason": "Zij betaalt de huur al zelf."},
    "begeleiding": {"who": "VluchtelingenWerk", "what": ("wonen", "digid"), "from": "2026-09-01"},
    "vve.r1": {"what": "peuterschool", "where": "De Boot", "waiting": True, "since": "2026-08-01"},
    "voortgang": {"days": ("2027-03-01", "2026-12-07", "2026-12-07")},
    "toestemming.examen_a2": "nee",
    "opleiding.afmaken": "ja",
    "uren.map": {"hours": 6, "on": "2026-09-01"},
}  # fmt: skip


def read(values: dict[str, JsonValue], *others: Change) -> PlanElements:
    decisions = [decided(key, value, n) for n, (key, value) in enumerate(values.items())]
    return plan_elements(heads((*decisions, *others)))


def test_every_element_is_read_into_a_value_of_its_own() -> None:
    found = read(WHOLE)
    assert found.level is LanguageAim.B1 and found.alphabet is False
    days = ("ma_ochtend", "wo_ochtend")
    assert found.lesson == LessonPlan("Taalhuis Zuid", "Kade 3", date(2026, 10, 5), days, Online.PARTLY)
    assert found.intensity == {
        Part.LEERROUTE: Intensity(12, Per.WEEK, date(2026, 10, 5)),
        Part.MAP: Intensity(40, Per.TOTAL),
    }
    assert found.dual == Dual(DualKind.TRAINEESHIP, "tandartspraktijk")
    start, end = date(2026, 9, 15), date(2027, 1, 31)
    assert found.ontzorgen == Ontzorgen(start, end, "deels", "Zij betaalt de huur al zelf.")
    assert found.guidance == Guidance("VluchtelingenWerk", ("wonen", "digid"), date(2026, 9, 1))
    child = ChildAgreement("r1", ChildPlace.TODDLER_SCHOOL, "De Boot", None, True, date(2026, 8, 1))
    assert found.children == {"r1": child}
    assert found.talks == Voortgangsgesprekken((date(2026, 12, 7), date(2027, 3, 1)))
    assert (found.exam_a2, found.finish_study) == (False, True)
    assert found.done == {Counter.MAP: HoursDone(6, date(2026, 9, 1))}
    assert not found.conflicts and not found.unreadable


def test_an_empty_dossier_has_nothing_agreed() -> None:
    assert read({}) == PlanElements()


def test_null_takes_an_element_back() -> None:
    assert read({"niveau": None, "les": None, "vve.r1": None}) == PlanElements()


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("niveau", "c1"),
        ("alfabetisering", True),
        ("les", "maandag"),
        ("les", {"start": "morgen"}),
        ("les", {"days": "ma_ochtend"}),
        ("les", {"online": "soms"}),
        ("intensiteit.map", {"hours": 0, "per": "totaal"}),
        ("intensiteit.map", {"hours": True, "per": "totaal"}),
        ("intensiteit.pvt", {"hours": 12, "per": "maand"}),
        ("duaal", {"kind": "hobby"}),
        ("ontzorgen.start", "2026-02-30"),
        ("ontzorgen.einde", 5),
        ("ontzorgen.vorm", "volledig"),
        ("begeleiding", {"what": ("wonen", 3)}),
        ("vve.r1", {"what": "thuis"}),
        ("vve.r1", {"what": "opvang", "waiting": "ja"}),
        ("voortgang", {"days": ("2026-12-07", "ooit")}),
        ("toestemming.examen_a2", "misschien"),
        ("uren.pvt", {"hours": -1, "on": "2026-09-01"}),
        ("uren.pvt", {"hours": 3}),
    ],
)
def test_what_cannot_be_read_is_left_out_and_named(key: str, value: JsonValue) -> None:
    found = read({key: value})
    assert found.unreadable == {key}
    assert found == PlanElements(unreadable=frozenset({key}))


def test_a_field_of_a_later_version_does_not_hide_the_rest() -> None:
    found = read({"duaal": {"kind": "werk", "what": "bakker", "uren": 8}})
    assert found.dual == Dual(DualKind.WORK, "bakker")


def test_two_desks_that_differ_are_a_conflict_and_count_as_not_decided() -> None:
    other = change("intensiteit.map", {"hours": 44, "per": "totaal"}, ChangeKind.DECISION, 90)
    found = read({"intensiteit.map": {"hours": 40, "per": "totaal"}, "niveau": "b1"}, other)
    assert found.conflicts == {"intensiteit.map"} and Part.MAP not in found.intensity
    assert found.level is LanguageAim.B1


def test_only_its_own_keys_are_read() -> None:
    assert not is_element_key("leerroute") and not is_element_key("reden.b1")
    assert all(is_element_key(key) for key in WHOLE)
    assert read({"leerroute": "b1", "reden.b1": "past", "vorig_pip": {}}) == PlanElements()
