"""The copy of everything (AVG 15): all of the person, nothing of others, in two languages and as a file."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.household import Relation
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.outgoing_files.exports import PrivateExports
from desktop.usecases.access_copy import export_copy, make_copy
from desktop.usecases.decision_words import decision_name, decision_said
from desktop.usecases.household import link_dossiers
from desktop.usecases.interview import NoteKind, record_answer, record_note
from desktop.usecases.looks import note_visit
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.person_rights import Right, ask_right, leave_note_out, rights_shown
from desktop.usecases.pip import choose_route
from tests.builders import Workplace, carry, workplace
from tests.paper_people import BSN, V_NUMMER, interpreted, shaima

TARGET = Path("/stick/kopie.json")
TOLK = "48213"


@pytest.fixture
def place() -> Workplace:
    return workplace()


def told(place: Workplace, language: str = "ar") -> DossierId:
    """Everything there can be: answers taken over, taken back, two at once, special ones, rows, notes."""
    dossier = shaima(place, language)
    interpreted(place, dossier, 112)
    note_visit(place.desk, dossier)
    place.answer(dossier, G10="ja", T03="langzaam")
    place.add_row(dossier, "G03", kind="zoon", leeftijd="7", woont="bij_mij")
    place.clock.go_on(minutes=30)
    record_answer(place.desk, dossier, "T03", "nee")
    record_note(place.desk, dossier, "T03", NoteKind.NOTITIE, "Leest borden hardop")
    record_note(place.desk, dossier, "T05", NoteKind.MIJN_INDRUK, "Haar buurvrouw spreekt al goed")
    return dossier


def file_of(place: Workplace, dossier: DossierId) -> dict[str, Any]:
    export_copy(place.desk, dossier, TARGET, "De persoon vroeg erom")
    found = json.loads(place.exports.files.pop(TARGET))
    assert isinstance(found, dict)
    return found


def test_the_file_holds_every_change_with_who_when_and_in_which_wording(place: Workplace) -> None:
    dossier = told(place)
    with place.desk.unit_of_work() as work:
        changes = {change.id: change for change in work.changes.of(dossier)}
    found = {one["id"]: one for one in file_of(place, dossier)["wijzigingen"]}
    assert set(changes) <= set(found)
    for id, one in found.items():
        if (change := changes.get(id)) is None:
            continue
        assert (one["soort"], one["sleutel"]) == (change.kind.value, change.key)
        assert one["vervangt"] == list(change.parents) and one["door"] == "Marit Bakker"
        assert one["op"].startswith("2026-09-15T") and one["bewijs"] == change.wording
        if change.kind is ChangeKind.ANSWER:
            assert one["vraag"] and one["woorden"] and one["gevraagd"]["nederlands"] == one["vraag"]
    before = [one for one in found.values() if one["sleutel"] == "T03"]
    assert [one["geldt"] for one in before] == [False, False, True]  # what was replaced is there too


def test_special_data_and_numbers_of_the_person_are_in_both(place: Workplace) -> None:
    dossier = told(place)
    text = json.dumps(file_of(place, dossier))
    paper = make_copy(place.desk, dossier).shown.pdf.decode()
    for words in (BSN, V_NUMMER, "G10"):
        assert words in text
    assert BSN in paper and V_NUMMER in paper and "zwanger" in paper.lower()


def test_what_is_of_other_people_is_left_out_and_the_file_says_so(place: Workplace) -> None:
    dossier = told(place)
    other = place.begin("Yusuf", "ar")
    link_dossiers(place.desk, dossier, other, Relation.PARTNER)
    third = next(one for one in rights_shown(place.desk, dossier).notes if "buurvrouw" in one.text)
    leave_note_out(place.desk, dossier, third.key, True)
    found = file_of(place, dossier)
    paper = make_copy(place.desk, dossier).shown.pdf.decode()
    for words in (TOLK, other, "Yusuf", "buurvrouw"):
        assert words not in json.dumps(found) and words not in paper
    assert "Leest borden hardop" in paper
    assert {one["wat"] for one in found["weggelaten"]} == {
        "naam of nummer van de tolk",
        "dossiers van gezinsleden",
        "notities over iemand anders",
    }


def test_the_paper_says_each_question_in_the_own_language_and_in_dutch(place: Workplace) -> None:
    dossier = told(place)
    paper = make_copy(place.desk, dossier, "ar").shown
    text = paper.pdf.decode()
    asked = place.desk.packs.newest(place.desk.pack_id).question("T03")
    own = place.desk.texts.say("packs/landelijk", "T03.question", asked.simple, "ar").text
    assert f"3.3 {own}" in text and f"3.3 {asked.simple}" in text
    assert paper.language == "ar" and paper.kind == PaperKind.ACCESS
    assert "Nee" in text and "keek op" in text and "15 september 2026" in text


def test_each_kind_of_answer_is_said_in_the_own_language(place: Workplace) -> None:
    dossier = told(place)
    place.add_row(dossier, "G03", kind="dochter", leeftijd="9", woont="bij_mij")
    pack, texts = place.desk.packs.newest(place.desk.pack_id), place.desk.texts

    def own(key: str, dutch: str) -> str:
        return texts.say("packs/landelijk", key, dutch, "tr").text

    scale = pack.question("M02")
    step = next(choice for choice in scale.choices if choice.key == "3")
    row = pack.question("G03")
    kind = next(column for column in row.columns if column.key == "kind")
    daughter = next(choice for choice in kind.choices if choice.key == "dochter")
    record_answer(place.desk, dossier, "M02", "3")
    record_answer(place.desk, dossier, "P02", "12-3-1990")
    text = make_copy(place.desk, dossier, "tr").shown.pdf.decode()
    assert f"3: {own('M02.choice.3', step.text)}" in text
    assert own("G03.column.kind.choice.dochter", daughter.text) in text
    assert texts.known_date_words("1990-03-12", "tr") in text


def test_the_same_content_is_the_same_paper_and_a_new_answer_a_new_version(place: Workplace) -> None:
    dossier = told(place)
    first = make_sheet(place.desk, dossier, PaperKind.ACCESS)
    again = make_sheet(place.desk, dossier, PaperKind.ACCESS)
    assert again.changes == () and again.shown.pdf == first.shown.pdf
    place.clock.go_on(minutes=30)
    record_answer(place.desk, dossier, "T03", "ja")
    later = make_sheet(place.desk, dossier, PaperKind.ACCESS).shown
    assert later.version == first.shown.version + 1
    assert make_sheet(place.desk, dossier, PaperKind.ACCESS, "nl").shown.language == "nl"


def test_two_answers_taken_back_and_where_it_came_from_are_told(place: Workplace) -> None:
    dossier = told(place)
    other = workplace("desk-b")
    carry(place.desk, other.desk, dossier)
    record_answer(place.desk, dossier, "T03", "ja")
    record_answer(other.desk, dossier, "T03", "langzaam")
    carry(other.desk, place.desk, dossier)
    record_answer(place.desk, dossier, "K02", "")
    text = make_copy(place.desk, dossier, "nl").shown.pdf.decode()
    assert "Hier staan twee antwoorden. Er is nog niet gekozen." in text
    choose_route(place.desk, dossier, Leerroute.Z_ROUTE)
    paper = make_copy(place.desk, dossier, "nl").shown.pdf.decode()
    assert "2026: Z-route" in paper and "leerroute: z" not in paper


def test_a_restriction_stands_on_the_paper_and_in_the_file(place: Workplace) -> None:
    dossier = told(place)
    ask_right(place.desk, dossier, Right.RESTRICTION, "", "Eerst het besluit")
    assert "verander niets" in make_copy(place.desk, dossier, "nl").shown.pdf.decode()
    assert file_of(place, dossier)["beperkt_sinds"] == "2026-09-15"


def test_who_looked_is_told_with_every_day(place: Workplace) -> None:
    dossier = told(place)
    place.clock.go_on(days=3)
    note_visit(place.desk, dossier)
    looks = file_of(place, dossier)["gekeken"]
    assert [one["wat"] for one in looks] == ["dossier geopend", "dossier geopend"]
    assert {one["door"] for one in looks} == {"Marit Bakker"}
    text = make_copy(place.desk, dossier, "nl").shown.pdf.decode()
    assert "15 september 2026" in text and "18 september 2026" in text


def test_going_out_needs_a_reason_leaves_lines_and_a_task_to_wipe_it(
    place: Workplace, tmp_path: Path
) -> None:
    dossier = told(place)
    with pytest.raises(Refusal) as refused:
        export_copy(place.desk, dossier, TARGET, "  ")
    assert refused.value.code is RefusalCode.REASON_MISSING and TARGET not in place.exports.files
    desk = replace(place.desk, exports=PrivateExports())
    target = tmp_path / "kopie.json"
    export_copy(desk, dossier, target, "De persoon vroeg erom")
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(Refusal) as again:
        export_copy(desk, dossier, target, "Nog eens")
    assert again.value.code is RefusalCode.EXPORT_TARGET_EXISTS
    with desk.unit_of_work() as work:
        lines = [(one.action, one.result) for one in work.audit.lines() if one.action == "access.export"]
        tasks = [key for kind, key in work.changes.heads(dossier, ChangeKind.TASK)]
    assert lines == [("access.export", result) for result in ("begun", "ok", "begun", "failed")]
    assert any(key.startswith("wis.") for key in tasks)


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("les", "Taalles"),
        ("intensiteit.map", "Uren MAP"),
        ("rechtwoorden.7", "Wat u vroeg, en wat ermee is gedaan"),
        ("iets_nieuws.1", "Iets nieuws"),
    ],
)
def test_a_choice_is_told_by_its_name_and_not_by_its_key(key: str, name: str) -> None:
    assert decision_name(key) == name
    assert decision_said(key, "2 dagen, ma_ochtend, vr_middag") == "2 dagen, maandagochtend, vrijdagmiddag"
