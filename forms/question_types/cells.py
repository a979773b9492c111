"""Which cells of one row apply: conditions between cells that stand beside each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from forms.expressions import (
    Expression,
    ExpressionBroken,
    Node,
    Surroundings,
    evaluation_order,
    parse_expression,
    truth_of,
)
from forms.model import Column

#: a condition between cells sees its row and nothing else, so no day either (the reader refuses today())
_NEAR = Surroundings({}, date.min)


def columns_that_apply(columns: Sequence[Column], texts: Mapping[str, str]) -> tuple[str, ...]:
    """Keys of the columns whose condition holds in a row with these texts, in the order of the columns.

    A cell that does not apply is empty for the others. A condition that gives no value shows its cell.
    """
    seen, hidden = dict(texts), set()
    for key, condition in _conditions(tuple((column.key, column.relevant) for column in columns)):
        outcome = condition.evaluate(_NEAR, Node("", seen))
        if outcome.trouble is None and not truth_of(outcome.value):
            seen.pop(key, None)
            hidden.add(key)
    return tuple(column.key for column in columns if column.key not in hidden)


def cell_references(column: Column) -> frozenset[str]:
    """The sibling cells a column's condition looks at; none when there is no (readable) condition."""
    condition = _readable(column.relevant)
    return frozenset() if condition is None else condition.cells


def _readable(source: str | None) -> Expression | None:
    try:
        return None if source is None else parse_expression(source)
    except ExpressionBroken:
        return None  # reported where a pack is read


@lru_cache(maxsize=1024)
def _conditions(columns: tuple[tuple[str, str | None], ...]) -> tuple[tuple[str, Expression], ...]:
    """The conditions of a row, each after the cells it looks at."""
    parsed = {key: _readable(source) for key, source in columns}
    order = evaluation_order({key: () if c is None else c.cells for key, c in parsed.items()})
    return tuple((key, condition) for key in order if (condition := parsed[key]) is not None)
