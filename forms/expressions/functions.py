"""The functions a condition may call. Adding one: a line in `FUNCTIONS`, a row in the table of the test."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from forms.expressions.over_rows import over_rows
from forms.expressions.values import (
    Focus,
    Node,
    Run,
    Surroundings,
    XValue,
    date_of,
    nodes_of,
    number_of,
    text_of,
    truth_of,
)

#: how much of an answer a pattern looks at, how long a pattern may be, how many open repeats it may have
PATTERN_TEXT_MAX = 200
PATTERN_MAX = 100
OPEN_REPEATS_MAX = 3

Body = Callable[[Surroundings, Focus | None, Sequence[Run]], XValue]


@dataclass(frozen=True, slots=True)
class Function:
    """A function of the language: how many arguments at least and at most, and what it does."""

    least: int
    most: int
    body: Body


def pattern_problem(pattern: str) -> str | None:
    """Why a pattern may not be used, or None. Bounded: no repeat of a group, few open repeats, no (?...)."""
    if len(pattern) > PATTERN_MAX:
        return f"het patroon is langer dan {PATTERN_MAX} tekens"
    plain = re.sub(r"\[\^?\]?(?:\\.|[^\]\\])*\]", "x", re.sub(r"\\\\", "x", pattern))
    plain = re.sub(r"\\[(){}*+?\[\]|.^$]", "x", plain)
    if "(?" in plain or re.search(r"\\[0-9AZbB]", plain):
        return "verwijzingen terug en (?...) mogen niet in een patroon"
    if re.search(r"\)[*+{]", plain):
        return "een groep tussen haakjes mag niet worden herhaald"
    if len(re.findall(r"[*+{]", plain)) > OPEN_REPEATS_MAX:
        return f"meer dan {OPEN_REPEATS_MAX} herhalingen in een patroon"
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError):
        return "het patroon is niet geldig"
    return None


def _regex(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    text, pattern = text_of(args[0](near, focus)), text_of(args[1](near, focus))
    if pattern_problem(pattern) is not None or len(text) > PATTERN_TEXT_MAX:
        return False
    return re.fullmatch(pattern, text) is not None


def _if(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    return args[1 if truth_of(args[0](near, focus)) else 2](near, focus)


def _coalesce(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    for arg in args:
        if text := text_of(arg(near, focus)):
            return text
    return ""


def _position(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    return float(focus.position) if focus is not None else math.nan


def _last(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    return float(focus.size) if focus is not None else math.nan


def _once(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    return near.own if near.own else args[0](near, focus)


def _pulldata(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    table, column, key_column, key = (text_of(arg(near, focus)) for arg in args)
    try:
        return str(near.lookup(table, column, key_column, key)) if key else ""
    except Exception:  # noqa: BLE001 - total by decision: what is not in a table is empty
        return ""


def _selected_at(value: XValue, place: XValue) -> XValue:
    chosen, wanted = text_of(value).split(), number_of(place)
    return chosen[int(wanted)] if math.isfinite(wanted) and 0 <= int(wanted) < len(chosen) else ""


def _format_date(value: XValue, pattern: XValue) -> XValue:
    """XLSForm format-date with digits (%Y %y %m %n %d %e); names of days and months need a language."""
    day = date_of(value)
    if not day:
        return ""
    year, month, of_month = day.split("-")
    signs = {
        "Y": year, "y": year[2:], "m": month, "n": str(int(month)), "d": of_month, "e": str(int(of_month)),
    }  # fmt: skip
    return re.sub(r"%(.)", lambda found: signs.get(found[1], ""), text_of(pattern))


def _extreme(choose: Callable[[Sequence[float]], float]) -> Body:
    def body(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
        numbers: list[float] = []
        for arg in args:
            value = arg(near, focus)
            if isinstance(value, tuple):
                numbers += over_rows(near, (arg, "number"), value, _number_in)
            else:
                numbers.append(number_of(value))
        if not numbers or any(math.isnan(n) for n in numbers):
            return math.nan
        return choose(numbers)

    return body


def _on_values(make: Callable[..., XValue]) -> Body:
    """A function that only wants the values of its arguments."""

    def body(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
        return make(*(arg(near, focus) for arg in args))

    return body


def _whole(make: Callable[[float], float]) -> Body:
    def rounded(value: XValue) -> XValue:
        number = number_of(value)
        return float(make(number)) if math.isfinite(number) else number

    return _on_values(rounded)


def _selected(value: XValue, choice: XValue) -> XValue:
    return text_of(choice) in text_of(value).split()


def _number_in(node: Node) -> float:
    return number_of(node.text)


def _sum(near: Surroundings, focus: Focus | None, args: Sequence[Run]) -> XValue:
    rows = nodes_of(args[0](near, focus))
    return float(sum(over_rows(near, (args[0], "number"), rows, _number_in)))


MANY = 20

FUNCTIONS: Mapping[str, Function] = MappingProxyType(
    {
        "true": Function(0, 0, _on_values(lambda: True)),
        "false": Function(0, 0, _on_values(lambda: False)),
        "not": Function(1, 1, _on_values(lambda v: not truth_of(v))),
        "boolean": Function(1, 1, _on_values(truth_of)),
        "number": Function(1, 1, _on_values(number_of)),
        "string": Function(1, 1, _on_values(text_of)),
        "if": Function(3, 3, _if),
        "coalesce": Function(2, MANY, _coalesce),
        "once": Function(1, 1, _once),
        "selected": Function(2, 2, _on_values(_selected)),
        "selected-at": Function(2, 2, _on_values(_selected_at)),
        "pulldata": Function(4, 4, _pulldata),
        "format-date": Function(2, 2, _on_values(_format_date)),
        "count-selected": Function(1, 1, _on_values(lambda v: float(len(text_of(v).split())))),
        "count": Function(1, 1, _on_values(lambda v: float(len(nodes_of(v))))),
        "count-non-empty": Function(
            1, 1, _on_values(lambda v: float(sum(1 for n in nodes_of(v) if n.text or n.cells)))
        ),
        "sum": Function(1, 1, _sum),
        "min": Function(1, MANY, _extreme(min)),
        "max": Function(1, MANY, _extreme(max)),
        "round": Function(1, 1, _whole(lambda n: math.floor(n + 0.5))),
        "floor": Function(1, 1, _whole(math.floor)),
        "ceiling": Function(1, 1, _whole(math.ceil)),
        "int": Function(1, 1, _whole(math.trunc)),
        "today": Function(0, 0, lambda near, focus, args: near.today.isoformat()),
        "date": Function(1, 1, _on_values(date_of)),
        "string-length": Function(1, 1, _on_values(lambda v: float(len(text_of(v))))),
        "normalize-space": Function(1, 1, _on_values(lambda v: " ".join(text_of(v).split()))),
        "concat": Function(2, MANY, _on_values(lambda *vs: "".join(text_of(v) for v in vs))),
        "contains": Function(2, 2, _on_values(lambda v, w: text_of(w) in text_of(v))),
        "starts-with": Function(2, 2, _on_values(lambda v, w: text_of(v).startswith(text_of(w)))),
        "regex": Function(2, 2, _regex),
        "position": Function(0, 1, _position),
        "last": Function(0, 0, _last),
    }
)
