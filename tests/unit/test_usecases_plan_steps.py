"""Agreements: chosen from the list or in own words, who and by when, ended, two answers, drafts, paper."""

from __future__ import annotations

import pytest

from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ids import DossierId
from desktop.domain.leerroute import Leerroute
from desktop.domain.plan_lines import PlanBlockDraft
from desktop.synclink.policy import privacy_class
from desktop.usecases.agreements_shown import AgreedBlock, Agreements
from desktop.usecases.pip import choose_route, plan_board
from desktop.usecases.plan_draft import draft, in_dutch
from desktop.usecases.plan_steps import (
    StepGiven,
    Who,
    add_step,
    agreements,
    change_step,
    choose_answer,
    end_step,
    keep_step_draft,
    step_drafts,
    take_up_step,
)
from desktop.usecases.talk import load_talk
from sync.protocol.model import PrivacyClass
from tests.builders import ASIEL, Workplace, carry, workplace

#: marks of direction around inserted values
ISOLATES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069))
ARABIC = "أتعلم اللغة مع جارتي كل يوم"


@pytest.fixture
def place() -> Workplace:
    return workplace()


def begun(place: Workplace) -> DossierId:
    dossier = place.begin()
    place.answer(dossier, **ASIEL)
    return dossier


def block(shown: Agreements, number: int) -> AgreedBlock:
    return shown.blocks[number - 1]


def drafted(place: Workplace, dossier: DossierId) -> tuple[PlanBlockDraft, ...]:
    with place.desk.unit_of_work() as work:
        return draft(place.desk, load_talk(place.desk, work, dossier))


def sentences(place: Workplace, dossier: DossierId, number: int) -> list[str]:
    with place.desk.unit_of_work() as work:
        talk = load_talk(place.desk, work, dossier)
    lines = drafted(place, dossier)[number - 1].lines
    said = [text for line in lines if (text := in_dutch(place.desk, talk.pack, line)) is not None]
    return [text.translate(ISOLATES) for text in said]


def test_a_step_from_the_list_comes_into_its_block_of_the_plan(place: Workplace) -> None:
    dossier = begun(place)
    given = StepGiven(7, line="digid_aanvragen", who=Who.GEMEENTE, by="1-10-2026")
    outcome = add_step(place.desk, dossier, given)
    (step,) = block(outcome.shown, 7).steps
    assert (step.text, step.who_words) == ("Ik vraag DigiD aan.", "met de gemeente")
    assert step.by_words == "klaar op donderdag 1 oktober 2026"
    said = sentences(place, dossier, 7)
    assert any(one.startswith("Ik vraag DigiD aan. Hulp: de gemeente. Klaar op: donderdag 1") for one in said)
    shown = plan_board(place.desk, dossier).blocks[6]
    assert any(line.text.translate(ISOLATES).startswith("Ik vraag DigiD") for line in shown.lines)


def test_own_words_are_quoted_and_keep_their_language(place: Workplace) -> None:
    dossier = begun(place)
    outcome = add_step(place.desk, dossier, StepGiven(4, own=ARABIC, in_own_language=True))
    (change,) = outcome.changes
    assert (change.kind, change.language) == (ChangeKind.GOAL, "ar")
    assert any(ARABIC in one and one.startswith("‘") for one in sentences(place, dossier, 4))
    outcome = change_step(place.desk, dossier, change.key, Who.IK, "", "5-10-2026")
    assert outcome.changes[0].language == "ar"


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        (StepGiven(4, own="  "), RefusalCode.STEP_EMPTY, "own"),
        (StepGiven(4, own="x" * 101), RefusalCode.TOO_LONG, "own"),
        (StepGiven(4, own="Ik lees", by="gauw"), RefusalCode.NOT_A_DATE, "by"),
        (StepGiven(4, own="Ik lees", by="31-2-2027"), RefusalCode.IMPOSSIBLE_DATE, "by"),
        (StepGiven(4, own="Ik\x00lees"), RefusalCode.NOT_PRINTABLE_TEXT, "own"),
    ],
)
def test_what_cannot_be_an_agreement_is_refused_at_its_field(
    place: Workplace, given: StepGiven, code: RefusalCode, field: str
) -> None:
    dossier = begun(place)
    with pytest.raises(Refusal) as refused:
        add_step(place.desk, dossier, given)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert not block(agreements(place.desk, dossier), 4).steps


