"""What an answer change says, read strictly; and the answers of one dossier at a glance.

The value of a change of kind `answer` is {"state": null or an AnswerState, "value": JSON}. Rows of a repeat
have keys of their own ('G03#<row id>'). What cannot be read is kept apart and never guessed at.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from desktop.domain.changes import Change, ChangeKind, HeadKey, JsonValue, is_conflict
from forms.answer_moves import ROW_MARK
from forms.model import AnswerState


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: a state that stands in place of a value, or a value, or neither (emptied)."""

    state: AnswerState | None
    value: JsonValue

    @property
    def is_empty(self) -> bool:
        """True when the answer was taken back: neither a state nor a value."""
        return self.state is None and self.value in (None, "", ())


def read_answer(value: JsonValue) -> Answer:
    """The answer in a change value. Raises ValueError (without content) when it has another shape."""
    if value is None:
        return Answer(None, None)
    if not isinstance(value, Mapping) or len(value) != 2 or not ("state" in value and "value" in value):
        raise ValueError("answer payload has another shape")
    state = value["state"]
    if state is None:
        return Answer(None, value["value"])
    if not isinstance(state, str) or state not in set(AnswerState):
        raise ValueError("answer state is unknown")
    return Answer(AnswerState(state), None)


def answer_value(value: JsonValue, state: AnswerState | None = None) -> Mapping[str, JsonValue]:
    """The change value for an answer: the other direction of `read_answer`."""
    return {"state": state.value if state else None, "value": None if state else value}


@dataclass(frozen=True, slots=True)
class Answers:
    """The answers of one dossier by key, as they can be relied upon.

    A key with a conflict has no answer here: neither value is 'the' value until a person chose.
    """

    by_key: Mapping[str, Answer]
    conflicts: frozenset[str] = frozenset()
    unreadable: frozenset[str] = frozenset()
    #: rows that were asked for already, by question; the plan asks for the same ones again and again
    _rows: dict[str, tuple[Mapping[str, JsonValue], ...]] = field(
        default_factory=dict, init=False, compare=False, repr=False
    )

    def answer(self, question: str) -> Answer | None:
        """The answer to a question, None when there is none, it was emptied or it is in conflict."""
        found = self.by_key.get(question)
        return None if found is None or found.is_empty else found

    def is_asked(self, question: str) -> bool:
        """True when something stands there: a value, a state ('weet niet' is a full answer) or rows."""
        return self.answer(question) is not None or bool(self.rows(question))

    def is_settled(self, question: str) -> bool:
        """As `is_asked`, but 'later' and 'niet begrepen' leave a question open, as they do in the talk."""
        found = self.answer(question)
        if found is not None and found.state in (AnswerState.LATER, AnswerState.NIET_BEGREPEN):
            return False
        return self.is_asked(question)

    def text(self, question: str) -> str | None:
        """The value as text (also a choice key or ISO date); None when it is not text."""
        found = self.answer(question)
        return found.value.strip() or None if found is not None and isinstance(found.value, str) else None

    def number(self, question: str) -> int | None:
        """The value as a whole number, None when it is not one."""
        found = self.answer(question)
        value = None if found is None else found.value
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def day(self, question: str) -> date | None:
        """The value as a whole date, None when it is partial or no date."""
        return whole_day(self.text(question))

    def chosen(self, question: str) -> tuple[str, ...]:
        """The choice keys of a multi-choice answer, in the order given; empty when there are none."""
        found = self.answer(question)
        value = None if found is None else found.value
        if isinstance(value, str):
            return (value,)
        return tuple(v for v in value if isinstance(v, str)) if isinstance(value, list | tuple) else ()

    def cells(self, question: str) -> Mapping[str, JsonValue]:
        """The lines of a scale set by column key; empty when it is no such answer."""
        found = self.answer(question)
        return found.value if found is not None and isinstance(found.value, Mapping) else {}

    def rows(self, question: str) -> tuple[Mapping[str, JsonValue], ...]:
        """The rows of a repeat, in the order of their row ids (which is the order they were made in)."""
        if question not in self._rows:
            start = question + ROW_MARK
            found = (self.by_key[key].value for key in sorted(k for k in self.by_key if k.startswith(start)))
            self._rows[question] = tuple(value for value in found if isinstance(value, Mapping))
        return self._rows[question]


def whole_day(text: str | None) -> date | None:
    """An ISO date 'YYYY-MM-DD' as a date; None for anything else, a partial date included."""
    if text is None or len(text) != 10:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def day_span(text: str | None) -> tuple[date, date] | None:
    """First and last possible day of 'YYYY', 'YYYY-MM' or 'YYYY-MM-DD'; None when it is none of these."""
    if text is None:
        return None
    if len(text) == 4:
        first, last = whole_day(f"{text}-01-01"), whole_day(f"{text}-12-31")
    elif len(text) == 7:
        first = whole_day(f"{text}-01")
        last = first and first.replace(day=calendar.monthrange(first.year, first.month)[1])
    else:
        first = last = whole_day(text)
    return None if first is None or last is None else (first, last)


def answers_from(
    heads: Mapping[HeadKey, tuple[Change, ...]],
    before: Mapping[HeadKey, tuple[Change, ...]] = MappingProxyType({}),
    known: Answers | None = None,
) -> Answers:
    """The answers in the heads of a dossier: pure, whatever order the changes came in.

    `known` are the answers in the heads `before`: what is still the same is taken from there.
    """
    by_key: dict[str, Answer] = {}
    conflicts: set[str] = set()
    unreadable: set[str] = set()
    same = known.by_key if known is not None else {}
    for at, found in heads.items():
        kind, key = at
        if kind is not ChangeKind.ANSWER or not found:
            continue
        if key in same and before.get(at) is found:
            by_key[key] = same[key]
            continue
        if len(found) > 1 and is_conflict(found):
            conflicts.add(key)
            continue
        try:
            by_key[key] = read_answer(found[0].value)
        except ValueError:
            unreadable.add(key)
    return Answers(by_key, frozenset(conflicts), frozenset(unreadable))
