"""The four kinds of value of an expression and how one becomes another, in XForms meaning.

Empty or text is not a number (NaN); NaN compares false; a whole ISO date counts as its number of days
since 1970-01-01; `'' = ''` is true. Nothing here raises, whatever comes in.
"""

from __future__ import annotations

import math
import operator
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

_NUMBER = re.compile(r"\s*(-?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+))\s*")
_DATE = re.compile(r"\s*([0-9]{4})-([0-9]{2})-([0-9]{2})\s*")
_DAY_ZERO = date(1970, 1, 1)


@dataclass(frozen=True, slots=True)
class Node:
    """One answer, or one row of a repeat: its text, and the texts of its cells by column key."""

    text: str = ""
    cells: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


#: an answer that is not there, is a state instead of a value, or belongs to a hidden question
EMPTY: tuple[Node, ...] = (Node(),)

XValue = bool | float | str | tuple[Node, ...]

#: `pulldata(table, column, key column, key)`: a value from outside the answers, '' when there is none
Lookup = Callable[[str, str, str, str], str]


def no_lookup(table: str, column: str, key_column: str, key: str) -> str:
    """Tables that are not there: every look-up is empty."""
    return ""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an expression may look at: the answers by question id, the day, its own question's answer,
    and tables from outside. `lists` are the questions that are rows: hidden they have none, not one empty."""

    answers: Mapping[str, tuple[Node, ...]]
    today: date
    own: str = ""
    lookup: Lookup = no_lookup
    lists: frozenset[str] = frozenset()
    #: what was made of rows before; None = remember nothing
    memory: dict[object, tuple[tuple[Node, ...], tuple[Any, ...]]] | None = field(
        default=None, compare=False, repr=False
    )


@dataclass(frozen=True, slots=True)
class Focus:
    """The row a predicate is looking at, and its place (from 1)."""

    node: Node
    position: int
    size: int


Run = Callable[[Surroundings, Focus | None], XValue]


def nodes_of(value: XValue) -> tuple[Node, ...]:
    """The nodes of a node set; of anything else none."""
    return value if isinstance(value, tuple) else ()


def text_of(value: XValue) -> str:
    """XPath string(): the first node's text, 'true' or 'false', a number without exponent."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return value[0].text if value else ""
    if math.isnan(value):
        return "NaN"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    if value == int(value):
        return str(int(value))
    return format(Decimal(repr(value)), "f")


def number_of(value: XValue) -> float:
    """XForms number(): NaN for what is not a number, days since 1970 for a whole ISO date."""
    if isinstance(value, bool):
        return 1.0 if value else 0.0
    if isinstance(value, float):
        return value
    text = text_of(value)
    if text.isdecimal() and text.isascii():
        return float(text)
    if found := _NUMBER.fullmatch(text):
        return float(found[1])
    if found := _DATE.fullmatch(text):
        try:
            return float((date(int(found[1]), int(found[2]), int(found[3])) - _DAY_ZERO).days)
        except ValueError:
            return math.nan
    return math.nan


def truth_of(value: XValue) -> bool:
    """XForms boolean(): rows there are, text that is not empty, a number that is not 0 and not NaN."""
    if isinstance(value, bool):
        return value
    if isinstance(value, float):
        return not math.isnan(value) and value != 0
    if isinstance(value, tuple):
        return any(node.text or node.cells for node in value)
    return value != ""


def date_of(value: XValue) -> str:
    """The ISO date of a day number or of a date; '' when there is none."""
    days = number_of(value)
    if not math.isfinite(days):
        return ""
    try:
        return (_DAY_ZERO + timedelta(days=math.floor(days))).isoformat()
    except OverflowError:
        return ""


def _atoms(value: XValue) -> tuple[bool | float | str, ...]:
    if isinstance(value, tuple):
        return tuple(node.text for node in value) or ("",)
    return (value,)


def _equal(left: bool | float | str, right: bool | float | str) -> bool:
    if isinstance(left, bool) or isinstance(right, bool):
        return truth_of(left) == truth_of(right)
    if isinstance(left, float) or isinstance(right, float):
        return number_of(left) == number_of(right)
    return left == right


def _alone(value: XValue) -> bool | float | str | None:
    """The one value that it is, or None when it is several rows or none; most comparisons are of one."""
    if isinstance(value, tuple):
        return value[0].text if len(value) == 1 else None
    return value


def is_equal(left: XValue, right: XValue) -> bool:
    """`=`: some pair is equal; texts as texts, else numbers, else truth. No rows count as ''."""
    one, other = _alone(left), _alone(right)
    if one is not None and other is not None:
        return _equal(one, other)
    return any(_equal(a, b) for a in _atoms(left) for b in _atoms(right))


def is_different(left: XValue, right: XValue) -> bool:
    """`!=`: some pair is not equal."""
    one, other = _alone(left), _alone(right)
    if one is not None and other is not None:
        return not _equal(one, other)
    return any(not _equal(a, b) for a in _atoms(left) for b in _atoms(right))


_ORDER: Mapping[str, Callable[[float, float], bool]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}
)


def is_ordered(symbol: str, left: XValue, right: XValue) -> bool:
    """`<` `<=` `>` `>=` between numbers: some pair holds; NaN never does."""
    holds = _ORDER[symbol]
    one, other = _alone(left), _alone(right)
    if one is not None and other is not None:
        return holds(number_of(one), number_of(other))
    return any(holds(number_of(a), number_of(b)) for a in _atoms(left) for b in _atoms(right))


def calculate(symbol: str, left: XValue, right: XValue) -> float:
    """`+ - * div mod`; by zero gives infinity or NaN as IEEE 754 says, `mod` has the sign of the left."""
    a, b = number_of(left), number_of(right)
    if symbol == "+":
        return a + b
    if symbol == "-":
        return a - b
    if symbol == "*":
        return a * b
    if symbol == "div":
        if b != 0:
            return a / b
        return math.nan if a == 0 or math.isnan(a) else math.copysign(math.inf, a) * math.copysign(1.0, b)
    if b == 0 or math.isinf(a) or math.isnan(a) or math.isnan(b):
        return math.nan
    return math.fmod(a, b)
