"""Vaststellen: what is refused beside which field, what begins to run, how a plan is changed afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.domain.changes import Change, ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.synclink.policy import privacy_class
from desktop.usecases.decision_shown import DecisionShown
from desktop.usecases.dossiers import caseload
from desktop.usecases.establish import (
    Establishing,
    establish_pip,
    record_bekendmaking,
    settle_decisions,
)
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, choose_route, give_reason, make_ready, plan_board
from desktop.usecases.print_paper import make_paper
from desktop.usecases.recording import pen
from desktop.usecases.revision import (
    begin_revision,
    decision_screen,
    forget_previous_pip,
    record_previous_pip,
    record_scale_down,
    stop_revision,
    take_back_scale_down,
)
from sync.protocol.model import PrivacyClass
from tests.builders import ASIEL, Workplace, carry, workplace
from tests.plan_place import DECISION, NOVEMBER, agreed, chosen, intake, november, ready


@pytest.fixture
def place() -> Workplace:
    return november()


def refused(place: Workplace, dossier: DossierId, typed: Establishing) -> tuple[RefusalCode, str | None]:
    with pytest.raises(Refusal) as told:
        establish_pip(place.desk, dossier, typed)
    return told.value.code, told.value.field


def until(shown: DecisionShown) -> dict[str, str]:
    return {term.kind: term.until for term in shown.terms}


def versions(place: Workplace, dossier: DossierId) -> list[Change]:
    with place.desk.unit_of_work() as work:
        return list(work.changes.of(dossier, ChangeKind.PIP_VERSION))


def established(place: Workplace, route: Leerroute = Leerroute.B1) -> DossierId:
    dossier = ready(place, route)
    establish_pip(place.desk, dossier, DECISION)
    return dossier


def changed(place: Workplace, dossier: DossierId, route: Leerroute = Leerroute.Z_ROUTE) -> None:
    """A revision with another route, up to 'gereed'."""
    begin_revision(place.desk, dossier, "leerroute", "De lessen gaan te snel.")
    chosen(place, dossier, route)
    agreed(place, dossier)
    make_ready(place.desk, dossier)


def test_the_first_decision_starts_the_three_years(place: Workplace) -> None:
    """R-TRM-04, R-TRM-06, R-TRM-10: the worked dates of 5 November 2026."""
    dossier = ready(place)
    before = decision_screen(place.desk, dossier)
    assert set(until(before).values()) == {""}, "nothing runs before the decision"
    assert before.can_establish and not before.needs_early_reason
    outcome = establish_pip(place.desk, dossier, DECISION)
    assert until(outcome.shown) == {
        "inburgeringstermijn": "maandag 5 november 2029",
        "schakelen": "vrijdag 5 mei 2028",
        "bezwaar": "vrijdag 18 december 2026",
    }
    assert outcome.shown.status == "vastgesteld" and not outcome.shown.can_establish
    version, reasons = outcome.changes
    assert isinstance(version.value, dict) and isinstance(reasons.value, dict)
    assert version.value["dagtekening_initieel"] == "2026-11-05" and version.value["form"] == "besluit"
    assert version.value["mandate"] == {"name": "N. de Wit", "function": "teamleider inburgering"}
    assert "reden.b1" in reasons.value and "gewogen" not in str(version.value)
    assert version.parents == () and not [one for one in versions(place, dossier) if one.parents]


def test_lists_say_that_the_plan_is_vastgesteld_and_that_it_is_being_changed(place: Workplace) -> None:
    dossier = established(place)
    (row,) = caseload(place.desk).rows
    assert (row.status, row.clock.words) == ("Plan is vastgesteld", "plan vastgesteld")
    begin_revision(place.desk, dossier, "fout", "De school is een andere.")
    record_answer(place.desk, dossier, "W08", "Kok")
    make_paper(place.desk, dossier)
    (row,) = caseload(place.desk).rows
    assert (row.status, row.clock.words) == ("Plan wordt gewijzigd", "plan vastgesteld")
    assert plan_board(place.desk, dossier).status == "concept"
    assert decision_screen(place.desk, dossier).title == "Het plan geldt en wordt gewijzigd"


IMPOSSIBLE: tuple[tuple[dict[str, str], RefusalCode, str], ...] = (
    ({"dagtekening": ""}, RefusalCode.NOT_A_DATE, "dagtekening"),
    ({"dagtekening": "5 nov"}, RefusalCode.NOT_A_DATE, "dagtekening"),
    ({"dagtekening": "31-11-2026"}, RefusalCode.IMPOSSIBLE_DATE, "dagtekening"),
    ({"dagtekening": "11-11-2026"}, RefusalCode.DATE_IN_FUTURE, "dagtekening"),
    ({"dagtekening": "10-6-2026"}, RefusalCode.BEFORE_KENNISGEVING, "dagtekening"),
    ({"dagtekening": "31-12-2021"}, RefusalCode.BEFORE_ACT, "dagtekening"),
    ({"mandate_name": " "}, RefusalCode.MANDATE_MISSING, "mandate_name"),
    ({"mandate_function": ""}, RefusalCode.MANDATE_MISSING, "mandate_function"),
    ({"bekendmaking": "4-11-2026"}, RefusalCode.BEFORE_DAGTEKENING, "bekendmaking"),
    ({"bekendmaking": "12-12-2026"}, RefusalCode.DATE_IN_FUTURE, "bekendmaking"),
    ({"decision_number": "x" * 101}, RefusalCode.TOO_LONG, "decision_number"),
    ({"mandate_name": "N.\x07"}, RefusalCode.NOT_PRINTABLE_TEXT, "mandate_name"),
)


def test_what_cannot_be_is_refused_beside_its_field_and_nothing_is_written(place: Workplace) -> None:
    """R-TRM-04: a dagtekening ahead, before the act, before DUO's letter."""
    dossier = ready(place)
    before = versions(place, dossier)
    for typed, code, field in IMPOSSIBLE:
        assert refused(place, dossier, replace(DECISION, **typed)) == (code, field), typed
    assert versions(place, dossier) == before


