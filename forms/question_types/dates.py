"""Dates as people say them: a whole date, a date of which day or month is unknown, a date or 'nog niet'."""

from __future__ import annotations

import calendar
import re
from datetime import date

from forms.problems import AnswerProblem, Refused
from forms.question_types.asked import UNKNOWN, Asked, QuestionType, Raw, Value
from forms.question_types.texts import western_digits

MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_ABBREVIATED = {"mrt": 3, "sept": 9}
NOT_YET = "nog_niet"
_SEPARATOR = r"[\s./\-]+"
_DAY_FIRST = re.compile(rf"([0-9]{{1,2}}){_SEPARATOR}([0-9]{{1,2}}|[a-z]+){_SEPARATOR}([0-9]{{4}})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[\s./\-]+([0-9]{1,2})(?:[\s./\-]+([0-9]{1,2}))?")
_MONTH_YEAR = re.compile(rf"([0-9]{{1,2}}|[a-z]+){_SEPARATOR}([0-9]{{4}})")
_VALUE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")
_NOT_A_DATE = Refused(AnswerProblem.NOT_A_DATE)
_IMPOSSIBLE = Refused(AnswerProblem.IMPOSSIBLE_DATE)


def _month(word: str) -> int | None:
    if word.isdigit():
        return int(word)
    if word in _ABBREVIATED:
        return _ABBREVIATED[word]
    found = [
        number for number, name in enumerate(MONTHS, start=1) if len(word) >= 3 and name.startswith(word)
    ]
    return found[0] if len(found) == 1 else None


def _parts(text: str) -> tuple[int, int | None, int | None] | None:
    """(year, month or None, day or None) as typed, or None when it is no date at all."""
    if found := _DAY_FIRST.fullmatch(text):
        month = _month(found[2])
        return None if month is None else (int(found[3]), month, int(found[1]))
    if found := _YEAR_FIRST.fullmatch(text):
        return int(found[1]), int(found[2]), int(found[3]) if found[3] else None
    if found := _MONTH_YEAR.fullmatch(text):
        month = _month(found[1])
        return None if month is None else (int(found[2]), month, None)
    return (int(text), None, None) if re.fullmatch(r"[0-9]{4}", text) else None


def _span(year: int, month: int | None, day: int | None) -> tuple[date, date] | None:
    """First and last day that a (partial) date can mean; None when there is no such day."""
    try:
        first = date(year, 1 if month is None else month, 1 if day is None else day)
        last_month = 12 if month is None else month
        return first, date(year, last_month, calendar.monthrange(year, last_month)[1] if day is None else day)
    except ValueError:
        return None


def _is_limit(text: str) -> bool:
    if text == "today":
        return True
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _limit(text: str, today: date) -> date:
    return today if text == "today" else date.fromisoformat(text)


class DateType(QuestionType):
    """A whole date, kept as 'YYYY-MM-DD'. Limits: min and max, an ISO date or 'today', both included."""

    name = "date"
    limit_keys = frozenset({"min", "max"})
    may_be_partial = False

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if not isinstance(raw, str):
            return UNKNOWN
        text = western_digits(raw).strip().lower()
        if not text:
            return None
        parts = _parts(text)
        if parts is None or (parts[2] is None and not self.may_be_partial):
            return _NOT_A_DATE
        if _span(*parts) is None:
            return _IMPOSSIBLE
        numbers = [f"{parts[0]:04d}", *(f"{part:02d}" for part in parts[1:] if part is not None)]
        value = "-".join(numbers)
        return self.check(value, asked, today) or value

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        found = _VALUE.fullmatch(value) if isinstance(value, str) else None
        if found is None or (found[3] is None and not self.may_be_partial):
            return _NOT_A_DATE
        span = _span(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
        if span is None:
            return _IMPOSSIBLE
        if (latest := asked.limits.get("max")) is not None and span[0] > _limit(latest, today):
            return Refused(AnswerProblem.DATE_IN_FUTURE, {"max": _limit(latest, today).isoformat()})
        if (earliest := asked.limits.get("min")) is not None and span[1] < _limit(earliest, today):
            return Refused(AnswerProblem.DATE_TOO_OLD, {"min": _limit(earliest, today).isoformat()})
        return None

    def limit_problem(self, key: str, value: str) -> tuple[str, str] | None:
        return None if _is_limit(value) else ("dit is geen datum", "Schrijf JJJJ-MM-DD of today.")

    def show(self, value: Value, asked: Asked) -> str:
        found = _VALUE.fullmatch(value) if isinstance(value, str) else None
        if found is None:
            return ""
        words = [str(int(found[3]))] if found[3] else []
        if found[2] and 1 <= int(found[2]) <= 12:
            words.append(MONTHS[int(found[2]) - 1])
        return " ".join([*words, found[1]])


class PartialDateType(DateType):
    """A date of which day, or day and month, may be unknown: 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'."""

    name = "date_partial"
    may_be_partial = True


class DateOrNotYetType(DateType):
    """A whole date, or 'nog_niet'. The pack gives the text of 'nog_niet' as the one choice."""

    name = "date_or_not_yet"

    def read(self, raw: Raw, asked: Asked, today: date) -> Value | Refused:
        if isinstance(raw, str) and raw.strip().lower().replace(" ", "_") == NOT_YET:
            return NOT_YET
        return super().read(raw, asked, today)

    def check(self, value: Value, asked: Asked, today: date) -> Refused | None:
        return None if value == NOT_YET else super().check(value, asked, today)

    def show(self, value: Value, asked: Asked) -> str:
        if value == NOT_YET:
            choice = asked.choice(NOT_YET)
            return choice.text if choice is not None else "nog niet"
        return super().show(value, asked)

    def definition_problems(self, asked: Asked) -> tuple[str, ...]:
        if [choice.key for choice in asked.choices] != [NOT_YET] or asked.columns:
            return ("een vraag van type date_or_not_yet heeft precies één keuze, nog_niet",)
        return ()
