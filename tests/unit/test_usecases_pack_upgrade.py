"""Moving a dossier to newer questions: the difference list, accepting it, and going back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.domain.errors import Trouble, TroubleCode
from desktop.installed import InstalledPacks
from desktop.usecases.interview import closing_list, go_to, open_interview, record_answer
from desktop.usecases.pack_upgrade import accept_upgrade, undo_upgrade, upgrade_preview
from desktop.usecases.tolk_session import TolkKind, TolkStart, TolkWay, start_tolk
from forms.model import Choice, FormPack, Question
from tests.builders import Workplace, carry, national_pack, workplace


def newer(pack: FormPack) -> FormPack:
    """The next version: K01 and F03 reworded, S04 gone, P07 with one answer more, and a new question."""

    def changed(question: Question) -> Question:
        if question.id == "K01":
            return replace(question, simple="Wat is uw droom in Nederland?")
        if question.id == "F03":
            return replace(question, simple="Kunt u elke dag drie uur naar de les?")
        if question.id == "P07":
            return replace(question, choices=(*question.choices, Choice("anders", "Iets anders")))
        return question

    sections = []
    for section in pack.sections:
        kept = [changed(question) for question in section.questions if question.id != "S04"]
        if section.number == 15:
            kept.append(replace(kept[0], id="K99", place=99, simple="Waar wordt u blij van?"))
        sections.append(replace(section, questions=tuple(kept)))
    return replace(pack, version=pack.version + 1, sections=tuple(sections))


def upgraded(place: Workplace) -> Workplace:
    """The same desk after the installation got a newer version beside the old one."""
    both = (national_pack(), newer(national_pack()))
    return Workplace(replace(place.desk, packs=InstalledPacks(lambda: both)), place.clock, place.exports)


@pytest.fixture
def place() -> Workplace:
    return workplace()


def test_a_dossier_keeps_its_version_while_a_newer_one_lies_beside_it(place: Workplace) -> None:
    dossier = place.begin()
    after = upgraded(place)
    shown = open_interview(after.desk, dossier)
    assert (shown.pack, shown.has_newer_pack) == (national_pack().name, True)
    assert open_interview(after.desk, after.begin("Yonas")).pack == newer(national_pack()).name


def test_the_list_tells_kept_changed_parked_and_new_and_changes_nothing(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok", S04="ja", P01="Rima")
    after = upgraded(place)
    preview = upgrade_preview(after.desk, dossier)
    assert (preview.now, preview.newest) == (national_pack().name, newer(national_pack()).name)
    assert preview.kept == 1
    assert [(line.number, line.words, line.why) for line in preview.changed] == [
        ("1.7", "", "andere antwoorden"),
        ("8.3", "", "andere tekst"),
        ("15.1", "Kok", "andere tekst"),
    ]
    assert [(line.words, line.why) for line in preview.parked] == [("Ja", "wordt niet meer gevraagd")]
    assert [line.text for line in preview.new] == ["Waar wordt u blij van?"]
    assert preview.can_upgrade and preview.can_undo == ""
    assert open_interview(after.desk, dossier).pack == national_pack().name


def test_in_company_the_list_tells_nothing_of_health(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, F03="korter")
    start_tolk(place.desk, dossier, TolkStart("zus", TolkWay.ON_SITE, TolkKind.FAMILY, "ar"))
    preview = upgrade_preview(upgraded(place).desk, dossier)
    assert [line.words for line in preview.changed if line.number == "8.3"] == ["bewaard"]


def test_accepting_keeps_every_answer_and_parks_what_is_not_asked_any_more(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, K01="Kok", S04="ja")
    after = upgraded(place)
    go_to(after.desk, dossier, "S04")
    shown = accept_upgrade(after.desk, dossier).shown
    assert shown.pack == newer(national_pack()).name and not shown.has_newer_pack
    assert shown.question.id != "S04"
    assert go_to(after.desk, dossier, "K01").question.words == "Kok"
    (parked,) = closing_list(after.desk, dossier).parked
    assert parked.words == "Ja"
    assert parked.why == f"stond in {national_pack().name}, niet in {newer(national_pack()).name}"
    (change,) = record_answer(after.desk, dossier, "K99", "Koken").changes
    assert change.pack == newer(national_pack()).name


def test_undo_brings_the_old_questions_and_their_answers_back(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, S04="ja")
    after = upgraded(place)
    accept_upgrade(after.desk, dossier)
    record_answer(after.desk, dossier, "K99", "Koken")
    assert upgrade_preview(after.desk, dossier).can_undo == national_pack().name
    shown = undo_upgrade(after.desk, dossier).shown
    assert shown.pack == national_pack().name
    assert go_to(after.desk, dossier, "S04").question.is_answered
    assert [parked.words for parked in closing_list(after.desk, dossier).parked] == ["Koken"]


def test_the_move_travels_and_a_desk_without_that_version_says_so(place: Workplace) -> None:
    dossier = place.begin()
    after, other = upgraded(place), workplace("desk-b")
    accept_upgrade(after.desk, dossier)
    carry(after.desk, other.desk, dossier)
    with pytest.raises(Trouble) as trouble:
        open_interview(other.desk, dossier)
    assert trouble.value.code is TroubleCode.PACK_BROKEN
    assert open_interview(upgraded(other).desk, dossier).pack == newer(national_pack()).name


def test_there_is_nothing_to_accept_or_undo_where_no_newer_version_is(place: Workplace) -> None:
    dossier = place.begin()
    assert not upgrade_preview(place.desk, dossier).can_upgrade
    assert accept_upgrade(place.desk, dossier).changes == ()
    assert undo_upgrade(place.desk, dossier).changes == ()
