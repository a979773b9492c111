"""Days, times and counts in Dutch words, for what the klantmanager reads. Local time is Europe/Amsterdam."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from desktop.domain.dutch_days import MONTHS as MONTHS
from desktop.domain.dutch_days import WEEKDAYS as WEEKDAYS
from desktop.domain.dutch_days import day_words as day_words
from desktop.domain.wording import Phrase, nl

HERE = ZoneInfo("Europe/Amsterdam")


def local(moment: datetime) -> datetime:
    """An aware moment on the clock of Amsterdam."""
    return moment.astimezone(HERE)


def short_day(day: date) -> str:
    """'15 september'."""
    return nl("{day} {month}", day=day.day, month=MONTHS[day.month - 1])


def clock_time(moment: datetime) -> str:
    """'10:42' in Amsterdam."""
    return f"{local(moment):%H:%M}"


def day_and_time(moment: datetime) -> str:
    """'maandag 14 september, 17:20'."""
    day = day_words(local(moment).date(), with_year=False)
    return nl("{day}, {time}", day=day, time=clock_time(moment))


def when_last(moment: datetime, today: date) -> str:
    """'vandaag om 10:42', 'gisteren om 17:20', 'maandag 14 september om 17:20'."""
    day = local(moment).date()
    gone = (today - day).days
    words = {0: nl("vandaag"), 1: nl("gisteren")}.get(gone) or day_words(day, with_year=False)
    return nl("{day} om {time}", day=words, time=clock_time(moment))


def counted(number: int, one: str, more: str) -> str:
    """'1 dag', '34 dagen'."""
    words = one if number == 1 else more
    return nl("{number} {words}", number=number, words=words if isinstance(words, Phrase) else nl(words))
