"""Doing something with every row of a repeat, and next time only with the rows that changed.

Row 200 has to cost what row 2 costs: what was made of a row is kept beside the rows it was made of. The
memory belongs to one conversation and goes with it; nothing of what people said stays in the room.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from forms.expressions.values import Node, Surroundings

_T = TypeVar("_T")


def over_rows(
    near: Surroundings, key: object, rows: tuple[Node, ...], make: Callable[[Node], _T]
) -> tuple[_T, ...]:
    """`make` of every row. `make` looks at the row only; `key` is one place in one expression."""
    if near.memory is None or len(rows) < 2:
        return tuple(make(row) for row in rows)
    before, made = near.memory.get(key, ((), ()))
    same = _same_start(before, rows)
    if same == len(rows) == len(before):
        return made
    if same < len(rows) and len(rows) == len(before) and before[same + 1 :] == rows[same + 1 :]:
        found = made[:same] + (make(rows[same]),) + made[same + 1 :]  # noqa: RUF005 - copied whole, not row by row
    else:
        found = made[:same] + tuple(make(row) for row in rows[same:])
    near.memory[key] = (rows, found)
    return found


def _same_start(before: tuple[Node, ...], now: tuple[Node, ...]) -> int:
    """How many rows at the start are the same ones. Tuples compare without Python seeing each row."""
    high = min(len(before), len(now))
    if before is now or before == now:
        return high
    # most often it is the last row that changed or came
    if high and before[: high - 1] == now[: high - 1]:
        return high if before[high - 1] == now[high - 1] else high - 1
    low = 0
    while low < high:
        middle = (low + high + 1) // 2
        if before[low:middle] == now[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low
