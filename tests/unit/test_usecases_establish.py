"""Vaststellen: what is refused beside which field, what begins to run, how a plan is changed afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.choices import made_choices
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.pip_versions import versions_of
from desktop.synclink.policy import privacy_class
from desktop.usecases.dossiers import caseload
from desktop.usecases.establish import (
    HOLDS,
    establish_pip,
    record_bekendmaking,
    settle_decisions,
)
from desktop.usecases.interview import record_answer
from desktop.usecases.pip import Leerroute, give_reason, make_ready, plan_board
from desktop.usecases.print_paper import make_paper
from desktop.usecases.recording import pen
from desktop.usecases.revision import (
    begin_revision,
    decision_screen,
)
from desktop.usecases.talk import load_talk
from sync.protocol.model import PrivacyClass
from tests.builders import ASIEL, Workplace, carry, workplace
from tests.plan_place import (
    DECISION,
    NOVEMBER,
    agreed,
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
    with place.desk.unit_of_work() as work:
        (frozen,) = [one for one in versions_of(work.changes.heads(dossier)) if one.is_vastgesteld]
    (road,) = [line for line in frozen.lines if line.key == "plan.3.term"]
    assert "5 november 2029" in road.text and frozen.law["schakelen.months"] == "18"
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


def test_the_paper_is_a_concept_until_the_decision_and_again_once_it_is_changed(
    place: Workplace,
) -> None:
    dossier = ready(place)
    before = make_paper(place.desk, dossier).shown
    establish_pip(place.desk, dossier, DECISION)
    held = make_paper(place.desk, dossier)
    assert before.is_concept and not held.shown.is_concept
    assert held.shown.version == before.version + 1
    assert [change.kind for change in held.changes] == [ChangeKind.PAPER], "no version was made for it"
    begin_revision(place.desk, dossier, "fout", "Hij wil kok worden.")
    record_answer(place.desk, dossier, "W08", "Kok")
    assert make_paper(place.desk, dossier).shown.is_concept


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
    with pytest.raises(Refusal) as without:
        settle_decisions(other.desk, dossier, pair[1].key, " ")
    assert (without.value.code, without.value.field) == (RefusalCode.REASON_MISSING, HOLDS)
    done = settle_decisions(other.desk, dossier, pair[1].key, "De brief van 9 november ging uit")
    shown = done.shown
    with other.desk.unit_of_work() as work:
        (made,) = made_choices(load_talk(other.desk, work, dossier).heads)
    assert made.change == done.changes[0].id and made.reason == "De brief van 9 november ging uit"
    assert shown.disputes == () and until(shown)["inburgeringstermijn"]
    with pytest.raises(ValueError, match="no such choice"):
        settle_decisions(other.desk, dossier, pair[0].key, "Toch")
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
