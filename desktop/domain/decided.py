"""The value that a decision has: of heads that differ there is none until a person chose."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from desktop.domain.answer import whole_day
from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, value_of

Heads = Mapping[HeadKey, tuple[Change, ...]]


def decided_text(heads: Heads, key: str) -> str:
    """A decision that is one text; '' where there is none."""
    value = value_of(heads.get((ChangeKind.DECISION, key), ()))
    return value if isinstance(value, str) else ""


def decided_table(heads: Heads, key: str) -> Mapping[str, JsonValue] | None:
    """A decision that has parts; None where there is none."""
    value = value_of(heads.get((ChangeKind.DECISION, key), ()))
    return value if isinstance(value, Mapping) else None


def decided_day(heads: Heads, key: str) -> date | None:
    """A decision that is a whole day (ISO); None where there is none."""
    return whole_day(decided_text(heads, key))
