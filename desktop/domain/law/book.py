"""The law book: every value the law gives, as it holds on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


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


@dataclass(frozen=True, slots=True)
class LawOnDay:
    """The law as it is on one day."""

    day: date
    values: tuple[LawValue, ...]

    def value(self, key: str) -> LawValue:
        """The value of `key` on this day; Refusal(LAW_BEFORE_FIRST_DATE) before its first date, KeyError if unknown."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class LawBook:
    values: tuple[LawValue, ...]
    holidays: frozenset[date]

    def on(self, day: date) -> LawOnDay:
        raise NotImplementedError
