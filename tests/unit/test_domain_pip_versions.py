"""Versions of the plan out of the changes: which one holds, from when the term counts, what is different."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.documents.change_texts import CHANGE_NOTES, CHANGE_TEXTS
from desktop.domain.case_view import case_view, pip_version, term_start
from desktop.domain.changes import Change, ChangeKind, JsonValue, heads
from desktop.domain.pip_changes import _AGREEMENTS, changes_between
from desktop.domain.pip_versions import (
    Form,
    Version,
    VersionKind,
    disputed,
    frozen_reasons,
    plan_that_holds,
    settled,
    versions_of,
)
from desktop.domain.revision import Category, previous_pip, revision_of, scale_down_of
from tests.domain_cases import DOSSIER, FILMON, case_heads, change, decided, law

BOOK = law()


def made(key: str, number: int, status: str = "concept", desk: str = "a", **more: JsonValue) -> Change:
    value: dict[str, JsonValue] = {"number": number, "status": status, "route": "b1", **more}
    return change(key, value, ChangeKind.PIP_VERSION, 600 + number, desk=desk)


def decision(key: str, number: int, day: str, first: str = "", desk: str = "a", **more: JsonValue) -> Change:
    dated = {"dagtekening": day, "dagtekening_initieel": first or day}
    return made(key, number, "vastgesteld", desk, **dated, **more)


def line(block: int, text: str, key: str = "", question: str = "") -> Mapping[str, JsonValue]:
    return {"block": block, "text": text, "key": key, "question": question, "law": ""}


def one(*changes: Change) -> Version:
    (found,) = versions_of(heads(changes))
    return found


def test_a_version_is_read_with_who_decided_when_and_under_which_law() -> None:
    found = one(
        decision(
            "v3",
            3,
            "2027-02-01",
            "2026-11-05",
            kind="wijziging",
            form="besluit",
            category="fout",
            mandate={"name": "N. de Wit", "function": "teamleider"},
            decision_number="Z-27",
            law_values={"inburgeringstermijn.years": "3"},
        )
    )
    assert (found.number, found.kind, found.form) == (3, VersionKind.WIJZIGING, Form.BESLUIT)
    assert found.mandate is not None and found.mandate.function == "teamleider"
    assert found.law == {"inburgeringstermijn.years": "3"} and found.category == "fout"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "vastgesteld",
        {"number": True, "status": "vastgesteld"},
        {"number": "1", "status": "vastgesteld"},
        {"number": 1, "status": "besloten"},
    ],
)
def test_a_version_that_cannot_be_read_is_left_out(value: JsonValue) -> None:
    assert versions_of(heads((change("v1", value, ChangeKind.PIP_VERSION, 600),))) == ()


def test_a_day_that_does_not_exist_is_no_dagtekening() -> None:
    found = heads((decision("v1", 1, "2026-02-30"),))
    assert term_start(found) is None
    view = case_view(DOSSIER, found, BOOK, date(2026, 12, 1))
    assert view.term is None and view.schakelen is None


def test_the_worked_dates_of_the_first_pip() -> None:
    """R-TRM-04, R-TRM-06: PIP of 5 November 2026."""
    found = heads((decision("v1", 1, "2026-11-05"),))
    view = case_view(DOSSIER, found, BOOK, date(2026, 12, 1))
    assert view.term is not None and view.schakelen is not None
    assert (view.term.first, view.term.last) == (date(2026, 11, 6), date(2029, 11, 5))
    assert view.schakelen.last == date(2028, 5, 5)


def test_a_concept_of_a_change_leaves_the_plan_vastgesteld_and_the_ten_weeks_stopped() -> None:
    """R-TRM-05: what was decided holds while the next version is written."""
    first, draft = decision("v1", 1, "2026-11-05"), made("v2", 2, "gereed")
    view = case_view(DOSSIER, case_heads(dict(FILMON), first, draft), BOOK, date(2026, 12, 1))
    assert view.is_met and view.row.pip_status == "vastgesteld"
    assert view.pip is not None and view.pip.number == 1
    assert view.term is not None and view.term.last == date(2029, 11, 5)


@given(st.lists(st.dates(date(2026, 11, 5), date(2029, 1, 1)), max_size=4), st.booleans())
def test_no_later_version_moves_the_start_of_the_term(days: list[date], keeps_first: bool) -> None:
    """R-TRM-05, whatever a later version says of its own first day."""
    later = [
        decision(f"v{n}", n, day.isoformat(), "2026-11-05" if keeps_first else day.isoformat())
        for n, day in enumerate(sorted(days), start=2)
    ]
    found = heads((decision("v1", 1, "2026-11-05"), *later))
    assert term_start(found) == date(2026, 11, 5)
    pip = pip_version(found)
    assert pip is not None and pip.number == 1 + len(days)
    assert pip.dagtekening_initieel == "2026-11-05"


def test_a_plan_of_another_municipality_started_the_term() -> None:
    """R-OVG-06."""
    moved = decided("vorig_pip", {"gemeente": "Elders", "route": "z", "dagtekening_initieel": "2025-03-10"})
    before = heads((moved,))
    assert term_start(before) == date(2025, 3, 10) and plan_that_holds(before) is None
    after = heads((moved, decision("v1", 1, "2026-11-05")))
    assert term_start(after) == date(2025, 3, 10)


def test_two_laptops_with_one_number_are_both_kept_and_said() -> None:
    found = versions_of(heads((made("v1", 1), made("w1", 1, desk="b"), made("v2", 2))))
    assert [version.is_twin for version in found] == [True, True, False]


def test_two_decisions_beside_each_other_wait_for_a_person_and_no_day_is_told_too_late() -> None:
    """Also where the numbers differ: what counts is that both followed the same plan."""
    here = decision("v3", 3, "2026-11-05", after="")
    there = decision("w4", 4, "2026-11-09", desk="b", after="")
    found = heads((here, there))
    (pair,) = disputed(versions_of(found), found)
    assert [version.key for version in pair] == ["v3", "w4"]
    assert term_start(found) == date(2026, 11, 5)
    chosen = heads((here, there, decided("versie_geldt.eerste", "w4")))
    assert disputed(versions_of(chosen), chosen) == ()
    assert term_start(chosen) == date(2026, 11, 9)
    holds = plan_that_holds(chosen)
    assert holds is not None and holds.key == "w4"
    assert len(versions_of(chosen)) == 2 and len(settled(versions_of(chosen), chosen)) == 1


def test_reasons_stand_beside_a_version_and_may_be_absent() -> None:
    version = made("v1", 1)
    found = heads((version, decided("redenen.v1", {"reden.b1": "Jong."})))
    assert frozen_reasons(found, one(version)) == {"reden.b1": "Jong."}
    assert frozen_reasons(heads((version,)), one(version)) == {}
    assert frozen_reasons(found, None) == {}


@pytest.mark.parametrize(
    "value",
    [
        None,
        "z",
        {"gemeente": "Elders", "route": "b2", "dagtekening_initieel": "2025-03-10"},
        {"gemeente": "Elders", "route": "z", "dagtekening_initieel": "10-3-2025"},
        {"gemeente": 7, "route": "z", "dagtekening_initieel": "2025-03-10"},
    ],
)
def test_a_plan_from_elsewhere_that_cannot_be_read_binds_nobody(value: JsonValue) -> None:
    assert previous_pip(heads((decided("vorig_pip", value),))) is None


def test_a_decision_two_laptops_filled_differently_counts_as_not_taken() -> None:
    value: dict[str, JsonValue] = {"gemeente": "Elders", "route": "z", "dagtekening_initieel": "2025-03-10"}
    other = {**value, "route": "b1"}
    told = (
        change("vorig_pip", value, ChangeKind.DECISION, 500),
        change("vorig_pip", other, ChangeKind.DECISION, 501, desk="b"),
    )
    assert previous_pip(heads(told)) is None
    assert scale_down_of(heads((decided("afschalen", {"hours": True}),))) is None


def test_a_revision_belongs_to_the_plan_it_was_begun_on() -> None:
    first = decision("v1", 1, "2026-11-05")
    begun = decided("herziening", {"of": "v1", "category": "fout", "day": "2026-12-01"})
    found = revision_of(heads((first, begun)), one(first))
    assert found is not None and found.category is Category.FOUT and found.begun_on == date(2026, 12, 1)
    second = one(decision("v2", 2, "2026-12-02", "2026-11-05"))
    assert revision_of(heads((first, begun)), second) is None, "done with the next decision"
    unknown = decided("herziening", {"of": "v1", "category": "zomaar", "day": ""})
    assert revision_of(heads((first, unknown)), one(first)) is None


def keys(old: Version | None, new: Version, end: date | None = None) -> list[str]:
    return [found.key for found in changes_between(old, new, end)]


def test_what_changed_is_told_per_block_added_gone_and_other() -> None:
    old = one(made("v1", 1, lines=(line(4, "Acht uur les.", "plan.4.hours"), line(6, "Opvang."))))
    new = one(made("v2", 2, lines=(line(4, "Tien uur les.", "plan.4.hours"), line(7, "Maatje."))))
    found = changes_between(old, new)
    assert [(one.key, one.block) for one in found] == [
        ("change.other", 4),
        ("change.gone", 6),
        ("change.new", 7),
    ]
    assert keys(old, old) == ["change.nothing"]


def test_route_level_and_move_are_told_first_and_the_end_that_stays_last() -> None:
    old = one(decision("v1", 1, "2026-11-05"))
    new = one(decision("v2", 2, "2027-02-01", "2026-11-05", route="z", level_a2=True))
    end = date(2029, 11, 5)
    assert keys(old, new, end) == ["change.route", "change.level_a2", "change.term_stays"]
    assert keys(None, old, end) == [
        "change.first",
        "change.route_first",
        "change.established",
        "change.term_set",
    ]
    moved = one(decision("v1", 1, "2027-02-01", "2025-03-10", moved_from="Elders"))
    assert keys(None, moved, end)[-1] == "change.term_stays"


def test_an_agreement_no_sentence_tells_of_is_named_and_one_that_is_told_is_not_doubled() -> None:
    eight: dict[str, JsonValue] = {"intensiteit.leerroute": {"hours": 8}}
    ten: dict[str, JsonValue] = {"intensiteit.leerroute": {"hours": 10}}
    assert keys(one(made("v1", 1, agreed=eight)), one(made("v2", 2, agreed=ten))) == ["change.agreed"]
    old = one(made("v1", 1, agreed=eight, lines=(line(4, "Acht uur les."),)))
    new = one(made("v2", 2, agreed=ten, lines=(line(4, "Tien uur les."),)))
    assert keys(old, new) == ["change.new", "change.gone"]


def test_who_helps_and_the_next_talk_are_no_change_of_the_plan() -> None:
    old = one(made("v1", 1, lines=(line(8, "Gesprek op 3 maart.", "plan.8.next"),)))
    new = one(made("v2", 2, lines=(line(8, "Gesprek op 9 april.", "plan.8.next"),)))
    assert keys(old, new) == ["change.nothing"]


def test_every_change_has_a_text_and_every_note_a_text() -> None:
    assert {f"change.agreed.{name}" for _, name, _ in _AGREEMENTS} <= set(CHANGE_TEXTS)
    assert set(CHANGE_NOTES) <= set(CHANGE_TEXTS)
