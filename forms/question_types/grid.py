"""The week grid: on which parts of which days (free for work, a fixed appointment)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from forms.problems import Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, RawShape, Value

DAYS: Mapping[str, str] = MappingProxyType(
    {
        "ma": "maandag",
        "di": "dinsdag",
        "wo": "woensdag",
        "do": "donderdag",
        "vr": "vrijdag",
        "za": "zaterdag",
        "zo": "zondag",
    }
)
DAY_PARTS = ("ochtend", "middag", "avond")


def grid_days(limits: Mapping[str, str]) -> tuple[str, ...]:
    """The days a grid has, from its limit `days` ('ma-vr'); the whole week when there is none."""
    first, mark, last = limits.get("days", "ma-zo").partition("-")
    week = list(DAYS)
    if mark and first in week and last in week and week.index(first) <= week.index(last):
        return tuple(week[week.index(first) : week.index(last) + 1])
    return tuple(week)


def grid_keys(limits: Mapping[str, str]) -> tuple[str, ...]:
    """Every cell of a grid in week order: 'ma_ochtend', 'ma_middag' ..."""
    return tuple(f"{day}_{part}" for day in grid_days(limits) for part in DAY_PARTS)


class GridType(QuestionType):
    """Parts of days; the value is the tuple of their keys in week order, or one exclusive choice ('geen').

    Raw keys are in the order of pointing: an exclusive choice that came last empties the others, one that
    came before others is dropped. Limit: days, the first and last day ('ma-vr').
    """

    name = "grid"
    raw_shape = RawShape.TEXTS
    limit_keys = frozenset({"days"})

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if raw == "":  # a cell of a row that nobody touched
            return None
        if isinstance(raw, str | Mapping):
            return UNKNOWN
        given = [key.strip() for key in raw]
        cells, alone = grid_keys(asked.limits), {choice.key for choice in asked.choices}
        if any(key not in cells and key not in alone for key in given):
            return UNKNOWN
        if given and given[-1] in alone:
            return (given[-1],)
        return tuple(key for key in cells if key in given) or None

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        if not isinstance(value, tuple | list) or not all(isinstance(key, str) for key in value):
            return UNKNOWN
        keys = tuple(str(key) for key in value)
        return None if keys and self.read(keys, asked, today) == keys else UNKNOWN

    def show(self, value: Value, asked: Asked) -> str:
        chosen = value if isinstance(value, tuple | list) else ()
        for choice in asked.choices:
            if choice.key in chosen:
                return choice.text
        days = []
        for day, name in DAYS.items():
            parts = [part for part in DAY_PARTS if f"{day}_{part}" in chosen]
            if parts:
                days.append(f"{name} {' en '.join(parts)}" if len(parts) < 3 else f"{name} de hele dag")
        return ", ".join(days)

    def is_empty(self, value: Value) -> bool:
        return not value

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        problems = []
        if any(not choice.is_exclusive for choice in asked.choices):
            problems.append("een keuze bij een weekrooster ('geen') moet is_exclusive = true hebben")
        if asked.columns:
            problems.append("een weekrooster heeft geen kolommen; de dagen staan in limits.days")
        return tuple(problems)

    def limit_problem(self, key: str, value: str) -> tuple[str, str] | None:
        first, mark, last = value.partition("-")
        if mark and first in DAYS and last in DAYS and list(DAYS).index(first) <= list(DAYS).index(last):
            return None
        return "dit zijn geen dagen", 'Schrijf de eerste en de laatste dag, als "ma-vr".'
