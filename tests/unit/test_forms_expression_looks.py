"""What a condition looks at is known before it runs, and rows that did not change are not looked at again."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.expressions import Node, Surroundings, parse_expression
from forms.expressions.over_rows import over_rows

TODAY = date(2026, 9, 1)


def test_the_columns_of_other_questions_and_the_own_cells_are_told_apart() -> None:
    looks = parse_expression("woont = 'hier' and count(${G03}[leeftijd < 4]) > ${P10}/aantal").looks
    assert looks.cells == {"woont"}
    assert looks.columns == {("G03", "leeftijd"), ("P10", "aantal")}
    assert looks.references == {"G03", "P10"}
    nested = parse_expression("${W05}[uren > 8][1]/dagen = indexed-repeat(${G03}/naam, ${G03}, 2)").looks
    assert nested.columns == {("W05", "uren"), ("W05", "dagen"), ("G03", "naam")}


@pytest.mark.parametrize(
    ("source", "outcomes"),
    [
        ("if(${a} > 1, 'ja', if(${b} = '', '', 'nee'))", {"ja", "nee", ""}),
        ("coalesce(('ja'), once('nee'))", {"ja", "nee"}),
        ("if(${a} > 1, 'ja', ${b})", {"ja", None}),
        ("pulldata('wet', 'a', 'dag', today())", {None}),
    ],
)
def test_what_a_calculation_can_give_is_known(source: str, outcomes: set[str | None]) -> None:
    assert parse_expression(source).looks.outcomes == outcomes


def test_the_texts_an_answer_is_compared_with_are_known() -> None:
    looks = parse_expression("${P07} = 'gezin' or 'x' != ${P08} or selected(${A03}, 'nt2')").looks
    assert looks.compared == {("P07", "", "gezin"), ("P08", "", "x"), ("A03", "", "nt2")}
    cells = parse_expression(
        "count(${G03}[not(woont = 'hier')]) > 0 or ${P10}/wie = 'x' or selected(dag, 'y')"
    )
    assert cells.looks.compared == {("G03", "woont", "hier"), ("P10", "wie", "x"), ("", "dag", "y")}


def test_the_tables_a_condition_looks_into_are_known() -> None:
    looks = parse_expression("pulldata('wet', 'grens', 'dag', ${L02}) > pulldata(${A}, 'b', 'c', 'd')").looks
    assert looks.lookups == {("wet", "grens", "dag")}


def test_only_the_rows_that_changed_are_looked_at_again() -> None:
    looked: list[str] = []

    def make(node: Node) -> str:
        looked.append(node.text)
        return node.text * 2

    near = Surroundings({}, TODAY, memory={})
    rows = tuple(Node(str(n)) for n in range(200))
    assert over_rows(near, "k", rows, make)[199] == "199199"
    looked.clear()
    assert over_rows(near, "k", (*rows, Node("nieuw")), make)[200] == "nieuwnieuw"
    assert looked == ["nieuw"]
    looked.clear()
    changed = (*rows[:70], Node("anders"), *rows[71:], Node("nieuw"))
    assert over_rows(near, "k", changed, make)[70:72] == ("andersanders", "7171")
    assert looked == ["anders"]
    looked.clear()
    over_rows(near, "k", changed, make)
    assert looked == []


SOURCES = (
    "count(${G}[k < 4])",
    "sum(${G}[k != '']/k)",
    "max(${G}/k)",
    "count(${G}[selected(k, 'a') and position() > 1])",
    "string(${G}[k > 2]/k)",
    "count(${G}[k = ${a}])",
    "${G}[2]/k = 3 or ${G}/k = 'x'",
)
_cells = st.sampled_from(["", "1", "3", "7", "x", "a b"])


@given(
    source=st.sampled_from(SOURCES),
    steps=st.lists(st.tuples(st.integers(0, 6), _cells | st.none(), _cells), max_size=12),
)
def test_remembering_rows_never_changes_what_comes_out(
    source: str, steps: list[tuple[int, str | None, str]]
) -> None:
    memory: dict[object, Any] = {}
    rows: list[Node] = []
    for place, cell, answer in steps:
        rows[place : place + 1] = [] if cell is None else [Node("", {"k": cell})]
        answers = {"G": tuple(rows), "a": (Node(answer),)}
        lists = frozenset({"G"})
        remembered = parse_expression(source).evaluate(
            Surroundings(answers, TODAY, lists=lists, memory=memory)
        )
        fresh = parse_expression(source).evaluate(Surroundings(answers, TODAY, lists=lists))
        assert str(remembered) == str(fresh)
