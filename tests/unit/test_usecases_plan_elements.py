"""Agreements written down on a desk: proposals, refusals at the field, drafts, two laptops, things to do."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.domain.changes import ChangeKind, JsonValue
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import ChangeId, DossierId
from desktop.domain.plan_needs import Weight
from desktop.synclink.policy import privacy_class
from desktop.usecases.dossier_page import dossier_page
from desktop.usecases.pip import Leerroute, choose_route, plan_board
from desktop.usecases.plan_elements import (
    Raw,
    confirm_proposals,
    elements_shown,
    keep_element_draft,
    record_element,
)
from desktop.usecases.recording import pen
from desktop.usecases.sealing import missing_of, seal_dossier
from desktop.usecases.settle import settle
from desktop.usecases.talk import Talk, load_talk
from desktop.usecases.tasks import tasks_of
from sync.protocol.model import PrivacyClass
from tests.builders import ASIEL, Workplace, carry, plan_element, workplace
from tests.fakes import MORNING, SetClock
from tests.store_cases import DictKeyStore, Person

HOURS: Raw = {"hours": "12", "per": "week", "start": "5-10-2026"}


@pytest.fixture
def place() -> Workplace:
    return workplace()


def begun(place: Workplace, route: Leerroute = Leerroute.B1) -> DossierId:
    dossier = place.begin("Filmon", "ti")
    place.answer(dossier, **ASIEL)
    choose_route(place.desk, dossier, route)
    return dossier


def refused(place: Workplace, dossier: DossierId, key: str, raw: Raw) -> tuple[RefusalCode, str | None]:
    with pytest.raises(Refusal) as caught:
        record_element(place.desk, dossier, 4, key, raw)
    return caught.value.code, caught.value.field


def value_of(place: Workplace, dossier: DossierId, key: str) -> JsonValue:
    with place.desk.unit_of_work() as work:
        (head,) = work.changes.heads(dossier)[(ChangeKind.DECISION, key)]
    return head.value


def test_an_agreement_is_kept_and_shown_in_words(place: Workplace) -> None:
    dossier = begun(place)
    outcome = record_element(place.desk, dossier, 4, "intensiteit.leerroute", HOURS)
    assert len(outcome.changes) == 1
    one = plan_element(place.desk, dossier, "intensiteit.leerroute")
    assert one.words == "12 uur per week, vanaf 5 oktober 2026" and not one.is_open
    assert one.fields == {"hours": "12", "per": "week", "start": "5-10-2026"}


def test_the_same_agreement_again_writes_nothing(place: Workplace) -> None:
    dossier = begun(place)
    record_element(place.desk, dossier, 4, "intensiteit.leerroute", HOURS)
    assert record_element(place.desk, dossier, 4, "intensiteit.leerroute", HOURS).changes == ()
    assert record_element(place.desk, dossier, 4, "les", {"school": "", "days": ()}).changes == ()


def test_an_empty_form_takes_the_agreement_back(place: Workplace) -> None:
    dossier = begun(place)
    record_element(place.desk, dossier, 4, "duaal", {"kind": "werk", "what": "bakkerij"})
    (change,) = record_element(place.desk, dossier, 4, "duaal", {"kind": "", "what": ""}).changes
    assert change.value is None and plan_element(place.desk, dossier, "duaal").is_open


@pytest.mark.parametrize(
    ("key", "raw", "code", "field"),
    [
        ("intensiteit.map", {"hours": "0", "per": "totaal"}, RefusalCode.OUT_OF_RANGE, "hours"),
        ("intensiteit.map", {"hours": "-4", "per": "totaal"}, RefusalCode.NOT_A_NUMBER, "hours"),
        ("intensiteit.leerroute", {"hours": "61", "per": "week"}, RefusalCode.OUT_OF_RANGE, "hours"),
        ("intensiteit.leerroute", {"hours": "12", "per": ""}, RefusalCode.UNKNOWN_CHOICE, "per"),
        (
            "intensiteit.leerroute",
            {"hours": "12", "per": "week", "start": "1-6-2026"},
            RefusalCode.BEFORE_KENNISGEVING,
            "start",
        ),
        ("les", {"school": "Taalhuis", "start": "31-2-2027"}, RefusalCode.IMPOSSIBLE_DATE, "start"),
        ("les", {"school": "Taalhuis", "days": ("ma_nacht",)}, RefusalCode.UNKNOWN_CHOICE, "days"),
        ("les", {"school": "x" * 101}, RefusalCode.TOO_LONG, "school"),
        ("niveau", {"value": "a2"}, RefusalCode.UNKNOWN_CHOICE, "value"),
        ("ontzorgen.vorm", {"form": "deels", "reason": " "}, RefusalCode.REASON_MISSING, "reason"),
        ("ontzorgen.start", {"value": "1-12-2021"}, RefusalCode.DATE_TOO_OLD, "value"),
        ("ontzorgen.einde", {"value": "1-12-2026"}, RefusalCode.BEFORE_OTHER_DAY, "value"),
        ("vve.r1", {"what": "", "where": "De Boot"}, RefusalCode.UNKNOWN_CHOICE, "what"),
        (
            "vve.r1",
            {"what": "opvang", "waiting": "ja", "since": "1-12-2026"},
            RefusalCode.DATE_IN_FUTURE,
            "since",
        ),
        ("voortgang", {"days": "7-12-2026\nooit"}, RefusalCode.NOT_A_DATE, "days"),
        ("voortgang", {"days": "1-6-2026"}, RefusalCode.BEFORE_KENNISGEVING, "days"),
        ("uren.map", {"hours": "6", "on": "16-9-2026"}, RefusalCode.DATE_IN_FUTURE, "on"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field_and_nothing_is_written(
    place: Workplace, key: str, raw: Raw, code: RefusalCode, field: str
) -> None:
    dossier = begun(place)
    assert refused(place, dossier, key, raw) == (code, field)
    with place.desk.unit_of_work() as work:
        assert (ChangeKind.DECISION, key) not in work.changes.heads(dossier)


def test_bijstand_does_not_begin_before_the_person_was_coupled(place: Workplace) -> None:
    dossier = begun(place)
    place.answer(dossier, P10={"gemeente": "Voorbeeldstad", "sinds": "1-5-2026"})
    wrong = refused(place, dossier, "ontzorgen.start", {"value": "1-4-2026"})
    assert wrong == (RefusalCode.BEFORE_OTHER_DAY, "value")
    record_element(place.desk, dossier, 7, "ontzorgen.start", {"value": "15-9-2026"})
    before = refused(place, dossier, "ontzorgen.einde", {"value": "1-9-2026"})
    assert before == (RefusalCode.BEFORE_OTHER_DAY, "value")


def test_r_ont_01_the_period_and_its_reason_are_shown_and_r_ont_05_ends_it_sooner(place: Workplace) -> None:
    dossier = begun(place)
    block = record_element(place.desk, dossier, 7, "ontzorgen.start", {"value": "15-9-2026"}).shown
    assert block.period == "Ontzorgen van dinsdag 15 september 2026 tot en met zondag 14 maart 2027."
    assert block.period_why is not None and block.period_why.sources[0].article == "Participatiewet art. 56a"
    assert block.is_lean_now and "maandag 14 december 2026" in block.lean  # R-ONT-06
    shorter = record_element(place.desk, dossier, 7, "ontzorgen.einde", {"value": "30-11-2026"}).shown
    assert shorter.period.endswith("tot en met maandag 30 november 2026.")


def test_proposals_are_confirmed_by_a_person_and_only_where_nothing_stands(place: Workplace) -> None:
    dossier = begun(place)
    record_element(place.desk, dossier, 5, "intensiteit.pvt", {"hours": "14", "per": "totaal"})
    block = elements_shown(place.desk, dossier, 5)
    assert block.proposals == ("intensiteit.map",)
    assert next(one for one in block.elements if one.key == "intensiteit.map").proposal_words == (
        "40 uur in totaal"
    )
    outcome = confirm_proposals(place.desk, dossier, 5, ("intensiteit.map", "intensiteit.pvt"))
    assert [change.key for change in outcome.changes] == ["intensiteit.map"]
    assert value_of(place, dossier, "intensiteit.pvt") == {"hours": 14, "per": "totaal", "from": ""}


def test_fewer_hours_than_the_law_asks_are_kept_with_a_question(place: Workplace) -> None:
    dossier = begun(place)
    block = record_element(
        place.desk, dossier, 5, "intensiteit.map", {"hours": "20 uur", "per": "totaal"}
    ).shown
    (map_hours,) = [one for one in block.elements if one.key == "intensiteit.map"]
    assert map_hours.words == "20 uur in totaal" and "40 uur" in map_hours.warnings[0]


def test_hours_so_far_are_told_as_so_many_of_so_many(place: Workplace) -> None:
    dossier = begun(place, Leerroute.Z_ROUTE)
    block = record_element(place.desk, dossier, 5, "uren.participatie", {"hours": "120", "on": ""}).shown
    words = {count.element.key: count.element.words for count in block.counts}
    assert words["uren.participatie"] == "120 van 800 uur op dinsdag 15 september 2026"
    assert words["uren.map"] == "0 van 40 uur"


def test_a_half_typed_form_is_a_draft_until_it_is_recorded(place: Workplace) -> None:
    dossier = begun(place)
    keep_element_draft(place.desk, dossier, "les", {"school": "Taalhu", "days": ("ma_ochtend",)})
    one = plan_element(place.desk, dossier, "les")
    assert one.draft == {"school": "Taalhu", "days": ("ma_ochtend",)} and one.is_open
    record_element(place.desk, dossier, 4, "les", {"school": "Taalhuis", "days": ("ma_ochtend",)})
    one = plan_element(place.desk, dossier, "les")
    assert one.draft == {} and one.words == "Taalhuis, maandag ochtend"


def test_two_laptops_that_differ_are_shown_and_a_person_chooses(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = begun(place)
    carry(place.desk, other.desk, dossier)
    record_element(place.desk, dossier, 4, "intensiteit.leerroute", HOURS)
    record_element(other.desk, dossier, 4, "intensiteit.leerroute", {"hours": "15", "per": "week"})
    carry(other.desk, place.desk, dossier)
    one = plan_element(place.desk, dossier, "intensiteit.leerroute")
    assert one.is_open and sorted(said.words for said in one.said_twice) == [
        "12 uur per week, vanaf 5 oktober 2026",
        "15 uur per week",
    ]
    wanted = next(said.change for said in one.said_twice if said.words == "15 uur per week")
    seen = tuple(ChangeId(said.change) for said in one.said_twice)
    settle(place.desk, dossier, "decision:intensiteit.leerroute", seen, ChangeId(wanted), "Zij werkt erbij")
    one = plan_element(place.desk, dossier, "intensiteit.leerroute")
    assert one.words == "15 uur per week" and not one.said_twice


def test_what_another_version_wrote_is_told_and_not_shown_as_agreed(place: Workplace) -> None:
    dossier = begun(place)
    with place.desk.unit_of_work() as work:
        pen(place.desk, work, dossier, ChangeKind.DECISION, "duaal", {"kind": "hobby"})
        work.commit()
    one = plan_element(place.desk, dossier, "duaal")
    assert one.is_unreadable and one.is_open and one.words == ""


def test_r_vgg_01_the_days_of_the_talks_are_on_the_list_of_things_to_do(place: Workplace) -> None:
    dossier = begun(place)
    block = elements_shown(place.desk, dossier, 8)
    assert block.norm == "8 gesprekken (begrotingsnorm, geen plicht)" and block.note
    days: Raw = {"days": "1-3-2027\n7-12-2026, 7-12-2026"}
    shown = record_element(place.desk, dossier, 8, "voortgang", days).shown
    assert [day.words for day in shown.talk_days] == ["maandag 7 december 2026", "maandag 1 maart 2027"]
    due = [task.due for task in tasks_of(place.desk, dossier) if task.what == "Voortgangsgesprek"]
    assert [str(day) for day in due] == ["2026-12-07", "2027-03-01"]
    record_element(place.desk, dossier, 8, "voortgang", {"days": "1-3-2027"})
    left = [task.due for task in tasks_of(place.desk, dossier) if task.what == "Voortgangsgesprek"]
    assert [str(day) for day in left] == ["2027-03-01"]


def test_r_vve_01_a_young_child_has_a_card_of_its_own_and_a_wait_blocks(place: Workplace) -> None:
    dossier = begun(place)
    place.add_row(dossier, "G03", kind="dochter", leeftijd="3", woont="bij_mij")
    (child,) = elements_shown(place.desk, dossier, 6).elements
    assert child.title == "Dochter, 3 jaar" and child.weight is Weight.NEEDED and child.is_open
    raw: Raw = {"what": "peuterschool", "where": "De Boot", "waiting": "ja", "since": "1-8"}
    block = record_element(place.desk, dossier, 6, child.key, raw).shown
    assert block.elements[0].words == "peuterschool, De Boot; op een wachtlijst sinds 1 augustus 2026"
    assert [one.words for one in block.blocked] == ["Er is een wachtlijst voor opvang of peuterschool."]


def test_while_the_doelgroep_is_not_known_there_is_nothing_to_agree_on(place: Workplace) -> None:
    dossier = place.begin("Filmon", "ti")
    block = elements_shown(place.desk, dossier, 5)
    assert block.elements == () and "doelgroep" in block.note


def test_who_does_not_belong_here_gets_no_agreements(place: Workplace) -> None:
    dossier = place.begin("Yonas", "ti")
    place.answer(dossier, P09="wi2013")
    assert refused(place, dossier, "duaal", {"kind": "werk"})[0] is RefusalCode.NOT_WI2021


def test_why_not_full_ontzorgen_is_sealed_apart_and_hours_are_not(place: Workplace) -> None:
    dossier = begun(place)
    form: Raw = {"form": "deels", "reason": "De huur betaalt zij zelf."}
    (reason,) = record_element(place.desk, dossier, 7, "ontzorgen.vorm", form).changes
    (hours,) = record_element(place.desk, dossier, 4, "intensiteit.leerroute", HOURS).changes
    assert privacy_class(reason, place.desk.packs) is PrivacyClass.SPECIAL
    assert privacy_class(hours, place.desk.packs) is PrivacyClass.NORMAL


def test_children_without_a_minder_are_a_signal_a_task_and_a_blocker_of_the_summary(place: Workplace) -> None:
    dossier = begun(place)
    place.add_row(dossier, "G03", kind="zoon", leeftijd="5", woont="bij_mij")
    place.answer(dossier, G06="niemand")
    texts = [signal.text for signal in dossier_page(place.desk, dossier).signals]
    words = "Nog niemand past op de kinderen tijdens de les."
    assert words in texts and words in plan_board(place.desk, dossier).warnings
    assert "regel.opvang" in {task.key for task in tasks_of(place.desk, dossier)}
    with place.desk.unit_of_work() as work:
        (summary,) = seal_dossier(place.desk, work, dossier)[1]
        work.commit()
    assert isinstance(summary.value, dict) and "opvang_niemand" in summary.value["blockers"]


def test_a_plan_without_its_agreements_is_not_gereed(place: Workplace) -> None:
    dossier = begun(place)
    lacking = {item.element for item in missing_of(load(place, dossier)) if item.element}
    assert lacking == {"intensiteit.leerroute", "intensiteit.map", "intensiteit.pvt"}
    place.agree(dossier)
    assert not {item.element for item in missing_of(load(place, dossier)) if item.element}


def load(place: Workplace, dossier: DossierId) -> Talk:
    with place.desk.unit_of_work() as work:
        return load_talk(place.desk, work, dossier)


def test_agreements_stand_in_the_encrypted_store_as_they_were_written(tmp_path: Path) -> None:
    person = Person(tmp_path, SetClock(MORNING), DictKeyStore())
    store = person.make()
    place = workplace(unit_of_work=store.unit_of_work)
    dossier = begun(place)
    lesson: Raw = {"school": "Taalhuis", "days": ("ma_ochtend", "wo_ochtend"), "online": "nee"}
    record_element(place.desk, dossier, 4, "les", lesson)
    record_element(place.desk, dossier, 8, "voortgang", {"days": "7-12-2026"})
    keep_element_draft(place.desk, dossier, "duaal", {"kind": "werk", "what": "bak"})
    store.close()
    store = person.open()
    again = workplace(unit_of_work=store.unit_of_work)
    assert plan_element(again.desk, dossier, "les").fields["days"] == ("ma_ochtend", "wo_ochtend")
    assert plan_element(again.desk, dossier, "duaal").draft == {"kind": "werk", "what": "bak"}
    assert record_element(again.desk, dossier, 4, "les", lesson).changes == ()
    assert record_element(again.desk, dossier, 8, "voortgang", {"days": "7-12-2026"}).changes == ()
    store.close()
