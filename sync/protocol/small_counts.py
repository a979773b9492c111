"""Which counts of a table may not be told: small ones, and those from which a small one could be worked out.

A count of 1 to 4 is about people that somebody may recognise. Hiding it alone is not enough: totals give it
back by subtraction. So more is hidden until nobody who sees the rest, and knows these rules, can find the
exact number behind any small count.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

#: counts below this are not told, except nought
LEAST_SHOWN = 5

K = TypeVar("K", bound=Hashable)
#: a total and the parts it is the sum of
Sum = tuple[K, tuple[K, ...]]
Bounds = tuple[int, int | None]  # least and most, None = no most
_Row = tuple[dict[K, Fraction], Fraction]  # coefficients of what is hidden, and what they add up to


def is_small(count: int) -> bool:
    """True for a count that is about so few people that it is not told."""
    return 0 < count < LEAST_SHOWN


class Hidden(StrEnum):
    """How a count is not told."""

    SMALL = "small"  # it is said to be 1 to 4
    UNTOLD = "untold"  # nothing is said of it, except that it is not nought


def hidden_counts(counts: Mapping[K, int], sums: Sequence[Sum[K]]) -> dict[K, Hidden]:
    """What of `counts` is not to be told. `sums`: every identity between them that a reader knows.

    Ends always: in the last resort it is told of nothing but noughts what it is.
    """
    hidden = {key: Hidden.SMALL for key, count in counts.items() if is_small(count)}
    while True:
        found = _left_alone(counts, hidden, sums) or _found_out(counts, hidden, sums)
        more = _to_hide(counts, hidden, sums, found)
        if not more:
            return hidden
        hidden |= dict.fromkeys(more, Hidden.UNTOLD)


def _to_hide(
    counts: Mapping[K, int], hidden: Mapping[K, Hidden], sums: Sequence[Sum[K]], found: Sequence[K]
) -> set[K]:
    """For each that could be found out the smallest count that is told and bears on it, else any that is
    told; where none is, the largest of which it was said that it is small. Empty: nothing can be found."""
    if not found:
        return set()
    order = {key: (count, place) for place, (key, count) in enumerate(counts.items())}
    told = {key for key, count in counts.items() if count and key not in hidden}
    more: set[K] = set()
    for at in found:
        near = {key for total, parts in sums if at in (total, *parts) for key in (total, *parts)}
        if near & more:
            continue  # what is hidden already may do: look again first
        beside = near & told or _beside(at, hidden, sums) & told
        if beside:
            more.add(min(beside, key=order.__getitem__))
    if more:
        return more
    if told:
        return {min(told, key=order.__getitem__)}
    said = [key for key, how in hidden.items() if how is Hidden.SMALL]
    return {max(said, key=order.__getitem__)} if said else set()


def _left_alone(counts: Mapping[K, int], hidden: Mapping[K, Hidden], sums: Sequence[Sum[K]]) -> tuple[K, ...]:
    """Small counts that are the only one hidden in a sum: found by a plain subtraction."""
    alone = []
    for total, parts in sums:
        unknown = [key for key in (total, *parts) if key in hidden]
        if len(unknown) == 1 and is_small(counts[unknown[0]]):
            alone.append(unknown[0])
    return tuple(dict.fromkeys(alone))


def _beside(at: K, hidden: Mapping[K, Hidden], sums: Sequence[Sum[K]]) -> set[K]:
    """What stands in one sum with `at`, or with something hidden that does, and so on."""
    reached: set[K] = {at}
    lines = [{total, *parts} for total, parts in sums]
    before = 0
    while len(reached) > before:
        before = len(reached)
        for line in lines:
            if any(key in hidden for key in line & reached):
                reached |= line
    return reached


def _found_out(counts: Mapping[K, int], hidden: Mapping[K, Hidden], sums: Sequence[Sum[K]]) -> tuple[K, ...]:
    """The small counts that can be worked out exactly, in the order of `counts`."""
    rows = [_row(counts, hidden, one) for one in sums]
    bounds: dict[K, Bounds] = {}
    for key, how in hidden.items():
        bounds[key] = (1, LEAST_SHOWN - 1 if how is Hidden.SMALL else None)
    narrowed = _narrowed(bounds, [*rows, *_solved(rows)])
    return tuple(
        key
        for key in counts
        if key in hidden and is_small(counts[key]) and narrowed[key][0] == narrowed[key][1]
    )


def _row(counts: Mapping[K, int], hidden: Mapping[K, Hidden], one: Sum[K]) -> _Row[K]:
    """A sum as an equation of what is hidden: parts less total, on the other side what is told."""
    total, parts = one
    unknown: dict[K, Fraction] = {}
    rest = Fraction(0)
    for key, sign in ((total, -1), *((part, 1) for part in parts)):
        if key in hidden:
            unknown[key] = unknown.get(key, Fraction(0)) + sign
        else:
            rest -= sign * counts[key]
    return {key: number for key, number in unknown.items() if number}, rest


def _solved(rows: list[_Row[K]]) -> list[_Row[K]]:
    """The equations after Gauss and Jordan: what follows for one unknown alone stands in a row alone."""
    solved: list[_Row[K]] = []
    for unknown, rest in rows:
        for known, known_rest in solved:
            unknown, rest = _less(unknown, rest, known, known_rest)
        if not unknown:
            continue
        pivot = next(iter(unknown))
        scale = unknown[pivot]
        unknown, rest = {key: number / scale for key, number in unknown.items()}, rest / scale
        solved = [_less(other, other_rest, unknown, rest) for other, other_rest in solved]
        solved.append((unknown, rest))
    return solved


def _less(one: dict[K, Fraction], rest: Fraction, by: dict[K, Fraction], by_rest: Fraction) -> _Row[K]:
    """`one` without the first unknown of `by`."""
    factor = one.get(next(iter(by)), Fraction(0))
    if not factor:
        return one, rest
    left = {key: one.get(key, Fraction(0)) - factor * by.get(key, Fraction(0)) for key in {**one, **by}}
    return {key: number for key, number in left.items() if number}, rest - factor * by_rest


def _narrowed(bounds: dict[K, Bounds], rows: Iterable[_Row[K]]) -> dict[K, Bounds]:
    """What the equations leave of the bounds, again and again until nothing gets narrower."""
    found, equations = dict(bounds), list(rows)
    changed = True
    while changed:
        changed = False
        for unknown, rest in equations:
            for key, number in unknown.items():
                least, most = _between(found, unknown, rest, key, number)
                low, high = found[key]
                new = (
                    low if least is None else max(low, -(-least // 1)),
                    high if most is None else int(most // 1) if high is None else min(high, int(most // 1)),
                )
                now = (int(new[0]), new[1])
                if now != found[key]:
                    found[key], changed = now, True
    return found


def _between(
    found: Mapping[K, Bounds], unknown: Mapping[K, Fraction], rest: Fraction, key: K, number: Fraction
) -> tuple[Fraction | None, Fraction | None]:
    """Between what `key` must lie in one equation, given how far the others reach."""
    low: Fraction | None = rest
    high: Fraction | None = rest
    for other, factor in unknown.items():
        if other == key:
            continue
        least, most = found[other]
        ends = (factor * least, None if most is None else factor * most)
        small, large = ends if factor > 0 else (ends[1], ends[0])
        low = None if low is None or large is None else low - large
        high = None if high is None or small is None else high - small
    ends_of = (None if low is None else low / number, None if high is None else high / number)
    return ends_of if number > 0 else (ends_of[1], ends_of[0])