def test_the_day_of_the_letter_itself_is_no_contradiction(place: Workplace) -> None:
    dossier = ready(place)
    assert establish_pip(place.desk, dossier, replace(DECISION, dagtekening="11-6-2026")).changes


def test_only_a_plan_that_is_ready_and_still_the_plan_can_be_established(place: Workplace) -> None:
    dossier = intake(place)
    assert refused(place, dossier, DECISION)[0] in (RefusalCode.PLAN_INCOMPLETE, RefusalCode.ROUTE_NOT_CHOSEN)
    assert len(decision_screen(place.desk, dossier).missing) > 1, "all that is missing, at once"
    chosen(place, dossier)
    agreed(place, dossier)
    assert refused(place, dossier, DECISION)[0] is RefusalCode.NOT_READY
    make_ready(place.desk, dossier)
    give_reason(place.desk, dossier, Leerroute.Z_ROUTE, "Met hulp is meer haalbaar.")
    assert refused(place, dossier, DECISION)[0] is RefusalCode.PLAN_CHANGED
    make_ready(place.desk, dossier)
    establish_pip(place.desk, dossier, DECISION)
    assert refused(place, dossier, DECISION)[0] is RefusalCode.ALREADY_ESTABLISHED


def test_who_is_not_here_yet_has_an_advice_and_a_decision_asks_for_a_word(place: Workplace) -> None:
    """The azc: PIP-advies by default, because the dagtekening starts the term (R-TRM-04)."""
    dossier = intake(place, {**ASIEL, "H01": "azc"})
    chosen(place, dossier)
    agreed(place, dossier)
    (advice,) = make_ready(place.desk, dossier).changes
    assert isinstance(advice.value, dict) and advice.value["form"] == "advies"
    assert decision_screen(place.desk, dossier).needs_early_reason
    assert refused(place, dossier, DECISION) == (RefusalCode.EARLY_DECISION, "early_reason")
    said = replace(DECISION, early_reason="De woning is er over een week.")
    shown = establish_pip(place.desk, dossier, said).shown
    assert shown.status == "vastgesteld"
    assert "Waarom nu al: De woning is er over een week." in shown.versions[0].reasons


def test_a_decided_plan_is_only_made_ready_again_with_a_reason(place: Workplace) -> None:
    """F73: a category and a text, in the list of changes."""
    dossier = established(place)
    record_answer(place.desk, dossier, "W08", "Kok")
    with pytest.raises(Refusal) as told:
        make_ready(place.desk, dossier)
    assert told.value.code is RefusalCode.REVISION_NOT_BEGUN
    for category, reason, code in (
        ("", "Nieuw werk", RefusalCode.CATEGORY_MISSING),
        ("omstandigheden", " ", RefusalCode.REASON_MISSING),
    ):
        with pytest.raises(Refusal) as told:
            begin_revision(place.desk, dossier, category, reason)
        assert told.value.code is code
    shown = begin_revision(place.desk, dossier, "omstandigheden", "Nieuw werk").shown
    assert shown.revision == ("omstandigheden", "Nieuw werk")
    assert any("Kok" in words for words in shown.pending)
    make_ready(place.desk, dossier)
    shown = establish_pip(
        place.desk, dossier, replace(DECISION, dagtekening="9-11-2026", bekendmaking="")
    ).shown
    newest = shown.versions[0]
    assert newest.reasons == ("Iets is veranderd voor de persoon.", "Reden: Nieuw werk")
    assert "Besluit (wijziging) van maandag 9 november 2026." in newest.told
    assert any("blijft" in words for words in newest.changes)
    assert until(shown)["inburgeringstermijn"] == "maandag 5 november 2029", "R-TRM-05"
    assert shown.revision is None, "done with the decision"


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
    typed = replace(DECISION, dagtekening=f"{now.day}-{now.month}-{now.year}", bekendmaking="")
    if is_late:
        assert refused(place, dossier, typed) == (RefusalCode.LATE_SWITCH, "late_reason")
        typed = replace(typed, late_reason="Het ziekenhuis duurde lang.")
    shown = establish_pip(place.desk, dossier, typed).shown
    assert "andere leerroute" in shown.versions[0].told[1]
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
    (change,) = outcome.changes
    assert privacy_class(change, place.desk.packs) is PrivacyClass.SPECIAL
    assert outcome.shown.pending == ("Uw examens mogen op niveau A2.",)
    make_ready(place.desk, dossier)
    typed = replace(DECISION, dagtekening="10-11-2026", bekendmaking="")
    shown = establish_pip(place.desk, dossier, typed).shown
    assert "examens op A2" in shown.versions[0].told[1]
    begin_revision(place.desk, dossier, "voortgang", "Het gaat toch beter.")
    assert take_back_scale_down(place.desk, dossier).shown.pending == ("Uw examens zijn weer op niveau B1.",)


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


