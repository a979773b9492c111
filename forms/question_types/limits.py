"""Whether the limits a pack gives are limits its type knows, and can be read."""

from __future__ import annotations

from forms.model import Column, Question
from forms.question_types.registry import type_of


def limit_problems(asked: Question | Column) -> list[tuple[str, str, str]]:
    """(key, what, remedy) in Dutch for every limit that is wrong."""
    kind, found = type_of(asked), []
    for key, value in asked.limits.items():
        where = f"limits.{key}"
        if key not in kind.limit_keys:
            allowed = ", ".join(sorted(kind.limit_keys)) or "geen"
            found.append((where, f"type {kind.name} kent deze grens niet", f"Toegestaan: {allowed}."))
        elif (problem := kind.limit_problem(key, value)) is not None:
            found.append((where, *problem))
    return found
