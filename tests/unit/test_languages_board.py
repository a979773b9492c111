"""The languages board: counted honestly, and 'klaar' said only of what a qualified person checked whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.usecases.language_points import (
    WORK_COLUMNS,
    LanguagePoints,
    PointKind,
    language_points,
    work_list,
)
from desktop.usecases.languages import (
    TOLK_SHARE,
    LanguageRow,
    Share,
    Verdict,
    languages_board,
    verdict_of,
)
from desktop.usecases.ports import Desk, Standing
from desktop.usecases.tolk_session import TolkMark, mark
from tests.builders import Workplace, workplace
from tests.ui.samples_languages import RULES, broken_desk, checked_desk, faltered


@pytest.fixture
def place() -> Workplace:
    return workplace()


def row_of(desk: Desk, code: str) -> LanguageRow:
    return next(row for row in languages_board(desk).rows if row.language.code == code)


def test_every_language_but_dutch_is_on_the_board_in_the_order_of_the_file(place: Workplace) -> None:
    codes = [language.code for language in place.desk.texts.languages()]
    assert [row.language.code for row in languages_board(place.desk).rows] == codes[1:]
    assert codes[0] == "nl"


def test_the_counts_of_a_language_add_up_to_all_texts(place: Workplace) -> None:
    for row in languages_board(place.desk).rows:
        standing = row.missing + row.outdated + row.concept + row.read_back + row.checked
        assert standing == row.questions.of + row.plan.of
        assert row.questions.done + row.plan.done == row.concept + row.read_back + row.checked


def test_nothing_that_nobody_checked_is_called_ready(place: Workplace) -> None:
    for row in languages_board(place.desk).rows:
        assert (row.verdict is Verdict.READY) == (row.checked == row.questions.of + row.plan.of)


def test_a_language_that_was_checked_whole_is_ready_and_counts_as_of_this_municipality(
    place: Workplace, tmp_path: Path
) -> None:
    row = row_of(checked_desk(place.desk, tmp_path, "so"), "so")
    assert row.verdict is Verdict.READY
    assert row.own == row.checked == row.questions.of + row.plan.of
    assert language_points(checked_desk(place.desk, tmp_path / "again", "so"), "so").points == ()


@given(st.lists(st.sampled_from(Standing), min_size=1), st.integers(1, 400), st.integers(1, 400))
def test_the_verdict_is_ready_only_where_every_text_is_checked(
    standings: list[Standing], done: int, of: int
) -> None:
    share = Share(min(done, of), of)
    verdict = verdict_of(share, share, standings)
    assert (verdict is Verdict.READY) == (set(standings) == {Standing.CHECKED})
    if verdict is not Verdict.READY:
        assert (verdict is Verdict.TOLK_ONLY) == (share.part >= TOLK_SHARE)


def test_a_hundred_per_cent_is_never_said_of_less() -> None:
    assert Share(999, 1000).percent == 99 and Share(1000, 1000).percent == 100


def test_what_was_not_understood_counts_in_its_own_language_only(place: Workplace) -> None:
    faltered(place)
    assert (row_of(place.desk, "ti").not_understood, row_of(place.desk, "tr").not_understood) == (3, 1)
    first, *_ = language_points(place.desk, "ti").points
    assert (first.kind, first.times, first.where) == (PointKind.NOT_UNDERSTOOD, 2, "vraag 3.1")
    assert first.is_current and first.dutch and first.text


def test_saying_it_in_other_words_is_not_counted_as_not_understood(place: Workplace) -> None:
    dossier = place.begin("Yonas", "ti")
    mark(place.desk, dossier, "T01", TolkMark.ANDERS_GEZEGD)
    assert row_of(place.desk, "ti").not_understood == 0
    assert PointKind.NOT_UNDERSTOOD not in {one.kind for one in language_points(place.desk, "ti").points}


def test_a_mark_of_another_wording_is_told_so(place: Workplace) -> None:
    faltered(place)
    texts = {one.key: one for one in place.desk.texts.standings("ti")}
    assert texts["T01.question"].text
    found = language_points(place.desk, "ti").of(PointKind.NOT_UNDERSTOOD)
    assert {one.key for one in found} == {"T01.question", "T07.question"}


def test_points_stand_in_the_order_in_which_they_are_mended(place: Workplace) -> None:
    faltered(place)
    order = list(PointKind)
    found: LanguagePoints = language_points(place.desk, "ti")
    places = [order.index(one.kind) for one in found.points]
    assert places == sorted(places)


def test_every_text_that_is_not_checked_is_a_point(place: Workplace) -> None:
    row, found = row_of(place.desk, "ar"), language_points(place.desk, "ar")
    counted = {kind: len(found.of(kind)) for kind in PointKind}
    assert counted[PointKind.MISSING] == row.missing and counted[PointKind.OUTDATED] == row.outdated
    assert counted[PointKind.UNCHECKED] == row.unreviewed and counted[PointKind.DOUBT] == row.doubts


def test_the_work_list_holds_wordings_and_counts_and_no_dossier(place: Workplace) -> None:
    faltered(place)
    lines = work_list(place.desk, "ti").decode("utf-8-sig").splitlines()
    assert lines[0] == ";".join(WORK_COLUMNS) and len(lines) == 3
    assert lines[1].startswith("T01;3.1;Tigrinya;") and lines[1].endswith(";2;0;0;ja")
    with place.desk.unit_of_work() as work:
        dossiers = [str(row.dossier) for row in work.dossiers.all()]
    assert dossiers and not any(one in line for one in (*dossiers, "Persoon") for line in lines)


def test_a_forbidden_language_says_how_much_paper_text_is_open(place: Workplace) -> None:
    desk = replace(place.desk, language_rules=RULES)
    row = row_of(desk, "ti")
    assert row.no_paper == "paper_not_checked" and row.no_paper_open > 0
    assert row_of(desk, "tr").no_paper == "" and row_of(desk, "pt").no_paper == "paper_screen_only"


def test_a_wrong_rule_file_is_told_and_forbids_until_it_is_mended(place: Workplace) -> None:
    board = languages_board(replace(place.desk, language_rules="[xx]\n"))
    assert board.rules_broken and board.rows[0].no_paper


def test_a_file_of_the_municipality_that_cannot_be_read_is_named_on_the_board(
    place: Workplace, tmp_path: Path
) -> None:
    before = row_of(place.desk, "tr")
    row = row_of(broken_desk(place.desk, tmp_path, "tr"), "tr")
    assert len(row.problems) == 1 and "ui/tr.po" in row.problems[0]
    assert replace(row, problems=()) == before
