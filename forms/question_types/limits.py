"""Whether the limits a pack gives are limits its type knows, and can be read."""

from __future__ import annotations

from datetime import date

from forms.model import Column, Question
from forms.question_types.dates import DateType
from forms.question_types.registry import type_of


def limit_problems(asked: Question | Column) -> list[tuple[str, str, str]]:
    """(key, what, remedy) in Dutch for every limit that is wrong."""
    kind, found = type_of(asked), []
    for key, value in asked.limits.items():
        where = f"limits.{key}"
        if key not in kind.limit_keys:
            allowed = ", ".join(sorted(kind.limit_keys)) or "geen"
            found.append((where, f"type {kind.name} kent deze grens niet", f"Toegestaan: {allowed}."))
        elif isinstance(kind, DateType):
            if not _is_date(value):
                found.append((where, "dit is geen datum", "Schrijf JJJJ-MM-DD of today."))
        elif not value.lstrip("-").isdecimal() or not value.isascii():
            found.append((where, "dit is geen heel getal", 'Schrijf een getal als "40".'))
    return found


def _is_date(text: str) -> bool:
    if text == "today":
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
