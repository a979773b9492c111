"""Conditions mean what XForms says, and no condition can stop an interview."""

from __future__ import annotations

import math
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.expressions import (
    ExpressionBroken,
    Node,
    Surroundings,
    evaluation_order,
    find_circles,
    parse_expression,
)

TODAY = date(2026, 9, 1)
CHILDREN = (
    Node("", {"leeftijd": "2", "woont": "bij_mij"}),
    Node("", {"leeftijd": "9", "woont": "ander_land"}),
    Node("", {"woont": "bij_mij"}),
)
ANSWERS = {
    "leeg": (Node(),),
    "jaren": (Node("9"),),
    "nul": (Node("0"),),
    "naam": (Node("Rima"),),
    "talen": (Node("ar tr"),),
    "toets": (Node("gedaan"),),
    "brief": (Node("2026-07-20"),),
    "jaar": (Node("1998"),),
    "komma": (Node("2.5"),),
    "kinderen": CHILDREN,
    "banen": (),
    "nederlands": (Node("", {"lezen": "2", "praten": "4"}),),
}
NEAR = Surroundings(
    ANSWERS, TODAY, own="", lookup=lambda *asked: " ".join(asked), lists=frozenset({"kinderen", "banen"})
)

TABLE: list[tuple[str, object]] = [
    # comparing: empty and text are no numbers, and no number compares true
    ("${leeg} > 0", False),
    ("${leeg} < 1", False),
    ("${leeg} = ''", True),
    ("${leeg} != ''", False),
    ("${bestaat_niet} = ''", True),
    ("${bestaat_niet} >= 0", False),
    ("${jaren} > 8", True),
    ("${jaren} >= 9 and ${jaren} <= 9", True),
    ("${naam} > 3", False),
    ("${naam} = 'Rima'", True),
    ("${jaren} = 9", True),
    ("${jaren} = '9'", True),
    ("${jaren} = '09'", False),
    ("${jaren} = 09", True),
    ("${leeg} = 0", False),
    ("${leeg} != 0", True),
    ("${naam} != 3", True),
    ("3 = 3.0", True),
    ("true() = 'x'", True),
    # arithmetic
    ("${jaren} + 1", 10.0),
    ("${jaren} - 10", -1.0),
    ("-${jaren}", -9.0),
    ("${jaren} * 2 + 1", 19.0),
    ("${jaren} * (2 + 1)", 27.0),
    ("${jaren} div 2", 4.5),
    ("${jaren} mod 4", 1.0),
    ("-7 mod 4", -3.0),
    ("${jaren} div 0", math.inf),
    ("0 div 0", math.nan),
    ("${jaren} mod 0", math.nan),
    ("${leeg} + 1", math.nan),
    ("${naam} * 2", math.nan),
    # dates are day numbers when counted with
    ("${brief} < today()", True),
    ("${brief} > today()", False),
    ("today() - ${brief}", 43.0),
    ("${brief} + 70 > today()", True),
    ("date(${brief} + 70)", "2026-09-28"),
    ("date('geen datum')", ""),
    ("number('1970-01-02')", 1.0),
    ("'2026-02-31' > 0", False),
    ("today() = '2026-09-01'", True),
    ("today() - 18 * 365.25 > '2000-01-01'", True),
    # choices
    ("selected(${talen}, 'ar')", True),
    ("selected(${talen}, 'a')", False),
    ("selected(${leeg}, 'ar')", False),
    ("count-selected(${talen})", 2.0),
    ("count-selected(${leeg})", 0.0),
    # logic
    ("not(${leeg})", True),
    ("not(${naam})", False),
    ("true() and false() or true()", True),
    ("${toets} = 'gedaan' and not(selected(${talen}, 'nl'))", True),
    ("if(${jaren} > 5, 'lang', 'kort')", "lang"),
    ("if(${leeg} > 5, 1 div 0, 'kort')", "kort"),
    ("coalesce(${leeg}, ${naam})", "Rima"),
    ("coalesce(${leeg}, '')", ""),
    ("once(${naam}) = 'Rima'", True),
    # rows
    ("count(${kinderen})", 3.0),
    ("count(${banen})", 0.0),
    ("count(${kinderen}[leeftijd < 4])", 1.0),
    ("count(${kinderen}[woont = 'bij_mij' and leeftijd < 4]) > 0", True),
    ("${kinderen}/leeftijd < 4", True),
    ("${kinderen}/leeftijd > 10", False),
    ("${kinderen}[2]/woont = 'ander_land'", True),
    ("${kinderen}[position() = 3]/leeftijd = ''", True),
    ("count(${kinderen}[position(..) > 1])", 2.0),
    ("${kinderen}[last()]/woont = 'bij_mij'", True),
    ("sum(${kinderen}[leeftijd != '']/leeftijd)", 11.0),
    ("sum(${kinderen}/leeftijd)", math.nan),
    ("sum(${banen}/uren)", 0.0),
    ("max(${kinderen}[leeftijd != '']/leeftijd)", 9.0),
    ("indexed-repeat(${kinderen}/leeftijd, ${kinderen}, 2) = 9", True),
    ("indexed-repeat(${kinderen}/leeftijd, ${kinderen}, 8) = ''", True),
    ("${nederlands}/lezen < 3", True),
    ("${nederlands}/luisteren = ''", True),
    # text
    ("string-length(${naam})", 4.0),
    ("string-length(${leeg}) = 0", True),
    ("contains(${naam}, 'im')", True),
    ("starts-with(${brief}, '2026')", True),
    ("concat(${naam}, ' ', ${jaren})", "Rima 9"),
    ("regex(${jaar}, '[0-9]{4}')", True),
    ("regex(${jaar}, '[0-9]{3}')", False),
    ("regex(${leeg}, '[0-9]+')", False),
    ("string(${jaren} div 4)", "2.25"),
    ("string(1 div 0)", "Infinity"),
    ("string(true())", "true"),
    ("round(${komma})", 3.0),
    ("int(-2.5)", -2.0),
    ("selected-at(${talen}, 1)", "tr"),
    ("selected-at(${talen}, 2)", ""),
    ("selected-at(${leeg}, -1)", ""),
    ("format-date(${brief}, '%e-%n-%Y')", "20-7-2026"),
    ("format-date(${naam}, '%Y')", ""),
    ("pulldata('wet', 'grens', 'dag', ${brief})", "wet grens dag 2026-07-20"),
    ("pulldata('wet', 'grens', 'dag', ${leeg})", ""),
    ("'dit is ${geen} verwijzing'", "dit is ${geen} verwijzing"),
]