def test_the_same_ready_line_stands_in_the_plan_once(place: Workplace) -> None:
    dossier = begun(place)
    key = add_step(place.desk, dossier, StepGiven(4, line="bibliotheek")).changes[0].key
    with pytest.raises(Refusal) as refused:
        add_step(place.desk, dossier, StepGiven(4, line="bibliotheek"))
    assert refused.value.code is RefusalCode.STEP_TWICE
    end_step(place.desk, dossier, key)
    add_step(place.desk, dossier, StepGiven(4, line="bibliotheek"))
    with pytest.raises(Refusal):
        take_up_step(place.desk, dossier, key)


def test_a_step_that_ended_leaves_the_plan_and_can_come_back(place: Workplace) -> None:
    dossier = begun(place)
    key = add_step(place.desk, dossier, StepGiven(4, line="fietsen")).changes[0].key
    ended = block(end_step(place.desk, dossier, key).shown, 4)
    assert ([one.key for one in ended.ended], ended.steps) == ([key], ())
    assert "Ik leer fietsen." not in sentences(place, dossier, 4)
    back = block(take_up_step(place.desk, dossier, key).shown, 4)
    assert [one.key for one in back.steps] == [key] and not back.ended
    assert "Ik leer fietsen." in sentences(place, dossier, 4)


def test_writing_the_same_again_writes_nothing(place: Workplace) -> None:
    dossier = begun(place)
    key = add_step(place.desk, dossier, StepGiven(4, line="fietsen")).changes[0].key
    assert change_step(place.desk, dossier, key, Who.IK, "", "").changes == ()


def test_suggestions_follow_answers_in_a_fixed_order_and_add_nothing(place: Workplace) -> None:
    dossier = begun(place)
    assert not any(offer.is_suggested for offer in block(agreements(place.desk, dossier), 7).offers)
    place.answer(dossier, D04="nee", E03="nee")
    seven = block(agreements(place.desk, dossier), 7)
    suggested = [offer for offer in seven.offers if offer.is_suggested]
    assert [offer.key for offer in suggested] == ["bankrekening", "digid_aanvragen"]
    assert [offer.because[0].question for offer in suggested] == ["E03", "D04"]
    assert [offer.text for offer in seven.offers] == sorted(offer.text for offer in seven.offers)
    assert not seven.steps


def test_offers_follow_route_and_group(place: Workplace) -> None:
    dossier = begun(place)
    choose_route(place.desk, dossier, Leerroute.ONDERWIJS)
    keys = {offer.key for offer in block(agreements(place.desk, dossier), 5).offers}
    assert "praten_over_studie" in keys and not any(key.startswith("map_") for key in keys)
    assert "lening_vragen" not in {o.key for o in block(agreements(place.desk, dossier), 7).offers}


@pytest.mark.parametrize(
    "given",
    [StepGiven(7, line="huisarts_zorgen"), StepGiven(7, line="werk_met_vog")],
)
def test_a_line_about_health_or_justice_is_kept_and_never_in_the_plan(
    place: Workplace, given: StepGiven
) -> None:
    dossier = begun(place)
    before = sentences(place, dossier, 7)
    outcome = add_step(place.desk, dossier, given)
    (step,) = block(outcome.shown, 7).steps
    assert (step.paper_words, bool(step.mark_words)) == ("nooit op papier", True)
    assert sentences(place, dossier, 7) == before
    assert privacy_class(outcome.changes[0], place.desk.packs) is PrivacyClass.SPECIAL


