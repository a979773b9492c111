"""From syntax tree to something that can be run: each token becomes one small function, once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from itertools import compress

from elementpath import ElementPathError

from forms.expressions.functions import FUNCTIONS, pattern_problem
from forms.expressions.grammar import DollarAlone, Tree, tree_of
from forms.expressions.looks import Looks, is_test_of_row, look_at
from forms.expressions.over_rows import over_rows
from forms.expressions.values import (
    EMPTY,
    Focus,
    Node,
    Run,
    Surroundings,
    XValue,
    calculate,
    is_different,
    is_equal,
    is_ordered,
    nodes_of,
    number_of,
    truth_of,
)

EXPRESSION_MAX = 1000
NESTING_MAX = 50
_LITERALS = frozenset({"(string)", "(integer)", "(decimal)", "(float)"})


class ExpressionBroken(Exception):
    """An expression that cannot be read; `what` says why, in Dutch, for the author of the pack."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what = what


class EvaluationTrouble(StrEnum):
    """Why an expression gave no value; for the log, never with an answer in it."""

    FAILED = "expression_failed"
    TOO_DEEP = "expression_too_deep"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an expression gave; `trouble` says that there is no value, `value` is '' then."""

    value: XValue
    trouble: EvaluationTrouble | None = None


@dataclass(frozen=True, slots=True)
class Expression:
    """A condition, parsed. What it looks at is known without running it."""

    source: str
    run: Run
    looks: Looks

    @property
    def references(self) -> frozenset[str]:
        """The ids of the questions it looks at."""
        return self.looks.references

    @property
    def cells(self) -> frozenset[str]:
        """The cells of its own row; only a condition of a column has a row."""
        return self.looks.cells

    def evaluate(self, near: Surroundings, row: Node | None = None) -> Outcome:
        """The value of the expression, in a row where it stands in one; never raises."""
        try:
            return Outcome(self.run(near, None if row is None else Focus(row, 1, 1)))
        except RecursionError:
            return Outcome("", EvaluationTrouble.TOO_DEEP)
        except Exception:  # noqa: BLE001 - total by decision: a condition may not stop an interview
            return Outcome("", EvaluationTrouble.FAILED)

    def is_true(self, near: Surroundings) -> bool:
        """Whether the condition holds; no value counts as not."""
        return truth_of(self.evaluate(near).value)


@lru_cache(maxsize=4096)
def parse_expression(source: str) -> Expression:
    """Read one expression; the same source is read once. Raises ExpressionBroken with the reason in Dutch."""
    if len(source) > EXPRESSION_MAX:
        raise ExpressionBroken(f"de voorwaarde is langer dan {EXPRESSION_MAX} tekens")
    if _nesting(source) > NESTING_MAX:
        raise ExpressionBroken("de voorwaarde heeft te veel haakjes in elkaar")
    try:
        tree = tree_of(source)
        run, looks = _compile(tree), look_at(tree)
    except DollarAlone:
        raise ExpressionBroken("een $ hoort bij een verwijzing als ${P07}") from None
    except (ElementPathError, SyntaxError) as error:
        raise ExpressionBroken(f"de voorwaarde is niet te lezen ({_reason(error)})") from None
    except RecursionError:
        raise ExpressionBroken("de voorwaarde heeft te veel haakjes in elkaar") from None
    except (TypeError, ValueError, AttributeError, LookupError, OverflowError, NotImplementedError):
        # the library's own slips on odd input; what it said is of no use to an author
        raise ExpressionBroken("de voorwaarde is niet te lezen") from None
    return Expression(source, run, looks)


def _nesting(source: str) -> int:
    deepest = depth = 0
    for sign in source:
        depth += (sign in "([") - (sign in ")]")
        deepest = max(deepest, depth)
    return deepest


def _reason(error: Exception) -> str:
    return str(error).split("] ")[-1].replace("\n", " ")[:80]


def _compile(tree: Tree) -> Run:
    symbol, parts = str(tree.symbol), list(tree)
    if symbol in _LITERALS:
        literal: XValue = str(tree.value) if symbol == "(string)" else float(str(tree.value))
        return lambda near, focus: literal
    if symbol == "(" and len(parts) == 1:
        return _compile(parts[0])
    if symbol == "$":
        return _reference(str(parts[0].value))
    if symbol == "(name)":
        return _cell(str(tree.value))
    if symbol == ".":
        return lambda near, focus: (focus.node,) if focus is not None else ()
    if symbol == "[":
        make = _filter_by_cells if is_test_of_row(parts[1]) else _filter
        return make(_compile(parts[0]), _compile(parts[1]))
    if symbol == "/" and len(parts) == 2:
        if parts[1].symbol == "(name)":
            return _column(_compile(parts[0]), str(parts[1].value))
        return _step(_compile(parts[0]), _compile(parts[1]))
    if symbol == "indexed-repeat":
        return _indexed_repeat(parts)
    if tree.label == "function":
        return _call(symbol, parts)
    return _operator(symbol, [_compile(part) for part in parts])


def _reference(name: str) -> Run:
    return lambda near, focus: near.answers.get(name, () if name in near.lists else EMPTY)


def _cell(column: str) -> Run:
    def run(near: Surroundings, focus: Focus | None) -> XValue:
        return (Node(focus.node.cells.get(column, "")),) if focus is not None else ()

    return run


def _filter(rows: Run, test: Run) -> Run:
    def run(near: Surroundings, focus: Focus | None) -> XValue:
        found = nodes_of(rows(near, focus))
        kept = []
        for place, node in enumerate(found, start=1):
            value = test(near, Focus(node, place, len(found)))
            holds = value == place if isinstance(value, float) else truth_of(value)
            if holds:
                kept.append(node)
        return tuple(kept)

    return run


def _filter_by_cells(rows: Run, test: Run) -> Run:
    key = object()

    def run(near: Surroundings, focus: Focus | None) -> XValue:
        found = nodes_of(rows(near, focus))
        holds = over_rows(near, key, found, lambda node: truth_of(test(near, Focus(node, 1, 1))))
        return tuple(compress(found, holds))

    return run


def _column(rows: Run, column: str) -> Run:
    key = object()

    def run(near: Surroundings, focus: Focus | None) -> XValue:
        found = nodes_of(rows(near, focus))
        return over_rows(near, key, found, lambda node: Node(node.cells.get(column, "")))

    return run


def _step(rows: Run, step: Run) -> Run:
    def run(near: Surroundings, focus: Focus | None) -> XValue:
        found = nodes_of(rows(near, focus))
        reached: list[Node] = []
        for place, node in enumerate(found, start=1):
            reached += nodes_of(step(near, Focus(node, place, len(found))))
        return tuple(reached)

    return run


def _indexed_repeat(parts: Sequence[Tree]) -> Run:
    if parts[0].symbol != "/" or len(parts[0]) != 2:
        raise ExpressionBroken("indexed-repeat wil eerst een kolom, zoals ${G03}/leeftijd")
    step, rows, index = _compile(parts[0][1]), _compile(parts[1]), _compile(parts[2])

    def run(near: Surroundings, focus: Focus | None) -> XValue:
        found, wanted = nodes_of(rows(near, focus)), number_of(index(near, focus))
        for place, node in enumerate(found, start=1):
            if place == wanted:
                return step(near, Focus(node, place, len(found)))
        return ()

    return run


def _call(name: str, parts: Sequence[Tree]) -> Run:
    if name not in FUNCTIONS:
        raise ExpressionBroken(f"de functie {name} bestaat hier niet")
    if name == "regex":
        if parts[1].symbol != "(string)":
            raise ExpressionBroken("het patroon van regex moet een vaste tekst zijn")
        if (why := pattern_problem(str(parts[1].value))) is not None:
            raise ExpressionBroken(why)
    # position(..) means the place of the row one is in
    args = () if name == "position" else tuple(_compile(part) for part in parts)
    body = FUNCTIONS[name].body
    return lambda near, focus: body(near, focus, args)


def _operator(symbol: str, parts: Sequence[Run]) -> Run:
    if len(parts) == 1 and symbol in ("-", "+"):
        only, sign = parts[0], -1.0 if symbol == "-" else 1.0
        return lambda near, focus: sign * number_of(only(near, focus))
    if len(parts) == 2:
        left, right = parts
        match symbol:
            case "and":
                return lambda near, focus: truth_of(left(near, focus)) and truth_of(right(near, focus))
            case "or":
                return lambda near, focus: truth_of(left(near, focus)) or truth_of(right(near, focus))
            case "=":
                return lambda near, focus: is_equal(left(near, focus), right(near, focus))
            case "!=":
                return lambda near, focus: is_different(left(near, focus), right(near, focus))
            case "<" | "<=" | ">" | ">=":
                return lambda near, focus: is_ordered(symbol, left(near, focus), right(near, focus))
            case "+" | "-" | "*" | "div" | "mod":
                return lambda near, focus: calculate(symbol, left(near, focus), right(near, focus))
    raise ExpressionBroken(f"'{symbol}' kan hier niet in een voorwaarde")


__all__ = ["EvaluationTrouble", "Expression", "ExpressionBroken", "Outcome", "parse_expression"]
