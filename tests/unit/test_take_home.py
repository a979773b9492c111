"""What goes home is kept as it was: cards, booklet, differences, papers of before, pictures going out."""

from __future__ import annotations

import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.documents.blocks import VisualPip
from desktop.documents.texts import DOCUMENT_TEXTS
from desktop.domain.changes import ChangeKind
from desktop.domain.errors import Refusal, RefusalCode, Trouble, TroubleCode
from desktop.domain.ids import DossierId
from desktop.outgoing_files.exports import PrivateExports
from desktop.store.memory import MemoryStore
from desktop.usecases.export_cards import card_names, export_cards
from desktop.usecases.interview import record_answer
from desktop.usecases.large_plan import large_words, note_shown
from desktop.usecases.make_sheet import make_sheet
from desktop.usecases.paper_kinds import PLAN_FORMS, PaperKind, paper_kinds
from desktop.usecases.paper_versions import differences, open_kept, paper_history
from desktop.usecases.papers import kept_papers, value_of
from desktop.usecases.ports import Desk
from desktop.usecases.print_paper import export_paper, make_paper
from desktop.usecases.talk import load_talk
from tests.builders import Workplace, carry, workplace
from tests.fakes import MORNING, PlainPapers, SetClock
from tests.paper_people import LESSONS, decide, shaima
from tests.store_cases import flip_bit, person

SHAPES = (PaperKind.CARDS, PaperKind.BOOKLET)


def place(language: str = "ar") -> tuple[Workplace, DossierId]:
    there = workplace()
    return there, shaima(there, language)


def changed(there: Workplace, dossier: DossierId) -> None:
    """Another first step, and the money later."""
    record_answer(there.desk, dossier, "K02", "werk")
    decide(there.desk, dossier, {"ontzorgen.start": "2026-10-01"})


def papers(desk: Desk, dossier: DossierId, kind: PaperKind) -> list[dict[str, object]]:
    with desk.unit_of_work() as work:
        return [dict(value_of(one)) for one in kept_papers(load_talk(desk, work, dossier), kind)]


def on_store(language: str = "ar") -> tuple[Workplace, MemoryStore, DossierId]:
    """With the store itself, to look at what stands in it."""
    store = MemoryStore(SetClock(MORNING))
    there = workplace(unit_of_work=store.unit_of_work)
    return there, store, shaima(there, language)


def acts(store: MemoryStore) -> list[tuple[str, str]]:
    """The audit lines about papers: what was done, and how it went."""
    lines = [line for line, _ in store.contents.audit.values()]
    return [
        (line[1], line[3]) for line in lines if line[1].startswith("paper.") and "recorded" not in line[1]
    ]


@pytest.mark.parametrize("kind", SHAPES)
def test_a_shape_of_the_plan_has_the_number_and_the_day_of_the_plan(kind: PaperKind) -> None:
    there, dossier = place()
    make_paper(there.desk, dossier)
    changed(there, dossier)
    there.clock.go_on(minutes=24 * 60)
    made = make_sheet(there.desk, dossier, kind)
    (plan,) = (one for one in papers(there.desk, dossier, PaperKind.VISUAL) if one["version"] == 2)
    (form,) = papers(there.desk, dossier, kind)
    assert made.shown.version == 2 and form["day"] == plan["day"] and form["of"] == plan["of"]
    assert form["plan"] == plan["plan"] and form["wording"] == plan["wording"]


@pytest.mark.parametrize("kind", SHAPES)
def test_the_same_plan_is_the_same_shape_and_nothing_is_kept_twice(kind: PaperKind) -> None:
    there, dossier = place()
    first = make_sheet(there.desk, dossier, kind)
    again = make_sheet(there.desk, dossier, kind)
    assert again.changes == () and again.shown.pdf == first.shown.pdf and again.shown.id == first.shown.id
    assert len(papers(there.desk, dossier, kind)) == 1


def test_with_a_paper_is_kept_in_which_words_it_was_said_and_how_far_they_were_checked() -> None:
    there, dossier = place()
    make_paper(there.desk, dossier)
    make_sheet(there.desk, dossier, PaperKind.CHECKLIST)
    for kind in (PaperKind.VISUAL, PaperKind.CHECKLIST):
        (value,) = papers(there.desk, dossier, kind)
        wording = value["wording"]
        assert isinstance(wording, dict) and len(wording["texts"]) == 64
        assert set(wording["standings"]) <= {"checked", "read_back", "concept", "missing", "outdated"}
        assert sum(wording["standings"].values()) > 5
    (plan,) = papers(there.desk, dossier, PaperKind.VISUAL)
    lines = plan["lines"]
    assert isinstance(lines, tuple) and all(own and own != dutch for dutch, own in lines)


