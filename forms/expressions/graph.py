"""Who looks at whom: the order in which conditions are evaluated, and circles with their path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

References = Mapping[str, Iterable[str]]


@dataclass(frozen=True, slots=True)
class Circle:
    """A condition that in the end looks at itself: 'A -> B -> A'."""

    path: tuple[str, ...]

    def __str__(self) -> str:
        return " -> ".join(self.path)


def _walk(references: References) -> tuple[tuple[str, ...], tuple[Circle, ...]]:
    """Order with what is looked at first, and the circles. Without recursion: a pack may be long."""
    done: dict[str, None] = {}
    circles: dict[frozenset[str], Circle] = {}
    for start in references:
        path: list[str] = [start]
        rest = [iter(sorted(references[start]))] if start not in done else []
        while rest:
            name = next(rest[-1], None)
            if name is None:
                done[path.pop()] = None
                rest.pop()
            elif name in path:
                found = (*path[path.index(name) :], name)
                circles.setdefault(frozenset(found), Circle(found))
            elif name in references and name not in done:
                path.append(name)
                rest.append(iter(sorted(references[name])))
    return tuple(done), tuple(circles.values())


def evaluation_order(references: References) -> tuple[str, ...]:
    """All names, each after the names it looks at. With circles the order within them is arbitrary."""
    return _walk(references)[0]


def find_circles(references: References) -> tuple[Circle, ...]:
    """Every circle found, each with its path; none means the conditions can be evaluated in order."""
    return _walk(references)[1]


def dependents_of(references: References) -> dict[str, frozenset[str]]:
    """Per name the names whose condition looks at it directly."""
    found: dict[str, set[str]] = {}
    for name, looked_at in references.items():
        for other in looked_at:
            found.setdefault(other, set()).add(name)
    return {name: frozenset(others) for name, others in found.items()}