@pytest.mark.parametrize(("source", "expected"), TABLE, ids=[row[0] for row in TABLE])
def test_an_expression_means_what_the_table_says(source: str, expected: object) -> None:
    outcome = parse_expression(source).evaluate(NEAR)
    assert outcome.trouble is None
    if isinstance(expected, float) and math.isnan(expected):
        assert isinstance(outcome.value, float)
        assert math.isnan(outcome.value)
    else:
        assert type(outcome.value) is type(expected)
        assert outcome.value == expected


def test_once_keeps_what_the_own_question_already_has() -> None:
    near = Surroundings(ANSWERS, TODAY, own="eerder")
    assert parse_expression("once(${naam})").evaluate(near).value == "eerder"


@pytest.mark.parametrize(
    "source",
    [
        "", "${L01", "$L01 = 1", "${L01} = ", "foo(1)", "selected(${a})", "//a", "${a} | ${b}", "@x = 1",
        "1 = 2 = 3", "regex(${a}, ${b})", "regex(${a}, '(a+)+')", "regex(${a}, '(?=a)')", "regex(${a}, '[')",
        "regex(${a}, 'a*b*c*d*')", "indexed-repeat(${a}, ${b}, 1)", "substring(${a}, 1)", "id('x')", "/a/b",
        "(" * 400 + "1" + ")" * 400, "1 + " * 400 + "1", "'open", "if(1, 2)", "${a} == 1", "a b",
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused_with_a_dutch_reason(source: str) -> None:
    with pytest.raises(ExpressionBroken) as broken:
        parse_expression(source)
    assert broken.value.what


def test_references_are_known_and_words_in_quotes_are_none() -> None:
    read = parse_expression("${L01} = '${P07}' and count(${G03}[leeftijd < ${O01}]) > 0")
    assert read.references == {"L01", "G03", "O01"}


def test_an_order_puts_what_is_looked_at_first() -> None:
    references = {"c": ["b"], "b": ["a"], "a": [], "d": ["a", "x"]}
    order = evaluation_order(references)
    assert order.index("a") < order.index("b") < order.index("c")
    assert set(order) == set(references)
    assert find_circles(references) == ()


def test_a_circle_is_told_with_its_path() -> None:
    circles = find_circles({"a": ["b"], "b": ["c"], "c": ["a"], "z": ["z"], "q": ["a"]})
    assert [str(circle) for circle in circles] == ["a -> b -> c -> a", "z -> z"]


def test_a_chain_of_five_thousand_conditions_does_not_run_out_of_stack() -> None:
    references = {f"q{n}": [f"q{n + 1}"] for n in range(5000)}
    assert evaluation_order(references)[-1] == "q0"


_atoms = st.one_of(
    st.sampled_from(
        [
            "${a}",
            "${G}",
            "${weg}",
            "''",
            "'x'",
            "0",
            "7",
            "2.5",
            "today()",
            "true()",
            "'2026-02-31'",
            "${G}/k",
            "${G}[1]/k",
            "${G}[k>1]",
            "position()",
        ]
    ),
    st.integers(0, 10**30).map(str),
)


def _grow(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    operators = ["+", "-", "*", "div", "mod", "and", "or"]
    calls = ["not", "number", "string", "date", "sum", "count", "round", "int", "string-length", "boolean"]
    calls += ["ceiling", "floor", "count-selected", "normalize-space", "once", "count-non-empty"]
    return st.one_of(
        st.tuples(inner, st.sampled_from(operators), inner).map(lambda t: f"({t[0]} {t[1]} {t[2]})"),
        st.tuples(inner, st.sampled_from(["=", "!=", "<", ">="]), inner).map(
            lambda t: f"({t[0]} {t[1]} {t[2]})"
        ),
        st.tuples(st.sampled_from(calls), inner).map(lambda t: f"{t[0]}({t[1]})"),
        st.tuples(
            st.sampled_from(
                ["selected", "coalesce", "concat", "max", "contains", "selected-at", "format-date"]
            ),
            inner,
            inner,
        ).map(lambda t: f"{t[0]}({t[1]}, {t[2]})"),
        st.tuples(inner, inner, inner).map(lambda t: f"if({t[0]}, {t[1]}, {t[2]})"),
        inner.map(lambda t: f"${{G}}[{t}]/k"),
        inner.map(lambda t: f"indexed-repeat(${{G}}/k, ${{G}}, {t})"),
        inner.map(lambda t: f"pulldata('wet', {t}, 'dag', {t})"),
        inner.map(lambda t: f"-{t}"),
    )


_texts = st.text(max_size=12) | st.sampled_from(
    ["", "1e400", "-0", "1" * 400, "0001-01-01", "9999-12-31", "NaN"]
)
_rows = st.lists(_texts.map(lambda text: Node("", {"k": text})), max_size=3).map(tuple)


@settings(max_examples=300, deadline=None)
@given(source=st.recursive(_atoms, _grow, max_leaves=12), a=_texts, rows=_rows)
def test_no_expression_raises_whatever_was_answered(source: str, a: str, rows: tuple[Node, ...]) -> None:
    outcome = parse_expression(source).evaluate(Surroundings({"a": (Node(a),), "G": rows}, TODAY))
    assert outcome.trouble is None


@settings(max_examples=300, deadline=None)
@given(source=st.text(alphabet="${}aG0 1'\"()[]/.,=<>+-*|@:!andorif", max_size=40))
def test_rubbish_is_read_or_refused_and_nothing_else(source: str) -> None:
    try:
        read = parse_expression(source)
    except ExpressionBroken:
        return
    read.evaluate(NEAR)