def test_a_paper_in_dutch_counts_no_translation() -> None:
    there, dossier = place("nl")
    make_paper(there.desk, dossier)
    (value,) = papers(there.desk, dossier, PaperKind.VISUAL)
    assert value["wording"] == {"texts": "", "standings": {}} and value["lines"] == ()


def test_what_is_different_is_told_in_both_languages_with_the_words_that_were_printed() -> None:
    there, dossier = place("tr")
    make_paper(there.desk, dossier)
    changed(there, dossier)
    told = differences(there.desk, make_paper(there.desk, dossier).shown)
    said = {one.dutch: one.own.text for one in told}
    (step,) = (own for dutch, own in said.items() if "Nederlands leren" in dutch)
    assert "iş bulmak" in step and "Hollandaca öğrenmek" in step and "Nederlands" not in step
    assert all(one.own.language == "tr" for one in told) and len(told) == 2


def test_the_first_version_has_nothing_to_compare_with_and_the_list_says_so() -> None:
    there, dossier = place()
    first = make_paper(there.desk, dossier).shown
    assert differences(there.desk, first) == ()
    (row,) = (row for row in paper_kinds(there.desk, dossier) if row.kind is PaperKind.CHANGES)
    assert row.why_not == "Er is nog maar één versie van het plan."
    with pytest.raises(Refusal) as refused:
        make_sheet(there.desk, dossier, PaperKind.CHANGES)
    assert refused.value.code is RefusalCode.PAPER_NOT_NOW


def test_lessons_that_begin_on_another_day_are_told_although_the_decision_is_the_same() -> None:
    """The day of a lesson is no part of the decision, so no version is frozen for it."""
    there, dossier = place("tr")
    make_paper(there.desk, dossier)
    for day, start in (("15 oktober", "2026-10-15"), ("29 oktober", "2026-10-29")):
        decide(there.desk, dossier, {"les": {**LESSONS, "start": start}})
        told = [one.dutch for one in differences(there.desk, make_paper(there.desk, dossier).shown)]
        assert len(told) == 1 and day in told[0]
    assert "1 oktober" not in told[0]  # that was on the paper before the last one


def test_a_sheet_says_what_is_different_under_the_headings_of_the_plan() -> None:
    there, dossier = place("tr")
    make_paper(there.desk, dossier)
    changed(there, dossier)
    sheet = make_sheet(there.desk, dossier, PaperKind.CHANGES).shown
    said = sheet.pdf.decode()
    for key in ("change.title", "plan.2.title", "plan.7.title", "paper.foot"):
        assert DOCUMENT_TEXTS[key] in said
    assert "iş bulmak" in said and sheet.version == 2 and sheet.kind in PLAN_FORMS


def test_a_paper_of_before_is_opened_byte_for_byte() -> None:
    there, dossier = place()
    first = make_paper(there.desk, dossier).shown
    changed(there, dossier)
    second = make_paper(there.desk, dossier).shown
    history = paper_history(there.desk, dossier, PaperKind.VISUAL)
    assert [(one.id, one.version) for one in history.papers] == [(second.id, 2), (first.id, 1)]
    assert history.papers[0].of > 20 and history.papers[0].checked == 0
    opened = open_kept(there.desk, dossier, first.id)
    assert opened.pdf == first.pdf and opened.version == 1 and opened.name == "Plan in beeld"


def test_a_paper_that_is_not_what_was_kept_is_never_shown() -> None:
    there, store, dossier = on_store()
    paper = make_paper(there.desk, dossier).shown
    store.contents.attachments[paper.sha256] = b"%PDF-1.7 of somebody else"
    with pytest.raises(Trouble) as told:
        open_kept(there.desk, dossier, paper.id)
    assert told.value.code is TroubleCode.PAPER_DAMAGED
    assert acts(store) == [("paper.made", "ok"), ("paper.opened", "damaged")]


class LargePapers(PlainPapers):
    """Papers that are kept as a file of their own in the blob room."""

    def visual_pip(self, page: VisualPip) -> bytes:
        return super().visual_pip(page) + b" " * 300_000


def test_a_paper_of_which_a_bit_fell_over_on_disk_is_never_shown(tmp_path: Path) -> None:
    who = person(tmp_path)
    with closing(who.make()) as store:
        there = workplace(unit_of_work=store.unit_of_work)
        desk = replace(there.desk, papers=LargePapers())
        dossier = there.begin("Rima", "ar", "")
        paper = make_paper(desk, dossier).shown
        assert open_kept(desk, dossier, paper.id).pdf == paper.pdf
        (blob,) = (file for file in tmp_path.rglob("blobs/*") if file.is_file())
        flip_bit(blob, 150_000)
        with pytest.raises(Trouble) as told:
            open_kept(desk, dossier, paper.id)
        assert told.value.code is TroubleCode.PAPER_DAMAGED


