"""Changing what was decided: begun with a reason, another route, exams on A2, a plan from elsewhere."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.domain.changes import JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.synclink.policy import privacy_class
from desktop.usecases.establish import (
    establish_pip,
)
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, choose_route, make_ready
from desktop.usecases.plan_elements import Raw, confirm_proposals, record_element
from desktop.usecases.revision import (
    begin_revision,
    decision_screen,
    forget_previous_pip,
    record_previous_pip,
    record_scale_down,
    stop_revision,
    take_back_scale_down,
)
from desktop.usecases.sealing import summary_of
from desktop.usecases.talk import load_talk
from sync.protocol.model import PrivacyClass
from tests.builders import ASIEL, Workplace
from tests.plan_place import (
    DECISION,
    agreed,
    changed,
    chosen,
    established,
    intake,
    november,
    ready,
    refused,
    until,
    versions,
)


@pytest.fixture
def place() -> Workplace:
    return november()


def summary_now(place: Workplace, dossier: DossierId) -> Mapping[str, JsonValue]:
    """What the back end would be told."""
    with place.desk.unit_of_work() as work:
        return summary_of(place.desk, load_talk(place.desk, work, dossier))


def test_a_revision_needs_a_decided_plan_and_can_be_stopped(place: Workplace) -> None:
    dossier = ready(place)
    with pytest.raises(Refusal) as told:
        begin_revision(place.desk, dossier, "fout", "Iets")
    assert told.value.code is RefusalCode.NOT_ESTABLISHED
    establish_pip(place.desk, dossier, DECISION)
    begin_revision(place.desk, dossier, "fout", "Iets")
    assert begin_revision(place.desk, dossier, "fout", "Iets").changes == ()
    assert stop_revision(place.desk, dossier).shown.revision is None
    assert stop_revision(place.desk, dossier).changes == ()


def test_a_next_decision_is_not_dated_before_the_one_before(place: Workplace) -> None:
    dossier = established(place)
    changed(place, dossier)
    early = replace(DECISION, dagtekening="4-11-2026", bekendmaking="")
    assert refused(place, dossier, early) == (RefusalCode.BEFORE_EARLIER_VERSION, "dagtekening")


@pytest.mark.parametrize(
    ("old", "new", "now", "is_late"),
    [
        (Leerroute.B1, Leerroute.Z_ROUTE, datetime(2028, 5, 5, 9, tzinfo=UTC), False),
        (Leerroute.B1, Leerroute.Z_ROUTE, datetime(2028, 5, 6, 9, tzinfo=UTC), True),
        (Leerroute.ONDERWIJS, Leerroute.B1, datetime(2029, 5, 6, 9, tzinfo=UTC), False),
    ],
)
def test_a_late_change_of_route_is_said_and_asks_for_a_reason(
    place: Workplace, old: Leerroute, new: Leerroute, now: datetime, is_late: bool
) -> None:
    """R-TRM-06: in time on the last day; R-TRM-07: from onderwijs to B1 there is none."""
    dossier = established(place, old)
    place.clock.set_to(now)
    changed(place, dossier, new)
    shown = decision_screen(place.desk, dossier)
    assert shown.switch is not None and shown.switch.is_late is is_late
    told = summary_now(place, dossier)
    assert (told["switched"], told["route"], told["status"]) == (False, old.value, "vastgesteld")
    assert (told["dagtekeningInitieel"], told["termEnd"]) == ("2026-11-05", "2029-11-05")
    typed = replace(DECISION, dagtekening=f"{now.day}-{now.month}-{now.year}", bekendmaking="")
    if is_late:
        assert refused(place, dossier, typed) == (RefusalCode.LATE_SWITCH, "late_reason")
        typed = replace(typed, late_reason="Het ziekenhuis duurde lang.")
    shown = establish_pip(place.desk, dossier, typed).shown
    assert "andere leerroute" in shown.versions[0].told[1]
    told = summary_now(place, dossier)
    assert (told["switched"], told["route"], told["status"]) == (True, new.value, "vastgesteld")
    assert until(shown)["inburgeringstermijn"] == "maandag 5 november 2029"


def test_the_end_of_changing_route_is_told_three_months_ahead(place: Workplace) -> None:
    """R-TRM-06."""
    dossier = established(place)
    place.clock.set_to(datetime(2028, 2, 6, 9, tzinfo=UTC))
    changed(place, dossier)
    switch = decision_screen(place.desk, dossier).switch
    assert switch is not None and not switch.is_late and switch.words.endswith("Dat is binnenkort.")


TOO_SOON = (
    ("veel", "ja", "ja", "Traag", RefusalCode.NOT_A_NUMBER, "hours"),
    ("99999", "ja", "ja", "Traag", RefusalCode.OUT_OF_RANGE, "hours"),
    ("599", "ja", "ja", "Traag", RefusalCode.SCALE_DOWN_HOURS, "hours"),
    ("600", "nee", "ja", "Traag", RefusalCode.SCALE_DOWN_KEURMERK, "keurmerk"),
    ("600", "ja", "nee", "Traag", RefusalCode.SCALE_DOWN_EFFORT, "effort"),
    ("600", "ja", "ja", "", RefusalCode.REASON_MISSING, "scale_reason"),
)


def test_afschalen_is_refused_with_the_article_until_the_law_allows_it(place: Workplace) -> None:
    """R-B1-01 (BI 5.5)."""
    dossier = established(place)
    for hours, keurmerk, effort, reason, code, field in TOO_SOON:
        with pytest.raises(Refusal) as told:
            record_scale_down(place.desk, dossier, hours, keurmerk, effort, reason)
        assert (told.value.code, told.value.field) == (code, field)
        if code.name.startswith("SCALE"):
            assert "5.5" in told.value.facts["article"]


def test_afschalen_is_never_offered_at_the_start_nor_outside_the_b1_route(place: Workplace) -> None:
    """R-B1-01."""
    start = ready(place)
    with pytest.raises(Refusal) as told:
        record_scale_down(place.desk, start, "600", "ja", "ja", "Traag")
    assert told.value.code is RefusalCode.NOT_ESTABLISHED
    assert not decision_screen(place.desk, start).can_scale_down
    other = established(place, Leerroute.Z_ROUTE)
    with pytest.raises(Refusal) as told:
        record_scale_down(place.desk, other, "600", "ja", "ja", "Traag")
    assert told.value.code is RefusalCode.SCALE_DOWN_ROUTE


def test_afschalen_is_a_decision_of_its_own_with_its_change_in_simple_words(place: Workplace) -> None:
    """R-B1-01, R-TRM-05."""
    dossier = established(place)
    begin_revision(place.desk, dossier, "afschalen", "Na 620 uur is A2 het hoogst haalbare.")
    outcome = record_scale_down(place.desk, dossier, "620", "ja", "ja", "De school ziet genoeg inzet.")
    change, level = outcome.changes
    assert (level.key, level.value) == ("niveau", "a2")
    assert privacy_class(change, place.desk.packs) is PrivacyClass.SPECIAL
    assert outcome.shown.pending[0] == "Uw examens mogen op niveau A2."
    make_ready(place.desk, dossier)
    typed = replace(DECISION, dagtekening="10-11-2026", bekendmaking="")
    shown = establish_pip(place.desk, dossier, typed).shown
    assert "examens op A2" in shown.versions[0].told[1]
    begin_revision(place.desk, dossier, "voortgang", "Het gaat toch beter.")
    back = take_back_scale_down(place.desk, dossier).shown
    assert back.pending[0] == "Uw examens zijn weer op niveau B1."


def test_who_moved_here_keeps_route_and_term(place: Workplace) -> None:
    """R-OVG-06: new PIP here, old leerroute locked, term unchanged."""
    dossier = intake(place)
    shown = record_previous_pip(place.desk, dossier, "Elders", "z", "10-3-2025").shown
    assert until(shown)["inburgeringstermijn"] == "vrijdag 10 maart 2028"
    for route in (Leerroute.B1, Leerroute.ONDERWIJS):
        with pytest.raises(Refusal) as told:
            choose_route(place.desk, dossier, route)
            make_ready(place.desk, dossier)
        assert told.value.code is RefusalCode.ROUTE_LOCKED
    chosen(place, dossier, Leerroute.Z_ROUTE)
    agreed(place, dossier)
    make_ready(place.desk, dossier)
    shown = establish_pip(place.desk, dossier, DECISION).shown
    newest = shown.versions[0]
    assert "Besluit (na verhuizing) van donderdag 5 november 2026." in newest.told
    assert any("Elders" in told for told in newest.told)
    assert until(shown)["inburgeringstermijn"] == "vrijdag 10 maart 2028"
    (change,) = [c for c in versions(place, dossier) if isinstance(c.value, dict) and "mandate" in c.value]
    assert isinstance(change.value, dict) and change.value["dagtekening_initieel"] == "2025-03-10"
    told_on = summary_now(place, dossier)
    assert (told_on["dagtekeningInitieel"], told_on["dagtekening"]) == ("2025-03-10", "2026-11-05")
    in_time = "ja" if str(told_on["due"]) >= "2026-11-05" else "nee"
    assert told_on["metInTime"] == in_time, "held against the decision here, not that of before"
    with pytest.raises(Refusal) as told:
        forget_previous_pip(place.desk, dossier)
    assert told.value.code is RefusalCode.ALREADY_ESTABLISHED


@pytest.mark.parametrize(
    ("gemeente", "route", "day", "code", "field"),
    [
        ("", "z", "10-3-2025", RefusalCode.GEMEENTE_MISSING, "gemeente"),
        ("Elders", "", "10-3-2025", RefusalCode.ROUTE_NOT_CHOSEN, "route"),
        ("Elders", "z", "", RefusalCode.NOT_A_DATE, "first_day"),
        ("Elders", "z", "10-3-2027", RefusalCode.DATE_IN_FUTURE, "first_day"),
        ("Elders", "z", "10-3-2021", RefusalCode.BEFORE_ACT, "first_day"),
    ],
)
def test_a_plan_from_elsewhere_that_cannot_be_is_refused_beside_its_field(
    place: Workplace, gemeente: str, route: str, day: str, code: RefusalCode, field: str
) -> None:
    dossier = place.begin()
    with pytest.raises(Refusal) as told:
        record_previous_pip(place.desk, dossier, gemeente, route, day)
    assert (told.value.code, told.value.field) == (code, field)


def test_what_the_person_said_of_an_older_plan_is_proposed_and_not_taken_over(
    place: Workplace,
) -> None:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    record_answer(place.desk, dossier, "P15", {"ja_nee": "ja", "wat": ["inburgering"], "waar": "Elders"})
    record_answer(place.desk, dossier, "P16", {"ja_nee": "ja"})
    shown = decision_screen(place.desk, dossier)
    assert shown.previous is not None and shown.previous.is_proposed and shown.previous.gemeente == "Elders"
    assert until(shown)["inburgeringstermijn"] == "", "a word is no decision"
    record_previous_pip(place.desk, dossier, "Elders", "b1", "10-3-2025")
    assert until(decision_screen(place.desk, dossier))["inburgeringstermijn"]
    forget_previous_pip(place.desk, dossier)
    assert until(decision_screen(place.desk, dossier))["inburgeringstermijn"] == ""


def test_school_and_talk_days_carry_the_decision_out_and_ask_for_no_other(place: Workplace) -> None:
    """The days of the talks are proposed only once the plan is established: they may not undo that."""
    dossier = established(place)
    confirm_proposals(place.desk, dossier, 8, ["voortgang"])
    lesson: Raw = {"school": "De Brug", "place": "Zandoever", "start": "1-12-2026", "days": ("ma_ochtend",)}
    record_element(place.desk, dossier, 4, "les", lesson)
    shown = decision_screen(place.desk, dossier)
    assert (shown.status, shown.pending) == ("vastgesteld", ())
    record_element(place.desk, dossier, 4, "intensiteit.leerroute", {"hours": "10", "per": "week"})
    shown = decision_screen(place.desk, dossier)
    assert shown.status == "concept" and any("10" in one for one in shown.pending)


@pytest.mark.parametrize(
    ("block", "key", "raw"),
    [
        (4, "intensiteit.leerroute", {"hours": "10", "per": "week"}),
        (4, "niveau", {"value": "b2"}),
        (4, "duaal", {"what": "Garage", "kind": "werk"}),
        (5, "intensiteit.map", {"hours": "50", "per": "totaal"}),
        (5, "opleiding.afmaken", {"value": "ja"}),
        (7, "ontzorgen.start", {"value": "1-11-2026"}),
        (7, "ontzorgen.vorm", {"form": "deels", "reason": "De huur betaalt hij zelf."}),
        (7, "begeleiding", {"who": "VluchtelingenWerk", "what": ("digid",)}),
    ],
)
def test_every_element_that_the_law_names_is_part_of_what_was_decided(
    place: Workplace, block: int, key: str, raw: Raw
) -> None:
    """Domain file 2.1: with another value of it the plan is another one, whatever sentence it has."""
    dossier = established(place)
    (before,) = [v for v in versions(place, dossier) if isinstance(v.value, dict) and "mandate" in v.value]
    assert record_element(place.desk, dossier, block, key, raw).changes
    assert decision_screen(place.desk, dossier).status == "concept"
    assert before in versions(place, dossier), "what was decided stays as it was written down"


def test_what_another_route_left_behind_is_no_part_of_the_decision(place: Workplace) -> None:
    """R-MAP-02: the hours of a MAP that were agreed for the B1-route do not come into an onderwijs-plan."""
    dossier = intake(place)
    chosen(place, dossier)
    agreed(place, dossier)
    chosen(place, dossier, Leerroute.ONDERWIJS)
    agreed(place, dossier)
    make_ready(place.desk, dossier)
    value = versions(place, dossier)[-1].value
    assert isinstance(value, Mapping) and isinstance(value["agreed"], Mapping)
    assert "intensiteit.pvt" in value["agreed"] and "intensiteit.map" not in value["agreed"]
