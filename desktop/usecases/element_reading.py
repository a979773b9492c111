"""From a form as it was typed to the value of an element of the plan. What cannot be is refused at its field.

An empty form is None: the element is taken back. Days are typed as in `read_day`; local calendar days.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from desktop.domain.answer import day_span
from desktop.domain.changes import JsonValue
from desktop.domain.doelgroep import QUESTION_KENNISGEVING, WI2021_START
from desktop.domain.errors import Refusal, RefusalCode
from desktop.domain.ontzorgen import forms_of, is_reason_missing
from desktop.domain.plan_elements import (
    ChildPlace,
    Counter,
    DualKind,
    ElementKey,
    LanguageAim,
    Online,
    Part,
    Per,
)
from desktop.domain.plan_needs import GUIDANCE_SUBJECTS, Situation
from desktop.usecases.dutch_words import day_words
from desktop.usecases.one_line import one_line
from desktop.usecases.typed_days import read_day
from forms.question_types.grid import grid_keys

Raw = Mapping[str, str | tuple[str, ...]]

#: nobody learns more hours than this in a week, or in the whole traject: a slip of the fingers
MOST_A_WEEK, MOST_IN_ALL = 60, 5000
#: as many talks as a municipality may choose (law value voortgang.talks_asiel)
MOST_TALKS = 36
LONGEST_REASON = 600
YES, NO = "ja", "nee"
_HOURS = re.compile(r"(\d{1,6})\s*(?:u|uur|uren)?", re.IGNORECASE)
_YEAR = re.compile(r"\d{4}")
_BETWEEN_DAYS = re.compile(r"[\n;,]+")


def read_element(key: str, raw: Raw, case: Situation) -> JsonValue:
    """The value of a decision key out of its form; None where everything in it is empty.

    Refusal with the name of the field in the form: NOT_A_DATE, IMPOSSIBLE_DATE, DATE_IN_FUTURE,
    BEFORE_OTHER_DAY, BEFORE_KENNISGEVING, NOT_A_NUMBER, OUT_OF_RANGE, REASON_MISSING, UNKNOWN_CHOICE, and
    what `one_line` refuses. KeyError for a key that is no element.
    """
    if not any(_filled(value) for value in raw.values()):
        return None
    if key.startswith(ElementKey.CHILD):
        return _child(raw, case)
    return _READERS[key](raw, case)


def read_past_day(text: str, field: str, today: date) -> date:
    """A day that is not ahead; without a year the last one that was."""
    day = _day(text, field, today)
    if day > today and not _YEAR.search(text):
        try:
            day = day.replace(year=day.year - 1)
        except ValueError:  # 29 February
            raise Refusal(RefusalCode.IMPOSSIBLE_DATE, field) from None
    if day > today:
        raise Refusal(RefusalCode.DATE_IN_FUTURE, field)
    return day


def _filled(value: str | tuple[str, ...]) -> bool:
    return bool(value.strip()) if isinstance(value, str) else bool(value)


def _text(raw: Raw, field: str) -> str:
    value = raw.get(field, "")
    return value.strip() if isinstance(value, str) else ""


def _keys(raw: Raw, field: str, allowed: tuple[str, ...]) -> tuple[str, ...]:
    """The chosen keys in the order of what there is to choose from."""
    value = raw.get(field, ())
    chosen = value if isinstance(value, tuple) else ()
    if not set(chosen) <= set(allowed):
        raise Refusal(RefusalCode.UNKNOWN_CHOICE, field)
    return tuple(one for one in allowed if one in chosen)


def _choice(raw: Raw, field: str, allowed: tuple[str, ...]) -> str:
    value = _text(raw, field)
    if value not in allowed:
        raise Refusal(RefusalCode.UNKNOWN_CHOICE, field)
    return value


def _day(text: str, field: str, today: date) -> date:
    return read_day(text, today, field)


def _optional_day(raw: Raw, field: str, today: date) -> date | None:
    text = _text(raw, field)
    return _day(text, field, today) if text else None


def _iso(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _hours(raw: Raw, least: int, most: int) -> int:
    found = _HOURS.fullmatch(_text(raw, "hours"))
    if found is None:
        raise Refusal(RefusalCode.NOT_A_NUMBER, "hours")
    hours = int(found[1])
    if not least <= hours <= most:
        raise Refusal(RefusalCode.OUT_OF_RANGE, "hours", {"min": str(least), "max": str(most)})
    return hours


def _after_letter(day: date | None, field: str, case: Situation) -> None:
    """Nothing of the plan begins before DUO told of the plicht."""
    letter = case.answers.day(QUESTION_KENNISGEVING)
    if day is not None and letter is not None and day < letter:
        raise Refusal(RefusalCode.BEFORE_KENNISGEVING, field, {"day": day_words(letter)})


# --- one reader per form


def _one_of(*allowed: str) -> Callable[[Raw, Situation], JsonValue]:
    return lambda raw, _case: _choice(raw, "value", allowed)


def _level(raw: Raw, case: Situation) -> JsonValue:
    allowed = [LanguageAim.B1, LanguageAim.B2]
    if case.elements.level is LanguageAim.A2:  # afschalen is an act of its own (BI 5.5): never begun here
        allowed.append(LanguageAim.A2)
    return _choice(raw, "value", tuple(allowed))


def _intensity(raw: Raw, case: Situation) -> JsonValue:
    per = _choice(raw, "per", tuple(Per))
    hours = _hours(raw, 1, MOST_A_WEEK if per == Per.WEEK else MOST_IN_ALL)
    start = _optional_day(raw, "start", case.today)
    _after_letter(start, "start", case)
    return {"hours": hours, "per": per, "from": _iso(start)}


def _lesson(raw: Raw, case: Situation) -> JsonValue:
    start = _optional_day(raw, "start", case.today)
    _after_letter(start, "start", case)
    online = _text(raw, "online")
    return {
        "school": one_line(_text(raw, "school"), "school"),
        "place": one_line(_text(raw, "place"), "place"),
        "start": _iso(start),
        "days": _keys(raw, "days", grid_keys({})),
        "online": _choice(raw, "online", tuple(Online)) if online else "",
    }


def _dual(raw: Raw, _case: Situation) -> JsonValue:
    return {"what": one_line(_text(raw, "what"), "what"), "kind": _choice(raw, "kind", tuple(DualKind))}


def _ontzorgen_start(raw: Raw, case: Situation) -> JsonValue:
    """The first day of the bijstand: not before the act, not before the person was coupled or came here."""
    day = _day(_text(raw, "value"), "value", case.today)
    if day < WI2021_START:
        raise Refusal(RefusalCode.DATE_TOO_OLD, "value")
    for question in ("P10", "A01"):
        cell = case.answers.cells(question).get("sinds")
        since = day_span(cell if isinstance(cell, str) else None)
        if since is not None and day < since[0]:
            raise Refusal(RefusalCode.BEFORE_OTHER_DAY, "value")
    end = case.elements.ontzorgen.end
    if end is not None and end < day:
        raise Refusal(RefusalCode.BEFORE_OTHER_DAY, "value")
    return day.isoformat()


def _ontzorgen_end(raw: Raw, case: Situation) -> JsonValue:
    day = _day(_text(raw, "value"), "value", case.today)
    start = case.elements.ontzorgen.start
    if start is None or day < start:
        raise Refusal(RefusalCode.BEFORE_OTHER_DAY, "value")
    return day.isoformat()


def _ontzorgen_form(raw: Raw, case: Situation) -> JsonValue:
    form = _choice(raw, "form", tuple(item.key for item in forms_of(case.law)))
    reason = one_line(_text(raw, "reason"), "reason", LONGEST_REASON)
    if is_reason_missing(form, reason):
        raise Refusal(RefusalCode.REASON_MISSING, "reason")
    return {"form": form, "reason": reason}


def _guidance(raw: Raw, case: Situation) -> JsonValue:
    who = one_line(_text(raw, "who"), "who")
    what = _keys(raw, "what", tuple(GUIDANCE_SUBJECTS))
    return {"who": who, "what": what, "from": _iso(_optional_day(raw, "start", case.today))}


def _child(raw: Raw, case: Situation) -> JsonValue:
    waits = _text(raw, "waiting") == YES
    since = _text(raw, "since")
    return {
        "what": _choice(raw, "what", tuple(ChildPlace)),
        "where": one_line(_text(raw, "where"), "where"),
        "from": _iso(_optional_day(raw, "start", case.today)),
        "waiting": waits,
        "since": _iso(read_past_day(since, "since", case.today)) if waits and since else "",
    }


def _talks(raw: Raw, case: Situation) -> JsonValue:
    """Each day once, in order; within the term where there is one, and not before DUO's letter."""
    typed = [one.strip() for one in _BETWEEN_DAYS.split(_text(raw, "days")) if one.strip()]
    days = sorted({_day(one, "days", case.today) for one in typed})
    if len(days) > MOST_TALKS:
        raise Refusal(RefusalCode.OUT_OF_RANGE, "days", {"min": "1", "max": str(MOST_TALKS)})
    for day in days:
        _after_letter(day, "days", case)
        if case.term is not None and case.term.last is not None and day > case.term.last:
            raise Refusal(RefusalCode.AFTER_TERM, "days", {"day": day_words(case.term.last)})
    return {"days": tuple(day.isoformat() for day in days)} if days else None


def _done(raw: Raw, case: Situation) -> JsonValue:
    on = _text(raw, "on")
    day = read_past_day(on, "on", case.today) if on else case.today
    return {"hours": _hours(raw, 0, MOST_IN_ALL), "on": day.isoformat()}


_READERS: Mapping[str, Callable[[Raw, Situation], JsonValue]] = MappingProxyType(
    {
        ElementKey.LEVEL: _level,
        ElementKey.ALPHABET: _one_of(YES, NO),
        ElementKey.LESSON: _lesson,
        ElementKey.DUAL: _dual,
        ElementKey.ONTZORGEN_START: _ontzorgen_start,
        ElementKey.ONTZORGEN_END: _ontzorgen_end,
        ElementKey.ONTZORGEN_FORM: _ontzorgen_form,
        ElementKey.GUIDANCE: _guidance,
        ElementKey.TALKS: _talks,
        ElementKey.EXAM_A2: _one_of(YES, NO),
        ElementKey.FINISH_STUDY: _one_of(YES, NO),
        **{part.key: _intensity for part in Part},
        **{counter.key: _done for counter in Counter},
    }
)
