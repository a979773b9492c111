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
class MunicipalChoice:
    """What a municipality may fill in: one of `options`, a number from `least` to `most`, or a short text."""

    options: tuple[str, ...] = ()
    least: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the rule list: what holds, in which period, and what the app does with it. Dutch texts."""

    id: str  # 'R-TRM-01'
    text: str
    app: str  # what the app does, in one line
    start: date
    end: date | None  # last day, None = open
    article: str
    source: str
    confidence: Confidence
    checked_by: str

    def holds_on(self, day: date) -> bool:
        """True from `start` to `end`, both included."""
        return self.start <= day and (self.end is None or day <= self.end)

    @property
    def is_checked(self) -> bool:
        """True once a person laid it beside the official text."""
        return bool(self.checked_by)


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry: a key of ours, the Dutch name, the code of the GGM where it has one."""

    key: str
    name: str
    ggm: str = ""
    avg: str = ""  # '9' or '10' where naming it for a person is special or criminal data


@dataclass(frozen=True, slots=True)
class LawList:
    """A fixed list (themes, core values, goals) as it holds from `start`."""

    key: str  # 'map.themes'
    items: tuple[ListItem, ...]
    start: date
    end: date | None
    article: str
    source: str
    confidence: Confidence
    checked_by: str
    rule: str = ""


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
    #: what a municipality may choose for this key, None = the key is national and nobody but the law fills it
    choice: MunicipalChoice | None = None
    decided_by: str = ""  # which decision of the municipality fills it, '' = the national value

    @property
    def is_checked(self) -> bool:
        """True once a person laid it beside the official text."""
        return bool(self.checked_by)

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
    rules: tuple[Rule, ...] = ()
    lists: tuple[LawList, ...] = ()

    def value(self, key: str) -> LawValue:
        """The value of `key` on this day.

        Raises Refusal(LAW_BEFORE_FIRST_DATE) when it holds nothing on this day (facts: key, first, day);
        KeyError if no such key exists.
        """
        for found in self.values:
            if found.key == key:
                return found
        raise self._nothing_yet(key)

    def rule(self, id: str) -> Rule:
        """The rule of the rule list as it holds on this day. Refusal and KeyError as `value`."""
        for found in self.rules:
            if found.id == id:
                return found
        raise self._nothing_yet(id)

    def items(self, key: str) -> tuple[ListItem, ...]:
        """The entries of a list on this day, in its own order. Refusal and KeyError as `value`."""
        for found in self.lists:
            if found.key == key:
                return found.items
        raise self._nothing_yet(key)

    def _nothing_yet(self, key: str) -> Refusal:
        first = self.first_days[key]
        facts = {"key": key, "first": first.isoformat(), "day": self.day.isoformat()}
        return Refusal(RefusalCode.LAW_BEFORE_FIRST_DATE, field=key, facts=facts)


@dataclass(frozen=True, slots=True)
class LawBook:
    """All values, rules and lists with their periods, and the days that Algemene termijnenwet art. 3 names.

    `holidays_through` is the last year the list of holidays is complete for, `equated_through` the last one
    for which the government has named extra days (art. 3 lid 3). Beyond the earlier of the two a last day
    may still move, and whoever computes one says so.
    """

    values: tuple[LawValue, ...]
    holidays: frozenset[date]
    holidays_from: int = 0
    holidays_through: int = 0
    equated_through: int = 0
    rules: tuple[Rule, ...] = ()
    lists: tuple[LawList, ...] = ()
    #: days that were looked up; a caseload asks the same day for every dossier
    _days: dict[date, LawOnDay] = field(default_factory=dict, init=False, repr=False, compare=False)

    def on(self, day: date) -> LawOnDay:
        """The law on `day`. A key that has no value yet on that day refuses when it is asked."""
        found = self._days.get(day)
        if found is None:
            if len(self._days) >= _MOST_DAYS:
                self._days.clear()
            found = self._days[day] = self._looked_up(day)
        return found

    def _looked_up(self, day: date) -> LawOnDay:
        first: dict[str, date] = {}
        for key, start in (
            *((value.key, value.start) for value in self.values),
            *((rule.id, rule.start) for rule in self.rules),
            *((one.key, one.start) for one in self.lists),
        ):
            first[key] = min(first.get(key, start), start)
        return LawOnDay(
            day,
            tuple(v for v in self.values if _holds(v.start, v.end, day)),
            MappingProxyType(first),
            tuple(rule for rule in self.rules if rule.holds_on(day)),
            tuple(one for one in self.lists if _holds(one.start, one.end, day)),
        )

    def rule(self, id: str) -> Rule:
        """A rule whatever the day, for showing where a value comes from. KeyError if there is none."""
        for found in self.rules:
            if found.id == id:
                return found
        raise KeyError(id)

    def knows_holidays_of(self, day: date) -> bool:
        """True when every day that does not count in the year of `day` is known."""
        return self.holidays_from <= day.year <= min(self.holidays_through, self.equated_through)


#: of so many days the law is kept at hand
_MOST_DAYS = 64


def _holds(start: date, end: date | None, day: date) -> bool:
    return start <= day and (end is None or day <= end)
