"""The list that goes with the plan, and the rule for what stands on the one page."""

from __future__ import annotations

from desktop.documents.blocks import PaperSheet, Prose, Ticks
from desktop.documents.plan_list import plan_list
from desktop.documents.visual_pip import PaperHead, visual_pip
from desktop.domain.ids import DossierId
from desktop.domain.plan_lines import PlanBlockDraft, PlanLine, block, line
from desktop.domain.plan_page import most_fewer, on_page, page_of
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PaperKind
from desktop.usecases.plan_draft import draft
from desktop.usecases.talk import Talk, load_talk
from tests.builders import Workplace, national_pack, texts, workplace
from tests.ui.samples_agreements import ARABIC, full


def loaded(place: Workplace, dossier: DossierId) -> Talk:
    with place.desk.unit_of_work() as work:
        return load_talk(place.desk, work, dossier)


def drafted() -> tuple[PlanBlockDraft, ...]:
    place = workplace()
    return draft(place.desk, loaded(place, full(place)))


def sheet(drafts: tuple[PlanBlockDraft, ...], language: str = "ar") -> PaperSheet:
    place = workplace()
    head = PaperHead("Rima", "Voorbeeldstad", 1, place.desk.clock.today())
    return plan_list(drafts, head, language, texts(), national_pack())


def words(found: PaperSheet) -> list[str]:
    said = []
    for section in found.sections:
        for part in section.parts:
            if isinstance(part, Prose):
                said += [one.text for one in part.lines]
            elif isinstance(part, Ticks):
                said += [one.text for item in part.items for one in item]
    return said


def test_a_full_block_keeps_what_it_cannot_do_without_then_steps_and_own_words() -> None:
    step = PlanLine("line.x", step="s-1", text="Ik leer.")
    four = block(
        4, [line("plan.4.level_some"), line("plan.4.online_can"), line("plan.4.place_later"), step], True
    )
    shown = on_page(four)
    assert [one.key for one in shown.lines] == ["plan.4.level_some", "plan.4.place_later", "line.x"]


def test_where_room_is_short_other_lines_give_way_before_what_was_chosen_and_the_rest_stays() -> None:
    step = PlanLine("line.x", step="s-1", text="Ik leer.")
    two = (
        block(4, [line("plan.4.level_some"), line("plan.4.place_later"), step], True),
        block(8, [line("plan.8.no_date"), line("plan.8.ill"), line("plan.8.disagree")], True),
    )
    assert most_fewer(two) == 4
    gone = [[[one.key[-7:] for one in draft_.lines] for draft_ in page_of(two, n)] for n in range(5)]
    assert gone[1] == [["el_some", "e_later", "line.x"], ["no_date", "n.8.ill"]]
    assert gone[3] == [["e_later"], ["no_date", "n.8.ill"]]  # whom to call when ill stays as what was chosen
    assert gone[4] == [["e_later"], ["no_date"]]


def test_no_block_is_emptied_for_want_of_room() -> None:
    six = block(6, [line("plan.6.care"), line("plan.6.enrol")], True)
    assert most_fewer((six,)) == 1
    assert [one.key for one in page_of((six,), 1)[0].lines] == ["plan.6.care"]


def test_what_was_agreed_stands_before_what_only_follows_from_answers() -> None:
    agreed = line("plan.7.ontzorgen_other", decision="ontzorgen.vorm")
    rest = [line("plan.7.coach"), line("plan.7.digid"), line("plan.7.digital"), agreed]
    assert agreed in on_page(block(7, rest, True)).lines


def test_the_list_holds_every_line_of_every_block_once_with_boxes_for_the_steps() -> None:
    drafts = drafted()
    found = sheet(drafts, "nl")
    assert len(words(found)) == 1 + sum(len(one.lines) for one in drafts)
    ticks = [part for section in found.sections for part in section.parts if isinstance(part, Ticks)]
    steps = sum(bool(one.step) for draft_ in drafts for one in draft_.lines)
    assert sum(len(part.items) for part in ticks) == steps == 5


def test_a_list_without_a_box_asks_for_no_cross() -> None:
    facts = block(8, [line("plan.8.no_date"), line("plan.8.ill")], True)
    assert not any("kruis" in text for text in words(sheet((facts,), "nl")))
    steps = block(8, [line("plan.8.no_date"), PlanLine("line.x", step="s-1", text="Ik leer.")], True)
    assert any("kruis" in text for text in words(sheet((steps,), "nl")))


def test_the_list_of_a_plan_that_is_not_established_says_concept() -> None:
    found = sheet(drafted())
    assert found.watermark == "CONCEPT"
    head = PaperHead("Rima", "Voorbeeldstad", 1, workplace().desk.clock.today(), is_established=True)
    assert plan_list(drafted(), head, "ar", texts(), national_pack()).watermark is None


def test_page_and_list_hold_nothing_that_may_not_lie_about() -> None:
    drafts = drafted()
    page = visual_pip(
        drafts,
        PaperHead("Rima", "V", 1, workplace().desk.clock.today()),
        "nl",
        texts(),
        national_pack(),
        None,
    )
    said = [*words(sheet(drafts, "nl")), *(one.text for part in page.blocks for one in part.own)]
    for forbidden in ("huisarts over mijn zorgen", "schuld", "toets", "2004", "boete"):
        assert not [text for text in said if forbidden in text.casefold()], forbidden


def test_own_words_stand_on_the_list_as_they_were_said() -> None:
    assert any(ARABIC in text for text in words(sheet(drafted(), "ar")))


def test_the_list_is_made_and_kept_like_every_paper() -> None:
    place = workplace()
    dossier = full(place)
    first = make_sheet(place.desk, dossier, PaperKind.PLAN_LIST)
    again = make_sheet(place.desk, dossier, PaperKind.PLAN_LIST)
    assert first.changes and not again.changes
    assert first.shown.pdf == again.shown.pdf
