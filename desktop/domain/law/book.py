"""The law book: every value the law gives, as it holds on a day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from desktop.domain.errors import Refusal, RefusalCode


class Confidence(StrEnum):
    """How sure we are (domain file 0.1)."""

    LAW = "law"
    LAW2 = "law2"
    GUIDANCE = "guidance"
    INFERRED = "inferred"


@dataclass(frozen=True, slots=True)
class LawValue:
    """One value of one key, holding from `start` until the next value of that key."""

    key: str  # 'pip.term_days'
    value: int | str
    unit: str
    start: date
    end: date | None  # last day, None = open
    article: str
    source: str
    confidence: Confidence
    checked_by: str  # '' = nobody yet: marked 'niet nagekeken' on screen
    rule: str = ""  # 'R-TRM-01': the line of the rule list it stands for

    @property
    def number(self) -> int:
        """The value as a number; TypeError where the law gives a text (a bug: the code asked wrongly)."""
        if not isinstance(self.value, int):
            raise TypeError(f"{self.key} is not a number")
        return self.value


@dataclass(frozen=True, slots=True)
class LawOnDay:
    """The law as it is on one day."""

    day: date
    values: tuple[LawValue, ...]
    #: per known key the first day it has a value; tells 'too early' from 'no such key'
    first_days: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))

    def value(self, key: str) -> LawValue:
        """The value of `key` on this day.

        Raises Refusal(LAW_BEFORE_FIRST_DATE) when it holds nothing on this day (facts: key, first, day);
        KeyError if no such key exists.
        """
        for found in self.values:
            if found.key == key:
                return found
        first = self.first_days[key]
        facts = {"key": key, "first": first.isoformat(), "day": self.day.isoformat()}
        raise Refusal(RefusalCode.LAW_BEFORE_FIRST_DATE, field=key, facts=facts)


@dataclass(frozen=True, slots=True)
class LawBook:
    """All values with their periods, and the days on which the Algemene termijnenwet lets a term run on.

    `holidays_through` is the last year the holiday list is complete for; beyond it only weekends shift a
    term, and whoever computes one says so.
    """

    values: tuple[LawValue, ...]
    holidays: frozenset[date]
    holidays_from: int = 0
    holidays_through: int = 0

    def on(self, day: date) -> LawOnDay:
        """The law on `day`. A key that has no value yet on that day refuses when it is asked."""
        holding = tuple(v for v in self.values if v.start <= day and (v.end is None or day <= v.end))
        first: dict[str, date] = {}
        for value in self.values:
            first[value.key] = min(first.get(value.key, value.start), value.start)
        return LawOnDay(day, holding, MappingProxyType(first))

    def knows_holidays_of(self, day: date) -> bool:
        """True when the list of holidays is complete for the year of `day`."""
        return self.holidays_from <= day.year <= self.holidays_through