def test_the_letter_may_go_later_and_bezwaar_counts_from_it(place: Workplace) -> None:
    """R-TRM-10; the version itself never changes."""
    dossier = ready(place)
    shown = establish_pip(place.desk, dossier, replace(DECISION, bekendmaking="")).shown
    assert not shown.has_bekendmaking and until(shown)["bezwaar"] == "donderdag 17 december 2026"
    before = versions(place, dossier)
    for day, code in (("", RefusalCode.NOT_A_DATE), ("4-11-2026", RefusalCode.BEFORE_DAGTEKENING)):
        with pytest.raises(Refusal) as told:
            record_bekendmaking(place.desk, dossier, day)
        assert told.value.code is code
    shown = record_bekendmaking(place.desk, dossier, "10-11-2026").shown
    assert until(shown)["bezwaar"] == "dinsdag 22 december 2026"
    assert record_bekendmaking(place.desk, dossier, "10-11-2026").changes == ()
    assert versions(place, dossier) == before


def test_two_laptops_that_both_established_wait_for_a_person(place: Workplace) -> None:
    dossier = ready(place)
    other = workplace("desk-b", now=NOVEMBER)
    carry(place.desk, other.desk, dossier)
    establish_pip(place.desk, dossier, DECISION)
    establish_pip(other.desk, dossier, replace(DECISION, dagtekening="9-11-2026", bekendmaking=""))
    carry(place.desk, other.desk, dossier, n=2)
    shown = decision_screen(other.desk, dossier)
    (pair,) = shown.disputes
    assert len(pair) == 2 and until(shown)["inburgeringstermijn"] == "maandag 5 november 2029"
    begin_revision(other.desk, dossier, "fout", "Er zijn er twee.")
    assert refused(other, dossier, DECISION)[0] is RefusalCode.TWO_DECISIONS
    shown = settle_decisions(other.desk, dossier, pair[1].key).shown
    assert shown.disputes == () and until(shown)["inburgeringstermijn"]
    with pytest.raises(ValueError, match="no such choice"):
        settle_decisions(other.desk, dossier, pair[0].key)
    assert len(versions(other, dossier)) == 3, "nothing was thrown away"


def test_words_of_reasons_are_sealed_apart_and_a_version_is_not(place: Workplace) -> None:
    dossier = established(place)
    begin_revision(place.desk, dossier, "fout", "Iets")
    with place.desk.unit_of_work() as work:
        found = list(work.changes.of(dossier))
    classes = {c.key: privacy_class(c, place.desk.packs) for c in found if c.kind is ChangeKind.DECISION}
    worded = {key for key in classes if key.startswith(("reden.", "redenen."))}
    assert len(worded) >= 6 and {classes[key] for key in worded} == {PrivacyClass.SPECIAL}
    assert classes["herziening"] is PrivacyClass.NORMAL
    assert {privacy_class(c, place.desk.packs) for c in versions(place, dossier)} == {PrivacyClass.NORMAL}


def test_a_version_from_another_desk_with_a_broken_day_starts_no_clock(place: Workplace) -> None:
    dossier = ready(place)
    with place.desk.unit_of_work() as work:
        value = {"number": 9, "status": "vastgesteld", "route": "b1", "dagtekening": "2026-13-01"}
        pen(place.desk, work, dossier, ChangeKind.PIP_VERSION, "elders", value)
        work.commit()
    shown = decision_screen(place.desk, dossier)
    assert set(until(shown).values()) == {""} and shown.holds is not None
    assert place.desk.clock.today() == date(2026, 11, 10)
