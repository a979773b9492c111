"""The visit day: planning by hand, several places and days, what goes along, tasks; all without a network."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from desktop.domain.appointment import HEAD_APPOINTMENT
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.synclink.policy import privacy_class
from desktop.usecases.appointments import Typed, plan_appointment, planned, take_off
from desktop.usecases.dossiers import caseload
from desktop.usecases.interview import RawAnswer, close_talk, open_interview
from desktop.usecases.prepare_visit import AlongState, LackKind, look_through_day, visit_day
from desktop.usecases.recording import pen
from desktop.usecases.tasks import add_task, put_aside, set_done, take_on, tasks_of
from desktop.usecases.typed_days import read_day
from sync.protocol.model import PrivacyClass
from tests.builders import ASIEL, Workplace, carry, workplace
from tests.store_cases import person, sealed

TODAY = date(2026, 9, 15)


@pytest.fixture(params=["memory", "sqlcipher"])
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Workplace:
    if request.param == "memory":
        return workplace()
    store = person(tmp_path).make()
    request.addfinalizer(store.close)
    return workplace(unit_of_work=store.unit_of_work)


def from_office(place: Workplace, name: str, appointment: str, tolk: str = "") -> DossierId:
    """A dossier as the visit list of the office brings it."""
    dossier = place.begin(name)
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)[ChangeKind.DOSSIER, "head"]
        value = {"roepnaam": name, "language": "ar", "azc": "azc Zandoever", "room": "4",
                 "appointment": appointment, "tolk": tolk}  # fmt: skip
        pen(place.desk, work, dossier, ChangeKind.DOSSIER, "head", value, heads)
        work.commit()
    return dossier


def test_two_places_on_one_day_and_a_second_day_stand_on_the_list(place: Workplace) -> None:
    first, second, third = (place.begin(name) for name in ("Rima", "Yonas", "Hodan"))
    plan_appointment(place.desk, first, None, Typed("vandaag", "13:00", "azc De Wissel", "2"))
    plan_appointment(
        place.desk, second, None, Typed("15-9", "9.30", "azc Zandoever", "4", "48213", "telefoon")
    )
    plan_appointment(place.desk, third, None, Typed("morgen", "9", "azc Zandoever", "", "", "", "vrouw"))
    day = visit_day(place.desk)
    assert [(v.at, v.row.roepnaam, v.row.azc, v.row.tolk) for v in day.visits] == [
        ("09:30", "Yonas", "azc Zandoever", "48213, telefoon"),
        ("13:00", "Rima", "azc De Wissel", ""),
    ]
    assert day.azcs == ("azc Zandoever", "azc De Wissel") and day.room == ""
    assert [(tab.words, tab.count, tab.is_shown) for tab in day.days] == [
        ("vandaag", 2, True),
        ("morgen", 1, False),
    ]
    assert day.back_at == "14:30"
    tomorrow = visit_day(place.desk, day.days[1].day)
    assert [(v.row.roepnaam, v.wish) for v in tomorrow.visits] == [("Hodan", "liever een vrouw als tolk")]


def test_one_person_can_have_two_talks_and_the_plan_speaks_of_the_next(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30")
    plan_appointment(place.desk, dossier, None, Typed("22-9-2026", "14:00", "stadhuis"))
    assert [one.at for one in planned(place.desk, dossier)] == ["2026-09-15T10:30", "2026-09-22T14:00"]
    place.answer(dossier, **ASIEL)
    words = [line.text for block in open_interview(place.desk, dossier).plan for line in block.lines]
    assert any("22 september" in text and "stadhuis" in text for text in words)


def test_the_appointment_of_the_office_is_changed_without_touching_the_head(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30", "48213, telefoon")
    (one,) = planned(place.desk, dossier)
    assert (one.key, one.tolk, one.way) == (HEAD_APPOINTMENT, "48213", "telefoon")
    typed = Typed("16-9-2026", "11:00", "azc Zandoever", "7", "51007", "ter_plaatse")
    done = plan_appointment(place.desk, dossier, one.key, typed)
    assert [change.kind for change in done.changes] == [ChangeKind.APPOINTMENT]
    assert plan_appointment(place.desk, dossier, one.key, typed).changes == ()
    assert [(o.at, o.room, o.tolk_words) for o in planned(place.desk, dossier)] == [
        ("2026-09-16T11:00", "7", "51007, komt zelf")
    ]
    take_off(place.desk, dossier, one.key)
    assert planned(place.desk, dossier) == () and visit_day(place.desk, TODAY).visits == ()
    assert take_off(place.desk, dossier, one.key).changes == ()


def test_a_new_moment_from_the_office_stands_beside_what_was_changed_here(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30")
    plan_appointment(place.desk, dossier, HEAD_APPOINTMENT, Typed("16-9-2026", "11:00"))
    with place.desk.unit_of_work() as work:
        heads = work.changes.heads(dossier)[ChangeKind.DOSSIER, "head"]
        value = {"roepnaam": "Rima", "language": "ar", "appointment": "2026-09-18T09:00"}
        pen(place.desk, work, dossier, ChangeKind.DOSSIER, "head", value, heads)
        work.commit()
    assert [one.at for one in planned(place.desk, dossier)] == ["2026-09-16T11:00", "2026-09-18T09:00"]


def test_two_desks_that_move_one_talk_are_both_listed_until_a_person_says_which() -> None:
    here, there = workplace("desk-a"), workplace("desk-b")
    dossier = from_office(here, "Rima", "2026-09-15T10:30")
    carry(here.desk, there.desk, dossier)
    plan_appointment(here.desk, dossier, HEAD_APPOINTMENT, Typed("16-9-2026", "11:00"))
    plan_appointment(there.desk, dossier, HEAD_APPOINTMENT, Typed("17-9-2026", "11:00"))
    carry(there.desk, here.desk, dossier, 2)
    assert [(one.at[8:10], one.is_disputed) for one in planned(here.desk, dossier)] == [
        ("16", True),
        ("17", True),
    ]
    plan_appointment(here.desk, dossier, HEAD_APPOINTMENT, Typed("17-9-2026", "11:00"))
    assert [(one.at[8:10], one.is_disputed) for one in planned(here.desk, dossier)] == [("17", False)]


@pytest.mark.parametrize(
    ("day", "time", "code", "field"),
    [
        ("ooit", "9:30", RefusalCode.NOT_A_DATE, "day"),
        ("31-2-2027", "9:30", RefusalCode.IMPOSSIBLE_DATE, "day"),
        ("morgen", "25:00", RefusalCode.NOT_A_TIME, "time"),
        ("morgen", "straks", RefusalCode.NOT_A_TIME, "time"),
    ],
)
def test_what_is_no_day_or_time_is_refused_next_to_its_field(
    day: str, time: str, code: RefusalCode, field: str
) -> None:
    place = workplace()
    dossier = place.begin()
    with pytest.raises(Refusal) as refused:
        plan_appointment(place.desk, dossier, None, Typed(day, time))
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_day_is_read_as_people_say_it() -> None:
    said = {"vandaag": 15, "Morgen": 16, "overmorgen": 17, "donderdag": 17, "dinsdag": 15, "20-9": 20}
    assert {text: read_day(text, TODAY).day for text in said} == said
    assert read_day("3-1", TODAY) == date(2027, 1, 3)
    assert read_day("29-2", date(2027, 12, 1)) == date(2028, 2, 29)
    with pytest.raises(Refusal):
        read_day("29-2", TODAY)  # neither in 2026 nor in 2027


def test_what_is_missing_for_a_talk_is_named_before_leaving(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30")
    (visit,) = visit_day(place.desk).visits
    assert {lack.kind for lack in visit.lacks} >= {LackKind.BRIEF, LackKind.TOETS, LackKind.TOLK}
    assert visit.is_on_board and visit.tolk_warning
    place.answer(dossier, **ASIEL, L01="gedaan", L02="20-7-2026", L03="26", L04="niet_haalbaar", O01="6")
    place.add_row(dossier, "O04", diploma="kok", papier="niet_hier")
    typed = Typed("15-9-2026", "10:30", "azc Zandoever", "4", "48213", "telefoon")
    plan_appointment(place.desk, dossier, HEAD_APPOINTMENT, typed)
    (visit,) = visit_day(place.desk).visits
    named = {lack.kind for lack in visit.lacks}
    assert LackKind.DIPLOMA in named and not named & {LackKind.BRIEF, LackKind.TOETS, LackKind.TOLK}


def test_a_language_without_texts_is_told_before_leaving(place: Workplace) -> None:
    from_office(place, "Rima", "2026-09-15T10:30")
    wanting = {lack.kind: lack.words for lack in visit_day(place.desk).visits[0].lacks}
    if LackKind.VERTALING in wanting:  # what is translated when depends on the translators
        assert "Arabisch" in wanting[LackKind.VERTALING] and "vragen" in wanting[LackKind.VERTALING]


def test_all_is_along_only_when_somebody_looked_and_a_new_talk_asks_again(place: Workplace) -> None:
    assert visit_day(place.desk).along.state is AlongState.NOTHING
    first = from_office(place, "Rima", "2026-09-15T10:30", "48213, telefoon")
    assert visit_day(place.desk).along.state is AlongState.NOT_CHECKED
    looked = look_through_day(place.desk, TODAY)
    assert looked.along.state is AlongState.OPEN_POINTS
    assert looked.along.open_points == len(looked.visits[0].lacks)
    assert "Er is nog nooit samengevoegd" in looked.along.sentence
    second = place.begin("Yonas", "nl")
    plan_appointment(place.desk, second, None, Typed("15-9-2026", "13:00"))
    assert visit_day(place.desk).along.state is AlongState.NOT_CHECKED
    open_interview(place.desk, first)
    close_talk(place.desk, first)
    place.answer(second, **ASIEL, L01="gedaan", L02="20-7-2026", L03="26", L04="niet_haalbaar")
    assert look_through_day(place.desk, TODAY).along.state is AlongState.COMPLETE
    assert look_through_day(place.desk, TODAY).along.headline == "Alles is mee"


def test_a_dossier_that_cannot_be_read_here_is_not_on_board_and_says_what_to_do(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30", "48213, telefoon")
    look_through_day(place.desk, TODAY)
    unreadable = replace(sealed(1), header=replace(sealed(1).header, dossier=dossier))
    with place.desk.unit_of_work() as work:
        work.received.keep_unread(unreadable, "class")
        assert work.received.unread() == {dossier: 1}
        work.commit()
    day = visit_day(place.desk)
    (visit,) = day.visits
    assert not visit.is_on_board and "Samenvoegen zolang er netwerk is" in visit.board
    assert day.along.state is AlongState.NOT_ON_BOARD
    assert day.first[0].advice.startswith("1 deel van dit dossier")


def test_tasks_are_proposed_taken_on_done_and_undone(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30", "48213, telefoon")
    place.answer(dossier, P07="asiel_bepaalde_tijd", L01="nog_niet")
    proposed = {task.key: task for task in tasks_of(place.desk, dossier)}
    assert all(task.is_proposed for task in proposed.values())
    assert {"regel.P08", "regel.L01"} <= set(proposed)
    assert visit_day(place.desk).tasks == ()  # nothing is made without a person
    take_on(place.desk, dossier, "regel.P08")
    put_aside(place.desk, dossier, "regel.L01")
    add_task(place.desk, dossier, "Koffer met folders meenemen", "voor de groep", "morgen")
    shown = visit_day(place.desk).tasks
    assert [(task.what, task.due_words, task.where) for task in shown] == [
        ("Koffer met folders meenemen", "voor morgen", "kamer 4, azc Zandoever"),
        ("De brief van DUO opzoeken", "voor dinsdag 22 september", "kamer 4, azc Zandoever"),
    ]
    assert caseload(place.desk).rows[0].open_tasks == 2
    assert [task.key for task in tasks_of(place.desk, dossier) if task.is_proposed] == []
    set_done(place.desk, dossier, "regel.P08", True)
    assert [task.what for task in visit_day(place.desk).tasks] == ["Koffer met folders meenemen"]
    set_done(place.desk, dossier, "regel.P08", False)
    assert len(visit_day(place.desk).tasks) == 2
    place.clock.go_on(days=9)
    assert visit_day(place.desk).tasks[0].due_words == "8 dagen te laat"


def test_the_same_proposal_taken_on_twice_is_one_task() -> None:
    here, there = workplace("desk-a"), workplace("desk-b")
    dossier = here.begin()
    here.answer(dossier, P07="asiel_bepaalde_tijd")
    carry(here.desk, there.desk, dossier)
    for one in (here, there):
        take_on(one.desk, dossier, "regel.P08")
    carry(there.desk, here.desk, dossier, 2)
    (task,) = [task for task in tasks_of(here.desk, dossier) if task.key == "regel.P08"]
    assert not task.is_disputed and caseload(here.desk).rows[0].conflicts == 0


def test_a_task_from_an_answer_about_health_travels_as_that_answer_does() -> None:
    place = workplace()
    dossier = place.begin()
    about_health = next(q.id for q in place.desk.packs.newest(place.desk.pack_id).questions if q.is_special)
    for question, expected in ((about_health, PrivacyClass.SPECIAL), ("", PrivacyClass.NORMAL)):
        (change,) = add_task(place.desk, dossier, "Bellen", question=question).changes
        assert privacy_class(change, place.desk.packs) is expected


def test_an_empty_task_is_refused() -> None:
    place = workplace()
    with pytest.raises(Refusal) as refused:
        add_task(place.desk, place.begin(), "   ")
    assert refused.value.code is RefusalCode.TASK_EMPTY


@pytest.mark.parametrize(
    ("rule", "answers"),
    [
        ("S02", {"S02": "nee"}),
        ("S03", {"S03": "familie"}),
        ("S03", {"S03": "bekende"}),
        ("P16", {"P15": {"ja_nee": "ja"}, "P16": {"ja_nee": "ja"}}),
        ("P08", {"P07": "gezin"}),
        ("L01", {"L01": "nog_niet"}),
        ("G07", {"G06": "opvang", "G07": {"wacht": "ja"}}),
        ("D04", {"D04": "aangevraagd"}),
        ("E03", {"E03": "nee"}),
    ],
)
def test_each_rule_proposes_from_its_answer_and_names_it(rule: str, answers: dict[str, RawAnswer]) -> None:
    place = workplace()
    dossier = place.begin()
    if "G06" in answers:
        place.add_row(dossier, "G03", leeftijd="3", woont="bij_mij")
    assert f"regel.{rule}" not in [task.key for task in tasks_of(place.desk, dossier)]
    place.answer(dossier, **answers)
    proposed = {task.key: task for task in tasks_of(place.desk, dossier)}
    assert proposed[f"regel.{rule}"].question == rule and proposed[f"regel.{rule}"].why


def test_a_diploma_that_is_not_here_proposes_its_valuation() -> None:
    place = workplace()
    dossier = place.begin()
    place.answer(dossier, O01="8")
    place.add_row(dossier, "O04", diploma="kok", papier="niet_hier")
    assert "regel.O04" in [task.key for task in tasks_of(place.desk, dossier)]


def test_a_paper_that_was_not_at_hand_is_missing_the_next_time(place: Workplace) -> None:
    dossier = from_office(place, "Rima", "2026-09-15T10:30", "48213, telefoon")
    place.answer(dossier, P15={"ja_nee": "ja"}, P16={"ja_nee": "ja", "papier": "niet_bij_zich"})
    (visit,) = visit_day(place.desk).visits
    assert "het PIP van de vorige gemeente" in [lack.words for lack in visit.lacks]


def test_a_whole_day_goes_by_without_a_network(place: Workplace) -> None:
    """The desk of these tests has no link at all: whatever asks for one raises Trouble."""
    dossier = from_office(place, "Rima", "2026-09-15T09:30", "48213, telefoon")
    look_through_day(place.desk, TODAY)
    open_interview(place.desk, dossier)
    place.answer(dossier, **ASIEL)
    for hour in range(10):
        place.clock.go_on(hours=1)
        add_task(place.desk, dossier, f"Bellen {hour}", due="morgen")
        plan_appointment(place.desk, dossier, None, Typed("morgen", f"{9 + hour}:00"))
        assert len(visit_day(place.desk, date(2026, 9, 16)).visits) == hour + 1
    close_talk(place.desk, dossier)
    day = visit_day(place.desk, TODAY)
    assert day.visits[0].is_done and day.parcels_waiting == 1 and len(day.tasks) == 10


def test_a_task_that_is_gone_is_refused_with_a_sentence_and_changes_nothing(place: Workplace) -> None:
    dossier = place.begin("Rima")
    for act in (take_on, put_aside, lambda desk, d, key: set_done(desk, d, key, True)):
        with pytest.raises(Refusal) as told:
            act(place.desk, dossier, "regel.weg")
        assert told.value.code is RefusalCode.TASK_GONE