def test_private_own_words_are_sealed_apart_and_never_in_the_plan(place: Workplace) -> None:
    dossier = begun(place)
    outcome = add_step(place.desk, dossier, StepGiven(7, own="Ik ga naar de arts", is_private=True))
    assert privacy_class(outcome.changes[0], place.desk.packs) is PrivacyClass.SPECIAL
    assert not any("arts" in one for one in sentences(place, dossier, 7))


def test_own_words_with_a_long_number_are_kept_off_paper_and_said_so(place: Workplace) -> None:
    dossier = begun(place)
    number = "999 993 653"
    outcome = add_step(place.desk, dossier, StepGiven(7, own=f"Ik bel met {number}"))
    assert "lang nummer" in block(outcome.shown, 7).steps[0].paper_words
    assert not any(number in one for one in sentences(place, dossier, 7))


def test_two_laptops_that_differ_leave_a_choice_and_nothing_in_the_plan(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = begun(place)
    key = add_step(place.desk, dossier, StepGiven(4, line="fietsen")).changes[0].key
    carry(place.desk, other.desk, dossier)
    change_step(place.desk, dossier, key, Who.SCHOOL, "", "")
    change_step(other.desk, dossier, key, Who.GEMEENTE, "", "1-12-2026")
    carry(other.desk, place.desk, dossier, 2)
    (step,) = block(agreements(place.desk, dossier), 4).steps
    assert step.is_disputed and len(step.answers) == 2
    assert not any("fietsen" in one for one in sentences(place, dossier, 4))
    wanted = next(i for i, words in enumerate(step.answers) if "gemeente" in words)
    (settled,) = block(choose_answer(place.desk, dossier, key, wanted).shown, 4).steps
    assert (settled.is_disputed, settled.who) == (False, Who.GEMEENTE)
    assert any("fietsen" in one for one in sentences(place, dossier, 4))


def test_what_is_half_typed_is_kept_per_block_and_cleared_when_it_is_an_agreement(place: Workplace) -> None:
    dossier = begun(place)
    keep_step_draft(place.desk, dossier, 4, "own", "Ik ga elke")
    keep_step_draft(place.desk, dossier, 7, "own", "Ik bel")
    keep_step_draft(place.desk, dossier, 7, "by", "")
    assert step_drafts(place.desk, dossier) == {(4, "own"): "Ik ga elke", (7, "own"): "Ik bel"}
    add_step(place.desk, dossier, StepGiven(4, own="Ik ga elke dag naar les"))
    assert step_drafts(place.desk, dossier) == {(7, "own"): "Ik bel"}


def test_a_line_says_every_question_it_comes_from(place: Workplace) -> None:
    dossier = begun(place)
    place.answer(dossier, O01="12")
    place.add_row(dossier, "O04", diploma="tandarts")
    place.answer(dossier, O05="nee")
    lines = {line.text: line for line in block(agreements(place.desk, dossier), 5).lines}
    sources = lines["Wij helpen u uw diploma te laten waarderen."].sources
    assert [one.question for one in sources] == ["O05", "O04"]


def test_who_does_not_belong_here_gets_no_agreements(place: Workplace) -> None:
    dossier = place.begin()
    place.answer(dossier, **{**ASIEL, "P09": "wi2013"})
    assert agreements(place.desk, dossier).stop is not None
    with pytest.raises(Refusal) as refused:
        add_step(place.desk, dossier, StepGiven(4, line="fietsen"))
    assert refused.value.code is RefusalCode.NOT_WI2021


def test_a_plan_with_two_answers_to_a_step_is_not_gereed_and_says_where_to_choose(place: Workplace) -> None:
    other = workplace("desk-b")
    dossier = begun(place)
    key = add_step(place.desk, dossier, StepGiven(4, line="fietsen")).changes[0].key
    carry(place.desk, other.desk, dossier)
    end_step(place.desk, dossier, key)
    change_step(other.desk, dossier, key, Who.GEMEENTE, "", "")
    carry(other.desk, place.desk, dossier, 2)
    waiting = [item for item in plan_board(place.desk, dossier).missing if item.field == f"goal.{key}"]
    assert [item.place for item in waiting] == ["agreements"]