def test_a_paper_of_which_a_bit_fell_over_is_drawn_again_byte_for_byte(tmp_path: Path) -> None:
    who = person(tmp_path)
    with closing(who.make()) as store:
        there = workplace(unit_of_work=store.unit_of_work)
        desk = replace(there.desk, papers=LargePapers())
        dossier = there.begin("Rima", "ar", "")
        paper = make_paper(desk, dossier).shown
        (blob,) = (file for file in tmp_path.rglob("blobs/*") if file.is_file())
        flip_bit(blob, 150_000)
        again = make_paper(desk, dossier)
        assert (again.shown, again.changes) == (paper, ())


def test_a_paper_of_another_desk_is_said_to_be_there() -> None:
    there, dossier = place()
    paper = make_paper(there.desk, dossier).shown
    here = workplace("desk-b")
    carry(there.desk, here.desk, dossier)
    with pytest.raises(Refusal) as refused:
        open_kept(here.desk, dossier, paper.id)
    assert refused.value.code is RefusalCode.PAPER_ELSEWHERE


def test_pictures_go_out_with_a_reason_that_is_kept_and_names_that_name_nobody(tmp_path: Path) -> None:
    there, store, dossier = on_store()
    desk = replace(there.desk, exports=PrivateExports())
    cards = make_sheet(desk, dossier, PaperKind.CARDS).shown
    files = export_cards(desk, cards, tmp_path, "Zij heeft geen papier in het azc")
    assert [file.name for file in files] == list(card_names(cards)) == ["plan-versie-1-ar-1.png"]
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)
    assert [act for act in acts(store) if act[0] == "paper.export"] == [
        ("paper.export", "begun"),
        ("paper.export", "ok"),
    ]
    with desk.unit_of_work() as work:
        kept = [c.value for c in work.changes.of(dossier, ChangeKind.DECISION) if c.key.startswith("export.")]
    assert kept == [{"paper": cards.id, "as": "png", "reason": "Zij heeft geen papier in het azc"}]


def test_no_picture_goes_out_without_a_reason_or_over_a_file_that_stands_there(tmp_path: Path) -> None:
    there, store, dossier = on_store()
    desk = replace(there.desk, exports=PrivateExports())
    cards = replace(make_sheet(desk, dossier, PaperKind.CARDS).shown, pages=1)
    with pytest.raises(Refusal) as refused:
        export_cards(desk, cards, tmp_path, "  ")
    assert refused.value.code is RefusalCode.REASON_MISSING and list(tmp_path.iterdir()) == []
    (tmp_path / card_names(cards)[0]).write_text("van iemand anders")
    with pytest.raises(Refusal) as refused:
        export_cards(desk, cards, tmp_path, "Voor thuis")
    assert refused.value.code is RefusalCode.EXPORT_TARGET_EXISTS
    assert [file.read_text() for file in tmp_path.iterdir()] == ["van iemand anders"]
    assert acts(store)[-1] == ("paper.export", "failed")
    with pytest.raises(ValueError, match="cards"):
        export_cards(desk, make_paper(desk, dossier).shown, tmp_path, "Voor thuis")


def test_of_several_files_all_go_out_or_none(tmp_path: Path) -> None:
    (tmp_path / "b").write_bytes(b"van iemand anders")
    with pytest.raises(Refusal):
        PrivateExports().write_all_new({tmp_path / "a": b"1", tmp_path / "b": b"2", tmp_path / "c": b"3"})
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"b": b"van iemand anders"}


def test_a_pdf_goes_out_as_a_new_file_of_this_account_alone(tmp_path: Path) -> None:
    there, dossier = place()
    desk = replace(there.desk, exports=PrivateExports())
    paper = make_paper(desk, dossier).shown
    target = tmp_path / "plan.pdf"
    export_paper(desk, paper, target, "Voor thuis", "Het azc kan geen slot openen")
    assert target.read_bytes() == paper.pdf and stat.S_IMODE(target.stat().st_mode) == 0o600
    with pytest.raises(Refusal) as refused:
        export_paper(desk, paper, target, "Nog eens", "Het azc kan geen slot openen")
    assert refused.value.code is RefusalCode.EXPORT_TARGET_EXISTS and target.read_bytes() == paper.pdf


def test_beside_the_large_plan_stands_its_language_with_dutch_and_which_part_it_is() -> None:
    there, store, dossier = on_store("ckb")
    paper = make_paper(there.desk, dossier).shown
    words = large_words(there.desk, paper.language, 8)
    assert len(words.parts) == 8 and "4" in words.parts[3][1] and "8" in words.parts[3][1]
    assert words.line_dutch == "Maak met uw telefoon een foto van uw plan."
    note_shown(there.desk, paper)
    assert acts(store)[-1] == ("paper.shown", "ok")
