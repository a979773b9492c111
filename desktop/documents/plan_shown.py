"""What the plan shows besides its sentences: the line under its title, the leaf of the next talk, the row of
days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from desktop.documents.blocks import CalendarLeaf, Direction, Line, Role, Twin, WeekDays
from desktop.domain.plan_lines import ClockTime, Day, PlanLine

DUTCH = "nl"
NEXT_TALK = "plan.8.next"
_FRIDAY = 4
#: the alternative of a picture that repeats the words beside it: nothing to be read aloud
SILENT = Line("", DUTCH, Direction.LTR, Role.LABEL)


class CalendarTexts(Protocol):
    """The names of days and months, in every language."""

    def weekday_name(self, weekday: int, language: str) -> str: ...
    def month_name(self, month: int, language: str) -> str: ...
    def number_words(self, number: int, language: str) -> str: ...


def below_title(title: Twin, whose: Line) -> Line:
    """The Dutch of the title, where that is another text, and whose plan it is: one line for one reader."""
    is_same = title.own.language == DUTCH
    return whose if is_same else replace(whose, text=f"{title.dutch.text} · {whose.text}")


def next_talk(lines: Iterable[PlanLine]) -> tuple[date, str] | None:
    """Day and clock time 'HH:MM' of the next talk; None while there is no date."""
    for line in lines:
        if line.key.startswith(NEXT_TALK):
            day, time = line.values.get("datum"), line.values.get("tijd")
            if isinstance(day, Day) and isinstance(time, ClockTime):
                return day.day, time.time
    return None


def leaf(
    day: date,
    clock: str,
    texts: CalendarTexts,
    language: str,
    direction: Direction,
    is_small: bool = False,
) -> CalendarLeaf:
    """The leaf of a day; a small one has the Dutch weekday as the row of days has it, 'di'."""
    short = 2 if is_small else None
    weekday, month = day.weekday(), day.month
    return CalendarLeaf(
        weekday=_label(
            texts.weekday_name(weekday, language),
            texts.weekday_name(weekday, DUTCH)[:short],
            language,
            direction,
        ),
        day=texts.number_words(day.day, language),
        month=_label(texts.month_name(month, language), texts.month_name(month, DUTCH), language, direction),
        clock=clock,
    )


def week_days(chosen: tuple[int, ...], texts: CalendarTexts, language: str, direction: Direction) -> WeekDays:
    """Monday to Friday, to Sunday where there is a lesson in the weekend; short in Dutch."""
    last = 7 if max(chosen) > _FRIDAY else _FRIDAY + 1
    names = (
        _label(texts.weekday_name(day, language), texts.weekday_name(day, DUTCH)[:2], language, direction)
        for day in range(last)
    )
    return WeekDays(tuple(names), frozenset(chosen))


def _label(own: str, dutch: str, language: str, direction: Direction) -> Twin:
    return Twin(
        Line(own, language, direction, Role.LABEL), Line(dutch, DUTCH, Direction.LTR, Role.LABEL_DUTCH)
    )
